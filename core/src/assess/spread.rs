//! How many facilities it takes at least to reach places that are far apart.

use std::collections::BTreeMap;

/// A lower bound on the number of facilities that bring every one of `points` (metres in a plane) within `limit_m`.
///
/// Two places farther apart than twice the limit cannot share a facility. Places are taken from the west, each that is
/// that far from all taken before; their number is a bound, and the same whatever the order they are given in.
pub(super) fn apart(points: impl Iterator<Item = [f64; 2]>, limit_m: f64) -> u32 {
    let apart_m = 2.0 * limit_m;
    if !(apart_m.is_finite() && apart_m > 0.0) {
        return 0;
    }
    let cell = |[x, y]: [f64; 2]| ((x / apart_m).floor() as i64, (y / apart_m).floor() as i64);
    let mut taken: BTreeMap<(i64, i64), Vec<[f64; 2]>> = BTreeMap::new();
    let mut count = 0;
    let mut points: Vec<[f64; 2]> = points.collect();
    points.sort_by(|a, b| a[0].total_cmp(&b[0]).then(a[1].total_cmp(&b[1])));
    for point in points {
        let (column, row) = cell(point);
        let around = (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (column + dx, row + dy)));
        let near = |other: &[f64; 2]| (other[0] - point[0]).hypot(other[1] - point[1]) <= apart_m;
        if !around.filter_map(|key| taken.get(&key)).flatten().any(near) {
            taken.entry((column, row)).or_default().push(point);
            count += 1;
        }
    }
    count
}

#[cfg(test)]
mod tests {
    use super::apart;

    #[test]
    fn places_within_twice_the_limit_may_share_one() {
        let row = |n: usize, step: f64| (0..n).map(move |i| [i as f64 * step, 0.0]);
        assert_eq!(apart(row(1, 0.0), 300.0), 1);
        assert_eq!(apart(row(3, 600.0), 300.0), 2, "the first and the third cannot");
        assert_eq!(apart(row(5, 601.0), 300.0), 5);
        assert_eq!(apart(row(100, 0.1), 300.0), 1);
        assert_eq!(apart(row(0, 1.0), 300.0), 0);
        assert_eq!(apart(row(3, -601.0), 300.0), 3, "west of the origin as well");
    }

    #[test]
    fn a_limit_that_is_none_gives_no_bound() {
        for limit in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(apart([[0.0, 0.0]].into_iter(), limit), 0);
        }
    }
}
