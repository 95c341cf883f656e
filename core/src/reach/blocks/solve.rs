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
        let Question { timed, origins, .. } = *self.question;
        let vertices = timed.graph().vertex_count();
        let cut = Cut::new(timed.graph().backward(), vertices, self.shape, self.top);
        let along = match origins {
            Some(Side::Places(places)) => Straight::parts(places),
            _ => 0,
        };
        let apart = read::origins(timed, origins);
        let each_pass = cut.regions() + apart.map_or(0, |origins| read::parts(timed, origins));
        let watch = Watch::new(progress, "nearest", along + self.passes * each_pass);
        watch.advance(0)?;
        let answered = match apart {
            None => self.of_vertices::<R>(&cut, &watch),
            Some(origins) => self.of_origins::<R>(&cut, origins, &watch),
        }?;
        watch.finish()?;
        let layout = Layout {
            top: self.top,
            groups: self.groups.len(),
            origins: origins.map_or(vertices, |origins| origins.len(timed)),
            per_pass: self.per_pass(),
            lanes: R::LANES,
            stride: R::CELLS,
        };
        let (passes, work): (Vec<_>, Vec<_>) = answered.into_iter().unzip();
        Ok((Table::new(layout, passes.into_iter().map(Cells::from).collect()), work.into_iter().sum()))
    }

    /// Each pass with its groups.
    fn lanes(&self) -> impl Iterator<Item = Lanes<'_>> {
        (0..self.passes).map(|pass| Lanes::new(self.groups, pass * self.per_pass(), self.per_pass()))
    }

    /// The labels of the vertices, where they are the answer.
    fn of_vertices<R: Row>(&self, cut: &Cut<'_, R::Cell>, watch: &Watch<'_>) -> Result<Vec<Pass<R>>, Error> {
        let Question { timed, targets, .. } = *self.question;
        let pass = |lanes: Lanes<'_>| {
            let mut cells = vec![R::Cell::ZERO; timed.graph().vertex_count() * R::CELLS];
            let written = &mut vec![false; cut.regions()];
            let work = settle::<R>(cut, targets, &lanes, self.width, (&mut cells, written), watch)?;
            Ok((cells, work))
        };
        self.lanes().map(pass).collect()
    }

    /// The labels of the origins, read from those of the vertices.
    fn of_origins<R: Row>(
        &self,
        cut: &Cut<'_, R::Cell>,
        origins: Side<'_>,
        watch: &Watch<'_>,
    ) -> Result<Vec<Pass<R>>, Error> {
        let Question { timed, targets, .. } = *self.question;
        let straight = match origins {
            Side::Places(places) => Some(Straight::new(timed, places, targets, self.top, watch)?),
            Side::Nodes => None,
        };
        let (cells, of_region) = (timed.graph().vertex_count() * R::CELLS, self.shape.region() * R::CELLS);
        timed.network().lent().with(|tables| {
            R::Cell::table(tables).lend(cells, of_region, |vertices, written| {
                let pass = |lanes: Lanes<'_>| {
                    let work = settle::<R>(cut, targets, &lanes, self.width, (vertices, written), watch)?;
                    let mut rows = read::<R>(timed, origins, R::rows(vertices), self.top, self.width, watch)?;
                    straight.iter().for_each(|straight| straight.offer(&mut rows, self.top, &lanes));
                    Ok((R::into_cells(rows), work))
                };
                self.lanes().map(pass).collect()
            })
        })
    }
}

/// The labels of all origins for the groups of one pass, and what they cost.
type Pass<R> = (Vec<<R as Row>::Cell>, Work);
