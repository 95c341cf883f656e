//! Which sets of sites may be chosen, and the best of them when each site has a price of its own.

/// What is decided of a site at a node of the tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in super::super) enum Fix {
    Free,
    In,
    Out,
}

/// The sets of sites that may be chosen.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) enum Choice {
    /// Any.
    Any,
    /// At most so many.
    Number(usize),
    /// Those whose prices add up to no more.
    Budget { prices: Vec<f64>, budget: f64 },
    /// So many of each kind; each site is a kind at a place, and a place has room for so many of them.
    Kinds { kind: Vec<u32>, number: Vec<usize>, place: Vec<u32>, room: Vec<usize> },
}

/// The best choice for given rewards.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Pick {
    /// Their sum: no allowed choice has less. For a budget it is that of the best choice in which one site may be a part.
    pub(in super::super) sum: f64,
    pub(in super::super) chosen: Vec<bool>,
    /// By how much the sum would grow if the decision about a free site were turned round.
    pub(in super::super) regret: Vec<f64>,
}

impl Choice {
    /// The choice with the least sum of `rewards` (what is above 0 is better left out) that keeps what is fixed.
    ///
    /// `None` when what is fixed cannot be kept.
    pub(in super::super) fn pick(&self, rewards: &[f64], fix: &[Fix], pick: &mut Pick) -> Option<()> {
        pick.sum = 0.0;
        pick.chosen.clear();
        pick.chosen.extend(fix.iter().map(|fix| *fix == Fix::In));
        pick.regret.clear();
        pick.regret.resize(fix.len(), f64::INFINITY);
        pick.sum = rewards.iter().zip(fix).filter(|(_, fix)| **fix == Fix::In).map(|(reward, _)| reward).sum();
        match self {
            Choice::Any => {
                for site in (0..fix.len()).filter(|site| fix[*site] == Fix::Free) {
                    pick.chosen[site] = rewards[site] < 0.0;
                    pick.sum += rewards[site].min(0.0);
                    pick.regret[site] = rewards[site].abs();
                }
                Some(())
            }
            Choice::Number(number) => {
                let left = number.checked_sub(fix.iter().filter(|fix| **fix == Fix::In).count())?;
                let free = (0..fix.len() as u32).filter(|site| fix[*site as usize] == Fix::Free).collect();
                best_of(free, left, rewards, pick);
                Some(())
            }
            Choice::Budget { prices, budget } => within_budget(prices, *budget, rewards, fix, pick),
            Choice::Kinds { kind, number, .. } => {
                for (which, number) in (0..).zip(number) {
                    let of_kind = |site: &u32| kind[*site as usize] == which;
                    let fixed = |as_: Fix| (0..fix.len() as u32).filter(move |site| fix[*site as usize] == as_);
                    let left = number.checked_sub(fixed(Fix::In).filter(of_kind).count())?;
                    best_of(fixed(Fix::Free).filter(of_kind).collect(), left, rewards, pick);
                }
                Some(())
            }
        }
    }

    /// Whether some sites, each once, may be chosen together.
    pub(in super::super) fn allows(&self, sites: &[u32]) -> bool {
        match self {
            Choice::Any => true,
            Choice::Number(number) => sites.len() <= *number,
            Choice::Budget { prices, budget } => {
                let spent = crate::access::exact_sum(sites.iter().map(|site| prices[*site as usize]));
                spent <= *budget
            }
            Choice::Kinds { kind, number, place, room } => {
                let fits = |of: &[u32], most: &[usize]| {
                    let mut count = vec![0usize; most.len()];
                    sites.iter().for_each(|site| count[of[*site as usize] as usize] += 1);
                    count.iter().zip(most).all(|(count, most)| count <= most)
                };
                fits(kind, number) && fits(place, room)
            }
        }
    }

    /// Whether `sites` may be chosen with the one at `slot` replaced by `site`, which is none of them.
    pub(in super::super) fn allows_swap(&self, sites: &[u32], slot: usize, site: u32) -> bool {
        match self {
            Choice::Any | Choice::Number(_) => true,
            Choice::Kinds { kind, place, .. } => {
                let old = sites[slot];
                if kind[old as usize] != kind[site as usize] {
                    return false;
                }
                place[old as usize] == place[site as usize] || self.allows(&swapped(sites, slot, site))
            }
            Choice::Budget { prices, .. } => {
                prices[site as usize] <= prices[sites[slot] as usize] || self.allows(&swapped(sites, slot, site))
            }
        }
    }

