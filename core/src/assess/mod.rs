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
mod by_id;
mod change;
mod circle;
mod coverage;
mod delivered;
mod explain;
mod explain_table;
mod facts;
mod figures;
mod finding;
mod fusion;
mod gap_report;
mod grade;
mod indicator;
mod judge;
mod lack;
mod near;
mod nearby;
mod observe;
mod options;
mod partition;
mod plan;
mod plan_tables;
mod question;
mod rates;
mod roll_up;
mod spread;
mod straight;
mod sufficiency;
mod table;
mod verdict;
mod wording;

#[cfg(test)]
mod extent_tests;
#[cfg(test)]
mod figures_tests;
#[cfg(test)]
mod golden_tests;
#[cfg(test)]
mod indicator_tests;
#[cfg(test)]
mod invariant_tests;
#[cfg(test)]
mod judge_tests;
#[cfg(test)]
mod plan_tests;
#[cfg(test)]
mod test_city;

pub use assessment::Assessment;
pub use circle::{Circle, CircleSpec, Outline};
pub use coverage::Coverage;
pub use explain::Explanation;
pub use figures::{FigureFinding, FigureStatus};
pub use finding::{Finding, Nearby, Need, NeedBasis, Saved, Served, Status};
pub use fusion::{Demand, Fusion, FusionCircle, Overlay, OverlayTally, SharedPlace};
pub use gap_report::DepartmentGaps;
pub use grade::{Grading, ObligationShare};
pub use indicator::{IndicatorRate, Scope};
pub use judge::priority_of;
pub(crate) use lack::Wanted;
pub use options::AssessOptions;
pub use partition::{Fit, Part, Partition, PartitionCircle, PartitionOptions};
pub use plan::{GroupFinding, LevelFinding, Plan, PlanItem, TogetherStatus};
pub use question::{Measure, Reach};
pub use roll_up::{
    CircleRecord, CircleRecords, DivisionCode, DivisionLevel, DivisionNames, Rate, RollUp, Share, TargetVerdict, Totals,
};
pub use sufficiency::{Sufficiency, SufficiencyRule};
pub use verdict::{NoData, Verdict};
