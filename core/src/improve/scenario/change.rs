//! One change of a study.

use crate::geo::LonLat;
use crate::model::{CategoryId, Facility};
use crate::network::{NewWay, Passage};
use crate::study::Slowed;

/// Who may pass a gate once it is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum GateFor {
    /// Those who live inside, on their way out.
    Residents,
    /// Visitors as well: whoever begins or ends a walk inside.
    Visitors,
    /// Everyone.
    Everyone,
}

impl GateFor {
    /// Everyone who may be let through, the fewest first.
    pub const ALL: [GateFor; 3] = [GateFor::Residents, GateFor::Visitors, GateFor::Everyone];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            GateFor::Residents => "residents",
            GateFor::Visitors => "visitors",
            GateFor::Everyone => "everyone",
        }
    }

    /// The passage it stands for.
    pub const fn passage(self) -> Passage {
        match self {
            GateFor::Residents => Passage::Residents,
            GateFor::Visitors => Passage::EndOnly,
            GateFor::Everyone => Passage::Public,
        }
    }
}

/// One change of a study.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Change {
    /// A facility opens; its id is new.
    AddFacility(Facility),
    /// A facility closes.
    Close {
        /// Its id.
        facility: String,
    },
    /// A facility moves to a place where it is entered at its door.
    Move {
        /// Its id.
        facility: String,
        /// The new place.
        to: LonLat,
    },
    /// A facility opens at other hours.
    Hours {
        /// Its id.
        facility: String,
        /// The service whose hours change; `None` for all of them.
        category: Option<CategoryId>,
        /// The hours as people write them.
        opening_hours: String,
    },
    /// A gate opens.
    OpenGate {
        /// The source's number of the gate's node.
        gate: i64,
        /// Who may pass.
        opens_for: GateFor,
        /// Whether the ways behind it may be walked through from now on.
        through: bool,
    },
    /// A crossing, a bridge or a path is built.
    AddWay(NewWay),
    /// A walk along a street takes another time.
    Slow(Slowed),
    /// People move from one home to another.
    MovePeople {
        /// The id of the home they leave.
        from: String,
        /// The id of the home they move to.
        to: String,
        /// How many; `None` for all.
        people: Option<f64>,
    },
}

impl Change {
    /// What it does, in kebab case, the same through every door.
    pub const fn name(&self) -> &'static str {
        match self {
            Change::AddFacility(_) => "add-facility",
            Change::Close { .. } => "close",
            Change::Move { .. } => "move",
            Change::Hours { .. } => "hours",
            Change::OpenGate { .. } => "open-gate",
            Change::AddWay(_) => "add-way",
            Change::Slow(_) => "slow",
            Change::MovePeople { .. } => "move-people",
        }
    }
}
