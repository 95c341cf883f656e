//! How far, how many, how covered, for whom: the access table of a prepared study, indicators and equity.
//!
//! [`Prepared::access`](crate::study::Prepared::access) gives the nearest and the counts of many categories at once.
//! [`Prepared::catchments`](crate::study::Prepared::catchments) gives the walks themselves, from which an [`Indicator`]
//! computes what the access of each home amounts to: a [`Level`]. [`equity`] says how levels are distributed over people.

mod allocation;
mod catchments;
mod coverage;
mod day_plan;
mod document;
pub mod equity;
mod found;
mod indicator;
mod level;
mod over_time;
mod patterns;
mod query;
mod reached;
mod sense;
mod table;
mod targets;

#[cfg(test)]
mod access_tests;
#[cfg(test)]
mod ipea;
#[cfg(test)]
mod moment_tests;

pub(crate) use crate::exact_sum::{ExactSum, exact_sum};
pub use allocation::{
    Allocation, AllocationDocument, Assignment, Capacity, CapacityWindows, Demand, Unserved, WhyUnserved,
};
pub use catchments::{CatchmentQuery, Catchments, Dwelling, Outlet, Supply, Walk};
pub(crate) use coverage::TallySum;
pub use coverage::{Coverage, Tally};
pub use day_plan::{
    Activity, At, Break, DayAnswer, DayOptions, DayPlan, DayPlanner, DayQuestions, DayVerdict, DayWork, Order,
    PlannedDays, Schedule, Stop, Visit, Why,
};
pub use indicator::{
    Balanced, Basket, BasketItem, Counting, Cumulative, DualAccess, Gravity, HillDiversity, Indicator, MeanNearest,
    Measured, NamedIndicator, SpatialAvailability, ThreeStep, TwoStep, check_indicator, indicator_table, levels_table,
};
pub use level::{Level, Unknown};
pub use over_time::{
    AccessOverTime, Choice, Choices, DoorTimes, OverTimeWork, Period, Phase, TimeShare, Waking, WorstHour,
};
pub use query::Query;
pub use reached::{ReachedService, services_table};
pub use sense::Sense;
pub use table::{AccessTable, Count, Nearest, Verdict};
