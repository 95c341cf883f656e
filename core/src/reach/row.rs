//! The walks from one place to all others: one row of a matrix, without the matrix.

use super::places::Door;
use super::workbench::Workbench;
use super::{Places, TimedNetwork};
use crate::units::Ticks;

/// The targets within `horizon` of one origin with the times to them, by index; none when the origin does not exist.
///
/// For many origins [`matrix`](super::matrix) shares what this does anew for each.
///
/// # Performance
///
/// One bounded search, and one look at each door of each target.
pub fn row(
    timed: &TimedNetwork,
    origins: &Places,
    origin: usize,
    targets: &Places,
    horizon: Ticks,
) -> Vec<(u32, Ticks)> {
    let doors = u32::try_from(origin).map_or(&[][..], |origin| origins.doors(origin));
    if doors.is_empty() {
        return Vec::new();
    }
    let horizon = horizon.get();
    timed.with_bench(|Workbench { flood, .. }| {
        let seeds = doors.iter().flat_map(|d| Door::leaving(d, timed)).map(|w| (w.vertex, w.ticks));
        flood.search(&timed.graph().forward, seeds, horizon);
        let through = |to: &Door| {
            let ways = to.entering(timed);
            ways.filter_map(|w| flood.onward(w.vertex, w.ticks)).min()
        };
        let straight = |to: &Door| {
            let here = doors.iter().filter(|from| from.at.edge == to.at.edge);
            here.filter_map(|from| from.straight_to(timed, to)).filter(|ticks| *ticks <= horizon).min()
        };
        let best = |target: u32| {
            let to = targets.doors(target).iter();
            to.flat_map(|door| [through(door), straight(door)]).flatten().min().map(|ticks| (target, Ticks::new(ticks)))
        };
        (0..targets.len() as u32).filter_map(best).collect()
    })
}
