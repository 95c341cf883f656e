//! Showing results: the column table, GeoJSON, CSV, GeoParquet, the offline map.
//!
//! Every floor turns its result into a [`Table`]; every writer takes one.

#[cfg(feature = "report")]
mod csv;
#[cfg(feature = "report")]
mod degrees;
#[cfg(feature = "report")]
mod geojson;
#[cfg(feature = "report")]
pub mod html;
#[cfg(feature = "report")]
mod rings;
mod table;
#[cfg(feature = "report")]
mod wkt;

#[cfg(feature = "report")]
pub use csv::CsvOptions;
pub use table::{Column, Geometries, Table, Value, Values};
