//! From a plan to what the search works on, every name and number checked.

use super::candidates::CandidateSets;
use super::options::{END, ticks_since};
use super::plan::{Activity, DayPlan, Order, Stop};
use super::planner::DayPlanner;
use super::search::{Errand, Errands};
use crate::error::{Error, ErrorKind};
use crate::units::TICKS_PER_SECOND;

/// A day by number.
pub(super) fn compile(planner: &DayPlanner, day: &DayPlan, sets: &mut CandidateSets) -> Result<Errands, Error> {
    check(planner, day)?;
    let midnight = planner.midnight();
    let errand = |activity: &Activity| {
        let prepared = &planner.walkers[activity.walker].prepared;
        Errand {
            set: sets.number(activity, prepared, &planner.hours),
            walker: activity.walker,
            from: activity.from.map_or(0, |from| ticks_since(midnight, from)),
            until: activity.until.map_or(END, |until| ticks_since(midnight, until)),
            stay: activity.stay_s.saturating_mul(TICKS_PER_SECOND).min(END),
            after: activity.after.iter().fold(0, |bits, before| bits | 1 << before),
            directly_after: activity.directly_after.map(|before| before as u8),
        }
    };
    let errands = day.activities.iter().map(errand).collect();
    Ok(Errands { home: day.home as u32, start: ticks_since(midnight, day.start), order: day.order, errands })
}

fn check(planner: &DayPlanner, day: &DayPlan) -> Result<(), Error> {
    let count = day.activities.len();
    let most = match day.order {
        Order::Given => DayPlan::MOST_GIVEN,
        Order::Free => DayPlan::MOST_FREE,
    };
    if !(1..=most).contains(&count) {
        let what = format!("a day in {} order has between 1 and {most} activities", day.order.name());
        return Err(Error::new(ErrorKind::Argument, what).with_value(count));
    }
    if day.start.date() != planner.date() {
        return Err(Error::new(ErrorKind::Argument, "the day begins on another date than the planner's")
            .with_value(day.start)
            .with_fix(format!("begin it on {}", planner.date())));
    }
    let study = planner.study();
    let (homes, facilities) = (study.homes().rows.len(), study.facilities().rows.len());
    exists("home", day.home, homes)?;
    for activity in &day.activities {
        exists("walker", activity.walker, planner.walker_count())?;
        match activity.stop {
            Stop::Home(row) => exists("home", row, homes)?,
            Stop::Facility(row) | Stop::Service(row, _) => exists("facility", row, facilities)?,
            Stop::Any(_) => {}
        }
        let others = activity.after.iter().chain(&activity.directly_after);
        others.into_iter().try_for_each(|other| exists("activity", *other, count))?;
    }
    if day.order == Order::Free { check_order(day) } else { Ok(()) }
}

fn exists(what: &str, row: usize, count: usize) -> Result<(), Error> {
    if row < count {
        return Ok(());
    }
    Err(Error::new(ErrorKind::NotFound, format!("there is no such {what}; there are {count}")).with_value(row))
}

/// Refuses an order nobody can keep.
fn check_order(day: &DayPlan) -> Result<(), Error> {
    let contradiction = |activity: &Activity| {
        Error::new(ErrorKind::Argument, "the order of the activities contradicts itself").with_value(activity.id())
    };
    let mut done = vec![false; day.activities.len()];
    loop {
        let open = |(i, activity): (usize, &Activity)| {
            let mut before = activity.after.iter().chain(&activity.directly_after);
            !done[i] && before.all(|other| done[*other])
        };
        match day.activities.iter().enumerate().position(open) {
            Some(next) => done[next] = true,
            None => break,
        }
    }
    if let Some(stuck) = done.iter().position(|done| !done) {
        return Err(contradiction(&day.activities[stuck]));
    }
    // Two cannot both come directly after the same one.
    for (i, activity) in day.activities.iter().enumerate() {
        let twice = day.activities[..i].iter().any(|other| other.directly_after == activity.directly_after);
        if activity.directly_after.is_some() && twice {
            return Err(contradiction(activity));
        }
    }
    Ok(())
}
