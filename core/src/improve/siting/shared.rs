//! Several categories at shared sites: one place may host several of them, up to the room it has.

use super::audit::audit;
use super::engine::branch::{self, Goal, Outcome};
use super::engine::choice::{Choice, Fix};
use super::engine::effort::Effort;
use super::engine::nearest::{Nearest, NearestProblem};
use super::engine::rooms::Shared;
use super::lagrange::undecided;
use super::objective::worth;
use super::problem::{argument, of_site};
use super::{Limits, Model, Proposal, Selection, Sense, SharedPlan, SitePlan, Siting, Stopped};
use crate::access::exact_sum;
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;

/// Several questions of location about the same places, such as one for each category, answered together.
///
/// Each has its own demand, costs and number of sites; what exists may differ as well, and takes no room. A place hosts at most so many
/// new ones. The objective is the sum of theirs, so that whoever finds one category more important than another scales its demand.
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::improve::siting::{Costs, Demand, Limits, Model, Selection, SharedSiting, Site, Siting};
/// use lifecircle::progress::NoProgress;
///
/// let question = |weight: f64| {
///     let (demand, sites) = (vec![Demand::new("h", weight)], vec![Site::candidate("hall"), Site::candidate("shed")]);
///     let costs = Costs::from_cells(1, 2, [(0, 0, 60.0), (0, 1, 90.0)])?;
///     Siting::of(Model::Median, demand, sites, costs).select(Selection::Number(1)).build()
/// };
/// let kinds = || Ok::<_, lifecircle::error::Error>(vec![("market".into(), question(3.0)?), ("canteen".into(), question(2.0)?)]);
///
/// let plan = SharedSiting::new(kinds()?, vec![1, 1])?.solve(&Limits::default(), &NoProgress)?;
/// assert_eq!(plan.plans().iter().map(|plan| plan.site_ids()).collect::<Vec<_>>(), [["hall"], ["shed"]]);
/// assert_eq!((plan.objective(), plan.is_optimal()), (3.0 * 60.0 + 2.0 * 90.0, true));
///
/// let refused = SharedSiting::new(kinds()?, vec![1, 0]).unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Argument); // two kinds need room for two
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct SharedSiting {
    names: Vec<String>,
    kinds: Vec<Siting>,
    room: Vec<usize>,
}

impl SharedSiting {
    /// Questions by the names of their kinds, and for how many kinds each place has room.
    ///
    /// The sites of all are the same places, by id and order. Models are max-cover, decayed and median, all of one sense, by number,
    /// without capacities and without the worst group.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without questions; [`ErrorKind::Duplicate`] for two kinds of one name; [`ErrorKind::Argument`] for sites
    /// that differ, a model, selection or option that cannot be shared, rooms that are not one for each place, or fewer of them than
    /// the numbers ask for.
    pub fn new(questions: impl IntoIterator<Item = (String, Siting)>, room: Vec<usize>) -> Result<SharedSiting, Error> {
        let (names, kinds): (Vec<String>, Vec<Siting>) = questions.into_iter().unzip();
        let shared = SharedSiting { names, kinds, room };
        shared.check()?;
        Ok(shared)
    }

    fn check(&self) -> Result<(), Error> {
        let Some(first) = self.kinds.first() else {
            return Err(Error::new(ErrorKind::Empty, "there is no question").with_fix("give one for each category"));
        };
        let mut seen = std::collections::HashSet::new();
        if let Some(twice) = self.names.iter().find(|name| !seen.insert(name.as_str())) {
            return Err(Error::new(ErrorKind::Duplicate, "two kinds have one name").with_value(twice));
        }
        for (name, kind) in self.names.iter().zip(&self.kinds) {
            check_kind(name, kind, first)?;
        }
        if self.room.len() != first.sites().len() {
            let (rooms, places) = (self.room.len(), first.sites().len());
            return Err(argument(format!("there are {rooms} rooms for {places} places")).with_value(rooms));
        }
        let asked: usize = self.kinds.iter().map(number).sum();
        let possible = |place: usize| {
            let new = self.kinds.iter().filter(|kind| !kind.sites()[place].existing).count();
            new.min(self.room[place])
        };
        let most: usize = (0..self.room.len()).map(possible).sum();
        match asked > most {
            true => Err(argument(format!("{asked} sites are asked for, but the places have room for {most}"))
                .with_value(asked)
                .with_fix("ask for fewer, or give more room")),
            false => Ok(()),
        }
    }

    /// The names of the kinds.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The questions, in the order of the names.
    pub fn kinds(&self) -> &[Siting] {
        &self.kinds
    }

    /// For how many kinds each place has room.
    pub fn room(&self) -> &[usize] {
        &self.room
    }

