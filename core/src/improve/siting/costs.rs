//! What it costs each demand to get to each candidate site: a sparse matrix.

use crate::error::{Error, ErrorKind, Place};
use crate::reach::Matrix;

/// The costs from demands to sites that are possible at all, row by row, the nearest first.
///
/// A pair that is not here is impossible: out of reach, or farther than the host cares about. No number stands for it.
///
/// # Units
///
/// Whatever the host's are: seconds, metres, minutes. Costs made from a study's walks are seconds.
///
/// # Examples
///
/// ```
/// use lifecircle::improve::siting::Costs;
///
/// let costs = Costs::from_cells(2, 2, [(0, 0, 5.0), (0, 1, 3.0), (1, 1, 4.0)])?;
/// assert_eq!(costs.row(0).collect::<Vec<_>>(), [(1, 3.0), (0, 5.0)]);
/// assert!(Costs::from_cells(2, 2, [(0, 0, f64::NAN)]).is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Costs {
    start: Vec<usize>,
    sites: Vec<u32>,
    costs: Vec<f64>,
    site_count: usize,
}

impl Costs {
    /// Costs given one by one as demand, site, cost, in any order.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] for a cost that is negative or no finite number, [`ErrorKind::NotFound`] for a demand or site that
    /// does not exist, [`ErrorKind::Duplicate`] for a pair given twice; each names the cell.
    pub fn from_cells(
        demand_count: usize,
        site_count: usize,
        cells: impl IntoIterator<Item = (usize, usize, f64)>,
    ) -> Result<Costs, Error> {
        let mut rows = vec![Vec::new(); demand_count];
        for (cell, (demand, site, cost)) in cells.into_iter().enumerate() {
            let at = || Place::default().row(cell as u64);
            let gone = |what: &str, value: usize| {
                Error::new(ErrorKind::NotFound, format!("a cost names a {what} that does not exist"))
                    .with_value(value)
                    .at(at().column(what))
            };
            let row = rows.get_mut(demand).ok_or_else(|| gone("demand", demand))?;
            if site >= site_count || u32::try_from(site).is_err() {
                return Err(gone("site", site));
            }
            if !(cost.is_finite() && cost >= 0.0) {
                return Err(Error::new(ErrorKind::Value, "a cost must be a finite number and not negative")
                    .with_value(cost)
                    .at(at().column("cost"))
                    .with_fix("leave out pairs that are impossible"));
            }
            // A negative zero would sort and print as a number of its own.
            row.push((site as u32, cost + 0.0));
        }
        Costs::from_rows(site_count, rows)
    }

    /// The walks of a matrix, origins as demands and targets as sites, in seconds.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when the matrix has more targets than `site_count`.
    pub fn from_walks(walks: &Matrix, site_count: usize) -> Result<Costs, Error> {
        if let Some(site) = walks.targets().iter().find(|site| **site as usize >= site_count) {
            return Err(Error::new(ErrorKind::NotFound, "a walk leads to a site that does not exist").with_value(site));
        }
        let row = |demand: usize| walks.row(demand).map(|(site, ticks)| (site, ticks.seconds())).collect();
        Costs::from_rows(site_count, (0..walks.len()).map(row))
    }

    /// Rows of sites with their costs, checked but for duplicates.
    pub(super) fn from_rows(
        site_count: usize,
        rows: impl IntoIterator<Item = Vec<(u32, f64)>>,
    ) -> Result<Costs, Error> {
        let mut costs = Costs { start: vec![0], sites: Vec::new(), costs: Vec::new(), site_count };
        let mut seen = vec![usize::MAX; site_count];
        for (demand, mut row) in rows.into_iter().enumerate() {
            for (site, _) in &row {
                if std::mem::replace(&mut seen[*site as usize], demand) == demand {
                    return Err(Error::new(ErrorKind::Duplicate, "a demand and a site have two costs")
                        .with_value(format_args!("demand {demand}, site {site}"))
                        .with_fix("keep the smaller"));
                }
            }
            row.sort_unstable_by(|a, b| a.1.total_cmp(&b.1).then(a.0.cmp(&b.0)));
            costs.sites.extend(row.iter().map(|(site, _)| *site));
            costs.costs.extend(row.iter().map(|(_, cost)| *cost));
            costs.start.push(costs.sites.len());
        }
        Ok(costs)
    }

    /// Rows laid out already: sorted by cost, then site, without duplicates.
    pub(super) fn from_sorted(start: Vec<usize>, sites: Vec<u32>, costs: Vec<f64>, site_count: usize) -> Costs {
        Costs { start, sites, costs, site_count }
    }

    /// Each row so many times, one after the other.
    pub(super) fn repeated(&self, times: usize) -> Costs {
        let rows = || (0..self.demand_count()).flat_map(|row| std::iter::repeat_n(self.range(row), times));
        let mut start = Vec::with_capacity(self.demand_count() * times + 1);
        start.push(0);
        rows().for_each(|range| start.push(start[start.len() - 1] + range.len()));
        let sites = rows().flat_map(|range| self.sites[range].iter().copied()).collect();
        let costs = rows().flat_map(|range| self.costs[range].iter().copied()).collect();
        Costs { start, sites, costs, site_count: self.site_count }
    }

    /// How many demands: one row each.
    pub fn demand_count(&self) -> usize {
        self.start.len() - 1
    }

    /// How many sites.
    pub fn site_count(&self) -> usize {
        self.site_count
    }

    /// How many pairs are possible.
    pub fn cell_count(&self) -> usize {
        self.sites.len()
    }

    /// The sites a demand can get to with their costs, the nearest first, of equal ones the lower index; none for a demand
    /// that does not exist.
    pub fn row(&self, demand: usize) -> impl Iterator<Item = (u32, f64)> + '_ {
        let range = self.range(demand);
        self.sites[range.clone()].iter().copied().zip(self.costs[range].iter().copied())
    }

    /// Where a demand's row stands in [`Costs::sites`].
    pub(super) fn range(&self, demand: usize) -> std::ops::Range<usize> {
        match (self.start.get(demand), self.start.get(demand.saturating_add(1))) {
            (Some(a), Some(b)) => *a..*b,
            _ => 0..0,
        }
    }

    /// The part of a demand's row within a limit.
    pub(super) fn within(&self, demand: usize, limit: f64) -> std::ops::Range<usize> {
        let range = self.range(demand);
        range.start..range.start + self.costs[range].partition_point(|cost| *cost <= limit)
    }

    /// The site of every cell, row by row.
    pub(super) fn sites(&self) -> &[u32] {
        &self.sites
    }

    /// The cost of every cell, row by row.
    pub(super) fn costs(&self) -> &[f64] {
        &self.costs
    }
}
