//! One node, way or relation as written, read into scratch space that is reused.
//!
//! # References
//!
//! <https://wiki.openstreetmap.org/wiki/PBF_Format>, "OSMData fileblock".

use super::wire::{Fields, Malformed, Numbers, zigzag};

/// The most nodes of a way and members of a relation. OpenStreetMap itself allows 2,000 and 32,000.
const MOST_PARTS: usize = 1 << 20;
/// The most tags of an element.
const MOST_TAGS: usize = 1 << 16;

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

/// The number that is `delta`, in zigzag form, beyond `from`.
pub(super) fn step(from: i64, delta: u64) -> Result<i64, Malformed> {
    from.checked_add(zigzag(delta)).ok_or(Malformed("an id or coordinate overflows"))
}

pub(super) fn push_tag(tag: RawTag, tags: &mut Vec<RawTag>) -> Result<(), Malformed> {
    push(tag, tags, MOST_TAGS, "an element has more than 65,536 tags")
}

/// Adds an item unless there are `most` already: one byte of a hostile file could otherwise cost 24 in memory.
fn push<T>(item: T, items: &mut Vec<T>, most: usize, refusal: &'static str) -> Result<(), Malformed> {
    if items.len() == most {
        return Err(Malformed(refusal));
    }
    items.push(item);
    Ok(())
}

/// A place in the string table; one beyond any table stays beyond it.
pub(super) fn index(number: u64) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

pub(super) fn parse_node(message: &[u8], tags: &mut Vec<RawTag>) -> Result<(i64, [i64; 2]), Malformed> {
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

pub(super) fn parse_way(message: &[u8], way: &mut WayIn) -> Result<(), Malformed> {
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
                    push(last, &mut way.refs, MOST_PARTS, "a way has more than 1,048,576 nodes")?;
                }
            }
            _ => {}
        }
    }
    Ok(())
}

pub(super) fn parse_relation(message: &[u8], relation: &mut RelationIn) -> Result<(), Malformed> {
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
                    let member = (index(role?), 0, u64::MAX);
                    push(member, &mut relation.members, MOST_PARTS, "a relation has more than 1,048,576 members")?;
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
        push_tag((index(key?), u32::MAX), tags)?;
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
