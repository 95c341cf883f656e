//! Homes, outlets and walks as an indicator in C sees them.

use lifecircle::access::Catchments;
use lifecircle::units::Ticks;

/// Homes, outlets and the walks between them up to a horizon, in columns. All pointers are valid during the call only.
///
/// Numbers that may be absent have a column of their own that says where they are known (1) and where not (0); what
/// stands under a 0 is never to be read.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_catchment_columns {
    /// The size of this structure; one of a later version may be larger.
    pub struct_size: usize,
    /// The longest walk there may be, in seconds.
    pub horizon_s: f64,
    /// How many kinds of outlets.
    pub kind_count: usize,
    /// How many homes.
    pub home_count: usize,
    /// How many people live in each home.
    pub people: *const f64,
    /// Where `people` is known.
    pub people_known: *const u8,
    /// 1 for a home with a door on the network.
    pub attached: *const u8,
    /// The shortest walk from each home to where the data ends, in seconds.
    pub escape_s: *const f64,
    /// 0 where no walk within any horizon leads to where the data ends.
    pub escape_known: *const u8,
    /// How many outlets.
    pub outlet_count: usize,
    /// The facility of each outlet, as a row of the study's facilities.
    pub facility: *const u32,
    /// The kind of each outlet, counted from 0 in the order of the question.
    pub kind: *const u32,
    /// How much each outlet can serve.
    pub supply: *const f64,
    /// Where `supply` is known.
    pub supply_known: *const u8,
    /// The shortest walk to each outlet from where the data begins, in seconds.
    pub entry_s: *const f64,
    /// 0 where no walk within any horizon leads there from where the data begins.
    pub entry_known: *const u8,
    /// How many walks; they are in the order of homes, then of outlets.
    pub walk_count: usize,
    /// Where the walks of each home start; `home_count + 1` places.
    pub home_start: *const usize,
    /// The outlet of each walk.
    pub walk_outlet: *const u32,
    /// How long each walk takes, in seconds.
    pub walk_s: *const f64,
}

/// What [`lc_catchment_columns`] points into.
pub(super) struct CatchmentColumns {
    horizon_s: f64,
    kind_count: usize,
    people: Known,
    attached: Vec<u8>,
    escape_s: Known,
    facility: Vec<u32>,
    kind: Vec<u32>,
    supply: Known,
    entry_s: Known,
    home_start: Vec<usize>,
    walk_outlet: Vec<u32>,
    walk_s: Vec<f64>,
}

/// Numbers that may be absent.
struct Known {
    value: Vec<f64>,
    known: Vec<u8>,
}

impl Known {
    fn of(values: impl Iterator<Item = Option<f64>>) -> Known {
        let (value, known) = values.map(|v| (v.unwrap_or(0.0), u8::from(v.is_some()))).unzip();
        Known { value, known }
    }
}

impl CatchmentColumns {
    pub(super) fn of(catchments: &Catchments) -> CatchmentColumns {
        let (homes, outlets, walks) = (catchments.homes(), catchments.outlets(), catchments.walks());
        let seconds = |time: Option<Ticks>| time.map(Ticks::seconds);
        let mut home_start = Vec::with_capacity(homes.len() + 1);
        home_start.push(0);
        let mut start = 0;
        home_start.extend((0..homes.len()).map(|home| {
            start += catchments.from_home(home).len();
            start
        }));
        CatchmentColumns {
            horizon_s: catchments.horizon().seconds(),
            kind_count: catchments.kind_count() as usize,
            people: Known::of(homes.iter().map(|home| home.people)),
            attached: homes.iter().map(|home| u8::from(home.attached)).collect(),
            escape_s: Known::of(homes.iter().map(|home| seconds(home.escape))),
            facility: outlets.iter().map(|outlet| outlet.facility).collect(),
            kind: outlets.iter().map(|outlet| outlet.kind).collect(),
            supply: Known::of(outlets.iter().map(|outlet| outlet.supply)),
            entry_s: Known::of(outlets.iter().map(|outlet| seconds(outlet.entry))),
            home_start,
            walk_outlet: walks.iter().map(|walk| walk.outlet).collect(),
            walk_s: walks.iter().map(|walk| walk.time.seconds()).collect(),
        }
    }

    pub(super) fn home_count(&self) -> usize {
        self.attached.len()
    }

    /// The columns for C, valid as long as these.
    pub(super) fn view(&self) -> lc_catchment_columns {
        lc_catchment_columns {
            struct_size: size_of::<lc_catchment_columns>(),
            horizon_s: self.horizon_s,
            kind_count: self.kind_count,
            home_count: self.home_count(),
            people: self.people.value.as_ptr(),
            people_known: self.people.known.as_ptr(),
            attached: self.attached.as_ptr(),
            escape_s: self.escape_s.value.as_ptr(),
            escape_known: self.escape_s.known.as_ptr(),
            outlet_count: self.facility.len(),
            facility: self.facility.as_ptr(),
            kind: self.kind.as_ptr(),
            supply: self.supply.value.as_ptr(),
            supply_known: self.supply.known.as_ptr(),
            entry_s: self.entry_s.value.as_ptr(),
            entry_known: self.entry_s.known.as_ptr(),
            walk_count: self.walk_s.len(),
            home_start: self.home_start.as_ptr(),
            walk_outlet: self.walk_outlet.as_ptr(),
            walk_s: self.walk_s.as_ptr(),
        }
    }
}
