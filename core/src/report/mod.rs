//! Showing results: the column table, GeoJSON, CSV, GeoParquet, the offline map.
//!
//! Every floor turns its result into a [`Table`]; every writer takes one.

#[cfg(feature = "report")]
pub mod html;
mod table;

pub use table::{Column, Geometries, Table, Value, Values};
