//! What a live table walks on: the immutable search graph, over it the edges that changed, and the targets of the moment.

use std::collections::HashMap;

use super::targets::Targets;
use crate::network::{Attachment, EdgeId};
use crate::reach::moves::{Move, Moves};
use crate::reach::places::Door;
use crate::reach::search::Label;
use crate::reach::{Places, TimedNetwork};

/// One step of a walk.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hop {
    pub(super) head: u32,
    pub(super) ticks: u32,
}

impl From<&Move> for Hop {
    fn from(step: &Move) -> Hop {
        Hop { head: step.head, ticks: step.ticks }
    }
}

/// The network and the targets as they are now.
#[derive(Clone, Debug)]
pub(super) struct Ground {
    timed: TimedNetwork,
    targets: Targets,
    /// All steps from and to the vertices that a changed edge touches.
    forward: HashMap<u32, Vec<Hop>>,
    backward: HashMap<u32, Vec<Hop>>,
}

impl Ground {
    /// The targets with their groups, as they are before any edit.
    pub(super) fn new(timed: &TimedNetwork, places: &Places, groups_of: impl Fn(u32) -> Vec<u32>) -> Ground {
        let mut targets = Targets::default();
        for place in 0..places.len() as u32 {
            let target = targets.push(groups_of(place));
            targets.replace(timed, target, places.doors(place).iter().map(|door| door.at).collect());
        }
        Ground { timed: timed.clone(), targets, forward: HashMap::new(), backward: HashMap::new() }
    }

    /// The network with the edges that changed.
    pub(super) fn timed(&self) -> &TimedNetwork {
        &self.timed
    }

    pub(super) fn targets(&self) -> &Targets {
        &self.targets
    }

    /// A new target of some groups, still closed.
    pub(super) fn push(&mut self, groups: Vec<u32>) -> u32 {
        self.targets.push(groups)
    }

    /// Gives a target other doors.
    pub(super) fn replace(&mut self, target: u32, doors: Vec<Attachment>) {
        self.targets.replace(&self.timed, target, doors);
    }

    pub(super) fn is_member(&self, target: u32, group: u32) -> bool {
        self.targets.groups_of(target).binary_search(&group).is_ok()
    }

    /// The ways into a target, as labels of the vertices they begin at.
    pub(super) fn ways_into(&self, target: u32) -> Vec<(u32, Label)> {
        self.targets.ways_into(&self.timed, target)
    }

    /// The ways into targets from a vertex.
    pub(super) fn ways_in(&self, vertex: u32) -> impl Iterator<Item = Label> {
        self.targets.ways_in(vertex)
    }

    /// The doors on an edge that can be used now.
    pub(super) fn doors_on(&self, edge: EdgeId) -> impl Iterator<Item = Door> {
        let beside = self.targets.on_edge(edge).into_iter();
        beside
            .flat_map(move |target| self.targets.doors_of(&self.timed, target))
            .filter(move |door| door.at.edge == edge)
    }

    /// The steps along an edge, each with the vertex it begins at.
    pub(super) fn steps_along(&self, edge: EdgeId) -> Vec<(u32, Hop)> {
        let (network, ticks) = (self.timed.network(), self.timed.edge_ticks(edge));
        let steps = self.timed.graph().steps_along(network, edge, ticks);
        steps.map(|(tail, step, _)| (tail, Hop::from(&step))).collect()
    }

    /// Gives an edge that exists other seconds, as drawn and against the drawing.
    pub(super) fn change_edge(&mut self, edge: EdgeId, seconds: (f64, f64)) {
        let now = self.timed.with_edge(edge, seconds);
        self.targets.retime(&self.timed, &now, edge);
        self.timed = now;
        let (edges, graph) = (self.timed.network().edges(), self.timed.graph());
        let ends = [edges.from[edge.index()], edges.to[edge.index()]];
        let touched: Vec<u32> = ends.into_iter().flat_map(|node| graph.vertices(node)).map(|(_, v)| v).collect();
        touched.into_iter().for_each(|vertex| self.renew(vertex));
    }

    /// Looks up the steps from and to a vertex as they are now.
    fn renew(&mut self, vertex: u32) {
        let (mut forward, mut backward) = (Vec::new(), Vec::new());
        for edge in self.timed.network().incident(self.timed.graph().node_of(vertex)) {
            for (tail, hop) in self.steps_along(*edge) {
                forward.extend((tail == vertex).then_some(hop));
                backward.extend((hop.head == vertex).then_some(Hop { head: tail, ticks: hop.ticks }));
            }
        }
        self.forward.insert(vertex, forward);
        self.backward.insert(vertex, backward);
    }

    /// The steps from a vertex, as one walks.
    pub(super) fn forward(&self, vertex: u32) -> impl Iterator<Item = Hop> {
        steps(&self.forward, &self.timed.graph().forward, vertex)
    }

    /// The steps to a vertex; the head of each is where it begins.
    pub(super) fn backward(&self, vertex: u32) -> impl Iterator<Item = Hop> {
        steps(&self.backward, self.timed.graph().backward(), vertex)
    }
}

fn steps<'a>(
    changed: &'a HashMap<u32, Vec<Hop>>,
    moves: &'a Moves,
    vertex: u32,
) -> impl Iterator<Item = Hop> + use<'a> {
    let changed = if changed.is_empty() { None } else { changed.get(&vertex) };
    let kept = if changed.is_some() { &[] } else { moves.of(vertex) };
    kept.iter().map(Hop::from).chain(changed.into_iter().flatten().copied())
}
