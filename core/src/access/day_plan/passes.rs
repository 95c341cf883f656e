//! The passes a batch of days is answered in: within the minutes asked; then, for those that failed, farther, and, where not
//! everything is known, once more with all of that granted.

use std::collections::BTreeSet;

use super::answer::{Break, DayAnswer, DayVerdict, Schedule, Why};
use super::candidates::{Candidates, Spot};
use super::legs::{ChoiceLegs, HomeLegs, Legs, Returns};
use super::planner::DayPlanner;
use super::search::{Errand, Errands, Ground, Scratch, search};
use super::trace::{may_leave, obstacle, schedule};
use super::work::DayWork;
use crate::calendar::UnknownHours;
use crate::error::Error;
use crate::progress::{Progress, Watch};
use crate::reach::parallel;

/// The limit of a pass: that of the claim, or the farthest.
#[derive(Clone, Copy)]
enum Limit {
    Claim = 0,
    Farthest = 1,
}

/// The best day within the limit of the claim, or what to say of the claim where there is none and nothing could be granted.
type Claimed = Result<Schedule, Option<DayVerdict>>;

/// The best day within the farthest limit, and what breaks the claim.
type Farther = (Option<Schedule>, Vec<Break>);

/// What a pass makes of each day, with what that cost.
type Passed<T> = Vec<(T, DayWork)>;

/// What all passes share.
pub(super) struct Passes<'a> {
    planner: &'a DayPlanner,
    sets: &'a [Candidates],
    /// For each limit, the walks to the places of each set.
    choices: [Vec<ChoiceLegs>; 2],
    watch: &'a Watch<'a>,
    progress: &'a dyn Progress,
}

impl<'a> Passes<'a> {
    /// How many parts of the stage watched a day is.
    pub(super) const PASSES: usize = 3;

