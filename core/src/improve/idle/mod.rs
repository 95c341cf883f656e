//! Idle spaces (盘活): which use of which space would serve most of what people lack, several in turn, in which order.
//!
//! [`Assessment::idle_spaces`] takes the spaces ([`IdleSpaces`]) and the uses that could move in ([`IdleUse`]). The rule:
//!
//! 1. A use *fits* a space that allows it, is large enough, is free at its hours, and need not be cleared of its fittings.
//! 2. It *serves* the people who lack what its category fulfils and have it then, within the walk of the standard; weighted by
//!    what open needs add, where weights are given. For sure, and at most: homes at the end of the data may have it beyond.
//! 3. Uses share a space in time when their hours do not clash, with some minutes between them; of each category one.
//!    The combination that serves most is found exactly.
//! 4. The order: the space whose best combination serves most comes first, then the one that serves most of what is left, so that
//!    nobody is counted twice.
//!
//! [`Assessment::idle_spaces`]: crate::assess::Assessment::idle_spaces
//! [`IdleSpaces`]: crate::model::IdleSpaces

mod combine;
mod fit;
mod order;
mod rank;
mod read;
pub(in crate::improve) mod table;
mod uses;
mod week;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod idle_tests;

pub use fit::Misfit;
pub use order::IdleStep;
pub use rank::{Combination, IdleOptions, IdleRanking, IdleRow};
pub use uses::IdleUse;
