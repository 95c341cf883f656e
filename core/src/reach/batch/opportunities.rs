//! Counts, nearest and decay sums of every origin, in one pass.

use super::cells::Cells;
use super::cost::{OVERLAP_FOR_TABLES, lanes_pay};
use super::decay::sum_of;
use super::ends::{Ends, Side};
use super::groups::Groups;
use super::order::Order;
use super::pass::{How, Pass};
use super::{Ask, by_lanes, one_by_one};
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::{Places, TimedNetwork, Work};
use crate::units::Ticks;

/// What every origin was found to reach of each group: cumulative opportunities, the nearest, and decay sums.
#[derive(Clone, Debug, PartialEq)]
pub struct Opportunities {
    ask: Ask,
    horizon: u32,
    groups: Groups,
    order: Order,
    nearest: usize,
    cells: Width,
    work: Work,
}

/// Numbers of 16 bits where they suffice.
#[derive(Clone, Debug, PartialEq)]
enum Width {
    Narrow(Cells<u16>),
    Wide(Cells<u32>),
}

impl Opportunities {
    /// How many targets of a group lie within a limit (by its index) of an origin; 0 for what does not exist.
    pub fn count(&self, group: usize, origin: usize, limit: usize) -> u32 {
        if !self.exists(group, origin) || limit >= self.ask.limits.len() {
            return 0;
        }
        let position = self.order.position(origin);
        match &self.cells {
            Width::Narrow(cells) => cells.count(group, position, limit),
            Width::Wide(cells) => cells.count(group, position, limit),
        }
    }

    /// The nearest targets of a group with the times to them, from near to far, ties by index; empty when none lies
    /// within the horizon or for what does not exist.
    pub fn nearest(&self, group: usize, origin: usize) -> impl Iterator<Item = (Ticks, u32)> {
        (0..self.nearest).map_while(move |nth| self.nearest_nth(group, origin, nth))
    }

    /// The `nth` nearest target of a group, counted from 0, with the time to it.
    pub fn nearest_nth(&self, group: usize, origin: usize, nth: usize) -> Option<(Ticks, u32)> {
        if !self.exists(group, origin) || nth >= self.nearest {
            return None;
        }
        let position = self.order.position(origin);
        let (left, rank) = match &self.cells {
            Width::Narrow(cells) => cells.nearest(group, position, nth)?,
            Width::Wide(cells) => cells.nearest(group, position, nth)?,
        };
        let target = self.groups.members(group).get(rank as usize)?;
        Some((Ticks::new(self.horizon + 1 - left), *target))
    }

    /// The sum over a group's targets of what a decay (by its index) makes of the walk to each; 0 for what does not
    /// exist.
    ///
    /// # Units
    ///
    /// A whole number of quanta of 2⁻³⁰; see [`Decay`](super::Decay).
    pub fn decay_sum(&self, group: usize, origin: usize, decay: usize) -> f64 {
        if !self.exists(group, origin) || decay >= self.ask.decays.len() {
            return 0.0;
        }
        let position = self.order.position(origin);
        sum_of(match &self.cells {
            Width::Narrow(cells) => cells.sum(group, position, decay),
            Width::Wide(cells) => cells.sum(group, position, decay),
        })
    }

    /// What was asked.
    pub fn ask(&self) -> &Ask {
        &self.ask
    }

    /// How many groups.
    pub fn group_count(&self) -> usize {
        self.groups.len()
    }

    /// How many origins.
    pub fn origin_count(&self) -> usize {
        self.order.len()
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }

    #[cfg(test)]
    pub(super) fn forget_work(&mut self) {
        self.work = Work::default();
    }

    fn exists(&self, group: usize, origin: usize) -> bool {
        group < self.groups.len() && origin < self.order.len()
    }
}

