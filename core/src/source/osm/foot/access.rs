//! Who may walk: the values of `foot=*` and `access=*`.

use super::super::tags::Tags;
use crate::network::Passage;

/// What a value of `foot=*` or `access=*` says about walkers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Permission {
    /// They may pass, everyone or some.
    May(Passage),
    /// They may not.
    No,
    /// They must use the way beside it, which is mapped on its own.
    SidePath,
}

/// What each value says.
///
/// Nobody can be asked for a key here, so whoever may enter only with business there (`customers`, `delivery`,
/// `private`, `permit`) counts alike: usable at the start and the end of a walk, never through. `discouraged` is
/// legal, `official` is `designated` by law.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:access>, "List of possible values".
const VALUES: [(&str, Permission); 25] = [
    ("yes", Permission::May(Passage::Public)),
    ("designated", Permission::May(Passage::Public)),
    ("official", Permission::May(Passage::Public)),
    ("permissive", Permission::May(Passage::Public)),
    ("public", Permission::May(Passage::Public)),
    ("discouraged", Permission::May(Passage::Public)),
    ("limited", Permission::May(Passage::Public)),
    ("destination", Permission::May(Passage::EndOnly)),
    ("customers", Permission::May(Passage::EndOnly)),
    ("visitors", Permission::May(Passage::EndOnly)),
    ("delivery", Permission::May(Passage::EndOnly)),
    ("permit", Permission::May(Passage::EndOnly)),
    ("members", Permission::May(Passage::EndOnly)),
    ("employees", Permission::May(Passage::EndOnly)),
    ("students", Permission::May(Passage::EndOnly)),
    ("private", Permission::May(Passage::EndOnly)),
    ("restricted", Permission::May(Passage::EndOnly)),
    ("agricultural", Permission::May(Passage::EndOnly)),
    ("forestry", Permission::May(Passage::EndOnly)),
    ("residents", Permission::May(Passage::Residents)),
    ("no", Permission::No),
    ("none", Permission::No),
    ("military", Permission::No),
    ("emergency", Permission::No),
    ("use_sidepath", Permission::SidePath),
];

/// What the tag `key` says about walkers, or `None` without one, or with a value that says nothing (`unknown`).
///
/// Of several values (`customers;delivery`) the first that says something counts.
pub(super) fn permission(tags: Tags<'_>, key: &str) -> Option<Permission> {
    let values = tags.get(key)?.split(';').map(str::trim);
    values.filter_map(|value| VALUES.iter().find(|(known, _)| *known == value)).map(|(_, says)| *says).next()
}

/// Whether `foot=*` itself lets everyone walk, whatever the kind of way.
pub(super) fn foot_is_invited(tags: Tags<'_>) -> bool {
    permission(tags, "foot") == Some(Permission::May(Passage::Public))
}
