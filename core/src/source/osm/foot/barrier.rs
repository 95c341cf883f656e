//! What a link from a door to the network may not cross: water, rail, motorways, walls.

use super::super::tags::Tags;
use super::attributes::is_grade_separated;
use super::highway::is_closed_road;
use super::numbers;
use crate::network::BarrierKind;

/// The barrier a way is, if it is one on the ground.
///
/// Streams and ditches are stepped over, trams share the street, hedges have gaps. A linear barrier under or over the
/// ground (`tunnel`, `bridge`, `covered`, another `layer`) stops nobody.
pub(super) fn of_way(tags: Tags<'_>) -> Option<BarrierKind> {
    if let Some(outline) = of_area(tags) {
        return Some(outline);
    }
    if is_grade_separated(tags) || is_covered(tags) || is_off_the_ground(tags) {
        return None;
    }
    if tags.is_any("waterway", &["river", "canal", "tidal_channel"]) {
        Some(BarrierKind::Water)
    } else if tags.is_any("railway", &["rail", "light_rail", "subway", "narrow_gauge"]) {
        Some(BarrierKind::Rail)
    } else if is_closed_road(tags) {
        Some(BarrierKind::Motorway)
    } else if tags.is_any("barrier", &["wall", "fence", "city_wall", "retaining_wall"]) {
        Some(BarrierKind::Wall)
    } else {
        None
    }
}

/// The barrier an area's outline is: shores of lakes and rivers, the coast. Also said of multipolygons.
pub(super) fn of_area(tags: Tags<'_>) -> Option<BarrierKind> {
    let water = tags.is_any("natural", &["water", "coastline"])
        || tags.is_any("waterway", &["riverbank", "dock"])
        || tags.is_any("landuse", &["basin", "reservoir"]);
    (water && !is_covered(tags) && !tags.is("tunnel", "culvert")).then_some(BarrierKind::Water)
}

fn is_covered(tags: Tags<'_>) -> bool {
    tags.get("covered").is_some_and(|value| value != "no")
}

fn is_off_the_ground(tags: Tags<'_>) -> bool {
    tags.get("layer").and_then(numbers::layer).is_some_and(|layer| layer != 0)
}
