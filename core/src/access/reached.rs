//! What one home reaches: each service with the walk, whether it is open, and the rule that says so.

use super::patterns::Pattern;
use super::{Query, Sense};
use crate::calendar::{Moment, State, WorkCalendar};
use crate::error::{Error, ErrorKind};
use crate::model::{Catalogue, Facility, Openings, Service};
use crate::reach;
use crate::study::{Prepared, Study};
use crate::table::{Column, Table};
use crate::units::{TICKS_PER_SECOND, Ticks};

/// A service that a home reaches within the limits of a question.
#[derive(Clone, Debug, PartialEq)]
pub struct ReachedService {
    /// The facility, as a row of [`Study::facilities`].
    pub facility: usize,
    /// Which of its services.
    pub service: usize,
    /// The walk to it in seconds.
    pub walk_s: f64,
    /// Whether one finds it open; never closed. `None` when no moment was asked for.
    pub state: Option<State>,
    /// The rules by which it is open when one arrives: hours in the syntax of OpenStreetMap, the `RRULE` of events.
    pub rules: Vec<String>,
}

impl Prepared {
    /// Every service of the categories asked for that a home reaches within the longest limit, from near to far.
    ///
    /// "What can I reach on foot on Tuesday the 10th, and by which rule?" With [`Query::at`], those that are closed then are left
    /// out, and those of unknown hours are listed as unknown unless they are taken for something else. A facility with several
    /// services is listed once for each. How many of the nearest are asked for plays no part.
    ///
    /// # Errors
    ///
    /// As [`Prepared::access`], and [`ErrorKind::Argument`] for a home that does not exist.
    ///
    /// # Performance
    ///
    /// One bounded search; hours are read for what it reaches only.
    pub fn services_reached(&self, home: usize, query: &Query) -> Result<Vec<ReachedService>, Error> {
        query.check(self.options().max_minutes)?;
        if home >= self.homes().len() {
            return Err(Error::new(ErrorKind::Argument, "there is no home of this row").with_value(home));
        }
        let horizon = query.limits()?.last().copied().unwrap_or(Ticks::ZERO);
        let mut walks = reach::row(self.timed(), self.homes(), home, self.facilities(), horizon);
        walks.sort_unstable_by_key(|(facility, ticks)| (*ticks, *facility));
        let rows = &self.study().facilities().rows;
        let reached: Vec<(u32, Ticks, &Facility)> =
            walks.iter().filter_map(|(row, ticks)| Some((*row, *ticks, rows.get(*row as usize)?))).collect();
        let hours = match query.at {
            Some(at) => Some(Hours::of(&reached, query, at, horizon)?),
            None => None,
        };
        let mut found = Vec::new();
        for (number, (row, ticks, facility)) in reached.iter().enumerate() {
            let offered = facility.services.iter().enumerate();
            for (service, _) in offered.filter(|(_, service)| query.offers(service, self.walker())) {
                let (state, rules) = match &hours {
                    Some(hours) => match hours.visit(number, service, *ticks) {
                        (State::Closed, _) => continue,
                        (state, rules) => (Some(state), rules),
                    },
                    None => (None, Vec::new()),
                };
                let (facility, walk_s) = (*row as usize, ticks.seconds());
                found.push(ReachedService { facility, service, walk_s, state, rules });
            }
        }
        Ok(found)
    }
}

impl Query {
    /// Whether a service is of a category asked for, walked to by a channel asked for, and for this walker.
    fn offers(&self, service: &Service, walker: &str) -> bool {
        self.categories.iter().any(|category| self.offers_of(service, *category, walker))
    }
}

/// When the facilities that are reached may be visited.
struct Hours<'a> {
    query: &'a Query,
    at: Moment,
    to: Moment,
    openings: Openings,
}

impl<'a> Hours<'a> {
    fn of(
        reached: &[(u32, Ticks, &Facility)],
        query: &'a Query,
        at: Moment,
        horizon: Ticks,
    ) -> Result<Hours<'a>, Error> {
        let longest_s = horizon.get() / TICKS_PER_SECOND + 2 + query.stay_s;
        let to = at.plus_seconds(i64::from(longest_s)).ok_or_else(|| {
            Error::new(ErrorKind::Argument, "the time asked about must lie within 1900 to 2199").with_value(at)
        })?;
        let facilities = reached.iter().map(|(.., facility)| *facility);
        let dates = (at.date(), to.date());
        let openings = Openings::of(facilities, Catalogue::bundled(), WorkCalendar::bundled(), dates)?;
        Ok(Hours { query, at, to, openings })
    }

    /// What a visit finds, and the rules by which it is open when one arrives.
    fn visit(&self, facility: usize, service: usize, walk: Ticks) -> (State, Vec<String>) {
        let intervals = self.openings.between(facility, service, self.at, self.to).unwrap_or_default();
        let end = self.to.seconds_since(self.at) as u32 * TICKS_PER_SECOND;
        let visits = Pattern::of(&intervals, self.at, end).for_stay(self.query.stay_s * TICKS_PER_SECOND);
        let tick = if self.query.sense == Sense::Depart { walk.get() } else { 0 };
        let arrival = self.at.plus_seconds(i64::from(tick / TICKS_PER_SECOND)).unwrap_or(self.at);
        let state = visits.taken_for(self.query.unknown_hours).at(tick);
        (state, self.openings.rules(facility, service, arrival))
    }
}

/// Services reached as a table, one row for each: `facility`, `name`, `category`, `channel`, `walk_s`, `state` (`open`,
/// `unknown`; null when no moment was asked for), `rules` (one to a line) and `capacity`. The geometry is the facility's place.
///
/// # Errors
///
/// [`ErrorKind::Argument`] when a service is not of the study.
pub fn services_table(study: &Study, services: &[ReachedService]) -> Result<Table, Error> {
    let facilities = &study.facilities().rows;
    let find = |reached: &ReachedService| {
        let facility = facilities.get(reached.facility)?;
        Some((facility, facility.services.get(reached.service)?))
    };
    let stray = || Error::new(ErrorKind::Argument, "a service must be of the study");
    let known = services.iter().map(|reached| find(reached).ok_or_else(stray)).collect::<Result<Vec<_>, Error>>()?;
    let each = || known.iter();
    let category = |service: &Service| Catalogue::bundled().leaf(service.category).map(|leaf| leaf.id.as_str());
    let rules = |reached: &ReachedService| (!reached.rules.is_empty()).then(|| reached.rules.join("\n"));
    Table::new(services.len())
        .with(Column::text("facility", each().map(|(facility, _)| Some(facility.id.as_str()))))?
        .with(Column::text("name", each().map(|(facility, _)| facility.name.as_deref())))?
        .with(Column::text("category", each().map(|(_, service)| category(service))))?
        .with(Column::text("channel", each().map(|(_, service)| Some(service.channel.name()))))?
        .with(Column::real("walk_s", services.iter().map(|reached| Some(reached.walk_s))).in_unit("s"))?
        .with(Column::text("state", services.iter().map(|reached| reached.state.map(State::name))))?
        .with(Column::text("rules", services.iter().map(rules)))?
        .with(Column::real("capacity", each().map(|(_, service)| service.capacity)))?
        .with_points(each().map(|(facility, _)| Some(facility.position)).collect())
}
