//! Sites that can serve only so much: everybody goes to one site, and no site gets more than it can take.
//!
//! With `λ` what each unit of weight pays to be served, a site earns what the best load it can take saves; a part of a
//! demand may top it up, which makes the bound a little lower and its computation a sort.
//!
//! # References
//!
//! Pirkul (1987), Efficient algorithms for the capacitated concentrator location problem, Computers & OR 14.

mod assign;
mod relax;
mod search;

use super::super::{Model, Siting};
use super::ascent::Relaxation;
use super::branch::{Answer, Problem};
use super::choice::{Choice, Fix};
use super::effort::Effort;
use crate::error::Error;
use relax::Best;

/// A demand that takes part.
#[derive(Clone, Debug)]
struct Row {
    weight: f64,
    /// The sites it can go to with the loss there per unit of weight, the least first; existing ones too.
    cells: Vec<(u32, f64)>,
}

#[derive(Clone, Debug)]
pub(in super::super) struct Capacity {
    rows: Vec<Row>,
    /// The rows of each site, with the loss there.
    columns: Vec<Vec<(u32, f64)>>,
    capacity: Vec<f64>,
    existing: Vec<u32>,
    /// The loss of who is not served, per unit of weight; infinite when everybody must be.
    without: f64,
    choice: Choice,
}

impl Capacity {
    /// The kernel of a median or max-cover question with capacities; `choice` is of new sites only.
    pub(in super::super) fn new(siting: &Siting, choice: Choice) -> Capacity {
        let most = !matches!(siting.model(), Model::Median);
        let limit = siting.model().limit().unwrap_or(f64::INFINITY);
        let count = siting.sites().len();
        let mut kernel = Capacity {
            rows: Vec::new(),
            columns: vec![Vec::new(); count],
            capacity: siting.sites().iter().map(|site| site.capacity.unwrap_or(f64::INFINITY)).collect(),
            existing: (0..count as u32).filter(|site| siting.sites()[*site as usize].existing).collect(),
            without: if most { 1.0 } else { f64::INFINITY },
            choice,
        };
        for demand in (0..siting.demand().len()).filter(|demand| siting.counts(*demand)) {
            let weight = siting.demand()[demand].weight;
            let cells = siting.costs().row(demand).take_while(|(_, cost)| *cost <= limit);
            // Who does not fit into an empty site never will.
            let cells = cells.filter(|(site, _)| kernel.capacity[*site as usize] >= weight);
            let cells: Vec<(u32, f64)> = cells.map(|(site, cost)| (site, if most { 0.0 } else { cost })).collect();
            for (site, loss) in &cells {
                kernel.columns[*site as usize].push((kernel.rows.len() as u32, *loss));
            }
            kernel.rows.push(Row { weight, cells });
        }
        kernel
    }

    pub(in super::super) fn sites(&self) -> usize {
        self.capacity.len()
    }

    /// What is decided from the beginning: existing sites are open.
    pub(in super::super) fn fixed(&self) -> Vec<Fix> {
        let mut fix = vec![Fix::Free; self.sites()];
        self.existing.iter().for_each(|site| fix[*site as usize] = Fix::In);
        fix
    }

    /// What every value is a multiple of, if that is easily known.
    pub(in super::super) fn grain(&self) -> Option<f64> {
        const MOST: f64 = (1u64 << 50) as f64;
        let total: f64 = self.rows.iter().map(|row| row.weight).sum();
        let whole = |number: f64| number.is_infinite() || (number.fract() == 0.0 && number * total < MOST);
        let all = self
            .rows
            .iter()
            .all(|row| whole(row.weight * self.without) && row.cells.iter().all(|(_, loss)| whole(row.weight * loss)));
        all.then_some(1.0)
    }

    fn cells(&self) -> u64 {
        self.rows.iter().map(|row| row.cells.len() as u64).sum()
    }
}

impl Problem for Capacity {
    fn relaxed(&self, fix: &[Fix]) -> Option<Box<dyn Relaxation + '_>> {
        let closed = fix.iter().map(|fix| *fix == Fix::Out).collect();
        Some(Box::new(Best::new(self, closed)))
    }

    fn start(&self, best: Option<&Answer>) -> Vec<f64> {
        let open = |site: &u32| best.is_some_and(|best| best.sites.contains(site)) || self.existing.contains(site);
        let pays = |row: &Row| {
            let mut found = row.cells.iter().filter(|(site, _)| open(site)).map(|(_, loss)| *loss);
            let most = row.cells.last().map_or(1.0, |(_, loss)| *loss);
            let (first, second) = (found.next().unwrap_or(most), found.next().unwrap_or(most));
            (0.5 * (first + second)).min(self.without)
        };
        self.rows.iter().map(|row| if self.without.is_finite() { 0.5 * self.without } else { pays(row) }).collect()
    }

    fn answer(
        &self,
        sites: &[u32],
        promising: bool,
        best: f64,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Answer>, Error> {
        match self.valued(sites, effort)? {
            Some(answer) if promising && answer.value < best + 0.05 * best.abs() => {
                self.improved(answer, effort).map(Some)
            }
            answer => Ok(answer),
        }
    }

    fn exactly(&self, sites: &[u32], effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        self.valued(sites, effort)
    }

    /// Who goes where is found by a heuristic, so that better may be possible with the same sites.
    fn settles(&self) -> bool {
        false
    }
}