    /// Answers all of them together; the answer comes with a proven bound.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when no choice can serve everybody that a median must serve; [`ErrorKind::Limit`] when none was found
    /// within the limits; [`ErrorKind::Argument`] for limits out of range; [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// That of one question with the demands and sites of all; see [`Limits`].
    pub fn solve(&self, limits: &Limits, progress: &dyn Progress) -> Result<SharedPlan, Error> {
        limits.check()?;
        let mut effort = Effort::new(limits, progress);
        let places = self.room.len();
        let kernels: Vec<Nearest<'_>> = self.kinds.iter().map(Nearest::new).collect();
        let kernel = Nearest::joined(&kernels);
        let place: Vec<u32> = self.kinds.iter().flat_map(|_| 0..places as u32).collect();
        let numbers: Vec<usize> = self.kinds.iter().map(number).collect();
        let choice = Choice::Kinds {
            kind: (0..self.kinds.len() as u32).flat_map(|kind| vec![kind; places]).collect(),
            number: numbers.clone(),
            place: place.clone(),
            room: self.room.clone(),
        };
        let closed: Vec<Fix> = self.kinds.iter().flat_map(undecided).collect();
        let problem = NearestProblem { kernel: &kernel, choice: &choice, undecided: &closed };
        let total = exact_sum(self.kinds.iter().map(Siting::total_weight));
        let scale = (total / numbers.iter().sum::<usize>().max(1) as f64).max(f64::MIN_POSITIVE);
        let shared = Shared { kinds: &problem, choice: &choice, place: &place, room: &self.room, scale };
        let sense = self.kinds[0].sense();
        let whole = matches!(sense, Sense::Most).then_some(total);
        let greedy = kernel.greedy(&choice, false, &mut effort)?;
        let first = kernel.swap(greedy, &choice, &mut effort)?;
        let goal = Goal { whole, ..Goal::least(kernel.grain()) };
        let Outcome { best, bound } = branch::solve(&shared, &choice, closed.clone(), first, goal, &mut effort)?;
        let best = best.ok_or_else(|| unanswered(bound))?;
        effort.finish()?;
        let (stopped, work) = (effort.stopped().unwrap_or(Stopped::Gap), effort.spent());
        let bound = whole.map_or(bound, |whole| whole - bound);
        self.plan(&best.sites, bound, total, (stopped, work))
    }

    /// The plan that sites of all kinds amount to, each kind checked like any answer.
    fn plan(
        &self,
        sites: &[u32],
        bound: f64,
        total: f64,
        (stopped, work): (Stopped, u64),
    ) -> Result<SharedPlan, Error> {
        let places = self.room.len() as u32;
        let mut plans = Vec::with_capacity(self.kinds.len());
        for (which, kind) in (0u32..).zip(&self.kinds) {
            let own: Vec<u32> =
                sites.iter().filter(|site| **site / places == which).map(|site| site % places).collect();
            let objective = worth(kind, &own, None)?.objective;
            let proposal = Proposal { sites: own, assignment: None, objective, bound: None, stopped, work: 0 };
            plans.push(audit(kind, "shared", proposal)?);
        }
        let objective = exact_sum(plans.iter().map(SitePlan::objective));
        let sense = self.kinds[0].sense();
        let (bound, size) = match sense {
            Sense::Least => (bound.min(objective), objective.abs()),
            Sense::Most => (bound.max(objective), total),
        };
        Ok(SharedPlan { names: self.names.clone(), plans, objective, bound, stopped, work, sense, size })
    }
}

/// What one kind must be to share places with the first.
fn check_kind(name: &str, kind: &Siting, first: &Siting) -> Result<(), Error> {
    let refuse = |what: String| Err(argument(format!("{name}: {what}")));
    if !matches!(kind.model(), Model::MaxCover { .. } | Model::Decayed { .. } | Model::Median) {
        return refuse(format!("{} cannot share its places", kind.model().name()));
    }
    if kind.sense() != first.sense() {
        return refuse("one kind is made small and another large".into());
    }
    if !matches!(kind.selection(), Selection::Number(_)) {
        return refuse("kinds that share places are chosen by number".into());
    }
    if kind.is_capacitated() || kind.group_names().is_some() {
        return refuse("neither capacities nor the worst group are kept where places are shared".into());
    }
    let (ours, theirs) = (kind.sites(), first.sites());
    if ours.len() != theirs.len() {
        return refuse(format!("it has {} sites instead of {}", ours.len(), theirs.len()));
    }
    match ours.iter().zip(theirs).position(|(a, b)| a.id != b.id) {
        Some(row) => refuse("its sites are other places".into())
            .map_err(|error: Error| error.with_value(&ours[row].id).at(of_site(&ours[row], row))),
        None => Ok(()),
    }
}

fn number(kind: &Siting) -> usize {
    match kind.selection() {
        Selection::Number(number) => number,
        Selection::Fewest | Selection::Budget(_) => 0,
    }
}

fn unanswered(bound: f64) -> Error {
    match bound.is_infinite() {
        true => Error::new(ErrorKind::NotFound, "no choice of sites serves everybody of every kind")
            .with_fix("allow more sites, give more room, or add candidates"),
        false => Error::new(ErrorKind::Limit, "no answer was found within the limits of time and work")
            .with_fix("allow more of both, or more sites"),
    }
}
