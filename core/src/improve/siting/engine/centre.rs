//! The centre: the least radius within which the sites allowed cover everybody, by bisection over the costs there are.
//!
//! # References
//!
//! Minieka (1970), The m-center problem, SIAM Review 12: a centre is a sequence of covers.

use super::super::Siting;
use super::super::lagrange::undecided;
use super::branch::{self, Goal};
use super::choice::Choice;
use super::cover::Cover;
use super::effort::Effort;
use crate::error::Error;

/// The best radius found with its sites, and what no radius can be less than.
pub(in super::super) struct Centred {
    /// `None` when no sites were found that serve everybody.
    pub(in super::super) best: Option<(f64, Vec<u32>)>,
    /// Infinite when none can.
    pub(in super::super) bound: f64,
}

/// Whether so many sites can cover everybody within a radius.
enum Covered {
    By(Vec<u32>),
    No,
    Unknown,
}

struct Search<'a> {
    siting: &'a Siting,
    number: usize,
    /// The demands that take part, with the cost to the nearest site that exists.
    demand: Vec<(usize, f64)>,
}

/// A question of this many cells may be asked of each radius before any is asked in earnest.
const FIRST_LOOK: u64 = 100_000_000;

pub(in super::super) fn centre(siting: &Siting, number: usize, effort: &mut Effort<'_>) -> Result<Centred, Error> {
    let existing = |demand: usize| {
        let exists = |(site, _): &(u32, f64)| siting.sites()[*site as usize].existing;
        siting.costs().row(demand).find(exists).map_or(f64::INFINITY, |(_, cost)| cost)
    };
    let demand = (0..siting.demand().len()).filter(|row| siting.counts(*row)).map(|row| (row, existing(row))).collect();
    let search = Search { siting, number, demand };
    let largest = search.costs().fold(0.0, f64::max);
    // Nobody is nearer to any site than to the nearest.
    let nearest = |row: &(usize, f64)| siting.costs().row(row.0).next().map_or(0.0, |(_, cost)| cost);
    let least = search.demand.iter().map(nearest).fold(0.0, f64::max);
    let mut found = Centred { best: None, bound: least };
    match search.cover(largest, effort)? {
        Covered::By(sites) => found.best = Some((search.radius(&sites), sites)),
        Covered::No => return Ok(Centred { best: None, bound: f64::INFINITY }),
        Covered::Unknown => return Ok(found),
    }
    search.bisect(&mut found, Some(FIRST_LOOK), effort)?;
    search.bisect(&mut found, None, effort)?;
    Ok(found)
}

impl Search<'_> {
    fn costs(&self) -> impl Iterator<Item = f64> + '_ {
        self.demand
            .iter()
            .filter_map(|(row, _)| self.siting.costs().costs()[self.siting.costs().range(*row)].last().copied())
    }

    /// Narrows the range between the bound and the best radius until they meet or nothing more is known.
    ///
    /// With a look, what is not known at its end is taken for impossible on the way, but not for proven.
    fn bisect(&self, found: &mut Centred, look: Option<u64>, effort: &mut Effort<'_>) -> Result<(), Error> {
        let mut low = found.bound;
        while let Some((high, _)) = &found.best
            && low < *high
            && effort.left()
        {
            let middle = self.largest_up_to(low + (high - low) / 2.0).max(low);
            let covered = match look {
                Some(look) => {
                    let mut part = effort.part(look);
                    let covered = self.cover(middle, &mut part);
                    effort.give_back(part);
                    covered?
                }
                None => self.cover(middle, effort)?,
            };
            match covered {
                Covered::By(sites) => found.best = Some((self.radius(&sites), sites)),
                Covered::Unknown if look.is_none() => return Ok(()),
                Covered::Unknown => low = self.smallest_above(middle),
                Covered::No => {
                    let next = self.smallest_above(middle);
                    if low <= found.bound {
                        found.bound = next;
                    }
                    low = next;
                }
            }
        }
        Ok(())
    }

    fn cover(&self, radius: f64, effort: &mut Effort<'_>) -> Result<Covered, Error> {
        let costs = self.siting.costs();
        let mut rows = Vec::new();
        for (demand, _) in self.demand.iter().filter(|(_, existing)| *existing > radius) {
            let row = costs.sites()[costs.within(*demand, radius)].to_vec();
            effort.spend(row.len() as u64)?;
            if row.is_empty() {
                return Ok(Covered::No);
            }
            rows.push(row);
        }
        let cover = Cover::new(rows, vec![1.0; self.siting.sites().len()]);
        let first = cover.completed(&[]);
        let number = self.number as f64;
        if first.value <= number {
            return Ok(Covered::By(first.sites));
        }
        let goal = Goal { grain: Some(1.0), whole: None, cutoff: number + 1.0, content: number };
        let outcome = branch::solve(&cover, &Choice::Any, undecided(self.siting), None, goal, effort)?;
        Ok(match outcome.best {
            Some(best) => Covered::By(best.sites),
            None if outcome.bound > number => Covered::No,
            None => Covered::Unknown,
        })
    }

    /// How far the farthest is.
    fn radius(&self, sites: &[u32]) -> f64 {
        let mut open = vec![false; self.siting.sites().len()];
        sites.iter().for_each(|site| open[*site as usize] = true);
        let far = |(row, existing): &(usize, f64)| {
            let nearest = self.siting.costs().row(*row).find(|(site, _)| open[*site as usize]);
            nearest.map_or(*existing, |(_, cost)| cost.min(*existing))
        };
        self.demand.iter().map(far).fold(0.0, f64::max)
    }

    fn largest_up_to(&self, most: f64) -> f64 {
        let last = |(row, _): &(usize, f64)| {
            let within = self.siting.costs().within(*row, most);
            self.siting.costs().costs()[within].last().copied()
        };
        self.demand.iter().filter_map(last).fold(0.0, f64::max)
    }

    fn smallest_above(&self, most: f64) -> f64 {
        let first = |(row, _): &(usize, f64)| {
            let costs = self.siting.costs();
            let (within, all) = (costs.within(*row, most), costs.range(*row));
            costs.costs()[within.end..all.end].first().copied()
        };
        self.demand.iter().filter_map(first).fold(f64::INFINITY, f64::min)
    }
}
