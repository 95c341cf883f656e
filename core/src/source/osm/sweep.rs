//! The three sweeps over a file's blocks: relations, then ways, then nodes.
//!
//! A file lists nodes before the ways that need them and ways before the relations that are made of them, so it is
//! swept backwards: relations say which untagged ways are needed, ways say which untagged nodes are.

use std::io::{Read, Seek};

use super::blob::{BlobAt, BlobReader};
use super::block::{Block, Holds, NodeIn, RawTag, RelationIn, WayIn};
use super::interest::{is_interesting, is_interesting_relation};
use super::read::OsmReadOptions;
use super::store::degrees;
use super::store::{Decimicro, ElementId, MISSING, OsmFile, Span, StoredMember, StoredNode, StoredRelation, StoredWay};
use super::tags::{Interner, Symbol};
use super::wire::Malformed;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::progress::Progress;

pub(super) struct Sweep<'a, R> {
    blobs: BlobReader<R>,
    data: Vec<BlobAt>,
    holds: Vec<Holds>,
    options: &'a OsmReadOptions,
    progress: &'a dyn Progress,
    kept: Kept,
}

/// What has been kept so far.
#[derive(Default)]
struct Kept {
    file: OsmFile,
    interner: Interner,
    /// Ids of the ways that kept relations are made of, ascending.
    member_ways: Vec<i64>,
    /// Nodes of the ways by id, until their places in `node_ids` are known.
    way_refs: Vec<i64>,
}

impl<'a, R: Read + Seek> Sweep<'a, R> {
    pub(super) fn new(
        blobs: BlobReader<R>,
        data: Vec<BlobAt>,
        name: &str,
        report: DataReport,
        options: &'a OsmReadOptions,
        progress: &'a dyn Progress,
    ) -> Sweep<'a, R> {
        let file = OsmFile { name: name.to_owned(), report, ..OsmFile::default() };
        let kept = Kept { file, ..Kept::default() };
        Sweep { blobs, data, holds: Vec::new(), options, progress, kept }
    }

    /// Keeps relations, and learns what each block holds.
    pub(super) fn relations(&mut self) -> Result<(), Error> {
        let mut holds = Vec::with_capacity(self.data.len());
        self.each_block(
            "relations",
            |_| true,
            |block, kept| {
                holds.push(block.holds()?);
                let mut strings = BlockStrings::new(block);
                block.each_relation(|relation| kept.relation(relation, &mut strings))
            },
        )?;
        self.holds = holds;
        let Kept { file, member_ways, .. } = &mut self.kept;
        sort_unique(&mut file.relations, |r| r.id, ElementId::Relation, &file.name, &mut file.report);
        let members =
            file.relations.iter().flat_map(|r| &file.members[r.members.start as usize..r.members.end as usize]);
        member_ways.extend(members.filter_map(|m| match m.element {
            ElementId::Way(id) => Some(id),
            _ => None,
        }));
        member_ways.sort_unstable();
        member_ways.dedup();
        Ok(())
    }

    /// Keeps ways, and learns which nodes they need.
    pub(super) fn ways(&mut self) -> Result<(), Error> {
        self.each_block(
            "ways",
            |holds| holds.ways,
            |block, kept| {
                let mut strings = BlockStrings::new(block);
                block.each_way(|way| kept.way(way, &mut strings))
            },
        )?;
        let Kept { file, way_refs, .. } = &mut self.kept;
        sort_unique(&mut file.ways, |w| w.id, ElementId::Way, &file.name, &mut file.report);
        let way_refs = std::mem::take(way_refs);
        file.node_ids = way_refs.clone();
        file.node_ids.sort_unstable();
        file.node_ids.dedup();
        // Every id is in the table it was copied from, so the search always finds it.
        file.refs = way_refs.iter().map(|id| file.node_ids.binary_search(id).unwrap_or_else(|at| at) as u32).collect();
        file.positions = vec![MISSING; file.node_ids.len()];
        Ok(())
    }

    /// Keeps nodes with tags, and the positions of those that ways need.
    pub(super) fn nodes(&mut self) -> Result<(), Error> {
        self.each_block(
            "nodes",
            |holds| holds.nodes,
            |block, kept| {
                let mut strings = BlockStrings::new(block);
                block.each_node(|node| kept.node(&node, &mut strings))
            },
        )?;
        let file = &mut self.kept.file;
        sort_unique(&mut file.nodes, |n| n.id, ElementId::Node, &file.name, &mut file.report);
        Ok(())
    }

    pub(super) fn finish(self) -> OsmFile {
        let Kept { mut file, interner, .. } = self.kept;
        file.strings = interner.finish();
        if file.nodes.is_empty() && file.ways.is_empty() {
            let message = "the file holds no node and no way that is of use here";
            file.report.push(
                Defect::warning(ErrorKind::Empty, "no-elements", message)
                    .at(Place::file(&file.name))
                    .with_fix("give an extract with streets, buildings and places"),
            );
        }
        file
    }

    /// Hands every block that `wanted` accepts to `see`, in file order, and keeps to the limits after each.
    fn each_block(
        &mut self,
        stage: &str,
        wanted: impl Fn(&Holds) -> bool,
        mut see: impl FnMut(&Block<'_>, &mut Kept) -> Result<(), Malformed>,
    ) -> Result<(), Error> {
        let (total, mut raw) = (self.blobs.length(), Vec::new());
        for (index, blob) in self.data.iter().enumerate() {
            if self.progress.tick(stage, blob.offset, total).is_break() {
                return Err(Error::new(ErrorKind::Cancelled, "reading was stopped").at(self.kept.place()));
            }
            // In the first sweep nothing is known of any block yet.
            if self.holds.get(index).is_some_and(|holds| !wanted(holds)) {
                continue;
            }
            self.blobs.inflate(blob, &mut raw)?;
            let seen = Block::parse(&raw).and_then(|block| see(&block, &mut self.kept));
            seen.map_err(|m| self.blobs.malformed(blob.offset, m))?;
            self.kept.check_memory(self.options.memory_limit_bytes)?;
        }
        // A watcher that asks to stop at the very end of a stage is asked again at the start of the next.
        let _ = self.progress.tick(stage, total, total);
        Ok(())
    }
}

