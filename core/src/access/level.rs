//! What is known of an indicator at one place: a number, a bound, or why there is none.

/// What is known of an indicator's value at one home.
///
/// A bound is not a value and an absence is not nought: only [`Level::Exact`] is ever averaged.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Level {
    /// The value, as far as the data and its rules go.
    Exact(f64),
    /// At least this much: the data ends within the horizon and more may lie beyond.
    AtLeast(f64),
    /// At most this much: the data ends before, and something nearer may lie beyond.
    AtMost(f64),
    /// The value lies beyond the horizon, and the data is complete up to there.
    TooFar,
    /// Nothing can be said.
    Unknown(Unknown),
}

/// Why nothing can be said of a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Unknown {
    /// The data ends within the reach of the indicator.
    BeyondData,
    /// The home has no door on the network.
    Unattached,
    /// Nobody says how many people live in a home that matters.
    People,
    /// Nobody says how much a facility that matters can serve.
    Supply,
    /// Nobody lives where an outlet that matters can be reached from.
    NoDemand,
    /// The study has nothing of what is asked for.
    NoFacility,
}

impl Unknown {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Unknown::BeyondData => "beyond-data",
            Unknown::Unattached => "unattached",
            Unknown::People => "people-not-known",
            Unknown::Supply => "supply-not-known",
            Unknown::NoDemand => "no-demand",
            Unknown::NoFacility => "no-facility",
        }
    }
}

impl Level {
    /// The value, when it is known.
    pub const fn exact(self) -> Option<f64> {
        match self {
            Level::Exact(value) => Some(value),
            _ => None,
        }
    }

    /// The value or the bound, with what it is: see [`Level::name`].
    pub const fn number(self) -> Option<f64> {
        match self {
            Level::Exact(value) | Level::AtLeast(value) | Level::AtMost(value) => Some(value),
            Level::TooFar | Level::Unknown(_) => None,
        }
    }

    /// The name of the case in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Level::Exact(_) => "exact",
            Level::AtLeast(_) => "at-least",
            Level::AtMost(_) => "at-most",
            Level::TooFar => "too-far",
            Level::Unknown(reason) => reason.name(),
        }
    }
}
