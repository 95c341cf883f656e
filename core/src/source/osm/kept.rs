//! What is kept of a file while it is swept, and how much of it.

use super::block_strings::BlockStrings;
use super::elements::{NodeIn, RawTag, RelationIn, WayIn};
use super::faults::Faults;
use super::interest::is_interesting_relation;
use super::store::degrees;
use super::store::{Decimicro, ElementId, MISSING, OsmFile, Span, StoredMember, StoredNode, StoredRelation, StoredWay};
use super::tags::{Interner, Symbol};
use crate::error::{Error, ErrorKind, Place};

/// What has been kept so far.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) file: OsmFile,
    pub(super) interner: Interner,
    /// Ids of the ways that kept relations are made of, ascending.
    pub(super) member_ways: Vec<i64>,
    /// Nodes of the ways by id, until their places in `node_ids` are known.
    pub(super) way_refs: Vec<i64>,
    /// How many bytes may be kept; beyond that nothing more is, and the file is refused after the block.
    pub(super) limit_bytes: u64,
}

impl Kept {
    pub(super) fn faults(&mut self) -> Faults<'_> {
        Faults { file: &self.file.name, report: &mut self.file.report }
    }

    pub(super) fn place(&self) -> Place {
        Place::file(&self.file.name)
    }

    pub(super) fn relation(&mut self, relation: &RelationIn, strings: &mut BlockStrings<'_>) {
        let kind = relation.tags.iter().find(|tag| strings.is_key(tag, b"type"));
        let by_type = kind.is_some_and(|tag| strings.text(tag.1).is_some_and(is_interesting_relation));
        if self.is_full() || (!by_type && !strings.interesting(&relation.tags)) {
            return;
        }
        let tags = self.keep_tags(ElementId::Relation(relation.id), &relation.tags, strings);
        let start = self.file.members.len() as u32;
        for (role, id, kind) in &relation.members {
            let element = match kind {
                0 => ElementId::Node(*id),
                1 => ElementId::Way(*id),
                2 => ElementId::Relation(*id),
                unknown => {
                    self.faults().bad_member(relation.id, *unknown);
                    continue;
                }
            };
            let role = strings.symbol(*role, &mut self.interner).unwrap_or_else(|| self.interner.intern(""));
            self.file.members.push(StoredMember { element, role });
        }
        let members = Span { start, end: self.file.members.len() as u32 };
        self.file.relations.push(StoredRelation { id: relation.id, members, tags });
    }

    pub(super) fn way(&mut self, way: &WayIn, strings: &mut BlockStrings<'_>) {
        let wanted = strings.interesting(&way.tags) || self.member_ways.binary_search(&way.id).is_ok();
        if !wanted || self.is_full() {
            return;
        }
        if way.refs.len() < 2 {
            return self.faults().short_way(way.id, way.refs.len());
        }
        let tags = self.keep_tags(ElementId::Way(way.id), &way.tags, strings);
        let start = self.way_refs.len() as u32;
        self.way_refs.extend_from_slice(&way.refs);
        let refs = Span { start, end: self.way_refs.len() as u32 };
        self.file.ways.push(StoredWay { id: way.id, refs, tags });
    }

    pub(super) fn node(&mut self, node: &NodeIn<'_>, strings: &mut BlockStrings<'_>) {
        let slot = self.file.node_ids.binary_search(&node.id).ok();
        let tagged = strings.interesting(node.tags);
        if slot.is_none() && !tagged {
            return;
        }
        let Some((at, position)) = node.nano.and_then(decimicro).and_then(|at| degrees(at).map(|p| (at, p))) else {
            return self.faults().bad_coordinate(node);
        };
        if let Some(slot) = slot {
            match self.file.positions[slot] {
                MISSING => self.file.positions[slot] = at,
                // A tagged one is named when the tagged nodes are sorted.
                _ if !tagged => self.faults().duplicate(ElementId::Node(node.id)),
                _ => {}
            }
        }
        if tagged && !self.is_full() {
            let tags = self.keep_tags(ElementId::Node(node.id), node.tags, strings);
            self.file.nodes.push(StoredNode { id: node.id, position, tags });
        }
    }

    fn keep_tags(&mut self, element: ElementId, tags: &[RawTag], strings: &mut BlockStrings<'_>) -> Span {
        let start = self.file.tags.len() as u32;
        for (key, value) in tags {
            let pair = strings.symbol(*key, &mut self.interner).zip(strings.symbol(*value, &mut self.interner));
            match pair {
                Some(pair) => self.file.tags.push(pair),
                None => self.faults().bad_tag(element, (*key, *value)),
            }
        }
        Span { start, end: self.file.tags.len() as u32 }
    }

    pub(super) fn check_memory(&self) -> Result<(), Error> {
        if !self.is_full() {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Limit, "the file needs more memory than allowed")
            .with_value(format_args!("over {} MiB", self.used_bytes() >> 20))
            .at(self.place())
            .with_fix("cut a smaller extract, or raise memory_limit_bytes"))
    }

    fn is_full(&self) -> bool {
        let longest = self.file.tags.len().max(self.file.members.len()).max(self.way_refs.len());
        // Spans are 32 bits wide; no element adds more than 2^20 entries to a column.
        self.used_bytes() > self.limit_bytes || longest >= 1 << 31
    }

    fn used_bytes(&self) -> u64 {
        let Kept { file, interner, member_ways, way_refs, .. } = self;
        let used = interner.bytes_used()
            + file.tags.len() * size_of::<(Symbol, Symbol)>()
            + file.nodes.len() * size_of::<StoredNode>()
            + file.ways.len() * size_of::<StoredWay>()
            + file.relations.len() * size_of::<StoredRelation>()
            + file.members.len() * size_of::<StoredMember>()
            + member_ways.len() * size_of::<i64>()
            // While the table of nodes is made, each reference is held twice as an id and once as an index.
            + way_refs.len() * (2 * size_of::<i64>() + size_of::<u32>())
            + file.node_ids.len() * (size_of::<i64>() + size_of::<Decimicro>())
            + file.refs.len() * size_of::<u32>();
        used as u64
    }
}

/// 1e-7 degrees from 1e-9, rounded to the nearest; `None` beyond 32 bits, which is beyond the earth.
fn decimicro([lon, lat]: [i64; 2]) -> Option<Decimicro> {
    let round = |nano: i64| i32::try_from(nano.checked_add(50)?.div_euclid(100)).ok();
    Some([round(lon)?, round(lat)?])
}
