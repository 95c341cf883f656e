//! The kernel made from a question, and made smaller.

use std::borrow::Cow;
use std::collections::HashMap;

use super::super::super::objective::worth_of;
use super::super::super::{Model, Siting};
use super::super::choice::Fix;
use super::{MOST_PIECES, Nearest, PIECE};

/// What makes demands alike: group, loss without a site, and the losses at each; the numbers by their bits.
type Alike = (u32, u64, Vec<(u32, u64)>);

impl<'a> Nearest<'a> {
    /// The kernel of a median, max-cover or decayed question. A median's costs are lent, not copied.
    pub(in super::super::super) fn new(siting: &'a Siting) -> Nearest<'a> {
        let most = !matches!(siting.model(), Model::Median);
        let costs = siting.costs();
        let existing: Vec<bool> = siting.sites().iter().map(|site| site.existing).collect();
        let limit = match siting.model() {
            Model::Decayed { decay } => decay.limit().seconds(),
            model => model.limit().unwrap_or(f64::INFINITY),
        };
        let loss_of = |cost: f64| if most { 1.0 - worth_of(siting.model(), cost) } else { cost };
        let mut kernel = Nearest::empty(siting);
        for demand in (0..siting.demand().len()).filter(|demand| siting.counts(*demand)) {
            let within = costs.within(demand, limit);
            let sites = &costs.sites()[within.clone()];
            // From the first site that is there already, nobody goes on to another.
            let reach = sites.iter().position(|site| existing[*site as usize]);
            let without = reach.map(|at| loss_of(costs.costs()[within.start + at]));
            let end = within.start + reach.unwrap_or(sites.len());
            kernel.rows.push((within.start, end));
            kernel.without.push(without.unwrap_or(if most { 1.0 } else { f64::INFINITY }));
            kernel.weight.push(siting.demand()[demand].weight);
            kernel.group.push(siting.parts.groups.as_ref().map_or(0, |groups| groups.of[demand]));
        }
        if most {
            kernel.site = Cow::Owned(costs.sites().to_vec());
            kernel.loss = Cow::Owned(costs.costs().iter().map(|cost| loss_of(*cost)).collect());
            return kernel.merged();
        }
        (kernel.site, kernel.loss) = (Cow::Borrowed(costs.sites()), Cow::Borrowed(costs.costs()));
        kernel.cut_into_pieces();
        kernel
    }

    fn empty(siting: &Siting) -> Nearest<'a> {
        let group_weight = siting.parts.groups.as_ref().map_or_else(|| vec![1.0], |groups| groups.weight.clone());
        Nearest {
            rows: Vec::new(),
            site: Cow::Owned(Vec::new()),
            loss: Cow::Owned(Vec::new()),
            weight: Vec::new(),
            without: Vec::new(),
            sites: siting.sites().len(),
            group: Vec::new(),
            group_weight,
            pieces: Vec::new(),
        }
    }

    /// The same with only the cells that matter, and demands that are alike in one row.
    fn merged(self) -> Nearest<'a> {
        let mut alike: HashMap<Alike, usize> = HashMap::new();
        let mut merged = Nearest {
            rows: Vec::new(),
            site: Cow::Owned(Vec::new()),
            loss: Cow::Owned(Vec::new()),
            weight: Vec::new(),
            without: Vec::new(),
            group: Vec::new(),
            group_weight: self.group_weight.clone(),
            pieces: Vec::new(),
            sites: self.sites,
        };
        for row in 0..self.rows() {
            let (sites, losses) = self.row(row);
            let useful = sites.iter().zip(losses).take_while(|(_, loss)| **loss < self.without[row]);
            let mut cells: Vec<(u64, u32)> = useful.map(|(site, loss)| (loss.to_bits(), *site)).collect();
            cells.sort_unstable();
            let key = cells.iter().map(|(loss, site)| (*site, *loss)).collect();
            let key = (self.group[row], self.without[row].to_bits(), key);
            match alike.get(&key) {
                Some(first) => merged.weight[*first] += self.weight[row],
                None => {
                    merged.push(row, &self, cells.iter().map(|(loss, site)| (*site, f64::from_bits(*loss))));
                    alike.insert(key, merged.rows() - 1);
                }
            }
        }
        merged.cut_into_pieces();
        merged
    }

    /// The same when some sites are decided: those open are what a demand does without others, those closed are gone.
    ///
    /// `None` when someone who must be served has no site left.
    pub(super) fn restricted(&self, fix: &[Fix]) -> Option<Nearest<'static>> {
        // Counted first: the cells of a city are most of its memory, and a vector that grows holds them twice.
        let free = |row: usize| {
            let sites = self.row(row).0.iter().map(|site| fix[*site as usize]);
            sites.take_while(|fix| *fix != Fix::In).filter(|fix| *fix == Fix::Free).count()
        };
        let cells = (0..self.rows()).map(free).sum();
        let mut left = Nearest {
            rows: Vec::with_capacity(self.rows()),
            site: Cow::Owned(Vec::with_capacity(cells)),
            loss: Cow::Owned(Vec::with_capacity(cells)),
            weight: Vec::new(),
            without: Vec::new(),
            group: Vec::new(),
            group_weight: self.group_weight.clone(),
            pieces: Vec::new(),
            sites: self.sites,
        };
        for row in 0..self.rows() {
            let (sites, losses) = self.row(row);
            let open = sites.iter().position(|site| fix[*site as usize] == Fix::In);
            let free = sites.iter().zip(losses).take(open.unwrap_or(sites.len()));
            let free = free.filter(|(site, _)| fix[**site as usize] == Fix::Free).map(|(site, loss)| (*site, *loss));
            left.push(row, self, free);
            if let Some(open) = open {
                left.without[row] = losses[open];
            }
            let (from, to) = left.rows[row];
            if from == to && left.without[row].is_infinite() {
                return None;
            }
        }
        left.cut_into_pieces();
        Some(left)
    }

    /// Adds a row of another kernel, with these cells.
    pub(super) fn push(&mut self, row: usize, of: &Nearest<'_>, cells: impl Iterator<Item = (u32, f64)>) {
        let (site, loss) = (self.site.to_mut(), self.loss.to_mut());
        let from = site.len();
        for (to, lost) in cells {
            site.push(to);
            loss.push(lost);
        }
        self.rows.push((from, site.len()));
        self.weight.push(of.weight[row]);
        self.without.push(of.without[row]);
        self.group.push(of.group[row]);
    }

    pub(super) fn cut_into_pieces(&mut self) {
        let cells = self.cells() + self.rows();
        let wanted = (cells / PIECE).clamp(1, MOST_PIECES);
        let (mut from, mut count) = (0, 0);
        self.pieces.clear();
        for (row, (start, end)) in self.rows.iter().enumerate() {
            count += end - start + 1;
            if count * wanted >= cells * (self.pieces.len() + 1) || row + 1 == self.rows.len() {
                self.pieces.push((from, row + 1));
                from = row + 1;
            }
        }
        if self.pieces.is_empty() {
            self.pieces.push((0, 0));
        }
    }
}
