//! The solver of the library: greedy and swaps for an answer, Lagrangian bounds for how good it is, and branch and bound
//! for the rest.

use super::engine::backup::Backup;
use super::engine::branch::{self, Answer, Goal, Outcome};
use super::engine::capacity::Capacity;
use super::engine::centre::centre;
use super::engine::choice::{Choice, Fix};
use super::engine::cover::Cover;
use super::engine::dispersion::dispersion;
use super::engine::effort::Effort;
use super::engine::nearest::{Nearest, NearestProblem};
use super::problem::of_demand;
use super::{Limits, Model, Proposal, Selection, Sense, Siting, SitingSolver, Stopped};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;

/// Our own solver, for every model and any size. Every proposal has a proven bound.
///
/// # Performance
///
/// By [`Limits`].
///
/// # References
///
/// See `core/docs/methods.md`, Siting.
#[derive(Clone, Copy, Debug, Default)]
pub struct LagrangeSolver;

impl SitingSolver for LagrangeSolver {
    fn name(&self) -> &str {
        "lagrange"
    }

    fn solve(&self, siting: &Siting, limits: &Limits, progress: &dyn Progress) -> Result<Proposal, Error> {
        let mut effort = Effort::new(limits, progress);
        let proposal = match siting.model() {
            Model::CoverAll { limit } => cover_all(siting, *limit, &mut effort)?,
            Model::CoverTwice { limit } => cover_twice(siting, *limit, &mut effort)?,
            Model::Median | Model::MaxCover { .. } if siting.is_capacitated() => capacitated(siting, &mut effort)?,
            Model::MaxCover { .. } | Model::Decayed { .. } | Model::Median => nearest(siting, &mut effort)?,
            Model::Centre => centred(siting, &mut effort)?,
            Model::Dispersion => dispersed(siting, &mut effort)?,
        };
        effort.finish()?;
        Ok(proposal)
    }
}

/// Everything of which every sum is a multiple, if that is easily known: whole numbers or ticks of 1/32.
pub(super) fn grain(numbers: impl Iterator<Item = f64> + Clone) -> Option<f64> {
    const MOST: f64 = (1u64 << 40) as f64;
    let whole = |grain: f64| numbers.clone().all(|n| (n / grain).fract() == 0.0 && n.abs() < MOST * grain);
    [1.0, 1.0 / 32.0].into_iter().find(|grain| whole(*grain))
}

/// What is decided from the beginning where existing sites vanish before anything is solved: to open them again could never
/// help, so they are closed, and no branch looks at them.
pub(super) fn undecided(siting: &Siting) -> Vec<Fix> {
    siting.sites().iter().map(|site| if site.existing { Fix::Out } else { Fix::Free }).collect()
}

fn propose(sites: Vec<u32>, objective: f64, bound: f64, effort: &Effort<'_>) -> Proposal {
    let stopped = effort.stopped().unwrap_or(Stopped::Gap);
    Proposal { sites, assignment: None, objective, bound: Some(bound), stopped, work: effort.spent() }
}

/// Nobody can serve everybody with so few sites; `who` is one who is left.
pub(super) fn impossible(siting: &Siting, what: &str) -> Error {
    Error::new(ErrorKind::NotFound, what.to_owned())
        .with_value(siting.model().name())
        .with_fix("allow more sites, raise the limit or add candidates")
}

/// Who can be covered by which candidates within a limit, without those whom an existing site covers.
pub(super) fn uncovered(siting: &Siting, limit: f64) -> Vec<Vec<u32>> {
    let costs = siting.costs();
    let rows = (0..siting.demand().len()).filter(|row| siting.counts(*row));
    let rows = rows.map(|row| costs.sites()[costs.within(row, limit)].to_vec());
    rows.filter(|row| !row.iter().any(|site| siting.sites()[*site as usize].existing)).collect()
}

/// The cheapest candidates that cover everybody within a limit.
fn covered(siting: &Siting, limit: f64, prices: Vec<f64>, effort: &mut Effort<'_>) -> Result<Outcome, Error> {
    let grain = grain(prices.iter().copied());
    let cover = Cover::new(uncovered(siting, limit), prices);
    let first = cover.completed(&[]);
    branch::solve(&cover, &Choice::Any, undecided(siting), Some(first), Goal::least(grain), effort)
}

