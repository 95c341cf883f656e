//! The inner messages of a PBF file: the header, and blocks of nodes, ways and relations.
//!
//! Elements are handed to a closure one at a time in scratch space that is reused, so a block costs no memory of its
//! own beyond its string table.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/PBF_Format>, "Definition of OSMHeader" and "OSMData fileblock".

use super::wire::{Fields, Malformed, Numbers, zigzag};

/// What the header of a file says.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Header {
    /// West, east, north, south in 1e-9 degrees, as written.
    pub(super) bounds: Option<[i64; 4]>,
    /// Features a reader must know.
    pub(super) required: Vec<String>,
}

impl Header {
    pub(super) fn parse(message: &[u8]) -> Result<Header, Malformed> {
        let mut header = Header::default();
        for field in Fields::of(message) {
            match field? {
                (1, value) => header.bounds = Some(bounds(value.bytes()?)?),
                (4, value) => header.required.push(String::from_utf8_lossy(value.bytes()?).into_owned()),
                _ => {}
            }
        }
        Ok(header)
    }
}

fn bounds(message: &[u8]) -> Result<[i64; 4], Malformed> {
    let mut sides = [0; 4];
    for field in Fields::of(message) {
        if let (side @ 1..=4, value) = field? {
            sides[side as usize - 1] = zigzag(value.number()?);
        }
    }
    Ok(sides)
}

/// A key and a value, as places in the block's string table.
pub(super) type RawTag = (u32, u32);

/// A node as written.
pub(super) struct NodeIn<'a> {
    pub(super) id: i64,
    /// Longitude and latitude in 1e-9 degrees; `None` when the numbers overflow.
    pub(super) nano: Option<[i64; 2]>,
    pub(super) tags: &'a [RawTag],
}

/// A way as written.
#[derive(Default)]
pub(super) struct WayIn {
    pub(super) id: i64,
    pub(super) refs: Vec<i64>,
    pub(super) tags: Vec<RawTag>,
}

/// A relation as written.
#[derive(Default)]
pub(super) struct RelationIn {
    pub(super) id: i64,
    /// Role (a place in the string table), member id, and member type: 0 node, 1 way, 2 relation.
    pub(super) members: Vec<(u32, i64, u64)>,
    pub(super) tags: Vec<RawTag>,
}

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
    groups: Vec<&'a [u8]>,
    granularity: i64,
    offset: [i64; 2],
}

