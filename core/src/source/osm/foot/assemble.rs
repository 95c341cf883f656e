//! From the store to a raw network: judges every way, cuts it where nodes are missing, numbers the nodes in use.

use super::super::store::{ElementId, OsmFile, OsmWay};
use super::super::tags::Tags;
use super::enclosures::drop_pathless;
use super::gate::{NodeRole, role};
use super::highway::{Walkable, is_footway, walkable};
use super::pieces::pieces;
use super::{attributes, barrier, warnings};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::network::{Barrier, BarrierKind, Crossing, RawNetwork, RawNode, RawWay, WayClass};
use crate::progress::Progress;

/// How many ways are judged between two questions whether to go on.
const WAYS_PER_TICK: usize = 4096;

pub(super) fn network(file: &OsmFile, progress: &dyn Progress) -> Result<RawNetwork, Error> {
    let roles = node_roles(file);
    let lent = LentTags::of(file);
    let mut draft = Draft::new(file);
    let total = file.ways.len() as u64;
    for (index, way) in file.ways().enumerate() {
        if index % WAYS_PER_TICK == 0 && progress.tick("foot rules", index as u64, total).is_break() {
            let place = Place::file(file.name());
            return Err(Error::new(ErrorKind::Cancelled, "reading the network was stopped").at(place));
        }
        let (tags, closed) = (way.tags(), way.is_closed());
        let own = walkable(tags, closed).map(|found| (tags, found));
        if let Some((tags, found)) = own.or_else(|| lent.walkable(way)) {
            draft.walk(way, tags, found, &roles);
        } else if let Some(kind) = barrier::of_way(tags).or_else(|| lent.barrier(way)) {
            draft.bar(way, kind);
        }
    }
    let _ = progress.tick("foot rules", total, total);
    let footways = draft.footways;
    let mut network = draft.finish(&roles);
    warnings::add(file, footways, &mut network);
    Ok(network)
}

/// What the tagged nodes on ways mean for them, by slot in the file's table of nodes, ascending.
struct NodeRoles(Vec<(u32, NodeRole)>);

fn node_roles(file: &OsmFile) -> NodeRoles {
    let telling = file.nodes().map(|node| (node.id(), role(node.tags()))).filter(|(_, r)| *r != NodeRole::default());
    NodeRoles(telling.filter_map(|(id, role)| Some((file.node_ids.binary_search(&id).ok()? as u32, role))).collect())
}

impl NodeRoles {
    fn at(&self, slot: u32) -> NodeRole {
        let found = self.0.binary_search_by_key(&slot, |(slot, _)| *slot);
        found.map_or_else(|_| NodeRole::default(), |index| self.0[index].1)
    }

    /// The crossing on one of the nodes; the one with the most protection where there are several.
    fn crossing_on(&self, slots: &[u32]) -> Crossing {
        let crossings = slots.iter().map(|slot| self.at(*slot).crossing);
        crossings.filter(|c| *c != Crossing::None).min_by_key(|c| *c as u8).unwrap_or(Crossing::None)
    }
}

/// Tags that multipolygons lend to the ways they are made of: squares and shores.
struct LentTags<'a>(Vec<(i64, Tags<'a>)>);