fn cover_all(siting: &Siting, limit: f64, effort: &mut Effort<'_>) -> Result<Proposal, Error> {
    let prices = siting.sites().iter().map(|site| site.price).collect();
    let Outcome { best, bound } = covered(siting, limit, prices, effort)?;
    let best = best.ok_or_else(|| impossible(siting, "no choice of sites covers everybody"))?;
    Ok(propose(best.sites, best.value, bound, effort))
}

fn cover_twice(siting: &Siting, limit: f64, effort: &mut Effort<'_>) -> Result<Proposal, Error> {
    // The bounds below hold for this number of sites; to find it takes what effort it takes.
    let Outcome { best: once, bound } = covered(siting, limit, vec![1.0; siting.sites().len()], effort)?;
    let once = once.ok_or_else(|| impossible(siting, "no choice of sites covers everybody"))?;
    let number = match siting.selection() {
        Selection::Number(number) => number,
        _ => once.sites.len(),
    };
    if bound > number as f64 {
        return Err(impossible(siting, "so few sites cannot cover everybody").with_value(number));
    }
    let problem = Backup::new(siting, limit, number);
    let first = match once.sites.len() <= number {
        true => problem.improved(once.sites, effort)?,
        false => None,
    };
    let weights = siting.demand().iter().map(|demand| demand.weight);
    let total = siting.total_weight();
    let goal = Goal { whole: Some(total), ..Goal::least(grain(weights)) };
    let choice = Choice::Number(number);
    let Outcome { best, bound } = branch::solve(&problem, &choice, undecided(siting), first, goal, effort)?;
    let best = best.ok_or_else(|| unfinished(siting, bound))?;
    Ok(propose(best.sites, total - best.value, total - bound, effort))
}

/// No answer: because there is none, or because the effort ended.
fn unfinished(siting: &Siting, bound: f64) -> Error {
    match bound.is_infinite() {
        true => impossible(siting, "so few sites cannot serve everybody"),
        false => Error::new(ErrorKind::Limit, "no answer was found within the limits of time and work")
            .with_fix("allow more of both, or more sites"),
    }
}

fn choice(siting: &Siting) -> Choice {
    match siting.selection() {
        Selection::Fewest => Choice::Any,
        Selection::Number(number) => Choice::Number(number),
        Selection::Budget(budget) => {
            Choice::Budget { prices: siting.sites().iter().map(|site| site.price).collect(), budget }
        }
    }
}

fn nearest(siting: &Siting, effort: &mut Effort<'_>) -> Result<Proposal, Error> {
    let (kernel, choice, undecided) = (Nearest::new(siting), choice(siting), undecided(siting));
    let problem = NearestProblem { kernel: &kernel, choice: &choice, undecided: &undecided };
    let groups = siting.parts.groups.is_some();
    let whole = match siting.sense() {
        Sense::Least => None,
        Sense::Most if groups => Some(1.0),
        Sense::Most => Some(siting.total_weight()),
    };
    let grain = if groups { None } else { kernel.grain() };
    let first = first(siting, &kernel, &choice, effort)?;
    let goal = Goal { whole, ..Goal::least(grain) };
    let Outcome { best, bound } = branch::solve(&problem, &choice, undecided.clone(), first, goal, effort)?;
    let best = best.ok_or_else(|| unfinished(siting, bound))?;
    let [objective, bound] = [best.value, bound].map(|value| whole.map_or(value, |whole| whole - value));
    Ok(propose(best.sites, objective, bound, effort))
}

fn capacitated(siting: &Siting, effort: &mut Effort<'_>) -> Result<Proposal, Error> {
    let choice = choice(siting);
    let problem = Capacity::new(siting, choice.clone());
    let whole = matches!(siting.sense(), Sense::Most).then(|| siting.total_weight());
    room(siting, &choice)?;
    let first = problem.greedy(effort)?;
    // Sites that exist are open from the beginning and cost nothing.
    let exist = siting.sites().iter().filter(|site| site.existing).count();
    let with_existing = match choice {
        Choice::Number(number) => Choice::Number(number + exist),
        Choice::Budget { mut prices, budget } => {
            prices.iter_mut().zip(siting.sites()).filter(|(_, site)| site.existing).for_each(|(price, _)| *price = 0.0);
            Choice::Budget { prices, budget }
        }
        other => other,
    };
    let goal = Goal { whole, ..Goal::least(problem.grain()) };
    let Outcome { best, bound } = branch::solve(&problem, &with_existing, problem.fixed(), first, goal, effort)?;
    let best = best.ok_or_else(|| unfinished(siting, bound))?;
    let loads = problem.loads(&best.sites, effort)?.ok_or_else(|| unfinished(siting, bound))?;
    let mut loads = loads.site.into_iter();
    let site_of = |row: usize| if siting.counts(row) { loads.next().flatten() } else { None };
    let assignment = (0..siting.demand().len()).map(site_of).collect();
    let [objective, bound] = [best.value, bound].map(|value| whole.map_or(value, |whole| whole - value));
    Ok(Proposal { assignment: Some(assignment), ..propose(best.sites, objective, bound, effort) })
}

