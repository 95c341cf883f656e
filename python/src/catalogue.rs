//! What is bundled: categories, walkers, standards.

use lifecircle::error::Place;
use lifecircle::geo::{Crs, LonLat};
use lifecircle::report::{categories_table, standards_table};
use lifecircle::walk::PRESETS;
use pyo3::prelude::*;

use crate::error::raise;
use crate::table::PyTable;

/// The catalogue of categories.
#[pyfunction]
pub(crate) fn categories() -> PyResult<PyTable> {
    categories_table().map(PyTable).map_err(raise)
}

/// The names of the bundled walkers.
#[pyfunction]
pub(crate) fn walkers() -> Vec<&'static str> {
    PRESETS.to_vec()
}

/// The bundled standards.
#[pyfunction]
pub(crate) fn standards() -> PyResult<PyTable> {
    standards_table().map(PyTable).map_err(raise)
}

/// Whether a coordinate system of that name is one of ours.
#[pyfunction]
pub(crate) fn knows_crs(name: &str) -> bool {
    name.parse::<Crs>().is_ok()
}

/// Coordinates of a system in WGS-84 degrees.
#[pyfunction]
pub(crate) fn to_wgs84(crs: &str, places: Vec<(f64, f64)>) -> PyResult<Vec<(f64, f64)>> {
    let crs: Crs = crs.parse().map_err(raise)?;
    let one = |(row, (x, y)): (usize, &(f64, f64))| {
        let place = crs.to_wgs84(*x, *y).map_err(|e| raise(e.at(Place::default().row(row as u64))))?;
        Ok((place.lon(), place.lat()))
    };
    places.iter().enumerate().map(one).collect()
}

/// Places in WGS-84 degrees in the coordinates of a system.
#[pyfunction]
pub(crate) fn from_wgs84(crs: &str, places: Vec<(f64, f64)>) -> PyResult<Vec<(f64, f64)>> {
    let crs: Crs = crs.parse().map_err(raise)?;
    let one = |(row, (lon, lat)): (usize, &(f64, f64))| {
        let found = LonLat::new(*lon, *lat).and_then(|place| crs.from_wgs84(place));
        found.map_err(|e| raise(e.at(Place::default().row(row as u64))))
    };
    places.iter().enumerate().map(one).collect()
}
