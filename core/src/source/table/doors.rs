//! Where an area without mapped entrances may be entered.

use geo_types::{LineString, MultiPolygon};

use crate::geo::{LonLat, Metric};

/// One door for so many metres of outline, no fewer and no more than these: a kiosk has four sides, and beyond sixteen
/// points a park's walks hardly change while each costs a search of its own.
const METRES_PER_DOOR: f64 = 25.0;
const FEWEST: f64 = 4.0;
const MOST: f64 = 16.0;

/// Points spread evenly along the outer rings of an area: its doors where nobody mapped any.
///
/// An estimate on the generous side: a fenced park is entered at its gates only, which the source should give as
/// points instead.
pub(super) fn doors_along(outline: &MultiPolygon<f64>) -> Vec<LonLat> {
    let rings: Vec<Vec<LonLat>> = outline.iter().map(|polygon| places(polygon.exterior())).collect();
    let length: f64 = rings.iter().map(|ring| length_m(ring)).sum();
    if length.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater) {
        return Vec::new();
    }
    let step = length / (length / METRES_PER_DOOR).ceil().clamp(FEWEST, MOST);
    rings.iter().flat_map(|ring| along(ring, step)).collect()
}

fn places(ring: &LineString<f64>) -> Vec<LonLat> {
    ring.0.iter().filter_map(|c| LonLat::new(c.x, c.y).ok()).collect()
}

fn length_m(ring: &[LonLat]) -> f64 {
    ring.windows(2).map(|pair| Metric::Ellipsoid.length_m(pair[0], pair[1])).sum()
}

/// The first point of a ring and every point `step` metres further on, without the one that closes it.
fn along(ring: &[LonLat], step: f64) -> Vec<LonLat> {
    let mut doors = Vec::new();
    let (mut next, mut walked) = (0.0, 0.0);
    let end = length_m(ring) - step / 2.0;
    for pair in ring.windows(2) {
        let length = Metric::Ellipsoid.length_m(pair[0], pair[1]);
        while next <= walked + length && next < end.max(step / 2.0) && length > 0.0 {
            doors.push(pair[0].toward(pair[1], (next - walked) / length));
            next += step;
        }
        walked += length;
    }
    doors
}
