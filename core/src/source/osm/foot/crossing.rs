//! Crossings of streets with cars, drawn as ways or as nodes.

use super::super::tags::Tags;
use crate::network::Crossing;

/// The crossing a way is, if it is one. Where its own tags do not say of what kind, `at_node` does.
///
/// A crossing somebody drew as a way of its own, of a kind nobody wrote, is as a rule painted on the street.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:crossing>.
pub(super) fn of_way(tags: Tags<'_>, at_node: Crossing) -> Crossing {
    const KEYS: [&str; 4] = ["footway", "path", "cycleway", "pedestrian"];
    if !tags.is("highway", "crossing") && !KEYS.iter().any(|key| tags.is(key, "crossing")) {
        return Crossing::None;
    }
    match (kind(tags), at_node) {
        (Some(kind), _) => kind,
        (None, Crossing::None) => Crossing::Marked,
        (None, at_node) => at_node,
    }
}

/// The crossing mapped on a node of a street; [`Crossing::None`] on any other node.
pub(super) fn of_node(tags: Tags<'_>) -> Crossing {
    match tags.get("highway") {
        Some("crossing") => kind(tags).unwrap_or(Crossing::Marked),
        // Signals of a junction that also hold the cars for walkers.
        Some("traffic_signals") if tags.has("crossing") => Crossing::Signals,
        _ => Crossing::None,
    }
}

fn kind(tags: Tags<'_>) -> Option<Crossing> {
    if tags.get("crossing:signals").is_some_and(|value| value != "no") {
        return Some(Crossing::Signals);
    }
    match tags.get("crossing") {
        Some("traffic_signals" | "pelican" | "toucan" | "puffin" | "pegasus" | "controlled") => Some(Crossing::Signals),
        Some("marked" | "uncontrolled" | "zebra" | "island") => Some(Crossing::Marked),
        Some("unmarked" | "informal" | "no") => Some(Crossing::Unmarked),
        _ => match tags.get("crossing:markings") {
            Some("no") => Some(Crossing::Unmarked),
            Some(_) => Some(Crossing::Marked),
            None => None,
        },
    }
}
