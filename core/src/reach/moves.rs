//! Moves from vertex to vertex, side by side for each vertex they lead from.

use std::ops::Range;

use crate::network::{Column, EdgeId};

/// One move of the search graph.
#[derive(Clone, Copy, Debug, Default)]
#[repr(C)]
pub(crate) struct Move {
    /// The vertex it leads to.
    pub(crate) head: u32,
    /// What it costs.
    pub(crate) ticks: u32,
}

crate::machine::column::plain!(Move: u32 { head, ticks });

/// The edge a move goes along, doubled, plus one when it is walked against the drawing.
#[derive(Clone, Copy, Debug, Default)]
#[repr(transparent)]
pub(crate) struct Along(u32);

crate::machine::column::plain!(Along: u32 { 0 });

impl Along {
    pub(super) const fn new(edge: u32, against: bool) -> Along {
        Along(2 * edge + against as u32)
    }

    pub(crate) const fn edge(self) -> EdgeId {
        EdgeId(self.0 / 2)
    }

    pub(crate) const fn as_drawn(self) -> bool {
        self.0.is_multiple_of(2)
    }
}

/// A move, the vertex it leads from, and what it goes along.
pub(crate) type Step = (u32, Move, Along);

/// The moves out of every vertex. What they go along is kept apart: a search asks for times alone.
#[derive(Debug, Default)]
pub(crate) struct Moves {
    pub(super) start: Column<u32>,
    pub(super) moves: Column<Move>,
}

impl Moves {
    #[inline]
    pub(crate) fn of(&self, vertex: u32) -> &[Move] {
        &self.moves[self.places(vertex)]
    }

    /// Where the moves out of a vertex are among all.
    #[inline]
    pub(super) fn places(&self, vertex: u32) -> Range<usize> {
        let v = vertex as usize;
        self.start[v] as usize..self.start[v + 1] as usize
    }
}