    /// What opening a site takes from what is left, to weigh gains by; 1 where sites are counted.
    pub(in super::super) fn price(&self, site: u32) -> f64 {
        match self {
            Choice::Budget { prices, .. } => prices[site as usize],
            _ => 1.0,
        }
    }

    /// Whether one more site can be chosen with those that are fixed.
    pub(in super::super) fn is_full(&self, fix: &[Fix]) -> bool {
        !fix.contains(&Fix::Free)
            || matches!(self, Choice::Number(number) if fix.iter().filter(|fix| **fix == Fix::In).count() >= *number)
    }
}

pub(in super::super) fn swapped(sites: &[u32], slot: usize, site: u32) -> Vec<u32> {
    let mut sites = sites.to_vec();
    sites[slot] = site;
    sites
}

/// Adds the best `number` of the `free` sites to the pick.
fn best_of(mut free: Vec<u32>, number: usize, rewards: &[f64], pick: &mut Pick) {
    let order = |a: &u32, b: &u32| rewards[*a as usize].total_cmp(&rewards[*b as usize]).then(a.cmp(b));
    if number > 0 && number < free.len() {
        free.select_nth_unstable_by(number - 1, order);
    }
    let taken = number.min(free.len());
    let (best, others) = free.split_at_mut(taken);
    best.sort_unstable_by(order);
    let least = |sites: &[u32]| sites.iter().map(|site| rewards[*site as usize].min(0.0)).fold(0.0, f64::min);
    // What a site would take the place of, and what would take its place; an empty place is worth 0.
    let next = least(others);
    let last = match best.last() {
        Some(last) if best.len() == number => rewards[*last as usize].min(0.0),
        Some(_) => 0.0,
        None => f64::NEG_INFINITY,
    };
    for site in best.iter() {
        let reward = rewards[*site as usize];
        pick.chosen[*site as usize] = reward < 0.0;
        pick.sum += reward.min(0.0);
        pick.regret[*site as usize] = if reward < 0.0 { next - reward } else { reward - last };
    }
    for site in others.iter() {
        pick.regret[*site as usize] = rewards[*site as usize] - last;
    }
}

/// The best choice within a budget when one site may be opened in part.
fn within_budget(prices: &[f64], budget: f64, rewards: &[f64], fix: &[Fix], pick: &mut Pick) -> Option<()> {
    let spent = (0..fix.len()).filter(|site| fix[*site] == Fix::In).map(|site| prices[site]).sum::<f64>();
    // Rounding must never make a choice impossible that is not.
    let slack = 1e-9 * budget.max(1.0);
    let mut left = budget + slack - spent;
    if left < 0.0 {
        return None;
    }
    let useful = |site: &u32| {
        let site = *site as usize;
        fix[site] == Fix::Free && rewards[site] < 0.0 && prices[site] <= left
    };
    let mut free: Vec<u32> = (0..fix.len() as u32).filter(useful).collect();
    // What is free comes first: nothing divided by 0 is minus infinity.
    let rate = |site: u32| rewards[site as usize] / prices[site as usize];
    free.sort_unstable_by(|a, b| rate(*a).total_cmp(&rate(*b)).then(a.cmp(b)));
    let mut last_rate = 0.0;
    for site in free {
        let price = prices[site as usize];
        if price <= left {
            left -= price;
            pick.chosen[site as usize] = true;
            pick.sum += rewards[site as usize];
        } else {
            pick.sum += rewards[site as usize] * (left / price);
            last_rate = rate(site);
            break;
        }
    }
    // The dual of the fractional knapsack: each unit of money is worth `last_rate`.
    for site in (0..fix.len()).filter(|site| fix[*site] == Fix::Free) {
        pick.regret[site] = (rewards[site] - last_rate * prices[site]).abs();
    }
    for site in (0..fix.len()).filter(|site| fix[*site] == Fix::Free && prices[*site] > budget + slack - spent) {
        pick.regret[site] = f64::INFINITY;
    }
    Some(())
}
