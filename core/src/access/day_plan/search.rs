//! The search for the day with the least walking: labels of walk and time, settled in order.
//!
//! A label says: these activities are done, the last of them there, after so much walking, and one is free to go at such a
//! time. It is beaten by one for the same activities and place that has walked no more and is free no later, for one may
//! wait. Labels are settled by walk, then time, so the first one with everything done is the answer; what else decides
//! (fewer done, activity, place, the label before) only makes it the same answer every time.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::candidates::{Candidates, Spot, Stay};
use super::hours::DayHours;
use super::legs::{ChoiceLegs, Legs};
use super::plan::Order;
use super::work::DayWork;

/// A day as the search sees it: everything by number.
#[derive(Debug)]
pub(super) struct Errands {
    pub(super) home: u32,
    pub(super) start: u32,
    pub(super) order: Order,
    pub(super) errands: Vec<Errand>,
}

/// One activity as the search sees it.
#[derive(Debug)]
pub(super) struct Errand {
    /// Its places, by the number of their set.
    pub(super) set: u32,
    pub(super) walker: usize,
    pub(super) from: u32,
    pub(super) until: u32,
    pub(super) stay: u32,
    /// The activities it must come after, as bits.
    pub(super) after: u64,
    pub(super) directly_after: Option<u8>,
}

/// What a search may use.
#[derive(Clone, Copy)]
pub(super) struct Ground<'a> {
    pub(super) hours: &'a DayHours,
    pub(super) sets: &'a [Candidates],
    /// For each walker.
    pub(super) legs: &'a [Legs<'a>],
    /// For each set.
    pub(super) choices: &'a [ChoiceLegs],
    /// Whether hours that nobody knows count as open.
    pub(super) possible: bool,
}

/// Some activities done, the last of them somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Label {
    /// Walked so far.
    pub(super) walk: u32,
    /// When one is free to go on.
    pub(super) ready: u32,
    /// How many activities are done.
    pub(super) done: u8,
    /// The last of them.
    pub(super) errand: u8,
    /// Where that was, by its position among the candidates.
    pub(super) position: u32,
    /// The label before it, by its place in the order of settling.
    pub(super) before: u32,
    /// The activities done, as bits.
    pub(super) mask: u64,
}

/// No label: nothing is done and one is at home.
const NONE: u32 = u32::MAX;

/// The memory of one thread.
#[derive(Debug, Default)]
pub(super) struct Scratch {
    /// In the order they were settled; the first is the start.
    pub(super) settled: Vec<Label>,
    waiting: BinaryHeap<Reverse<Label>>,
    /// What this thread's searches have cost.
    pub(super) work: DayWork,
    /// For each set of activities done, for each activity and place: what has been found.
    found: Vec<Vec<Found>>,
    /// Where the places of each activity start in these.
    offset: Vec<u32>,
}

/// What beats other labels for the same activities and place.
#[derive(Clone, Copy, Debug)]
struct Found {
    /// How early one that is settled is free; all others have walked as far.
    settled: u32,
    /// Walk and time of the one with the least walk that waits: whatever it beats would be settled after it, which is never.
    waiting: (u32, u32),
}

impl Found {
    const NOTHING: Found = Found { settled: u32::MAX, waiting: (u32::MAX, u32::MAX) };

    fn beats(&self, walk: u32, ready: u32) -> bool {
        self.settled <= ready || (self.waiting.0 <= walk && self.waiting.1 <= ready)
    }
}

impl Errand {
    pub(super) fn ask(&self, possible: bool) -> Stay {
        Stay { from: self.from, until: self.until, stay: self.stay, possible }
    }
}

impl Errands {
    /// Whether an activity may come next after a label.
    pub(super) fn may_follow(&self, label: &Label, next: usize) -> bool {
        let errand = &self.errands[next];
        match self.order {
            Order::Given => next == usize::from(label.done),
            Order::Free => {
                let last = (label.done > 0).then_some(label.errand);
                label.mask & (1 << next) == 0
                    && errand.after & !label.mask == 0
                    && errand.directly_after.is_none_or(|before| last == Some(before))
            }
        }
    }

    /// Where a label is.
    pub(super) fn spot(&self, sets: &[Candidates], label: &Label) -> Spot {
        match label.done {
            0 => Spot::Home(self.home),
            _ => sets[self.errands[usize::from(label.errand)].set as usize].spots[label.position as usize],
        }
    }

    /// The number of a set of activities that are done.
    fn state(&self, label: &Label) -> usize {
        match self.order {
            Order::Given => usize::from(label.done),
            Order::Free => label.mask as usize,
        }
    }

    fn states(&self) -> usize {
        match self.order {
            Order::Given => self.errands.len() + 1,
            Order::Free => 1 << self.errands.len(),
        }
    }
}

