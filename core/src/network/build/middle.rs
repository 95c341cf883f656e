//! Where the middle of a network is.

use std::ops::RangeInclusive;

use crate::error::{Error, ErrorKind};
use crate::geo::{BoundingBox, LonLat};
use crate::machine::threads::join;

/// The median of longitudes and of latitudes: one node at 0, 0 must not drag the plane of a city into the ocean.
///
/// Longitudes are taken relative to one of the nodes, so that a city on the antimeridian has its middle there too. All nodes
/// lie within `bounds`; none of both is an error.
pub(super) fn middle(nodes: &[LonLat], bounds: Option<BoundingBox>) -> Result<LonLat, Error> {
    let (Some(first), Some(bounds)) = (nodes.first(), bounds) else {
        return Err(Error::new(ErrorKind::Empty, "there are no ways to walk on"));
    };
    let (low, high) = (bounds.south_west, bounds.north_east);
    let half = nodes.len() / 2;
    let lons = || nodes.iter().map(|place| place.lon());
    let east_of_first = |lon: f64| (lon - first.lon() + 540.0).rem_euclid(360.0);
    let longitude = || match high.lon() - low.lon() < 180.0 {
        // On this side of the antimeridian whatever is farther east has the greater longitude.
        true => nth(half, lons(), low.lon()..=high.lon()),
        false => {
            let by_east = |a: &f64, b: &f64| east_of_first(*a).total_cmp(&east_of_first(*b)).then(a.total_cmp(b));
            *lons().collect::<Vec<_>>().select_nth_unstable_by(half, by_east).1
        }
    };
    let latitude = || nth(half, nodes.iter().map(|place| place.lat()), low.lat()..=high.lat());
    let (lon, lat) = join(longitude, latitude);
    LonLat::new(lon, lat)
}

/// Into how many bins values are counted before those of one are put in order.
const BINS: usize = 4096;

/// The value that has so many before it in ascending order, of more values than that, all of them within a range.
///
/// They are counted into bins, and only those of its bin are copied.
fn nth(n: usize, values: impl Iterator<Item = f64> + Clone, within: RangeInclusive<f64>) -> f64 {
    let (low, high) = within.into_inner();
    // Whatever is greater is in no lower bin, for no step of this changes the order; where all are equal, 0 / 0 is cast to 0.
    let bin = |value: f64| ((((value - low) / (high - low)) * BINS as f64) as usize).min(BINS - 1);
    let mut counts = [0; BINS];
    values.clone().for_each(|value| counts[bin(value)] += 1);
    let (mut before, mut of_nth) = (0, 0);
    while before + counts[of_nth] <= n {
        before += counts[of_nth];
        of_nth += 1;
    }
    let mut alike: Vec<f64> = values.filter(|value| bin(*value) == of_nth).collect();
    *alike.select_nth_unstable_by(n - before, f64::total_cmp).1
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// However the values are spread: evenly, at one place, or all but one at one place.
        #[test]
        fn the_nth_is_the_nth_of_the_sorted(
            mut values in prop::collection::vec(prop_oneof![-180.0..180.0, 118.7..118.9, Just(0.0), Just(-0.0)], 1..60),
            at in any::<prop::sample::Index>(),
        ) {
            let n = at.index(values.len());
            let (low, high) = values.iter().fold((f64::MAX, f64::MIN), |(low, high), v| (low.min(*v), high.max(*v)));
            let found = nth(n, values.iter().copied(), low..=high);
            values.sort_by(f64::total_cmp);
            prop_assert_eq!(found.to_bits(), values[n].to_bits());
        }
    }

    #[test]
    fn a_city_on_the_antimeridian_has_its_middle_there() {
        let place = |lon| LonLat::new(lon, -16.5).unwrap();
        let nodes = [179.9, -179.9, -179.8, 180.0, 179.8].map(place);
        let found = middle(&nodes, BoundingBox::around(nodes)).unwrap();
        assert_eq!(found, place(180.0));
    }
}
