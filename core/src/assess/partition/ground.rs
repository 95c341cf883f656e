//! The ground a city is divided on: nodes, the stretches a circle may grow along, and who lives at which node.

use super::voronoi::{Centre, NOBODY, cells};
use crate::access::ExactSum;
use crate::geo::LonLat;
use crate::network::{EdgeId, NodeId, Passage};
use crate::reach::{Places, TimedNetwork};
use crate::study::Prepared;
use crate::units::Ticks;

/// A stretch away from a node; the time is that of the walk back to it, towards the centre.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stretch {
    pub(super) to: u32,
    pub(super) ticks: u32,
}

/// Nodes with the stretches between them, and the homes at them.
pub(super) struct Ground {
    start: Vec<u32>,
    stretches: Vec<Stretch>,
    /// Whether a circle may grow on from a node into the street: it lies on a public way, or hangs together with none.
    pub(super) public: Vec<bool>,
    /// Which part of the ground each node belongs to: the lowest of the street nodes that hang together without passing
    /// through a compound. What lies in a compound belongs to the part it is reached from.
    pub(super) part: Vec<u32>,
    pub(super) positions: Vec<LonLat>,
    /// The people at each node.
    pub(super) people: Vec<f64>,
    /// The node each home is at, and the walk to it; `None` off the network.
    pub(super) homes: Vec<Option<(u32, Ticks)>>,
    pub(super) inhabited: Vec<bool>,
}

impl Ground {
    pub(super) fn new(prepared: &Prepared, across_bridges: bool) -> Ground {
        let network = prepared.study().network();
        let nodes = network.node_count();
        let edges: Vec<EdgeId> = (0..network.edge_count() as u32)
            .map(EdgeId)
            .filter(|edge| walkable(prepared, *edge, across_bridges))
            .collect();
        let ends = |edge: &EdgeId| (network.edges().from[edge.index()].0, network.edges().to[edge.index()].0);
        let is_public = |edge: &EdgeId| network.edges().attributes[edge.index()].passage == Passage::Public;
        let whole = parts(nodes, edges.iter().map(ends));
        let mut public = vec![false; nodes];
        for (from, to) in edges.iter().filter(|edge| is_public(edge)).map(ends) {
            (public[from as usize], public[to as usize]) = (true, true);
        }
        // A part without any public way is its own street.
        let mut has_street = vec![false; nodes];
        (0..nodes).filter(|node| public[*node]).for_each(|node| has_street[whole[node] as usize] = true);
        (0..nodes).filter(|node| !has_street[whole[*node] as usize]).for_each(|node| public[node] = true);
        let is_street = |edge: &EdgeId| is_public(edge) || !has_street[whole[ends(edge).0 as usize] as usize];
        let part = parts(nodes, edges.iter().filter(|edge| is_street(edge)).map(ends));
        let mut found: Vec<(u32, Stretch)> = Vec::new();
        for edge in &edges {
            let ((from, to), (as_drawn, against)) = (ends(edge), prepared.timed().edge_ticks(*edge));
            let street = is_street(edge);
            for (near, far, toward, back) in [(from, to, against, as_drawn), (to, from, as_drawn, against)] {
                // Along a street from street to street; through a gate only inwards, since nobody walks through a compound.
                if (street || !public[far as usize])
                    && let Some(ticks) = toward.or(back)
                {
                    found.push((near, Stretch { to: far, ticks: ticks.get() }));
                }
            }
        }
        found.sort_unstable_by_key(|(near, stretch)| (*near, stretch.to, stretch.ticks));
        let mut start = vec![0u32; nodes + 1];
        found.iter().for_each(|(near, _)| start[*near as usize + 1] += 1);
        (0..nodes).for_each(|node| start[node + 1] += start[node]);
        let stretches = found.into_iter().map(|(_, stretch)| stretch).collect();
        let positions = (0..nodes as u32).map(|node| network.position(NodeId(node))).collect();
        let homes = nearest_nodes(prepared.timed(), prepared.homes()).collect();
        let (people, inhabited) = (vec![0.0; nodes], vec![false; nodes]);
        let mut ground = Ground { start, stretches, public, part, positions, people, homes, inhabited };
        ground.enter_compounds();
        ground.settle(prepared);
        ground
    }

    /// Gives what lies in compounds to the part of the street it is reached from.
    fn enter_compounds(&mut self) {
        let streets: Vec<u32> = (0..self.len() as u32).filter(|node| self.public[*node as usize]).collect();
        let centres: Vec<Centre> = streets.iter().map(|node| Centre { node: *node, handicap: 0 }).collect();
        let reached = cells(self, &centres).owner;
        for (node, from) in reached.into_iter().enumerate().filter(|(_, from)| *from != NOBODY) {
            self.part[node] = self.part[streets[from as usize] as usize];
        }
    }

    /// Puts the people at their nodes, whatever the order of the homes.
    fn settle(&mut self, prepared: &Prepared) {
        let mut sums: Vec<ExactSum> = vec![ExactSum::default(); self.people.len()];
        for (home, row) in self.homes.iter().zip(&prepared.study().homes().rows) {
            if let Some((node, _)) = home {
                self.inhabited[*node as usize] = true;
                sums[*node as usize].add(row.people.map_or(0.0, |people| people.count));
            }
        }
        self.people = sums.iter().map(ExactSum::value).collect();
    }

    pub(super) fn len(&self) -> usize {
        self.public.len()
    }

    pub(super) fn from(&self, node: u32) -> &[Stretch] {
        &self.stretches[self.start[node as usize] as usize..self.start[node as usize + 1] as usize]
    }
}

/// Whether circles may grow along an edge: its walker passes it, and it crosses nothing on a bridge or in a tunnel.
fn walkable(prepared: &Prepared, edge: EdgeId, across_bridges: bool) -> bool {
    let attributes = &prepared.study().network().edges().attributes[edge.index()];
    prepared.timed().edge_ticks(edge) != (None, None) && (across_bridges || !attributes.grade_separated)
}

/// The node that the shortest way of each place to any node leads to, with that way; ties go to the lowest.
pub(in crate::assess) fn nearest_nodes(
    timed: &TimedNetwork,
    places: &Places,
) -> impl Iterator<Item = Option<(u32, Ticks)>> {
    (0..places.len() as u32).map(move |place| {
        let ways = places.doors(place).iter().flat_map(|door| door.leaving(timed));
        let nearest = ways.map(|way| (way.ticks, timed.graph().node_of(way.vertex).0)).min();
        nearest.map(|(ticks, node)| (node, Ticks::new(ticks)))
    })
}

/// For each node the lowest of those it hangs together with.
fn parts(nodes: usize, ends: impl Iterator<Item = (u32, u32)>) -> Vec<u32> {
    let mut parent: Vec<u32> = (0..nodes as u32).collect();
    fn root(parent: &mut [u32], mut node: u32) -> u32 {
        while parent[node as usize] != node {
            parent[node as usize] = parent[parent[node as usize] as usize];
            node = parent[node as usize];
        }
        node
    }
    for (a, b) in ends {
        let (a, b) = (root(&mut parent, a), root(&mut parent, b));
        parent[a.max(b) as usize] = a.min(b);
    }
    (0..nodes as u32).map(|node| root(&mut parent, node)).collect()
}
