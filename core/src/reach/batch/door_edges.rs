//! The edges an origin's own doors stand at: walks begin in the middle of them.

use super::ends::Side;
use super::pace::quanta_of;
use super::reached::Survey;
use crate::network::{EdgeId, NodeId};
use crate::reach::places::Door;
use crate::reach::stretch::Timing;
use crate::units::Ticks;

/// Calls `change(limit, from, to)` for each edge with a door of `origin` and each limit: the quanta counted as if one
/// only came onto the edge at its ends, and those really reached.
///
/// `left` says what is left of the horizon at a vertex, plus one; 0 where not reached.
pub(super) fn door_edges(
    survey: &Survey<'_>,
    origin: u32,
    left: impl Fn(u32) -> u32,
    mut change: impl FnMut(usize, u64, u64),
) {
    let Side::Places(places) = survey.side else { return };
    let doors = places.doors(origin);
    for (i, door) in doors.iter().enumerate() {
        let edge = door.at.edge;
        if doors[..i].iter().any(|earlier| earlier.at.edge == edge) {
            continue;
        }
        let onto = onto(survey, edge, &left);
        for (limit, ticks) in survey.limits.iter().enumerate() {
            let shorter = survey.horizon.saturating_sub(ticks.get());
            let counted = survey.paces[edge.index()].reached(onto.map(|left| left.saturating_sub(shorter)));
            change(limit, counted, exact(survey, doors, edge, onto, *ticks));
        }
    }
}

/// What is left, plus one, where one comes onto an edge at its start and at its end.
fn onto(survey: &Survey<'_>, edge: EdgeId, left: &impl Fn(u32) -> u32) -> [u32; 2] {
    let (graph, edges) = (survey.timed.graph(), survey.timed.network().edges());
    let at = |node: NodeId, as_drawn: bool| {
        let leads = |vertex: &u32| {
            graph.along(*vertex).iter().any(|along| along.edge() == edge && along.as_drawn() == as_drawn)
        };
        graph.vertices(node).map(|(_, vertex)| vertex).filter(leads).map(left).max().unwrap_or(0)
    };
    [at(edges.from[edge.index()], true), at(edges.to[edge.index()], false)]
}

/// What the isochrone draws on an edge with doors, in quanta.
fn exact(survey: &Survey<'_>, doors: &[Door], edge: EdgeId, onto: [u32; 2], limit: Ticks) -> u64 {
    let here = doors.iter().filter(|door| door.at.edge == edge);
    let starts: Vec<(f64, f64)> = here.map(|door| (door.at.chainage_m, door.link.seconds())).collect();
    let seconds = |left: u32| match left {
        0 => f64::INFINITY,
        _ => Ticks::new(survey.horizon - (left - 1)).seconds(),
    };
    let length_m = survey.timed.network().edges().length_m[edge.index()];
    let (pace, entered) = (survey.timed.edge_seconds(edge), (seconds(onto[0]), seconds(onto[1])));
    let mut stretches = Vec::new();
    Timing::new(length_m, pace, &starts, entered).stretches(edge, limit.seconds(), &mut stretches);
    stretches.iter().map(|s| quanta_of((s.to_m - s.from_m).abs())).fold(0, u64::saturating_add)
}
