//! Showing results: the column table, GeoJSON, CSV, GeoParquet, the offline map.
//!
//! Every floor turns its result into a [`Table`]; every writer takes one.

mod access_table;
#[cfg(feature = "arrow")]
mod arrow;
mod bundled;
mod column;
#[cfg(feature = "report")]
mod csv;
#[cfg(feature = "report")]
mod degrees;
#[cfg(feature = "report")]
mod geojson;
#[cfg(feature = "report")]
pub mod html;
#[cfg(feature = "report")]
mod map;
#[cfg(feature = "report")]
mod map_standard;
mod model;
#[cfg(feature = "arrow")]
mod parquet;
#[cfg(any(feature = "report", feature = "arrow"))]
mod rings;
mod table;
#[cfg(feature = "arrow")]
mod wkb;
#[cfg(feature = "report")]
mod wkt;
#[cfg(all(test, feature = "report"))]
mod writers_tests;

pub use access_table::access_table;
pub use bundled::{categories_table, defects_table};
pub use column::{Column, Value, Values};
#[cfg(feature = "report")]
pub use csv::CsvOptions;
#[cfg(feature = "report")]
pub use map::map_data;
#[cfg(feature = "report")]
pub use map_standard::map_standard;
pub use table::{Geometries, Table};
