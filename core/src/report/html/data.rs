//! What the offline map shows: plain columns and rows, filled from a study, checked before they are written.

use crate::geo::LonLat;

/// A text in Chinese and in English. Always text, never markup.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// In Chinese.
    pub zh: String,
    /// In English.
    pub en: String,
}

impl Bilingual {
    /// A text in both languages.
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Bilingual {
        Bilingual { zh: zh.into(), en: en.into() }
    }
}

/// The language a map opens in; the reader may switch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    #[default]
    Zh,
    /// English.
    En,
}

/// Everything one offline map holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapData {
    /// The heading, such as the name of the city.
    pub title: Bilingual,
    /// One line below it: walker, date, source.
    pub subtitle: Bilingual,
    /// The language it opens in.
    pub language: Language,
    /// The categories, in the order they are offered.
    pub categories: Vec<MapCategory>,
    /// The category shown first, as its place in `categories`.
    pub first_category: usize,
    /// The limits of the classes in minutes, ascending; empty means 5, 10 and 15.
    pub limits_min: Vec<u32>,
    /// How far every search went, in ticks: the walks in `categories` and the searches in the page alike.
    pub horizon_ticks: u32,
    /// Whether the data is too sparse for an absence to mean anything: a home that reaches none is then no data.
    pub sparse: bool,
    /// The network as the engine searches it.
    pub graph: MapGraph,
    /// The network as it is drawn, by edge.
    pub edges: Vec<MapEdge>,
    /// The homes.
    pub homes: Vec<MapHome>,
    /// The places.
    pub facilities: Vec<MapFacility>,
    /// The findings, one list per standard.
    pub standards: Vec<MapStandard>,
    /// The outline within which the data is complete.
    pub extent: Vec<Vec<LonLat>>,
    /// Residential land, as outer rings to draw; may be empty.
    pub land: Vec<Vec<LonLat>>,
    /// Whom the data is owed to, such as `© OpenStreetMap contributors, ODbL`.
    pub attribution: Vec<String>,
    /// What the same homes have after something was done; the reader switches between them.
    pub futures: Vec<MapFuture>,
}

/// The same homes after something was done, and what that changes from the map that holds it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapFuture {
    /// What was done.
    pub label: Bilingual,
    /// Everything as it is then: the same homes, categories and limits in the same order. Titles, language and attribution are
    /// those of the map that holds it; it holds no futures of its own.
    pub then: MapData,
    /// Places that were not there, as rows of the facilities of `then`.
    pub opened: Vec<u32>,
    /// Places that are there no more, as rows of the facilities of the map that holds it.
    pub closed: Vec<u32>,
    /// Who gains and who loses, one for each requirement that changes for anybody.
    pub changes: Vec<MapChange>,
}

/// Who gains and who loses what one requirement asks for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapChange {
    /// The requirement.
    pub title: Bilingual,
    /// The category it is about, as a place in [`MapData::categories`].
    pub category: Option<u32>,
    /// The homes for which it changes, ascending, each once.
    pub moves: Vec<(u32, MapMove)>,
}

/// What becomes of a home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MapMove {
    /// It has something now and had it not.
    Gains,
    /// It has something now; whether it had is not known.
    MayGain,
    /// It had something and has it no more.
    Loses,
    /// It had something; whether it has it still is not known.
    MayLose,
}

/// A category, and the walk to it from every home.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapCategory {
    /// Its name in the catalogue.
    pub id: String,
    /// What people call it.
    pub label: Bilingual,
    /// The heading it stands under; empty for none.
    pub group: Bilingual,
    /// The walk from each home to the nearest one.
    pub walks: MapWalks,
}

/// The walks from every home to the nearest place of one category.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum MapWalks {
    /// The data says nothing of this category, which is not the same as its absence on the ground.
    #[default]
    NoData,
    /// Ticks per home; `None` when none was reached within [`MapData::horizon_ticks`].
    Ticks(Vec<Option<u32>>),
}

