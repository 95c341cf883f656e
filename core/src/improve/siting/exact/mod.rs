//! Exact answers to small questions: the models written down as integer programs.

mod capacity;
mod cover;
mod nearest;
mod program;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
mod exact_tests;

use std::time::Instant;

use good_lp::{Expression, Variable};

use super::lagrange::{impossible, not_all};
use super::objective::worth;
use super::problem::argument;
use super::{Limits, Model, Proposal, Selection, Siting, SitingSolver, Stopped};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;
use program::{Ended, Program};

/// Exact answers by branch and bound over a linear program (microlp, through good_lp): for small questions, and to hold other
/// solvers to.
///
/// Knows every model but dispersion. What it answers is best, as far as the program's floating point knows (some 1e-9 of the
/// objective); with a time limit it may end without an answer, or with one that has no bound. [`Limits::gap`] and
/// [`Limits::work`] are not looked at, and a watcher is asked between programs only.
///
/// # Performance
///
/// Grows steeply: 50 demands and 200 candidates take a fraction of a second for a median and milliseconds for a coverage, ten times
/// as many minutes. More than a million costs are refused. The library's own solver ([`LagrangeSolver`](super::LagrangeSolver))
/// has no such end.
///
/// # Examples
///
/// ```
/// use lifecircle::improve::siting::{Costs, Demand, Limits, MixedInteger, Model, Selection, Site, Siting};
/// use lifecircle::progress::NoProgress;
///
/// let demand = vec![Demand::new("north", 300.0), Demand::new("south", 100.0)];
/// let sites = vec![Site::candidate("hall"), Site::candidate("shed")];
/// let costs = Costs::from_cells(2, 2, [(0, 0, 400.0), (0, 1, 100.0), (1, 0, 200.0), (1, 1, 900.0)])?;
/// let siting = Siting::of(Model::Median, demand, sites, costs).select(Selection::Number(1)).build()?;
/// let plan = siting.solve_with(&MixedInteger, &Limits::default(), &NoProgress)?;
/// assert_eq!((plan.site_ids(), plan.gap()), (vec!["shed"], Some(0.0)));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
///
/// # References
///
/// The programs are those of the papers named at [`Model`]; ReVelle & Swain (1970), Central facilities location, Geographical
/// Analysis 2, for the median.
#[derive(Clone, Copy, Debug, Default)]
pub struct MixedInteger;

/// More costs than this are refused: no program of that size ends.
const MOST_CELLS: usize = 1_000_000;

impl SitingSolver for MixedInteger {
    fn name(&self) -> &str {
        "mixed-integer"
    }

    fn solve(&self, siting: &Siting, limits: &Limits, progress: &dyn Progress) -> Result<Proposal, Error> {
        if siting.costs().cell_count() > MOST_CELLS {
            return Err(Error::new(ErrorKind::Limit, "an integer program of so many costs would not end")
                .with_value(siting.costs().cell_count())
                .with_fix("ask the library's own solver"));
        }
        let asked = Asked { siting, begun: Instant::now(), time_s: limits.time_s, progress };
        asked.watched()?;
        let found = match siting.model() {
            Model::CoverAll { limit } => cover::all(&asked, *limit)?,
            Model::CoverTwice { limit } => cover::twice(&asked, *limit)?,
            Model::Centre => cover::centre(&asked)?,
            Model::Median | Model::MaxCover { .. } if siting.is_capacitated() => capacity::solve(&asked)?,
            Model::Median | Model::MaxCover { .. } | Model::Decayed { .. } => nearest::solve(&asked)?,
            Model::Dispersion => {
                return Err(argument("no integer program is written down for dispersion")
                    .with_fix("ask the library's own solver"));
            }
        };
        asked.watched()?;
        found.proposed(siting)
    }
}

/// A question, with what is left of the time.
struct Asked<'a> {
    siting: &'a Siting,
    begun: Instant,
    time_s: Option<f64>,
    progress: &'a dyn Progress,
}

impl Asked<'_> {
    /// Asks the watcher whether to go on.
    fn watched(&self) -> Result<(), Error> {
        match self.progress.tick("siting", 0, 1).is_break() {
            true => Err(Error::new(ErrorKind::Cancelled, "cancelled while busy with siting")),
            false => Ok(()),
        }
    }

    /// The time left, if there is a limit.
    fn left_s(&self) -> Option<f64> {
        self.time_s.map(|time_s| (time_s - self.begun.elapsed().as_secs_f64()).max(0.0))
    }

    /// A variable for each candidate, whether it is opened; `None` for what exists.
    fn open(&self, program: &mut Program) -> Vec<Option<Variable>> {
        self.siting.sites().iter().map(|site| (!site.existing).then(|| program.yes_or_no())).collect()
    }

    /// Keeps to the number or the budget.
    fn select(&self, program: &mut Program, open: &[Option<Variable>]) {
        let price = |site: usize| self.siting.sites()[site].price;
        match self.siting.selection() {
            Selection::Fewest => {}
            Selection::Number(number) => program.keep(sum(open, |_| 1.0).leq(number as f64)),
            Selection::Budget(budget) => program.keep(sum(open, price).leq(budget)),
        }
    }

    /// What a program without an answer means.
    fn unanswered(&self, ended: Ended) -> Error {
        match ended {
            Ended::Impossible => not_all(self.siting),
            Ended::OutOfTime => Error::new(ErrorKind::Limit, "no answer was found within the limit of time")
                .with_fix("allow more, or ask the library's own solver"),
        }
    }
}

/// The demands that take part, by row.
fn counted(siting: &Siting) -> impl Iterator<Item = usize> + '_ {
    (0..siting.demand().len()).filter(|row| siting.counts(*row))
}

/// The variables of candidates, each times a factor, added up.
fn sum(open: &[Option<Variable>], factor: impl Fn(usize) -> f64) -> Expression {
    let mut all = Expression::with_capacity(open.len());
    let known = open.iter().enumerate().filter_map(|(site, open)| Some((site, (*open)?)));
    known.for_each(|(site, open)| all.add_mul(factor(site), open));
    all
}

/// Sites that a program chose.
struct Found {
    sites: Vec<u32>,
    assignment: Option<Vec<Option<u32>>>,
    /// Whether the program ended because nothing is better.
    proven: bool,
    /// A bound of another kind, if that is known.
    bound: Option<f64>,
}

impl Found {
    /// The candidates opened in a solution.
    fn of(solution: &program::Solved, open: &[Option<Variable>]) -> Found {
        let opened = |(site, open): (u32, &Option<Variable>)| open.filter(|open| solution.is_yes(*open)).map(|_| site);
        let sites = (0..).zip(open).filter_map(opened).collect();
        Found { sites, assignment: None, proven: solution.proven, bound: None }
    }

    fn proposed(self, siting: &Siting) -> Result<Proposal, Error> {
        let Found { sites, assignment, proven, bound } = self;
        let kept = worth(siting, &sites, assignment.clone());
        let objective = kept.map_err(|_| impossible(siting, "no choice of sites serves everybody"))?.objective;
        let stopped = if proven { Stopped::Optimal } else { Stopped::Time };
        let bound = if proven { Some(objective) } else { bound };
        Ok(Proposal { sites, assignment, objective, bound, stopped, work: 0 })
    }
}
