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

/// In how many ways the curve runs through a square: with columns and rows swapped (1) or not, and both counted from the
/// other end (2) or not.
const TURNS: usize = 4;
/// Bits per axis taken at a time.
const STEP: u32 = 4;
/// The cells of a square of `2^STEP` by `2^STEP`.
const CELLS: usize = 1 << (2 * STEP);

/// For each turn and each cell of a square, its column before its row: its place along the curve, and the turn within it.
static SQUARES: [[(u8, u8); CELLS]; TURNS] = squares();

/// The distance along the curve of the cell in column `x` and row `y`.
fn along(x: u32, y: u32) -> u64 {
    const MASK: u32 = (1 << STEP) - 1;
    let (mut distance, mut turn) = (0, 0);
    for shift in (0..BITS).step_by(STEP as usize).rev() {
        let cell = ((x >> shift) & MASK) << STEP | ((y >> shift) & MASK);
        let (place, next) = SQUARES[turn][cell as usize];
        distance = distance << (2 * STEP) | u64::from(place);
        turn = next as usize;
    }
    distance
}

/// The same for the highest `bits` bits of a square entered with a turn, bit by bit; the turn of the cell comes with it.
const fn bit_by_bit(x: u32, y: u32, bits: u32, mut turn: usize) -> (u64, usize) {
    let (mut distance, mut bit) = (0, bits);
    while bit > 0 {
        bit -= 1;
        let (mut right, mut upper) = ((x >> bit) & 1, (y >> bit) & 1);
        if turn & 2 != 0 {
            (right, upper) = (1 - right, 1 - upper);
        }
        if turn & 1 != 0 {
            (right, upper) = (upper, right);
        }
        distance = (distance << 2) | ((3 * right) ^ upper) as u64;
        // Each quarter holds a smaller curve; the lower two are turned so that their ends meet.
        if upper == 0 {
            turn ^= if right == 1 { 3 } else { 1 };
        }
    }
    (distance, turn)
}

const fn squares() -> [[(u8, u8); CELLS]; TURNS] {
    let mut squares = [[(0, 0); CELLS]; TURNS];
    let mut turn = 0;
    while turn < TURNS {
        let mut cell = 0;
        while cell < CELLS {
            let (x, y) = ((cell >> STEP) as u32, (cell & ((1 << STEP) - 1)) as u32);
            let (place, next) = bit_by_bit(x, y, STEP, turn);
            squares[turn][cell] = (place as u8, next as u8);
            cell += 1;
        }
        turn += 1;
    }
    squares
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The curve as it is defined: the cell itself is turned, quarter by quarter.
    fn by_definition(mut x: u32, mut y: u32) -> u64 {
        let mut distance = 0;
        for bit in (0..BITS).rev() {
            let (right, upper) = ((x >> bit) & 1, (y >> bit) & 1);
            distance = (distance << 2) | u64::from((3 * right) ^ upper);
            if upper == 0 {
                if right == 1 {
                    (x, y) = (!x, !y);
                }
                (x, y) = (y, x);
            }
        }
        distance
    }

    proptest! {
        #[test]
        fn steps_of_several_bits_lead_where_single_bits_do(x: u32, y: u32) {
            prop_assert_eq!(along(x, y), by_definition(x, y));
        }
    }

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
