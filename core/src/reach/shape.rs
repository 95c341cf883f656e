//! Parts of edges as lines.

use crate::geo::LonLat;
use crate::network::{EdgeId, Network};

/// The line along an edge from one chainage to another, both ends included, in the direction walked.
pub(super) fn part(network: &Network, edge: EdgeId, from_m: f64, to_m: f64) -> Vec<LonLat> {
    let (shape, chainage) = (network.shape(edge), network.chainage_m(edge));
    let (low, high) = (from_m.min(to_m), from_m.max(to_m));
    let inner = (shape.iter().zip(chainage)).filter(|(_, c)| low < **c && **c < high).map(|(p, _)| *p);
    let mut line: Vec<LonLat> = point_at(shape, chainage, low).into_iter().collect();
    line.extend(inner);
    line.extend(point_at(shape, chainage, high));
    if from_m > to_m {
        line.reverse();
    }
    line
}

fn point_at(shape: &[LonLat], chainage: &[f64], at_m: f64) -> Option<LonLat> {
    let after = chainage.partition_point(|c| *c < at_m).min(chainage.len().checked_sub(1)?);
    let Some(before) = after.checked_sub(1) else { return shape.first().copied() };
    let (from, to) = (chainage[before], chainage[after]);
    let share = if to > from { (at_m - from) / (to - from) } else { 1.0 };
    Some(shape.get(before)?.toward(*shape.get(after)?, share))
}
