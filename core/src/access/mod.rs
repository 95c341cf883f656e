//! How far, how many, how covered: the access table of a prepared study.

mod coverage;
mod query;
mod table;

#[cfg(test)]
mod access_tests;

pub use coverage::{Coverage, Tally};
pub use query::Query;
pub use table::{AccessTable, Count, Nearest, Verdict};
