//! Local search: close one site and open another as long as that is better.
//!
//! All pairs of a site to close and one to open are weighed in one pass over the rows: what opening gains, what closing
//! loses, and what of both is counted twice because the one stands in for the other.
//!
//! # References
//!
//! Resende & Werneck (2007), A fast swap-based local search procedure for location problems, Annals of Operations
//! Research 150; the decomposition is theirs.

use super::super::branch::Answer;
use super::super::choice::{Choice, swapped};
use super::super::effort::Effort;
use super::Nearest;
use super::greedy::total;
use crate::error::Error;

/// More numbers than this are not kept for what is counted twice; then a swap is taken for a little worse than it is.
const MOST_PAIRS: usize = 4_000_000;

/// What opening and closing would do, by group.
struct Weighed {
    /// What each group loses now.
    now: Vec<f64>,
    /// `[group][site]`.
    gain: Vec<f64>,
    /// `[group][slot]`.
    loss: Vec<f64>,
    /// `[group][slot][site]`; empty when there are too many.
    twice: Vec<f64>,
}

/// Where in its row a demand finds its nearest and its second nearest open site.
struct Found {
    at: [usize; 2],
    loss: [f64; 2],
    slot: Option<usize>,
}

impl Nearest<'_> {
    /// The best choice that swaps lead to, with its value; `None` when someone who must be served is not.
    pub(in super::super::super) fn swap(
        &self,
        mut sites: Vec<u32>,
        choice: &Choice,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Answer>, Error> {
        let penalty = self.penalty();
        let pairs = self.groups() * sites.len().max(1) * self.sites;
        loop {
            let (weighed, cells) = self.weigh(&sites, &penalty, pairs <= MOST_PAIRS);
            if !effort.spend(cells + pairs.min(MOST_PAIRS) as u64)? {
                break;
            }
            let Some(next) = self.best_move(&sites, &weighed, choice) else { break };
            sites = next;
        }
        let mut open = vec![false; self.sites];
        sites.iter().for_each(|site| open[*site as usize] = true);
        let (value, cells) = self.value(&open);
        effort.spend(cells)?;
        sites.sort_unstable();
        Ok(value.map(|value| Answer { sites, value }))
    }

    fn weigh(&self, sites: &[u32], penalty: &[f64], pairs: bool) -> (Weighed, u64) {
        let mut slot_of = vec![u32::MAX; self.sites];
        (0..).zip(sites).for_each(|(slot, site)| slot_of[*site as usize] = slot);
        let (groups, slots, all) = (self.groups(), sites.len(), self.sites);
        let parts = self.each_piece(|rows| {
            let mut sums = [
                vec![0.0; groups],
                vec![0.0; groups * all],
                vec![0.0; groups * slots],
                vec![0.0; if pairs { groups * slots * all } else { 0 }],
            ];
            let mut cells = 0;
            for row in rows {
                let found = self.find(row, &slot_of, penalty[row]);
                cells += 2 * found.at[1] as u64 + 1;
                self.weigh_row(row, &found, (slots, pairs), &mut sums);
            }
            (sums, cells)
        });
        let cells = parts.iter().map(|(_, cells)| cells).sum();
        let mut each: [Vec<Vec<f64>>; 4] = Default::default();
        parts.into_iter().for_each(|(sums, _)| each.iter_mut().zip(sums).for_each(|(all, part)| all.push(part)));
        let [now, gain, loss, twice] = each.map(|parts| total(parts, 0));
        (Weighed { now, gain, loss, twice }, cells)
    }

    /// The nearest and the second nearest open site of a row, or doing without.
    fn find(&self, row: usize, slot_of: &[u32], penalty: f64) -> Found {
        let (sites, losses) = self.row(row);
        let mut found = Found { at: [sites.len(); 2], loss: [penalty; 2], slot: None };
        let mut open = sites.iter().enumerate().filter(|(_, site)| slot_of[**site as usize] != u32::MAX);
        if let Some((at, site)) = open.next() {
            (found.at[0], found.loss[0], found.slot) = (at, losses[at], Some(slot_of[*site as usize] as usize));
            if let Some((at, _)) = open.next() {
                (found.at[1], found.loss[1]) = (at, losses[at]);
            }
        }
        found
    }

    fn weigh_row(&self, row: usize, found: &Found, (slots, pairs): (usize, bool), sums: &mut [Vec<f64>; 4]) {
        let [now, gain, loss, twice] = sums;
        let (group, weight) = (self.group[row] as usize, self.weight[row]);
        let [first, second] = found.loss;
        now[group] += weight * first;
        let (sites, losses) = self.row(row);
        let gain = &mut gain[group * self.sites..(group + 1) * self.sites];
        let nearer = losses[..found.at[0]].partition_point(|lost| *lost < first);
        for (site, lost) in sites[..nearer].iter().zip(losses) {
            gain[*site as usize] += weight * (first - lost);
        }
        let Some(slot) = found.slot.filter(|_| second > first) else { return };
        loss[group * slots + slot] += weight * (second - first);
        if pairs {
            let twice = &mut twice[(group * slots + slot) * self.sites..][..self.sites];
            let within = losses[..found.at[1]].partition_point(|lost| *lost < second);
            for (site, lost) in sites[..within].iter().zip(losses) {
                twice[*site as usize] += weight * (second - lost.max(first));
            }
        }
    }

    /// The choice after the best move: opening one more if that is allowed, else a swap; `None` when nothing is better.
    fn best_move(&self, sites: &[u32], weighed: &Weighed, choice: &Choice) -> Option<Vec<u32>> {
        let is_open = |site: u32| sites.contains(&site);
        let closed: Vec<u32> = (0..self.sites as u32).filter(|site| !is_open(*site)).collect();
        let value = |change: &dyn Fn(usize) -> f64| {
            let group = |group: usize| (weighed.now[group] - change(group)) / self.group_weight[group];
            (0..self.groups()).map(group).fold(f64::NEG_INFINITY, f64::max)
        };
        let now = value(&|_| 0.0);
        let least = 1e-10 * now.abs().max(f64::MIN_POSITIVE);
        let gain = |group: usize, site: u32| weighed.gain[group * self.sites + site as usize];
        let (mut best, mut next) = (now - least, None);
        let one_more = |site: u32| sites.iter().copied().chain([site]).collect::<Vec<u32>>();
        let mut room = closed.iter().copied().filter(|site| (0..self.groups()).any(|group| gain(group, *site) > 0.0));
        // Whether there is room for any is asked of the first that gains, unless it depends on which.
        let counted = matches!(choice, Choice::Any | Choice::Number(_));
        let open_more = !counted || room.clone().next().is_some_and(|site| choice.allows(&one_more(site)));
        for site in room.by_ref().filter(|_| open_more) {
            let after = value(&|group| gain(group, site));
            if after < best && choice.allows(&one_more(site)) {
                (best, next) = (after, Some(one_more(site)));
            }
        }
        if next.is_some() {
            return next;
        }
        let slots = sites.len();
        for slot in 0..slots {
            for site in &closed {
                let after = value(&|group| {
                    let pair = (group * slots + slot) * self.sites + *site as usize;
                    let twice = weighed.twice.get(pair).copied().unwrap_or(0.0);
                    gain(group, *site) - weighed.loss[group * slots + slot] + twice
                });
                if after < best && choice.allows_swap(sites, slot, *site) {
                    (best, next) = (after, Some(swapped(sites, slot, *site)));
                }
            }
        }
        next
    }
}
