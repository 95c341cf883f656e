//! Compiles the search graph: which stages there are at each node, then the moves out of and into every vertex, node after node.

use std::cell::Cell;
use std::ops::Range;

use super::graph::SearchGraph;
use super::moves::{Along, Move, Moves};
use super::passage::Stages;
use super::vertices::Vertices;
use crate::error::{Error, ErrorKind};
use crate::machine::gather::{Halves, Room, in_halves};
use crate::machine::threads::{halves, join};
use crate::network::incidence::Incidence;
use crate::network::{Column, EdgeId, Edges, Network, NodeId, Passage};
use crate::units::Ticks;
use crate::walk::WalkTimes;

impl SearchGraph {
    /// The graph of a network whose edges take `times`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Limit`] when the network has more moves than a `u32` can count.
    pub(super) fn new(network: &Network, times: &WalkTimes) -> Result<SearchGraph, Error> {
        let edges = network.edges();
        if edges.len().max(network.node_count()) > u32::MAX as usize / 8 {
            return Err(Error::new(ErrorKind::Limit, "a network may have at most 2^29 nodes and as many edges")
                .with_value(edges.len().max(network.node_count()))
                .with_fix("cut the study into tiles"));
        }
        let nodes = network.node_count();
        let streets = Streets { edges, times, nodes, incidence: network.incidence() };
        let vertices = Vertices::new(streets.stages());
        let is_same_turned = vertices.are_nodes() && streets.are_as_quick_either_way();
        let ((forward, along), backward) =
            join(|| streets.moves(&vertices), || (!is_same_turned).then(|| streets.turned_moves(&vertices)));
        Ok(SearchGraph { vertices, forward, along, backward })
    }
}

/// Which way a stretch is looked at from a node: the moves out of it, or those into it, turned round.
#[derive(Clone, Copy, PartialEq)]
enum Sense {
    Out,
    Into,
}

/// The edges that are compiled.
struct Streets<'a> {
    edges: &'a Edges,
    times: &'a WalkTimes,
    nodes: usize,
    incidence: &'a Incidence<EdgeId>,
}

/// An edge as it is walked between a node and another.
struct Walked {
    other: NodeId,
    ticks: Ticks,
    along: Along,
}

