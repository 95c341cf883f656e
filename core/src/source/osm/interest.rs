//! Which elements of a file say anything about walking, homes or services; the rest is not kept.

/// Whether an element with a tag of this key is kept.
///
/// # References
///
/// The primary features of <https://wiki.openstreetmap.org/wiki/Map_features>, without boundaries, routes and power.
pub(super) fn is_interesting(key: &str) -> bool {
    matches!(
        key,
        "aeroway"
            | "amenity"
            | "area:highway"
            | "barrier"
            | "building"
            | "building:part"
            | "club"
            | "craft"
            | "crossing"
            | "cycleway"
            | "door"
            | "emergency"
            | "entrance"
            | "footway"
            | "government"
            | "healthcare"
            | "highway"
            | "historic"
            | "indoor"
            | "kerb"
            | "landuse"
            | "leisure"
            | "man_made"
            | "natural"
            | "office"
            | "place"
            | "public_transport"
            | "railway"
            | "room"
            | "shop"
            | "social_facility"
            | "sport"
            | "tourism"
            | "water"
            | "waterway"
    ) || key.starts_with("addr:")
}

/// Whether a relation of this `type` is kept even if only its members say what it is.
pub(super) fn is_interesting_relation(kind: &str) -> bool {
    matches!(kind, "multipolygon" | "building" | "site")
}
