//! The Hilbert curve: an order of places in which neighbours on the curve are neighbours on the ground.

use crate::geo::{BoundingBox, LonLat};

/// Bits per axis: finer than a centimetre anywhere on earth.
const BITS: u32 = 32;

/// The place of `p` along the curve that fills `bounds`.
pub(super) fn position(bounds: &BoundingBox, p: LonLat) -> u64 {
    let cell = |value: f64, low: f64, high: f64| {
        let share = if high > low { (value - low) / (high - low) } else { 0.0 };
        // The cast saturates: a place outside the bounds lands on their edge.
        (share * f64::from(u32::MAX)) as u32
    };
    let (low, high) = (bounds.south_west, bounds.north_east);
    along(cell(p.lon(), low.lon(), high.lon()), cell(p.lat(), low.lat(), high.lat()))
}

/// The distance along the curve of the cell in column `x` and row `y`.
fn along(mut x: u32, mut y: u32) -> u64 {
    let mut distance = 0;
    for bit in (0..BITS).rev() {
        let (right, upper) = ((x >> bit) & 1, (y >> bit) & 1);
        distance = (distance << 2) | u64::from((3 * right) ^ upper);
        // Each quarter holds a smaller curve; the lower two are turned so that their ends meet.
        if upper == 0 {
            if right == 1 {
                (x, y) = (!x, !y);
            }
            (x, y) = (y, x);
        }
    }
    distance
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_on_the_curve_are_neighbours_on_the_ground() {
        // All 64 cells of an 8 x 8 grid at the finest level: a walk along the curve moves one cell at a time.
        let mut cells: Vec<(u64, i64, i64)> =
            (0..64u32).map(|i| (along(i % 8, i / 8), i64::from(i % 8), i64::from(i / 8))).collect();
        cells.sort_unstable();
        for pair in cells.windows(2) {
            assert_eq!((pair[0].1 - pair[1].1).abs() + (pair[0].2 - pair[1].2).abs(), 1, "{pair:?}");
        }
    }
}
