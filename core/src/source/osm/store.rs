//! An OpenStreetMap file in memory: compact, immutable, sorted by id.

use std::fmt;

use super::tags::{Strings, Symbol, Tags};
use crate::error::DataReport;
use crate::geo::{BoundingBox, LonLat};

/// A position in 1e-7 degrees, OpenStreetMap's own resolution: longitude, latitude.
pub(super) type Decimicro = [i32; 2];

/// Where a node stands that ways refer to but the file does not hold.
pub(super) const MISSING: Decimicro = [i32::MIN; 2];

/// The part of an OpenStreetMap file that says anything about walking, homes or services.
///
/// Holds every node with a tag of interest, every way and relation with one (and the ways such relations are made
/// of), and the coordinates of all their nodes. Elements are sorted by id, so every loop over them has the same order
/// however the file was written.
///
/// # Performance
///
/// About 20 bytes per node, 4 per node of a way and 8 per tag; each distinct string is kept once.
#[derive(Clone, Default)]
pub struct OsmFile {
    pub(super) name: String,
    pub(super) bounds: Option<BoundingBox>,
    pub(super) strings: Strings,
    pub(super) tags: Vec<(Symbol, Symbol)>,
    /// Ids of all nodes that ways refer to, ascending; `positions` runs beside it.
    pub(super) node_ids: Vec<i64>,
    pub(super) positions: Vec<Decimicro>,
    pub(super) nodes: Vec<StoredNode>,
    pub(super) ways: Vec<StoredWay>,
    /// Nodes of the ways, as indices into `node_ids`.
    pub(super) refs: Vec<u32>,
    pub(super) relations: Vec<StoredRelation>,
    pub(super) members: Vec<StoredMember>,
    pub(super) report: DataReport,
}

/// A stretch of one of the store's long columns.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Span {
    pub(super) start: u32,
    pub(super) end: u32,
}

impl Span {
    fn of<T>(self, column: &[T]) -> &[T] {
        &column[self.start as usize..self.end as usize]
    }
}

#[derive(Clone, Copy, Debug)]
pub(super) struct StoredNode {
    pub(super) id: i64,
    pub(super) position: LonLat,
    pub(super) tags: Span,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct StoredWay {
    pub(super) id: i64,
    pub(super) refs: Span,
    pub(super) tags: Span,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct StoredRelation {
    pub(super) id: i64,
    pub(super) members: Span,
    pub(super) tags: Span,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct StoredMember {
    pub(super) element: ElementId,
    pub(super) role: Symbol,
}

/// The identity of an element: OpenStreetMap numbers nodes, ways and relations separately.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ElementId {
    /// A node.
    Node(i64),
    /// A way.
    Way(i64),
    /// A relation.
    Relation(i64),
}

impl fmt::Display for ElementId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ElementId::Node(id) => write!(f, "node/{id}"),
            ElementId::Way(id) => write!(f, "way/{id}"),
            ElementId::Relation(id) => write!(f, "relation/{id}"),
        }
    }
}

impl OsmFile {
    /// The name of the file, as reports give it.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The box the file says it covers. Many writers state none; the report names one that contradicts the nodes.
    pub fn bounds(&self) -> Option<BoundingBox> {
        self.bounds
    }

    /// What was wrong with the file.
    pub fn report(&self) -> &DataReport {
        &self.report
    }

