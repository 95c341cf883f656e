//! Groups of hostile files.

use std::io::Read;
use std::path::Path;

use flate2::read::ZlibDecoder;

use crate::written::{bytes, file, framed, number, packed, varint, zlib};

pub(crate) const GROUPS: [&str; 11] = [
    "truncated",
    "random",
    "mutated",
    "lengths",
    "bomb:zeroes",
    "bomb:lying",
    "bomb:strings",
    "bomb:groups",
    "bomb:refs",
    "bomb:members",
    "bomb:tags",
];

const MIB: usize = 1 << 20;

/// Shares of chance, the same each time.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % below
    }
}

/// The files of a group with their names.
pub(crate) fn files(group: &str) -> Box<dyn Iterator<Item = (String, Vec<u8>)>> {
    match group {
        "truncated" => Box::new(truncated()),
        "random" => Box::new(random()),
        "mutated" => Box::new(mutated()),
        "lengths" => Box::new(lengths().into_iter()),
        path => Box::new(std::iter::once((path.to_owned(), std::fs::read(path).unwrap()))),
    }
}

/// Writes a bomb to a file, and returns its path.
pub(crate) fn write_bomb(group: &str) -> String {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(group.replace(':', "_"));
    std::fs::write(&path, bomb(group)).unwrap();
    path.to_string_lossy().into_owned()
}

fn nanjing() -> Vec<u8> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021");
    std::fs::read(folder.join("nanjing_xinjiekou.osm.pbf")).unwrap()
}

fn truncated() -> impl Iterator<Item = (String, Vec<u8>)> {
    let whole = nanjing();
    (0..whole.len()).step_by(997).map(move |length| (format!("{length} bytes"), whole[..length].to_vec()))
}

fn random() -> impl Iterator<Item = (String, Vec<u8>)> {
    let mut dice = Dice(997);
    (0..256).map(move |i| {
        let length = 1 + dice.roll(4096);
        (format!("random {i}"), (0..length).map(|_| dice.roll(256) as u8).collect())
    })
}

/// Nanjing with up to eight bytes changed in one inflated block, which is packed again with a right checksum.
fn mutated() -> impl Iterator<Item = (String, Vec<u8>)> {
    let blocks = blocks(&nanjing());
    let mut dice = Dice(20_261_124);
    (0..256).map(move |i| {
        let mut changed = blocks.clone();
        let block = &mut changed[dice.roll(blocks.len())].1;
        for _ in 0..1 + dice.roll(8) {
            let at = dice.roll(block.len());
            match dice.roll(4) {
                0 => block[at] ^= 1 << dice.roll(8),
                1 => block[at] = 0xff,
                2 => drop(block.remove(at)),
                _ => block.insert(at, dice.roll(256) as u8),
            }
        }
        (format!("mutated {i}"), changed.iter().flat_map(|(kind, raw)| packed(kind, raw)).collect())
    })
}

/// The kinds and inflated blocks of a good file.
fn blocks(file: &[u8]) -> Vec<(String, Vec<u8>)> {
    let (mut rest, mut found) = (file, Vec::new());
    while let Some((length, after)) = rest.split_first_chunk::<4>() {
        let (header, after) = after.split_at(u32::from_be_bytes(*length) as usize);
        let kind = if header.windows(7).any(|w| w == b"OSMData") { "OSMData" } else { "OSMHeader" };
        // Both writers end the header with the length of the blob, and the blob with its zlib stream.
        let size_at = header.iter().rposition(|byte| *byte == 0x18).unwrap() + 1;
        let size = header[size_at..].iter().rev().fold(0, |n, byte| n << 7 | usize::from(byte & 0x7f));
        let (blob, after) = after.split_at(size);
        let stream = blob.windows(2).position(|w| w == [0x78, 0x9c] || w == [0x78, 0xda] || w == [0x78, 0x01]).unwrap();
        let mut raw = Vec::new();
        ZlibDecoder::new(&blob[stream..]).read_to_end(&mut raw).unwrap();
        found.push((kind.to_owned(), raw));
        rest = after;
    }
    found
}

/// Headers and blobs that say they are longer, shorter or larger than they are.
fn lengths() -> Vec<(String, Vec<u8>)> {
    let good = crate::written::small();
    let mut found = Vec::new();
    for claim in [0u32, 1, 65_535, 65_536, 1 << 31, u32::MAX] {
        found.push((format!("header of {claim}"), [&claim.to_be_bytes()[..], &good[4..]].concat()));
    }
    for claim in [0, 1, 31 << 20, 1 << 31, 1 << 40, u64::MAX] {
        let header = [bytes(1, b"OSMData"), number(3, claim)].concat();
        let blob = [&(header.len() as u32).to_be_bytes()[..], &header].concat();
        found.push((format!("blob of {claim}"), [good.clone(), blob].concat()));
        let lying = [number(2, claim), bytes(3, &zlib(b"\x0a\x02\x0a\x00"))].concat();
        found.push((format!("raw size of {claim}"), [good.clone(), framed("OSMData", &lying)].concat()));
    }
    found
}

fn bomb(kind: &str) -> Vec<u8> {
    // The largest block the format allows, less what frames it.
    let most = 32 * MIB - 64;
    match kind {
        // A quarter of a gibibyte of zeroes that packs into a mebibyte, in a blob that says nothing of its size.
        "bomb:zeroes" => [packed("OSMHeader", &[]), framed("OSMData", &bytes(3, &zlib(&vec![0; 256 * MIB])))].concat(),
        "bomb:lying" => {
            let blob = [number(2, 1000), bytes(3, &zlib(&vec![0; 256 * MIB]))].concat();
            [packed("OSMHeader", &[]), framed("OSMData", &blob)].concat()
        }
        "bomb:strings" => file(&[bytes(1, &[0x0a, 0].repeat(most / 2 - 8))]),
        "bomb:groups" => file(&[[0x12, 2, 0x0a, 0].repeat(most / 4)]),
        // Every reference one beyond the last, in a building, so that it matters.
        "bomb:refs" => {
            file(&[group(3, &[number(1, 1), bytes(2, &[1]), bytes(3, &[1]), bytes(8, &vec![2; most - 64])])])
        }
        "bomb:members" => {
            let third = (most - 128) / 3;
            let lists = [bytes(8, &vec![0; third]), bytes(9, &vec![2; third]), bytes(10, &vec![1; third])];
            file(&[group(4, &[vec![8, 1], bytes(2, &[1]), bytes(3, &[1]), lists.concat()])])
        }
        "bomb:tags" => {
            let half = (most - 128) / 2;
            file(&[group(3, &[vec![8, 1], bytes(2, &vec![1; half]), bytes(3, &vec![1; half]), bytes(8, &[2, 2])])])
        }
        unknown => unreachable!("{unknown}"),
    }
}

/// A block with one element of a kind, whose string 1 is `building`.
fn group(field: u64, element: &[Vec<u8>]) -> Vec<u8> {
    let mut table = Vec::new();
    varint(0x0a, &mut table);
    varint(0, &mut table);
    table.extend(bytes(1, b"building"));
    [bytes(1, &table), bytes(2, &bytes(field, &element.concat()))].concat()
}
