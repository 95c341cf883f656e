//! The walk from every origin to the nearest of given points, each with a cost of its own.

use super::places::Door;
use super::workbench::Workbench;
use super::{Places, TimedNetwork};
use crate::network::{Attachment, NodeId};
use crate::units::Ticks;

/// A point walks are measured to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Seed {
    /// A node; it may be reached in any part of a walk.
    Node(NodeId),
    /// A point beside an edge, reached as a facility's door is, link included.
    Door(Attachment),
}

impl From<NodeId> for Seed {
    fn from(node: NodeId) -> Seed {
        Seed::Node(node)
    }
}

impl From<Attachment> for Seed {
    fn from(at: Attachment) -> Seed {
        Seed::Door(at)
    }
}

/// For every origin the shortest walk to a seed plus that seed's own cost, or `None` when none lies within `horizon`.
///
/// The gate rules hold on the way. This is how the escape times of where the data ends are found.
pub fn nearest_seed(
    timed: &TimedNetwork,
    origins: &Places,
    seeds: &[(Seed, Ticks)],
    horizon: Ticks,
) -> Vec<Option<Ticks>> {
    let horizon = horizon.get();
    let within = |sum: Option<u32>| sum.filter(|sum| *sum <= horizon);
    let (mut row, mut starts) = (vec![None; origins.len()], Vec::new());
    for (seed, cost) in seeds {
        let cost = cost.get();
        match seed {
            Seed::Node(node) => starts.extend(timed.graph().vertices(*node).map(|(_, vertex)| (vertex, cost))),
            Seed::Door(at) => {
                let Some(door) = Door::new(timed, 0, *at) else { continue };
                starts
                    .extend(door.entering(timed).filter_map(|w| Some((w.vertex, within(cost.checked_add(w.ticks))?))));
                for origin in origins.on_edge(door.at.edge) {
                    let straight = origin.straight_to(timed, &(&door).into());
                    improve(
                        &mut row[origin.place as usize],
                        within(straight.and_then(|ticks| cost.checked_add(ticks))),
                    );
                }
            }
        }
    }
    timed.with_bench(|Workbench { flood, .. }| {
        flood.search(timed.graph().backward(), starts, horizon);
        for (origin, best) in (0..).zip(&mut row) {
            let ways = origins.doors(origin).iter().flat_map(|door| door.leaving(timed));
            ways.for_each(|way| improve(best, flood.onward(way.vertex, way.ticks)));
        }
    });
    row.into_iter().map(|ticks| ticks.map(Ticks::new)).collect()
}

/// Takes a walk that is shorter than the best.
fn improve(best: &mut Option<u32>, other: Option<u32>) {
    *best = [*best, other].into_iter().flatten().min();
}
