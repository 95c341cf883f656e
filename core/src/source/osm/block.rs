//! A block of nodes, ways and relations, and the strings they share.
//!
//! Elements are handed to a closure one at a time in scratch space that is reused, so a block costs no memory of its
//! own beyond its string table.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/PBF_Format>, "OSMData fileblock".

use super::dense::each_dense_node;
use super::elements::{NodeIn, RelationIn, WayIn, parse_node, parse_relation, parse_way};
use super::wire::{Fields, Malformed};

/// The most strings of a block. Writers put 8,000 elements into one.
const MOST_STRINGS: usize = 1 << 21;

/// Which elements a block holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Holds {
    pub(super) nodes: bool,
    pub(super) ways: bool,
    pub(super) relations: bool,
}

/// A block of elements with the strings they share.
pub(super) struct Block<'a> {
    pub(super) strings: Vec<&'a [u8]>,
    message: &'a [u8],
    granularity: i64,
    offset: [i64; 2],
}

impl<'a> Block<'a> {
    pub(super) fn parse(message: &'a [u8]) -> Result<Block<'a>, Malformed> {
        let mut block = Block { strings: Vec::new(), message, granularity: 100, offset: [0; 2] };
        for field in Fields::of(message) {
            match field? {
                (1, value) => {
                    for string in Fields::of(value.bytes()?) {
                        let (1, text) = string? else { continue };
                        if block.strings.len() == MOST_STRINGS {
                            return Err(Malformed("it has more than 2,097,152 strings"));
                        }
                        block.strings.push(text.bytes()?);
                    }
                }
                // Plain int32 and int64, not zigzag.
                (17, value) => block.granularity = value.number()? as i64,
                (19, value) => block.offset[1] = value.number()? as i64,
                (20, value) => block.offset[0] = value.number()? as i64,
                _ => {}
            }
        }
        Ok(block)
    }

    pub(super) fn holds(&self) -> Result<Holds, Malformed> {
        let mut holds = Holds::default();
        for group in self.groups() {
            for field in Fields::of(group?) {
                match field?.0 {
                    1 | 2 => holds.nodes = true,
                    3 => holds.ways = true,
                    4 => holds.relations = true,
                    _ => {}
                }
            }
        }
        Ok(holds)
    }

    pub(super) fn each_way(&self, mut see: impl FnMut(&WayIn)) -> Result<(), Malformed> {
        let mut way = WayIn::default();
        self.each(3, |message| {
            parse_way(message, &mut way)?;
            see(&way);
            Ok(())
        })
    }

    pub(super) fn each_relation(&self, mut see: impl FnMut(&RelationIn)) -> Result<(), Malformed> {
        let mut relation = RelationIn::default();
        self.each(4, |message| {
            parse_relation(message, &mut relation)?;
            see(&relation);
            Ok(())
        })
    }

    pub(super) fn each_node(&self, mut see: impl FnMut(NodeIn<'_>)) -> Result<(), Malformed> {
        let mut tags = Vec::new();
        self.each(1, |message| {
            let (id, at) = parse_node(message, &mut tags)?;
            see(NodeIn { id, nano: self.nano(at), tags: &tags });
            Ok(())
        })?;
        self.each(2, |message| {
            each_dense_node(message, &mut tags, |(id, at), tags| see(NodeIn { id, nano: self.nano(at), tags }))
        })
    }

    /// The groups of elements, found again each time: a hostile block may hold millions of empty ones.
    fn groups(&self) -> impl Iterator<Item = Result<&'a [u8], Malformed>> + use<'a> {
        Fields::of(self.message).filter_map(|field| match field {
            Ok((2, value)) => Some(value.bytes()),
            Ok(_) => None,
            Err(malformed) => Some(Err(malformed)),
        })
    }

    /// Hands every message in field `number` of every group to `parse`.
    fn each(&self, number: u64, mut parse: impl FnMut(&'a [u8]) -> Result<(), Malformed>) -> Result<(), Malformed> {
        for group in self.groups() {
            for field in Fields::of(group?) {
                let (found, value) = field?;
                if found == number {
                    parse(value.bytes()?)?;
                }
            }
        }
        Ok(())
    }

    fn nano(&self, at: [i64; 2]) -> Option<[i64; 2]> {
        let scale = |n: i64, offset: i64| n.checked_mul(self.granularity)?.checked_add(offset);
        Some([scale(at[0], self.offset[0])?, scale(at[1], self.offset[1])?])
    }
}
