//! The search graph as columns of a file, and back.

use super::graph::{SearchGraph, one_to_one};
use super::moves::{Along, Move, Moves};
use super::passage::Stages;
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
        file.column("graph.first", &self.first);
        file.column("graph.stages", &self.stages);
        file.column("graph.node", &self.node_of);
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
        if graph.one_to_one && file.column::<u32>("backward.start")?.is_empty() {
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
        let stages = file.looked_through("graph.stages", Stages::is_a_set)?;
        let node_of = file.looked_through("graph.node", |node: u32| (node as usize) < stages.len())?;
        let first = file.starts("graph.first", stages.len(), node_of.len())?;
        let mut nodes = first.array_windows().zip(&stages);
        if !nodes.all(|([from, to], stages)| to - from == stages.len()) {
            return Err(file.damaged("graph.first", "a node has not as many vertices as stages"));
        }
        let mut nodes = (0u32..).zip(first.array_windows());
        if !nodes.all(|(node, [from, to])| node_of[*from as usize..*to as usize].iter().all(|own| *own == node)) {
            return Err(file.damaged("graph.node", "a vertex is of another node"));
        }
        let forward = Moves::restore(["forward.start", "forward.moves"], node_of.len(), file)?;
        let one_to_one = one_to_one(&stages);
        let (along, backward) = (Column::default(), None);
        Ok(SearchGraph { first, stages, node_of, one_to_one, forward, along, backward })
    }

    /// Whether every move is along one of so many edges.
    pub(super) fn check_edges(&self, edges: usize, file: &StoredFile) -> Result<(), Error> {
        match self.along.iter().fold(true, |all, along| all & (along.edge().index() < edges)) {
            true => Ok(()),
            false => Err(file.damaged("forward.along", "it leads along an edge that does not exist")),
        }
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
