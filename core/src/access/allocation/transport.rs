//! The transportation problem: as many units as can be served, with the least cost, exactly.
//!
//! Successive shortest paths. Demands come one after another; each unit takes the cheapest way to a supply that is not full, on
//! which units that have a place already may move to another. *Nowhere* is a supply too, without end and dearer than any
//! chain of moves, so that a unit may also be left out for another, and whatever is left out at the end had to be.
//!
//! A way leads over supplies only. From one that is full to another it takes the unit there whose move costs least; which that is
//! a heap for each pair knows. Prices keep all moves at no less than nothing, so Dijkstra finds the way.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use crate::error::Error;
use crate::progress::Watch;

/// Units of a demand that a supply serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Flow {
    pub(super) demand: u32,
    pub(super) supply: u32,
    pub(super) units: u32,
}

/// What can serve what: for each demand, its supplies with their costs, by supply.
pub(super) struct Problem<'a> {
    pub(super) supplies: &'a [u32],
    pub(super) demands: &'a [u32],
    pub(super) costs: &'a [Vec<(u32, u32)>],
}

/// The flows of the best solution, by demand, then supply.
///
/// Demands are one part each of the stage watched.
pub(super) fn solve(problem: &Problem<'_>, watch: &Watch<'_>) -> Result<Vec<Flow>, Error> {
    let mut state = State::new(problem);
    for demand in 0..problem.demands.len() {
        // What nothing can serve changes nothing.
        if !problem.costs[demand].is_empty() {
            let mut left = problem.demands[demand];
            while left > 0 {
                watch.check()?;
                left -= state.serve(demand as u32, left);
            }
        }
        watch.advance(1)?;
    }
    Ok(state.flows())
}

/// The moves from one supply to another: what each costs, and whose it is.
type Moves = BinaryHeap<Reverse<(i64, u32)>>;

struct State<'a> {
    problem: &'a Problem<'a>,
    nowhere: u32,
    /// What it costs to serve a unit nowhere.
    nowhere_cost: i64,
    /// What a unit of each supply is worth more than a free one; none of a supply that is not full.
    price: Vec<i64>,
    free: Vec<u64>,
    /// For each demand, the supplies that serve it.
    served: Vec<BTreeMap<u32, u32>>,
    /// For each supply, the moves to each other. Those of demands that are not there any more are dropped when they come up.
    moves: Vec<BTreeMap<u32, Moves>>,
    search: Search,
}

/// The search for one way.
#[derive(Default)]
struct Search {
    distance: Vec<Option<i64>>,
    /// The supply before each and the demand that moves; none where the new unit comes in.
    before: Vec<Option<(u32, u32)>>,
    settled: Vec<u32>,
    done: Vec<bool>,
    waiting: BinaryHeap<Reverse<(i64, u32)>>,
}

impl<'a> State<'a> {
    fn new(problem: &'a Problem<'a>) -> State<'a> {
        let count = problem.supplies.len();
        let dearest = problem.costs.iter().flatten().map(|(_, cost)| i64::from(*cost)).max().unwrap_or(0);
        let mut free: Vec<u64> = problem.supplies.iter().map(|units| u64::from(*units)).collect();
        free.push(u64::MAX);
        State {
            problem,
            nowhere: count as u32,
            // A chain of moves passes each supply once.
            nowhere_cost: (count as i64 + 2) * (dearest + 1),
            price: vec![0; count + 1],
            free,
            served: vec![BTreeMap::new(); problem.demands.len()],
            moves: (0..=count).map(|_| BTreeMap::new()).collect(),
            search: Search::default(),
        }
    }

    /// What can serve a demand, nowhere included.
    fn costs(&self, demand: u32) -> impl Iterator<Item = (u32, i64)> + use<'a> {
        let real = self.problem.costs[demand as usize].iter().map(|(supply, cost)| (*supply, i64::from(*cost)));
        real.chain([(self.nowhere, self.nowhere_cost)])
    }

    /// Serves up to `units` of a demand along one cheapest way, and says how many.
    fn serve(&mut self, demand: u32, units: u32) -> u32 {
        let end = self.find_way(demand);
        let mut amount = u64::from(units).min(self.free[end as usize]);
        let mut at = end;
        while let Some((before, mover)) = self.search.before[at as usize] {
            amount = amount.min(u64::from(self.served[mover as usize].get(&before).copied().unwrap_or(0)));
            at = before;
        }
        let amount = amount as u32;
        self.free[end as usize] -= u64::from(amount);
        let mut at = end;
        while let Some((before, mover)) = self.search.before[at as usize] {
            self.add(mover, at, amount);
            self.take(mover, before, amount);
            at = before;
        }
        self.add(demand, at, amount);
        amount
    }

    /// Finds the cheapest way from a demand to a supply that is not full, and raises the prices on it. There is always one: nowhere.
    fn find_way(&mut self, demand: u32) -> u32 {
        let count = self.price.len();
        let Search { distance, before, settled, done, waiting } = &mut self.search;
        distance.clear();
        distance.resize(count, None);
        before.clear();
        before.resize(count, None);
        done.clear();
        done.resize(count, false);
        settled.clear();
        waiting.clear();
        for (supply, cost) in self.costs(demand) {
            self.search.improve(supply, cost - self.price[supply as usize], None);
        }
        while let Some(Reverse((length, supply))) = self.search.waiting.pop() {
            let here = supply as usize;
            if std::mem::replace(&mut self.search.done[here], true) {
                continue;
            }
            if self.free[here] > 0 {
                for settled in &self.search.settled {
                    let settled = *settled as usize;
                    self.price[settled] += self.search.distance[settled].unwrap_or(length) - length;
                }
                return supply;
            }
            self.search.settled.push(supply);
            for (next, moves) in &mut self.moves[here] {
                while let Some(Reverse((cost, mover))) = moves.peek() {
                    if self.served[*mover as usize].contains_key(&supply) {
                        let step = cost - self.price[*next as usize] + self.price[here];
                        self.search.improve(*next, length + step, Some((supply, *mover)));
                        break;
                    }
                    moves.pop();
                }
            }
        }
        self.nowhere
    }

    fn add(&mut self, demand: u32, supply: u32, units: u32) {
        let served = &mut self.served[demand as usize];
        if let Some(known) = served.get_mut(&supply) {
            *known += units;
            return;
        }
        served.insert(supply, units);
        let here = self.costs(demand).find(|(at, _)| *at == supply).map_or(0, |(_, cost)| cost);
        for (other, cost) in self.costs(demand).filter(|(other, _)| *other != supply) {
            self.moves[supply as usize].entry(other).or_default().push(Reverse((cost - here, demand)));
        }
    }

    fn take(&mut self, demand: u32, supply: u32, units: u32) {
        let served = &mut self.served[demand as usize];
        if let Some(known) = served.get_mut(&supply) {
            *known -= units;
            if *known == 0 {
                served.remove(&supply);
            }
        }
    }

    fn flows(&self) -> Vec<Flow> {
        let all =
            (0..).zip(&self.served).flat_map(|(demand, served)| served.iter().map(move |(s, u)| (demand, *s, *u)));
        let real = all.filter(|(_, supply, _)| *supply != self.nowhere);
        real.map(|(demand, supply, units)| Flow { demand, supply, units }).collect()
    }
}

impl Search {
    fn improve(&mut self, supply: u32, length: i64, before: Option<(u32, u32)>) {
        let known = &mut self.distance[supply as usize];
        if known.is_none_or(|known| length < known) {
            *known = Some(length);
            self.before[supply as usize] = before;
            self.waiting.push(Reverse((length, supply)));
        }
    }
}
