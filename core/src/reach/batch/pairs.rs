//! The walks between all origins and targets, in lanes: the cells of a matrix.

use super::Ask;
use super::by_lanes::{Scratch, Shared};
use super::cells::LANES;
use super::cost::{OVERLAP_FOR_PAIRS, lanes_pay};
use super::ends::{Ends, Side};
use super::groups::Groups;
use super::lanes::Row;
use super::nearby::Nearby;
use super::order::Order;
use super::pass::{How, Pass};
use crate::error::Error;
use crate::progress::{Progress, Watch};
use crate::reach::{Places, TimedNetwork, Work, parallel};
use crate::units::Ticks;

/// All walks within a horizon, origin by origin.
pub(crate) struct Pairs {
    /// Where the walks of each origin start; one more than there are origins.
    pub(crate) start: Vec<usize>,
    /// The targets of each origin, ascending.
    pub(crate) targets: Vec<u32>,
    pub(crate) ticks: Vec<Ticks>,
    pub(crate) work: Work,
}

/// The walks from some neighbouring origins, in the order of their positions.
#[derive(Default)]
struct Part {
    counts: Vec<usize>,
    targets: Vec<u32>,
    ticks: Vec<Ticks>,
    work: Work,
}

/// All pairs found in lanes; `None` where lanes do not fit or single searches are cheaper.
pub(crate) fn pairs(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    horizon: Ticks,
    how: How,
    progress: &dyn Progress,
) -> Result<Option<Pairs>, Error> {
    if horizon.get() >= u32::from(u16::MAX) {
        return Ok(None);
    }
    let sides = (Side::Places(origins), Side::Places(targets));
    let leaving = Ends::leaving(timed, sides.0, horizon.get());
    let groups = Groups::new(&[(0..targets.len() as u32).collect()], targets.len());
    let lanes_pay = || lanes_pay(timed, (&leaving, sides.1), groups.members(0), horizon.get(), OVERLAP_FOR_PAIRS);
    if how.searched.one_by_one(lanes_pay) {
        return Ok(None);
    }
    let order = Order::new(sides.0, &leaving);
    let pass = Pass::new(timed, sides, &groups, &order, &Ask::new().within([horizon]), how);
    let shared = Shared::new(&pass, &leaving);
    let watch = Watch::new(progress, "matrix", order.len());
    let tile = |scratch: &mut Scratch, tile: usize| {
        let mut part = Part::default();
        let work = shared.answer(scratch, tile, &watch, &mut |nearby, rows, _| part.enter(&pass, nearby, rows))?;
        part.counts.resize(order.positions(tile).len(), 0);
        Ok(Part { work, ..part })
    };
    let parts = parallel::each((0..order.tiles()).collect(), || shared.scratch(), tile);
    let parts = parts.into_iter().collect::<Result<Vec<Part>, Error>>()?;
    watch.finish()?;
    Ok(Some(gather(&order, &parts)))
}

impl Part {
    /// Adds the walks of one block.
    fn enter(&mut self, pass: &Pass<'_>, nearby: &Nearby, rows: &[Row]) {
        let mut next = [0; LANES];
        for row in rows {
            for (count, left) in next.iter_mut().zip(&row.0) {
                *count += usize::from(*left > 0);
            }
        }
        self.counts.extend(next);
        let mut end = self.targets.len();
        for count in &mut next {
            (*count, end) = (end, end + *count);
        }
        self.targets.resize(end, 0);
        self.ticks.resize(end, Ticks::ZERO);
        for (target, row) in nearby.targets().iter().zip(rows).filter(|(_, row)| row.is_reached()) {
            for (next, left) in next.iter_mut().zip(&row.0).filter(|(_, left)| **left > 0) {
                self.targets[*next] = *target;
                self.ticks[*next] = Ticks::new(pass.horizon + 1 - u32::from(*left));
                *next += 1;
            }
        }
    }
}

/// Puts the walks in the order of the origins.
fn gather(order: &Order, parts: &[Part]) -> Pairs {
    let counts = || parts.iter().flat_map(|part| part.counts.iter().copied()).enumerate().take(order.len());
    let mut start = vec![0; order.len() + 1];
    counts().for_each(|(position, count)| start[order.at(position) as usize + 1] = count);
    for origin in 0..order.len() {
        start[origin + 1] += start[origin];
    }
    let cells = start[order.len()];
    let (mut targets, mut ticks) = (vec![0; cells], vec![Ticks::ZERO; cells]);
    let (mut positions, mut work) = (0.., Work::default());
    for part in parts {
        work += part.work;
        let mut from = 0;
        for (count, position) in part.counts.iter().zip(&mut positions) {
            let to = start[order.at(position) as usize];
            targets[to..to + count].copy_from_slice(&part.targets[from..from + count]);
            ticks[to..to + count].copy_from_slice(&part.ticks[from..from + count]);
            from += count;
        }
    }
    Pairs { start, targets, ticks, work }
}
