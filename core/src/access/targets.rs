//! Which facilities a question is about: those that offer the category to this walker, and are open when one arrives.

use super::patterns::{Offer, Offers, Pattern};
use super::{Query, Sense};
use crate::calendar::State;
use crate::error::{Error, ErrorKind};
use crate::study::Prepared;
use crate::units::{TICKS_PER_SECOND, Ticks};

/// The targets of each category of a query.
#[derive(Clone, Debug)]
pub(super) struct Targets {
    /// The rows of the facilities that are open whichever the walk, for each category.
    pub(super) open: Vec<Vec<u32>>,
    /// The same with those of unknown hours that were left out; `None` when there are none in any category.
    pub(super) possible: Option<Vec<Vec<u32>>>,
    /// Those that open or close while one walks, for each category.
    pub(super) changing: Vec<Vec<Offer>>,
    /// How many may be found open.
    pub(super) open_count: Vec<usize>,
    /// How many were left out because they are closed.
    pub(super) closed_count: Vec<usize>,
    /// How many were left out because nobody knows.
    pub(super) unknown_count: Vec<usize>,
    pub(super) patterns: Vec<Pattern>,
}

impl Targets {
    /// # Errors
    ///
    /// As [`Offers::during`].
    pub(super) fn of(prepared: &Prepared, query: &Query, horizon: Ticks) -> Result<Targets, Error> {
        let (offers, last) = match (query.at, query.sense) {
            (None, _) => (Offers::at_any_time(prepared, query), 0),
            (Some(at), Sense::Arrive) => (Offers::during(prepared, query, at, 0)?, 0),
            (Some(at), Sense::Depart) => {
                let longest_s = horizon.get().div_ceil(TICKS_PER_SECOND);
                (Offers::during(prepared, query, at, longest_s)?, horizon.get())
            }
        };
        let count = offers.columns.len();
        let mut targets = Targets {
            open: vec![Vec::new(); count],
            possible: None,
            changing: vec![Vec::new(); count],
            open_count: vec![0; count],
            closed_count: vec![0; count],
            unknown_count: vec![0; count],
            patterns: Vec::new(),
        };
        let mut possible = vec![Vec::new(); count];
        for (column, offered) in offers.columns.iter().enumerate() {
            for offer in offered {
                let pattern = offers.pattern(offer);
                match pattern.steady(0, last) {
                    Some(State::Open) => {
                        targets.open[column].push(offer.facility);
                        possible[column].push(offer.facility);
                    }
                    Some(State::Unknown) => possible[column].push(offer.facility),
                    Some(State::Closed) => {}
                    None => targets.changing[column].push(*offer),
                }
                targets.tally(column, pattern, last);
            }
        }
        targets.possible = (targets.open != possible).then_some(possible);
        targets.patterns = offers.patterns;
        Ok(targets)
    }

    /// Counts an offer: open when some walk finds it so, else unknown when some walk might.
    fn tally(&mut self, column: usize, pattern: &Pattern, last: u32) {
        let may_be = |state| pattern.runs().any(|run| run.from <= last && run.state == state);
        let count = match (may_be(State::Open), may_be(State::Unknown)) {
            (true, _) => &mut self.open_count,
            (_, true) => &mut self.unknown_count,
            _ => &mut self.closed_count,
        };
        count[column] += 1;
    }

    /// The groups to search for: the open ones, then the possible ones if they differ.
    pub(super) fn groups(&self) -> Vec<Vec<u32>> {
        self.open.iter().chain(self.possible.iter().flatten()).cloned().collect()
    }
}

impl Prepared {
    /// The facilities that a query counts, as rows of [`Study::facilities`](crate::study::Study::facilities), for each of
    /// its categories: walked to, for this walker, attached and, when the query states a moment, open then.
    ///
    /// They are groups of targets for the engine, such as [`nearest`](crate::reach::nearest).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a question that leaves at a moment: which doors are open then depends on each walk.
    pub fn facilities_for(&self, query: &Query) -> Result<Vec<Vec<u32>>, Error> {
        if query.at.is_some() && query.sense == Sense::Depart {
            let message = "which facilities are open to those who leave at a moment depends on each walk";
            return Err(Error::new(ErrorKind::Argument, message).with_fix("ask for a moment of arrival"));
        }
        Targets::of(self, query, Ticks::ZERO).map(|targets| targets.open)
    }
}
