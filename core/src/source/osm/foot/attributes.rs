//! What a walkable way's tags say of it: surface, slope, width, level, fitness for wheels.

use super::super::tags::Tags;
use super::direction::direction;
use super::highway::Walkable;
use super::{crossing, numbers};
use crate::network::{Crossing, EdgeAttributes, Surface, WayClass};

/// Everything the tags of a walkable way say. `at_node` is the crossing mapped on one of its nodes, if any.
pub(super) fn attributes(tags: Tags<'_>, walkable: Walkable, at_node: Crossing) -> EdgeAttributes {
    let grade_separated = is_grade_separated(tags);
    EdgeAttributes {
        class: walkable.class,
        passage: walkable.passage,
        direction: direction(tags),
        crossing: crossing::of_way(tags, at_node),
        surface: tags.get("surface").map_or(Surface::Unknown, surface),
        wheelchair: wheelchair(tags, walkable.class),
        incline: tags.get("incline").and_then(numbers::incline),
        width_m: tags.get("width").or_else(|| tags.get("est_width")).and_then(numbers::metres),
        layer: layer(tags, walkable.class),
        grade_separated,
    }
}

/// Whether the way runs over or under the ground. A passage through a building (`tunnel=building_passage`) does not.
pub(super) fn is_grade_separated(tags: Tags<'_>) -> bool {
    is_bridge(tags) || is_tunnel(tags)
}

fn is_bridge(tags: Tags<'_>) -> bool {
    tags.get("bridge").is_some_and(|value| value != "no")
}

fn is_tunnel(tags: Tags<'_>) -> bool {
    let tunnel = tags.get("tunnel").is_some_and(|value| !matches!(value, "no" | "building_passage" | "covered"));
    tunnel || tags.is("location", "underground")
}

/// `layer=*`, or the storey of an indoor way; else a bridge is above and a tunnel below the ground.
fn layer(tags: Tags<'_>, class: WayClass) -> i8 {
    let storey = || tags.get("level").filter(|_| class == WayClass::Indoor).and_then(numbers::layer);
    tags.get("layer").and_then(numbers::layer).or_else(storey).unwrap_or_else(|| {
        match (is_bridge(tags), is_tunnel(tags)) {
            (true, _) => 1,
            (_, true) => -1,
            _ => 0,
        }
    })
}

/// On steps: whether a ramp takes wheels up. Elsewhere: whether wheelchairs can pass.
fn wheelchair(tags: Tags<'_>, class: WayClass) -> Option<bool> {
    let yes_no = |key: &str| match tags.get(key)? {
        "yes" | "designated" | "separate" => Some(true),
        "no" => Some(false),
        // `limited` helps some and not others; which, nobody wrote.
        _ => None,
    };
    match class {
        WayClass::Steps => yes_no("ramp:wheelchair").or_else(|| yes_no("wheelchair")).or_else(|| yes_no("ramp")),
        _ => yes_no("wheelchair"),
    }
}

/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:surface>.
fn surface(value: &str) -> Surface {
    match value.split([':', ';']).next().unwrap_or(value) {
        "paved" | "asphalt" | "chipseal" | "concrete" | "paving_stones" | "bricks" | "brick" | "tiles" | "metal"
        | "metal_grid" | "wood" | "rubber" | "tartan" | "acrylic" | "plastic" | "granite" | "marble" | "stone" => {
            Surface::Paved
        }
        "sett" | "cobblestone" | "unhewn_cobblestone" | "compacted" | "fine_gravel" | "gravel" | "pebblestone"
        | "grass_paver" | "stepping_stones" | "rock" | "shells" => Surface::Rough,
        "unpaved" | "ground" | "earth" | "dirt" | "soil" | "grass" | "sand" | "mud" | "clay" | "woodchips" | "snow"
        | "ice" => Surface::Unpaved,
        _ => Surface::Unknown,
    }
}
