//! Which facilities offer the categories of a question to this walker, and when.

use std::collections::HashMap;

use super::Pattern;
use crate::access::Query;
use crate::calendar::{Moment, ScheduleId, State, WorkCalendar};
use crate::error::{Error, ErrorKind};
use crate::model::{Catalogue, Openings};
use crate::study::Prepared;
use crate::units::TICKS_PER_SECOND;

/// A facility that offers a category.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::access) struct Offer {
    /// The facility, as a row of the study.
    pub(in crate::access) facility: u32,
    /// The number of its pattern.
    pub(in crate::access) pattern: u32,
}

/// What is offered of each category of a query.
#[derive(Clone, Debug)]
pub(in crate::access) struct Offers {
    /// For each category the facilities, ascending. One place is one offer, whatever it offers of the category.
    pub(in crate::access) columns: Vec<Vec<Offer>>,
    /// Every distinct pattern once.
    pub(in crate::access) patterns: Vec<Pattern>,
}

impl Offers {
    /// What is offered whenever: opening hours play no part.
    pub(in crate::access) fn at_any_time(prepared: &Prepared, query: &Query) -> Offers {
        let pattern = |_: usize, _: &[usize]| 0;
        Offers { columns: columns(prepared, query, pattern), patterns: vec![Pattern::constant(State::Open, 1)] }
    }

    /// What is offered when: the patterns cover so many seconds from `from` on, and stays that begin in them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the time is not wholly within 1900 to 2199.
    pub(in crate::access) fn during(
        prepared: &Prepared,
        query: &Query,
        from: Moment,
        seconds: u32,
    ) -> Result<Offers, Error> {
        // One tick more, for an arrival at the very end of the longest walk.
        let covered_s = i64::from(seconds) + i64::from(query.stay_s) + 1;
        let to = from.plus_seconds(covered_s).ok_or_else(|| {
            Error::new(ErrorKind::Argument, "the time asked about must lie within 1900 to 2199").with_value(from)
        })?;
        let rows = &prepared.study().facilities().rows;
        let openings = Openings::new(rows, Catalogue::bundled(), WorkCalendar::bundled(), (from.date(), to.date()))?;
        let mut known = Known { by_hours: HashMap::new(), by_pattern: HashMap::new(), patterns: Vec::new() };
        let (end, stay) = (covered_s as u32 * TICKS_PER_SECOND, query.stay_s * TICKS_PER_SECOND);
        let pattern_of = |facility: usize, service: usize| {
            let intervals = openings.between(facility, service, from, to).unwrap_or_default();
            Pattern::of(&intervals, from, end).for_stay(stay)
        };
        let pattern = |facility: usize, services: &[usize]| {
            let hours = services.iter().map(|service| openings.hours_alone(facility, *service));
            let hours: Option<Vec<ScheduleId>> = hours.collect();
            known.number(hours, || {
                let patterns: Vec<Pattern> = services.iter().map(|service| pattern_of(facility, *service)).collect();
                Pattern::either(&patterns.iter().collect::<Vec<_>>()).taken_for(query.unknown_hours)
            })
        };
        let columns = columns(prepared, query, pattern);
        Ok(Offers { columns, patterns: known.patterns })
    }

    /// The pattern of an offer.
    pub(in crate::access) fn pattern(&self, offer: &Offer) -> &Pattern {
        &self.patterns[offer.pattern as usize]
    }
}

/// The patterns met so far.
struct Known {
    /// By the hours of the services of one category, when hours are all there is.
    by_hours: HashMap<Vec<ScheduleId>, u32>,
    by_pattern: HashMap<Pattern, u32>,
    patterns: Vec<Pattern>,
}

impl Known {
    fn number(&mut self, hours: Option<Vec<ScheduleId>>, pattern: impl FnOnce() -> Pattern) -> u32 {
        if let Some(known) = hours.as_ref().and_then(|hours| self.by_hours.get(hours)) {
            return *known;
        }
        let pattern = pattern();
        let next = self.patterns.len() as u32;
        let number = *self.by_pattern.entry(pattern.clone()).or_insert(next);
        if number == next {
            self.patterns.push(pattern);
        }
        if let Some(hours) = hours {
            self.by_hours.insert(hours, number);
        }
        number
    }
}

/// The offers of each category, where `pattern` numbers that of some services of a facility.
fn columns(prepared: &Prepared, query: &Query, mut pattern: impl FnMut(usize, &[usize]) -> u32) -> Vec<Vec<Offer>> {
    let mut columns = vec![Vec::new(); query.categories.len()];
    let mut services = Vec::new();
    for (row, facility) in prepared.study().facilities().rows.iter().enumerate() {
        if !prepared.facility_attached(row) {
            continue;
        }
        for (column, category) in columns.iter_mut().zip(&query.categories) {
            services.clear();
            let offered = facility.services.iter().enumerate();
            let offered = offered.filter(|(_, service)| query.offers_of(service, *category, prepared.walker()));
            services.extend(offered.map(|(service, _)| service));
            if !services.is_empty() {
                column.push(Offer { facility: row as u32, pattern: pattern(row, &services) });
            }
        }
    }
    columns
}
