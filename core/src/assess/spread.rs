//! How many facilities it takes at least to reach places that are far apart.

use std::collections::BTreeMap;

/// A lower bound on the number of facilities that bring every one of `from_west` (metres in a plane) within `limit_m`.
///
/// Two places farther apart than twice the limit cannot share a facility. Places come from west to east, and each is taken
/// that is that far from all taken before; their number is a bound.
pub(super) fn apart(from_west: impl Iterator<Item = [f64; 2]>, limit_m: f64) -> u32 {
    let apart_m = 2.0 * limit_m;
    if !(apart_m.is_finite() && apart_m > 0.0) {
        return 0;
    }
    // By row of so many metres, those taken in it: only the last of three rows can be near.
    let mut taken: BTreeMap<i64, Vec<[f64; 2]>> = BTreeMap::new();
    let mut count = 0;
    for [x, y] in from_west {
        let row = (y / apart_m).floor() as i64;
        let reached = |other: &&[f64; 2]| x - other[0] <= apart_m;
        let near = |other: &[f64; 2]| (other[0] - x).hypot(other[1] - y) <= apart_m;
        let mut around = taken.range(row.saturating_sub(1)..=row.saturating_add(1));
        if !around.any(|(_, row)| row.iter().rev().take_while(reached).any(near)) {
            taken.entry(row).or_default().push([x, y]);
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::apart;

    #[test]
    fn places_within_twice_the_limit_may_share_one() {
        let row = |n: usize, step: f64| (0..n).map(move |i| [i as f64 * step, 0.0]);
        assert_eq!(apart(row(1, 0.0), 300.0), 1);
        assert_eq!(apart(row(3, 600.0), 300.0), 2, "the first and the third cannot");
        assert_eq!(apart(row(5, 601.0), 300.0), 5);
        assert_eq!(apart(row(100, 0.1), 300.0), 1);
        assert_eq!(apart(row(0, 1.0), 300.0), 0);
        assert_eq!(apart((-3..0).map(|i| [f64::from(i) * 601.0, 0.0]), 300.0), 3, "west of the origin as well");
    }

    #[test]
    fn a_limit_that_is_none_gives_no_bound() {
        for limit in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(apart([[0.0, 0.0]].into_iter(), limit), 0);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Looking at the last of three rows finds what looking at all that are taken finds.
        #[test]
        fn rows_hide_nobody(
            mut places in proptest::collection::vec((-2000.0..2000.0f64, -2000.0..2000.0f64), 0..80),
            limit_m in 1.0..900.0f64,
        ) {
            places.sort_by(|a, b| a.partial_cmp(b).unwrap_or(std::cmp::Ordering::Equal));
            let mut taken: Vec<(f64, f64)> = Vec::new();
            for place in &places {
                if taken.iter().all(|other| (other.0 - place.0).hypot(other.1 - place.1) > 2.0 * limit_m) {
                    taken.push(*place);
                }
            }
            let found = apart(places.iter().map(|(x, y)| [*x, *y]), limit_m);
            prop_assert_eq!(found as usize, taken.len());
        }
    }
}
