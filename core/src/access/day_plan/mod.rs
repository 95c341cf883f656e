//! A resident's day on foot: in which order, where and when, with the least walking; and what breaks it.
//!
//! *The model.* One starts at a home, walks to the first activity, stays, walks on. Each leg is walked by its own walker and is
//! no longer than a limit. Who comes before the doors open waits, and the waiting is counted; one sets off as soon as a stay is
//! over. Since one may wait, being free earlier at the same place after the same activities is never worse, so of all ways
//! there only those are kept that no other beats in both walk and time.

mod answer;
mod candidates;
mod compile;
mod document;
mod hours;
mod legs;
mod names;
mod options;
mod passes;
mod plan;
mod planned;
mod planner;
mod search;
mod trace;
mod work;

pub use answer::{At, Break, DayAnswer, DayVerdict, Schedule, Visit, Why};
pub use document::DayQuestions;
pub use options::DayOptions;
pub use plan::{Activity, DayPlan, Order, Stop};
pub use planned::PlannedDays;
pub use planner::DayPlanner;
pub use work::DayWork;

#[cfg(test)]
mod cost_tests;
#[cfg(test)]
mod day_plan_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "an oracle that cannot answer is a failed test")]
mod oracle;
#[cfg(test)]
mod property_tests;
