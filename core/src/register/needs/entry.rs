//! What may happen to a need.

use crate::calendar::Date;
use crate::model::Need;

/// One thing that happened, as the register keeps it.
///
/// What touches several needs at once is one entry, so that a meeting about five needs counts as one consultation and a
/// repair stall that answers three counts as one service.
#[derive(Clone, Debug, PartialEq)]
pub enum Entry {
    /// A need was raised (问需).
    Raised(Need),
    /// Residents were consulted about needs (微协商).
    Consulted {
        /// The consultation's identity.
        id: String,
        /// The needs it was about, at least one.
        needs: Vec<String>,
        /// When.
        on: Date,
        /// Who met, what was agreed.
        text: String,
    },
    /// Somebody had an idea how to meet needs (问计).
    Proposed(Proposal),
    /// Something was done about needs (微服务).
    Served {
        /// The service's identity.
        id: String,
        /// The needs it answers, at least one.
        needs: Vec<String>,
        /// When.
        on: Date,
        /// The proposal it carries out, if any.
        proposal: Option<String>,
        /// What was done.
        text: String,
    },
    /// People were asked how they liked a service (问效).
    Rated {
        /// The service.
        service: String,
        /// The need it answered for those asked.
        need: String,
        /// When.
        on: Date,
        /// How many were satisfied.
        satisfied: u32,
        /// How many were asked, at least one and no fewer than were satisfied.
        asked: u32,
    },
}

/// An idea how to meet needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its identity.
    pub id: String,
    /// The needs it would meet, at least one.
    pub needs: Vec<String>,
    /// When.
    pub on: Date,
    /// The idea in words.
    pub text: String,
}

impl Entry {
    /// The name of the kind, the same through every door: `raised`, `consulted`, `proposed`, `served`, `rated`.
    pub const fn kind(&self) -> &'static str {
        match self {
            Entry::Raised(_) => "raised",
            Entry::Consulted { .. } => "consulted",
            Entry::Proposed(_) => "proposed",
            Entry::Served { .. } => "served",
            Entry::Rated { .. } => "rated",
        }
    }

    /// The day it happened.
    pub fn on(&self) -> Date {
        match self {
            Entry::Raised(need) => need.raised,
            Entry::Proposed(proposal) => proposal.on,
            Entry::Consulted { on, .. } | Entry::Served { on, .. } | Entry::Rated { on, .. } => *on,
        }
    }

    /// The needs it touches.
    pub fn needs(&self) -> Vec<&str> {
        match self {
            Entry::Raised(need) => vec![&need.id],
            Entry::Rated { need, .. } => vec![need],
            Entry::Proposed(Proposal { needs, .. }) | Entry::Consulted { needs, .. } | Entry::Served { needs, .. } => {
                needs.iter().map(String::as_str).collect()
            }
        }
    }
}

/// How far a need has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Raised, and nothing since.
    Raised,
    /// Consulted about, not served.
    Consulted,
    /// Served, and nobody asked how.
    Served,
    /// Served and rated.
    Rated,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Stage; 4] = [Stage::Raised, Stage::Consulted, Stage::Served, Stage::Rated];

    /// The name, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Stage::Raised => "raised",
            Stage::Consulted => "consulted",
            Stage::Served => "served",
            Stage::Rated => "rated",
        }
    }

    /// Whether something has still to be done.
    pub const fn is_open(self) -> bool {
        matches!(self, Stage::Raised | Stage::Consulted)
    }
}
