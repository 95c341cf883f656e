//! The passes a batch of days is answered in: within the minutes asked; then, for those that failed, farther, and once more with
//! everything granted that nobody knows.

use super::answer::{Break, DayAnswer, DayVerdict, Schedule, Why};
use super::candidates::{Candidates, Spot};
use super::legs::{ChoiceLegs, HomeLegs, Legs};
use super::planner::DayPlanner;
use super::search::{Errands, Ground, Scratch, search};
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
        let taken_for_open = self.planner.options().unknown_hours == UnknownHours::Open;
        let found = self.pass(days, (Limit::Claim, &homes), taken_for_open, |ground, day, scratch| {
            let last = search(ground, day, scratch)?;
            Some(schedule(ground, day, scratch, last, &self.planner.escapes))
        })?;
        let failed: Vec<usize> = (0..days.len()).filter(|day| found[*day].0.is_none()).collect();
        let mut answers: Vec<DayAnswer> = found.into_iter().map(DayAnswer::of).collect();
        self.watch.advance((Self::PASSES - 1) * (days.len() - failed.len()))?;
        if failed.is_empty() {
            return Ok(answers);
        }
        let failed_days: Vec<&Errands> = failed.iter().map(|day| days[*day]).collect();
        let farther = self.farther(&failed_days, taken_for_open)?;
        let verdicts = self.verdicts(&failed_days, &homes)?;
        for ((day, ((schedule, breaks), far)), (verdict, again)) in failed.into_iter().zip(farther).zip(verdicts) {
            let work = answers[day].work + far + again;
            answers[day] = DayAnswer { verdict, schedule, breaks, work };
        }
        Ok(answers)
    }

    /// The best days within the farthest limit, and what breaks the claim.
    fn farther(&self, days: &[&Errands], possible: bool) -> Result<Passed<Farther>, Error> {
        let homes = self.home_legs(days, Limit::Farthest)?;
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

    /// Whether the claim fails for certain, for days that failed it.
    fn verdicts(&self, days: &[&Errands], homes: &[HomeLegs]) -> Result<Passed<DayVerdict>, Error> {
        let granted = self.planner.options().unknown_hours != UnknownHours::Closed;
        let claim = self.planner.limits[Limit::Claim as usize];
        self.pass(days, (Limit::Claim, homes), granted, |ground, day, scratch| {
            if self.is_unattached(day) {
                return DayVerdict::Unattached;
            }
            match search(ground, day, scratch) {
                Some(_) => DayVerdict::UnknownHours,
                None if may_leave(ground, day, scratch, &self.planner.escapes, claim) => DayVerdict::BeyondData,
                None => DayVerdict::Broken,
            }
        })
    }

    /// Whether no walker can leave the home of a day.
    fn is_unattached(&self, day: &Errands) -> bool {
        let mut walkers = day.errands.iter().map(|errand| &self.planner.walkers[errand.walker]);
        walkers.all(|walker| !walker.prepared.home_attached(day.home as usize))
    }

    /// For each walker, the walks from and to the homes of some days.
    fn home_legs(&self, days: &[&Errands], limit: Limit) -> Result<Vec<HomeLegs>, Error> {
        let ticks = self.planner.limits[limit as usize];
        let stays_in = |day: &Errands, walker: usize| {
            let errands = day.errands.iter().filter(move |errand| errand.walker == walker);
            let spots = errands.flat_map(|errand| &self.sets[errand.set as usize].spots);
            let homes = spots.filter_map(|spot| if let Spot::Home(home) = spot { Some(*home) } else { None });
            homes.collect::<Vec<u32>>()
        };
        let walkers = self.planner.walkers.iter().enumerate();
        let legs = walkers.map(|(number, walker)| {
            // Whoever walks a leg of a day may leave its home, or another one where the day has a stay.
            let all: Vec<u32> =
                days.iter().flat_map(|day| (0..self.planner.walkers.len()).flat_map(|w| stays_in(day, w))).collect();
            let uses = |day: &&&Errands| day.errands.iter().any(|errand| errand.walker == number);
            let returns = days.iter().any(|day| !stays_in(day, number).is_empty());
            let homes = days.iter().filter(uses).map(|day| day.home).chain(all).collect();
            HomeLegs::new(&walker.prepared, homes, returns, ticks, self.progress)
        });
        legs.collect()
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
    fn of((schedule, work): (Option<Schedule>, DayWork)) -> DayAnswer {
        let verdict = if schedule.is_some() { DayVerdict::Within } else { DayVerdict::Broken };
        DayAnswer { verdict, schedule, breaks: Vec::new(), work }
    }
}
