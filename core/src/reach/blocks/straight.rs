//! Walks from an origin straight along one edge to a target beside the same edge.

use super::lanes::Lanes;
use super::row::{Cell, Row};
use crate::error::Error;
use crate::progress::Watch;
use crate::reach::beside::DoorOnEdge;
use crate::reach::{Places, TimedNetwork, parallel};

/// How many doors one piece of parallel work looks at.
const CHUNK: usize = 4096;

/// All such walks.
pub(super) struct Straight {
    chunks: Vec<Vec<Walk>>,
}

struct Walk {
    origin: u32,
    target: u32,
    ticks: u32,
}

impl Straight {
    /// How many pieces of work it is to find them.
    pub(super) fn parts(origins: &Places) -> usize {
        origins.door_count().div_ceil(CHUNK)
    }

    /// The walks shorter than `top`.
    pub(super) fn new(
        timed: &TimedNetwork,
        origins: &Places,
        targets: &Places,
        top: u32,
        watch: &Watch<'_>,
    ) -> Result<Straight, Error> {
        let chunk = |i: usize| {
            let range = i * CHUNK..((i + 1) * CHUNK).min(origins.door_count());
            let walk = |[from, to]: [&DoorOnEdge; 2]| {
                let ticks = from.straight_to(timed, to).filter(|ticks| *ticks < top)?;
                Some(Walk { origin: from.place, target: to.place, ticks })
            };
            origins.beside(range, targets).filter_map(walk).collect::<Vec<Walk>>()
        };
        let chunks = parallel::try_map(Self::parts(origins), || (), watch, |(), i| chunk(i))?;
        Ok(Straight { chunks })
    }

    /// Offers every walk to the row of its origin.
    pub(super) fn offer<R: Row>(&self, rows: &mut [R], top: u32, lanes: &Lanes<'_>) {
        for walk in self.chunks.iter().flatten() {
            let (row, left) = (&mut rows[walk.origin as usize], R::Cell::fit(top - walk.ticks));
            lanes.of(walk.target).for_each(|(lane, rank)| row.offer(lane, left, R::Cell::fit(rank)));
        }
    }
}
