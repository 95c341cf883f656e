//! Who gets what, and who does not.

use super::question::{Capacity, Demand, check};
use super::transport::{Flow, Problem, solve};
use crate::error::{Error, ErrorKind};
use crate::progress::{Progress, Watch};
use crate::reach::{self, Matrix, Places};
use crate::study::Prepared;
use crate::units::Ticks;

/// Units of a demand that a capacity serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Assignment {
    /// The demand, by its row.
    pub demand: usize,
    /// The capacity, by its row.
    pub capacity: usize,
    /// How many units.
    pub units: u32,
    /// The walk from the home to the facility.
    pub walk: Ticks,
}

/// Why a demand is not served.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum WhyUnserved {
    /// The home has no door on the network.
    Unattached,
    /// No capacity lies within the walk.
    NothingWithinWalk,
    /// Some lies within the walk, but none of it is there for the whole of the window.
    NoneThen,
    /// All of it is given to others, and no exchange among them makes room.
    AllFull,
}

impl WhyUnserved {
    /// Every reason.
    pub const ALL: [WhyUnserved; 4] =
        [WhyUnserved::Unattached, WhyUnserved::NothingWithinWalk, WhyUnserved::NoneThen, WhyUnserved::AllFull];

    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            WhyUnserved::Unattached => "unattached",
            WhyUnserved::NothingWithinWalk => "nothing-within-walk",
            WhyUnserved::NoneThen => "none-then",
            WhyUnserved::AllFull => "all-full",
        }
    }
}

/// Units of a demand that are not served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The demand, by its row.
    pub demand: usize,
    /// How many units.
    pub units: u32,
    /// Why.
    pub why: WhyUnserved,
    /// Whether the data ends within the walk of the home, so that there may be capacity nobody has mapped.
    pub data_ends: bool,
}

/// Demand given to capacity: as many units as can be, with the least walking.
#[derive(Clone, Debug)]
pub struct Allocation {
    pub(super) prepared: Prepared,
    pub(super) capacities: Vec<Capacity>,
    pub(super) demands: Vec<Demand>,
    pub(super) limit: Ticks,
    pub(super) assignments: Vec<Assignment>,
    pub(super) unserved: Vec<Unserved>,
}

impl Prepared {
    /// Gives `demands` to `capacities` within a walk of `limit_minutes`: the greatest number of units that can be served, and of
    /// all ways to serve so many the one with the least walking in all.
    ///
    /// Exact. Of several best ways one is taken by the ids of homes and facilities, their windows and units, whatever the order of
    /// the rows: other rows' order, same answer.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] for a home or facility that does not exist, [`ErrorKind::Argument`] for a window that does not end after it
    /// begins or minutes the study was not prepared for, [`ErrorKind::Limit`] for 2^32 units or more,
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// One matrix of walks, then one search over the facilities for each demand, short as long as there is room nearby.
    ///
    /// # References
    ///
    /// Jonker and Volgenant 1987 for the prices; the walk over supplies alone is ours.
    pub fn allocate(
        &self,
        capacities: &[Capacity],
        demands: &[Demand],
        limit_minutes: u32,
        progress: &dyn Progress,
    ) -> Result<Allocation, Error> {
        check(self.study(), capacities, demands)?;
        let max_minutes = self.options().max_minutes;
        let known = (1..=max_minutes).contains(&limit_minutes).then(|| Ticks::from_minutes(limit_minutes)).flatten();
        let limit = known.ok_or_else(|| {
            Error::new(ErrorKind::Argument, "the walk must lie between 1 minute and what the study was prepared for")
                .with_value(limit_minutes)
                .with_fix(format!("ask for at most {max_minutes}, or prepare with more"))
        })?;
        let (capacity_order, demand_order) = (self.capacity_order(capacities), self.demand_order(demands));
        let walks = Walks::find(self, capacities, demands, limit, progress)?;
        let mut rank = vec![0u32; capacities.len()];
        (0..).zip(&capacity_order).for_each(|(place, row)| rank[*row] = place);
        let costs: Vec<Vec<(u32, u32)>> = demand_order.iter().map(|row| walks.costs(&demands[*row], &rank)).collect();
        let supplies: Vec<u32> = capacity_order.iter().map(|row| capacities[*row].units).collect();
        let units: Vec<u32> = demand_order.iter().map(|row| demands[*row].units).collect();
        let watch = Watch::new(progress, "allocation", demands.len());
        let flows = solve(&Problem { supplies: &supplies, demands: &units, costs: &costs }, &watch)?;
        watch.finish()?;
        let walk =
            |flow: &Flow| costs[flow.demand as usize].iter().find(|(s, _)| *s == flow.supply).map_or(0, |(_, c)| *c);
        let assignment = |flow: &Flow| Assignment {
            demand: demand_order[flow.demand as usize],
            capacity: capacity_order[flow.supply as usize],
            units: flow.units,
            walk: Ticks::new(walk(flow)),
        };
        let mut assignments: Vec<Assignment> = flows.iter().map(assignment).collect();
        assignments.sort_unstable();
        let unserved = self.unserved(demands, limit, &assignments, &walks);
        let (capacities, demands) = (capacities.to_vec(), demands.to_vec());
        Ok(Allocation { prepared: self.clone(), capacities, demands, limit, assignments, unserved })
    }

    /// The rows of the capacities by what they are, not by where they stand in the table.
    fn capacity_order(&self, capacities: &[Capacity]) -> Vec<usize> {
        let facilities = &self.study().facilities().rows;
        let mut order: Vec<usize> = (0..capacities.len()).collect();
        order.sort_by_key(|row| {
            let Capacity { facility, from, until, units } = capacities[*row];
            (facilities[facility].id.as_str(), from, until, units)
        });
        order
    }

