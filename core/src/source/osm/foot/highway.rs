//! Which ways may be walked: one table of `highway=*`, and what overrides it.

use super::super::tags::Tags;
use super::access::{Permission, foot_is_invited, permission};
use crate::network::{Passage, WayClass};

/// Whether a kind of way may be walked when no tag says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foot {
    Yes,
    /// Only where `foot=*` allows it, or a sidewalk is part of it.
    IfTold,
    /// Not even then: there is nothing to walk on.
    Never,
}

/// Every kind of `highway=*` with a rule of its own.
///
/// A `cycleway` is walked only where it is told: the defaults differ by country, and in China it is mostly the lane
/// for non-motor vehicles (非机动车道) beside a pavement, where walkers may not go. A `trunk` is in China an urban
/// expressway (快速路) or a national road; with a pavement of its own it is walked. A `bridleway` is its riders'.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/OSM_tags_for_routing/Access_restrictions>, worldwide defaults.
const HIGHWAYS: [(&str, Foot, WayClass); 41] = [
    ("footway", Foot::Yes, WayClass::Footway),
    ("path", Foot::Yes, WayClass::Footway),
    ("pedestrian", Foot::Yes, WayClass::Footway),
    ("living_street", Foot::Yes, WayClass::Footway),
    ("platform", Foot::Yes, WayClass::Footway),
    ("crossing", Foot::Yes, WayClass::Footway),
    ("steps", Foot::Yes, WayClass::Steps),
    ("elevator", Foot::Yes, WayClass::Elevator),
    ("corridor", Foot::Yes, WayClass::Indoor),
    ("residential", Foot::Yes, WayClass::Street),
    ("unclassified", Foot::Yes, WayClass::Street),
    ("tertiary", Foot::Yes, WayClass::Street),
    ("tertiary_link", Foot::Yes, WayClass::Street),
    ("road", Foot::Yes, WayClass::Street),
    ("secondary", Foot::Yes, WayClass::MainStreet),
    ("secondary_link", Foot::Yes, WayClass::MainStreet),
    ("primary", Foot::Yes, WayClass::MainStreet),
    ("primary_link", Foot::Yes, WayClass::MainStreet),
    ("service", Foot::Yes, WayClass::Service),
    ("track", Foot::Yes, WayClass::Service),
    ("cycleway", Foot::IfTold, WayClass::Footway),
    ("bridleway", Foot::IfTold, WayClass::Footway),
    ("busway", Foot::IfTold, WayClass::Street),
    ("trunk", Foot::IfTold, WayClass::MainStreet),
    ("trunk_link", Foot::IfTold, WayClass::MainStreet),
    ("motorway", Foot::IfTold, WayClass::MainStreet),
    ("motorway_link", Foot::IfTold, WayClass::MainStreet),
    ("bus_guideway", Foot::Never, WayClass::Street),
    ("raceway", Foot::Never, WayClass::Street),
    ("escape", Foot::Never, WayClass::Street),
    ("construction", Foot::Never, WayClass::Street),
    ("proposed", Foot::Never, WayClass::Street),
    ("planned", Foot::Never, WayClass::Street),
    ("abandoned", Foot::Never, WayClass::Street),
    ("disused", Foot::Never, WayClass::Street),
    ("razed", Foot::Never, WayClass::Street),
    ("via_ferrata", Foot::Never, WayClass::Footway),
    ("rest_area", Foot::Never, WayClass::Street),
    ("services", Foot::Never, WayClass::Street),
    ("bus_stop", Foot::Never, WayClass::Street),
    ("no", Foot::Never, WayClass::Street),
];

/// A way that may be walked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Walkable {
    pub(super) class: WayClass,
    pub(super) passage: Passage,
}

/// How a way may be walked, or `None` where it may not. `closed` says whether it ends where it began.
///
/// `foot=*` beats `access=*` beats the kind of way. A pavement mapped as a way of its own (`sidewalk=separate`,
/// `foot=use_sidepath`) takes the walkers off the carriageway, unless `foot=*` invites them onto it as well.
pub(super) fn walkable(tags: Tags<'_>, closed: bool) -> Option<Walkable> {
    let (foot, class) = kind(tags)?;
    let told = match foot {
        Foot::Never => return None,
        Foot::IfTold if has_own_sidewalk(tags) || is_shared_cycleway(tags) => Permission::May(Passage::Public),
        Foot::IfTold => Permission::No,
        Foot::Yes => Permission::May(Passage::Public),
    };
    let general = match told {
        Permission::May(_) => permission(tags, "access").unwrap_or(told),
        // `access=yes` on a motorway speaks of its vehicles.
        refused => refused,
    };
    match permission(tags, "foot").unwrap_or(general) {
        Permission::May(_) if has_separate_sidewalks(tags) && !foot_is_invited(tags) => None,
        Permission::May(passage) => Some(Walkable { class: refine(class, tags, closed), passage }),
        Permission::No | Permission::SidePath => None,
    }
}

