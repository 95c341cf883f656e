//! Dense nodes: a whole block's nodes as columns of differences.

use super::elements::{RawTag, index, push_tag, step};
use super::wire::{Fields, Malformed, Numbers};

/// The id and the coordinates (longitude, latitude) of a node, in the units of its block.
pub(super) type DenseNode = (i64, [i64; 2]);

/// Hands every node of the message to `see`, with its tags in scratch space that is reused.
pub(super) fn each_dense_node(
    message: &[u8],
    tags: &mut Vec<RawTag>,
    mut see: impl FnMut(DenseNode, &[RawTag]),
) -> Result<(), Malformed> {
    let none = Numbers::none;
    let (mut ids, mut lats, mut lons, mut keys) = (none(), none(), none(), none());
    for field in Fields::of(message) {
        match field? {
            (1, value) => ids = value.numbers()?,
            (8, value) => lats = value.numbers()?,
            (9, value) => lons = value.numbers()?,
            (10, value) => keys = value.numbers()?,
            _ => {}
        }
    }
    let (mut id, mut at) = (0i64, [0i64; 2]);
    for delta in ids {
        let (Some(lon), Some(lat)) = (lons.next(), lats.next()) else {
            return Err(Malformed("there are more node ids than coordinates"));
        };
        id = step(id, delta?)?;
        at = [step(at[0], lon?)?, step(at[1], lat?)?];
        next_tags(&mut keys, tags)?;
        see((id, at), tags);
    }
    Ok(())
}

/// The tags of the next node: pairs up to a zero.
fn next_tags(keys: &mut Numbers<'_>, tags: &mut Vec<RawTag>) -> Result<(), Malformed> {
    tags.clear();
    loop {
        match keys.next().transpose()? {
            None | Some(0) => return Ok(()),
            Some(key) => {
                let value = keys.next().transpose()?.ok_or(Malformed("a tag has a key but no value"))?;
                push_tag((index(key), index(value)), tags)?;
            }
        }
    }
}
