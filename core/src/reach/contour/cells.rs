//! Squares of 50 m: where the network is, what lies near it, and which lines may meet.

use super::pieces::Piece;
use super::sites::Sites;

/// The side of a cell in metres.
const CELL_M: f64 = 50.0;
/// How many rings of cells round the network are in the mesh: two that may be reached, one that never is.
pub(super) const RINGS: usize = 3;
/// Column 0 in the middle of the numbers.
const MIDDLE: i64 = 1 << 31;

/// A cell: its column in the high half, its row in the low half.
pub(super) type Cell = u64;

pub(super) fn of(metres: [f64; 2]) -> Cell {
    let [column, row] =
        metres.map(|m| ((m / CELL_M).floor() as i64).saturating_add(MIDDLE).clamp(1, 2 * MIDDLE - 2) as u64);
    column << 32 | row
}

/// The middle of a cell in metres.
pub(super) fn middle(cell: Cell) -> [f64; 2] {
    [cell >> 32, cell & 0xFFFF_FFFF].map(|part| ((part as i64 - MIDDLE) as f64 + 0.5) * CELL_M)
}

/// The cells of the box round a segment; of one longer than two cells, which are rare, those of its ends.
pub(super) fn round([a, b]: [[f64; 2]; 2]) -> impl Iterator<Item = Cell> {
    let short = (a[0] - b[0]).hypot(a[1] - b[1]) <= 2.0 * CELL_M;
    let corner = |f: fn(f64, f64) -> f64| of([f(a[0], b[0]), f(a[1], b[1])]);
    let (low, high) = (corner(f64::min), corner(f64::max));
    let rows = (low & 0xFFFF_FFFF)..=(high & 0xFFFF_FFFF);
    let boxed = (low >> 32..=high >> 32).flat_map(move |column| rows.clone().map(move |row| column << 32 | row));
    let ends = [of(a), of(b)];
    boxed.filter(move |_| short).take(if short { 9 } else { 0 }).chain(ends.into_iter().filter(move |_| !short))
}

/// Whether a segment comes through any of `cells`, which are sorted; looked at every 30 m of up to 100 km.
pub(super) fn passes([a, b]: [[f64; 2]; 2], cells: &[Cell]) -> bool {
    let steps = ((a[0] - b[0]).hypot(a[1] - b[1]) / 30.0).ceil().min(3400.0) as u32;
    let at = |i: u32| {
        let share = f64::from(i) / f64::from(steps);
        [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
    };
    (1..steps).any(|i| cells.binary_search(&of(at(i))).is_ok())
}

/// The cells pieces come through, sorted.
pub(super) fn of_pieces(sites: &Sites, pieces: &[Piece]) -> Vec<Cell> {
    let segments = pieces.iter().map(|p| p.ends.map(|site| sites.metres(site)));
    let mut cells: Vec<Cell> = segments.flat_map(round).collect();
    cells.sort_unstable();
    cells.dedup();
    cells
}

/// Sorted cells with so many rings of neighbours round them.
pub(super) fn grown(cells: &[Cell], rings: usize) -> Vec<Cell> {
    let mut grown = cells.to_vec();
    for _ in 0..rings {
        let round = |cell: &Cell| {
            let (column, row) = (*cell >> 32, *cell & 0xFFFF_FFFF);
            (column - 1..=column + 1).flat_map(move |c| (row - 1..=row + 1).map(move |r| c << 32 | r))
        };
        grown = grown.iter().flat_map(round).filter(|c| (1..0xFFFF_FFFF).contains(&(c & 0xFFFF_FFFF))).collect();
        grown.retain(|c| (1..0xFFFF_FFFF).contains(&(c >> 32)));
        grown.sort_unstable();
        grown.dedup();
    }
    grown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_grows_to_a_square() {
        let home = of([10.0, -10.0]);
        assert_eq!(middle(home), [25.0, -25.0]);
        assert_eq!(grown(&[home], 2).len(), 25);
        assert_eq!(round([[10.0, -10.0], [60.0, 10.0]]).count(), 4);
        assert!(passes([[-1000.0, -10.0], [1000.0, -10.0]], &[home]));
        assert!(!passes([[-1000.0, 60.0], [1000.0, 60.0]], &[home]));
        assert!(!grown(&[of([f64::MAX, f64::MIN])], 3).is_empty());
    }
}
