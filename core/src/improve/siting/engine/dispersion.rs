//! Dispersion: so many sites as far from each other as possible, by bisection over the costs between them.
//!
//! At least so far apart is a clique in the graph of the pairs that are; its search is bounded by colouring.
//!
//! # References
//!
//! Tomita & Kameda (2007), An efficient branch-and-bound algorithm for finding a maximum clique, J. Global Optimization 37.

use super::super::Siting;
use super::effort::Effort;
use crate::error::Error;

/// The best spread found with its sites, and what no spread can be more than.
pub(in super::super) struct Dispersed {
    pub(in super::super) best: Option<(f64, Vec<u32>)>,
    pub(in super::super) bound: f64,
}

struct Search {
    /// The candidates, by index of the question.
    candidates: Vec<u32>,
    /// The cheaper of the ways between two candidates, infinite for none; square.
    between: Vec<f64>,
    /// The least cost from each candidate to or from a site that exists.
    existing: Vec<f64>,
    /// The least cost between two that exist.
    among_existing: f64,
    number: usize,
}

pub(in super::super) fn dispersion(
    siting: &Siting,
    number: usize,
    effort: &mut Effort<'_>,
) -> Result<Dispersed, Error> {
    let search = Search::new(siting, number);
    let mut spreads: Vec<f64> =
        search.between.iter().chain(&search.existing).chain([&search.among_existing]).copied().collect();
    spreads.sort_unstable_by(f64::total_cmp);
    spreads.dedup();
    // No spread is more than what those that exist have, and any choice has at least the least of all.
    let (mut low, mut high) = (0, spreads.partition_point(|spread| *spread <= search.among_existing));
    let mut best: Option<(f64, Vec<u32>)> = None;
    while low < high {
        let middle = low + (high - low) / 2;
        match search.apart(spreads[middle], effort)? {
            Some(Some(sites)) => {
                let spread = search.spread(&sites);
                low = spreads.partition_point(|other| *other <= spread);
                best = Some((spread, sites));
            }
            Some(None) => high = middle,
            None => break,
        }
    }
    let bound = match high {
        0 => 0.0,
        high => spreads[high - 1],
    };
    if best.is_none() {
        // Whatever is chosen is an answer.
        let sites: Vec<u32> = (0..number.min(search.candidates.len()) as u32).collect();
        best = Some((search.spread(&sites), sites));
    }
    let best =
        best.map(|(spread, sites)| (spread, sites.into_iter().map(|site| search.candidates[site as usize]).collect()));
    Ok(Dispersed { best, bound })
}

impl Search {
    fn new(siting: &Siting, number: usize) -> Search {
        let candidates: Vec<u32> = siting.candidates().collect();
        let (all, count) = (siting.sites().len(), candidates.len());
        let mut number_of = vec![None; all];
        candidates.iter().enumerate().for_each(|(at, site)| number_of[*site as usize] = Some(at));
        let (mut between, mut existing) = (vec![f64::INFINITY; count * count], vec![f64::INFINITY; count]);
        let mut among_existing = f64::INFINITY;
        let cells = siting.between().into_iter().flat_map(|costs| {
            (0..all).flat_map(move |from| costs.row(from).map(move |(to, cost)| (from, to as usize, cost)))
        });
        for (from, to, cost) in cells.filter(|(from, to, _)| from != to) {
            match (number_of[from], number_of[to]) {
                (Some(a), Some(b)) => {
                    between[a * count + b] = between[a * count + b].min(cost);
                    between[b * count + a] = between[b * count + a].min(cost);
                }
                (Some(a), None) | (None, Some(a)) => existing[a] = existing[a].min(cost),
                (None, None) => among_existing = among_existing.min(cost),
            }
        }
        Search { candidates, between, existing, among_existing, number }
    }

    fn spread(&self, sites: &[u32]) -> f64 {
        let sites: Vec<usize> = sites.iter().map(|site| *site as usize).collect();
        let count = self.candidates.len();
        let pairs = sites.iter().flat_map(|a| sites.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b);
        let apart = pairs.map(|(a, b)| self.between[a * count + b]).fold(self.among_existing, f64::min);
        sites.iter().map(|site| self.existing[*site]).fold(apart, f64::min)
    }

    /// Sites at least so far apart, `Some(None)` when there are none, `None` when the effort ends first.
    fn apart(&self, spread: f64, effort: &mut Effort<'_>) -> Result<Option<Option<Vec<u32>>>, Error> {
        let count = self.candidates.len();
        let friends = |site: usize| {
            let row = &self.between[site * count..(site + 1) * count];
            row.iter().enumerate().map(move |(other, far)| other != site && *far >= spread).collect::<Vec<bool>>()
        };
        let graph: Vec<Vec<bool>> = (0..count).map(friends).collect();
        let mut order: Vec<u32> = (0..count as u32).filter(|site| self.existing[*site as usize] >= spread).collect();
        let degree = |site: &u32| graph[*site as usize].iter().filter(|friend| **friend).count();
        order.sort_by_cached_key(|site| (std::cmp::Reverse(degree(site)), *site));
        let mut clique = Clique { graph: &graph, number: self.number, chosen: Vec::new(), found: None };
        let ended = clique.grow(order, effort)?;
        Ok((clique.found.is_some() || ended).then_some(clique.found))
    }
}

struct Clique<'a> {
    graph: &'a [Vec<bool>],
    number: usize,
    chosen: Vec<u32>,
    found: Option<Vec<u32>>,
}

impl Clique<'_> {
    /// Looks for enough friends among `left`; `false` when the effort ends first.
    fn grow(&mut self, left: Vec<u32>, effort: &mut Effort<'_>) -> Result<bool, Error> {
        if self.chosen.len() >= self.number {
            self.found = Some(self.chosen.clone());
            return Ok(true);
        }
        let (order, colours, cells) = self.coloured(&left);
        if !effort.spend(cells)? {
            return Ok(false);
        }
        for at in (0..order.len()).rev() {
            // Of those of one colour no two are friends.
            if self.chosen.len() + colours[at] < self.number {
                return Ok(true);
            }
            let site = order[at];
            let friends: Vec<u32> =
                order[..at].iter().copied().filter(|other| self.graph[site as usize][*other as usize]).collect();
            self.chosen.push(site);
            let ended = self.grow(friends, effort)?;
            self.chosen.pop();
            if !ended || self.found.is_some() {
                return Ok(ended);
            }
        }
        Ok(true)
    }

    /// The sites by colour, each with how many colours there are up to it.
    fn coloured(&self, left: &[u32]) -> (Vec<u32>, Vec<usize>, u64) {
        let mut classes: Vec<Vec<u32>> = Vec::new();
        let mut cells = 1;
        for site in left {
            let strangers = |class: &Vec<u32>, cells: &mut u64| {
                *cells += class.len() as u64;
                class.iter().all(|other| !self.graph[*site as usize][*other as usize])
            };
            match classes.iter().position(|class| strangers(class, &mut cells)) {
                Some(class) => classes[class].push(*site),
                None => classes.push(vec![*site]),
            }
        }
        let colours = classes.iter().enumerate().flat_map(|(colour, class)| vec![colour + 1; class.len()]).collect();
        (classes.concat(), colours, cells)
    }
}
