//! Who goes where when the sites are chosen: a heuristic, for to do it best is as hard as packing.

use super::super::effort::Effort;
use super::Capacity;
use crate::error::Error;

/// Who goes where, with the loss of it all.
#[derive(Clone, Debug)]
pub(in super::super::super) struct Loads {
    /// The site of each row.
    pub(in super::super::super) site: Vec<Option<u32>>,
    pub(super) value: f64,
}

impl Capacity {
    /// Who goes where when these sites are open; `None` when somebody who must be served found no room.
    ///
    /// Whoever loses most by not getting the best comes first; or whoever is largest, if that leaves somebody out.
    pub(in super::super::super) fn loads(
        &self,
        sites: &[u32],
        effort: &mut Effort<'_>,
    ) -> Result<Option<Loads>, Error> {
        let mut open = vec![false; self.sites()];
        sites.iter().chain(&self.existing).for_each(|site| open[*site as usize] = true);
        let cells: Vec<Vec<(u32, f64)>> = self
            .rows
            .iter()
            .map(|row| row.cells.iter().copied().filter(|(site, _)| open[*site as usize]).collect())
            .collect();
        effort.spend(2 * self.cells())?;
        let regret = |row: usize| match cells[row].as_slice() {
            [] | [_] => f64::INFINITY,
            [first, second, ..] => (second.1 - first.1) * self.rows[row].weight,
        };
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        let by_weight = |a: &usize, b: &usize| self.rows[*b].weight.total_cmp(&self.rows[*a].weight).then(a.cmp(b));
        order.sort_by(by_weight);
        let largest = self.filled(&cells, &order);
        order.sort_by(|a, b| regret(*b).total_cmp(&regret(*a)).then_with(|| by_weight(a, b)));
        let dearest = self.filled(&cells, &order);
        let filled = [dearest, largest].into_iter().flatten().map(|load| self.shifted(load, &cells));
        Ok(filled.min_by(|a, b| a.value.total_cmp(&b.value)))
    }

    fn filled(&self, cells: &[Vec<(u32, f64)>], order: &[usize]) -> Option<Vec<Option<u32>>> {
        let mut room = self.capacity.clone();
        let mut site = vec![None; self.rows.len()];
        for row in order {
            let weight = self.rows[*row].weight;
            let fits = cells[*row].iter().find(|(site, _)| room[*site as usize] >= weight);
            match fits {
                Some((to, _)) => {
                    room[*to as usize] -= weight;
                    site[*row] = Some(*to);
                }
                None if self.without.is_finite() => {}
                None => return None,
            }
        }
        Some(site)
    }

    /// Moves demands, one at a time or two that change places, as long as that is better.
    fn shifted(&self, mut site: Vec<Option<u32>>, cells: &[Vec<(u32, f64)>]) -> Loads {
        let loss = |row: usize, to: Option<u32>| match to {
            None => Some(self.without),
            Some(to) => cells[row].iter().find(|(site, _)| *site == to).map(|(_, loss)| *loss),
        };
        let mut members: Vec<Vec<usize>> = vec![Vec::new(); self.sites()];
        let mut room = self.capacity.clone();
        for (row, to) in site.iter().enumerate().filter_map(|(row, to)| Some((row, (*to)?))) {
            members[to as usize].push(row);
            room[to as usize] -= self.rows[row].weight;
        }
        for _ in 0..50 {
            let mut moved = false;
            for row in 0..self.rows.len() {
                let (from, weight) = (site[row], self.rows[row].weight);
                let now = loss(row, from).unwrap_or(self.without);
                for (to, then) in cells[row].iter().take_while(|(_, then)| *then < now) {
                    let exchange = members[*to as usize].iter().copied().find(|other| {
                        let (theirs, Some(from)) = (self.rows[*other].weight, from) else { return false };
                        let after =
                            loss(*other, Some(from)).map(|after| after - loss(*other, Some(*to)).unwrap_or(after));
                        room[*to as usize] + theirs >= weight
                            && room[from as usize] + weight >= theirs
                            && after.is_some_and(|worse| weight * (now - then) > theirs * worse + 1e-9 * weight * now)
                    });
                    let fits = room[*to as usize] >= weight;
                    let other = if fits { None } else { exchange };
                    if !fits && other.is_none() {
                        continue;
                    }
                    if let Some(from) = from {
                        members[from as usize].retain(|member| *member != row);
                        room[from as usize] += weight;
                    }
                    if let (Some(other), Some(from)) = (other, from) {
                        members[*to as usize].retain(|member| *member != other);
                        members[from as usize].push(other);
                        (room[*to as usize], room[from as usize]) = (
                            room[*to as usize] + self.rows[other].weight,
                            room[from as usize] - self.rows[other].weight,
                        );
                        site[other] = Some(from);
                    }
                    members[*to as usize].push(row);
                    room[*to as usize] -= weight;
                    site[row] = Some(*to);
                    moved = true;
                    break;
                }
            }
            if !moved {
                break;
            }
        }
        let lost = |(row, to): (usize, &Option<u32>)| self.rows[row].weight * loss(row, *to).unwrap_or(self.without);
        Loads { value: crate::access::exact_sum(site.iter().enumerate().map(lost)), site }
    }
}
