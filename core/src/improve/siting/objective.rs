//! What a choice of sites is worth, worked out from nothing but the question: sums are exact and rounded once.

use super::problem::of_demand;
use super::{Model, Siting};
use crate::access::{ExactSum, exact_sum};
use crate::error::{Error, ErrorKind};

/// What a choice of sites comes to.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Worth {
    pub(super) objective: f64,
    /// The site that serves each demand.
    pub(super) assignment: Vec<Option<u32>>,
}

/// The objective of `sites` with those that exist; an error names a demand that must be served and is not.
///
/// Everybody goes to the nearest open site, of equal ones the lower index, unless an assignment is given.
pub(super) fn worth(siting: &Siting, sites: &[u32], given: Option<Vec<Option<u32>>>) -> Result<Worth, Error> {
    let open = open(siting, sites);
    let nearest = |demand: usize| -> Option<u32> {
        let reach = siting.costs().within(demand, siting.model().limit().unwrap_or(f64::INFINITY));
        siting.costs().sites()[reach].iter().copied().find(|site| open[*site as usize])
    };
    let all = 0..siting.demand().len();
    let assignment: Vec<Option<u32>> = match given {
        Some(given) => given,
        None => all.map(|demand| nearest(demand).filter(|_| siting.counts(demand))).collect(),
    };
    let must =
        matches!(siting.model(), Model::CoverAll { .. } | Model::CoverTwice { .. } | Model::Median | Model::Centre);
    let left = assignment.iter().enumerate().find(|(row, site)| must && site.is_none() && siting.counts(*row));
    if let Some((row, _)) = left {
        return Err(Error::new(ErrorKind::NotFound, "the chosen sites leave a demand without any")
            .at(of_demand(&siting.demand()[row], row))
            .with_fix("choose more sites, or add candidates nearby"));
    }
    let objective = objective(siting, sites, &open, &assignment)?;
    Ok(Worth { objective, assignment })
}

fn open(siting: &Siting, sites: &[u32]) -> Vec<bool> {
    let mut open: Vec<bool> = siting.sites().iter().map(|site| site.existing).collect();
    sites.iter().for_each(|site| open[*site as usize] = true);
    open
}

fn objective(siting: &Siting, sites: &[u32], open: &[bool], assignment: &[Option<u32>]) -> Result<f64, Error> {
    Ok(match siting.model() {
        Model::CoverAll { .. } => exact_sum(sites.iter().map(|site| siting.sites()[*site as usize].price)),
        Model::CoverTwice { limit } => {
            let twice = |row: &usize| {
                let reach = siting.costs().within(*row, *limit);
                siting.costs().sites()[reach].iter().filter(|site| open[**site as usize]).nth(1).is_some()
            };
            let counted = (0..siting.demand().len()).filter(|row| siting.counts(*row) && twice(row));
            exact_sum(counted.map(|row| siting.demand()[row].weight))
        }
        Model::Centre => served(siting, assignment).map(|(_, cost)| cost).fold(0.0, f64::max),
        Model::Dispersion => dispersion(siting, open)?,
        Model::Median | Model::MaxCover { .. } | Model::Decayed { .. } => summed(siting, assignment),
    })
}

/// Everybody who is served, with the cost.
fn served<'a>(siting: &'a Siting, assignment: &'a [Option<u32>]) -> impl Iterator<Item = (usize, f64)> + 'a {
    assignment.iter().enumerate().filter_map(|(row, site)| Some((row, cost_of(siting, row, (*site)?)?)))
}

/// The cost of a pair, or `None` when it is impossible.
pub(super) fn cost_of(siting: &Siting, demand: usize, site: u32) -> Option<f64> {
    siting.costs().row(demand).find(|(to, _)| *to == site).map(|(_, cost)| cost)
}

/// The sum over everybody, or the mean of the group that fares worst.
fn summed(siting: &Siting, assignment: &[Option<u32>]) -> f64 {
    let groups = siting.parts.groups.as_ref();
    let mut sums = vec![ExactSum::default(); groups.map_or(1, |groups| groups.weight.len())];
    for (row, cost) in served(siting, assignment).filter(|(row, _)| siting.counts(*row)) {
        let sum = &mut sums[groups.map_or(0, |groups| groups.of[row] as usize)];
        sum.add_product(siting.demand()[row].weight, worth_of(siting.model(), cost));
    }
    match groups {
        None => sums[0].value(),
        Some(groups) => {
            let means = sums.iter().zip(&groups.weight).map(|(sum, weight)| sum.value() / weight);
            match siting.sense() {
                super::Sense::Least => means.fold(0.0, f64::max),
                super::Sense::Most => means.fold(1.0, f64::min),
            }
        }
    }
}

/// What one person at that cost adds to the objective.
pub(super) fn worth_of(model: &Model, cost: f64) -> f64 {
    match model {
        Model::Decayed { decay } => crate::units::Ticks::from_seconds(cost).map_or(0.0, |walk| decay.weight(walk)),
        Model::MaxCover { .. } => 1.0,
        _ => cost,
    }
}

/// The least cost between two open sites, the cheaper way; sites out of each other's reach are far enough.
fn dispersion(siting: &Siting, open: &[bool]) -> Result<f64, Error> {
    let between = siting.between();
    let pairs = (0..open.len()).filter(|from| open[*from]).flat_map(|from| {
        let row = between.into_iter().flat_map(move |between| between.row(from));
        row.filter(move |(to, _)| *to as usize != from && open[*to as usize]).map(|(_, cost)| cost)
    });
    pairs.min_by(f64::total_cmp).ok_or_else(|| {
        Error::new(ErrorKind::NotFound, "no two of the sites can get to each other, so that nothing is near or far")
            .with_fix("give the costs between the candidates")
    })
}
