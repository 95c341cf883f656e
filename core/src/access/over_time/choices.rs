//! How many open facilities homes can choose from in the course of time: the least, the most and the mean.

use super::columns::Column;
use super::counting::{CountPiece, Counting};
use super::tallying::{Change, Tally, TallyUp, Weights};
use super::walks::HomeWalks;
use super::{AccessOverTime, OverTimeWork, Waking};
use crate::error::Error;
use crate::machine::vectors::Width;
use crate::progress::{Progress, Watch};
use crate::reach::parallel;
use crate::units::Ticks;

/// How many of a category are open within a limit, over the waking hours of a period.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Choice {
    /// At the worst moment.
    pub least: u32,
    /// At the best.
    pub most: u32,
    /// On average over time.
    pub mean: f64,
    /// Whether there may be more at some moment: of unknown hours, or beyond the data.
    pub lower_bound: bool,
}

/// So many neighbouring homes are counted one after another.
const NEIGHBOURS: usize = 256;

/// [`Choice`] for all homes, categories and limits.
#[derive(Clone, Debug)]
pub struct Choices {
    categories: usize,
    limits: usize,
    /// Where each home is in the order in which they were counted.
    place: Vec<u32>,
    /// Neighbourhood by neighbourhood; in each home by home, category by category, limit by limit.
    cells: Vec<Vec<Option<Choice>>>,
    work: OverTimeWork,
}

impl Choices {
    /// What a home can choose from; `None` beyond the table and for a home without a door on the network.
    pub fn get(&self, home: usize, category: usize, limit: usize) -> Option<Choice> {
        if category >= self.categories || limit >= self.limits {
            return None;
        }
        let place = *self.place.get(home)? as usize;
        let cell = ((place % NEIGHBOURS) * self.categories + category) * self.limits + limit;
        self.cells.get(place / NEIGHBOURS)?.get(cell).copied().flatten()
    }

    /// Everything, home by home.
    #[cfg(test)]
    pub(super) fn all(&self) -> Vec<Option<Choice>> {
        let cells = |home| (0..self.categories).flat_map(move |c| (0..self.limits).map(move |l| self.get(home, c, l)));
        (0..self.place.len()).flat_map(cells).collect()
    }

    /// What it cost: walks added to counts or taken from them, and intervals of equal counts.
    pub fn work(&self) -> OverTimeWork {
        self.work
    }
}

/// Reused from home to home by one thread.
#[derive(Default)]
struct Scratch {
    walks: HomeWalks,
    counting: Counting,
    changes: Vec<Change>,
    tallies: Vec<Tally>,
}

/// What is the same for all homes.
struct Question<'a> {
    spans: Vec<(Ticks, Ticks)>,
    weights: Vec<Weights>,
    /// Whether counts of each column are changed from home to home; else each home is counted by itself, because walks shift
    /// what is open, or there are too many to tally.
    tallied: Vec<bool>,
    table: &'a AccessOverTime,
}

impl AccessOverTime {
    /// How many open facilities of every category each home can choose from within each limit, over the waking hours.
    ///
    /// Exact at every change: the counts of [`AccessOverTime::counts`] for all homes, each reduced to its least, most and mean.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
    ///
    /// # Performance
    ///
    /// For arrivals, homes are taken along the network, and from one to the next a row of slots is added, in wide vectors, for each
    /// walk that comes within a limit or falls out of it; for departures, intervals are sorted. What is held at a time is one home,
    /// and no more.
    pub fn choices(&self, waking: &Waking, progress: &dyn Progress) -> Result<Choices, Error> {
        let question = Question::new(self, waking);
        let order = self.prepared.homes().along_the_network();
        let watch = Watch::new(progress, "counts", order.len().div_ceil(NEIGHBOURS));
        let part = |scratch: &mut Scratch, part: usize| {
            let neighbours = part * NEIGHBOURS..order.len().min((part + 1) * NEIGHBOURS);
            question.of_neighbours(&order[neighbours], scratch)
        };
        let parts = parallel::try_map(order.len().div_ceil(NEIGHBOURS), Scratch::default, &watch, part)?;
        watch.finish()?;
        let mut place = vec![0; order.len()];
        (0..).zip(&order).for_each(|(at, home)| place[*home as usize] = at);
        let (mut cells, mut work) = (Vec::with_capacity(parts.len()), OverTimeWork::default());
        for (part, of_part) in parts {
            cells.push(part);
            work.add(of_part.merged, of_part.intervals);
        }
        Ok(Choices { categories: self.category_count(), limits: self.limits.len(), place, cells, work })
    }
}

