//! Small files drawn by hand for tests: nodes on a metric grid, ways and relations.
#![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

use super::super::store::{MISSING, Span, StoredMember, StoredNode, StoredRelation, StoredWay};
use super::super::tags::{Interner, Symbol};
use super::super::{ElementId, OsmFile};
use crate::geo::{LocalPlane, LonLat};

type TagList<'a> = &'a [(&'a str, &'a str)];

/// A file being drawn. Elements must be drawn with ascending ids.
#[derive(Default)]
pub(super) struct Sketch {
    file: OsmFile,
    strings: Interner,
    at: Vec<(i64, LonLat)>,
    refs: Vec<i64>,
}

/// The place `x` metres east and `y` metres north of the sketch's origin.
pub(super) fn spot(x: f64, y: f64) -> LonLat {
    let at = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap()).to_lonlat([x, y]);
    // OpenStreetMap's own resolution.
    LonLat::new((at.lon() * 1e7).round() / 1e7, (at.lat() * 1e7).round() / 1e7).unwrap()
}

impl Sketch {
    /// A node at `x`, `y` metres.
    pub(super) fn node(mut self, id: i64, x: f64, y: f64, tags: TagList<'_>) -> Sketch {
        self.at.push((id, spot(x, y)));
        if !tags.is_empty() {
            let tags = self.tags(tags);
            self.file.nodes.push(StoredNode { id, position: spot(x, y), tags });
        }
        self
    }

    pub(super) fn way(mut self, id: i64, nodes: &[i64], tags: TagList<'_>) -> Sketch {
        let start = self.refs.len() as u32;
        self.refs.extend(nodes);
        let refs = Span { start, end: self.refs.len() as u32 };
        let tags = self.tags(tags);
        self.file.ways.push(StoredWay { id, refs, tags });
        self
    }

    /// A closed way around the rectangle between two corners; its nodes are `10 * id ..= 10 * id + 3`, from the south-west
    /// corner on against the clock.
    pub(super) fn rectangle(self, id: i64, [west, south, east, north]: [f64; 4], tags: TagList<'_>) -> Sketch {
        let n = 10 * id;
        let corners = self.node(n, west, south, &[]).node(n + 1, east, south, &[]).node(n + 2, east, north, &[]);
        corners.node(n + 3, west, north, &[]).way(id, &[n, n + 1, n + 2, n + 3, n], tags)
    }

    pub(super) fn relation(mut self, id: i64, members: &[(ElementId, &str)], tags: TagList<'_>) -> Sketch {
        let start = self.file.members.len() as u32;
        for (element, role) in members {
            let role = self.strings.intern(role);
            self.file.members.push(StoredMember { element: *element, role });
        }
        let members = Span { start, end: self.file.members.len() as u32 };
        let tags = self.tags(tags);
        self.file.relations.push(StoredRelation { id, members, tags });
        self
    }

    /// The file, as if it had been read; nodes that were not drawn are missing from it.
    pub(super) fn file(self) -> OsmFile {
        let Sketch { mut file, strings, at, refs } = self;
        file.strings = strings.finish();
        file.nodes.sort_by_key(|node| node.id);
        file.node_ids = refs.clone();
        file.node_ids.sort_unstable();
        file.node_ids.dedup();
        let slot = |id: &i64| file.node_ids.binary_search(id).unwrap() as u32;
        file.refs = refs.iter().map(slot).collect();
        let place = |id: &i64| at.iter().find(|(known, _)| known == id).map(|(_, p)| *p);
        let stored = |p: LonLat| [(p.lon() * 1e7).round() as i32, (p.lat() * 1e7).round() as i32];
        file.positions = file.node_ids.iter().map(|id| place(id).map_or(MISSING, stored)).collect();
        file
    }

    fn tags(&mut self, tags: TagList<'_>) -> Span {
        let start = self.file.tags.len() as u32;
        for (key, value) in tags {
            let pair: (Symbol, Symbol) = (self.strings.intern(key), self.strings.intern(value));
            self.file.tags.push(pair);
        }
        Span { start, end: self.file.tags.len() as u32 }
    }
}