/// Whether the way is a road for motor traffic alone, which a link may not cross.
pub(super) fn is_closed_road(tags: Tags<'_>) -> bool {
    let fast =
        tags.is_any("highway", &["motorway", "motorway_link", "trunk", "trunk_link"]) || tags.is("motorroad", "yes");
    // Its walkers go along it on pavements of their own, and cross it where those do.
    fast && walkable(tags, false).is_none() && !has_separate_sidewalks(tags)
}

/// Whether the way was drawn for walkers alone; a city without a single one was not mapped for them. A living street
/// is also in networks made for cars.
pub(super) fn is_footway(tags: Tags<'_>, walkable: Walkable) -> bool {
    use WayClass::{Area, Elevator, Footway, Indoor, Steps};
    matches!(walkable.class, Footway | Steps | Elevator | Indoor | Area) && !tags.is("highway", "living_street")
}

fn kind(tags: Tags<'_>) -> Option<(Foot, WayClass)> {
    let Some(highway) = tags.get("highway") else {
        // Waiting areas and piers are walked like any footway. A ferry (`route=ferry`) is not walked at all.
        let walked =
            tags.is("railway", "platform") || tags.is("public_transport", "platform") || tags.is("man_made", "pier");
        return walked.then_some((Foot::Yes, WayClass::Footway));
    };
    let (_, foot, class) = HIGHWAYS.iter().find(|(name, _, _)| *name == highway)?;
    match foot {
        Foot::Yes if tags.is("motorroad", "yes") => Some((Foot::IfTold, *class)),
        foot => Some((*foot, *class)),
    }
}

fn refine(class: WayClass, tags: Tags<'_>, closed: bool) -> WayClass {
    let outline = closed && (tags.is("area", "yes") || (is_plaza_kind(tags) && !tags.is("area", "no")));
    match class {
        WayClass::Footway if outline => WayClass::Area,
        WayClass::Footway | WayClass::Service if is_indoor(tags) => WayClass::Indoor,
        other => other,
    }
}

/// Kinds that, drawn as a ring, are nearly always the edge of a square, a platform or a pier.
fn is_plaza_kind(tags: Tags<'_>) -> bool {
    match tags.get("highway") {
        Some(highway) => matches!(highway, "pedestrian" | "platform"),
        None => true,
    }
}

fn is_indoor(tags: Tags<'_>) -> bool {
    tags.get("indoor").is_some_and(|value| !matches!(value, "no" | "outside"))
}

/// The three ways to write which sides have a pavement.
fn sides<'a>(tags: Tags<'a>) -> [Option<&'a str>; 3] {
    [tags.get("sidewalk:both"), tags.get("sidewalk:left"), tags.get("sidewalk:right")]
}

/// Whether a pavement is part of the carriageway's own line.
fn has_own_sidewalk(tags: Tags<'_>) -> bool {
    tags.is_any("sidewalk", &["yes", "both", "left", "right"]) || sides(tags).contains(&Some("yes"))
}

/// Whether every pavement the way is known to have is mapped as a way of its own.
///
/// A side nobody wrote about may have a pavement: then the carriageway stays, since a gap in the network misleads
/// more than a second line beside a pavement.
fn has_separate_sidewalks(tags: Tags<'_>) -> bool {
    let separate = |side: Option<&str>| side == Some("separate");
    let none = |side: Option<&str>| matches!(side, Some("no" | "none"));
    let [both, left, right] = sides(tags);
    if has_own_sidewalk(tags) {
        return false;
    }
    tags.is("sidewalk", "separate")
        || separate(both)
        || (separate(left) && (separate(right) || none(right)))
        || (separate(right) && none(left))
}

/// Whether a cycleway says how it is shared with walkers (`segregated=yes` by a line, `no` without).
fn is_shared_cycleway(tags: Tags<'_>) -> bool {
    tags.is("highway", "cycleway") && tags.is_any("segregated", &["yes", "no"])
}