impl Kept {
    fn place(&self) -> Place {
        Place::file(&self.file.name)
    }

    fn relation(&mut self, relation: &RelationIn, strings: &mut BlockStrings<'_>) {
        let kind = relation.tags.iter().find(|tag| strings.is_key(tag, b"type"));
        let by_type = kind.is_some_and(|tag| strings.text(tag.1).is_some_and(is_interesting_relation));
        if !by_type && !strings.interesting(&relation.tags) {
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
                    self.bad_member(relation.id, *unknown);
                    continue;
                }
            };
            let role = strings.symbol(*role, &mut self.interner).unwrap_or_else(|| self.interner.intern(""));
            self.file.members.push(StoredMember { element, role });
        }
        let members = Span { start, end: self.file.members.len() as u32 };
        self.file.relations.push(StoredRelation { id: relation.id, members, tags });
    }

    fn way(&mut self, way: &WayIn, strings: &mut BlockStrings<'_>) {
        if !strings.interesting(&way.tags) && self.member_ways.binary_search(&way.id).is_err() {
            return;
        }
        if way.refs.len() < 2 {
            let place = self.place().with_object(format!("way/{}", way.id));
            self.file.report.push(
                Defect::error(ErrorKind::Value, "short-way", "a way needs at least two nodes")
                    .with_value(way.refs.len())
                    .at(place)
                    .with_fix("delete it, or give it its nodes"),
            );
            return;
        }
        let tags = self.keep_tags(ElementId::Way(way.id), &way.tags, strings);
        let start = self.way_refs.len() as u32;
        self.way_refs.extend_from_slice(&way.refs);
        let refs = Span { start, end: self.way_refs.len() as u32 };
        self.file.ways.push(StoredWay { id: way.id, refs, tags });
    }

    fn node(&mut self, node: &NodeIn<'_>, strings: &mut BlockStrings<'_>) {
        let slot = self.file.node_ids.binary_search(&node.id).ok();
        let tagged = strings.interesting(node.tags);
        if slot.is_none() && !tagged {
            return;
        }
        let Some((at, position)) = node.nano.and_then(decimicro).and_then(|at| degrees(at).map(|p| (at, p))) else {
            self.bad_coordinate(node);
            return;
        };
        if let Some(slot) = slot {
            match self.file.positions[slot] {
                MISSING => self.file.positions[slot] = at,
                // A tagged one is named when the tagged nodes are sorted.
                _ if !tagged => duplicate(ElementId::Node(node.id), &self.file.name, &mut self.file.report),
                _ => {}
            }
        }
        if tagged {
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
                None => self.file.report.push(
                    Defect::error(
                        ErrorKind::Format,
                        "bad-tag",
                        "a tag is not in its block's table of strings, or not UTF-8",
                    )
                    .with_value(format_args!("string {key} = string {value}"))
                    .at(self.place().with_object(element.to_string()))
                    .with_fix("write the file anew with a current tool"),
                ),
            }
        }
        Span { start, end: self.file.tags.len() as u32 }
    }

    fn bad_member(&mut self, relation: i64, kind: u64) {
        let place = self.place().with_object(ElementId::Relation(relation).to_string());
        self.file.report.push(
            Defect::error(ErrorKind::Format, "bad-member", "a member of a relation is neither node, way nor relation")
                .with_value(kind)
                .at(place)
                .with_fix("write the file anew with a current tool"),
        );
    }

    fn bad_coordinate(&mut self, node: &NodeIn<'_>) {
        let value = match node.nano {
            Some([lon, lat]) => format!("{}, {}", lon as f64 / 1e9, lat as f64 / 1e9),
            None => "a number beyond 64 bits".to_owned(),
        };
        let place = self.place().with_object(ElementId::Node(node.id).to_string());
        self.file.report.push(
            Defect::error(ErrorKind::Coordinate, "bad-coordinate", "a node lies off the earth")
                .with_value(value)
                .at(place)
                .with_fix("correct the node; longitude is within ±180°, latitude within ±90°"),
        );
    }

    fn check_memory(&self, limit: u64) -> Result<(), Error> {
        let Kept { file, interner, member_ways, way_refs } = self;
        let longest = [file.tags.len(), file.members.len(), way_refs.len()].into_iter().max().unwrap_or(0);
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
        // Spans are 32 bits wide; no block adds more than 2^25 entries to a column.
        if used as u64 <= limit && longest < 1 << 31 {
            return Ok(());
        }
        Err(Error::new(ErrorKind::Limit, "the file needs more memory than allowed")
            .with_value(format_args!("over {} MiB", used >> 20))
            .at(self.place())
            .with_fix("cut a smaller extract, or raise memory_limit_bytes"))
    }
}