/// Whether the largest sites allowed could take everybody, where everybody must be served.
fn room(siting: &Siting, choice: &Choice) -> Result<(), Error> {
    let Choice::Number(number) = choice else { return Ok(()) };
    let capacity = |existing: bool| -> Vec<f64> {
        let sites = siting.sites().iter().filter(|site| site.existing == existing);
        sites.map(|site| site.capacity.unwrap_or(f64::INFINITY)).collect()
    };
    let mut new = capacity(false);
    new.sort_unstable_by(|a, b| b.total_cmp(a));
    let most: f64 = capacity(true).into_iter().chain(new.into_iter().take(*number)).sum();
    if matches!(siting.model(), Model::Median) && most < siting.total_weight() * (1.0 - 1e-12) {
        return Err(impossible(siting, &format!("the largest sites allowed take {most}, which is not all the demand")));
    }
    Ok(())
}

/// A first answer: the best of what greedy choices lead to.
fn first(
    siting: &Siting,
    kernel: &Nearest<'_>,
    choice: &Choice,
    effort: &mut Effort<'_>,
) -> Result<Option<Answer>, Error> {
    let mut first: Option<Answer> = None;
    let by_price = matches!(choice, Choice::Budget { .. });
    for by_price in [false, true].into_iter().take(1 + usize::from(by_price)) {
        let sites = kernel.greedy(choice, by_price, effort)?;
        let answer = kernel.swap(sites, choice, effort)?;
        first = [first, answer].into_iter().flatten().min_by(|a, b| a.value.total_cmp(&b.value));
    }
    if first.is_some() {
        return Ok(first);
    }
    // Somebody must be served and is not: is that possible at all?
    let prices = (0..siting.sites().len() as u32).map(|site| choice.price(site)).collect();
    let Outcome { best, bound } = covered(siting, f64::INFINITY, prices, effort)?;
    let most = match siting.selection() {
        Selection::Number(number) => number as f64,
        Selection::Budget(budget) => budget,
        Selection::Fewest => f64::INFINITY,
    };
    match best.filter(|best| choice.allows(&best.sites)) {
        Some(best) => kernel.swap(best.sites, choice, effort),
        None if bound > most => Err(not_all(siting)),
        None => Ok(None),
    }
}

/// So few sites cannot serve everybody: names one demand that a greedy choice leaves out.
pub(super) fn not_all(siting: &Siting) -> Error {
    let error = impossible(siting, "so few sites cannot be reached by everybody who can reach one at all");
    let lonely = (0..siting.demand().len()).filter(|row| siting.counts(*row));
    match lonely.min_by_key(|row| siting.costs().range(*row).len()) {
        Some(row) => error.at(of_demand(&siting.demand()[row], row)),
        None => error,
    }
}

fn number_of(siting: &Siting) -> usize {
    match siting.selection() {
        Selection::Number(number) => number,
        _ => siting.candidates().count(),
    }
}

fn centred(siting: &Siting, effort: &mut Effort<'_>) -> Result<Proposal, Error> {
    let found = centre(siting, number_of(siting), effort)?;
    match found.best {
        Some((radius, sites)) => Ok(propose(sites, radius, found.bound.min(radius), effort)),
        None if found.bound.is_infinite() => Err(not_all(siting)),
        None => Err(unfinished(siting, found.bound)),
    }
}

fn dispersed(siting: &Siting, effort: &mut Effort<'_>) -> Result<Proposal, Error> {
    let found = dispersion(siting, number_of(siting), effort)?;
    let (spread, sites) = found.best.ok_or_else(|| impossible(siting, "there are not enough sites"))?;
    if spread.is_infinite() {
        return Err(impossible(
            siting,
            "the sites need not be able to get to each other, so that none are near or far",
        ));
    }
    Ok(propose(sites, spread, found.bound.max(spread), effort))
}
