//! Showing results: the column table, GeoJSON, CSV, GeoParquet, the offline map.
//!
//! Every floor turns its result into a [`Table`]; every writer takes one.

mod access_table;
mod bundled;
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
#[cfg(feature = "report")]
mod rings;
mod table;
#[cfg(feature = "report")]
mod wkt;

pub use access_table::access_table;
pub use bundled::{categories_table, defects_table};
#[cfg(feature = "report")]
pub use csv::CsvOptions;
#[cfg(feature = "report")]
pub use map::map_data;
#[cfg(feature = "report")]
pub use map_standard::map_standard;
pub use table::{Column, Geometries, Table, Value, Values};
