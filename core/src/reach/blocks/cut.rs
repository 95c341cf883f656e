//! The search graph cut along the curve into regions, with what lies inside one in few bytes.

use std::ops::Range;
use std::sync::OnceLock;

use super::super::moves::Moves;
use super::row::Cell;

/// How the vertices are cut. It depends on the graph alone, never on the machine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Shape {
    /// Vertices of a region; at most 2^16, since a vertex is known by a `u16` inside its region.
    region: usize,
    /// Vertices of a tile: 2 to this power.
    tile_bits: u32,
}

impl Shape {
    /// For a graph of so many vertices: some tens of regions to share out, not too small and not too large.
    pub(super) fn of(vertices: usize) -> Shape {
        let region = (vertices / 24).clamp(4096, 32_768).next_multiple_of(1024);
        Shape { region, tile_bits: 10 }
    }

    /// Tiny regions and tiles, so that a small world has many.
    #[cfg(test)]
    pub(super) fn tiny(region: usize, tile_bits: u32) -> Shape {
        Shape { region: region.clamp(1, 1 << 16), tile_bits }
    }

    pub(super) fn region(self) -> usize {
        self.region
    }

    pub(super) fn tile_bits(self) -> u32 {
        self.tile_bits
    }
}

/// A graph cut into regions.
///
/// What lies in a region is compiled when the region is first reached, so that a question about one quarter does not
/// pay for the city.
pub(super) struct Cut<'a, C> {
    moves: &'a Moves,
    shape: Shape,
    vertices: usize,
    /// One more than the horizon.
    top: u32,
    parts: Vec<OnceLock<Part<C>>>,
}

impl<'a, C: Cell> Cut<'a, C> {
    /// Cuts a graph; a move of `top` ticks or more is beyond the horizon and left out.
    pub(super) fn new(moves: &'a Moves, vertices: usize, shape: Shape, top: u32) -> Cut<'a, C> {
        let parts = (0..vertices.div_ceil(shape.region)).map(|_| OnceLock::new()).collect();
        Cut { moves, shape, vertices, top, parts }
    }

    /// The label of a vertex from which no time was spent yet.
    pub(super) fn top(&self) -> u32 {
        self.top
    }

    pub(super) fn shape(&self) -> Shape {
        self.shape
    }

    pub(super) fn regions(&self) -> usize {
        self.parts.len()
    }

    /// The vertices of a region.
    pub(super) fn vertices_of(&self, region: usize) -> Range<u32> {
        let first = region * self.shape.region;
        first as u32..(first + self.shape.region).min(self.vertices) as u32
    }

    /// The region a vertex lies in.
    pub(super) fn region_of(&self, vertex: u32) -> usize {
        vertex as usize / self.shape.region
    }

    pub(super) fn part(&self, region: usize) -> &Part<C> {
        self.parts[region].get_or_init(|| Part::new(self.moves, self.vertices_of(region), self.top))
    }
}

/// An arc inside a region.
#[derive(Clone, Copy, Debug)]
pub(super) struct Arc<C> {
    /// The vertex it leads to, counted from the region's first.
    pub(super) head: u16,
    pub(super) ticks: C,
}

/// An arc out of a region.
#[derive(Clone, Copy, Debug)]
pub(super) struct Exit<C> {
    pub(super) head: u32,
    pub(super) ticks: C,
}

/// What lies in one region.
#[derive(Debug)]
pub(super) struct Part<C> {
    /// Where the arcs of each vertex start; one more than there are vertices.
    start: Vec<u32>,
    arcs: Vec<Arc<C>>,
    /// The vertices that arcs lead out of the region from, and where the exits of each end.
    border: Vec<(u16, u32)>,
    exits: Vec<Exit<C>>,
}

impl<C: Cell> Part<C> {
    fn new(moves: &Moves, vertices: Range<u32>, top: u32) -> Part<C> {
        let mut part = Part { start: vec![0], arcs: Vec::new(), border: Vec::new(), exits: Vec::new() };
        part.start.reserve(vertices.len());
        for tail in vertices.clone() {
            let exits = part.exits.len();
            for step in moves.of(tail).iter().filter(|step| step.ticks < top) {
                let ticks = C::fit(step.ticks);
                match vertices.contains(&step.head) {
                    true => part.arcs.push(Arc { head: (step.head - vertices.start) as u16, ticks }),
                    false => part.exits.push(Exit { head: step.head, ticks }),
                }
            }
            part.start.push(part.arcs.len() as u32);
            if part.exits.len() > exits {
                part.border.push(((tail - vertices.start) as u16, part.exits.len() as u32));
            }
        }
        part
    }

    /// The arcs out of a vertex that stay in the region.
    #[inline(always)]
    pub(super) fn arcs(&self, tail: usize) -> &[Arc<C>] {
        &self.arcs[self.start[tail] as usize..self.start[tail + 1] as usize]
    }

    /// The vertices that arcs lead out of the region from, each with those arcs.
    pub(super) fn border(&self) -> impl ExactSizeIterator<Item = (u16, &[Exit<C>])> {
        let mut from = 0;
        self.border.iter().map(move |(tail, to)| {
            let exits = &self.exits[from..*to as usize];
            from = *to as usize;
            (*tail, exits)
        })
    }
}
