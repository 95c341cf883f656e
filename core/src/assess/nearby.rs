//! Whether any of some doors is near: asked of every home and every point of land, for every requirement.

/// The most cells along a side of the grid.
const MOST_CELLS: f64 = 512.0;

/// Doors in the cells of a grid, row by row, none of which is smaller than the distance asked about.
#[derive(Debug)]
pub(super) struct Nearby {
    metres: f64,
    low: [f64; 2],
    side_m: f64,
    columns: usize,
    rows: usize,
    /// Where the doors of each cell start; one more than there are cells.
    start: Vec<u32>,
    doors: Vec<[f64; 2]>,
}

impl Nearby {
    /// Doors in metres on a plane, and how many metres are near.
    pub(super) fn new(doors: Vec<[f64; 2]>, metres: f64) -> Nearby {
        let bound =
            |axis: usize, of: fn(f64, f64) -> f64| doors.iter().map(|door| door[axis]).reduce(of).unwrap_or(0.0);
        let low = [bound(0, f64::min), bound(1, f64::min)];
        let span = [bound(0, f64::max) - low[0], bound(1, f64::max) - low[1]];
        let side_m = metres.max(span[0].max(span[1]) / MOST_CELLS).max(1.0);
        let cells = |span_m: f64| (span_m / side_m) as usize + 1;
        let (columns, rows) = (cells(span[0]), cells(span[1]));
        let mut grid =
            Nearby { metres, low, side_m, columns, rows, start: vec![0; columns * rows + 1], doors: Vec::new() };
        let cell = |door: &[f64; 2]| grid.row(door[1]) * columns + grid.column(door[0]);
        let mut sorted: Vec<(usize, [f64; 2])> = doors.iter().map(|door| (cell(door), *door)).collect();
        sorted.sort_by_key(|(cell, _)| *cell);
        for (cell, _) in &sorted {
            grid.start[cell + 1] += 1;
        }
        for cell in 0..columns * rows {
            grid.start[cell + 1] += grid.start[cell];
        }
        grid.doors = sorted.into_iter().map(|(_, door)| door).collect();
        grid
    }

    /// Whether a door lies at most that far from a place.
    pub(super) fn any(&self, [x, y]: [f64; 2]) -> bool {
        // A little more than near, so that rounding hides no door in the next cell.
        let around = self.metres + 1e-6 * (1.0 + self.metres);
        let (first, last) = (self.column(x - around), self.column(x + around));
        (self.row(y - around)..=self.row(y + around)).any(|row| {
            let (from, to) = (self.start[row * self.columns + first], self.start[row * self.columns + last + 1]);
            let square = self.metres * self.metres;
            self.doors[from as usize..to as usize].iter().any(|door| {
                let (dx, dy) = (door[0] - x, door[1] - y);
                dx * dx + dy * dy <= square
            })
        })
    }

    // The casts saturate: what lies outside is looked for at the edge.
    fn column(&self, x: f64) -> usize {
        (((x - self.low[0]) / self.side_m) as usize).min(self.columns - 1)
    }

    fn row(&self, y: f64) -> usize {
        (((y - self.low[1]) / self.side_m) as usize).min(self.rows - 1)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Nearby;

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(512))]

        /// The grid says what looking at every door says, on the very edge as well.
        #[test]
        fn a_grid_says_what_all_doors_say(
            doors in prop::collection::vec((-40i32..40, -40i32..40), 0..30),
            places in prop::collection::vec((-60i32..60, -60i32..60), 1..20),
            (unit, near) in (prop_oneof![Just(0.25), Just(25.0), Just(1000.3)], 0u8..12),
        ) {
            let at = |(x, y): &(i32, i32)| [f64::from(*x) * unit, f64::from(*y) * unit];
            let (doors, metres): (Vec<_>, f64) = (doors.iter().map(at).collect(), f64::from(near) * unit);
            let grid = Nearby::new(doors.clone(), metres);
            for place in places.iter().map(at) {
                let square = |door: &[f64; 2]| (door[0] - place[0]).powi(2) + (door[1] - place[1]).powi(2);
                prop_assert_eq!(grid.any(place), doors.iter().any(|door| square(door) <= metres * metres));
            }
        }
    }

    #[test]
    fn distances_that_are_none_are_near_to_nothing() {
        assert!(!Nearby::new(vec![[0.0, 0.0]], f64::NAN).any([0.0, 0.0]));
        assert!(Nearby::new(vec![[0.0, 0.0], [9e9, 0.0]], f64::INFINITY).any([-9e9, 5.0]));
        assert!(!Nearby::new(Vec::new(), f64::INFINITY).any([0.0, 0.0]));
    }
}