/// For every origin and group of targets whatever is asked, in one pass.
///
/// A group lists indices of `targets`; one named twice counts once, and one that does not exist is passed over. A
/// target counts once for an origin, however many doors and ways lead to it; one in several groups is still searched
/// once.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so,
/// [`ErrorKind::Limit`](crate::error::ErrorKind::Limit) for more answers than memory could hold.
///
/// # Performance
///
/// Up to a horizon of 65,534 ticks (34 minutes) and 65,535 targets in a group, 128 neighbouring places are searched from
/// at once, origins or targets, whichever is cheaper where they are, as long as places lie so close that this is cheaper
/// than single searches; otherwise there is one for each place of whichever side is fewer. In
/// parallel in the caller's rayon pool. A count takes 2 bytes and each of the nearest 4, beyond twice as many; a sum
/// takes 8.
///
/// # Examples
///
/// ```
/// # use lifecircle::geo::LonLat;
/// # use lifecircle::network::{Attachment, EdgeAttributes, EdgeId, Gate, NetworkBuilder, RawNetwork, RawNode, RawWay};
/// use lifecircle::progress::NoProgress;
/// use lifecircle::reach::{self, Ask, Decay, Places, TimedNetwork};
/// use lifecircle::units::Ticks;
/// # use lifecircle::walk::Walker;
/// # let node = |id, lon| -> Result<RawNode, lifecircle::error::Error> {
/// #     Ok(RawNode { id, position: LonLat::new(lon, 32.04)?, gate: Gate::Open, keep: false, elevation_m: None })
/// # };
/// # let way = RawWay { id: 7, nodes: vec![0, 1], attributes: EdgeAttributes::default(), lengths_m: Some(vec![600.0]) };
/// # let raw = RawNetwork { nodes: vec![node(1, 118.780)?, node(2, 118.786)?], ways: vec![way], ..RawNetwork::default() };
/// # let timed = TimedNetwork::new(NetworkBuilder::new().build(raw)?, &Walker::with_speed("stroll", 1.0)?)?;
/// # let door = |chainage_m| -> Result<_, lifecircle::error::Error> {
/// #     Ok(vec![Attachment { edge: EdgeId(0), chainage_m, link_m: 0.0, point: LonLat::new(118.78, 32.04)? }])
/// # };
///
/// // A street of 600 m walked at 1 m/s; a home at its start, shops 300 m and 600 m along.
/// let (homes, shops) = (Places::new(&timed, [door(0.0)?]), Places::new(&timed, [door(600.0)?, door(300.0)?]));
/// let seconds = |n: u32| Ticks::new(n * 32);
/// let ask = Ask::new().within([seconds(300)]).nearest(5, seconds(900)).decay(Decay::linear(seconds(1200)));
/// let found = reach::opportunities(&timed, &homes, &shops, &[vec![0, 1]], &ask, &NoProgress)?;
/// assert_eq!(found.count(0, 0, 0), 1);
/// assert_eq!(found.nearest(0, 0).collect::<Vec<_>>(), [(seconds(300), 1), (seconds(600), 0)]);
/// assert_eq!(found.decay_sum(0, 0, 0), 0.75 + 0.5);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn opportunities(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    ask: &Ask,
    progress: &dyn Progress,
) -> Result<Opportunities, Error> {
    answer(timed, (Side::Places(origins), Side::Places(targets)), groups, ask, How::default(), progress)
}

/// The same as [`opportunities`] for every node of the network as an origin, by [`NodeId`](crate::network::NodeId).
///
/// A walk from a node begins there at no cost, in whichever part of a walk serves best.
///
/// # Errors
///
/// As [`opportunities`].
pub fn opportunities_at_nodes(
    timed: &TimedNetwork,
    targets: &Places,
    groups: &[Vec<u32>],
    ask: &Ask,
    progress: &dyn Progress,
) -> Result<Opportunities, Error> {
    answer(timed, (Side::Nodes, Side::Places(targets)), groups, ask, How::default(), progress)
}

/// A pass done in a stated way.
pub(super) fn answer(
    timed: &TimedNetwork,
    sides: (Side<'_>, Side<'_>),
    groups: &[Vec<u32>],
    ask: &Ask,
    how: How,
    progress: &dyn Progress,
) -> Result<Opportunities, Error> {
    let groups = Groups::new(groups, sides.1.len(timed));
    let leaving = Ends::leaving(timed, sides.0, ask.horizon().get());
    let order = Order::new(sides.0, &leaving);
    let pass = Pass::new(timed, sides, &groups, &order, ask, how);
    let (horizon, nearest, origins) = (pass.horizon, pass.shape.nearest, order.len());
    let (cells, work) = if !pass.is_narrow() {
        let mut cells = Cells::new(pass.shape, origins)?;
        let work = one_by_one::run(&pass, &mut cells, progress)?;
        (Width::Wide(cells), work)
    } else {
        let mut cells = Cells::new(pass.shape, origins)?;
        let lanes_pay = || lanes_pay(timed, (&leaving, sides.1), &groups.used(), horizon, OVERLAP_FOR_TABLES);
        let work = match pass.how.searched.one_by_one(lanes_pay) {
            true => one_by_one::run(&pass, &mut cells, progress)?,
            false => by_lanes::run(&pass, &leaving, &mut cells, progress)?,
        };
        (Width::Narrow(cells), work)
    };
    Ok(Opportunities { ask: ask.clone(), horizon, groups, order, nearest, cells, work })
}
