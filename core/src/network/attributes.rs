//! What is known of a stretch of way: the attributes walk models time it by.

/// What kind of way a stretch is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum WayClass {
    /// A street shared with or beside cars.
    #[default]
    Street = 0,
    /// A street with heavy traffic that may be walked along (primary, secondary).
    MainStreet = 1,
    /// A way for walkers: footway, pedestrian, path, living street.
    Footway = 2,
    /// A flight of steps.
    Steps = 3,
    /// A lift.
    Elevator = 4,
    /// Inside a building.
    Indoor = 5,
    /// Half of the passage through a gate, from a way to the gate or back; it has no length.
    Gate = 6,
    /// A service way, driveway or track.
    Service = 7,
    /// The edge of a square or plaza that may be crossed.
    Area = 8,
}

/// Who may pass, and in which part of a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default, PartialOrd, Ord)]
#[repr(u8)]
pub enum Passage {
    /// Everyone, anywhere.
    #[default]
    Public = 0,
    /// Only at the start or the end of a walk, never through: `private`, `customers`, `destination` ways, visitors' gates.
    EndOnly = 1,
    /// Only at the start of a walk, for those who live inside: a residents' gate.
    Residents = 2,
}

/// In which direction of the stretch one may walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Direction {
    /// Both ways.
    #[default]
    Both = 0,
    /// Only as drawn.
    Forward = 1,
    /// Only against the drawing.
    Backward = 2,
}

impl Direction {
    /// The same rule for the stretch drawn the other way round.
    pub const fn reversed(self) -> Direction {
        match self {
            Direction::Both => Direction::Both,
            Direction::Forward => Direction::Backward,
            Direction::Backward => Direction::Forward,
        }
    }
}

/// A crossing of a street with cars.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Crossing {
    /// Not a crossing.
    #[default]
    None = 0,
    /// With signals.
    Signals = 1,
    /// Marked, without signals.
    Marked = 2,
    /// Neither marked nor signalled.
    Unmarked = 3,
}

/// What the ground is like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Surface {
    /// Not known.
    #[default]
    Unknown = 0,
    /// Asphalt, concrete, paving stones.
    Paved = 1,
    /// Cobbles, setts, compacted gravel.
    Rough = 2,
    /// Earth, grass, sand, mud.
    Unpaved = 3,
}

/// Everything a walk model may know of a stretch, except its length and slope.
///
/// Contraction merges neighbouring stretches only where these are equal.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EdgeAttributes {
    /// What kind of way it is.
    pub class: WayClass,
    /// Who may pass.
    pub passage: Passage,
    /// In which direction.
    pub direction: Direction,
    /// Whether it crosses a street with cars.
    pub crossing: Crossing,
    /// What the ground is like.
    pub surface: Surface,
    /// `Some(true)` fit for wheelchairs, `Some(false)` not; `None` not known. On steps: whether there is a ramp.
    pub wheelchair: Option<bool>,
    /// Slope in the drawn direction, rise over run (0.05 = 5 %), when the data states it.
    pub incline: Option<f32>,
    /// Usable width in metres, when the data states it.
    pub width_m: Option<f32>,
    /// Storey or layer: 0 on the ground, positive on a bridge, negative in a tunnel.
    pub layer: i8,
    /// On a bridge, or in a tunnel: such a stretch may pass over or under a barrier.
    pub grade_separated: bool,
}

impl EdgeAttributes {
    /// A street of which nothing else is known: the default, as a constant.
    pub(super) const PLAIN: EdgeAttributes = EdgeAttributes {
        class: WayClass::Street,
        passage: Passage::Public,
        direction: Direction::Both,
        crossing: Crossing::None,
        surface: Surface::Unknown,
        wheelchair: None,
        incline: None,
        width_m: None,
        layer: 0,
        grade_separated: false,
    };

    /// The same stretch drawn the other way round: what depends on the drawing (direction, incline) is turned.
    pub fn reversed(self) -> EdgeAttributes {
        EdgeAttributes { direction: self.direction.reversed(), incline: self.incline.map(|slope| -slope), ..self }
    }

    /// A total order that puts equal attributes together, so that a builder need not trust the order of its input.
    pub(super) fn sort_key(&self) -> impl Ord + use<> {
        let number = |value: Option<f32>| value.map(|v| (v + 0.0).to_bits());
        let ground = (self.surface as u8, self.wheelchair, number(self.incline), number(self.width_m));
        let rules = (self.class as u8, self.passage as u8, self.direction as u8, self.crossing as u8);
        (rules, ground, self.layer, self.grade_separated)
    }
}

impl Default for EdgeAttributes {
    fn default() -> Self {
        EdgeAttributes::PLAIN
    }
}