impl<'a> Question<'a> {
    fn new(table: &'a AccessOverTime, waking: &Waking) -> Question<'a> {
        let spans = table.waking_spans(waking);
        let weigh = |column: &Column| Weights::new(&column.slots, table.frame.end, &spans);
        let tallied = |column: &Column| !table.frame.shifted && column.offer_count() <= TallyUp::MOST;
        Question {
            weights: table.columns.iter().map(weigh).collect(),
            tallied: table.columns.iter().map(tallied).collect(),
            spans,
            table,
        }
    }

    fn of_neighbours(&self, homes: &[u32], scratch: &mut Scratch) -> (Vec<Option<Choice>>, OverTimeWork) {
        let AccessOverTime { columns, limits, prepared, .. } = self.table;
        let of_home = columns.len() * limits.len();
        let (mut cells, mut work) = (Vec::with_capacity(homes.len() * of_home), OverTimeWork::default());
        scratch.tallies.clear();
        scratch.tallies.extend(columns.iter().map(|column| Tally::none(column, limits.len())));
        let mut before = None;
        for home in homes.iter().map(|home| *home as usize) {
            if !prepared.home_attached(home) {
                cells.resize(cells.len() + of_home, None);
                continue;
            }
            self.step(before, home, scratch, &mut work);
            self.write(home, scratch, &mut cells, &mut work);
            before = Some(home);
        }
        (cells, work)
    }

    /// Changes the tallies from one home to the next.
    fn step(&self, before: Option<usize>, home: usize, scratch: &mut Scratch, work: &mut OverTimeWork) {
        let Scratch { walks, changes, tallies, .. } = scratch;
        let AccessOverTime { columns, walks: found, .. } = self.table;
        changes.clear();
        if self.tallied.contains(&true) {
            found.changes(before, home, columns, changes);
            changes.retain(|change| self.tallied[change.column as usize]);
            Width::widest().run(TallyUp { columns, weights: &self.weights, changes, tallies });
        }
        if self.tallied.contains(&false) {
            found.of_home(home, columns, walks);
        }
        work.add(changes.len() as u64, 0);
    }

    fn write(&self, home: usize, scratch: &mut Scratch, cells: &mut Vec<Option<Choice>>, work: &mut OverTimeWork) {
        let AccessOverTime { limits, prepared, .. } = self.table;
        let Scratch { walks, counting, tallies, .. } = scratch;
        for (category, weights) in self.weights.iter().enumerate() {
            if !self.tallied[category] {
                work.add(self.table.count(home, category, walks, counting), 0);
                for (limit, ticks) in limits.iter().enumerate() {
                    let pieces = counting.pieces(limit);
                    work.add(0, pieces.len() as u64);
                    cells.push(choice(pieces, &self.spans, prepared.truncated(home, *ticks)));
                }
                continue;
            }
            for (total, ticks) in tallies[category].totals().iter().zip(limits) {
                work.add(0, total.intervals);
                let mean = total.sum as f64 / weights.total() as f64;
                let lower_bound = total.doubtful || prepared.truncated(home, *ticks);
                let choice = Choice { least: total.least, most: total.most, mean, lower_bound };
                cells.push((weights.total() > 0).then_some(choice));
            }
        }
    }
}

/// What pieces amount to within spans of time; both are in order. `None` when the spans are empty.
fn choice(pieces: &[CountPiece], spans: &[(Ticks, Ticks)], truncated: bool) -> Option<Choice> {
    let mut choice = Choice { least: u32::MAX, most: 0, mean: 0.0, lower_bound: truncated };
    // Facilities times ticks: exact, a year of ticks being less than 2³⁰.
    let (mut sum, mut time) = (0u64, 0u64);
    let mut next = 0;
    let mut now = CountPiece { start: 0, open: 0, doubtful: false };
    for (from, to) in spans {
        let mut at = from.get();
        while at < to.get() {
            while let Some(piece) = pieces.get(next).filter(|piece| piece.start <= at) {
                (now, next) = (*piece, next + 1);
            }
            let until = pieces.get(next).map_or(to.get(), |piece| piece.start.min(to.get()));
            choice.least = choice.least.min(now.open);
            choice.most = choice.most.max(now.open);
            choice.lower_bound |= now.doubtful;
            sum += u64::from(now.open) * u64::from(until - at);
            time += u64::from(until - at);
            at = until;
        }
    }
    choice.mean = sum as f64 / time as f64;
    (time > 0).then_some(choice)
}
