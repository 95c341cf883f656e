//! Making the table: searches, then envelopes home by home.

use super::by_intervals::ByIntervals;
use super::by_slots::BySlots;
use super::columns::{Column, Frame, Search};
use super::envelope::Envelopes;
use super::walks::{HomeWalks, Walks};
use super::{AccessOverTime, HOMES_PER_PART, OverTimeWork, Part, Period};
use crate::access::patterns::{Of, Offers};
use crate::access::{Query, Sense};
use crate::error::{Error, ErrorKind};
use crate::progress::{NoProgress, Progress, Watch};
use crate::reach::parallel;
use crate::study::Prepared;
use crate::units::{TICKS_PER_SECOND, Ticks};

/// How envelopes are put together; the answer is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Merge {
    /// By slots when moments are those of arrival, else by intervals.
    #[default]
    Cheapest,
    /// By intervals.
    #[cfg(test)]
    Intervals,
}

impl Merge {
    pub(super) fn by_slots(self, shifted: bool) -> bool {
        match self {
            Merge::Cheapest => !shifted,
            #[cfg(test)]
            Merge::Intervals => false,
        }
    }
}

impl Prepared {
    /// Access as a function of time: the nearest open facility of each category, verdicts and counts, for every home and every
    /// moment of a period.
    ///
    /// The sense, the stay, the channels and what unknown hours are taken for are those of the query. Where hours are unknown
    /// and left out, so is the answer while it hangs on them.
    ///
    /// # Errors
    ///
    /// As [`Prepared::access`], and [`ErrorKind::Argument`] when the query has a moment of its own or asks for more than the
    /// nearest, or the period is not wholly within 1900 to 2199.
    ///
    /// # Performance
    ///
    /// Facilities of one category that are open alike, when they are many, are one group in one pass of
    /// [`reach::opportunities`](crate::reach::opportunities); to the others goes one
    /// [`reach::matrix`](crate::reach::matrix). Then each home's walks are merged from near to far into the moments nobody
    /// nearer covers: never minute by minute. [`AccessOverTime::work`] counts it.
    ///
    /// # Examples
    ///
    /// ```
    /// # use lifecircle::geo::{Crs, LonLat};
    /// # use lifecircle::model::{Facilities, Facility, Home, Homes, Service};
    /// # use lifecircle::network::{EdgeAttributes, Gate, NetworkBuilder, RawNetwork, RawNode, RawWay};
    /// # use lifecircle::study::StudyBuilder;
    /// # use lifecircle::walk::Walker;
    /// use lifecircle::access::{Period, Query, Verdict, Waking};
    /// use lifecircle::model::Catalogue;
    ///
    /// # let at = |lon| LonLat::new(lon, 32.04);
    /// # let node = |id, lon| -> Result<RawNode, lifecircle::error::Error> {
    /// #     Ok(RawNode { id, position: at(lon)?, gate: Gate::Open, keep: false, elevation_m: None })
    /// # };
    /// # let way = RawWay { id: 7, nodes: vec![0, 1], attributes: EdgeAttributes::default(), lengths_m: None };
    /// # let raw = RawNetwork { nodes: vec![node(1, 118.78)?, node(2, 118.79)?], ways: vec![way], ..RawNetwork::default() };
    /// let market = Catalogue::bundled().find("market")?;
    /// # let service = Service { opening_hours: Some("早市 5:00-9:00".into()), ..Service::of(market) };
    /// # let shop = Facility {
    /// #     id: "m".into(), name: None, position: at(118.781)?, entrances: vec![], services: vec![service], area_m2: None,
    /// # };
    /// # let home = Home {
    /// #     id: "h".into(), name: None, position: at(118.785)?, entrances: vec![], people: None, households: None,
    /// #     floor_area_m2: None, groups: vec![],
    /// # };
    /// # let study = StudyBuilder::new(NetworkBuilder::new().build(raw)?)
    /// #     .facilities(Facilities::from_rows([shop], Crs::Wgs84))
    /// #     .homes(Homes::from_rows([home], vec![], Crs::Wgs84))
    /// #     .build()?;
    /// // A home not far from a morning market that is open from 5:00 to 9:00.
    /// let prepared = study.prepare(&Walker::adult())?;
    /// let week = Period::week("2026-03-09".parse()?)?;
    /// let over = prepared.access_over(&Query::new([market]).minutes([15]), &week)?;
    /// let phases = over.verdicts(0, 0, 0).unwrap();
    /// assert_eq!(phases[1].value, Verdict::Met);
    /// assert_eq!(phases[1].begins(&week), "2026-03-09T05:00".parse()?);
    /// let waking = Waking::default(); // 06:00 to 22:00
    /// assert_eq!(over.share(0, 0, 0, &waking).unwrap().met_s, 7.0 * 3.0 * 3600.0);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn access_over(&self, query: &Query, period: &Period) -> Result<AccessOverTime, Error> {
        self.access_over_with(query, period, &NoProgress)
    }

    /// [`Prepared::access_over`], watched.
    ///
    /// # Errors
    ///
    /// As [`Prepared::access_over`], and [`ErrorKind::Cancelled`] when `progress` says so.
    pub fn access_over_with(
        &self,
        query: &Query,
        period: &Period,
        progress: &dyn Progress,
    ) -> Result<AccessOverTime, Error> {
        build(self, query, period, (Search::default(), Merge::default()), progress)
    }
}

