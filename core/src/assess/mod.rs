//! Judging circles against a standard: findings, coverage, and why.
//!
//! [`Prepared::assess`](crate::study::Prepared::assess) holds the homes of each circle against every requirement of a
//! [`Standard`](crate::standard::Standard): a [`Finding`] says *missing*, *short by n*, *met*, *saturated* or *no data*,
//! for whom, by which clause; [`Coverage`] gives the rates under each denominator, by walk and by straight line;
//! [`Assessment::explain`] says which place, which walk and which clause decided for one home.
//!
//! Three rules keep it honest. A home whose search leaves the data may be met, never missing. Where the data has too
//! few places ([`Sufficiency`]), nothing is called missing. Levels are not inclusive: what a large circle has does not
//! stand in for what the smaller circles in it need.

mod assessment;
mod circle;
mod coverage;
mod explain;
mod facts;
mod finding;
mod judge;
mod land;
mod observe;
mod options;
mod question;
mod rates;
mod spread;
mod straight;
mod sufficiency;
mod table;
mod verdict;
mod wording;

#[cfg(test)]
mod extent_tests;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod test_city;

pub use assessment::Assessment;
pub use circle::{Circle, CircleSpec, Outline};
pub use coverage::Coverage;
pub use explain::Explanation;
pub use finding::{Finding, Nearby, Need, NeedBasis, Served, Status};
pub use judge::priority_of;
pub use options::AssessOptions;
pub use question::{Measure, Reach};
pub use sufficiency::{Sufficiency, SufficiencyRule};
pub use verdict::{NoData, Verdict};
