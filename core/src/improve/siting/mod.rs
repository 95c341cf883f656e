//! Where new facilities should stand: location models, their solvers, and plans with a proven gap.
//!
//! A question ([`Siting`]) is demand, candidate sites, what it costs to get from one to the other, and a [`Model`]. A
//! [`SitingSolver`] answers it, ours ([`LagrangeSolver`]) unless the host brings its own; what it says is checked, worked out
//! anew and comes back as a [`SitePlan`]. With the feature `exact-lp` there is a second one, `MixedInteger`, for small questions.

mod audit;
mod costs;
mod engine;
#[cfg(feature = "exact-lp")]
mod exact;
mod homes;
mod lagrange;
mod laws;
mod model;
mod objective;
mod plan;
mod problem;
mod shared;
mod shared_plan;
mod solver;
mod table;
mod validate;
mod walks;

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::expect_used, reason = "tests fail by panicking")]
mod audit_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod existing_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod guarantee_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod oracle_tests;
#[cfg(test)]
mod orlib;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]
mod published_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod shared_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod study_tests;

pub use costs::Costs;
#[cfg(feature = "exact-lp")]
pub use exact::MixedInteger;
pub use homes::{Grouping, Weighing};
pub use lagrange::LagrangeSolver;
pub use laws::check_solver;
pub use model::{Model, Selection, Sense};
pub use plan::SitePlan;
pub use problem::{Demand, Excluded, Exclusion, Site, Siting, SitingBuilder};
pub use shared::SharedSiting;
pub use shared_plan::SharedPlan;
pub use solver::{Limits, Proposal, SitingSolver, Stopped};
pub use walks::StudySites;
