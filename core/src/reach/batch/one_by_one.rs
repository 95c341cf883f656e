//! A pass by plain searches, one for each place of whichever side is fewer: any horizon, groups of any size.

use super::cells::{Cell, Cells, Tile};
use super::pass::Pass;
use crate::error::Error;
use crate::progress::{Progress, Watch};
use crate::reach::sweep::{Sweep, SweepScratch, Toward};
use crate::reach::{Work, parallel};

/// The most walks kept before they are entered.
const WALKS_AT_ONCE: usize = 1 << 23;

pub(super) fn run<C: Cell>(pass: &Pass<'_>, cells: &mut Cells<C>, progress: &dyn Progress) -> Result<Work, Error> {
    let used = pass.groups.used();
    match pass.order.len() <= used.len() {
        true => from_origins(pass, cells, progress),
        false => from_targets(pass, &used, cells, progress),
    }
}

fn from_origins<C: Cell>(pass: &Pass<'_>, cells: &mut Cells<C>, progress: &dyn Progress) -> Result<Work, Error> {
    let sweep = Sweep::new(pass.timed, (pass.origins, pass.targets), Toward::Targets, pass.horizon);
    let watch = Watch::new(progress, "opportunities", pass.order.len());
    let fill = |scratch: &mut SweepScratch, mut tile: Tile<'_, C>| {
        let (mut work, positions) = (Work::default(), pass.order.positions(tile.index));
        let first = positions.start;
        for position in positions {
            let found = |target, ticks| pass.enter(&mut tile, position - first, target, ticks);
            work += sweep.run(pass.order.at(position), scratch, found);
            watch.advance(1)?;
        }
        Ok(work)
    };
    let work = parallel::each(cells.tiles(pass.order.blocks_per_tile()), || sweep.scratch(), fill);
    let work = work.into_iter().sum::<Result<Work, Error>>()?;
    watch.finish().map(|()| work)
}

fn from_targets<C: Cell>(
    pass: &Pass<'_>,
    used: &[u32],
    cells: &mut Cells<C>,
    progress: &dyn Progress,
) -> Result<Work, Error> {
    let sweep = Sweep::new(pass.timed, (pass.origins, pass.targets), Toward::Origins, pass.horizon);
    let watch = Watch::new(progress, "opportunities", used.len());
    let mut work = Work::default();
    for portion in used.chunks((WALKS_AT_ONCE / pass.order.len().max(1)).max(1)) {
        let search = |scratch: &mut SweepScratch, i: usize| {
            let mut walks = Vec::new();
            let work = sweep.run(portion[i], scratch, |origin, ticks| walks.push((origin, ticks)));
            (walks, work)
        };
        let found = parallel::try_map(portion.len(), || sweep.scratch(), &watch, search)?;
        work += found.iter().map(|(_, work)| *work).sum();
        let rows = Rows::new(pass, portion, found.iter().map(|(walks, _)| walks.as_slice()));
        parallel::each(cells.tiles(pass.order.blocks_per_tile()), || (), |(), tile| rows.enter(pass, tile));
    }
    watch.finish().map(|()| work)
}

/// Walks found from targets, gathered by origin.
struct Rows {
    /// Where the walks of the origin at each position start; one more than there are origins.
    first: Vec<usize>,
    /// The target and the ticks.
    walks: Vec<(u32, u32)>,
}

impl Rows {
    fn new<'w>(pass: &Pass<'_>, targets: &[u32], columns: impl Iterator<Item = &'w [(u32, u32)]> + Clone) -> Rows {
        let origins = pass.order.len();
        let position = |origin: u32| pass.order.position(origin as usize);
        let mut first = vec![0usize; origins + 1];
        columns.clone().flatten().for_each(|(origin, _)| first[position(*origin) + 1] += 1);
        for i in 0..origins {
            first[i + 1] += first[i];
        }
        let (mut next, mut walks) = (first.clone(), vec![(0, 0); first[origins]]);
        for (target, column) in targets.iter().zip(columns) {
            for (origin, ticks) in column {
                let place = &mut next[position(*origin)];
                walks[*place] = (*target, *ticks);
                *place += 1;
            }
        }
        Rows { first, walks }
    }

    fn enter<C: Cell>(&self, pass: &Pass<'_>, mut tile: Tile<'_, C>) {
        let positions = pass.order.positions(tile.index);
        for (i, position) in positions.enumerate() {
            for (target, ticks) in &self.walks[self.first[position]..self.first[position + 1]] {
                pass.enter(&mut tile, i, *target, *ticks);
            }
        }
    }
}
