//! Equity: how an indicator is distributed over people, and over groups of them.
//!
//! A [`Distribution`] holds the values of an indicator with the people who have them: percentiles, the Lorenz curve,
//! Gini, Palma, Theil. [`Ranked`] asks along another variable, such as income; [`TheilGroups`] divides the inequality
//! into what lies between groups and within them; [`EquityByGroup`] is the table for the groups of a study's homes.
//!
//! Only exact values are averaged. What is beyond the data is counted beside the result, never in it.

mod by_group;
mod distribution;
mod inequality;
mod ranked;
mod theil;

#[cfg(test)]
mod equity_tests;
#[cfg(test)]
mod reference_tests;

pub use by_group::EquityByGroup;
pub use distribution::{Distribution, LorenzPoint, Step};
pub use ranked::{PalmaCuts, Ranked};
pub use theil::{TheilGroup, TheilGroups};