impl<'a> LentTags<'a> {
    fn of(file: &'a OsmFile) -> LentTags<'a> {
        let areas = file.relations().filter(|relation| relation.tags().is("type", "multipolygon"));
        let telling = areas.filter(|r| barrier::of_area(r.tags()).is_some() || square(r.tags()).is_some());
        let mut lent: Vec<_> = telling
            .flat_map(|relation| relation.members().map(move |(member, _)| (member, relation.tags())))
            .filter_map(|(member, tags)| match member {
                ElementId::Way(id) => Some((id, tags)),
                _ => None,
            })
            .collect();
        // Stable: of several relations on one way the one with the lowest id lends its tags.
        lent.sort_by_key(|(id, _)| *id);
        LentTags(lent)
    }

    fn to(&self, way: OsmWay<'_>) -> impl Iterator<Item = Tags<'a>> {
        let start = self.0.partition_point(|(id, _)| *id < way.id());
        self.0[start..].iter().take_while(move |(id, _)| *id == way.id()).map(|(_, tags)| *tags)
    }

    fn walkable(&self, way: OsmWay<'_>) -> Option<(Tags<'a>, Walkable)> {
        self.to(way).find_map(|tags| square(tags).map(|found| (tags, found)))
    }

    fn barrier(&self, way: OsmWay<'_>) -> Option<BarrierKind> {
        self.to(way).find_map(barrier::of_area)
    }
}

/// How the edge of an area may be walked. A part of an outline is such an edge even where it does not close by itself.
fn square(tags: Tags<'_>) -> Option<Walkable> {
    walkable(tags, true).filter(|found| found.class == WayClass::Area)
}

/// A network in the making; its ways refer to nodes by slot until it is finished.
struct Draft<'a> {
    file: &'a OsmFile,
    ways: Vec<RawWay>,
    barriers: Vec<Barrier>,
    open_ends: Vec<u32>,
    /// How many ways were drawn for walkers alone.
    footways: usize,
    report: DataReport,
}

impl<'a> Draft<'a> {
    fn new(file: &'a OsmFile) -> Draft<'a> {
        let report = file.report().clone();
        Draft { file, ways: Vec::new(), barriers: Vec::new(), open_ends: Vec::new(), footways: 0, report }
    }

    fn walk(&mut self, way: OsmWay<'_>, tags: Tags<'_>, found: Walkable, roles: &NodeRoles) {
        let slots = way.slots();
        let attributes = attributes::attributes(tags, found, roles.crossing_on(slots));
        let (stretches, open_ends) = pieces(slots, |slot| self.is_known(slot));
        self.name_missing(way);
        self.footways += usize::from(is_footway(tags, found));
        self.open_ends.extend(open_ends);
        let ways = stretches.into_iter().map(|stretch| RawWay {
            id: way.id(),
            nodes: stretch.to_vec(),
            attributes,
            lengths_m: None,
        });
        self.ways.extend(ways);
    }

    fn bar(&mut self, way: OsmWay<'_>, kind: BarrierKind) {
        let (stretches, _) = pieces(way.slots(), |slot| self.is_known(slot));
        self.name_missing(way);
        for stretch in stretches {
            let line = stretch.iter().filter_map(|slot| self.file.slot_position(*slot as usize)).collect();
            self.barriers.push(Barrier { id: way.id(), kind, line });
        }
    }

    fn is_known(&self, slot: u32) -> bool {
        self.file.slot_position(slot as usize).is_some()
    }

    fn name_missing(&mut self, way: OsmWay<'_>) {
        let missing = way.refs().zip(way.positions()).find(|(_, position)| position.is_none());
        let Some((first, _)) = missing else { return };
        let count = way.positions().filter(Option::is_none).count();
        self.report.push(
            Defect::warning(
                ErrorKind::NotFound,
                "dangling-reference",
                "a way refers to nodes that are not in the file",
            )
            .with_value(format_args!("node/{first}, {count} missing"))
            .at(Place::file(self.file.name()).with_object(ElementId::Way(way.id()).to_string()))
            .with_fix("cut the extract with complete ways (`osmium extract --strategy complete_ways`)"),
        );
    }

    /// Numbers the nodes in use by ascending id.
    fn finish(self, roles: &NodeRoles) -> RawNetwork {
        let Draft { file, mut ways, mut barriers, mut open_ends, mut report, .. } = self;
        let mut used: Vec<u32> = ways.iter().flat_map(|way| way.nodes.iter().copied()).collect();
        used.sort_unstable();
        used.dedup();
        let nodes = used.iter().filter_map(|slot| {
            let NodeRole { gate, keep, .. } = roles.at(*slot);
            let (id, position) = (file.node_ids[*slot as usize], file.slot_position(*slot as usize)?);
            Some(RawNode { id, position, gate, keep, elevation_m: None })
        });
        let nodes: Vec<RawNode> = nodes.collect();
        // Every slot in use is in `used`, which has all of them.
        let number = |slot: &mut u32| *slot = used.binary_search(slot).unwrap_or_else(|at| at) as u32;
        ways.iter_mut().flat_map(|way| way.nodes.iter_mut()).for_each(number);
        open_ends.sort_unstable();
        open_ends.dedup();
        open_ends.iter_mut().for_each(number);
        let pathless = drop_pathless(&mut barriers, &nodes);
        if pathless > 0 {
            let message = "closed walls without a way inside are passed: their gates are not mapped";
            report.push(
                Defect::note(ErrorKind::Network, "pathless-enclosure", message)
                    .with_value(pathless)
                    .at(Place::file(file.name()))
                    .with_fix("map the gates, and the ways behind them"),
            );
        }
        RawNetwork { nodes, ways, barriers, open_ends, declared_box: file.bounds(), report }
    }
}
