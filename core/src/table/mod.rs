//! The shape every result can be had in: a table of named columns, and where each row is.
//!
//! Floors that compute turn their results into a [`Table`]; [`report`](crate::report) and the doors write one without
//! knowing what it is about.

mod cells;
mod column;
mod columns;

pub use cells::{Cells, Texts, Validity};
pub use column::{Column, Value, Values};
pub use columns::{Geometries, Table};
