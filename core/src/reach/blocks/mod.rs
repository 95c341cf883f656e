//! Blocks of categories: the nearest target of every group, for the whole network in one go.
//!
//! The labels of all groups at a vertex lie side by side in a [`Row`](row::Row), so that an arc is loaded once for all
//! of them and relaxed by one subtraction and one maximum of vectors. The graph is cut along the curve its vertices are
//! numbered by: into *regions* that are worked on at the same time, each with rows of its own, and these into *tiles*
//! whose rows stay in the cache until none of them changes. Regions tell each other in rounds what changed at their
//! border. The greatest fixed point is unique, so that neither the cut nor threads nor vectors show in the answer, and
//! rounds follow the cut alone, so that neither threads nor vectors show in the work.
//!
//! A label is the time *left* of the horizon plus one; 0 means not reached. A saturating subtraction is then the
//! horizon's cut-off, and a table of zeros, which costs nothing until it is written to, is a table of nothing reached.

mod cut;
mod lanes;
mod queue;
mod read;
mod region;
mod row;
mod settle;
mod solve;
mod straight;
mod table;

pub(super) use solve::{Answer, Question};
pub(super) use table::Table;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod blocks_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod hard_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod lent_tests;
