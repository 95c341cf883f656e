//! What stands on a node: gates, bollards, walls, doors.

use super::super::tags::Tags;
use super::access::{Permission, permission};
use super::crossing;
use crate::network::{Crossing, Gate, Passage};

/// What a node means for the ways through it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct NodeRole {
    pub(super) gate: Gate,
    /// Whether contraction must keep it.
    pub(super) keep: bool,
    pub(super) crossing: Crossing,
}

/// What a node's tags mean for the ways through it.
pub(super) fn role(tags: Tags<'_>) -> NodeRole {
    let crossing = crossing::of_node(tags);
    let door = tags.get("entrance").is_some_and(|value| value != "no") || tags.has("door");
    let lift = tags.is("highway", "elevator");
    let station = tags.is("railway", "subway_entrance");
    NodeRole { gate: gate(tags), keep: crossing != Crossing::None || door || lift || station, crossing }
}

/// Who may pass a node.
///
/// A gate nobody wrote about is open, as OpenStreetMap's defaults have it; so is everything that stops only vehicles.
/// A locked one is for those who hold a key. On doors only what `foot=*` or `access=*` says counts.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:barrier>.
fn gate(tags: Tags<'_>) -> Gate {
    let barrier = tags.get("barrier");
    if barrier.is_none() && !tags.has("entrance") && !tags.has("door") {
        return Gate::Open;
    }
    let shut = tags.is("locked", "yes") || barrier.is_some_and(is_solid);
    match told(tags) {
        Some(Gate::Visitors) if shut => Gate::Residents,
        Some(gate) => gate,
        None if shut => Gate::Closed,
        None => Gate::Open,
    }
}

/// What `foot=*` or `access=*` says of a gate. `private` there is the residents' (门禁), while a `private` way may be
/// walked to its end; `customers`, `destination` and `delivery` let visitors in.
fn told(tags: Tags<'_>) -> Option<Gate> {
    let key = if permission(tags, "foot").is_some() { "foot" } else { "access" };
    let private = tags.get(key).is_some_and(|value| value.split(';').any(|v| v.trim() == "private"));
    Some(match permission(tags, key)? {
        Permission::May(Passage::Public) => Gate::Open,
        Permission::May(Passage::EndOnly) if !private => Gate::Visitors,
        Permission::May(_) => Gate::Residents,
        Permission::No | Permission::SidePath => Gate::Closed,
    })
}

/// What no walker gets past, unless a tag says there is a way.
fn is_solid(barrier: &str) -> bool {
    matches!(barrier, "wall" | "city_wall" | "retaining_wall" | "fence" | "wire_fence" | "hedge" | "ditch")
}
