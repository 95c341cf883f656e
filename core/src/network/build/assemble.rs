//! The last step: numbers nodes along a space-filling curve, sorts edges, and lays everything out in columns.

use super::contract::{Chains, Link};
use super::draft::Draft;
use super::hilbert;
use crate::error::{Defect, Error, ErrorKind};
use crate::geo::{BoundingBox, LocalPlane, LonLat, Metric};
use crate::network::incidence::Incidence;
use crate::network::segments::SegmentIndex;
use crate::network::{Barrier, Components, EdgeId, Edges, Network, NodeId, Parts};

/// Below this share of all walkable length the largest part is hardly "the" network.
const MAIN_SHARE: f64 = 0.8;

/// What goes into the network as it came.
pub(super) struct Surroundings {
    pub(super) barriers: Vec<Barrier>,
    pub(super) declared_box: Option<BoundingBox>,
    pub(super) metric: Metric,
}

/// Lays out `chains` as the edges of a network.
pub(super) fn assemble(mut draft: Draft, chains: &Chains, around: Surroundings) -> Result<Network, Error> {
    let numbering = Numbering::new(&draft, chains);
    let mut layout = Layout { shape_start: vec![0], ..Layout::default() };
    for chain in numbering.sorted(&draft, chains) {
        layout.push(&draft, &numbering, chain);
    }
    let Layout { edges, shape_start, shape, chainage_m } = layout;
    let kept = |draft_node: &u32| &draft.nodes[*draft_node as usize];
    let nodes: Vec<LonLat> = numbering.kept.iter().map(|node| kept(node).position).collect();
    let source_node_ids = numbering.kept.iter().map(|node| kept(node).source_id).collect();
    let open_ends = (0u32..).zip(&numbering.kept).filter(|(_, n)| kept(n).open_end).map(|(id, _)| NodeId(id)).collect();
    let components = Components::new(nodes.len() as u32, &edges);
    report_components(&components, &mut draft);
    let plane = LocalPlane::at(middle(&nodes)?);
    let ends = (0u32..).map(EdgeId).zip(edges.from.iter().zip(&edges.to)).flat_map(|(edge, (from, to))| {
        let back = (from != to).then_some((to.0, edge));
        std::iter::once((from.0, edge)).chain(back)
    });
    let incidence = Incidence::new(nodes.len(), ends);
    let Surroundings { barriers, declared_box, metric } = around;
    let walkable = SegmentIndex::of_edges(&plane, &edges, &shape_start, &shape);
    let blocking = SegmentIndex::of_barriers(&plane, &barriers);
    Ok(Network::from_parts(Parts {
        nodes,
        source_node_ids,
        edges,
        shape_start,
        shape,
        chainage_m,
        incidence,
        components,
        walkable,
        barriers,
        blocking,
        open_ends,
        declared_box,
        metric,
        plane,
        report: draft.report,
    }))
}

/// Which draft nodes stay, and their numbers.
struct Numbering {
    /// The draft nodes that stay, in the order of their numbers.
    kept: Vec<u32>,
    /// For each draft node its number, if it stays.
    number: Vec<Option<NodeId>>,
}

impl Numbering {
    fn new(draft: &Draft, chains: &Chains) -> Numbering {
        let mut stays = vec![false; draft.nodes.len()];
        for chain in chains.iter() {
            let (from, to) = chain_ends(draft, chain);
            stays[from as usize] = true;
            stays[to as usize] = true;
        }
        let mut kept: Vec<u32> = (0..draft.nodes.len() as u32).filter(|node| stays[*node as usize]).collect();
        let node = |index: &u32| &draft.nodes[*index as usize];
        if let Some(bounds) = BoundingBox::around(kept.iter().map(|index| node(index).position)) {
            kept.sort_by_cached_key(|i| (hilbert::position(&bounds, node(i).position), node(i).source_id, *i));
        }
        let mut number = vec![None; draft.nodes.len()];
        for (id, index) in (0u32..).zip(&kept) {
            number[*index as usize] = Some(NodeId(id));
        }
        Numbering { kept, number }
    }

