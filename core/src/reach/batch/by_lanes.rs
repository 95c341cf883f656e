//! A pass in batches of lanes, tile by tile.

use super::cells::{Cells, LANES, Tile};
use super::cost::TileSize;
use super::ends::{Ends, Readers};
use super::fold::{Fold, Thresholds};
use super::lanes::{Lanes, Row};
use super::nearby::Nearby;
use super::pass::Pass;
use super::region::{Arcs, Region};
use crate::error::Error;
use crate::machine::vectors::Kernel;
use crate::progress::{Progress, Watch};
use crate::reach::{Work, parallel};

/// What all tiles share.
pub(super) struct Shared<'a> {
    pass: &'a Pass<'a>,
    leaving: &'a Ends,
    readers: Readers,
    /// How many targets there are.
    targets: usize,
}

/// Reused from tile to tile by one thread.
pub(super) struct Scratch {
    region: Region,
    arcs: Arcs,
    lanes: Lanes,
    nearby: Nearby,
    /// What each origin of a block has left at each target nearby, block by block.
    rows: Vec<Row>,
}

/// Answers a narrow pass.
pub(super) fn run(
    pass: &Pass<'_>,
    leaving: &Ends,
    cells: &mut Cells<u16>,
    progress: &dyn Progress,
) -> Result<Work, Error> {
    let (shared, thresholds) = (Shared::new(pass, leaving), Thresholds::new(pass));
    let watch = Watch::new(progress, "opportunities", pass.order.len());
    let fill = |scratch: &mut Scratch, mut tile: Tile<'_, u16>| {
        shared.answer(scratch, tile.index, &watch, &mut |nearby, rows, block| {
            for group in 0..pass.groups.len() {
                let members = nearby.members(group);
                if !members.is_empty() {
                    let fill = tile.fill(block, group);
                    pass.how.width.run(Fold { thresholds: &thresholds, rows, members, fill });
                }
            }
        })
    };
    let work = parallel::each(cells.tiles(pass.order.blocks_per_tile()), || shared.scratch(), fill);
    let work = work.into_iter().sum::<Result<Work, Error>>()?;
    watch.finish().map(|()| work)
}

/// Who hears what each origin of a block has left at the targets nearby, plus one; 0 where not reached.
pub(super) type Enter<'a> = dyn FnMut(&Nearby, &[Row], usize) + 'a;

