//! The ground beside the network: corners in the squares no street comes through, each belonging to a street nearby.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cells;
use super::mesh::{Lists, Mesh};
use super::pieces::Layout;

/// How far off the network the area may reach, in metres.
pub(super) const OFF_NETWORK_M: f64 = 100.0;

/// Adds a site in the middle of every empty cell near the network.
pub(super) fn lay(layout: &mut Layout) {
    let edges: Vec<_> = layout.pieces.iter().filter(|p| !p.is_barrier()).copied().collect();
    let taken = cells::of_pieces(&layout.sites, &layout.pieces);
    // Around the nodes too, so that a network without length has ground all the same.
    let mut near = cells::of_pieces(&layout.sites, &edges);
    near.extend(layout.node_site.iter().map(|site| cells::of(layout.sites.metres(*site))));
    near.sort_unstable();
    near.dedup();
    for cell in cells::grown(&near, cells::RINGS) {
        if taken.binary_search(&cell).is_err() {
            layout.sites.at(cells::middle(cell));
        }
    }
}

/// Which corners of a mesh are ground, and the ticks a metre of it costs.
pub(super) struct Ground<'a> {
    pub(super) corner: &'a [bool],
    pub(super) pace: f64,
}

impl Ground<'_> {
    /// The corners of the ground that belong to each corner of the network: those it is the nearest to, along sides
    /// that stay off barriers, within [`OFF_NETWORK_M`]. The ground beyond is closed.
    pub(super) fn belonging(&self, mesh: &mut Mesh) -> Lists<(u32, u32)> {
        // Millimetres keep the order of the queue exact.
        let mut queue: BinaryHeap<Reverse<(u64, u32, u32)>> = BinaryHeap::new();
        let corners = 0..mesh.corners.len() as u32;
        let reach = |mesh: &Mesh, from: u32, at_mm: u64, street: u32, queue: &mut BinaryHeap<_>| {
            for side in mesh.fan(from) {
                let head = mesh.heads[side as usize];
                let to_mm = at_mm + (mesh.length_m(from, head) * 1000.0) as u64;
                if self.corner[head as usize] && mesh.open[head as usize] && to_mm <= (OFF_NETWORK_M * 1000.0) as u64 {
                    queue.push(Reverse((to_mm, street, head)));
                }
            }
        };
        for street in corners.filter(|c| mesh.open[*c as usize] && !self.corner[*c as usize]) {
            reach(mesh, street, 0, street, &mut queue);
        }
        let (mut known, mut pairs) = (vec![false; mesh.corners.len()], Vec::new());
        while let Some(Reverse((at_mm, street, corner))) = queue.pop() {
            if !std::mem::replace(&mut known[corner as usize], true) {
                pairs.push((street, (corner, (at_mm as f64 / 1000.0 * self.pace) as u32)));
                reach(mesh, corner, at_mm, street, &mut queue);
            }
        }
        for (corner, open) in mesh.open.iter_mut().enumerate() {
            *open &= known[corner] || !self.corner[corner];
        }
        pairs.sort_unstable();
        Lists::new(mesh.corners.len(), &pairs)
    }
}
