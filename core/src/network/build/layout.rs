//! Lays chains out as the edges of a network, column by column.

use std::ops::Range;

use super::columns::{Columns, Filled, Part};
use super::contract::{Chains, Link};
use super::draft::{Draft, Stretch};
use super::numbering::Numbering;
use crate::geo::LonLat;
use crate::machine::gather::{Room, in_halves};
use crate::machine::threads::join;
use crate::network::incidence::{Incidence, PartMut};
use crate::network::kinds::Kinds;
use crate::network::{AttributeColumn, ClimbColumn, Edges, NodeId};

/// The edges of the network and where they bend.
pub(super) struct Layout {
    pub(super) edges: Edges,
    pub(super) bend_start: Vec<u32>,
    pub(super) bends: Vec<LonLat>,
    pub(super) bend_chainage_m: Vec<f64>,
}

/// The first stretches of the edges from so many nodes are read at once: memory that is read in no order answers many
/// questions in the time of one.
const AT_ONCE: usize = 32;

/// A chain among those that lead from one node.
#[derive(Clone, Copy)]
#[repr(C)]
struct Row {
    to: u32,
    chain: u32,
}

crate::machine::column::plain!(Row: u32 { to, chain });

/// What is laid out, and by which numbers.
struct Plan<'a> {
    draft: &'a Draft<'a>,
    chains: &'a Chains,
    numbering: &'a Numbering,
}

/// The chains by their two ends, then by length; equal ones by the order of their ways.
///
/// The nodes are cut in two, and each half fills its part of the columns.
pub(super) fn lay_out(draft: &Draft<'_>, chains: &Chains, numbering: &Numbering) -> Layout {
    let plan = Plan { draft, chains, numbering };
    let ends = |part: Range<usize>, ends: &mut Room<'_, (NodeId, NodeId)>| {
        part.for_each(|chain| ends.push(numbering.ends(draft, &chains.get(chain as u32))));
    };
    let (ends, _) = in_halves(chains.len(), |part| part.len(), ends);
    let rows = (0u32..).zip(&ends).map(|(chain, (from, to))| (from.0, Row { to: to.0, chain }));
    let mut by_from = Incidence::new(numbering.len(), rows);
    drop(ends);
    let middle = numbering.len() / 2;
    let (mut low, mut high) = by_from.split_at_mut(middle);
    let (low_bends, high_bends) = join(|| plan.in_order(&mut low), || plan.in_order(&mut high));

    let (first_edge, of_high) = (low.item_count(), high.item_count());
    let mut columns = Columns::with_room([first_edge, of_high], [low_bends, high_bends]);
    let (low_part, high_part) = columns.parts();
    let (mut kinds, high_kinds) =
        join(|| plan.fill(low_part, 0, &mut low, 0), || plan.fill(high_part, low_bends as u32, &mut high, middle));
    let mut columns = columns.into_filled();
    columns.bend_start.push((low_bends + high_bends) as u32);
    kinds.merge(&high_kinds, columns.kind_of[first_edge..].iter_mut());
    plan.finish(columns, kinds)
}

