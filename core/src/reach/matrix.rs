//! Walking times between all origins and targets within a horizon, as a sparse table.

use super::sweep::{Sweep, Toward};
use super::{Places, TimedNetwork, Work, parallel};
use crate::units::Ticks;

/// A sparse table of walking times: row by row, only what lies within the horizon.
#[derive(Clone, Debug, PartialEq)]
pub struct Matrix {
    start: Vec<usize>,
    targets: Vec<u32>,
    ticks: Vec<Ticks>,
    work: Work,
}

impl Matrix {
    /// How many rows: one for each origin.
    pub fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The targets within the horizon of an origin, by index, with the times to them.
    pub fn row(&self, origin: usize) -> impl Iterator<Item = (u32, Ticks)> {
        let range = match (self.start.get(origin), self.start.get(origin.saturating_add(1))) {
            (Some(a), Some(b)) => *a..*b,
            _ => 0..0,
        };
        self.targets[range.clone()].iter().copied().zip(self.ticks[range].iter().copied())
    }

    /// The time from an origin to a target, or `None` beyond the horizon.
    pub fn get(&self, origin: usize, target: u32) -> Option<Ticks> {
        let (a, b) = (*self.start.get(origin)?, *self.start.get(origin.checked_add(1)?)?);
        self.targets[a..b].binary_search(&target).ok().map(|i| self.ticks[a + i])
    }

    /// Where each row starts in [`Matrix::targets`] and [`Matrix::ticks`]; one more than there are rows.
    pub fn row_starts(&self) -> &[usize] {
        &self.start
    }

    /// The target of every cell, row by row.
    pub fn targets(&self) -> &[u32] {
        &self.targets
    }

    /// The time of every cell, row by row.
    pub fn ticks(&self) -> &[Ticks] {
        &self.ticks
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// The walking time from every origin to every target within `horizon`.
///
/// # Performance
///
/// One bounded search for each place of whichever kind is fewer, in parallel in the caller's rayon pool.
pub fn matrix(timed: &TimedNetwork, origins: &Places, targets: &Places, horizon: Ticks) -> Matrix {
    match origins.len() <= targets.len() {
        true => from_origins(timed, origins, targets, horizon),
        false => from_targets(timed, origins, targets, horizon),
    }
}

pub(super) fn from_origins(timed: &TimedNetwork, origins: &Places, targets: &Places, horizon: Ticks) -> Matrix {
    let (lines, work) = lines(timed, origins, targets, Toward::Targets, horizon);
    let mut matrix = Matrix { start: vec![0], targets: Vec::new(), ticks: Vec::new(), work };
    for line in lines {
        matrix.targets.extend(line.iter().map(|(target, _)| *target));
        matrix.ticks.extend(line.iter().map(|(_, ticks)| Ticks::new(*ticks)));
        matrix.start.push(matrix.targets.len());
    }
    matrix
}

pub(super) fn from_targets(timed: &TimedNetwork, origins: &Places, targets: &Places, horizon: Ticks) -> Matrix {
    let (columns, work) = lines(timed, origins, targets, Toward::Origins, horizon);
    let mut start = vec![0usize; origins.len() + 1];
    for (origin, _) in columns.iter().flatten() {
        start[*origin as usize + 1] += 1;
    }
    for row in 0..origins.len() {
        start[row + 1] += start[row];
    }
    let (mut next, cells) = (start.clone(), start[origins.len()]);
    let mut matrix = Matrix { start, targets: vec![0; cells], ticks: vec![Ticks::ZERO; cells], work };
    for (target, column) in columns.iter().enumerate() {
        for (origin, ticks) in column {
            let cell = &mut next[*origin as usize];
            (matrix.targets[*cell], matrix.ticks[*cell]) = (target as u32, Ticks::new(*ticks));
            *cell += 1;
        }
    }
    matrix
}

type Lines = (Vec<Vec<(u32, u32)>>, Work);

/// For every place searched from, what lies within the horizon, sorted.
fn lines(timed: &TimedNetwork, origins: &Places, targets: &Places, toward: Toward, horizon: Ticks) -> Lines {
    let sweep = Sweep::new(timed, origins, targets, toward, horizon.get());
    let n = if toward == Toward::Targets { origins.len() } else { targets.len() };
    let found = parallel::map(
        n,
        || sweep.scratch(),
        |scratch, place| {
            let mut line = Vec::new();
            let work = sweep.run(place as u32, scratch, |other, ticks| line.push((other, ticks)));
            line.sort_unstable();
            (line, work)
        },
    );
    let work = found.iter().map(|(_, work)| *work).sum();
    (found.into_iter().map(|(line, _)| line).collect(), work)
}
