//! Opening a gate, and the ways behind it.

use super::columns::{Changes, EdgeRow, changed};
use crate::error::{Error, ErrorKind, nearest_names};
use crate::network::disjoint::DisjointSets;
use crate::network::{EdgeAttributes, Network, NodeId, Passage, ShapePoint, WayClass};

pub(super) fn open(network: &Network, gate: i64, passage: Passage, through: bool) -> Result<Network, Error> {
    let edges = network.edges();
    let is_gate = |edge: usize| edges.attributes[edge].class == WayClass::Gate && edges.source_id[edge] == gate;
    let leaves: Vec<usize> = (0..edges.len()).filter(|edge| is_gate(*edge)).collect();
    let ends = ends_of(network, gate);
    let mut changes = Changes::default();
    for edge in &leaves {
        let mut row = EdgeRow::of(network, *edge);
        // Opening never shuts anybody out.
        let opened = row.attributes.passage.min(passage);
        if opened != row.attributes.passage {
            row.attributes.passage = opened;
            changes.instead.push((*edge, row));
        }
    }
    match (leaves.is_empty(), ends.as_slice()) {
        // A closed gate has no middle: every way simply ends there.
        (true, [first, others @ ..]) if !others.is_empty() => {
            changes.edges = others.iter().map(|end| leaf(network, (*end, *first), gate, passage)).collect();
        }
        (true, _) => return Err(no_gate(network, gate)),
        (false, _) => {}
    }
    if through {
        free_behind(network, &ends, &mut changes);
    }
    close_compounds(network, &mut changes);
    if changes.instead.is_empty() && changes.edges.is_empty() {
        return Err(Error::new(ErrorKind::Argument, "the gate is as open already")
            .with_value(gate)
            .with_fix("open it for more people, or leave it out"));
    }
    changes.instead.sort_by_key(|(edge, _)| *edge);
    Ok(changed(network, changes))
}

/// The nodes at a gate: its own, and the ends of the ways that lead to it.
fn ends_of(network: &Network, gate: i64) -> Vec<NodeId> {
    let all = (0..network.node_count() as u32).map(NodeId);
    all.filter(|node| network.source_node_id(*node) == gate).collect()
}

fn leaf(network: &Network, (from, to): (NodeId, NodeId), gate: i64, passage: Passage) -> EdgeRow {
    EdgeRow {
        from,
        to,
        attributes: EdgeAttributes { class: WayClass::Gate, passage, ..EdgeAttributes::default() },
        climb_m: None,
        crossing_share: 0.0,
        source_id: gate,
        shape: [from, to].map(|end| ShapePoint { point: network.position(end), chainage_m: 0.0 }).to_vec(),
    }
}

/// Frees the ways for the ends of walks only that can be reached from a gate without passing another.
fn free_behind(network: &Network, ends: &[NodeId], changes: &mut Changes) {
    let attributes = &network.edges().attributes;
    let shut = |edge: usize| attributes[edge].class != WayClass::Gate && attributes[edge].passage == Passage::EndOnly;
    let (mut seen, mut left) = (vec![false; network.node_count()], ends.to_vec());
    let mut freed = std::collections::BTreeSet::new();
    while let Some(node) = left.pop() {
        if std::mem::replace(&mut seen[node.index()], true) {
            continue;
        }
        for edge in network.incident(node).iter().map(|edge| edge.index()).filter(|edge| shut(*edge)) {
            freed.insert(edge);
            left.extend([network.edges().from[edge], network.edges().to[edge]]);
        }
    }
    changes.instead.extend(freed.into_iter().map(|edge| {
        let mut row = EdgeRow::of(network, edge);
        row.attributes.passage = Passage::Public;
        (edge, row)
    }));
}

/// Makes the ways of a part that a gate joins to the streets usable at the ends of walks only, as a builder does: of every part that
/// hangs together, the longest piece that is public throughout is the street, and all others are compounds.
fn close_compounds(network: &Network, changes: &mut Changes) {
    let (edges, nodes) = (network.edges(), network.node_count() as u32);
    let mut passage: Vec<Passage> = edges.attributes.iter().map(|attributes| attributes.passage).collect();
    changes.instead.iter().for_each(|(edge, row)| passage[*edge] = row.attributes.passage);
    let (mut whole, mut public) = (DisjointSets::new(nodes), DisjointSets::new(nodes));
    let old = (0..edges.len()).map(|edge| (edges.from[edge], edges.to[edge], passage[edge]));
    let new = changes.edges.iter().map(|row| (row.from, row.to, row.attributes.passage));
    for (from, to, passage) in old.chain(new) {
        whole.join(from.0, to.0);
        if passage == Passage::Public {
            public.join(from.0, to.0);
        }
    }
    let mut length_m = vec![0.0; nodes as usize];
    for edge in (0..edges.len()).filter(|edge| passage[*edge] == Passage::Public) {
        length_m[public.find(edges.from[edge].0) as usize] += edges.length_m[edge];
    }
    let mut street: Vec<Option<u32>> = vec![None; nodes as usize];
    for piece in (0..nodes).filter(|node| length_m[*node as usize] > 0.0) {
        let longest = &mut street[whole.find(piece) as usize];
        if longest.is_none_or(|other| length_m[piece as usize] > length_m[other as usize]) {
            *longest = Some(piece);
        }
    }
    for edge in (0..edges.len()).filter(|edge| edges.attributes[*edge].class != WayClass::Gate) {
        let from = edges.from[edge].0;
        if passage[edge] == Passage::Public && street[whole.find(from) as usize] != Some(public.find(from)) {
            let mut row = EdgeRow::of(network, edge);
            row.attributes.passage = Passage::EndOnly;
            changes.instead.retain(|(other, _)| *other != edge);
            changes.instead.push((edge, row));
        }
    }
}

fn no_gate(network: &Network, gate: i64) -> Error {
    /// More are not shown.
    const SHOWN: usize = 5;
    let known = gates(network);
    let names: Vec<String> = known.iter().map(i64::to_string).collect();
    let near = nearest_names(&gate.to_string(), names.iter().map(String::as_str));
    let fix = match (near.is_empty(), names.len()) {
        (false, _) => format!("did you mean {}?", near.join(" or ")),
        (true, 0) => String::from("the network has no gates: add a way instead"),
        (true, count) => {
            let more = if count > SHOWN { ", ..." } else { "" };
            format!("the network has the gates {}{more}", names[..count.min(SHOWN)].join(", "))
        }
    };
    Error::new(ErrorKind::NotFound, "no gate has this number").with_value(gate).with_fix(fix)
}

/// The numbers of all gates, ascending: those that somebody may pass, and those at which ways end in one place without meeting.
fn gates(network: &Network) -> Vec<i64> {
    let edges = network.edges();
    let passed = (0..edges.len()).filter(|edge| edges.attributes[*edge].class == WayClass::Gate);
    let mut ids: Vec<i64> = (0..network.node_count() as u32).map(|node| network.source_node_id(NodeId(node))).collect();
    ids.sort_unstable();
    let mut known: Vec<i64> = ids.chunk_by(|a, b| a == b).filter(|same| same.len() > 1).map(|same| same[0]).collect();
    known.extend(passed.map(|edge| edges.source_id[edge]));
    known.sort_unstable();
    known.dedup();
    known
}
