//! Showing results: GeoJSON, CSV, GeoParquet, the offline map.
//!
//! Every floor turns its result into a [`Table`](crate::table::Table); every writer takes one.

mod access_table;
#[cfg(feature = "arrow")]
mod arrow;
#[cfg(feature = "arrow")]
mod arrow_arrays;
mod bundled;
mod calendar_tables;
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
mod nearest_tables;
mod network_tables;
#[cfg(feature = "arrow")]
mod parquet;
#[cfg(feature = "report")]
mod plan_map;
#[cfg(any(feature = "report", feature = "arrow"))]
mod rings;
mod standards;
mod walk_tables;
#[cfg(feature = "arrow")]
mod wkb;
#[cfg(feature = "report")]
mod wkt;
#[cfg(all(test, feature = "report"))]
mod writers_tests;

pub use access_table::access_table;
pub use bundled::{categories_table, crs_check_table, defects_table};
pub use calendar_tables::{
    days_table, events_table, hours_table, intervals_table, occurrences_table, recurrence_table, services_table,
    week_table,
};
#[cfg(feature = "report")]
pub use csv::CsvOptions;
#[cfg(feature = "report")]
pub use map::map_data;
#[cfg(feature = "report")]
pub use map_standard::map_standard;
pub use nearest_tables::{live_table, nearest_table, nearest_times_table, opportunities_table, reached_table};
pub use network_tables::{at_nodes, edges_table, nodes_table, places_table};
#[cfg(feature = "report")]
pub use plan_map::plan_map_data;
pub use standards::{requirements_table, standards_table};
pub use walk_tables::{
    areas_table, isochrone_hulls_table, isochrone_lines_table, isochrone_nodes_table, isochrone_polygons_table,
    matrix_table, node_set_table, node_sets_table, route_edges_table, route_points_table, routes_table, row_table,
};