    fn demand_order(&self, demands: &[Demand]) -> Vec<usize> {
        let homes = &self.study().homes().rows;
        let mut order: Vec<usize> = (0..demands.len()).collect();
        order.sort_by_key(|row| {
            let Demand { home, from, until, units } = demands[*row];
            (homes[home].id.as_str(), from, until, units)
        });
        order
    }

    fn unserved(&self, demands: &[Demand], limit: Ticks, given: &[Assignment], walks: &Walks) -> Vec<Unserved> {
        let mut left: Vec<u32> = demands.iter().map(|demand| demand.units).collect();
        given.iter().for_each(|assignment| left[assignment.demand] -= assignment.units);
        let some = demands.iter().zip(left).enumerate().filter(|(_, (_, units))| *units > 0);
        let unserved = some.map(|(row, (demand, units))| Unserved {
            demand: row,
            units,
            why: match walks.reach(demand) {
                _ if !self.home_attached(demand.home) => WhyUnserved::Unattached,
                Reach::Nothing => WhyUnserved::NothingWithinWalk,
                Reach::NoneThen => WhyUnserved::NoneThen,
                Reach::Some => WhyUnserved::AllFull,
            },
            data_ends: self.truncated(demand.home, limit),
        });
        unserved.collect()
    }
}

/// What a demand reaches.
enum Reach {
    Nothing,
    NoneThen,
    Some,
}

/// The walks from the homes that need something to the facilities that have it.
struct Walks {
    homes: Vec<usize>,
    matrix: Matrix,
    /// For each facility of the matrix, its capacities: row and window. Those without units are none.
    capacities: Vec<Vec<(usize, Capacity)>>,
}

impl Walks {
    fn find(
        prepared: &Prepared,
        capacities: &[Capacity],
        demands: &[Demand],
        limit: Ticks,
        progress: &dyn Progress,
    ) -> Result<Walks, Error> {
        let distinct = |rows: &mut dyn Iterator<Item = usize>| {
            let mut rows: Vec<usize> = rows.collect();
            rows.sort_unstable();
            rows.dedup();
            rows
        };
        let homes = distinct(&mut demands.iter().map(|demand| demand.home));
        let facilities = distinct(&mut capacities.iter().map(|capacity| capacity.facility));
        let places = |all: &Places, rows: &[usize]| {
            let doors = rows.iter().map(|row| all.doors(*row as u32).iter().map(|door| door.at).collect());
            Places::new(prepared.timed(), doors.collect::<Vec<_>>())
        };
        let (from, to) = (places(prepared.homes(), &homes), places(prepared.facilities(), &facilities));
        let matrix = reach::matrix(prepared.timed(), &from, &to, limit, progress)?;
        let mut at = vec![Vec::new(); facilities.len()];
        for (row, capacity) in capacities.iter().enumerate().filter(|(_, capacity)| capacity.units > 0) {
            if let Ok(index) = facilities.binary_search(&capacity.facility) {
                at[index].push((row, *capacity));
            }
        }
        Ok(Walks { homes, matrix, capacities: at })
    }

    /// The capacities within the walk of a demand.
    fn near(&self, demand: &Demand) -> impl Iterator<Item = (usize, &Capacity, Ticks)> {
        let row = self.homes.binary_search(&demand.home).into_iter().flat_map(|home| self.matrix.row(home));
        row.flat_map(|(facility, walk)| self.capacities[facility as usize].iter().map(move |(row, c)| (*row, c, walk)))
    }

    /// The capacities that can serve a demand, by their rank, with their walks.
    fn costs(&self, demand: &Demand, rank: &[u32]) -> Vec<(u32, u32)> {
        let fit = self.near(demand).filter(|(_, capacity, _)| covers(capacity, demand));
        let mut costs: Vec<(u32, u32)> = fit.map(|(row, _, walk)| (rank[row], walk.get())).collect();
        costs.sort_unstable();
        costs
    }

    fn reach(&self, demand: &Demand) -> Reach {
        let mut near = self.near(demand).peekable();
        if near.peek().is_none() {
            return Reach::Nothing;
        }
        if near.any(|(_, capacity, _)| covers(capacity, demand)) { Reach::Some } else { Reach::NoneThen }
    }
}

/// Whether a capacity is there for the whole of a demand's window.
fn covers(capacity: &Capacity, demand: &Demand) -> bool {
    capacity.from <= demand.from && demand.until <= capacity.until
}

impl Allocation {
    /// The study it was asked of.
    pub fn prepared(&self) -> &Prepared {
        &self.prepared
    }

    /// The capacities, in the order given.
    pub fn capacities(&self) -> &[Capacity] {
        &self.capacities
    }

    /// The demands, in the order given.
    pub fn demands(&self) -> &[Demand] {
        &self.demands
    }

    /// The longest walk allowed.
    pub fn limit(&self) -> Ticks {
        self.limit
    }

    /// Who gets what, by demand, then capacity.
    pub fn assignments(&self) -> &[Assignment] {
        &self.assignments
    }

    /// Who gets nothing, or not all of it, by demand.
    pub fn unserved(&self) -> &[Unserved] {
        &self.unserved
    }

    /// How many units are served.
    pub fn served_units(&self) -> u64 {
        self.assignments.iter().map(|assignment| u64::from(assignment.units)).sum()
    }

    /// How many units are not.
    pub fn unserved_units(&self) -> u64 {
        self.unserved.iter().map(|unserved| u64::from(unserved.units)).sum()
    }

    /// The walks of all units served together, in seconds.
    pub fn walk_s(&self) -> f64 {
        let ticks: u64 = self.assignments.iter().map(|a| u64::from(a.units) * u64::from(a.walk.get())).sum();
        ticks as f64 / f64::from(crate::units::TICKS_PER_SECOND)
    }
}