impl Plan<'_> {
    /// Puts the chains that lead from each node in order; how many bends they have together.
    fn in_order(&self, by_from: &mut PartMut<'_, Row>) -> usize {
        let first_stretch = |row: &Row| self.chains.get(row.chain).iter().map(|link| link.stretch()).min();
        let mut bends = 0;
        for at in 0..by_from.len() {
            let rows = by_from.at_mut(at);
            rows.sort_unstable_by(|a, b| {
                a.to.cmp(&b.to)
                    .then_with(|| self.length_m(a.chain).total_cmp(&self.length_m(b.chain)))
                    .then_with(|| first_stretch(a).cmp(&first_stretch(b)))
            });
            bends += rows.iter().map(|row| self.chains.get(row.chain).len() - 1).sum::<usize>();
        }
        bends
    }

    fn length_m(&self, chain: u32) -> f64 {
        self.chains.get(chain).iter().map(|link| self.draft.stretches[link.stretch()].length_m).sum()
    }

    /// Lays out the edges that lead from the nodes from `first_node` on, whose bends begin at `first_bend`; their kinds.
    fn fill(&self, mut part: Part<'_>, first_bend: u32, by_from: &mut PartMut<'_, Row>, first_node: usize) -> Kinds {
        let mut kinds = KindsMet::new(self.draft);
        let mut firsts = Vec::new();
        for node in 0..by_from.len() {
            if node % AT_ONCE == 0 {
                let rows = by_from.among(node..(node + AT_ONCE).min(by_from.len()));
                firsts.clear();
                firsts.extend(rows.iter().rev().map(|row| self.first(row.chain)));
            }
            let from = NodeId((first_node + node) as u32);
            for (row, (first, stretch)) in by_from.at_mut(node).iter().zip(std::iter::from_fn(|| firsts.pop())) {
                part.from.push(from);
                part.to.push(NodeId(row.to));
                part.kind_of.push(kinds.number_of(self.draft, stretch.kind, first.is_reversed()));
                part.source_id.push(stretch.source_id);
                part.bend_start.push(first_bend + part.bends.len() as u32);
                self.shape(&mut part, row.chain, &stretch);
            }
        }
        kinds.met
    }

    /// The first link of a chain and its stretch.
    fn first(&self, chain: u32) -> (Link, Stretch) {
        let link = self.chains.get(chain)[0];
        (link, self.draft.stretches[link.stretch()])
    }

    /// Adds the bends of an edge, and what is summed up along it.
    fn shape(&self, part: &mut Part<'_>, chain: u32, first: &Stretch) {
        let draft = self.draft;
        let links = self.chains.get(chain);
        let (mut along_m, mut crossing_share) = (first.length_m, draft.crossing_share(links[0].stretch()));
        for pair in links.windows(2) {
            part.bends.push(draft.nodes.position[pair[0].ends(draft).1 as usize]);
            part.bend_chainage_m.push(along_m);
            along_m += draft.stretches[pair[1].stretch()].length_m;
            crossing_share += draft.crossing_share(pair[1].stretch());
        }
        part.length_m.push(along_m);
        part.crossing_share.push(crossing_share.min(1.0));
    }

    /// The columns as those of a network.
    fn finish(&self, columns: Filled, kinds: Kinds) -> Layout {
        let climb_m = match self.draft.nodes.elevation_m.iter().any(Option::is_some) {
            true => columns.from.iter().zip(&columns.to).map(|(from, to)| self.climb(*from, *to)).collect(),
            false => ClimbColumn::unknown(columns.from.len()),
        };
        let edges = Edges {
            from: columns.from.into(),
            to: columns.to.into(),
            length_m: columns.length_m.into(),
            attributes: AttributeColumn::of_parts(kinds.into_sets(), columns.kind_of.into()),
            climb_m,
            crossing_share: columns.crossing_share.into(),
            source_id: columns.source_id.into(),
        };
        let Filled { bend_start, bends, bend_chainage_m, .. } = columns;
        Layout { edges, bend_start, bends, bend_chainage_m }
    }

    fn climb(&self, from: NodeId, to: NodeId) -> Option<f32> {
        let [low, high] = [from, to].map(|node| self.draft.nodes.elevation_m(self.numbering.node(node)));
        Some(high? - low?)
    }
}

/// The kinds of the edges in the order of the first edge that has each.
struct KindsMet {
    met: Kinds,
    /// For each kind of the draft its number here as drawn and turned round, once it was met.
    number: Vec<[Option<u32>; 2]>,
}

impl KindsMet {
    fn new(draft: &Draft<'_>) -> KindsMet {
        KindsMet { met: Kinds::default(), number: vec![[None; 2]; draft.kinds.sets().len()] }
    }

    fn number_of(&mut self, draft: &Draft<'_>, kind: u32, turned: bool) -> u32 {
        *self.number[kind as usize][usize::from(turned)].get_or_insert_with(|| {
            let as_drawn = draft.kinds.get(kind);
            self.met.number_of(&if turned { as_drawn.reversed() } else { *as_drawn })
        })
    }
}
