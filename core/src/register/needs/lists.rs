//! Lists that needs are kept in, checked.

use crate::error::{Error, ErrorKind};
use crate::model::NeedList;

/// At least one list, each with an id of its own.
pub(super) fn check(lists: &[NeedList]) -> Result<(), Error> {
    if lists.is_empty() {
        return Err(Error::new(ErrorKind::Value, "a register needs at least one list"));
    }
    for (i, list) in lists.iter().enumerate() {
        if list.id.trim().is_empty() {
            return Err(Error::new(ErrorKind::Value, "a list needs an id").with_value(&list.zh));
        }
        if lists[..i].iter().any(|other| other.id == list.id) {
            return Err(Error::new(ErrorKind::Value, "two lists have the same id").with_value(&list.id));
        }
    }
    Ok(())
}
