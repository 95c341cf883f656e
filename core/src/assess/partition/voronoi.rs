//! The network Voronoi diagram: every node goes to the centre it is nearest to, some centres with a handicap.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::ground::Ground;

/// A centre: a node, and the handicap in ticks it begins with.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Centre {
    pub(super) node: u32,
    pub(super) handicap: u64,
}

/// Which centre each node goes to.
pub(super) struct Cells {
    /// The centre, `u32::MAX` for a node that no centre reaches.
    pub(super) owner: Vec<u32>,
    /// The walk to it in ticks, without the handicap.
    pub(super) walk: Vec<u64>,
    /// The node before it on the way from the centre.
    pub(super) before: Vec<u32>,
}

pub(super) const NOBODY: u32 = u32::MAX;

/// Divides the nodes among the centres. Ties go to the lowest centre.
///
/// A cell hangs together: whoever is on the shortest way of one of its nodes is nearest to the same centre.
pub(super) fn cells(ground: &Ground, centres: &[Centre]) -> Cells {
    let nodes = ground.len();
    let mut cells = Cells { owner: vec![NOBODY; nodes], walk: vec![0; nodes], before: vec![NOBODY; nodes] };
    let mut best = vec![(u64::MAX, NOBODY); nodes];
    let mut queue = BinaryHeap::new();
    for (index, centre) in centres.iter().enumerate() {
        let label = (centre.handicap, index as u32);
        if label < best[centre.node as usize] {
            best[centre.node as usize] = label;
            queue.push(Reverse((label, centre.node)));
        }
    }
    while let Some(Reverse((label, node))) = queue.pop() {
        if label != best[node as usize] {
            continue;
        }
        let (time, owner) = label;
        cells.owner[node as usize] = owner;
        cells.walk[node as usize] = time - centres[owner as usize].handicap;
        for stretch in ground.from(node) {
            let next = (time + u64::from(stretch.ticks), owner);
            if next < best[stretch.to as usize] {
                best[stretch.to as usize] = next;
                cells.before[stretch.to as usize] = node;
                queue.push(Reverse((next, stretch.to)));
            }
        }
    }
    cells
}
