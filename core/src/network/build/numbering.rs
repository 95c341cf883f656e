//! Which nodes of the draft stay, and their numbers along a space-filling curve.

use super::contract::{Chains, Link};
use super::draft::{Draft, DraftNode};
use super::hilbert;
use crate::geo::{BoundingBox, LonLat};
use crate::machine::threads::join;
use crate::network::NodeId;

/// Which draft nodes stay, and their numbers.
pub(super) struct Numbering {
    /// The draft nodes that stay, in the order of their numbers.
    kept: Vec<u32>,
    /// For each draft node its number, if it stays.
    number: Vec<Option<NodeId>>,
}

impl Numbering {
    /// The nodes that `chains` lead from and to.
    pub(super) fn new(draft: &Draft, chains: &Chains) -> Numbering {
        let mut stays = vec![false; draft.nodes.len()];
        for chain in chains.iter() {
            let (from, to) = chain_ends(draft, chain);
            stays[from as usize] = true;
            stays[to as usize] = true;
        }
        let kept = (0..draft.nodes.len() as u32).filter(|node| stays[*node as usize]).collect();
        let kept = along_the_curve(draft, kept);
        let mut number = vec![None; draft.nodes.len()];
        for (id, index) in (0u32..).zip(&kept) {
            number[*index as usize] = Some(NodeId(id));
        }
        Numbering { kept, number }
    }

    /// How many stay.
    pub(super) fn len(&self) -> usize {
        self.kept.len()
    }

    /// The numbers of the nodes that a chain leads from and to.
    pub(super) fn ends(&self, draft: &Draft, chain: &[Link]) -> Option<(NodeId, NodeId)> {
        let (from, to) = chain_ends(draft, chain);
        Some((self.number[from as usize]?, self.number[to as usize]?))
    }

    /// The node of the draft that has a number.
    pub(super) fn node<'d>(&self, draft: &'d Draft, number: NodeId) -> &'d DraftNode {
        &draft.nodes[self.kept[number.index()] as usize]
    }

    /// Where the nodes are, by their numbers.
    pub(super) fn positions(&self, draft: &Draft) -> Vec<LonLat> {
        self.kept.iter().map(|node| draft.nodes[*node as usize].position).collect()
    }

    /// The source's own numbers of the nodes.
    pub(super) fn source_ids(&self, draft: &Draft) -> Vec<i64> {
        self.kept.iter().map(|node| draft.nodes[*node as usize].source_id).collect()
    }

    /// The nodes where the data was cut off.
    pub(super) fn open_ends(&self, draft: &Draft) -> Vec<NodeId> {
        let numbered = (0u32..).map(NodeId).zip(&self.kept);
        numbered.filter(|(_, node)| draft.nodes[**node as usize].open_end).map(|(number, _)| number).collect()
    }
}

/// The draft nodes a chain leads from and to.
fn chain_ends(draft: &Draft, chain: &[Link]) -> (u32, u32) {
    (chain[0].ends(draft).0, chain[chain.len() - 1].ends(draft).1)
}

/// Nodes along a space-filling curve; those at one place, as the ends of ways at a gate are, by their numbers.
fn along_the_curve(draft: &Draft, nodes: Vec<u32>) -> Vec<u32> {
    let node = |index: &u32| &draft.nodes[*index as usize];
    let Some(bounds) = BoundingBox::around(nodes.iter().map(|index| node(index).position)) else { return nodes };
    let mut placed: Vec<(u64, u32)> = nodes.into_iter().map(|index| (0, index)).collect();
    let place = |half: &mut [(u64, u32)]| {
        half.iter_mut().for_each(|(place, index)| *place = hilbert::position(&bounds, node(index).position));
        half.sort_unstable();
    };
    let half = placed.len() / 2;
    let (left, right) = placed.split_at_mut(half);
    join(|| place(left), || place(right));
    // The stable sort finds the two halves in order and only merges them.
    placed.sort();
    for same_place in placed.chunk_by_mut(|a, b| a.0 == b.0).filter(|nodes| nodes.len() > 1) {
        same_place.sort_unstable_by_key(|(_, index)| (node(index).source_id, *index));
    }
    placed.into_iter().map(|(_, index)| index).collect()
}
