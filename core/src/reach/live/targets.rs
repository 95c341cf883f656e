//! The targets of the moment: where their doors are, and from where one walks into them.

use std::collections::HashMap;

use crate::network::{Attachment, EdgeId};
use crate::reach::TimedNetwork;
use crate::reach::places::Door;
use crate::reach::search::Label;

/// Targets by index; one that is closed keeps its index and has no doors.
#[derive(Clone, Debug, Default)]
pub(super) struct Targets {
    targets: Vec<Target>,
    /// The ways into targets from each vertex, as times with targets.
    ways_in: HashMap<u32, Vec<Label>>,
    /// The targets with doors on each edge, once for each door.
    on_edge: HashMap<EdgeId, Vec<u32>>,
}

#[derive(Clone, Debug)]
struct Target {
    /// Its doors as given, whether they can be used now or not.
    doors: Vec<Attachment>,
    /// The groups it belongs to, ascending.
    groups: Vec<u32>,
}

impl Targets {
    pub(super) fn len(&self) -> usize {
        self.targets.len()
    }

    /// The groups of a target that exists.
    pub(super) fn groups_of(&self, target: u32) -> &[u32] {
        &self.targets[target as usize].groups
    }

    /// A new target of some groups, still closed.
    pub(super) fn push(&mut self, groups: Vec<u32>) -> u32 {
        self.targets.push(Target { doors: Vec::new(), groups });
        self.targets.len() as u32 - 1
    }

    /// Gives a target other doors.
    pub(super) fn replace(&mut self, timed: &TimedNetwork, target: u32, doors: Vec<Attachment>) {
        self.shut(timed, target);
        self.targets[target as usize].doors = doors;
        self.open(timed, target);
    }

    /// Looks up anew the ways into the targets beside an edge whose times were those of `before` and are those of `now`.
    pub(super) fn retime(&mut self, before: &TimedNetwork, now: &TimedNetwork, edge: EdgeId) {
        for target in self.on_edge(edge) {
            self.shut(before, target);
            self.open(now, target);
        }
    }

    /// The doors of a target that can be used.
    pub(super) fn doors_of(&self, timed: &TimedNetwork, target: u32) -> impl Iterator<Item = Door> {
        self.targets[target as usize].doors.iter().filter_map(move |at| Door::new(timed, target, *at))
    }

    /// The ways into a target, as labels of the vertices they begin at.
    pub(super) fn ways_into(&self, timed: &TimedNetwork, target: u32) -> Vec<(u32, Label)> {
        let mut ways = Vec::new();
        for door in self.doors_of(timed, target) {
            ways.extend(door.entering(timed).map(|way| (way.vertex, Label::new(way.ticks, target))));
        }
        ways
    }

    /// The ways into targets from a vertex.
    pub(super) fn ways_in(&self, vertex: u32) -> impl Iterator<Item = Label> {
        self.ways_in.get(&vertex).into_iter().flatten().copied()
    }

    /// The targets with a door on an edge, each once.
    pub(super) fn on_edge(&self, edge: EdgeId) -> Vec<u32> {
        let mut targets = self.on_edge.get(&edge).cloned().unwrap_or_default();
        targets.sort_unstable();
        targets.dedup();
        targets
    }

    fn open(&mut self, timed: &TimedNetwork, target: u32) {
        for (vertex, label) in self.ways_into(timed, target) {
            self.ways_in.entry(vertex).or_default().push(label);
        }
        for door in &self.targets[target as usize].doors {
            self.on_edge.entry(door.edge).or_default().push(target);
        }
    }

    fn shut(&mut self, timed: &TimedNetwork, target: u32) {
        for (vertex, _) in self.ways_into(timed, target) {
            if let Some(ways) = self.ways_in.get_mut(&vertex) {
                ways.retain(|way| way.source() != target);
            }
        }
        for door in &self.targets[target as usize].doors {
            if let Some(targets) = self.on_edge.get_mut(&door.edge) {
                targets.retain(|other| *other != target);
            }
        }
    }
}