/// The label of the best day, by its place among those settled; `None` when there is no such day, and then everything that can
/// be done is settled.
pub(super) fn search(ground: &Ground<'_>, day: &Errands, scratch: &mut Scratch) -> Option<usize> {
    scratch.begin(ground, day);
    let mut least_walk = u32::MAX;
    while let Some(Reverse(label)) = scratch.waiting.pop() {
        if !scratch.settle(day, &label) {
            continue;
        }
        let index = scratch.settled.len() - 1;
        if usize::from(label.done) == day.errands.len() {
            return Some(index);
        }
        for next in (0..day.errands.len()).filter(|next| day.may_follow(&label, *next)) {
            scratch.follow(ground, day, index, next, &mut least_walk);
        }
    }
    None
}

impl Scratch {
    fn begin(&mut self, ground: &Ground<'_>, day: &Errands) {
        self.settled.clear();
        self.waiting.clear();
        self.offset.clear();
        let mut end = 0;
        for errand in &day.errands {
            self.offset.push(end);
            end += ground.sets[errand.set as usize].spots.len() as u32;
        }
        self.found.iter_mut().for_each(Vec::clear);
        if self.found.len() < day.states() {
            self.found.resize_with(day.states(), Vec::new);
        }
        let start = Label { walk: 0, ready: day.start, done: 0, errand: 0, position: 0, before: NONE, mask: 0 };
        self.waiting.push(Reverse(start));
    }

    /// Settles a label unless one that is settled beats it.
    fn settle(&mut self, day: &Errands, label: &Label) -> bool {
        if label.done > 0 {
            let node = (self.offset[usize::from(label.errand)] + label.position) as usize;
            let found = &mut self.found[day.state(label)][node];
            if found.settled <= label.ready {
                return false;
            }
            found.settled = label.ready;
        }
        self.settled.push(*label);
        self.work.expanded += 1;
        true
    }

    /// Puts the labels in waiting that lead from one that is settled to the places of an activity.
    fn follow(&mut self, ground: &Ground<'_>, day: &Errands, from: usize, next: usize, least_walk: &mut u32) {
        let (label, errand) = (self.settled[from], &day.errands[next]);
        let candidates = &ground.sets[errand.set as usize];
        let (legs, ask) = (&ground.legs[errand.walker], errand.ask(ground.possible));
        let reached = Label {
            done: label.done + 1,
            errand: next as u8,
            before: from as u32,
            mask: label.mask | 1 << next,
            ..label
        };
        let is_last = usize::from(reached.done) == day.errands.len();
        let (offset, nodes) = (self.offset[next], self.nodes(ground, day));
        let found = &mut self.found[day.state(&reached)];
        found.resize(nodes, Found::NOTHING);
        let (waiting, DayWork { priced, waited, .. }) = (&mut self.waiting, &mut self.work);
        // Whether a longer leg could still be part of the best day.
        let mut take = |position: u32, leg: u32| -> bool {
            *priced += 1;
            let Some(walk) = label.walk.checked_add(leg).filter(|walk| walk <= least_walk) else { return false };
            let Some(arrive) = label.ready.checked_add(leg) else { return false };
            let found = &mut found[(offset + position) as usize];
            // Before the hours are looked at: one is free no earlier than where it is always open.
            if found.beats(walk, arrive.max(ask.from).saturating_add(ask.stay)) {
                return true;
            }
            let Some((begin, _)) = candidates.first_stay(position, &ask, ground.hours, arrive) else { return true };
            let ready = begin + ask.stay;
            if found.beats(walk, ready) {
                return true;
            }
            if walk <= found.waiting.0 {
                found.waiting = (walk, ready);
            }
            if is_last {
                *least_walk = walk;
            }
            *waited += 1;
            waiting.push(Reverse(Label { walk, ready, position, ..reached }));
            true
        };
        match day.spot(ground.sets, &label) {
            Spot::Facility(here) if candidates.is_choice() => {
                let row = ground.choices[errand.set as usize].row(here, legs, candidates);
                let _all = row.iter().all(|(leg, position)| take(*position, leg.get()));
            }
            here @ Spot::Home(_) if candidates.is_choice() => legs.each_facility(here, |facility, leg| {
                if let Some(position) = candidates.position_of(facility) {
                    take(position, leg);
                }
            }),
            here => {
                if let Some(leg) = candidates.spots.first().and_then(|there| legs.between(here, *there)) {
                    take(0, leg);
                }
            }
        }
    }

    fn nodes(&self, ground: &Ground<'_>, day: &Errands) -> usize {
        let last = day.errands.last().map_or(0, |errand| ground.sets[errand.set as usize].spots.len());
        self.offset.last().map_or(0, |offset| *offset as usize) + last
    }

    /// The labels that lead to one, the start first.
    pub(super) fn path(&self, mut index: usize) -> Vec<Label> {
        let mut path = vec![self.settled[index]];
        while let Some(before) = self.settled.get(self.settled[index].before as usize) {
            index = self.settled[index].before as usize;
            path.push(*before);
        }
        path.reverse();
        path
    }
}