    /// The nodes with a tag of interest, by ascending id.
    pub fn nodes(&self) -> impl ExactSizeIterator<Item = OsmNode<'_>> {
        self.nodes.iter().map(|node| OsmNode { file: self, node })
    }

    /// The ways with a tag of interest or in a relation with one, by ascending id.
    pub fn ways(&self) -> impl ExactSizeIterator<Item = OsmWay<'_>> {
        self.ways.iter().map(|way| OsmWay { file: self, way })
    }

    /// The relations with a tag of interest, and all multipolygons, buildings and sites, by ascending id.
    pub fn relations(&self) -> impl ExactSizeIterator<Item = OsmRelation<'_>> {
        self.relations.iter().map(|relation| OsmRelation { file: self, relation })
    }

    /// The node with a tag of interest of this id.
    pub fn node(&self, id: i64) -> Option<OsmNode<'_>> {
        let found = self.nodes.binary_search_by_key(&id, |node| node.id).ok()?;
        Some(OsmNode { file: self, node: &self.nodes[found] })
    }

    /// The way of this id, if it was kept.
    pub fn way(&self, id: i64) -> Option<OsmWay<'_>> {
        let found = self.ways.binary_search_by_key(&id, |way| way.id).ok()?;
        Some(OsmWay { file: self, way: &self.ways[found] })
    }

    /// The relation of this id, if it was kept.
    pub fn relation(&self, id: i64) -> Option<OsmRelation<'_>> {
        let found = self.relations.binary_search_by_key(&id, |relation| relation.id).ok()?;
        Some(OsmRelation { file: self, relation: &self.relations[found] })
    }

    /// Where a node is: one with a tag of interest, or one of a way that was kept.
    pub fn position(&self, node: i64) -> Option<LonLat> {
        match self.node_ids.binary_search(&node) {
            Ok(slot) => self.slot_position(slot),
            Err(_) => self.node(node).map(|node| node.position()),
        }
    }

    /// How many nodes have a place in memory: those of ways, and those with tags of interest.
    pub fn node_count(&self) -> usize {
        let tagged_only = self.nodes.iter().filter(|node| self.node_ids.binary_search(&node.id).is_err()).count();
        self.node_ids.len() + tagged_only
    }

    pub(super) fn slot_position(&self, slot: usize) -> Option<LonLat> {
        degrees(self.positions[slot])
    }

    fn tags_of(&self, span: Span) -> Tags<'_> {
        Tags { strings: &self.strings, pairs: span.of(&self.tags) }
    }
}

impl fmt::Debug for OsmFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("OsmFile")
            .field("name", &self.name)
            .field("nodes", &self.nodes.len())
            .field("ways", &self.ways.len())
            .field("relations", &self.relations.len())
            .finish_non_exhaustive()
    }
}

/// The place of a position in 1e-7 degrees, or `None` when it is missing or off the earth.
pub(super) fn degrees(at: Decimicro) -> Option<LonLat> {
    // Division, not multiplication by 1e-7: it gives the double nearest to the decimal number that was mapped.
    LonLat::new(f64::from(at[0]) / 1e7, f64::from(at[1]) / 1e7).ok()
}

/// A node with a tag of interest.
#[derive(Clone, Copy, Debug)]
pub struct OsmNode<'a> {
    file: &'a OsmFile,
    node: &'a StoredNode,
}

impl<'a> OsmNode<'a> {
    /// Its id.
    pub fn id(self) -> i64 {
        self.node.id
    }

    /// Where it is.
    pub fn position(self) -> LonLat {
        self.node.position
    }

    /// Its tags.
    pub fn tags(self) -> Tags<'a> {
        self.file.tags_of(self.node.tags)
    }
}

/// A way.
#[derive(Clone, Copy, Debug)]
pub struct OsmWay<'a> {
    file: &'a OsmFile,
    way: &'a StoredWay,
}

impl<'a> OsmWay<'a> {
    /// Its id.
    pub fn id(self) -> i64 {
        self.way.id
    }

    /// Its tags.
    pub fn tags(self) -> Tags<'a> {
        self.file.tags_of(self.way.tags)
    }

    /// The ids of its nodes, at least two.
    pub fn refs(self) -> impl ExactSizeIterator<Item = i64> + DoubleEndedIterator + 'a {
        self.slots().iter().map(move |slot| self.file.node_ids[*slot as usize])
    }

    /// Where its nodes are, in order; `None` for a node the file does not hold.
    pub fn positions(self) -> impl ExactSizeIterator<Item = Option<LonLat>> + DoubleEndedIterator + 'a {
        self.slots().iter().map(move |slot| self.file.slot_position(*slot as usize))
    }

    /// Whether it ends where it began and may be a ring (at least four nodes).
    pub fn is_closed(self) -> bool {
        let slots = self.slots();
        slots.len() >= 4 && slots.first() == slots.last()
    }

    /// Its nodes as indices into the file's table of nodes: the same index means the same node.
    pub(super) fn slots(self) -> &'a [u32] {
        self.way.refs.of(&self.file.refs)
    }
}

/// A relation.
#[derive(Clone, Copy, Debug)]
pub struct OsmRelation<'a> {
    file: &'a OsmFile,
    relation: &'a StoredRelation,
}

impl<'a> OsmRelation<'a> {
    /// Its id.
    pub fn id(self) -> i64 {
        self.relation.id
    }

    /// Its tags.
    pub fn tags(self) -> Tags<'a> {
        self.file.tags_of(self.relation.tags)
    }

    /// Its members with their roles, in order, whether or not the file holds them.
    pub fn members(self) -> impl ExactSizeIterator<Item = (ElementId, &'a str)> {
        let members = self.relation.members.of(&self.file.members);
        members.iter().map(move |member| (member.element, self.file.strings.get(member.role)))
    }
}
