//! Which nodes of the draft stay, and their numbers along a space-filling curve.

use std::ops::Range;

use super::bounds;
use super::contract::{Chains, Link};
use super::draft::Draft;
use super::hilbert;
use crate::geo::LonLat;
use crate::machine::gather::{Room, filled, in_halves};
use crate::machine::threads::{halves, join};
use crate::network::NodeId;
use crate::network::incidence::{Incidence, PartMut};

/// The number of a draft node that does not stay.
const GONE: NodeId = NodeId(u32::MAX);

/// Which draft nodes stay, and their numbers.
pub(super) struct Numbering {
    /// The draft nodes that stay, in the order of their numbers.
    kept: Vec<u32>,
    /// For each draft node its number, or [`GONE`].
    number: Vec<NodeId>,
}

impl Numbering {
    /// The nodes that `chains` lead from and to.
    pub(super) fn new(draft: &Draft<'_>, chains: &Chains) -> Numbering {
        let stay = |part: Range<usize>| {
            let mut stays = vec![false; draft.nodes.len()];
            for chain in part.map(|chain| chains.get(chain as u32)) {
                let (from, to) = chain_ends(draft, &chain);
                stays[from as usize] = true;
                stays[to as usize] = true;
            }
            stays
        };
        let (some, others) = halves(chains.len(), stay);
        let keep = |part: Range<usize>, kept: &mut Room<'_, u32>| {
            part.filter(|node| some[*node] || others[*node]).for_each(|node| kept.push(node as u32));
        };
        let (kept, _) = in_halves(draft.nodes.len(), |part| part.len(), keep);
        let kept = along_the_curve(draft, kept);
        let middle = draft.nodes.len() / 2;
        let mut number = filled(GONE, [middle, draft.nodes.len() - middle]);
        let (low, high) = number.split_at_mut(middle);
        join(|| enter(&kept, 0, low), || enter(&kept, middle, high));
        Numbering { kept, number }
    }

    /// How many stay.
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    /// The numbers of the nodes that a chain leads from and to.
    pub(super) fn ends(&self, draft: &Draft<'_>, chain: &[Link]) -> (NodeId, NodeId) {
        let (from, to) = chain_ends(draft, chain);
        (self.number[from as usize], self.number[to as usize])
    }

    /// The node of the draft that has a number.
    pub(super) fn node(&self, number: NodeId) -> u32 {
        self.kept[number.index()]
    }

    /// Where the nodes are, by their numbers.
    pub(super) fn positions(&self, draft: &Draft<'_>) -> Vec<LonLat> {
        let fill = |kept: Range<usize>, positions: &mut Room<'_, LonLat>| {
            self.kept[kept].iter().for_each(|node| positions.push(draft.nodes.position[*node as usize]));
        };
        in_halves(self.kept.len(), |kept| kept.len(), fill).0
    }

    /// The source's own numbers of the nodes.
    pub(super) fn source_ids(&self, draft: &Draft<'_>) -> Vec<i64> {
        self.kept.iter().map(|node| draft.nodes.id[*node as usize]).collect()
    }

    /// The nodes where the data was cut off.
    pub(super) fn open_ends(&self, draft: &Draft<'_>) -> Vec<NodeId> {
        let staying = draft.open_ends.iter().map(|node| self.number[*node as usize]).filter(|number| *number != GONE);
        let mut open_ends: Vec<NodeId> = staying.collect();
        open_ends.sort_unstable();
        open_ends
    }
}

/// Enters the numbers of some neighbouring nodes of the draft, the first of which is `first`.
fn enter(kept: &[u32], first: usize, number: &mut [NodeId]) {
    for (id, node) in (0u32..).zip(kept) {
        if let Some(number) = number.get_mut((*node as usize).wrapping_sub(first)) {
            *number = NodeId(id);
        }
    }
}

/// The draft nodes a chain leads from and to.
fn chain_ends(draft: &Draft<'_>, chain: &[Link]) -> (u32, u32) {
    (chain[0].ends(draft).0, chain[chain.len() - 1].ends(draft).1)
}

/// How many nodes share a cell of the curve, more or less, while they are put in order.
const IN_CELL: usize = 32;

/// Nodes along a space-filling curve; those at one place, as the ends of ways at a gate are, by their numbers.
fn along_the_curve(draft: &Draft<'_>, nodes: Vec<u32>) -> Vec<u32> {
    let position = |node: u32| draft.nodes.position[node as usize];
    let id = |node: u32| draft.nodes.id[node as usize];
    // Nodes that gates add lie where others do.
    let all = (nodes.len() == draft.nodes.len()).then_some(draft.bounds).flatten();
    let Some(bounds) = all.or_else(|| bounds(nodes.len(), |at| position(nodes[at]))) else { return nodes };
    let along = |node: u32| hilbert::position(&bounds, position(node));
    let place = |part: Range<usize>, places: &mut Room<'_, u64>| {
        nodes[part].iter().for_each(|node| places.push(along(*node)));
    };
    let (places, _) = in_halves(nodes.len(), |part| part.len(), place);
    // By the first bits of the place, then within each cell by the next ones, which nearly always differ.
    let bits = (nodes.len() / IN_CELL).max(2).ilog2();
    let next_bits = |place: u64| (place << bits >> 32) as u32;
    let cells = places
        .iter()
        .zip(&nodes)
        .map(|(place, node)| ((place >> (u64::BITS - bits)) as u32, (next_bits(*place), *node)));
    let mut by_cell = Incidence::new(1 << bits, cells);
    drop(places);
    let in_order = |mut cells: PartMut<'_, (u32, u32)>| {
        for cell in 0..cells.len() {
            let key = |node: u32| (along(node), id(node), node);
            cells.at_mut(cell).sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| key(a.1).cmp(&key(b.1))));
        }
    };
    let (low, high) = by_cell.split_at_mut(by_cell.middle());
    join(|| in_order(low), || in_order(high));
    let placed = by_cell.into_items();
    let node =
        |part: Range<usize>, nodes: &mut Room<'_, u32>| placed[part].iter().for_each(|(_, node)| nodes.push(*node));
    in_halves(placed.len(), |part| part.len(), node).0
}
