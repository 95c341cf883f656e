//! The search graph as columns of a file, and back.

use super::graph::SearchGraph;
use super::moves::{Along, Move, Moves};
use super::passage::Stages;
use super::vertices::{Numbers, Vertices, are_nodes};
use crate::error::Error;
use crate::network::Column;
use crate::stored::{Element, StoredFile, Writer};

impl Element for Move {
    const CODE: u32 = u32::CODE;
    const NUMBER_BYTES: usize = u32::NUMBER_BYTES;
}

impl Element for Along {
    const CODE: u32 = u32::CODE;
    const NUMBER_BYTES: usize = u32::NUMBER_BYTES;
}

impl Element for Stages {
    const CODE: u32 = u8::CODE;
    const NUMBER_BYTES: usize = u8::NUMBER_BYTES;
}

impl SearchGraph {
    pub(super) fn store<'a>(&'a self, file: &mut Writer<'a>) {
        self.vertices.store(file);
        self.forward.store(["forward.start", "forward.moves"], file);
        file.column("forward.along", &self.along);
        match &self.backward {
            Some(backward) => backward.store(["backward.start", "backward.moves"], file),
            // The same as forward.
            None => file.column::<u32>("backward.start", &[]),
        }
    }

    pub(super) fn restore(file: &StoredFile) -> Result<SearchGraph, Error> {
        let graph = SearchGraph::restore_forward(file)?;
        let along = file.column_of::<Along>("forward.along", graph.forward.moves.len())?;
        if graph.has_one_vertex_for_each_node() && file.column::<u32>("backward.start")?.is_empty() {
            return Ok(SearchGraph { along, ..graph });
        }
        let backward = Moves::restore(["backward.start", "backward.moves"], graph.vertex_count(), file)?;
        if backward.moves.len() != graph.forward.moves.len() {
            return Err(file.damaged("backward.moves", "it has not as many moves as lead forward"));
        }
        Ok(SearchGraph { along, backward: Some(backward), ..graph })
    }

    /// The graph without the moves that lead backward, and without what any go along.
    pub(super) fn restore_forward(file: &StoredFile) -> Result<SearchGraph, Error> {
        let vertices = Vertices::restore(file)?;
        let forward = Moves::restore(["forward.start", "forward.moves"], vertices.len(), file)?;
        Ok(SearchGraph { vertices, forward, along: Column::default(), backward: None })
    }

    /// Whether every move is along one of so many edges.
    pub(super) fn check_edges(&self, edges: usize, file: &StoredFile) -> Result<(), Error> {
        match self.along.iter().fold(true, |all, along| all & (along.edge().index() < edges)) {
            true => Ok(()),
            false => Err(file.damaged("forward.along", "it leads along an edge that does not exist")),
        }
    }
}

impl Vertices {
    fn store<'a>(&'a self, file: &mut Writer<'a>) {
        file.column("graph.stages", &self.stages);
        // Vertices that are the nodes need no numbers.
        let (first, node_of) = self.numbers.as_ref().map_or((&[][..], &[][..]), |n| (&n.first[..], &n.node_of[..]));
        file.column("graph.first", first);
        file.column("graph.node", node_of);
    }

    fn restore(file: &StoredFile) -> Result<Vertices, Error> {
        let stages = file.looked_through("graph.stages", Stages::is_a_set)?;
        let numbers = if are_nodes(&stages) { None } else { Some(Numbers::restore(&stages, file)?) };
        Ok(Vertices { stages, numbers })
    }
}

impl Numbers {
    fn restore(stages: &[Stages], file: &StoredFile) -> Result<Numbers, Error> {
        let node_of = file.looked_through("graph.node", |node: u32| (node as usize) < stages.len())?;
        let first = file.starts("graph.first", stages.len(), node_of.len())?;
        let mut nodes = first.array_windows().zip(stages);
        if !nodes.all(|([from, to], stages)| to - from == stages.len()) {
            return Err(file.damaged("graph.first", "a node has not as many vertices as stages"));
        }
        let mut nodes = (0u32..).zip(first.array_windows());
        if !nodes.all(|(node, [from, to])| node_of[*from as usize..*to as usize].iter().all(|own| *own == node)) {
            return Err(file.damaged("graph.node", "a vertex is of another node"));
        }
        Ok(Numbers { first, node_of })
    }
}

impl Moves {
    fn store<'a>(&'a self, [start, moves]: [&str; 2], file: &mut Writer<'a>) {
        file.column(start, &self.start);
        file.column(moves, &self.moves);
    }

    fn restore([start, moves]: [&str; 2], vertices: usize, file: &StoredFile) -> Result<Moves, Error> {
        let moves = file.looked_through(moves, |step: Move| (step.head as usize) < vertices)?;
        let start = file.starts(start, vertices, moves.len())?;
        Ok(Moves { start, moves })
    }
}
