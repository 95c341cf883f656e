//! Reading the table: the phases of the nearest, of verdicts and of counts.

use super::counting::{CountPiece, Counting};
use super::envelope::{Layer, Piece};
use super::phase::joined;
use super::walks::HomeWalks;
use super::{AccessOverTime, HOMES_PER_PART, Phase};
use crate::access::{Count, Nearest, Verdict};
use crate::calendar::Moment;
use crate::units::Ticks;

/// An envelope that can be asked at a tick.
#[derive(Clone, Copy)]
struct Envelope<'a>(&'a [Piece], &'a [Layer]);

impl Envelope<'_> {
    fn at(&self, tick: u32) -> Option<Layer> {
        let after = self.0.partition_point(|piece| piece.start <= tick);
        let number = self.0.get(after.checked_sub(1)?)?.layer as usize;
        self.1.get(number.checked_sub(1)?).copied()
    }
}

impl AccessOverTime {
    /// The nearest open facility of the `category`-th column, phase by phase without gaps; `None` beyond the table.
    ///
    /// A phase is an upper bound where one of unknown hours lies nearer, or the data ends before it.
    pub fn nearest(&self, home: usize, category: usize) -> Option<Vec<Phase<Nearest>>> {
        let (open, possible) = self.envelopes(home, category)?;
        let anywhere = self.columns.get(category)?.anywhere.iter().flat_map(|run| [run.from, run.to]);
        let starts = open.0.iter().chain(possible.0).map(|piece| piece.start).chain(anywhere);
        Some(self.phases(starts, |tick| self.nearest_of(home, category, tick, (open, possible))))
    }

    /// The nearest open facility at a moment; `None` beyond the table or the period.
    pub fn nearest_at(&self, home: usize, category: usize, moment: Moment) -> Option<Nearest> {
        let tick = self.period.tick(moment)?;
        Some(self.nearest_of(home, category, tick.get(), self.envelopes(home, category)?))
    }

    /// Whether a home reaches the category within the `limit`-th limit, phase by phase; `None` beyond the table.
    pub fn verdicts(&self, home: usize, category: usize, limit: usize) -> Option<Vec<Phase<Verdict>>> {
        let limit = self.limit(limit)?;
        let (open, possible) = self.envelopes(home, category)?;
        let truncated = self.prepared.truncated(home, limit);
        let within = |layer: Option<Layer>| layer.is_some_and(|layer| layer.ticks <= limit.get());
        let verdict = |tick| match (within(open.at(tick)), within(possible.at(tick)) || truncated) {
            _ if !self.prepared.home_attached(home) => Verdict::Unattached,
            (true, _) => Verdict::Met,
            (false, true) => Verdict::BeyondData,
            (false, false) => Verdict::Missing,
        };
        Some(self.phases(open.0.iter().chain(possible.0).map(|piece| piece.start), verdict))
    }

    /// How many of the `category`-th column are open within the `limit`-th limit, phase by phase; `None` beyond the table or
    /// for a home without a door on the network.
    ///
    /// # Performance
    ///
    /// Put together from the walks of the home when asked. For all homes at once, [`AccessOverTime::choices`] is better.
    pub fn counts(&self, home: usize, category: usize, limit: usize) -> Option<Vec<Phase<Count>>> {
        let ticks = self.limit(limit)?;
        if category >= self.category_count() || !self.prepared.home_attached(home) {
            return None;
        }
        let (mut walks, mut counting) = (HomeWalks::default(), Counting::default());
        self.walks.of_home(home, &self.columns, &mut walks);
        self.count(home, category, &walks, &mut counting);
        let (pieces, truncated) = (counting.pieces(limit), self.prepared.truncated(home, ticks));
        let at = |tick| {
            let after = pieces.partition_point(|piece| piece.start <= tick);
            after.checked_sub(1).map_or(CountPiece { start: 0, open: 0, doubtful: false }, |i| pieces[i])
        };
        let count = |tick| Count { value: at(tick).open, lower_bound: at(tick).doubtful || truncated };
        Some(self.phases(pieces.iter().map(|piece| piece.start), count))
    }

    /// How many are open at a moment; `None` as [`AccessOverTime::counts`], and beyond the period.
    pub fn count_at(&self, home: usize, category: usize, limit: usize, moment: Moment) -> Option<Count> {
        let tick = self.period.tick(moment)?;
        self.counts(home, category, limit)?.into_iter().find(|phase| phase.holds(tick)).map(|phase| phase.value)
    }

    /// Counts one category of a home whose walks are known; says how many changes were added.
    pub(super) fn count(&self, home: usize, category: usize, walks: &HomeWalks, counting: &mut Counting) -> u64 {
        let column = &self.columns[category];
        let crowds = self.walks.crowds(home, category, &self.columns, walks);
        match self.frame.shifted {
            true => counting.by_intervals((&column.patterns, self.frame.end), self.limits.len(), crowds),
            false => counting.by_slots(&column.slots, self.limits.len(), crowds),
        }
    }

    /// The envelope of what is open, and that of what may be.
    fn envelopes(&self, home: usize, category: usize) -> Option<(Envelope<'_>, Envelope<'_>)> {
        if home >= self.home_count() || category >= self.category_count() {
            return None;
        }
        let (part, nth) = (self.parts.get(home / HOMES_PER_PART)?, home % HOMES_PER_PART);
        let (pieces, layers) = part.open.get(nth * self.category_count() + category);
        let open = Envelope(pieces, layers);
        let doubtful = self.doubtful.iter().flatten().count();
        let possible = self.doubtful.get(category).copied().flatten().map(|number| {
            let (pieces, layers) = part.possible.get(nth * doubtful + number);
            Envelope(pieces, layers)
        });
        Some((open, possible.unwrap_or(open)))
    }

    fn nearest_of(
        &self,
        home: usize,
        category: usize,
        tick: u32,
        (open, possible): (Envelope<'_>, Envelope<'_>),
    ) -> Nearest {
        let horizon = self.limits.last().copied().unwrap_or(Ticks::ZERO);
        let possible = possible.at(tick);
        let is_open = || self.columns[category].anywhere.iter().any(|run| run.from <= tick && tick < run.to);
        match open.at(tick) {
            Some(layer) => Nearest::Walk {
                seconds: Ticks::new(layer.ticks).seconds(),
                facility: layer.facility as usize,
                upper_bound: self.prepared.escape(home).is_some_and(|escape| escape.get() < layer.ticks)
                    || possible.is_some_and(|sooner| sooner.ticks < layer.ticks),
            },
            None if !self.prepared.home_attached(home) => Nearest::Unattached,
            None if possible.is_some() => Nearest::BeyondData,
            None if !is_open() => Nearest::NoFacility,
            None if self.prepared.truncated(home, horizon) => Nearest::BeyondData,
            None => Nearest::TooFar,
        }
    }

    /// The phases of an answer that changes at some ticks only.
    fn phases<T: PartialEq>(&self, changes: impl Iterator<Item = u32>, value: impl Fn(u32) -> T) -> Vec<Phase<T>> {
        let mut starts: Vec<u32> = changes.filter(|tick| *tick < self.frame.end).chain([0]).collect();
        starts.sort_unstable();
        starts.dedup();
        let ends = starts.iter().skip(1).copied().chain([self.frame.end]);
        joined(starts.iter().zip(ends).map(|(from, to)| Phase {
            from: Ticks::new(*from),
            to: Ticks::new(to),
            value: value(*from),
        }))
    }
}
