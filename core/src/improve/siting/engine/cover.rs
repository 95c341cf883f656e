//! Everybody must be covered by a site, as cheaply as possible: set cover, the kernel of cover-all and of the centre.
//!
//! # References
//!
//! Caprara, Fischetti & Toth (1999), A heuristic method for the set covering problem, Operations Research 47; Beasley (1987),
//! An algorithm for set covering problem, EJOR 31, for the reductions.

use super::ascent::{Priced, Relaxation};
use super::branch::{Answer, Problem};
use super::choice::Fix;
use super::effort::Effort;
use crate::error::Error;

/// Which sites cover each demand; sites that exist and whom they cover are gone already.
#[derive(Clone, Debug)]
pub(in super::super) struct Cover {
    start: Vec<usize>,
    site: Vec<u32>,
    price: Vec<f64>,
}

impl Cover {
    /// Rows of sites, each at least one, with the price of each site.
    ///
    /// Rows that another row implies and sites that another site makes useless are left out while that is cheap to find.
    pub(in super::super) fn new(rows: Vec<Vec<u32>>, price: Vec<f64>) -> Cover {
        Cover::plain(reduced(rows, &price), price)
    }

    fn plain(rows: Vec<Vec<u32>>, price: Vec<f64>) -> Cover {
        let mut cover = Cover { start: vec![0], site: Vec::new(), price };
        for row in rows {
            cover.site.extend(row);
            cover.start.push(cover.site.len());
        }
        cover
    }

    fn rows(&self) -> usize {
        self.start.len() - 1
    }

    pub(in super::super) fn sites(&self) -> usize {
        self.price.len()
    }

    fn row(&self, row: usize) -> &[u32] {
        &self.site[self.start[row]..self.start[row + 1]]
    }

    /// The rows of each site.
    fn columns(&self) -> Vec<Vec<u32>> {
        let mut columns = vec![Vec::new(); self.sites()];
        for row in 0..self.rows() {
            self.row(row).iter().for_each(|site| columns[*site as usize].push(row as u32));
        }
        columns
    }

    fn cost(&self, sites: &[u32]) -> f64 {
        crate::access::exact_sum(sites.iter().map(|site| self.price[*site as usize]))
    }

    /// `sites` and more until everybody is covered, and then without those that are not needed.
    ///
    /// The next site is the one that covers most of those left for its price.
    pub(in super::super) fn completed(&self, sites: &[u32]) -> Answer {
        let columns = self.columns();
        let mut covered = vec![0u32; self.rows()];
        let mut left: Vec<usize> = columns.iter().map(Vec::len).collect();
        let mut chosen: Vec<u32> = Vec::new();
        let mut open = |site: u32, covered: &mut [u32], left: &mut [usize]| {
            for row in &columns[site as usize] {
                covered[*row as usize] += 1;
                if covered[*row as usize] == 1 {
                    self.row(*row as usize).iter().for_each(|other| left[*other as usize] -= 1);
                }
            }
            chosen.push(site);
        };
        sites.iter().for_each(|site| open(*site, &mut covered, &mut left));
        let rate = |site: usize, left: &[usize]| left[site] as f64 / self.price[site].max(1e-12);
        while let Some(best) = (0..self.sites())
            .filter(|site| left[*site] > 0)
            .max_by(|a, b| rate(*a, &left).total_cmp(&rate(*b, &left)).then(b.cmp(a)))
        {
            open(best as u32, &mut covered, &mut left);
        }
        // The dearest goes first; of equal ones the one that covers fewest.
        let mut order = chosen.clone();
        order.sort_unstable_by(|a, b| {
            let (x, y) = (*a as usize, *b as usize);
            self.price[y].total_cmp(&self.price[x]).then(columns[x].len().cmp(&columns[y].len())).then(a.cmp(b))
        });
        for site in order {
            let rows = &columns[site as usize];
            if rows.iter().all(|row| covered[*row as usize] > 1) {
                rows.iter().for_each(|row| covered[*row as usize] -= 1);
                chosen.retain(|other| *other != site);
            }
        }
        chosen.sort_unstable();
        Answer { value: self.cost(&chosen), sites: chosen }
    }
}

/// Rows and sites without those that are implied.
fn reduced(mut rows: Vec<Vec<u32>>, price: &[f64]) -> Vec<Vec<u32>> {
    /// Comparisons worth making.
    const MOST: usize = 60_000_000;
    rows.iter_mut().for_each(|row| row.sort_unstable());
    rows.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    rows.dedup();
    for _ in 0..4 {
        let before: usize = rows.iter().map(Vec::len).sum();
        let longest = rows.last().map_or(0, Vec::len);
        if before.saturating_mul(longest.max(rows.len() / 4)) > MOST {
            break;
        }
        rows = without_implied(rows);
        rows = without_dominated(rows, price);
        if rows.iter().map(Vec::len).sum::<usize>() == before {
            break;
        }
    }
    rows
}

/// Rows without those that contain another: whoever covers that covers them.
fn without_implied(mut rows: Vec<Vec<u32>>) -> Vec<Vec<u32>> {
    rows.sort_unstable_by(|a, b| a.len().cmp(&b.len()).then(a.cmp(b)));
    rows.dedup();
    let mut kept: Vec<Vec<u32>> = Vec::new();
    // A row that contains a kept one contains its first site, so only those are compared.
    let mut by_first: std::collections::HashMap<u32, Vec<usize>> = std::collections::HashMap::new();
    for row in rows {
        let smaller = row.iter().filter_map(|site| by_first.get(site)).flatten();
        if !smaller.into_iter().any(|other| contains(&row, &kept[*other])) {
            by_first.entry(row[0]).or_default().push(kept.len());
            kept.push(row);
        }
    }
    kept
}

