//! Tenant mix (业态组合): what form a circle's commerce has, and whom to recruit for its vacant units.
//!
//! [`CommerceForm::of`] tells scattered shops from a strip and a centre by a stated rule on where the units stand and how long their
//! fronts are. [`Assessment::tenant_mix`] ranks, for each vacant unit, the categories to recruit:
//!
//! 1. what newly serves anybody comes before what serves nobody, and what would only divide the trade comes last;
//! 2. what must be there or is basic comes before what raises quality;
//! 3. then what serves most people newly (for sure, then at most), weighted by open needs where weights are given;
//! 4. then what has fewest competitors in the circle; then the order of the standard.
//!
//! The recommendation for the whole gives each vacant unit one category, none twice and none that is there already: the best pair
//! of unit and category by that order, then the best of what is left once that one serves.
//!
//! [`Assessment::tenant_mix`]: crate::assess::Assessment::tenant_mix

mod form;
mod mix;
mod read;
mod recommend;
mod table;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tenant_mix_tests;

pub use form::{CommerceForm, Form, FormRule};
pub use mix::{Candidate, TenantMix, TenantOptions};
pub use recommend::Recommendation;
