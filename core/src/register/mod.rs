//! Registers that live: what residents need, what was consulted and served, and how they liked it.
//!
//! A register is an ordered record of what happened. Nothing in it is changed or taken out; what stands is worked out
//! from what happened. It is kept in a [`Store`]: in memory ([`MemoryStore`]) or, with the feature `sqlite`, in a file
//! that survives a crash and several writers (`SqliteStore`).

mod needs;
mod store;

pub use crate::model::DemandWeights;
pub use needs::{DemandRule, Entry, LoopRow, NeedsRegister, NeedsSummary, Proposal, Stage, SummaryBy, SummaryRow};
#[cfg(feature = "sqlite")]
pub use store::SqliteStore;
pub use store::{Appended, MemoryStore, Store, check_store};
