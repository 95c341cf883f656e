//! The walk from every origin to the nearest of given points, each with a cost of its own.

use super::places::Door;
use super::search::{Label, search};
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
    let (horizon, mut row) = (horizon.get(), vec![Label::NONE; origins.len()]);
    let mut starts = Vec::new();
    for (seed, cost) in seeds {
        match seed {
            Seed::Node(node) => {
                starts.extend(timed.graph().vertices(*node).map(|(_, vertex)| (vertex, Label::new(cost.get(), 0))));
            }
            Seed::Door(at) => {
                let Some(door) = Door::new(timed, 0, *at) else { continue };
                let cost = Label::new(cost.get(), 0);
                starts.extend(door.entering(timed).filter_map(|w| Some((w.vertex, cost.plus(w.ticks, horizon)?))));
                for origin in origins.on_edge(door.at.edge) {
                    let straight = origin.straight_to(timed, &door).and_then(|t| cost.plus(t, horizon));
                    let best = &mut row[origin.place as usize];
                    *best = straight.unwrap_or(Label::NONE).min(*best);
                }
            }
        }
    }
    timed.with_bench(|Workbench { scratch, .. }| {
        search(&timed.graph().backward, scratch, starts, horizon, &mut |_, _| {});
        super::nearest::read_at(timed, origins, scratch, horizon, &mut row);
    });
    row.into_iter().map(|label| (label != Label::NONE).then(|| Ticks::new(label.ticks()))).collect()
}
