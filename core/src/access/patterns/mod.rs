//! When visits may begin: the availability patterns of facilities, and which facility has which.

mod offers;
mod pattern;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod pattern_tests;

pub(super) use offers::{Offer, Offers};
pub(super) use pattern::{Of, Pattern, Run};
