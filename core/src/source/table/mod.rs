//! Facilities, homes and land from tables: CSV, GeoJSON, Arrow and GeoParquet.
//!
//! Every reader takes bytes and [`TableOptions`], whose coordinate system is required. What it returns holds the good
//! rows and a report of each bad one: what, where, with which value, and what to do. Only what leaves nothing to read
//! is an error: an empty file, a missing column, a contradiction about the coordinate system.
//!
//! | from | facilities | homes | land |
//! |---|---|---|---|
//! | CSV | [`Facilities::from_csv`] | [`Homes::from_csv`] | [`ResidentialLand::from_csv`] |
//! | GeoJSON | [`Facilities::from_geojson`] | [`Homes::from_geojson`] | [`ResidentialLand::from_geojson`] |
//! | Arrow batches, feature `arrow` | `Facilities::from_arrow` | `Homes::from_arrow` | `ResidentialLand::from_arrow` |
//! | GeoParquet, feature `arrow` | `Facilities::from_parquet` | `Homes::from_parquet` | `ResidentialLand::from_parquet` |
//!
//! [`Facilities::from_csv`]: crate::model::Facilities::from_csv
//! [`Homes::from_csv`]: crate::model::Homes::from_csv
//! [`ResidentialLand::from_csv`]: crate::model::ResidentialLand::from_csv
//! [`Facilities::from_geojson`]: crate::model::Facilities::from_geojson
//! [`Homes::from_geojson`]: crate::model::Homes::from_geojson
//! [`ResidentialLand::from_geojson`]: crate::model::ResidentialLand::from_geojson
//!
//! A format turns its input into rows of cells (`row`, `cell`), `layout` says which column is which
//! [`Field`], and a sink for each kind of table builds the model from them; so a rule is written once for all formats.

#[cfg(feature = "arrow")]
mod arrow;
#[cfg(all(test, feature = "arrow"))]
mod arrow_tests;
mod cell;
mod csv;
#[cfg(test)]
mod csv_tests;
mod decode;
mod edge_list;
#[cfg(test)]
mod edge_list_tests;
mod facilities;
mod field;
#[cfg(feature = "arrow")]
mod from_arrow;
mod from_csv;
mod from_geojson;
mod geojson;
#[cfg(test)]
mod geojson_tests;
mod homes;
mod identity;
mod json_cell;
mod json_scan;
mod land;
mod layout;
mod lines;
mod locate;
mod options;
mod row;
mod shape;
mod sheet;
mod stated_crs;
mod tally;
mod text_table;
mod wkb;
mod wkt;

pub(crate) use cell::unguarded;
#[cfg(feature = "arrow")]
pub use edge_list::network_from_arrow;
pub use edge_list::network_from_csv;
pub use field::Field;
pub use options::TableOptions;
pub(crate) use text_table::text_table;
// What the writer of the report floor is held to.
#[cfg(all(test, feature = "arrow"))]
pub(crate) use wkb::decode_wkb;
