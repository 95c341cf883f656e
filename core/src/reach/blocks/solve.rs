//! From a question to its table: the narrowest numbers, the fewest passes.

use super::cut::{Cut, Shape};
use super::lanes::Lanes;
use super::read::{self, read};
use super::row::{Cell, Row};
use super::settle::settle;
use super::straight::Straight;
use super::table::{Cells, Layout, Table};
use crate::error::Error;
use crate::machine::vectors::Width;
use crate::progress::{Progress, Watch};
use crate::reach::batch::{Groups, Side};
use crate::reach::{Places, TimedNetwork, Work};
use crate::units::Ticks;

/// What is asked: the nearest target of each group.
#[derive(Clone, Copy)]
pub(crate) struct Question<'a> {
    pub(crate) timed: &'a TimedNetwork,
    /// From where; `None` for the vertices of the search graph.
    pub(crate) origins: Option<Side<'a>>,
    pub(crate) targets: &'a Places,
    pub(crate) groups: &'a [Vec<u32>],
    pub(crate) horizon: Ticks,
    /// Whether the target itself is asked for, or its time alone.
    pub(crate) ranked: bool,
}

/// What is asked, and what the answer cost.
pub(crate) struct Answer {
    pub(crate) table: Table,
    pub(crate) groups: Groups,
    pub(crate) work: Work,
}

impl Question<'_> {
    pub(crate) fn answer(&self, progress: &dyn Progress) -> Result<Answer, Error> {
        let shape = Shape::of(self.timed.graph().vertex_count());
        self.answer_by(shape, Width::widest(), progress)
    }

    /// The same answer, however the graph is cut and however wide the vectors.
    pub(super) fn answer_by(&self, shape: Shape, width: Width, progress: &dyn Progress) -> Result<Answer, Error> {
        let groups = Groups::new(self.groups, self.targets.len());
        // The longest walk the engine can tell from none is one tick less than 2^32.
        let top = self.horizon.get().saturating_add(1);
        let fits = top <= u32::from(u16::MAX) && (!self.ranked || groups.largest() <= 1 << 16);
        let most = if fits { 48 } else { 24 };
        let passes = self.groups.len().div_ceil(most);
        let plan = Plan { question: self, groups: &groups, shape, width, top, passes };
        let lanes = plan.per_pass().next_multiple_of(8);
        let (table, work) = match (fits, self.ranked) {
            (true, false) => match lanes {
                ..=8 => plan.run::<[u16; 8]>(progress),
                16 => plan.run::<[u16; 16]>(progress),
                24 => plan.run::<[u16; 24]>(progress),
                32 => plan.run::<[u16; 32]>(progress),
                40 => plan.run::<[u16; 40]>(progress),
                _ => plan.run::<[u16; 48]>(progress),
            },
            (true, true) => match lanes {
                ..=8 => plan.run::<[[u16; 8]; 2]>(progress),
                16 => plan.run::<[[u16; 16]; 2]>(progress),
                24 => plan.run::<[[u16; 24]; 2]>(progress),
                32 => plan.run::<[[u16; 32]; 2]>(progress),
                40 => plan.run::<[[u16; 40]; 2]>(progress),
                _ => plan.run::<[[u16; 48]; 2]>(progress),
            },
            (false, false) => match lanes {
                ..=8 => plan.run::<[u32; 8]>(progress),
                16 => plan.run::<[u32; 16]>(progress),
                _ => plan.run::<[u32; 24]>(progress),
            },
            (false, true) => match lanes {
                ..=8 => plan.run::<[[u32; 8]; 2]>(progress),
                16 => plan.run::<[[u32; 16]; 2]>(progress),
                _ => plan.run::<[[u32; 24]; 2]>(progress),
            },
        }?;
        Ok(Answer { table, groups, work })
    }
}

/// How a question is answered.
struct Plan<'a> {
    question: &'a Question<'a>,
    groups: &'a Groups,
    shape: Shape,
    width: Width,
    top: u32,
    passes: usize,
}

impl Plan<'_> {
    /// How many groups a pass holds; passes are about equally full.
    fn per_pass(&self) -> usize {
        self.groups.len().div_ceil(self.passes.max(1)).max(1)
    }

    fn run<R: Row>(&self, progress: &dyn Progress) -> Result<(Table, Work), Error>
    where
        Cells: From<Vec<R::Cell>>,
    {
        let Question { timed, origins, targets, .. } = *self.question;
        let vertices = timed.graph().vertex_count();
        let cut = Cut::new(timed.graph().backward(), vertices, self.shape, self.top);
        let along = match origins {
            Some(Side::Places(places)) => Straight::parts(places),
            _ => 0,
        };
        let each_pass = cut.regions() + read::origins(timed, origins).map_or(0, |origins| read::parts(timed, origins));
        let watch = Watch::new(progress, "nearest", along + self.passes * each_pass);
        watch.advance(0)?;
        let straight = match origins {
            Some(Side::Places(places)) => Some(Straight::new(timed, places, targets, self.top, &watch)?),
            _ => None,
        };
        let (mut passes, mut work) = (Vec::new(), Work::default());
        for pass in 0..self.passes {
            let lanes = Lanes::new(self.groups, pass * self.per_pass(), self.per_pass());
            let (mut cells, done) = self.labels::<R>(&cut, &lanes, &watch)?;
            work += done;
            if let Some(straight) = &straight {
                straight.offer(R::rows_mut(&mut cells), self.top, &lanes);
            }
            passes.push(Cells::from(cells));
        }
        watch.finish()?;
        let layout = Layout {
            top: self.top,
            groups: self.groups.len(),
            origins: origins.map_or(vertices, |origins| origins.len(timed)),
            per_pass: self.per_pass(),
            lanes: R::LANES,
            stride: R::CELLS,
        };
        Ok((Table::new(layout, passes), work))
    }

    /// The labels of all origins for the groups of `lanes`.
    fn labels<R: Row>(
        &self,
        cut: &Cut<'_, R::Cell>,
        lanes: &Lanes<'_>,
        watch: &Watch<'_>,
    ) -> Result<(Vec<R::Cell>, Work), Error> {
        let Question { timed, origins, targets, .. } = *self.question;
        let cells = timed.graph().vertex_count() * R::CELLS;
        let Some(origins) = read::origins(timed, origins) else {
            let mut cells = vec![R::Cell::ZERO; cells];
            let work = settle::<R>(cut, targets, lanes, self.width, (&mut cells, true), watch)?;
            return Ok((cells, work));
        };
        timed.with_labels(|labels| {
            labels.lend(cells, |cells, zero| {
                let work = settle::<R>(cut, targets, lanes, self.width, (cells, zero), watch)?;
                let rows = read::<R>(timed, origins, R::rows(cells), self.top, self.width, watch)?;
                Ok((R::into_cells(rows), work))
            })
        })
    }
}
