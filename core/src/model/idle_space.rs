//! Idle spaces (闲置空间): what stands empty, and what may become of it.

use super::CategoryId;
use crate::error::DataReport;
use crate::geo::LonLat;

/// A space that stands empty, always or at some hours.
#[derive(Clone, Debug, PartialEq)]
pub struct IdleSpace {
    /// Its identity, unique within a table.
    pub id: String,
    /// The name as people say it.
    pub name: Option<String>,
    /// Where it is, and where it is entered.
    pub position: LonLat,
    /// Floor or ground area in square metres; `None` not known.
    pub area_m2: Option<f64>,
    /// What it may be used for; empty for whatever is not forbidden.
    pub allowed: Vec<CategoryId>,
    /// What it may not be used for.
    pub forbidden: Vec<CategoryId>,
    /// When it may be used, as opening hours are written; `None` for always.
    pub hours: Option<String>,
    /// What its use is bound to, in words.
    pub constraint: Option<String>,
    /// Whether it must be cleared at once in an emergency (平急两用), so that nothing fixed may stand in it.
    pub reverts_in_emergency: bool,
    /// Who owns it.
    pub owner: Option<String>,
    /// The departments that have a say.
    pub departments: Vec<String>,
    /// What it costs to make it ready, in the host's currency; `None` not known.
    pub cost: Option<f64>,
}

impl IdleSpace {
    /// A space of which nothing is known but where it is: it may be used for anything at any time.
    pub fn new(id: impl Into<String>, position: LonLat) -> IdleSpace {
        IdleSpace {
            id: id.into(),
            name: None,
            position,
            area_m2: None,
            allowed: Vec::new(),
            forbidden: Vec::new(),
            hours: None,
            constraint: None,
            reverts_in_emergency: false,
            owner: None,
            departments: Vec::new(),
            cost: None,
        }
    }
}

/// A table of idle spaces with what was wrong with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct IdleSpaces {
    /// The good rows.
    pub rows: Vec<IdleSpace>,
    /// The bad rows.
    pub report: DataReport,
}
