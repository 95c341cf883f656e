//! Who answers a question of location, how long it may take, and what it says.

use super::{LagrangeSolver, SitePlan, Siting, audit};
use crate::error::Error;
use crate::progress::Progress;

/// How much work an answer may cost. Whichever end comes first is named by [`SitePlan::stopped`].
///
/// Work and gap are deterministic: the same question gives the same answer on every machine and any number of threads.
/// Time is not: another run may get further.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Limits {
    /// The longest time, in seconds; `None` for no such end.
    pub time_s: Option<f64>,
    /// The most cells of the costs to look at, over and over. `None` for no such end.
    pub work: Option<u64>,
    /// A gap that is good enough: 0.01 stops once no answer can be better by more than 1 %.
    pub gap: f64,
}

impl Default for Limits {
    /// Until it is proven best, but no more than 10,000 million cells.
    fn default() -> Limits {
        Limits { time_s: None, work: Some(10_000_000_000), gap: 0.0 }
    }
}

impl Limits {
    pub(super) fn check(&self) -> Result<(), Error> {
        let refuse = |what: &str, value: f64| Err(super::problem::argument(what.to_string()).with_value(value));
        match (self.time_s, self.gap) {
            (Some(time), _) if !(time.is_finite() && time >= 0.0) => {
                refuse("a time limit must be a finite number of seconds and not negative", time)
            }
            (_, gap) if !(0.0..1.0).contains(&gap) => refuse("a gap must lie between 0 and 1", gap),
            _ => Ok(()),
        }
    }
}

/// What ended the search for a better answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stopped {
    /// There is none.
    Optimal,
    /// The gap asked for is reached.
    Gap,
    /// The work allowed is done.
    Work,
    /// The time allowed is over: another run may get further.
    Time,
    /// The solver has nothing more to try.
    Exhausted,
}

impl Stopped {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Stopped::Optimal => "optimal",
            Stopped::Gap => "gap",
            Stopped::Work => "work",
            Stopped::Time => "time",
            Stopped::Exhausted => "exhausted",
        }
    }
}

/// What a solver says; nothing of it is believed before it is checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The candidates to open, by index, in any order.
    pub sites: Vec<u32>,
    /// Which site serves each demand, existing ones too; needed only where capacities decide who goes where.
    pub assignment: Option<Vec<Option<u32>>>,
    /// What the solver takes its objective to be.
    pub objective: f64,
    /// What no answer can be better than, if the solver has proven anything.
    pub bound: Option<f64>,
    /// What ended its search.
    pub stopped: Stopped,
    /// The cells it looked at, if it counts them.
    pub work: u64,
}

/// Someone who can answer questions of location: ours, a host's, another library.
///
/// # Laws
///
/// - The sites are candidates, each once, and keep the selection; what must be covered is covered; capacities are kept.
/// - The objective is that of the sites, and the bound is not on its wrong side; it is one for *every* answer.
/// - The same question and limits of work and gap give the same proposal.
/// - When `progress` says so it ends in an error of kind [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled).
///
/// [`check_solver`](super::check_solver) holds an implementation to them. All but the truth of a bound is checked at every
/// call: the library works the objective out itself and refuses a solver that lies.
pub trait SitingSolver: Sync {
    /// Its name, for the plan.
    fn name(&self) -> &str;

    /// Answers a question.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from an answer; [`ErrorKind::NotFound`](crate::error::ErrorKind::NotFound) when there is none.
    fn solve(&self, siting: &Siting, limits: &Limits, progress: &dyn Progress) -> Result<Proposal, Error>;
}

impl Siting {
    /// Answers the question with the solver of the library, for any size; every answer comes with a proven bound.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`](crate::error::ErrorKind::NotFound) when no choice of sites can serve everybody that must be
    /// served, naming one who is left; [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) for limits out of range;
    /// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
    ///
    /// # Performance
    ///
    /// By [`Limits`]; memory is a small multiple of what cannot be ruled out at once, beside the costs.
    pub fn solve(&self, limits: &Limits, progress: &dyn Progress) -> Result<SitePlan, Error> {
        self.solve_with(&LagrangeSolver, limits, progress)
    }

    /// Answers the question with another solver, and checks what it says.
    ///
    /// # Errors
    ///
    /// As [`Siting::solve`]; [`ErrorKind::Plugin`](crate::error::ErrorKind::Plugin) when the solver breaks a law.
    pub fn solve_with(
        &self,
        solver: &dyn SitingSolver,
        limits: &Limits,
        progress: &dyn Progress,
    ) -> Result<SitePlan, Error> {
        limits.check()?;
        let proposal = solver.solve(self, limits, progress)?;
        audit::audit(self, solver.name(), proposal)
    }
}
