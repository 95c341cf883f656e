//! One-way walking: rare, and mostly escalators.

use super::super::tags::Tags;
use super::access::{Permission, permission};
use crate::network::Direction;

/// In which direction walkers may go.
///
/// `oneway=*` is about vehicles. It binds walkers only on ways of their own (footways, steps, corridors) that no
/// bicycle shares, where nobody else could be meant. `oneway:foot=*`, `foot:forward=*` and `foot:backward=*` always
/// do, and an escalator or moving walkway goes where it conveys; one that runs either way (`reversible`) binds nobody.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:oneway>, <https://wiki.openstreetmap.org/wiki/Key:conveying>.
pub(super) fn direction(tags: Tags<'_>) -> Direction {
    match tags.get("conveying") {
        Some("forward") => return Direction::Forward,
        Some("backward") => return Direction::Backward,
        _ => {}
    }
    let refused = |key| permission(tags, key) == Some(Permission::No);
    match (refused("foot:forward"), refused("foot:backward")) {
        (true, false) => return Direction::Backward,
        (false, true) => return Direction::Forward,
        _ => {}
    }
    match tags.get("oneway:foot").or_else(|| own_oneway(tags)) {
        Some("yes" | "1" | "true") => Direction::Forward,
        Some("-1" | "reverse") => Direction::Backward,
        _ => Direction::Both,
    }
}

fn own_oneway<'a>(tags: Tags<'a>) -> Option<&'a str> {
    let own = tags.is_any("highway", &["footway", "steps", "corridor"]);
    let shared = tags.get("bicycle").is_some_and(|value| !matches!(value, "no" | "dismount"));
    tags.get("oneway").filter(|_| own && !shared)
}
