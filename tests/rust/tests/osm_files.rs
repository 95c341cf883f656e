//! OpenStreetMap files as our reader and the crate `osmpbf` read them: the same nodes, ways and relations.
//!
//! Ours keeps only what says something about walking, homes or services. So what it kept must be exactly what
//! `osmpbf` reads, and what it left out must carry none of the tags that matter most.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "osm/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use lifecircle::source::osm::{ElementId, OsmFile, Tags};
use osmpbf::{Element, ElementReader, RelMemberType};

/// Elements with one of these are always kept.
const KEPT_KEYS: [&str; 8] = ["highway", "building", "amenity", "shop", "landuse", "leisure", "barrier", "railway"];

type TagList = Vec<(String, String)>;

#[derive(Default)]
struct Oracle {
    /// Longitude and latitude in 1e-7 degrees.
    nodes: BTreeMap<i64, ([i64; 2], TagList)>,
    ways: BTreeMap<i64, (Vec<i64>, TagList)>,
    relations: BTreeMap<i64, (Vec<(ElementId, String)>, TagList)>,
}

fn owned<'a>(tags: impl Iterator<Item = (&'a str, &'a str)>) -> TagList {
    tags.map(|(key, value)| (key.to_owned(), value.to_owned())).collect()
}

/// Nanodegrees as whole 1e-7 degrees; the files under test hold no finer ones.
fn decimicro([lon, lat]: [i64; 2]) -> [i64; 2] {
    assert_eq!([lon % 100, lat % 100], [0, 0]);
    [lon / 100, lat / 100]
}

impl Oracle {
    fn read(bytes: &[u8]) -> Oracle {
        let mut oracle = Oracle::default();
        let see = |element: Element<'_>| match element {
            Element::Node(n) => {
                let at = decimicro([n.nano_lon(), n.nano_lat()]);
                oracle.nodes.insert(n.id(), (at, owned(n.tags())));
            }
            Element::DenseNode(n) => {
                let at = decimicro([n.nano_lon(), n.nano_lat()]);
                oracle.nodes.insert(n.id(), (at, owned(n.tags())));
            }
            Element::Way(w) => {
                oracle.ways.insert(w.id(), (w.refs().collect(), owned(w.tags())));
            }
            Element::Relation(r) => {
                let member = |m: osmpbf::elements::RelMember<'_>| {
                    let element = match m.member_type {
                        RelMemberType::Node => ElementId::Node(m.member_id),
                        RelMemberType::Way => ElementId::Way(m.member_id),
                        RelMemberType::Relation => ElementId::Relation(m.member_id),
                    };
                    (element, m.role().unwrap().to_owned())
                };
                oracle.relations.insert(r.id(), (r.members().map(member).collect(), owned(r.tags())));
            }
        };
        ElementReader::new(bytes).for_each(see).unwrap();
        oracle
    }
}

fn same_tags(ours: Tags<'_>, theirs: &TagList) {
    assert_eq!(&owned(ours.iter()), theirs);
}

fn matters(tags: &TagList) -> bool {
    tags.iter().any(|(key, _)| KEPT_KEYS.contains(&key.as_str()))
}

/// How many nodes, ways and relations were compared.
fn compare(bytes: &[u8]) -> [usize; 3] {
    let (file, oracle) = (OsmFile::read(bytes, &Default::default()).unwrap(), Oracle::read(bytes));
    let at = |id: i64| file.position(id).map(|p| [p.lon(), p.lat()].map(|degrees| (degrees * 1e7).round() as i64));
    for node in file.nodes() {
        let (position, tags) = &oracle.nodes[&node.id()];
        assert_eq!(at(node.id()), Some(*position), "node/{}", node.id());
        same_tags(node.tags(), tags);
    }
    let mut referred = std::collections::BTreeSet::new();
    for way in file.ways() {
        let (refs, tags) = &oracle.ways[&way.id()];
        assert_eq!(&way.refs().collect::<Vec<_>>(), refs, "way/{}", way.id());
        same_tags(way.tags(), tags);
        referred.extend(refs);
    }
    for id in &referred {
        assert_eq!(at(*id), oracle.nodes.get(id).map(|node| node.0), "node/{id}");
    }
    for relation in file.relations() {
        let (members, tags) = &oracle.relations[&relation.id()];
        let ours: Vec<_> = relation.members().map(|(element, role)| (element, role.to_owned())).collect();
        assert_eq!(&ours, members, "relation/{}", relation.id());
        same_tags(relation.tags(), tags);
    }
    for (id, (_, tags)) in &oracle.nodes {
        assert!(file.node(*id).is_some() || !matters(tags), "node/{id} is left out: {tags:?}");
    }
    for (id, (refs, tags)) in &oracle.ways {
        assert!(file.way(*id).is_some() || refs.len() < 2 || !matters(tags), "way/{id} is left out: {tags:?}");
    }
    for (id, (_, tags)) in &oracle.relations {
        assert!(file.relation(*id).is_some() || !matters(tags), "relation/{id} is left out: {tags:?}");
    }
    let tagged_only = file.nodes().filter(|node| !referred.contains(&node.id())).count();
    [tagged_only + referred.len(), file.ways().len(), file.relations().len()]
}

/// Every OpenStreetMap file under `folder`.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.to_string_lossy().ends_with(".osm.pbf") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_bundled_file_is_read_as_osmpbf_reads_it() {
    let files = files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../data"));
    assert!(files.len() >= 6, "{files:?}");
    let mut compared = [0; 3];
    for path in files {
        let here = compare(&std::fs::read(&path).unwrap());
        assert!(here[0] > 1000 && here[1] > 100, "{}: {here:?}", path.display());
        compared = [0, 1, 2].map(|kind| compared[kind] + here[kind]);
    }
    assert!(compared[0] > 50_000 && compared[1] > 10_000 && compared[2] > 100, "{compared:?}");
}

#[test]
fn a_file_written_by_hand_is_read_as_osmpbf_reads_it() {
    assert_eq!(compare(&written::small()), [3, 1, 1]);
}
