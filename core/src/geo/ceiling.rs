//! The most that a length can measure, found without an angle.

use super::plane::{delta_lon, radii};
use super::{BoundingBox, LonLat, Metric};

/// More than the rounding of any length.
const ROUNDING: f64 = 1.0 + 1e-9;

/// Metres for each degree within a box, at most: whether a stated length can be too short is mostly told without measuring.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Ceiling {
    north_m: f64,
    east_m: f64,
}

impl Ceiling {
    /// For places within `bounds`.
    ///
    /// The shortest line is no longer than any other, and one leads along the meridian and the parallel in step: a degree of
    /// the one is longest towards the poles, of the other towards the equator.
    pub(crate) fn within(bounds: BoundingBox, metric: Metric) -> Ceiling {
        let (south, north) = (bounds.south_west.lat(), bounds.north_east.lat());
        let farthest = south.abs().max(north.abs());
        let nearest = if south <= 0.0 && north >= 0.0 { 0.0 } else { south.abs().min(north.abs()) };
        let (north_m, east_m) = match metric {
            Metric::Ellipsoid => (radii(farthest).0, radii(nearest).1),
            Metric::Sphere(radius) => (radius, radius * nearest.to_radians().cos()),
        };
        let of_degree = |radius: f64| (radius * ROUNDING).to_radians();
        Ceiling { north_m: of_degree(north_m), east_m: of_degree(east_m) }
    }

    /// No less than the length from `a` to `b` in metres, and hardly more where the box is a city.
    #[inline]
    pub(crate) fn length_m(self, a: LonLat, b: LonLat) -> f64 {
        let (east_m, north_m) = (delta_lon(a, b) * self.east_m, (b.lat() - a.lat()) * self.north_m);
        (east_m * east_m + north_m * north_m).sqrt()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "the numbers are within range")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn places() -> impl Strategy<Value = Vec<LonLat>> {
        let lat = prop_oneof![-90.0..=90.0, -1.0..=1.0, 79.0..=90.0];
        (prop_oneof![-180.0..=180.0, 178.0..=182.0], lat, 0.0..2.0).prop_flat_map(|(lon, lat, far): (f64, f64, f64)| {
            let near = (-far..=far, -far..=far).prop_map(move |(east, north)| {
                let lon: f64 = lon + east;
                let lon = if lon > 180.0 { lon - 360.0 } else { lon.max(-180.0) };
                LonLat::new(lon, f64::clamp(lat + north, -90.0, 90.0)).unwrap()
            });
            prop::collection::vec(near, 2..8)
        })
    }

    proptest! {
        #[test]
        fn nothing_measures_more(places in places(), metric in prop_oneof![Just(Metric::Ellipsoid), Just(Metric::Sphere(6.4e6))]) {
            let ceiling = Ceiling::within(BoundingBox::around(places.iter().copied()).unwrap(), metric);
            for pair in places.windows(2) {
                let (length_m, at_most_m) = (metric.length_m(pair[0], pair[1]), ceiling.length_m(pair[0], pair[1]));
                prop_assert!(length_m <= at_most_m, "{length_m} {at_most_m}");
            }
        }
    }

    #[test]
    fn within_a_city_it_is_hardly_more_than_the_length() {
        let place = |lon, lat| LonLat::new(lon, lat).unwrap();
        let (a, b) = (place(118.78, 32.04), place(118.79, 32.05));
        let city = BoundingBox { south_west: place(118.6, 31.9), north_east: place(119.0, 32.2) };
        let share = Ceiling::within(city, Metric::Ellipsoid).length_m(a, b) / Metric::Ellipsoid.length_m(a, b);
        assert!(share < 1.002, "{share}");
    }
}
