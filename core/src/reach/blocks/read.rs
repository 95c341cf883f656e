//! Reading the origins from the labels of the graph.

use super::row::{Cell, Row};
use crate::error::Error;
use crate::machine::vectors::{Kernel, Width};
use crate::network::NodeId;
use crate::progress::Watch;
use crate::reach::batch::Side;
use crate::reach::graph::SearchGraph;
use crate::reach::{Places, TimedNetwork, parallel};

/// How many origins one piece of parallel work reads.
const CHUNK: usize = 4096;

/// How many pieces of work it is to read the origins.
pub(super) fn parts(timed: &TimedNetwork, origins: Side<'_>) -> usize {
    match origins {
        Side::Nodes if timed.graph().has_one_vertex_for_each_node() => 0,
        _ => origins.len(timed).div_ceil(CHUNK),
    }
}

/// The rows of the origins, given those of the vertices.
pub(super) fn read<R: Row>(
    timed: &TimedNetwork,
    origins: Side<'_>,
    vertices: Vec<R::Cell>,
    top: u32,
    width: Width,
    watch: &Watch<'_>,
) -> Result<Vec<R::Cell>, Error> {
    if parts(timed, origins) == 0 && matches!(origins, Side::Nodes) {
        return Ok(vertices);
    }
    let vertices = R::rows(&vertices);
    let mut cells = vec![R::Cell::ZERO; origins.len(timed) * R::CELLS];
    let mut chunks: Vec<_> = R::rows_mut(&mut cells).chunks_mut(CHUNK).enumerate().collect();
    let read = parallel::map_mut(&mut chunks, |(chunk, rows)| {
        watch.check()?;
        let first = *chunk * CHUNK;
        match origins {
            Side::Nodes => read_nodes(timed.graph(), vertices, first, rows),
            Side::Places(places) => width.run(ReadPlaces { vertices, places, first, rows, top }),
        }
        watch.advance(1)
    });
    read.into_iter().collect::<Result<(), Error>>()?;
    Ok(cells)
}

/// A node's first vertex is that of the earliest stage, from which one can walk wherever one can from the others.
fn read_nodes<R: Row>(graph: &SearchGraph, vertices: &[R], first: usize, rows: &mut [R]) {
    for (node, row) in (first..).zip(rows) {
        if let Some((_, vertex)) = graph.vertices(NodeId(node as u32)).next() {
            *row = vertices[vertex as usize];
        }
    }
}

/// Reads some places: the best of their ways out.
struct ReadPlaces<'a, R> {
    vertices: &'a [R],
    places: &'a Places,
    first: usize,
    rows: &'a mut [R],
    top: u32,
}

impl<R: Row> Kernel for ReadPlaces<'_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for (place, into) in (self.first..).zip(self.rows) {
            let mut row = R::EMPTY;
            for way in self.places.ways_out(place) {
                if way.ticks < self.top {
                    row.raise(&self.vertices[way.vertex as usize], R::Cell::fit(way.ticks));
                }
            }
            *into = row;
        }
    }
}
