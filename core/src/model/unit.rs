//! Units of a shopping street or centre, let or vacant (商铺).

use super::CategoryId;
use crate::error::DataReport;
use crate::geo::LonLat;

/// A unit that is let or could be.
#[derive(Clone, Debug, PartialEq)]
pub struct Unit {
    /// Its identity, unique within a table; a unit that is a facility of the study has that one's id.
    pub id: String,
    /// The name on its door.
    pub name: Option<String>,
    /// Where it is, and where it is entered.
    pub position: LonLat,
    /// The length of its front on the street in metres; `None` not known.
    pub frontage_m: Option<f64>,
    /// Floor area in square metres; `None` not known.
    pub area_m2: Option<f64>,
    /// What is in it; `None` when it is vacant.
    pub category: Option<CategoryId>,
}

impl Unit {
    /// A vacant unit.
    pub fn vacant(id: impl Into<String>, position: LonLat) -> Unit {
        Unit { id: id.into(), name: None, position, frontage_m: None, area_m2: None, category: None }
    }

    /// A unit that is let.
    pub fn of(id: impl Into<String>, position: LonLat, category: CategoryId) -> Unit {
        Unit { category: Some(category), ..Unit::vacant(id, position) }
    }

    /// Whether nobody is in it.
    pub fn is_vacant(&self) -> bool {
        self.category.is_none()
    }
}

/// A table of units with what was wrong with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Units {
    /// The good rows.
    pub rows: Vec<Unit>,
    /// The bad rows.
    pub report: DataReport,
}
