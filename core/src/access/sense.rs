//! Which moment a question in time is about: of arrival, or of departure.

/// What the moment of a question means.
///
/// Between the two lies the walk, another one for each pair of home and facility. So what one reaches by leaving at 09:30 is not
/// what is open at 09:30: a shop that closes at 09:35 and is six minutes away is open, and closed when one gets there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Sense {
    /// One stands at the door at the moment, however long the walk was. The default, and what maps and tables show.
    #[default]
    Arrive,
    /// One leaves home at the moment and stands at the door after the walk.
    Depart,
}

impl Sense {
    /// Every sense.
    pub const ALL: [Sense; 2] = [Sense::Arrive, Sense::Depart];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Sense::Arrive => "arrive",
            Sense::Depart => "depart",
        }
    }
}