/// The table made in a stated way.
pub(super) fn build(
    prepared: &Prepared,
    query: &Query,
    period: &Period,
    (search, merge): (Search, Merge),
    progress: &dyn Progress,
) -> Result<AccessOverTime, Error> {
    query.check(prepared.options().max_minutes)?;
    check_over_time(query)?;
    let limits = query.limits()?;
    let horizon = limits.last().map_or(0, |limit| limit.get());
    let shifted = query.sense == Sense::Depart;
    let longest_s = if shifted { horizon.div_ceil(TICKS_PER_SECOND) } else { 0 };
    let offers = Offers::during(prepared, query, period.from(), period.seconds() + longest_s)?;
    let frame = Frame { end: period.ticks(), horizon, shifted };
    let columns = Column::all(&offers, &frame, search);
    let walks = Walks::find(prepared, &columns, &limits, progress)?;
    let doubtful = columns.iter().scan(0, |next, column| {
        *next += usize::from(column.is_doubtful);
        Some(column.is_doubtful.then(|| *next - 1))
    });
    let mut table = AccessOverTime {
        doubtful: doubtful.collect(),
        work: OverTimeWork { searched: walks.work(), ..OverTimeWork::default() },
        prepared: prepared.clone(),
        query: query.clone(),
        period: *period,
        parts: Vec::new(),
        frame,
        limits,
        columns,
        walks,
    };
    table.merge(merge, progress)?;
    Ok(table)
}

fn check_over_time(query: &Query) -> Result<(), Error> {
    if let Some(moment) = query.at {
        return Err(Error::new(ErrorKind::Argument, "a question over time has a period and no moment")
            .with_value(moment)
            .with_fix("leave out the moment, or ask for the access table at it"));
    }
    if query.k != 1 {
        return Err(Error::new(ErrorKind::Argument, "over time there is one nearest").with_value(query.k));
    }
    Ok(())
}

/// Reused from part to part by one thread.
#[derive(Default)]
struct Scratch {
    home: HomeWalks,
    by_slots: BySlots,
    by_intervals: ByIntervals,
}

impl AccessOverTime {
    /// Writes the envelopes of all homes.
    fn merge(&mut self, how: Merge, progress: &dyn Progress) -> Result<(), Error> {
        let homes = self.home_count();
        let watch = Watch::new(progress, "envelopes", homes.div_ceil(HOMES_PER_PART));
        let by_slots = how.by_slots(self.frame.shifted);
        let part = |scratch: &mut Scratch, part: usize| {
            let mut written = Part::default();
            let first = part * HOMES_PER_PART;
            let homes = first..homes.min(first + HOMES_PER_PART);
            let merged = homes.map(|home| self.merge_home(home, by_slots, scratch, &mut written)).sum::<u64>();
            written.open.shrink();
            written.possible.shrink();
            (written, merged)
        };
        let parts = parallel::try_map(homes.div_ceil(HOMES_PER_PART), Scratch::default, &watch, part)?;
        watch.finish()?;
        let mut work = self.work;
        for (part, merged) in &parts {
            work.add(*merged, part.open.piece_count() + part.possible.piece_count());
        }
        self.work = work;
        self.parts = parts.into_iter().map(|(part, _)| part).collect();
        Ok(())
    }

    fn merge_home(&self, home: usize, by_slots: bool, scratch: &mut Scratch, out: &mut Part) -> u64 {
        let Scratch { home: walks, by_slots: slots, by_intervals: intervals } = scratch;
        self.walks.of_home(home, &self.columns, walks);
        let mut merged = 0;
        for (number, column) in self.columns.iter().enumerate() {
            let candidates = self.walks.candidates(home, number, &self.columns, walks);
            let mut write = |of: Of, out: &mut Envelopes| {
                let served = if of == Of::Open { &column.open } else { &column.possible };
                merged += match by_slots {
                    true => slots.write((&column.slots, served, of), candidates, out),
                    false => {
                        let time = (column.patterns.as_slice(), of, self.frame.shifted, self.frame.end);
                        intervals.write(time, candidates, out)
                    }
                };
            };
            write(Of::Open, &mut out.open);
            if column.is_doubtful {
                write(Of::Possible, &mut out.possible);
            }
        }
        merged
    }

    /// The limit of that index.
    pub(super) fn limit(&self, limit: usize) -> Option<Ticks> {
        self.limits.get(limit).copied()
    }
}
