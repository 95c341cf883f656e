//! A category of a question over time: who offers it when, cut into slots, and searched for how.

use std::collections::HashMap;

use super::slots::{Served, Slots};
use crate::access::patterns::{Of, Offer, Offers, Pattern, Run};
use crate::calendar::State;

/// From how many facilities of one category on that are open alike they are searched for as one group.
///
/// A group costs one cell of a pass for each home; a facility costs a walk for each home that reaches it, which in a city is one
/// in some fifteen within a quarter of an hour.
const LEAST_GROUP: usize = 16;

/// How facilities are searched for; the answer is the same.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Search {
    /// Many that are open alike as one group, the others one by one.
    #[default]
    Cheapest,
    /// All that can be as groups, however few are open alike.
    #[cfg(test)]
    Groups,
    /// All one by one.
    #[cfg(test)]
    OneByOne,
}

impl Search {
    fn least_group(self) -> usize {
        match self {
            Search::Cheapest => LEAST_GROUP,
            #[cfg(test)]
            Search::Groups => 1,
            #[cfg(test)]
            Search::OneByOne => usize::MAX,
        }
    }
}

/// Facilities of a column that are open alike and searched for as one.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) pattern: u32,
    /// Rows of the study, ascending.
    pub(super) facilities: Vec<u32>,
}

/// One category.
#[derive(Clone, Debug)]
pub(super) struct Column {
    /// Those searched for one by one; the patterns are numbers in the column.
    pub(super) singles: Vec<Offer>,
    pub(super) groups: Vec<Group>,
    /// The patterns of the column, each once. Nobody who is closed all the time is here.
    pub(super) patterns: Vec<Pattern>,
    pub(super) slots: Slots,
    /// The slots in which anybody is open.
    pub(super) open: Served,
    /// Those in which anybody is open or unknown.
    pub(super) possible: Served,
    /// Whether nobody knows of some when they are open.
    pub(super) is_doubtful: bool,
    /// When somebody anywhere is open to some walk within the horizon.
    pub(super) anywhere: Vec<Run>,
}

/// What the columns of one question share.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    /// The length of the period, in ticks.
    pub(super) end: u32,
    /// The longest walk, in ticks.
    pub(super) horizon: u32,
    /// Whether a moment is that of departure, so that patterns are read a walk later.
    pub(super) shifted: bool,
}

impl Column {
    /// The columns of a question.
    pub(super) fn all(offers: &Offers, frame: &Frame, search: Search) -> Vec<Column> {
        offers.columns.iter().map(|offered| Column::new(offered, offers, frame, search)).collect()
    }

    fn new(offered: &[Offer], offers: &Offers, frame: &Frame, search: Search) -> Column {
        let mut numbers: HashMap<u32, u32> = HashMap::new();
        let (mut patterns, mut members): (Vec<Pattern>, Vec<Vec<u32>>) = (Vec::new(), Vec::new());
        for offer in offered {
            let pattern = offers.pattern(offer);
            if pattern.always() == Some(State::Closed) {
                continue;
            }
            let number = *numbers.entry(offer.pattern).or_insert_with(|| {
                patterns.push(pattern.clone());
                members.push(Vec::new());
                patterns.len() as u32 - 1
            });
            members[number as usize].push(offer.facility);
        }
        let (mut singles, mut groups) = (Vec::new(), Vec::new());
        for (number, facilities) in (0..).zip(members) {
            // Of two that are open alike the nearer serves whenever the other does, unless one comes to it too early.
            let alike = !frame.shifted || patterns[number as usize].always().is_some();
            if alike && facilities.len() >= search.least_group() {
                groups.push(Group { pattern: number, facilities });
            } else {
                singles.extend(facilities.into_iter().map(|facility| Offer { facility, pattern: number }));
            }
        }
        singles.sort_unstable_by_key(|offer| offer.facility);
        let slots = Slots::new(&patterns, frame.end);
        let (open, possible) = (slots.served(Of::Open), slots.served(Of::Possible));
        let is_doubtful = patterns.iter().any(|pattern| pattern.runs().any(|run| run.state == State::Unknown));
        let anywhere = anywhere(&patterns, frame);
        Column { singles, groups, open, possible, slots, patterns, is_doubtful, anywhere }
    }
}

impl Column {
    /// How many facilities there are.
    pub(super) fn offer_count(&self) -> usize {
        self.singles.len() + self.groups.iter().map(|group| group.facilities.len()).sum::<usize>()
    }
}

/// When any pattern is open to some walk: at the moment itself, or up to a horizon later. Runs of `Open` from 0 up to the end,
/// in order, that do not touch.
fn anywhere(patterns: &[Pattern], frame: &Frame) -> Vec<Run> {
    let early = if frame.shifted { frame.horizon } else { 0 };
    let open = patterns.iter().flat_map(|pattern| pattern.runs()).filter(|run| run.state == State::Open);
    let mut open: Vec<Run> = open
        .map(|run| Run { from: run.from.saturating_sub(early), to: run.to.min(frame.end), ..run })
        .filter(|run| run.from < run.to)
        .collect();
    open.sort_unstable_by_key(|run| run.from);
    let mut joined: Vec<Run> = Vec::new();
    for run in open {
        match joined.last_mut() {
            Some(last) if run.from <= last.to => last.to = last.to.max(run.to),
            _ => joined.push(run),
        }
    }
    joined
}
