//! Planning days: a study as its walkers see it, on one date.

use super::answer::DayAnswer;
use super::candidates::CandidateSets;
use super::compile::compile;
use super::hours::DayHours;
use super::legs::FacilityLegs;
use super::options::DayOptions;
use super::passes::Passes;
use super::plan::DayPlan;
use super::search::Errands;
use crate::calendar::{Date, Moment};
use crate::error::{Error, ErrorKind, Place};
use crate::progress::{NoProgress, Progress, Watch};
use crate::study::{Prepared, Study};
use crate::units::Ticks;

/// Days whose homes are searched from together.
const BATCH: usize = 4096;

/// A study as some walkers see it on one date, ready to plan days.
///
/// A resident walks some legs alone and some with a grandchild, so a planner holds one [`Prepared`] study for each walker, all of
/// the same study. Hours are compiled once; the walks from a facility are searched when a day first needs them and kept, so
/// many days cost little more than their homes. Immutable to its callers; days may be asked from many threads.
#[derive(Debug)]
pub struct DayPlanner {
    pub(super) walkers: Vec<DayWalker>,
    date: Date,
    options: DayOptions,
    /// Within the minutes asked, and within the farthest.
    pub(super) limits: [Ticks; 2],
    pub(super) hours: DayHours,
    /// For each walker, the walk from each facility to where it may leave the data.
    pub(super) escapes: Vec<Vec<Option<Ticks>>>,
}

/// A study as one walker of the day sees it, with the walks found so far.
#[derive(Debug)]
pub(super) struct DayWalker {
    pub(super) prepared: Prepared,
    /// Within the minutes asked, and within the farthest.
    pub(super) facilities: [FacilityLegs; 2],
}

impl DayPlanner {
    /// Compiles the hours of `date` and the day after, and finds where the data ends.
    ///
    /// Which categories keep the work calendar is that of the bundled catalogue, and the calendar is the bundled one.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] without a walker, when the walkers are not of one study, and for limits that are out of order
    /// or beyond [`PrepareOptions::max_minutes`](crate::study::PrepareOptions::max_minutes);
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// Some microseconds for each service and one search for each walker.
    pub fn new(
        walkers: impl IntoIterator<Item = Prepared>,
        date: Date,
        options: &DayOptions,
        progress: &dyn Progress,
    ) -> Result<DayPlanner, Error> {
        let walkers: Vec<Prepared> = walkers.into_iter().collect();
        let Some(first) = walkers.first() else {
            return Err(Error::new(ErrorKind::Argument, "a day needs at least one walker"));
        };
        if walkers.iter().any(|walker| !walker.study().is_same(first.study())) {
            return Err(Error::new(ErrorKind::Argument, "all walkers of a day must be of one study")
                .with_fix("prepare one and the same study for each walker"));
        }
        let shortest = walkers.iter().map(|walker| walker.options().max_minutes).min().unwrap_or(0);
        let limits = options.limits(shortest)?;
        let hours = DayHours::new(first.study(), date)?;
        let escapes = walkers.iter().map(|walker| walker.facility_escapes(progress)).collect::<Result<_, _>>()?;
        let walker = |prepared: Prepared| {
            let facilities = limits.map(|limit| FacilityLegs::new(&prepared, limit));
            DayWalker { prepared, facilities }
        };
        let walkers = walkers.into_iter().map(walker).collect();
        Ok(DayPlanner { walkers, date, options: *options, limits, hours, escapes })
    }

    /// The date.
    pub fn date(&self) -> Date {
        self.date
    }

    /// How days are planned, with what unknown hours are taken for.
    pub fn options(&self) -> &DayOptions {
        &self.options
    }

    /// The study all its walkers walk in.
    pub fn study(&self) -> &Study {
        self.walkers[0].prepared.study()
    }

    /// The study as a walker sees it; `None` beyond the walkers.
    pub fn walker(&self, walker: usize) -> Option<&Prepared> {
        self.walkers.get(walker).map(|walker| &walker.prepared)
    }

    /// How many walkers.
    pub fn walker_count(&self) -> usize {
        self.walkers.len()
    }

    /// The midnight that begins the date: times of day are counted from it.
    pub fn midnight(&self) -> Moment {
        Moment::midnight(self.date)
    }

    /// Plans one day: see [`DayPlanner::plans`].
    ///
    /// # Errors
    ///
    /// As [`DayPlanner::plans`].
    pub fn plan(&self, day: &DayPlan) -> Result<DayAnswer, Error> {
        let mut answers = self.plans(std::slice::from_ref(day), &NoProgress)?;
        answers.pop().ok_or_else(|| Error::new(ErrorKind::Internal, "a day was planned, but there is no answer"))
    }

    /// Finds, for each day, the schedule with the least walking, with every leg within the minutes asked where that is
    /// possible, else within the farthest; or says what stands in its way.
    ///
    /// Of schedules with the same walk, the one that ends first; then the one whose last activity, last place, walk and end up to the
    /// one before, and so on backwards, come first. Exact: nothing is sampled and no place passed over.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`], naming the day by its row, for one without activities or with too many, that begins on
    /// another date, or whose order contradicts itself; [`ErrorKind::NotFound`] for a home, facility or walker that does
    /// not exist; [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// The walks from the homes of some thousand days are searched together; a day then reads the rows of the places it may come
    /// to. With the order free it is `2^n` times as much at worst.
    pub fn plans(&self, days: &[DayPlan], progress: &dyn Progress) -> Result<Vec<DayAnswer>, Error> {
        let mut sets = CandidateSets::default();
        let compiled = (0..).zip(days).map(|(row, day)| {
            compile(self, day, &mut sets).map_err(|error| error.at(Place::file("days").row(row).with_object(&day.id)))
        });
        let compiled = compiled.collect::<Result<Vec<_>, Error>>()?;
        let watch = Watch::new(progress, "day plans", Passes::PASSES * days.len());
        let mut answers = Vec::with_capacity(days.len());
        let passes = Passes::new(self, &sets.sets, &watch, progress);
        for batch in compiled.chunks(BATCH) {
            let batch: Vec<&Errands> = batch.iter().collect();
            answers.extend(passes.answer(&batch)?);
        }
        watch.finish()?;
        Ok(answers)
    }
}
