//! Walls around places with no way inside: nobody could ever leave through them, so they bar no link.

use crate::geo::{BoundingBox, LonLat};
use crate::network::{Barrier, BarrierKind, RawNode};

/// Drops every closed wall or fence that has no node of the network inside, and returns how many it dropped.
///
/// A fence around one house or one compound is usually mapped without its gate and without the paths behind it. Taken
/// at its word it would lock in whoever lives there; a link from there to the street passes a gate nobody mapped. Where
/// ways are mapped inside, a door inside is linked to those, and the fence holds.
pub(super) fn drop_pathless(barriers: &mut Vec<Barrier>, nodes: &[RawNode]) -> usize {
    let mut places: Vec<LonLat> = nodes.iter().map(|node| node.position).collect();
    places.sort_by(|a, b| a.lon().total_cmp(&b.lon()));
    let before = barriers.len();
    barriers.retain(|barrier| !is_wall_ring(barrier) || holds_any(&barrier.line, &places));
    before - barriers.len()
}

fn is_wall_ring(barrier: &Barrier) -> bool {
    barrier.kind == BarrierKind::Wall && barrier.line.len() >= 4 && barrier.line.first() == barrier.line.last()
}

/// Whether one of `places`, sorted by longitude, lies within the ring.
fn holds_any(ring: &[LonLat], places: &[LonLat]) -> bool {
    let Some(bounds) = BoundingBox::around(ring.iter().copied()) else { return false };
    let (west, east) = (bounds.south_west.lon(), bounds.north_east.lon());
    let start = places.partition_point(|place| place.lon() < west);
    let near = places[start..].iter().take_while(|place| place.lon() <= east);
    near.filter(|place| bounds.contains(**place)).any(|place| is_strictly_inside(ring, *place))
}

/// Whether a ray from `place` to the east crosses the ring an odd number of times; a corner of the ring is not inside.
fn is_strictly_inside(ring: &[LonLat], place: LonLat) -> bool {
    if ring.contains(&place) {
        return false;
    }
    let crosses = |pair: &[LonLat]| {
        let (a, b) = (pair[0], pair[1]);
        let spans = (a.lat() > place.lat()) != (b.lat() > place.lat());
        let t = (place.lat() - a.lat()) / (b.lat() - a.lat());
        spans && place.lon() < a.lon() + t * (b.lon() - a.lon())
    };
    ring.windows(2).filter(|pair| crosses(pair)).count() % 2 == 1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]
    use super::*;
    use crate::network::Gate;

    fn at(lon: f64, lat: f64) -> LonLat {
        LonLat::new(lon, lat).unwrap()
    }

    fn node(position: LonLat) -> RawNode {
        RawNode { id: 1, position, gate: Gate::Open, keep: false, elevation_m: None }
    }

    fn ring(kind: BarrierKind) -> Barrier {
        Barrier { id: 7, kind, line: vec![at(0.0, 0.0), at(2.0, 0.0), at(2.0, 2.0), at(0.0, 2.0), at(0.0, 0.0)] }
    }

    #[test]
    fn a_fence_without_ways_inside_is_dropped() {
        let outside = [node(at(3.0, 1.0)), node(at(0.0, 0.0)), node(at(1.0, 5.0))];
        let mut barriers = vec![ring(BarrierKind::Wall)];
        assert_eq!(drop_pathless(&mut barriers, &outside), 1);
        assert!(barriers.is_empty());
    }

    #[test]
    fn a_fence_with_a_way_inside_holds() {
        let mut barriers = vec![ring(BarrierKind::Wall)];
        assert_eq!(drop_pathless(&mut barriers, &[node(at(1.0, 1.0))]), 0);
        assert_eq!(barriers.len(), 1);
    }

    #[test]
    fn open_walls_and_shores_are_never_dropped() {
        let mut open = ring(BarrierKind::Wall);
        open.line.pop();
        let mut barriers = vec![open, ring(BarrierKind::Water)];
        assert_eq!(drop_pathless(&mut barriers, &[]), 0);
        assert_eq!(barriers.len(), 2);
    }
}
