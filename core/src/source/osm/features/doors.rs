//! The doors of areas: mapped entrances on the outline, and where walkable ways meet it.

use std::collections::BTreeMap;

use super::super::{OsmFile, Tags};
use super::shape::Area;
use crate::geo::LonLat;
use crate::source::outline::doors_along;

/// Who may use a mapped entrance.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Entrance {
    visitors: bool,
    residents: bool,
}

/// What of the file's nodes matters to doors.
pub(super) struct Doors<'a> {
    file: &'a OsmFile,
    entrances: BTreeMap<u32, Entrance>,
    /// By node slot: whether a walkable way passes there.
    walked: Vec<bool>,
}

impl<'a> Doors<'a> {
    pub(super) fn new(file: &'a OsmFile) -> Doors<'a> {
        let mut entrances = BTreeMap::new();
        for node in file.nodes() {
            let found = entrance(node.tags()).zip(file.node_ids.binary_search(&node.id()).ok());
            if let Some((entrance, slot)) = found {
                entrances.insert(slot as u32, entrance);
            }
        }
        let mut walked = vec![false; file.node_ids.len()];
        for way in file.ways().filter(|way| is_walkable(way.tags())) {
            for slot in way.slots() {
                walked[*slot as usize] = true;
            }
        }
        Doors { file, entrances, walked }
    }

    /// The mapped entrances on the outline that a visitor may use.
    pub(super) fn for_visitors(&self, area: &Area) -> Vec<LonLat> {
        self.on_rim(area, |slot| self.entrances.get(&slot).is_some_and(|e| e.visitors))
    }

    /// The mapped entrances on the outline that a resident may use.
    pub(super) fn for_residents(&self, area: &Area) -> Vec<LonLat> {
        self.on_rim(area, |slot| self.entrances.get(&slot).is_some_and(|e| e.residents))
    }

    /// Where an area without mapped entrances may be entered: places along its outline, and where ways meet it.
    pub(super) fn unmapped(&self, area: &Area) -> Vec<LonLat> {
        let mut doors = self.on_rim(area, |slot| self.walked.get(slot as usize) == Some(&true));
        for door in doors_along(&area.outline) {
            if !doors.contains(&door) {
                doors.push(door);
            }
        }
        doors
    }

    /// Where the nodes of the outline are that `wanted` accepts, each place once, in the order of the outline.
    fn on_rim(&self, area: &Area, wanted: impl Fn(u32) -> bool) -> Vec<LonLat> {
        let mut doors: Vec<LonLat> = Vec::new();
        for slot in area.rim.iter().copied().filter(|slot| wanted(*slot)) {
            // A ring names its first node again at its end; an outline may touch itself, and two nodes may be one place.
            let place = self.file.slot_position(slot as usize);
            doors.extend(place.filter(|place| !doors.contains(place)));
        }
        doors
    }
}

/// Who may use a node as an entrance; `None` when it is none.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:entrance>
fn entrance(tags: Tags<'_>) -> Option<Entrance> {
    let kind = tags.get("entrance")?;
    let closed = matches!(kind, "no" | "emergency" | "garage" | "exit" | "fire_exit");
    let private = tags.is_any("access", &["private", "no"]) || tags.is_any("foot", &["private", "no"]);
    let residents = !closed && kind != "shop";
    let visitors = !closed && !private && !matches!(kind, "service" | "staircase" | "home" | "residence" | "private");
    Some(Entrance { visitors, residents })
}

/// Whether people walk on a way, near enough to say that it leads into an area; the network has the exact rules.
fn is_walkable(tags: Tags<'_>) -> bool {
    const CLOSED: [&str; 10] = [
        "motorway",
        "motorway_link",
        "trunk",
        "trunk_link",
        "construction",
        "proposed",
        "raceway",
        "bus_guideway",
        "escape",
        "abandoned",
    ];
    let open = tags.get("highway").is_some_and(|class| !CLOSED.contains(&class));
    let refused = tags.is_any("foot", &["no", "private", "use_sidepath"]);
    let private = tags.is_any("access", &["no", "private"]) && !tags.has("foot");
    open && !refused && !private
}
