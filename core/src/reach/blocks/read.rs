//! Reading the origins from the labels of the graph.

use super::row::{Cell, Row};
use crate::error::Error;
use crate::machine::gather::{Parts, Room};
use crate::machine::vectors::{Kernel, Width};
use crate::network::NodeId;
use crate::progress::Watch;
use crate::reach::batch::Side;
use crate::reach::graph::SearchGraph;
use crate::reach::{Places, TimedNetwork, parallel};

/// How many origins one piece of parallel work reads.
const CHUNK: usize = 4096;

/// The origins whose rows are to be read from those of the vertices; none where the vertices are themselves asked about.
pub(super) fn origins<'a>(timed: &TimedNetwork, origins: Option<Side<'a>>) -> Option<Side<'a>> {
    origins.filter(|origins| !(matches!(origins, Side::Nodes) && timed.graph().has_one_vertex_for_each_node()))
}

/// How many pieces of work it is to read them.
pub(super) fn parts(timed: &TimedNetwork, origins: Side<'_>) -> usize {
    origins.len(timed).div_ceil(CHUNK)
}

/// The rows of the origins, given those of the vertices.
pub(super) fn read<R: Row>(
    timed: &TimedNetwork,
    origins: Side<'_>,
    vertices: &[R],
    top: u32,
    width: Width,
    watch: &Watch<'_>,
) -> Result<Vec<R>, Error> {
    let len = origins.len(timed);
    let chunks = (0..len).step_by(CHUNK).map(|first| CHUNK.min(len - first));
    let mut rows = Parts::with_room(chunks.collect::<Vec<usize>>());
    let mut chunks: Vec<_> = (0..).step_by(CHUNK).zip(rows.each_room()).collect();
    let read = parallel::map_mut(&mut chunks, |(first, rows)| {
        watch.check()?;
        match origins {
            Side::Nodes => read_nodes(timed.graph(), vertices, *first, rows),
            Side::Places(places) => width.run(ReadPlaces { vertices, places, first: *first, rows, top }),
        }
        watch.advance(1)
    });
    drop(chunks);
    read.into_iter().collect::<Result<(), Error>>()?;
    Ok(rows.into_vec())
}

/// A node's first vertex is that of the earliest stage, from which one can walk wherever one can from the others.
fn read_nodes<R: Row>(graph: &SearchGraph, vertices: &[R], first: usize, rows: &mut Room<'_, R>) {
    for node in first..first + rows.left() {
        let vertex = graph.vertices(NodeId(node as u32)).next();
        rows.push(vertex.map_or(R::EMPTY, |(_, vertex)| vertices[vertex as usize]));
    }
}

/// Reads some places: the best of their ways out.
struct ReadPlaces<'a, 'room, R> {
    vertices: &'a [R],
    places: &'a Places,
    first: usize,
    rows: &'a mut Room<'room, R>,
    top: u32,
}

impl<R: Row> Kernel for ReadPlaces<'_, '_, R> {
    type Output = ();

    #[inline(always)]
    fn run(self) {
        for place in self.first..self.first + self.rows.left() {
            let mut row = R::EMPTY;
            for way in self.places.ways_out(place) {
                if way.ticks < self.top {
                    row.raise(&self.vertices[way.vertex as usize], R::Cell::fit(way.ticks));
                }
            }
            self.rows.push(row);
        }
    }
}