impl<'a> Block<'a> {
    pub(super) fn parse(message: &'a [u8]) -> Result<Block<'a>, Malformed> {
        let mut block = Block { strings: Vec::new(), groups: Vec::new(), granularity: 100, offset: [0; 2] };
        for field in Fields::of(message) {
            match field? {
                (1, value) => {
                    for string in Fields::of(value.bytes()?) {
                        if let (1, text) = string? {
                            block.strings.push(text.bytes()?);
                        }
                    }
                }
                // Most writers close a block with an empty group; a hostile one may write millions.
                (2, value) => block.groups.extend(Some(value.bytes()?).filter(|group| !group.is_empty())),
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
        for group in &self.groups {
            for field in Fields::of(group) {
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
        self.each(2, |message| self.dense(message, &mut tags, &mut see))
    }

    /// Hands every message in field `number` of every group to `parse`.
    fn each(&self, number: u64, mut parse: impl FnMut(&'a [u8]) -> Result<(), Malformed>) -> Result<(), Malformed> {
        for group in &self.groups {
            for field in Fields::of(group) {
                let (found, value) = field?;
                if found == number {
                    parse(value.bytes()?)?;
                }
            }
        }
        Ok(())
    }

    fn dense(&self, message: &[u8], tags: &mut Vec<RawTag>, see: &mut impl FnMut(NodeIn<'_>)) -> Result<(), Malformed> {
        let none = Numbers::none;
        let (mut ids, mut lats, mut lons, mut keys) = (none(), none(), none(), none());
        for field in Fields::of(message) {
            match field? {
                (1, value) => ids = value.numbers()?,
                (8, value) => lats = value.numbers()?,
                (9, value) => lons = value.numbers()?,
                (10, value) => keys = value.numbers()?,
                _ => {}
            }
        }
        let (mut id, mut at) = (0i64, [0i64; 2]);
        for delta in ids {
            let (Some(lon), Some(lat)) = (lons.next(), lats.next()) else {
                return Err(Malformed("there are more node ids than coordinates"));
            };
            id = step(id, delta?)?;
            at = [step(at[0], lon?)?, step(at[1], lat?)?];
            dense_tags(&mut keys, tags)?;
            see(NodeIn { id, nano: self.nano(at), tags });
        }
        Ok(())
    }

    fn nano(&self, at: [i64; 2]) -> Option<[i64; 2]> {
        let scale = |n: i64, offset: i64| n.checked_mul(self.granularity)?.checked_add(offset);
        Some([scale(at[0], self.offset[0])?, scale(at[1], self.offset[1])?])
    }
}

fn step(from: i64, delta: u64) -> Result<i64, Malformed> {
    from.checked_add(zigzag(delta)).ok_or(Malformed("an id or coordinate overflows"))
}

/// The tags of the next dense node: pairs up to a zero.
fn dense_tags(keys: &mut Numbers<'_>, tags: &mut Vec<RawTag>) -> Result<(), Malformed> {
    tags.clear();
    loop {
        match keys.next().transpose()? {
            None | Some(0) => return Ok(()),
            Some(key) => {
                let value = keys.next().transpose()?.ok_or(Malformed("a tag has a key but no value"))?;
                tags.push((index(key), index(value)));
            }
        }
    }
}

/// A place in the string table; one beyond any table stays beyond it.
fn index(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn parse_node(message: &[u8], tags: &mut Vec<RawTag>) -> Result<(i64, [i64; 2]), Malformed> {
    let (mut id, mut at) = (0, [0; 2]);
    tags.clear();
    let mut values = 0;
    for field in Fields::of(message) {
        match field? {
            (1, value) => id = zigzag(value.number()?),
            (2, value) => push_keys(value.numbers()?, tags)?,
            (3, value) => push_values(value.numbers()?, tags, &mut values)?,
            (8, value) => at[1] = zigzag(value.number()?),
            (9, value) => at[0] = zigzag(value.number()?),
            _ => {}
        }
    }
    Ok((id, at))
}

fn parse_way(message: &[u8], way: &mut WayIn) -> Result<(), Malformed> {
    way.id = 0;
    way.refs.clear();
    way.tags.clear();
    let (mut last, mut values) = (0, 0);
    for field in Fields::of(message) {
        match field? {
            (1, value) => way.id = value.number()? as i64,
            (2, value) => push_keys(value.numbers()?, &mut way.tags)?,
            (3, value) => push_values(value.numbers()?, &mut way.tags, &mut values)?,
            (8, value) => {
                for delta in value.numbers()? {
                    last = step(last, delta?)?;
                    way.refs.push(last);
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn parse_relation(message: &[u8], relation: &mut RelationIn) -> Result<(), Malformed> {
    relation.id = 0;
    relation.members.clear();
    relation.tags.clear();
    let (mut values, mut last) = (0, 0);
    let (mut ids, mut kinds) = (0, 0);
    for field in Fields::of(message) {
        match field? {
            (1, value) => relation.id = value.number()? as i64,
            (2, value) => push_keys(value.numbers()?, &mut relation.tags)?,
            (3, value) => push_values(value.numbers()?, &mut relation.tags, &mut values)?,
            (8, value) => {
                for role in value.numbers()? {
                    relation.members.push((index(role?), 0, u64::MAX));
                }
            }
            (9, value) => {
                for delta in value.numbers()? {
                    last = step(last, delta?)?;
                    member(relation, &mut ids)?.1 = last;
                }
            }
            (10, value) => {
                for kind in value.numbers()? {
                    member(relation, &mut kinds)?.2 = kind?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

fn member<'a>(relation: &'a mut RelationIn, next: &mut usize) -> Result<&'a mut (u32, i64, u64), Malformed> {
    let place = *next;
    *next += 1;
    relation.members.get_mut(place).ok_or(Malformed("a relation has more members than roles"))
}

/// Keys come before values in every known writer; protobuf writers keep fields in the order of their numbers.
fn push_keys(keys: Numbers<'_>, tags: &mut Vec<RawTag>) -> Result<(), Malformed> {
    for key in keys {
        tags.push((index(key?), u32::MAX));
    }
    Ok(())
}

fn push_values(values: Numbers<'_>, tags: &mut [RawTag], next: &mut usize) -> Result<(), Malformed> {
    for value in values {
        let tag = tags.get_mut(*next).ok_or(Malformed("an element has more tag values than keys"))?;
        tag.1 = index(value?);
        *next += 1;
    }
    Ok(())
}