/// A block's table of strings: which are keys of interest, and what they are called in the whole file's table.
struct BlockStrings<'a> {
    texts: &'a [&'a [u8]],
    interesting: Vec<bool>,
    symbols: Vec<Option<Symbol>>,
}

impl<'a> BlockStrings<'a> {
    fn new(block: &'a Block<'_>) -> BlockStrings<'a> {
        let texts = &block.strings[..];
        let interesting = texts.iter().map(|text| std::str::from_utf8(text).is_ok_and(is_interesting)).collect();
        BlockStrings { texts, interesting, symbols: vec![None; texts.len()] }
    }

    fn interesting(&self, tags: &[RawTag]) -> bool {
        tags.iter().any(|(key, _)| self.interesting.get(*key as usize).copied().unwrap_or(false))
    }

    fn is_key(&self, tag: &RawTag, key: &[u8]) -> bool {
        self.texts.get(tag.0 as usize).is_some_and(|text| *text == key)
    }

    fn text(&self, index: u32) -> Option<&'a str> {
        self.texts.get(index as usize).and_then(|text| std::str::from_utf8(text).ok())
    }

    fn symbol(&mut self, index: u32, interner: &mut Interner) -> Option<Symbol> {
        let known = self.symbols.get(index as usize)?;
        if known.is_some() {
            return *known;
        }
        let symbol = interner.intern(self.text(index)?);
        self.symbols[index as usize] = Some(symbol);
        Some(symbol)
    }
}

/// 1e-7 degrees from 1e-9, rounded to the nearest; `None` beyond 32 bits, which is beyond the earth.
fn decimicro([lon, lat]: [i64; 2]) -> Option<Decimicro> {
    let round = |nano: i64| i32::try_from(nano.checked_add(50)?.div_euclid(100)).ok();
    Some([round(lon)?, round(lat)?])
}

/// Sorts elements by id and drops all but the first of each, naming the others.
fn sort_unique<T>(
    elements: &mut Vec<T>,
    id: impl Fn(&T) -> i64,
    element: impl Fn(i64) -> ElementId,
    name: &str,
    report: &mut DataReport,
) {
    // Stable, so that the first in the file stays the first.
    elements.sort_by_key(&id);
    elements.dedup_by(|later, first| {
        let same = id(later) == id(first);
        if same {
            duplicate(element(id(later)), name, report);
        }
        same
    });
}

fn duplicate(element: ElementId, name: &str, report: &mut DataReport) {
    report.push(
        Defect::error(ErrorKind::Duplicate, "duplicate-id", "two elements have the same id; the first is kept")
            .at(Place::file(name).with_object(element.to_string()))
            .with_fix("write the file anew, sorted and merged, with `osmium sort`"),
    );
}
