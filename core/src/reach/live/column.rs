//! The labels of one group, and how they are repaired where something changed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ground::Ground;
use crate::reach::Work;
use crate::reach::search::Label;

/// For every vertex the time to the nearest target of one group, and that target.
#[derive(Clone, Debug)]
pub(super) struct Column {
    group: u32,
    horizon: u32,
    labels: Vec<Label>,
}

type Queue = BinaryHeap<Reverse<(Label, u32)>>;

impl Column {
    pub(super) fn new(group: u32, horizon: u32, labels: Vec<Label>) -> Column {
        Column { group, horizon, labels }
    }

    pub(super) fn group(&self) -> u32 {
        self.group
    }

    pub(super) fn horizon(&self) -> u32 {
        self.horizon
    }

    pub(super) fn label(&self, vertex: u32) -> Label {
        self.labels[vertex as usize]
    }

    /// The label of a place from which one walks to `head` in so many ticks.
    pub(super) fn through(&self, head: u32, ticks: u32) -> Label {
        self.label(head).plus(ticks, self.horizon).unwrap_or(Label::NONE)
    }

    /// Forgets every label that may rest on one of `roots`: those equal to what a root gives, and those equal to what a
    /// forgotten one gives. What is left rests on nothing that is about to go.
    pub(super) fn forget(&mut self, ground: &Ground, roots: &[(u32, Label)], work: &mut Work) -> Vec<u32> {
        let mut forgotten = Vec::new();
        for (vertex, label) in roots {
            self.forget_one(*vertex, *label, &mut forgotten);
        }
        let mut next = 0;
        while let Some((vertex, label)) = forgotten.get(next).copied() {
            next += 1;
            work.settled += 1;
            for hop in ground.backward(vertex) {
                work.relaxed += 1;
                if let Some(label) = label.plus(hop.ticks, self.horizon) {
                    self.forget_one(hop.head, label, &mut forgotten);
                }
            }
        }
        forgotten.into_iter().map(|(vertex, _)| vertex).collect()
    }

    fn forget_one(&mut self, vertex: u32, label: Label, forgotten: &mut Vec<(u32, Label)>) {
        let known = &mut self.labels[vertex as usize];
        if *known == label && label != Label::NONE {
            *known = Label::NONE;
            forgotten.push((vertex, label));
        }
    }

    /// Finds the labels of forgotten vertices anew, and takes the `offers` wherever they are better.
    ///
    /// A forgotten vertex is reached from a neighbour that kept its label, or by a way into a target; the rest is a
    /// search that goes no farther than labels get better.
    pub(super) fn refill(&mut self, ground: &Ground, forgotten: &[u32], offers: &[(u32, Label)], work: &mut Work) {
        let mut queue = Queue::new();
        for (vertex, label) in offers {
            self.improve(*vertex, *label, &mut queue);
        }
        for vertex in forgotten {
            let ways = ground.ways_in(*vertex).filter(|way| ground.is_member(way.source(), self.group));
            let mut best = ways.min().unwrap_or(Label::NONE);
            for hop in ground.forward(*vertex) {
                work.relaxed += 1;
                best = best.min(self.through(hop.head, hop.ticks));
            }
            self.improve(*vertex, best, &mut queue);
        }
        while let Some(Reverse((label, vertex))) = queue.pop() {
            if self.label(vertex) != label {
                continue;
            }
            work.settled += 1;
            for hop in ground.backward(vertex) {
                work.relaxed += 1;
                if let Some(label) = label.plus(hop.ticks, self.horizon) {
                    self.improve(hop.head, label, &mut queue);
                }
            }
        }
    }

    fn improve(&mut self, vertex: u32, label: Label, queue: &mut Queue) {
        let known = &mut self.labels[vertex as usize];
        if label < *known && label.ticks() <= self.horizon {
            *known = label;
            queue.push(Reverse((label, vertex)));
        }
    }
}
