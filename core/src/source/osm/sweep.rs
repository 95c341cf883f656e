//! The three sweeps over a file's blocks: relations, then ways, then nodes.
//!
//! A file lists nodes before the ways that need them and ways before the relations that are made of them, so it is
//! swept backwards: relations say which untagged ways are needed, ways say which untagged nodes are.

use std::io::{Read, Seek};

use super::blob::{BlobAt, BlobReader};
use super::block::{Block, Holds};
use super::block_strings::BlockStrings;
use super::faults::{Faults, sort_unique};
use super::kept::Kept;
use super::read::OsmReadOptions;
use super::store::{ElementId, MISSING, OsmFile};
use super::wire::Malformed;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::progress::Progress;

pub(super) struct Sweep<'a, R> {
    blobs: BlobReader<R>,
    data: Vec<BlobAt>,
    holds: Vec<Holds>,
    progress: &'a dyn Progress,
    kept: Kept,
}

impl<'a, R: Read + Seek> Sweep<'a, R> {
    pub(super) fn new(
        blobs: BlobReader<R>,
        data: Vec<BlobAt>,
        name: &str,
        report: DataReport,
        options: &OsmReadOptions,
        progress: &'a dyn Progress,
    ) -> Sweep<'a, R> {
        let file = OsmFile { name: name.to_owned(), report, ..OsmFile::default() };
        let kept = Kept { file, limit_bytes: options.memory_limit_bytes, ..Kept::default() };
        Sweep { blobs, data, holds: Vec::new(), progress, kept }
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
        let mut faults = Faults { file: &file.name, report: &mut file.report };
        sort_unique(&mut file.relations, |r| r.id, ElementId::Relation, &mut faults);
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
        let mut faults = Faults { file: &file.name, report: &mut file.report };
        sort_unique(&mut file.ways, |w| w.id, ElementId::Way, &mut faults);
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
        let mut faults = Faults { file: &file.name, report: &mut file.report };
        sort_unique(&mut file.nodes, |n| n.id, ElementId::Node, &mut faults);
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
            self.kept.check_memory()?;
        }
        // A watcher that asks to stop at the very end of a stage is asked again at the start of the next.
        let _ = self.progress.tick(stage, total, total);
        Ok(())
    }
}
