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

mod cell;
mod csv;
#[cfg(test)]
mod csv_tests;
mod decode;
mod edge_list;
mod facilities;
mod field;
mod from_csv;
mod from_geojson;
mod geojson;
#[cfg(test)]
mod geojson_tests;
mod homes;
mod identity;
mod json_scan;
mod land;
mod layout;
mod locate;
mod options;
mod row;
mod shape;
mod tally;
mod wkb;
mod wkt;

pub use edge_list::network_from_csv;
pub use field::Field;
pub use options::TableOptions;
