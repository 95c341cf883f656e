//! The places an activity may take place at, with the services it may take place in.

use std::collections::HashMap;

use super::hours::{DayHours, HoursId};
use super::plan::{Activity, Stop};
use crate::study::{Prepared, Study};

/// Where someone is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Spot {
    /// In a home, by its row.
    Home(u32),
    /// At a facility, by its row.
    Facility(u32),
}

/// A service that would do.
#[derive(Clone, Copy, Debug)]
pub(super) struct Offer {
    pub(super) service: u32,
    pub(super) hours: HoursId,
}

/// The places of some activities, in the order of their rows.
#[derive(Debug, Default)]
pub(super) struct Candidates {
    pub(super) spots: Vec<Spot>,
    /// Where the offers of each place start; one more than there are places. A home has none and is always open.
    offer_start: Vec<u32>,
    offers: Vec<Offer>,
    /// The position of each facility plus one, 0 for those that are none; empty where the place is not chosen.
    position: Vec<u32>,
    /// Whether somebody offers it, with or without a door on the network.
    pub(super) exists: bool,
    /// Whether one of them has a door; a home that has none is still where those are who live there.
    pub(super) has_door: bool,
    /// Whether it is known at every moment if they are open.
    pub(super) is_known: bool,
}

/// What decides which places an activity may take place at.
type Key = (Stop, usize, Option<String>);

/// The candidates of many activities, each distinct set once.
#[derive(Debug, Default)]
pub(super) struct CandidateSets {
    pub(super) sets: Vec<Candidates>,
    known: HashMap<Key, u32>,
}

impl CandidateSets {
    /// The number of an activity's set.
    pub(super) fn number(&mut self, activity: &Activity, prepared: &Prepared, hours: &DayHours) -> u32 {
        let key = (activity.stop, activity.walker, activity.audience.clone());
        if let Some(number) = self.known.get(&key) {
            return *number;
        }
        let number = self.sets.len() as u32;
        self.sets.push(Candidates::of(activity, prepared, hours));
        self.known.insert(key, number);
        number
    }
}

impl Candidates {
    fn of(activity: &Activity, prepared: &Prepared, hours: &DayHours) -> Candidates {
        let study = prepared.study();
        let audience = activity.audience.as_deref().unwrap_or(prepared.walker());
        let facilities = study.facilities().rows.len();
        let mut found = Candidates { offer_start: vec![0], ..Candidates::default() };
        match activity.stop {
            Stop::Home(row) => {
                found.exists = true;
                found.has_door = prepared.home_attached(row);
                found.push(Spot::Home(row as u32), Vec::new());
            }
            Stop::Facility(row) | Stop::Service(row, _) => found.take(row, activity.stop, audience, prepared, hours),
            Stop::Any(_) => {
                (0..facilities).for_each(|row| found.take(row, activity.stop, audience, prepared, hours));
                found.position = vec![0; facilities];
                for (position, spot) in (1..).zip(&found.spots) {
                    if let Spot::Facility(row) = spot {
                        found.position[*row as usize] = position;
                    }
                }
            }
        }
        found.is_known = found.offers.iter().all(|offer| hours.is_known(offer.hours));
        found
    }

    /// Takes a facility that offers what is asked for.
    fn take(&mut self, row: usize, stop: Stop, audience: &str, prepared: &Prepared, hours: &DayHours) {
        let offers = offers(prepared.study(), row, stop, audience, hours);
        self.exists |= !offers.is_empty();
        if !offers.is_empty() && prepared.facility_attached(row) {
            self.has_door = true;
            self.push(Spot::Facility(row as u32), offers);
        }
    }

    fn push(&mut self, spot: Spot, offers: Vec<Offer>) {
        self.spots.push(spot);
        self.offers.extend(offers);
        self.offer_start.push(self.offers.len() as u32);
    }

    /// The position of a facility among the places, if it is one of them.
    pub(super) fn position_of(&self, facility: u32) -> Option<u32> {
        self.position.get(facility as usize).and_then(|position| position.checked_sub(1))
    }

    /// The home, where the activity takes place in one.
    pub(super) fn home(&self) -> Option<u32> {
        match self.spots.first() {
            Some(Spot::Home(home)) => Some(*home),
            _ => None,
        }
    }

    /// Whether the place is to be chosen, so that [`Candidates::position_of`] answers.
    pub(super) fn is_choice(&self) -> bool {
        !self.position.is_empty()
    }

    /// What a place offers; empty for a home.
    pub(super) fn offers(&self, position: u32) -> &[Offer] {
        &self.offers[self.offer_start[position as usize] as usize..self.offer_start[position as usize + 1] as usize]
    }

    /// When a stay at a place can first begin, and in which offer (by its position): of those that begin first, the first.
    pub(super) fn first_stay(
        &self,
        position: u32,
        ask: &Stay,
        hours: &DayHours,
        arrive: u32,
    ) -> Option<(u32, Option<Offer>)> {
        let earliest = arrive.max(ask.from);
        let offers = self.offers(position);
        if offers.is_empty() {
            let end = earliest.checked_add(ask.stay)?;
            return (end <= ask.until).then_some((earliest, None));
        }
        let begin = |offer: &Offer| {
            let begin = hours.first_stay(offer.hours, ask.possible, earliest, ask.stay, ask.until)?;
            Some((begin, Some(*offer)))
        };
        offers.iter().filter_map(begin).min_by_key(|(begin, _)| *begin)
    }

    /// When a stay at a place can last begin, to be over by `ready`.
    pub(super) fn last_stay(&self, position: u32, ask: &Stay, hours: &DayHours, ready: u32) -> Option<u32> {
        let until = ready.min(ask.until);
        let offers = self.offers(position);
        if offers.is_empty() {
            return until.checked_sub(ask.stay).filter(|begin| *begin >= ask.from);
        }
        let begin = |offer: &Offer| hours.last_stay(offer.hours, ask.possible, ask.from, ask.stay, until);
        offers.iter().filter_map(begin).max()
    }
}

/// How long a stay is and between which ticks, and whether hours that nobody knows may be open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stay {
    pub(super) from: u32,
    pub(super) until: u32,
    pub(super) stay: u32,
    pub(super) possible: bool,
}

/// The services of a facility that one walks to, that are what is asked for and serve `audience`.
fn offers(study: &Study, row: usize, stop: Stop, audience: &str, hours: &DayHours) -> Vec<Offer> {
    let category = match stop {
        Stop::Any(category) | Stop::Service(_, category) => Some(category),
        Stop::Facility(_) | Stop::Home(_) => None,
    };
    let services = study.facilities().rows[row].services.iter().enumerate();
    let fit = services.filter(|(_, service)| {
        service.channel.is_walked_to() && service.serves(audience) && category.is_none_or(|c| c == service.category)
    });
    fit.map(|(service, _)| Offer { service: service as u32, hours: hours.of(row, service) }).collect()
}