impl Streets<'_> {
    /// Which stages are possible at each node, by the kinds of stretches that touch it.
    fn stages(&self) -> Vec<Stages> {
        let is_public = |edge: &EdgeId| self.edges.attributes[edge.index()].passage == Passage::Public;
        let all_are_public = self.edges.attributes.kinds().iter().all(|kind| kind.passage == Passage::Public);
        let stages = |part: Range<usize>, stages: &mut Room<'_, Stages>| {
            for node in part {
                let walked = || self.incidence.at(node).iter().filter(|edge| self.is_walked(edge.index()));
                let is_restricted = !all_are_public && !walked().all(is_public);
                stages.push(Stages::at_node(walked().any(is_public), is_restricted));
            }
        };
        in_halves(self.nodes, |part| part.len(), stages).0
    }

    /// The time of an edge as drawn or against the drawing.
    #[inline]
    fn ticks(&self, edge: usize, as_drawn: bool) -> Option<Ticks> {
        let WalkTimes { forward_s, backward_s } = self.times;
        Ticks::from_seconds(if as_drawn { forward_s[edge] } else { backward_s[edge] })
    }

    fn is_walked(&self, edge: usize) -> bool {
        self.ticks(edge, true).or_else(|| self.ticks(edge, false)).is_some()
    }

    /// Whether no edge is quicker one way than the other.
    fn are_as_quick_either_way(&self) -> bool {
        let alike = |part: Range<usize>| part.into_iter().all(|edge| self.ticks(edge, true) == self.ticks(edge, false));
        halves(self.edges.len(), alike) == (true, true)
    }

    /// The moves out of every vertex, and what they go along.
    fn moves(&self, vertices: &Vertices) -> (Moves, Column<Along>) {
        let (starts, rooms) = (Starts::new(vertices), self.rooms(vertices, Sense::Out));
        let (mut moves, mut along) = (Halves::with_room(rooms), Halves::with_room(rooms));
        let ((low, high), (low_along, high_along)) = (moves.rooms(), along.rooms());
        let part = |nodes, mut start: Room<'_, u32>, mut moves: Room<'_, Move>, mut along: Room<'_, Along>| {
            let put = |step, of| {
                moves.push(step);
                along.push(of);
            };
            self.each_move(vertices, nodes, Sense::Out, |at| start.push(at), put)
        };
        let start = starts
            .of(|nodes, start| part(nodes, start, low, low_along), |nodes, start| part(nodes, start, high, high_along));
        (Moves { start, moves: moves.into_vec().into() }, along.into_vec().into())
    }

    /// The moves into every vertex, turned round.
    fn turned_moves(&self, vertices: &Vertices) -> Moves {
        let (starts, mut moves) = (Starts::new(vertices), Halves::with_room(self.rooms(vertices, Sense::Into)));
        let (low, high) = moves.rooms();
        let part = |nodes, mut start: Room<'_, u32>, mut moves: Room<'_, Move>| {
            self.each_move(vertices, nodes, Sense::Into, |at| start.push(at), |step, _| moves.push(step))
        };
        let start = starts.of(|nodes, start| part(nodes, start, low), |nodes, start| part(nodes, start, high));
        Moves { start, moves: moves.into_vec().into() }
    }

    /// How many moves there are at the two halves of the nodes, at most.
    fn rooms(&self, vertices: &Vertices, sense: Sense) -> [usize; 2] {
        let count = |nodes: Range<usize>| match vertices.are_nodes() {
            // A move along each edge, unless it is refused; along one that leads back to its start, listed once, two.
            true => self.incidence.count(nodes) + (2 * self.edges.len() - self.incidence.count(0..self.nodes)),
            false => self.each_move(vertices, nodes, sense, |_| (), |_, _| ()) as usize,
        };
        halves(self.nodes, count).into()
    }

    /// Finds the moves at some neighbouring nodes, vertex after vertex, those of each in the order of their edges: says how many
    /// came before each vertex and puts in each move. How many there are.
    fn each_move(
        &self,
        vertices: &Vertices,
        nodes: Range<usize>,
        sense: Sense,
        mut begin: impl FnMut(u32),
        mut put: impl FnMut(Move, Along),
    ) -> u32 {
        let count = Cell::new(0);
        let mut put = |head, Walked { ticks, along, .. }: &Walked| {
            put(Move { head, ticks: ticks.get() }, *along);
            count.set(count.get() + 1);
        };
        for node in nodes.map(|node| NodeId(node as u32)) {
            for (stage, _) in vertices.at(node) {
                begin(count.get());
                self.each_walked(node, sense, |walked| {
                    if vertices.are_nodes() {
                        return put(walked.other.0, &walked);
                    }
                    let (other, passage) = (walked.other, self.edges.attributes[walked.along.edge().index()].passage);
                    match sense {
                        Sense::Out => {
                            let head = stage.step(passage).and_then(|stage| vertices.of(other, stage));
                            head.into_iter().for_each(|head| put(head, &walked));
                        }
                        Sense::Into => {
                            let tails = vertices.at(other).filter(|(before, _)| before.step(passage) == Some(stage));
                            tails.for_each(|(_, tail)| put(tail, &walked));
                        }
                    }
                });
            }
        }
        count.get()
    }

    /// Every edge at a node, in ascending order, as it can be walked from the node or to it.
    #[inline]
    fn each_walked(&self, node: NodeId, sense: Sense, mut each: impl FnMut(Walked)) {
        let mut walked = |edge: EdgeId, as_drawn: bool, other| {
            if let Some(ticks) = self.ticks(edge.index(), as_drawn) {
                each(Walked { other, ticks, along: Along::new(edge.0, !as_drawn) });
            }
        };
        for edge in self.incidence.at(node.index()) {
            let (from, to) = (self.edges.from[edge.index()], self.edges.to[edge.index()]);
            if from == node {
                walked(*edge, sense == Sense::Out, to);
            }
            if to == node {
                walked(*edge, sense == Sense::Into, from);
            }
        }
    }
}

/// Where the moves of each vertex start.
struct Starts {
    starts: Halves<u32>,
    nodes: usize,
    /// How many vertices the first half of the nodes has.
    of_first: usize,
}

impl Starts {
    fn new(vertices: &Vertices) -> Starts {
        let nodes = vertices.node_count();
        let of_first = vertices.before(nodes / 2);
        // With how many moves there are at the end.
        Starts { starts: Halves::with_room([of_first, vertices.len() - of_first + 1]), nodes, of_first }
    }

    /// What two threads put in for the halves of the nodes, each counting from 0; they return how many moves there are.
    fn of(
        mut self,
        first: impl FnOnce(Range<usize>, Room<'_, u32>) -> u32 + Send,
        second: impl FnOnce(Range<usize>, Room<'_, u32>) -> u32 + Send,
    ) -> Column<u32> {
        let half = self.nodes / 2;
        let (low, high) = self.starts.rooms();
        let (count, more) = join(|| first(0..half, low), || second(half..self.nodes, high));
        let mut starts = self.starts.into_vec();
        starts[self.of_first..].iter_mut().for_each(|start| *start += count);
        starts.push(count + more);
        starts.into()
    }
}