/// The directed search graph of the engine: arcs in compressed rows over (node, state) pairs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapGraph {
    /// Where the arcs of each search node start; one more than there are search nodes.
    pub arc_start: Vec<u32>,
    /// The search node each arc leads to.
    pub arc_to: Vec<u32>,
    /// The ticks of each arc.
    pub arc_ticks: Vec<u32>,
    /// Twice the edge of each arc, plus one when it is walked against the drawing.
    pub arc_edge: Vec<u32>,
}

/// An edge: its shape, and what it costs between two doors upon it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapEdge {
    /// Its shape, at least two points.
    pub shape: Vec<LonLat>,
    /// Metres from its start at each point of the shape; the last is its length.
    pub chainage_m: Vec<f64>,
    /// Seconds along the drawing; `None` where one may not walk.
    pub forward_s: Option<f64>,
    /// Seconds against the drawing; `None` where one may not walk.
    pub backward_s: Option<f64>,
}

/// One end of an edge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EdgeEnd {
    /// Where its drawing starts.
    From,
    /// Where its drawing ends.
    To,
}

/// A way from a door to the search graph, or back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MapSeed {
    /// The search node.
    pub node: u32,
    /// Ticks between the door and the node: the link and the part of the edge.
    pub ticks: u32,
    /// The end of the door's edge that `node` is.
    pub end: EdgeEnd,
}

/// Where a home is left or a place is entered.
#[derive(Clone, Debug, PartialEq)]
pub struct MapDoor {
    /// The door.
    pub position: LonLat,
    /// The point of the network it is linked to.
    pub point: LonLat,
    /// The edge of that point.
    pub edge: u32,
    /// Metres from the start of the edge to that point.
    pub chainage_m: f64,
    /// Ticks of the link between door and network.
    pub link_ticks: u32,
    /// Of a home: where its walks enter the graph. Of a place: where they leave it.
    pub seeds: Vec<MapSeed>,
}

/// A home.
#[derive(Clone, Debug, PartialEq)]
pub struct MapHome {
    /// What it is called: a name, else its identity.
    pub label: String,
    /// Where it is drawn.
    pub position: LonLat,
    /// Its people; `None` not known.
    pub people: Option<f64>,
    /// Whether `people` is an estimate.
    pub people_estimated: bool,
    /// Ticks of the shortest walk that leaves the data; `None` when none does within the horizon.
    pub escape_ticks: Option<u32>,
    /// Its doors; empty when it could not be attached to the network.
    pub doors: Vec<MapDoor>,
}

/// A place that offers something.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFacility {
    /// Its name; `None` not known.
    pub name: Option<String>,
    /// Where it is drawn.
    pub position: LonLat,
    /// What it offers, as places in [`MapData::categories`].
    pub categories: Vec<u32>,
    /// Its doors; empty when it could not be attached to the network.
    pub doors: Vec<MapDoor>,
}

/// What one standard says of the circles.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct MapStandard {
    /// Its title.
    pub title: Bilingual,
    /// Its findings.
    pub findings: Vec<MapFinding>,
}

/// What a finding says of one requirement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FindingStatus {
    /// There is none.
    Missing,
    /// There are too few.
    Short,
    /// The requirement is met.
    Met,
    /// There are more than its users can feed.
    Saturated,
    /// The data cannot tell.
    NoData,
}

/// One requirement, judged in one circle.
#[derive(Clone, Debug, PartialEq)]
pub struct MapFinding {
    /// The circle.
    pub circle: Bilingual,
    /// What was found, in a sentence.
    pub text: Bilingual,
    /// The verdict.
    pub status: FindingStatus,
    /// The category it is about, as a place in [`MapData::categories`].
    pub category: Option<u32>,
    /// The clause of the standard; `unknown` is printed as it is.
    pub clause: String,
    /// How sure the number is: `quoted`, `second-hand`, `recalled` or `ours`; all but `quoted` are marked.
    pub confidence: String,
}