impl<'a> Shared<'a> {
    pub(super) fn new(pass: &'a Pass<'a>, leaving: &'a Ends) -> Shared<'a> {
        let entering = Ends::entering(pass.timed, pass.targets, pass.horizon);
        let used = |target: &u32| !pass.groups.of(*target).is_empty();
        let used = (0..entering.len() as u32).filter(used);
        let readers = Readers::new(&entering, used, pass.timed.graph().vertex_count());
        Shared { pass, leaving, readers, targets: entering.len() }
    }

    pub(super) fn scratch(&self) -> Scratch {
        Scratch {
            region: Region::new(self.pass.timed.graph().vertex_count()),
            arcs: Arcs::default(),
            lanes: Lanes::default(),
            nearby: Nearby::new(self.targets),
            rows: Vec::new(),
        }
    }

    /// Searches for the origins of one tile, and has them entered block by block.
    pub(super) fn answer(
        &self,
        scratch: &mut Scratch,
        tile: usize,
        watch: &Watch<'_>,
        enter: &mut Enter<'_>,
    ) -> Result<Work, Error> {
        watch.check()?;
        let Pass { timed, order, horizon, .. } = *self.pass;
        let positions = self.pass.order.positions(tile);
        let origins = positions.len();
        let at = |position| order.at(position);
        let ways = positions.clone().flat_map(|position| self.leaving.of(at(position)).iter().copied());
        let mut work = scratch.region.grow(&timed.graph().forward, ways, horizon);
        scratch.nearby.find(self.pass, &self.readers, &scratch.region, positions.clone());
        let targets = scratch.nearby.len();
        let size =
            TileSize { origins, targets, vertices: scratch.region.vertices().len(), seeds: scratch.region.seeds() };
        scratch.lanes.prepare(size.vertices);
        if targets > 0 {
            match self.pass.how.searched.lanes_are_targets(&size) {
                true => work += self.search_from_targets(scratch, positions, watch, enter)?,
                false => work += self.search_from_origins(scratch, positions, watch, enter)?,
            }
        }
        watch.advance(origins).map(|()| work)
    }

    /// Batch after batch of origins, each read at every target nearby.
    fn search_from_origins(
        &self,
        scratch: &mut Scratch,
        positions: std::ops::Range<usize>,
        watch: &Watch<'_>,
        enter: &mut Enter<'_>,
    ) -> Result<Work, Error> {
        let Scratch { region, arcs, lanes, nearby, rows } = scratch;
        region.arcs(&self.pass.timed.graph().forward, self.pass.horizon, arcs);
        rows.clear();
        rows.resize(nearby.len(), Row::NONE);
        let mut work = Work::default();
        for (block, start) in positions.clone().step_by(LANES).enumerate() {
            watch.check()?;
            for (lane, position) in (start..positions.end.min(start + LANES)).enumerate() {
                lanes.start_by(self.leaving.of(self.pass.order.at(position)), lane, region, self.pass.horizon);
            }
            work += lanes.walk(arcs, self.pass.how.width);
            self.pass.how.width.run(Read { nearby, lanes, rows });
            lanes.forget();
            self.straight(nearby, rows, block);
            enter(nearby, rows, block);
        }
        Ok(work)
    }

    /// Batch after batch of targets, each read at every origin of the tile.
    fn search_from_targets(
        &self,
        scratch: &mut Scratch,
        positions: std::ops::Range<usize>,
        watch: &Watch<'_>,
        enter: &mut Enter<'_>,
    ) -> Result<Work, Error> {
        let Scratch { region, arcs, lanes, nearby, rows } = scratch;
        region.arcs(self.pass.timed.graph().backward(), self.pass.horizon, arcs);
        rows.clear();
        rows.resize(nearby.len() * positions.len().div_ceil(LANES), Row::NONE);
        let mut work = Work::default();
        for batch in nearby.along_the_curve().chunks(LANES) {
            watch.check()?;
            for (lane, target) in batch.iter().enumerate() {
                for (vertex, ticks) in nearby.ways(*target) {
                    lanes.start(*vertex, lane, self.pass.left(u32::from(*ticks)));
                }
            }
            work += lanes.walk(arcs, self.pass.how.width);
            for (i, position) in positions.clone().enumerate() {
                let mut row = Row::NONE;
                for way in self.leaving.of(self.pass.order.at(position)) {
                    if let Some(vertex) = region.number_of(way.vertex) {
                        row.take(lanes.row(vertex), way.ticks as u16);
                    }
                }
                let block = &mut rows[i / LANES * nearby.len()..][..nearby.len()];
                for (target, left) in batch.iter().zip(row.0) {
                    block[*target as usize].0[i % LANES] = left;
                }
            }
            lanes.forget();
        }
        for block in 0..positions.len().div_ceil(LANES) {
            let rows = &mut rows[block * nearby.len()..][..nearby.len()];
            self.straight(nearby, rows, block);
            enter(nearby, rows, block);
        }
        Ok(work)
    }

    /// Takes the walks straight along an edge where they are better.
    fn straight(&self, nearby: &Nearby, rows: &mut [Row], block: usize) {
        for (position, target, ticks) in nearby.straight(block) {
            let left = &mut rows[target as usize].0[position % LANES];
            *left = self.pass.left(ticks).max(*left);
        }
    }
}

/// Reads all lanes at every target nearby.
struct Read<'a> {
    nearby: &'a Nearby,
    lanes: &'a Lanes,
    rows: &'a mut [Row],
}

impl Kernel for Read<'_> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for (target, row) in (0..).zip(self.rows.iter_mut()) {
            *row = Row::NONE;
            for (vertex, ticks) in self.nearby.ways(target) {
                row.take(self.lanes.row(*vertex), *ticks);
            }
        }
    }
}