    pub(super) fn new(
        planner: &'a DayPlanner,
        sets: &'a [Candidates],
        watch: &'a Watch<'a>,
        progress: &'a dyn Progress,
    ) -> Passes<'a> {
        let facilities = planner.study().facilities().rows.len();
        let choices = [(); 2].map(|()| sets.iter().map(|set| ChoiceLegs::new(set, facilities)).collect());
        Passes { planner, sets, choices, watch, progress }
    }

    /// The answers of some days.
    pub(super) fn answer(&self, days: &[&Errands]) -> Result<Vec<DayAnswer>, Error> {
        let homes = self.home_legs(days, Limit::Claim)?;
        let claimed = self.claimed(days, &homes)?;
        let those = |of: fn(&Claimed) -> bool| -> Vec<usize> {
            claimed.iter().enumerate().filter(|(_, (claimed, _))| of(claimed)).map(|(day, _)| day).collect()
        };
        let (failed, unsure) = (those(Result::is_err), those(|claimed| matches!(claimed, Err(None))));
        let mut answers: Vec<DayAnswer> = claimed.into_iter().map(DayAnswer::of).collect();
        self.watch.advance((Self::PASSES - 1) * days.len() - failed.len() - unsure.len())?;
        let again = |numbers: &[usize]| -> Vec<&Errands> { numbers.iter().map(|day| days[*day]).collect() };
        if !failed.is_empty() {
            for (day, ((schedule, breaks), work)) in failed.iter().zip(self.farther(&again(&failed))?) {
                let DayAnswer { verdict, work: first, .. } = answers[*day];
                answers[*day] = DayAnswer { verdict, schedule, breaks, work: first + work };
            }
        }
        for (day, (verdict, work)) in unsure.iter().zip(self.verdicts(&again(&unsure), &homes)?) {
            answers[*day].verdict = verdict;
            answers[*day].work += work;
        }
        Ok(answers)
    }

    /// The best days within the limit of the claim.
    fn claimed(&self, days: &[&Errands], homes: &[HomeLegs]) -> Result<Passed<Claimed>, Error> {
        let unknown = self.planner.options().unknown_hours;
        let (possible, granted) = (unknown == UnknownHours::Open, unknown != UnknownHours::Closed);
        self.pass(days, (Limit::Claim, homes), possible, |ground, day, scratch| {
            if let Some(last) = search(ground, day, scratch) {
                return Ok(schedule(ground, day, scratch, last, &self.planner.escapes));
            }
            let is_sure =
                possible == granted || day.errands.iter().all(|errand| self.sets[errand.set as usize].is_known);
            Err(is_sure.then(|| self.failure(ground, day, scratch)))
        })
    }

    /// The best days within the farthest limit, and what breaks the claim.
    fn farther(&self, days: &[&Errands]) -> Result<Passed<Farther>, Error> {
        let homes = self.home_legs(days, Limit::Farthest)?;
        let possible = self.planner.options().unknown_hours == UnknownHours::Open;
        let claim = self.planner.limits[Limit::Claim as usize];
        self.pass(days, (Limit::Farthest, &homes), possible, |ground, day, scratch| {
            let Some(last) = search(ground, day, scratch) else {
                return (None, obstacle(ground, day, scratch).into_iter().collect());
            };
            let schedule = schedule(ground, day, scratch, last, &self.planner.escapes);
            let long = schedule.visits.iter().filter(|visit| visit.walk > claim);
            let breaks = long.map(|visit| Break { activity: visit.activity, why: Why::LegTooLong }).collect();
            (Some(schedule), breaks)
        })
    }

    /// What to say of the claim where all that nobody knows is granted, for days that failed it without.
    fn verdicts(&self, days: &[&Errands], homes: &[HomeLegs]) -> Result<Passed<DayVerdict>, Error> {
        self.pass(days, (Limit::Claim, homes), true, |ground, day, scratch| match search(ground, day, scratch) {
            Some(_) => DayVerdict::UnknownHours,
            None => self.failure(ground, day, scratch),
        })
    }

    /// What to say of a claim that no day keeps.
    fn failure(&self, ground: &Ground<'_>, day: &Errands, scratch: &Scratch) -> DayVerdict {
        let claim = self.planner.limits[Limit::Claim as usize];
        match () {
            () if self.is_unattached(day) => DayVerdict::Unattached,
            () if may_leave(ground, day, scratch, &self.planner.escapes, claim) => DayVerdict::BeyondData,
            () => DayVerdict::Broken,
        }
    }

    /// Whether no walker can leave the home of a day.
    fn is_unattached(&self, day: &Errands) -> bool {
        let mut walkers = day.errands.iter().map(|errand| &self.planner.walkers[errand.walker]);
        walkers.all(|walker| !walker.prepared.home_attached(day.home as usize))
    }

    /// For each walker, the walks between the homes of some days and the facilities that may come before or after.
    fn home_legs(&self, days: &[&Errands], limit: Limit) -> Result<Vec<HomeLegs>, Error> {
        let ticks = self.planner.limits[limit as usize];
        let facilities = self.facilities(days);
        let stays = |day: &&Errands| -> Vec<(usize, u32)> {
            let stay = |errand: &Errand| Some((errand.walker, self.sets[errand.set as usize].home()?));
            day.errands.iter().filter_map(stay).collect()
        };
        let legs = (0..).zip(&self.planner.walkers).map(|(number, walker)| {
            let returns = |day: &&Errands| match stays(day) {
                stays if stays.iter().all(|(by, _)| *by != number) => Returns::Never,
                stays if stays.iter().all(|(_, home)| *home == day.home) => Returns::Own,
                _ => Returns::Any,
            };
            let returns = days.iter().map(returns).max().unwrap_or(Returns::Never);
            // Whoever walks a leg of a day may leave its home, or another one where the day has a stay.
            let uses = |day: &&&Errands| day.errands.iter().any(|errand| errand.walker == number);
            let own = days.iter().filter(uses).map(|day| day.home);
            let mut homes: Vec<u32> = own.chain(days.iter().flat_map(stays).map(|(_, home)| home)).collect();
            homes.sort_unstable();
            homes.dedup();
            HomeLegs::new(&walker.prepared, (homes, facilities.clone()), returns, ticks, self.progress)
        });
        legs.collect()
    }

    /// The facilities some days may lead to, ascending.
    fn facilities(&self, days: &[&Errands]) -> Vec<u32> {
        let mut is_one = vec![false; self.planner.study().facilities().rows.len()];
        let sets: BTreeSet<u32> = days.iter().flat_map(|day| &day.errands).map(|errand| errand.set).collect();
        for spot in sets.into_iter().flat_map(|set| &self.sets[set as usize].spots) {
            if let Spot::Facility(facility) = spot {
                is_one[*facility as usize] = true;
            }
        }
        (0..).zip(is_one).filter_map(|(facility, is_one)| is_one.then_some(facility)).collect()
    }

    /// What `job` makes of each day, in parallel.
    fn pass<T: Send>(
        &self,
        days: &[&Errands],
        (limit, homes): (Limit, &[HomeLegs]),
        possible: bool,
        job: impl Fn(&Ground<'_>, &Errands, &mut Scratch) -> T + Send + Sync,
    ) -> Result<Passed<T>, Error> {
        let walkers = self.planner.walkers.iter().zip(homes);
        let legs: Vec<Legs<'_>> = walkers
            .map(|(walker, homes)| Legs {
                prepared: &walker.prepared,
                facilities: &walker.facilities[limit as usize],
                homes,
            })
            .collect();
        let choices = &self.choices[limit as usize];
        let ground = Ground { hours: &self.planner.hours, sets: self.sets, legs: &legs, choices, possible };
        let one = |scratch: &mut Scratch, day: usize| {
            self.watch.check()?;
            scratch.work = DayWork::default();
            let result = job(&ground, days[day], scratch);
            self.watch.advance(1).map(|()| (result, scratch.work))
        };
        parallel::map(days.len(), Scratch::default, one).into_iter().collect()
    }
}

impl DayAnswer {
    /// The answer of a day whose claim holds; of one that failed it, until more is known.
    fn of((claimed, work): (Claimed, DayWork)) -> DayAnswer {
        let (verdict, schedule) = match claimed {
            Ok(schedule) => (DayVerdict::Within, Some(schedule)),
            Err(verdict) => (verdict.unwrap_or(DayVerdict::Broken), None),
        };
        DayAnswer { verdict, schedule, breaks: Vec::new(), work }
    }
}