    fn ends(&self, draft: &Draft, chain: &[Link]) -> Option<(NodeId, NodeId)> {
        let (from, to) = chain_ends(draft, chain);
        Some((self.number[from as usize]?, self.number[to as usize]?))
    }

    /// The chains by their two ends, then by length; equal ones by the order of their ways.
    fn sorted<'c>(&self, draft: &Draft, chains: &'c Chains) -> Vec<&'c [Link]> {
        let mut sorted: Vec<&[Link]> = chains.iter().collect();
        sorted.sort_by_cached_key(|chain| {
            let length_m: f64 = chain.iter().map(|link| draft.stretches[link.stretch as usize].length_m).sum();
            (self.ends(draft, chain), length_m.to_bits(), chain.iter().map(|link| link.stretch).min())
        });
        sorted
    }
}

/// The draft nodes a chain leads from and to.
fn chain_ends(draft: &Draft, chain: &[Link]) -> (u32, u32) {
    (chain[0].ends(draft).0, chain[chain.len() - 1].ends(draft).1)
}

/// The columns of the network as they grow.
#[derive(Default)]
struct Layout {
    edges: Edges,
    shape_start: Vec<u32>,
    shape: Vec<LonLat>,
    chainage_m: Vec<f64>,
}

impl Layout {
    fn push(&mut self, draft: &Draft, numbering: &Numbering, chain: &[Link]) {
        let Some((from, to)) = numbering.ends(draft, chain) else { return };
        let (first, last) = chain_ends(draft, chain);
        let (first, last) = (&draft.nodes[first as usize], &draft.nodes[last as usize]);
        let (mut along_m, mut crossing_share) = (0.0, 0.0);
        self.shape.push(first.position);
        self.chainage_m.push(along_m);
        for link in chain {
            let stretch = &draft.stretches[link.stretch as usize];
            along_m += stretch.length_m;
            crossing_share += stretch.crossing_share;
            self.shape.push(draft.nodes[link.ends(draft).1 as usize].position);
            self.chainage_m.push(along_m);
        }
        self.shape_start.push(self.shape.len() as u32);
        self.edges.from.push(from);
        self.edges.to.push(to);
        self.edges.length_m.push(along_m);
        self.edges.attributes.push(chain[0].attributes(draft));
        self.edges.climb_m.push(first.elevation_m.zip(last.elevation_m).map(|(low, high)| high - low));
        self.edges.crossing_share.push(crossing_share.min(1.0));
        self.edges.source_id.push(draft.stretches[chain[0].stretch as usize].source_id);
    }
}

/// The median of longitudes and of latitudes: one node at 0, 0 must not drag the plane of a city into the ocean.
///
/// Longitudes are taken relative to one of the nodes, so that a city on the antimeridian has its middle there too.
fn middle(nodes: &[LonLat]) -> Result<LonLat, Error> {
    let Some(first) = nodes.first() else {
        return Err(Error::new(ErrorKind::Empty, "there are no ways to walk on"));
    };
    let mut lons: Vec<f64> = nodes.iter().map(|p| p.lon()).collect();
    let mut lats: Vec<f64> = nodes.iter().map(|p| p.lat()).collect();
    let east_of_first = |lon: f64| (lon - first.lon() + 540.0).rem_euclid(360.0);
    let half = nodes.len() / 2;
    let (_, lon, _) = lons.select_nth_unstable_by(half, |a, b| east_of_first(*a).total_cmp(&east_of_first(*b)));
    let (_, lat, _) = lats.select_nth_unstable_by(half, f64::total_cmp);
    LonLat::new(*lon, *lat)
}

fn report_components(components: &Components, draft: &mut Draft) {
    if components.len() < 2 {
        return;
    }
    let (parts, share) = (components.len(), components.share(0));
    let message = format!("the network is in {parts} parts; the largest holds {:.1} % of the length", 100.0 * share);
    let defect = if share < MAIN_SHARE {
        Defect::warning(ErrorKind::Network, "components", message)
            .with_fix("check whether ways, crossings or bridges that join the parts are missing")
    } else {
        Defect::note(ErrorKind::Network, "components", message)
    };
    draft.report.push(defect.with_value(parts));
}
