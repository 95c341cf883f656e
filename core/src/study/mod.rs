//! A study: network, facilities and homes, checked against each other; and the same study as one walker sees it.
//!
//! [`StudyBuilder`] takes the parts, from whatever source; [`Study`] is immutable and cheap to clone;
//! [`Study::prepare`] fixes a walker's times and attaches every door, and the [`Prepared`] study answers questions.

mod attach;
mod builder;
mod crs_check;
mod entries;
mod exits;
mod extent;
mod land;
mod open;
mod prepared;
mod streets;

#[cfg(test)]
pub(crate) mod study_tests;

use std::sync::Arc;

pub use builder::StudyBuilder;
pub use crs_check::Ground;
pub use extent::{Extent, ExtentOrigin};
pub(crate) use land::LandPoints;
#[cfg(feature = "osm")]
pub use open::OpenOptions;
pub use open::StudyTables;
pub use prepared::{PrepareOptions, Prepared};
pub(crate) use streets::StreetChanges;
pub use streets::{Slowed, Street};

use crate::error::{DataReport, Error};
use crate::geo::CrsCheck;
use crate::model::{Facilities, Facility, Home, Homes, ResidentialLand};
use crate::network::Network;
use crate::progress::{NoProgress, Progress};
use crate::walk::WalkModel;

/// A network, its facilities and its homes, checked against each other. Immutable; cheap to clone; shared between threads.
#[derive(Clone, Debug)]
pub struct Study {
    parts: Arc<StudyParts>,
}

#[derive(Debug)]
struct StudyParts {
    streets: StreetChanges,
    facilities: Facilities,
    homes: Homes,
    land: Option<ResidentialLand>,
    extent: Extent,
    facilities_crs: Option<CrsCheck>,
    homes_crs: Option<CrsCheck>,
    report: DataReport,
}

impl Study {
    /// The walking network, with the work that a scenario did on it.
    pub fn network(&self) -> &Network {
        self.parts.streets.network()
    }

    /// The streets as the source had them, and what was changed since.
    pub(crate) fn streets(&self) -> &StreetChanges {
        &self.parts.streets
    }

    /// The same study with other streets, facilities and homes. Where the data ends, and what was wrong with it, stays.
    pub(crate) fn changed(&self, streets: StreetChanges, facilities: Vec<Facility>, homes: Vec<Home>) -> Study {
        let StudyParts { land, extent, facilities_crs, homes_crs, report, .. } = &*self.parts;
        let parts = StudyParts {
            streets,
            facilities: Facilities { rows: facilities, ..self.facilities().without_rows() },
            homes: Homes { rows: homes, ..self.homes().without_rows() },
            land: land.clone(),
            extent: extent.clone(),
            facilities_crs: facilities_crs.clone(),
            homes_crs: homes_crs.clone(),
            report: report.clone(),
        };
        Study { parts: Arc::new(parts) }
    }

    /// The facilities.
    pub fn facilities(&self) -> &Facilities {
        &self.parts.facilities
    }

    /// The homes.
    pub fn homes(&self) -> &Homes {
        &self.parts.homes
    }

    /// The residential land, if anybody gave any.
    pub fn land(&self) -> Option<&ResidentialLand> {
        self.parts.land.as_ref()
    }

    /// Where the data ends.
    pub fn extent(&self) -> &Extent {
        &self.parts.extent
    }

    /// Whether the facilities are in the system their table declared, with the figures; `None` without facilities.
    pub fn facilities_crs(&self) -> Option<&CrsCheck> {
        self.parts.facilities_crs.as_ref()
    }

    /// Whether the homes are in the system their table declared, with the figures; `None` without homes.
    pub fn homes_crs(&self) -> Option<&CrsCheck> {
        self.parts.homes_crs.as_ref()
    }

    /// Whether another is this very study, and not one that happens to be equal.
    pub fn is_same(&self, other: &Study) -> bool {
        Arc::ptr_eq(&self.parts, &other.parts)
    }

    /// Everything that is wrong with the data.
    pub fn report(&self) -> &DataReport {
        &self.parts.report
    }

    /// The study as `walker` sees it: edges timed, doors attached to edges the walker may use.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::Plugin`] when the walk model breaks its laws.
    ///
    /// # Performance
    ///
    /// One snap per door and one search for the escape times; half a second for a city of 20,000 homes.
    pub fn prepare(&self, walker: &dyn WalkModel) -> Result<Prepared, Error> {
        self.prepare_with(walker, &PrepareOptions::default(), &NoProgress)
    }

    /// [`Study::prepare`] with the host's own link distance and horizon, watched.
    ///
    /// # Errors
    ///
    /// As [`Study::prepare`]; [`crate::error::ErrorKind::Argument`] for options out of range,
    /// [`crate::error::ErrorKind::Cancelled`] when `progress` says so.
    pub fn prepare_with(
        &self,
        walker: &dyn WalkModel,
        options: &PrepareOptions,
        progress: &dyn Progress,
    ) -> Result<Prepared, Error> {
        Prepared::new(self.clone(), walker, options, progress)
    }
}
