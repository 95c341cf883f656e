//! Homes: buildings, communities or grid cells with the people who live there.

use crate::error::DataReport;
use crate::geo::{Crs, LonLat};

/// How many people, and whether that is a count or an estimate.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct People {
    /// How many.
    pub count: f64,
    /// Whether the number was estimated by a rule (levels x footprint) rather than counted.
    pub estimated: bool,
}

/// A place people live in.
#[derive(Clone, Debug, PartialEq)]
pub struct Home {
    /// The source's identity, such as `way/4711`; unique within a table.
    pub id: String,
    /// The name as people say it.
    pub name: Option<String>,
    /// Where it is shown.
    pub position: LonLat,
    /// Where it may be left: mapped entrances; empty means `position`.
    pub entrances: Vec<LonLat>,
    /// The people; `None` not known.
    pub people: Option<People>,
    /// Households; `None` not known.
    pub households: Option<f64>,
    /// Floor area in square metres; `None` not known.
    pub floor_area_m2: Option<f64>,
    /// The people by age group or other group, in the order of [`Homes::group_names`]; empty when not known.
    pub groups: Vec<Option<f64>>,
}

impl Home {
    /// Where it may be left: the entrances, or the position when none is known.
    pub fn doors(&self) -> &[LonLat] {
        if self.entrances.is_empty() { std::slice::from_ref(&self.position) } else { &self.entrances }
    }
}

/// A table of homes with what was wrong with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Homes {
    /// The good rows.
    pub rows: Vec<Home>,
    /// The names of the groups that [`Home::groups`] counts.
    pub group_names: Vec<String>,
    /// The system the source declared; positions are already WGS-84.
    pub declared_crs: Crs,
    /// The bad rows.
    pub report: DataReport,
}

impl Homes {
    /// The table without its rows.
    pub(crate) fn without_rows(&self) -> Homes {
        let Homes { group_names, declared_crs, report, .. } = self;
        Homes {
            rows: Vec::new(),
            group_names: group_names.clone(),
            declared_crs: *declared_crs,
            report: report.clone(),
        }
    }
}
