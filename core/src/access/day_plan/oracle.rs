//! Days by brute force: all orders, all places, the hours asked minute by minute.

use super::{Activity, At, DayPlan, Order, Schedule, Stop, Visit};
use crate::calendar::{Date, Moment, UnknownHours, WorkCalendar};
use crate::model::{Catalogue, Openings, Service};
use crate::progress::NoProgress;
use crate::reach::{self, Matrix};
use crate::study::Prepared;
use crate::units::Ticks;

/// Everything a brute force needs, found in other ways than the planner's.
pub(super) struct Oracle {
    prepared: Vec<Prepared>,
    /// For each walker: home to facility, facility to facility, facility to home, home to home.
    legs: Vec<[Matrix; 4]>,
    openings: Openings,
}

/// The settled order of a path, from its end back: walk, time, activity, row.
pub(super) type Key = Vec<(u32, u32, usize, usize)>;

impl Oracle {
    pub(super) fn new(prepared: Vec<Prepared>, date: Date) -> Oracle {
        let far = Ticks::from_minutes(30).unwrap();
        let legs = prepared.iter().map(|p| {
            let pair = |from, to| reach::matrix(p.timed(), from, to, far, &NoProgress).unwrap();
            let (homes, shops) = (p.homes(), p.facilities());
            [pair(homes, shops), pair(shops, shops), pair(shops, homes), pair(homes, homes)]
        });
        let legs = legs.collect();
        let rows = &prepared[0].study().facilities().rows;
        let dates = (date, date.plus_days(1).unwrap());
        let openings = Openings::new(rows, Catalogue::bundled(), WorkCalendar::bundled(), dates).unwrap();
        Oracle { prepared, legs, openings }
    }

    fn leg(&self, walker: usize, from: (bool, usize), to: (bool, usize)) -> Option<u32> {
        if from == to {
            return Some(0);
        }
        let which = match (from.0, to.0) {
            (true, false) => 0,
            (false, false) => 1,
            (false, true) => 2,
            (true, true) => 3,
        };
        self.legs[walker][which].get(from.1, to.1 as u32).map(Ticks::get)
    }

    /// When a stay can begin, tried at the arrival and at every later minute.
    pub(super) fn begin(
        &self,
        activity: &Activity,
        shop: Option<usize>,
        arrive: u32,
        choice: UnknownHours,
    ) -> Option<u32> {
        let second = |moment: Option<Moment>, none| moment.map_or(none, |m| m.second_of_day() * 32);
        let (from, until) = (second(activity.from, 0), second(activity.until, 2 * 86_400 * 32));
        let stay = activity.stay_s * 32;
        let earliest = arrive.max(from);
        let minute = 60 * 32;
        let later = (earliest / minute + 1..=2 * 1440).map(|m| m * minute);
        let audience = activity.audience.as_deref().unwrap_or(self.prepared[activity.walker].walker());
        std::iter::once(earliest).chain(later).take_while(|b| b + stay <= until).find(|begin| {
            let Some(row) = shop else { return true };
            let services = self.prepared[0].study().facilities().rows[row].services.iter().enumerate();
            let fits = |(_, service): &(usize, &Service)| match activity.stop {
                Stop::Any(category) => service.category == category && service.serves(audience),
                _ => service.serves(audience),
            };
            services.filter(fits).any(|(service, _)| {
                let ticks = std::iter::once(*begin).chain((begin / minute + 1..).map(|m| m * minute));
                let mut ticks =
                    ticks.enumerate().take_while(|(i, tick)| *i == 0 || *tick < begin + stay).map(|(_, tick)| tick);
                ticks.all(|tick| {
                    let at = Moment::midnight(self.openings.timetable().dates().0)
                        .plus_seconds(i64::from(tick / 32))
                        .unwrap();
                    choice.counts_as_open(self.openings.state(row, service, at).unwrap()) == Some(true)
                })
            })
        })
    }

    fn spots(&self, activity: &Activity) -> Vec<(bool, usize)> {
        match activity.stop {
            Stop::Home(row) => vec![(true, row)],
            Stop::Facility(row) | Stop::Service(row, _) => vec![(false, row)],
            Stop::Any(_) => (0..self.prepared[0].facilities().len()).map(|row| (false, row)).collect(),
        }
    }

    /// The best of all orders and all places.
    pub(super) fn best(&self, day: &DayPlan, limit: u32, choice: UnknownHours) -> Option<Key> {
        let mut best = None;
        let start = day.start.second_of_day() * 32;
        self.extend(day, limit, choice, ((true, day.home), 0, start), &mut Vec::new(), &mut best);
        best
    }

    fn extend(
        &self,
        day: &DayPlan,
        limit: u32,
        choice: UnknownHours,
        (here, walked, ready): ((bool, usize), u32, u32),
        path: &mut Key,
        best: &mut Option<Key>,
    ) {
        if path.len() == day.activities.len() {
            let key: Key = path.iter().rev().copied().collect();
            if best.as_ref().is_none_or(|best| key < *best) {
                *best = Some(key);
            }
            return;
        }
        let done: Vec<usize> = path.iter().map(|step| step.2).collect();
        for (next, activity) in day.activities.iter().enumerate() {
            let in_order = match day.order {
                Order::Given => next == path.len(),
                Order::Free => !done.contains(&next) && activity.after.iter().all(|before| done.contains(before)),
            };
            for spot in if in_order { self.spots(activity) } else { Vec::new() } {
                let Some(leg) = self.leg(activity.walker, here, spot).filter(|leg| *leg <= limit) else { continue };
                let shop = (!spot.0).then_some(spot.1);
                let Some(begin) = self.begin(activity, shop, ready + leg, choice) else { continue };
                let (walk, ready) = (walked + leg, begin + activity.stay_s * 32);
                path.push((walk, ready, next, spot.1));
                self.extend(day, limit, choice, (spot, walk, ready), path, best);
                path.pop();
            }
        }
    }
}

/// The key of a schedule.
pub(super) fn key(schedule: &Schedule) -> Key {
    let mut walked = 0;
    let step = |visit: &Visit| {
        walked += visit.walk.get();
        let row = match visit.at {
            At::Home(row) | At::Service(row, _) => row,
        };
        (walked, visit.end.get(), visit.activity, row)
    };
    let mut key: Key = schedule.visits.iter().map(step).collect();
    key.reverse();
    key
}
