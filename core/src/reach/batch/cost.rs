//! Which places of a tile are the lanes: its origins, or the targets they reach.

use super::cells::LANES;
use super::ends::{Ends, Side};
use crate::reach::TimedNetwork;
use crate::reach::workbench::Workbench;

/// What is known of a tile before the choice.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct TileSize {
    pub(super) origins: usize,
    pub(super) targets: usize,
    /// Vertices within the horizon of the origins, and how many of them the origins stand at.
    pub(super) vertices: usize,
    pub(super) seeds: usize,
}

/// How many walks may be read one by one for what one vertex costs a batch: some 60 ns against less than 1.
const READS_PER_VERTEX: f64 = 80.0;

impl TileSize {
    /// Whether searching from the targets is cheaper.
    ///
    /// The cost of a batch is the vertices it touches. On a plane, what lies within the horizon of places that fill
    /// `a` vertices fills about `(√a + m)²`, whose margin `m` the region itself tells: `√vertices - √seeds`. A batch of
    /// origins fills its share of the seeds; a batch of targets its share of the region, since targets lie all over
    /// it. What targets find is found by target and must be read by origin, one walk at a time.
    pub(super) fn targets_are_cheaper(&self) -> bool {
        let margin = (self.vertices as f64).sqrt() - (self.seeds as f64).sqrt();
        let touched = |places: usize, area: usize| {
            let share = (LANES as f64 / places.max(1) as f64).min(1.0);
            let side = (area as f64 * share).sqrt() + margin;
            places.div_ceil(LANES) as f64 * (side * side).min(self.vertices as f64)
        };
        let reads = self.origins as f64 * self.targets as f64 / READS_PER_VERTEX;
        touched(self.targets, self.vertices) + reads < touched(self.origins, self.seeds)
    }
}

/// How many single searches tell how far walks go.
const PROBES: usize = 4;

/// Over how many walks a vertex must lie, on average, for lanes to be cheaper than single searches where pairs are asked
/// for: a row costs some 150 ns, finding and numbering its vertex included, where a single search passes one on in 15 to 20.
pub(super) const OVERLAP_FOR_PAIRS: f64 = 24.0;
/// The same where tables are: single searches from targets find walks that must be gathered by origin before they are
/// entered, which costs far more than to find them.
pub(super) const OVERLAP_FOR_TABLES: f64 = 0.6;

/// Whether searching in lanes is cheaper than one single search for each place of whichever side is fewer.
///
/// Lanes share what lies within the horizon of several places. A few single searches, from places of the fewer side
/// far apart, tell how much lies within the horizon of one; that times the places, over all vertices, is how many
/// walks a vertex has on average to share.
pub(super) fn lanes_pay(
    timed: &TimedNetwork,
    (origins, targets): (&Ends, Side<'_>),
    used: &[u32],
    horizon: u32,
    least_overlap: f64,
) -> bool {
    let fewer = origins.len().min(used.len());
    if fewer <= 2 * PROBES {
        return false;
    }
    let graph = timed.graph();
    let probe = |i: usize, bench: &mut Workbench| {
        let nth = |len: usize| len / PROBES * i + len / (2 * PROBES);
        if origins.len() == fewer {
            let seeds = origins.of(nth(origins.len()) as u32).iter().map(|way| (way.vertex, way.ticks));
            return bench.flood.search(&graph.forward, seeds, horizon).settled;
        }
        let Side::Places(places) = targets else { return 0 };
        let doors = places.doors(used[nth(used.len())]).iter();
        let seeds = doors.flat_map(|door| door.entering(timed)).map(|way| (way.vertex, way.ticks));
        bench.flood.search(graph.backward(), seeds, horizon).settled
    };
    let settled: u64 = timed.with_bench(|bench| (0..PROBES).map(|i| probe(i, bench)).sum());
    let overlap = settled as f64 / PROBES as f64 * fewer as f64 / graph.vertex_count().max(1) as f64;
    overlap >= least_overlap
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewer_are_the_lanes() {
        let tile = TileSize { origins: 1024, targets: 120, vertices: 4000, seeds: 1024 };
        assert!(tile.targets_are_cheaper());
        assert!(!TileSize { targets: 1200, ..tile }.targets_are_cheaper());
        assert!(!TileSize { origins: 1, seeds: 2, ..tile }.targets_are_cheaper());
        assert!(TileSize { targets: 0, ..tile }.targets_are_cheaper());
    }
}
