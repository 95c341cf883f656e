//! How far a walk comes on a street, exactly: the edge itself is asked, not its corners, where other streets may pass.

use super::field::Field;
use super::mesh::Street;
use crate::network::NodeId;
use crate::reach::TimedNetwork;
use crate::reach::flood::Flood;
use crate::reach::places::Door;
use crate::units::Ticks;

/// One search and the field made from it.
pub(super) struct Walked<'a> {
    pub(super) field: &'a Field,
    pub(super) timed: &'a TimedNetwork,
    pub(super) doors: &'a [Door],
    /// The times the search has left.
    pub(super) flood: &'a Flood,
}

impl Walked<'_> {
    /// Up to which share of a street walks along its edge come within `limit`; `None` when none comes onto the edge
    /// that way in time.
    pub(super) fn share(&self, street: &Street, limit: u32) -> Option<f64> {
        let edges = self.timed.network().edges();
        let row = street.edge.index();
        let (as_drawn, against) = self.timed.edge_ticks(street.edge);
        let (start, whole) = if street.as_drawn { (edges.from[row], as_drawn?) } else { (edges.to[row], against?) };
        let length_m = edges.length_m[row];
        let from = |share: f64, at: u32| {
            let left = f64::from(limit.checked_sub(at)?);
            Some(if whole == Ticks::ZERO { f64::INFINITY } else { share + left / f64::from(whole.get()) })
        };
        let on_edge = self.doors.iter().filter(|door| door.at.edge == street.edge && length_m > 0.0);
        let from_doors = on_edge.filter_map(|door| {
            let share = door.at.chainage_m / length_m;
            from(if street.as_drawn { share } else { 1.0 - share }, door.link.get())
        });
        let from_start = self.entered(start, street).and_then(|at| from(0.0, at));
        let farthest = from_doors.chain(from_start).max_by(f64::total_cmp)?;
        let [tail, head] = street.shares.map(f64::from);
        let share = if farthest >= head { 1.0 } else { (farthest - tail) / (head - tail) };
        (share > 0.0).then_some(share)
    }

    /// When a walk may first go from a node onto the edge of a street.
    fn entered(&self, node: NodeId, street: &Street) -> Option<u32> {
        let graph = self.timed.graph();
        let enters = |vertex: u32| {
            let mut along = graph.along(vertex).iter();
            along.any(|along| along.edge() == street.edge && along.as_drawn() == street.as_drawn)
        };
        let vertices = graph.vertices(node).filter(|(_, vertex)| enters(*vertex));
        vertices.filter_map(|(_, vertex)| self.flood.ticks(vertex)).min()
    }
}
