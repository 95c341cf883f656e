//! The vertices of a region whose rows have changed and were not yet passed on, tile by tile.

/// A first-in-first-out queue for each tile; a vertex waits in it at most once.
pub(super) struct Queue {
    /// Where each tile's queue begins and ends, counted without end.
    ends: Vec<[u32; 2]>,
    /// Twice as many places for each tile as it has vertices, so that a place may be written to and not be taken.
    ring: Vec<u16>,
    waits: Vec<bool>,
    tile_bits: u32,
}

impl Queue {
    pub(super) fn new(vertices: usize, tile_bits: u32) -> Queue {
        let tiles = vertices.div_ceil(1 << tile_bits);
        Queue {
            ends: vec![[0; 2]; tiles],
            ring: vec![0; tiles << (tile_bits + 1)],
            waits: vec![false; vertices],
            tile_bits,
        }
    }

    pub(super) fn tiles(&self) -> usize {
        self.ends.len()
    }

    /// Whether nothing waits anywhere.
    pub(super) fn is_clean(&self) -> bool {
        self.ends.iter().all(|[begin, end]| begin == end)
    }

    /// Whether nothing waits in a tile.
    pub(super) fn is_clean_in(&self, tile: usize) -> bool {
        self.ends[tile][0] == self.ends[tile][1]
    }

    /// The queues as a hot loop wants them.
    #[inline(always)]
    pub(super) fn open(&mut self) -> OpenQueue<'_> {
        let Queue { ends, ring, waits, tile_bits } = self;
        OpenQueue { ends, ring, waits, tile_bits: *tile_bits }
    }

    /// Puts a vertex in the queue of its tile if it `improved` and does not wait already.
    pub(super) fn push(&mut self, vertex: u16, improved: bool) {
        self.open().push(vertex, improved);
    }
}

/// The queues of a region as slices of their own, which a compiler keeps in registers.
pub(super) struct OpenQueue<'a> {
    ends: &'a mut [[u32; 2]],
    ring: &'a mut [u16],
    waits: &'a mut [bool],
    tile_bits: u32,
}

impl OpenQueue<'_> {
    /// Puts a vertex in the queue of its tile if it `improved` and does not wait already.
    ///
    /// Whether it did is anybody's guess, a processor's too: so there is no branch.
    #[inline(always)]
    pub(super) fn push(&mut self, vertex: u16, improved: bool) {
        let tile = usize::from(vertex) >> self.tile_bits;
        let (end, waits) = (&mut self.ends[tile][1], &mut self.waits[usize::from(vertex)]);
        self.ring[place(tile, *end, self.tile_bits)] = vertex;
        *end = end.wrapping_add(u32::from(improved & !*waits));
        *waits |= improved;
    }

    /// The vertex of a tile that has waited longest.
    #[inline(always)]
    pub(super) fn pop(&mut self, tile: usize) -> Option<usize> {
        let [begin, end] = &mut self.ends[tile];
        if begin == end {
            return None;
        }
        let vertex = usize::from(self.ring[place(tile, *begin, self.tile_bits)]);
        *begin = begin.wrapping_add(1);
        self.waits[vertex] = false;
        Some(vertex)
    }
}

/// Where the `nth` to come into a tile's queue stands in the ring.
#[inline(always)]
fn place(tile: usize, nth: u32, tile_bits: u32) -> usize {
    let places = 2usize << tile_bits;
    (tile << (tile_bits + 1)) | (nth as usize & (places - 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_vertex_waits_once_and_in_its_own_tile() {
        let mut queue = Queue::new(10, 2);
        assert_eq!(queue.tiles(), 3);
        for (vertex, improved) in [(9, true), (1, true), (2, false), (0, true), (1, true), (9, true)] {
            queue.push(vertex, improved);
        }
        assert!(!queue.is_clean_in(0) && queue.is_clean_in(1) && !queue.is_clean_in(2));
        assert_eq!([queue.open().pop(0), queue.open().pop(0), queue.open().pop(0)], [Some(1), Some(0), None]);
        queue.push(1, true);
        assert_eq!([queue.open().pop(0), queue.open().pop(2), queue.open().pop(2)], [Some(1), Some(9), None]);
    }

    #[test]
    fn a_full_queue_loses_nobody() {
        let mut queue = Queue::new(4, 2);
        for round in 0..5u16 {
            (0..4).for_each(|i| queue.push((i + round) % 4, true));
            (0..4).for_each(|i| queue.push(i, true));
            (0..4).for_each(|i| queue.push(i, false));
            let popped: Vec<_> = (0..5).map(|_| queue.open().pop(0)).collect();
            assert_eq!(popped, (0..4).map(|i| Some(usize::from((i + round) % 4))).chain([None]).collect::<Vec<_>>());
        }
    }
}
