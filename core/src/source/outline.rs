//! What readers ask of an area: a place inside it, and the doors along its outline.

use geo::{Area, Centroid, Contains, InteriorPoint};
use geo_types::{LineString, MultiPolygon};

use crate::geo::{LonLat, Metric};

/// One door for so many metres of outline, no fewer and no more than these: a kiosk has four sides, and beyond sixteen
/// points a park's walks hardly change while each costs a search of its own.
const METRES_PER_DOOR: f64 = 25.0;
const FEWEST: f64 = 4.0;
const MOST: f64 = 16.0;

/// A place inside the largest part: its centroid where that lies inside, else some point that does.
pub(super) fn place_inside(outline: &MultiPolygon<f64>) -> Option<LonLat> {
    let largest = outline.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    let centroid = largest.centroid().filter(|point| largest.contains(point));
    let corner = || largest.exterior().0.first().map(|c| geo_types::Point(*c));
    let point = centroid.or_else(|| largest.interior_point()).or_else(corner)?;
    LonLat::new(point.x(), point.y()).ok()
}

/// Places spread evenly along the outer rings: the doors of an area where nobody mapped any.
///
/// An estimate on the generous side: a fenced park is entered at its gates only, which the source should give.
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
    let end = (length_m(ring) - step / 2.0).max(step / 2.0);
    for pair in ring.windows(2) {
        let length = Metric::Ellipsoid.length_m(pair[0], pair[1]);
        while next <= walked + length && next < end && length > 0.0 {
            doors.push(pair[0].toward(pair[1], (next - walked) / length));
            next += step;
        }
        walked += length;
    }
    doors
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use geo_types::{Polygon, polygon};
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_place_of_a_horseshoe_is_inside_it() {
        let shape = polygon![(x: 0.0, y: 0.0), (x: 3.0, y: 0.0), (x: 3.0, y: 3.0), (x: 2.0, y: 3.0), (x: 2.0, y: 1.0), (x: 1.0, y: 1.0), (x: 1.0, y: 3.0), (x: 0.0, y: 3.0)];
        let place = place_inside(&MultiPolygon(vec![shape.clone()])).unwrap();
        assert!(shape.contains(&geo_types::Point::new(place.lon(), place.lat())));
        assert_eq!(place_inside(&MultiPolygon(vec![])), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn doors_lie_on_the_outline_and_are_few(corners in proptest::collection::vec((0.0..0.01f64, 0.0..0.01f64), 3..12)) {
            let ring: LineString<f64> = corners.iter().map(|(x, y)| (118.0 + x, 32.0 + y)).collect();
            let outline = MultiPolygon(vec![Polygon::new(ring, vec![])]);
            let doors = doors_along(&outline);
            prop_assert!((4..=17).contains(&doors.len()), "{}", doors.len());
            let exterior = outline.0[0].exterior();
            for door in doors {
                use geo::{Distance, Euclidean};
                let away = Euclidean.distance(&geo_types::Point::new(door.lon(), door.lat()), exterior);
                prop_assert!(away < 1e-9, "{away}");
            }
            prop_assert!(place_inside(&outline).is_some());
        }
    }
}
