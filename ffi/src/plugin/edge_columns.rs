//! The edges of a network as a walk model in C sees them.

use lifecircle::network::{EdgeAttributes, Edges};

/// The edges of a network, column by column, each of `count` rows. All pointers are valid during the call only.
///
/// Numbers that may be absent have a column of their own that says where they are known (1) and where not (0); what
/// stands under a 0 is never to be read.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_edge_columns {
    /// The size of this structure; one of a later version may be larger.
    pub struct_size: usize,
    /// How many edges.
    pub count: usize,
    /// Length in metres.
    pub length_m: *const f64,
    /// The source's number of the way, or of a gate's node.
    pub source_id: *const i64,
    /// What kind of way it is: `lc_way_class`.
    pub way_class: *const u8,
    /// Who may pass: `lc_passage`. The library enforces it; a model need not.
    pub passage: *const u8,
    /// In which direction: `lc_direction`. The library enforces it; a model need not.
    pub direction: *const u8,
    /// Whether it crosses a street with cars: `lc_crossing`.
    pub crossing: *const u8,
    /// What the ground is like: `lc_surface`.
    pub surface: *const u8,
    /// Whether it is fit for wheelchairs: `lc_wheelchair`. On steps: whether there is a ramp.
    pub wheelchair: *const u8,
    /// Slope as drawn, rise over run (0.05 is 5 %).
    pub incline: *const f32,
    /// Where `incline` is known.
    pub incline_known: *const u8,
    /// Usable width in metres.
    pub width_m: *const f32,
    /// Where `width_m` is known.
    pub width_known: *const u8,
    /// Height gained as drawn in metres, negative downhill.
    pub climb_m: *const f32,
    /// Where `climb_m` is known.
    pub climb_known: *const u8,
    /// Which share (0 to 1) of a whole crossing the edge is, so that one drawn in pieces is waited for once.
    pub crossing_share: *const f32,
    /// Storey or layer: 0 on the ground.
    pub layer: *const i8,
    /// 1 on a bridge or in a tunnel.
    pub grade_separated: *const u8,
}

/// What kind of way an edge is.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_way_class {
    /// A street shared with or beside cars.
    Street = 0,
    /// A street with heavy traffic that may be walked along.
    MainStreet = 1,
    /// A way for walkers.
    Footway = 2,
    /// A flight of steps.
    Steps = 3,
    /// A lift.
    Elevator = 4,
    /// Inside a building.
    Indoor = 5,
    /// Half of the passage through a gate; it has no length.
    Gate = 6,
    /// A service way, driveway or track.
    Service = 7,
    /// The edge of a square that may be crossed.
    Area = 8,
}

/// Who may pass an edge, and in which part of a walk.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_passage {
    /// Everyone, anywhere.
    Public = 0,
    /// Only at the start or the end of a walk.
    EndOnly = 1,
    /// Only at the start of a walk, for those who live inside.
    Residents = 2,
}

/// In which direction an edge may be walked.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_direction {
    /// Both ways.
    Both = 0,
    /// Only as drawn.
    Forward = 1,
    /// Only against the drawing.
    Backward = 2,
}

/// A crossing of a street with cars.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_crossing {
    /// Not a crossing.
    None = 0,
    /// With signals.
    Signals = 1,
    /// Marked, without signals.
    Marked = 2,
    /// Neither marked nor signalled.
    Unmarked = 3,
}

/// What the ground is like.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_surface {
    /// Not known.
    Unknown = 0,
    /// Asphalt, concrete, paving stones.
    Paved = 1,
    /// Cobbles, setts, compacted gravel.
    Rough = 2,
    /// Earth, grass, sand, mud.
    Unpaved = 3,
}

/// Whether an edge is fit for wheelchairs.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_wheelchair {
    /// Not known.
    Unknown = 0,
    /// Fit.
    Fit = 1,
    /// Not fit.
    Unfit = 2,
}

/// What [`lc_edge_columns`] points into.
pub(super) struct EdgeColumns {
    length_m: Vec<f64>,
    source_id: Vec<i64>,
    way_class: Vec<u8>,
    passage: Vec<u8>,
    direction: Vec<u8>,
    crossing: Vec<u8>,
    surface: Vec<u8>,
    wheelchair: Vec<u8>,
    incline: Known,
    width_m: Known,
    climb_m: Known,
    crossing_share: Vec<f32>,
    layer: Vec<i8>,
    grade_separated: Vec<u8>,
}

/// Numbers that may be absent.
struct Known {
    value: Vec<f32>,
    known: Vec<u8>,
}

impl Known {
    fn of(values: impl Iterator<Item = Option<f32>>) -> Known {
        let (value, known) = values.map(|v| (v.unwrap_or(0.0), u8::from(v.is_some()))).unzip();
        Known { value, known }
    }
}

impl EdgeColumns {
    pub(super) fn of(edges: &Edges) -> EdgeColumns {
        fn each<T>(edges: &Edges, of: impl FnMut(&EdgeAttributes) -> T) -> Vec<T> {
            edges.attributes.iter().map(of).collect()
        }
        EdgeColumns {
            length_m: edges.length_m.to_vec(),
            source_id: edges.source_id.to_vec(),
            way_class: each(edges, |a| a.class as u8),
            passage: each(edges, |a| a.passage as u8),
            direction: each(edges, |a| a.direction as u8),
            crossing: each(edges, |a| a.crossing as u8),
            surface: each(edges, |a| a.surface as u8),
            wheelchair: each(edges, |a| match a.wheelchair {
                None => lc_wheelchair::Unknown as u8,
                Some(true) => lc_wheelchair::Fit as u8,
                Some(false) => lc_wheelchair::Unfit as u8,
            }),
            incline: Known::of(edges.attributes.iter().map(|a| a.incline)),
            width_m: Known::of(edges.attributes.iter().map(|a| a.width_m)),
            climb_m: Known::of(edges.climb_m.iter().copied()),
            crossing_share: edges.crossing_share.to_vec(),
            layer: each(edges, |a| a.layer),
            grade_separated: each(edges, |a| u8::from(a.grade_separated)),
        }
    }

    pub(super) fn count(&self) -> usize {
        self.length_m.len()
    }

    /// The columns for C, valid as long as these.
    pub(super) fn view(&self) -> lc_edge_columns {
        lc_edge_columns {
            struct_size: size_of::<lc_edge_columns>(),
            count: self.count(),
            length_m: self.length_m.as_ptr(),
            source_id: self.source_id.as_ptr(),
            way_class: self.way_class.as_ptr(),
            passage: self.passage.as_ptr(),
            direction: self.direction.as_ptr(),
            crossing: self.crossing.as_ptr(),
            surface: self.surface.as_ptr(),
            wheelchair: self.wheelchair.as_ptr(),
            incline: self.incline.value.as_ptr(),
            incline_known: self.incline.known.as_ptr(),
            width_m: self.width_m.value.as_ptr(),
            width_known: self.width_m.known.as_ptr(),
            climb_m: self.climb_m.value.as_ptr(),
            climb_known: self.climb_m.known.as_ptr(),
            crossing_share: self.crossing_share.as_ptr(),
            layer: self.layer.as_ptr(),
            grade_separated: self.grade_separated.as_ptr(),
        }
    }
}
