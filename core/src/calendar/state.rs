//! Open, closed, or not known.

/// Whether a service is open at some minute.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub enum State {
    /// Closed.
    Closed = 0,
    /// Open.
    Open = 1,
    /// Nobody can say from what is written: hours that cannot be read, a day no notice speaks of, "by appointment".
    Unknown = 2,
}

impl State {
    /// Every state.
    pub const ALL: [State; 3] = [State::Closed, State::Open, State::Unknown];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            State::Closed => "closed",
            State::Open => "open",
            State::Unknown => "unknown",
        }
    }

    /// What can be said when both may be true: the state they agree on, else unknown.
    pub fn agreed(self, other: State) -> State {
        if self == other { self } else { State::Unknown }
    }

    /// The state of something that is open when one or the other is.
    pub fn either(self, other: State) -> State {
        match (self, other) {
            (State::Open, _) | (_, State::Open) => State::Open,
            (State::Unknown, _) | (_, State::Unknown) => State::Unknown,
            _ => State::Closed,
        }
    }
}
