//! The native half of the Python package: thin, without logic of its own. The public, typed half is in `lifecircle/`.

#![deny(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod actions;
mod allocation;
mod arrow;
mod assess;
mod calendar;
mod catalogue;
mod catchments;
mod city;
mod crosswalk;
mod day_plans;
mod decay;
mod demand;
mod error;
mod events;
mod host_indicator;
mod host_solver;
mod host_source;
mod host_store;
mod host_walker;
mod idle;
mod indicators;
mod live;
mod network;
mod openings;
mod over_time;
mod prepared;
mod register;
mod registry;
mod run;
mod saved;
mod scenario;
mod shapes;
mod shared_siting;
mod siting;
mod source;
mod spots;
mod standard;
mod study;
mod table;
mod table_parts;
mod tenant_mix;
mod walks;

use pyo3::prelude::*;

/// The module `lifecircle._native`.
#[pymodule(gil_used = false)]
mod _native {
    use pyo3::prelude::*;

    #[pymodule_export]
    use crate::actions::{PyActionPlan, PyActions};
    #[pymodule_export]
    use crate::allocation::{PyAllocation, PyCapacityWindows};
    #[pymodule_export]
    use crate::assess::{PyAssessment, PyGradeRule};
    #[pymodule_export]
    use crate::calendar::{PyHours, PySchedule, PyTimetable, PyWorkCalendar};
    #[pymodule_export]
    use crate::catalogue::{categories, from_wgs84, knows_crs, standards, to_wgs84, walkers};
    #[pymodule_export]
    use crate::catchments::PyCatchments;
    #[pymodule_export]
    use crate::city::{PyCircleRecords, PyFusion, PyPartition};
    #[pymodule_export]
    use crate::crosswalk::{PyCrosswalk, crosswalk_classes};
    #[pymodule_export]
    use crate::day_plans::{PyPlannedDays, plan_days};
    #[pymodule_export]
    use crate::demand::PyHomeDemand;
    #[pymodule_export]
    use crate::error::error_kinds;
    #[pymodule_export]
    use crate::events::{PyEvent, events_from_ical, events_to_ical, recurrence_dates};
    #[pymodule_export]
    use crate::host_solver::PySolverWatch;
    #[pymodule_export]
    use crate::host_source::read_facility_source;
    #[pymodule_export]
    use crate::idle::{PyIdleRanking, PyIdleSpaces};
    #[pymodule_export]
    use crate::indicators::{PyMeasured, indicators, measure_walks};
    #[pymodule_export]
    use crate::live::PyLive;
    #[pymodule_export]
    use crate::network::PyNetwork;
    #[pymodule_export]
    use crate::openings::PyOpenings;
    #[pymodule_export]
    use crate::over_time::PyAccessOverTime;
    #[pymodule_export]
    use crate::prepared::PyPrepared;
    #[pymodule_export]
    use crate::register::{PyNeedsRegister, PyStore};
    #[pymodule_export]
    use crate::registry::PyRegistry;
    #[pymodule_export]
    use crate::saved::PySavedNetwork;
    #[pymodule_export]
    use crate::scenario::{PyDifference, PyScenario, PyUndo, compare_scenarios};
    #[pymodule_export]
    use crate::shared_siting::{PySharedPlan, PySharedSiting};
    #[pymodule_export]
    use crate::siting::{PySitePlan, PySiting};
    #[pymodule_export]
    use crate::source::{PyFacilities, PyHomes, PyLand};
    #[pymodule_export]
    use crate::spots::PyPlaces;
    #[pymodule_export]
    use crate::standard::{PyStandard, PyWalker};
    #[pymodule_export]
    use crate::study::PyStudy;
    #[pymodule_export]
    use crate::table::PyTable;
    #[pymodule_export]
    use crate::tenant_mix::{PyTenantMix, PyUnits};
    #[pymodule_export]
    use crate::walks::PyWalks;

    #[pymodule_init]
    fn init(module: &Bound<'_, PyModule>) -> PyResult<()> {
        module.add("__version__", env!("CARGO_PKG_VERSION"))
    }
}
