//! Origins in the order of the curve: neighbours in it are neighbours on the ground.

use std::ops::Range;

use super::cells::LANES;
use super::ends::{Ends, Side};

/// The most blocks of one tile: enough neighbours to share the numbering of what they reach.
const MOST_BLOCKS: usize = 1024 / LANES;

/// Which origin stands where along the curve.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Order {
    len: usize,
    /// The origin at each position and the position of each origin; `None` where they are numbered along the curve.
    sorted: Option<(Vec<u32>, Vec<u32>)>,
}

impl Order {
    /// Places stand where they first meet the network, those without a door last; nodes are numbered along the curve.
    pub(super) fn new(side: Side<'_>, ends: &Ends) -> Order {
        let len = ends.len();
        if let Side::Nodes = side {
            return Order { len, sorted: None };
        }
        let vertex = |place: u32| ends.of(place).iter().map(|way| way.vertex).min().unwrap_or(u32::MAX);
        let mut keys: Vec<(u32, u32)> = (0..len as u32).map(|place| (vertex(place), place)).collect();
        keys.sort_unstable();
        let at: Vec<u32> = keys.into_iter().map(|(_, place)| place).collect();
        let mut position = vec![0; len];
        for (i, place) in at.iter().enumerate() {
            position[*place as usize] = i as u32;
        }
        Order { len, sorted: Some((at, position)) }
    }

    pub(super) fn len(&self) -> usize {
        self.len
    }

    /// How many blocks one thread takes at a time; it depends on nothing but the number of origins.
    pub(super) fn blocks_per_tile(&self) -> usize {
        self.len.div_ceil(LANES * 16).clamp(1, MOST_BLOCKS)
    }

    /// How many tiles there are.
    pub(super) fn tiles(&self) -> usize {
        self.len.div_ceil(self.blocks_per_tile() * LANES)
    }

    /// The positions of a tile's origins.
    pub(super) fn positions(&self, tile: usize) -> Range<usize> {
        let per = self.blocks_per_tile() * LANES;
        (tile * per).min(self.len)..(tile * per + per).min(self.len)
    }

    /// The origin at a position.
    #[inline]
    pub(super) fn at(&self, position: usize) -> u32 {
        self.sorted.as_ref().map_or(position as u32, |(at, _)| at[position])
    }

    /// Where an origin stands.
    #[inline]
    pub(super) fn position(&self, origin: usize) -> usize {
        self.sorted.as_ref().map_or(origin, |(_, position)| position[origin] as usize)
    }
}
