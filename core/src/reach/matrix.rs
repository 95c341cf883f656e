//! Walking times between all origins and targets within a horizon, as a sparse table.

use super::batch::{How, Pairs, Side, pairs};
use super::sweep::{Sweep, SweepScratch, Toward};
use super::{Places, TimedNetwork, Work, parallel};
use crate::error::Error;
use crate::progress::{Progress, Watch};
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
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
///
/// # Performance
///
/// Up to a horizon of 65,534 ticks (34 minutes), 128 neighbouring origins or targets are searched from at once where
/// places lie so close that this is cheaper; otherwise there is one bounded search for each place of whichever kind is
/// fewer. In parallel in the caller's rayon pool.
pub fn matrix(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Matrix, Error> {
    if let Some(pairs) = pairs(timed, origins, targets, horizon, How::default(), progress)? {
        return Ok(Matrix::from(pairs));
    }
    match origins.len() <= targets.len() {
        true => from_origins(timed, origins, targets, horizon, progress),
        false => from_targets(timed, origins, targets, horizon, progress),
    }
}

impl From<Pairs> for Matrix {
    fn from(pairs: Pairs) -> Matrix {
        let Pairs { start, targets, ticks, work } = pairs;
        Matrix { start, targets, ticks, work }
    }
}

pub(super) fn from_origins(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Matrix, Error> {
    let (lines, work) = lines(timed, origins, targets, Toward::Targets, horizon, progress)?;
    let mut matrix = Matrix { start: vec![0], targets: Vec::new(), ticks: Vec::new(), work };
    for line in lines {
        matrix.targets.extend(line.iter().map(|(target, _)| *target));
        matrix.ticks.extend(line.iter().map(|(_, ticks)| Ticks::new(*ticks)));
        matrix.start.push(matrix.targets.len());
    }
    Ok(matrix)
}

pub(super) fn from_targets(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Matrix, Error> {
    let (columns, work) = lines(timed, origins, targets, Toward::Origins, horizon, progress)?;
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
    Ok(matrix)
}

/// The walks from all origins to each target, handed to `take` one target after another: origins, in no particular but
/// always the same order, with the ticks. For tables that are too large to be made twice.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
pub(crate) fn each_column(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    horizon: Ticks,
    progress: &dyn Progress,
    mut take: impl FnMut(u32, &[(u32, u32)]),
) -> Result<(), Error> {
    /// Columns found at a time.
    const BLOCK: usize = 64;
    let sides = (Side::Places(origins), Side::Places(targets));
    let sweep = Sweep::new(timed, sides, Toward::Origins, horizon.get());
    let watch = Watch::new(progress, "matrix", targets.len());
    for from in (0..targets.len()).step_by(BLOCK) {
        let column = |scratch: &mut SweepScratch, at: usize| {
            let mut column = Vec::new();
            sweep.run((from + at) as u32, scratch, |origin, ticks| column.push((origin, ticks)));
            column
        };
        let count = BLOCK.min(targets.len() - from);
        let columns = parallel::try_map(count, || sweep.scratch(), &watch, column)?;
        columns.iter().zip(from as u32..).for_each(|(column, target)| take(target, column));
    }
    watch.finish()
}

type Lines = (Vec<Vec<(u32, u32)>>, Work);

/// For every place searched from, what lies within the horizon, sorted.
fn lines(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    toward: Toward,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Lines, Error> {
    let sweep = Sweep::new(timed, (Side::Places(origins), Side::Places(targets)), toward, horizon.get());
    let n = if toward == Toward::Targets { origins.len() } else { targets.len() };
    let watch = Watch::new(progress, "matrix", n);
    let search = |scratch: &mut SweepScratch, place: usize| {
        let mut line = Vec::new();
        let work = sweep.run(place as u32, scratch, |other, ticks| line.push((other, ticks)));
        line.sort_unstable();
        (line, work)
    };
    let found = parallel::try_map(n, || sweep.scratch(), &watch, search)?;
    watch.finish()?;
    let work = found.iter().map(|(_, work)| *work).sum();
    Ok((found.into_iter().map(|(line, _)| line).collect(), work))
}