/// Whether a sorted list contains all of another.
fn contains(all: &[u32], some: &[u32]) -> bool {
    let mut all = all.iter();
    some.iter().all(|wanted| all.by_ref().any(|have| have == wanted))
}

/// Rows without the sites that cover no more than another that is not dearer.
fn without_dominated(rows: Vec<Vec<u32>>, price: &[f64]) -> Vec<Vec<u32>> {
    let mut columns = vec![Vec::new(); price.len()];
    for (number, row) in (0u32..).zip(&rows) {
        row.iter().for_each(|site| columns[*site as usize].push(number));
    }
    let dominated = |site: u32| {
        let column = &columns[site as usize];
        // Whoever dominates it covers its rarest row.
        let rarest = column.iter().min_by_key(|row| rows[**row as usize].len());
        rarest.is_some_and(|row| {
            rows[*row as usize].iter().filter(|other| **other != site).any(|other| {
                let (ours, theirs) = (price[site as usize], price[*other as usize]);
                let longer = &columns[*other as usize];
                let same = longer.len() == column.len() && ours == theirs;
                theirs <= ours && longer.len() >= column.len() && (!same || *other < site) && contains(longer, column)
            })
        })
    };
    let gone: Vec<bool> = (0..price.len() as u32).map(dominated).collect();
    rows.into_iter().map(|row| row.into_iter().filter(|site| !gone[*site as usize]).collect()).collect()
}

/// The Lagrangian: each row pays `u`, each site earns what its rows pay: `sum u + sum min(0, price - sum u)`.
struct Duals {
    rows: Vec<(usize, usize)>,
    site: Vec<u32>,
    price: Vec<f64>,
    /// The least price among the sites of each row: no row need pay more.
    most: Vec<f64>,
}

impl Relaxation for Duals {
    fn len(&self) -> usize {
        self.rows.len()
    }

    fn price(&mut self, multipliers: &[f64], rewards: &mut [f64]) -> Priced {
        rewards.copy_from_slice(&self.price);
        let mut constant = 0.0;
        for ((from, to), pays) in self.rows.iter().zip(multipliers) {
            if from < to {
                constant += pays;
                self.site[*from..*to].iter().for_each(|site| rewards[*site as usize] -= pays);
            }
        }
        let terms = self.rows.len() + self.price.len();
        let size = constant + rewards.iter().filter(|reward| **reward < 0.0).map(|reward| -reward).sum::<f64>();
        Priced { constant, size, terms, cells: self.site.len() as u64 }
    }

    fn slope(&mut self, _multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) -> u64 {
        for ((from, to), slope) in self.rows.iter().zip(slope) {
            let count = self.site[*from..*to].iter().filter(|site| chosen[**site as usize]).count();
            *slope = if from < to { 1.0 - count as f64 } else { 0.0 };
        }
        self.site.len() as u64
    }

    fn length2(&self, direction: &[f64]) -> f64 {
        direction.iter().map(|d| d * d).sum()
    }

    fn advance(&self, multipliers: &mut [f64], direction: &[f64], step: f64) {
        for ((pays, d), most) in multipliers.iter_mut().zip(direction).zip(&self.most) {
            *pays = (*pays + step * d).clamp(0.0, *most);
        }
    }
}

impl Problem for Cover {
    fn relaxed(&self, fix: &[Fix]) -> Option<Box<dyn Relaxation + '_>> {
        let mut duals = Duals { rows: Vec::new(), site: Vec::new(), price: self.price.clone(), most: Vec::new() };
        for row in 0..self.rows() {
            let from = duals.site.len();
            if !self.row(row).iter().any(|site| fix[*site as usize] == Fix::In) {
                duals.site.extend(self.row(row).iter().filter(|site| fix[**site as usize] == Fix::Free));
                if duals.site.len() == from {
                    return None;
                }
            }
            let prices = duals.site[from..].iter().map(|site| self.price[*site as usize]);
            duals.most.push(prices.fold(f64::INFINITY, f64::min));
            duals.rows.push((from, duals.site.len()));
        }
        Some(Box::new(duals))
    }

    /// Each row pays its share of the cheapest site by how many that one covers.
    fn start(&self, _best: Option<&Answer>) -> Vec<f64> {
        let columns = self.columns();
        let share = |site: &u32| self.price[*site as usize] / columns[*site as usize].len().max(1) as f64;
        (0..self.rows()).map(|row| self.row(row).iter().map(share).fold(f64::INFINITY, f64::min)).collect()
    }

    fn answer(&self, sites: &[u32], _: bool, _: f64, effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        effort.spend(self.site.len() as u64)?;
        Ok(Some(self.completed(sites)))
    }

    fn exactly(&self, sites: &[u32], _: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        let covered = |row: usize| self.row(row).iter().any(|site| sites.contains(site));
        let all = (0..self.rows()).all(covered);
        Ok(all.then(|| Answer { sites: sites.to_vec(), value: self.cost(sites) }))
    }
}
