//! Walks from and to anywhere: isochrones, matrices, routes, the nearest.

use std::sync::OnceLock;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, Service};
use lifecircle::progress::Progress;
use lifecircle::reach::{self, Contours, NodeSet, Places};
use lifecircle::report::{
    areas_table, at_nodes, isochrone_hulls_table, isochrone_lines_table, isochrone_nodes_table,
    isochrone_polygons_table, matrix_table, nearest_table, nearest_times_table, node_set_table, opportunities_table,
    reached_table, route_edges_table, routes_table, row_table,
};
use lifecircle::study::Prepared;
use lifecircle::table::Table;
use lifecircle::units::Ticks;
use pyo3::prelude::*;

use crate::decay::DecayRow;
use crate::error::raise;
use crate::live::PyLive;
use crate::run::{Run, run};
use crate::table::PyTable;

/// Where walks begin or end: `homes`, `facilities`, `nodes` where a question takes them, or points in WGS-84 degrees.
#[derive(FromPyObject)]
pub(crate) enum Spots {
    Named(String),
    Points(Vec<(f64, f64)>),
}

/// Walks of one walker.
#[pyclass(name = "Walks", module = "lifecircle._native", frozen)]
pub(crate) struct PyWalks {
    prepared: Prepared,
    /// The triangulation polygons are drawn over; made when first asked for.
    contours: OnceLock<Contours>,
}

impl PyWalks {
    pub(crate) fn new(prepared: Prepared) -> PyWalks {
        PyWalks { prepared, contours: OnceLock::new() }
    }

    /// The triangulation; two that ask at once may both make it, for no lock is held while a listener is called.
    fn contours(&self, progress: &dyn Progress) -> Result<&Contours, Error> {
        if self.contours.get().is_none() {
            let made = Contours::new(self.prepared.timed(), progress)?;
            drop(self.contours.set(made));
        }
        self.contours.get().ok_or_else(|| Error::new(ErrorKind::Internal, "the triangulation is gone"))
    }

    /// The facilities of each category that one walks to.
    fn groups(&self, categories: &[String]) -> Result<Vec<Vec<u32>>, Error> {
        let facilities = &self.prepared.study().facilities().rows;
        let walker = self.prepared.walker();
        let of = |name: &String| {
            let id = Catalogue::bundled().find(name)?;
            let serves = |s: &Service| s.category == id && s.channel.is_walked_to() && s.serves(walker);
            let rows = (0u32..).zip(facilities).filter(|(_, facility)| facility.services.iter().any(serves));
            Ok(rows.map(|(row, _)| row).collect())
        };
        categories.iter().map(of).collect()
    }
}

/// The places of a study by name, or points attached to the network as homes are.
pub(crate) fn places_of(prepared: &Prepared, spots: Spots) -> Result<Places, Error> {
    match spots {
        Spots::Named(name) if name == "homes" => Ok(prepared.homes().clone()),
        Spots::Named(name) if name == "facilities" => Ok(prepared.facilities().clone()),
        Spots::Named(other) => Err(Error::new(ErrorKind::Argument, "walks cannot begin or end there")
            .with_value(other)
            .with_fix("give homes, facilities, or points in WGS-84 degrees")),
        Spots::Points(points) => {
            let points = points.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect::<Result<Vec<_>, _>>()?;
            Places::at(prepared.timed(), &points, &prepared.options().snap)
        }
    }
}

pub(crate) fn ticks(minutes: f64) -> Result<Ticks, Error> {
    let limit = (minutes > 0.0).then(|| Ticks::from_seconds(minutes * 60.0)).flatten();
    limit.ok_or_else(|| Error::new(ErrorKind::Argument, "a limit in minutes must be above 0").with_value(minutes))
}

fn all_ticks(minutes: &[f64]) -> Result<Vec<Ticks>, Error> {
    minutes.iter().map(|m| ticks(*m)).collect()
}

fn names(categories: &[String]) -> Vec<&str> {
    categories.iter().map(String::as_str).collect()
}

#[pymethods]
impl PyWalks {
    fn isochrones(
        &self,
        py: Python<'_>,
        origins: Spots,
        minutes: Vec<f64>,
        kind: &str,
        buffer_m: f64,
        how: Run,
    ) -> PyResult<PyTable> {
        let draw = |progress: &dyn Progress| {
            let (origins, limits) = (places_of(&self.prepared, origins)?, all_ticks(&minutes)?);
            if kind == "polygons" {
                return areas_table(&self.contours(progress)?.of_each(&origins, &limits, progress)?);
            }
            let found = reach::isochrones(self.prepared.timed(), &origins, &limits, progress)?;
            let last = limits.iter().max().copied().unwrap_or(Ticks::ZERO);
            match kind {
                "lines" => isochrone_lines_table(&found),
                "nodes" => isochrone_nodes_table(&found),
                "buffers" => isochrone_polygons_table(&found, last, buffer_m),
                "hulls" => isochrone_hulls_table(&found, last),
                other => Err(Error::new(ErrorKind::Argument, "an isochrone is drawn otherwise")
                    .with_value(other)
                    .with_fix("use polygons, lines, nodes, buffers or hulls")),
            }
        };
        run(py, how, draw).map(PyTable)
    }

    fn nodes_within(&self, py: Python<'_>, origin: (f64, f64), minutes: f64) -> PyResult<PyTable> {
        let within = || {
            let origins = places_of(&self.prepared, Spots::Points(vec![origin]))?;
            let mut set = NodeSet::new();
            reach::nodes_within(self.prepared.timed(), &origins, 0, ticks(minutes)?, &mut set);
            node_set_table(&set, self.prepared.timed().network())
        };
        py.detach(within).map(PyTable).map_err(raise)
    }

    fn row(&self, py: Python<'_>, origin: (f64, f64), targets: Spots, minutes: f64) -> PyResult<PyTable> {
        let row = || {
            let origins = places_of(&self.prepared, Spots::Points(vec![origin]))?;
            let targets = places_of(&self.prepared, targets)?;
            row_table(&reach::row(self.prepared.timed(), &origins, 0, &targets, ticks(minutes)?))
        };
        py.detach(row).map(PyTable).map_err(raise)
    }

    fn matrix(&self, py: Python<'_>, origins: Spots, targets: Spots, minutes: f64, how: Run) -> PyResult<PyTable> {
        let fill = |progress: &dyn Progress| {
            let (origins, targets) = (places_of(&self.prepared, origins)?, places_of(&self.prepared, targets)?);
            matrix_table(&reach::matrix(self.prepared.timed(), &origins, &targets, ticks(minutes)?, progress)?)
        };
        run(py, how, fill).map(PyTable)
    }

    /// One route for each pair of points, and the edges of the first.
    fn routes(
        &self,
        py: Python<'_>,
        origins: Vec<(f64, f64)>,
        targets: Vec<(f64, f64)>,
        minutes: Option<f64>,
    ) -> PyResult<(PyTable, Option<PyTable>)> {
        let find = || {
            let horizon = minutes.map(ticks).transpose()?;
            let pairs = origins.len().min(targets.len());
            let origins = places_of(&self.prepared, Spots::Points(origins))?;
            let targets = places_of(&self.prepared, Spots::Points(targets))?;
            let timed = self.prepared.timed();
            let found: Vec<_> = (0..pairs).map(|p| reach::route(timed, &origins, p, &targets, p, horizon)).collect();
            let edges = found.first().and_then(Option::as_ref).map(route_edges_table).transpose()?;
            Ok((routes_table(&found)?, edges))
        };
        py.detach(find).map(|(routes, edges)| (PyTable(routes), edges.map(PyTable))).map_err(raise)
    }

    fn nearest(
        &self,
        py: Python<'_>,
        categories: Vec<String>,
        origins: Spots,
        minutes: f64,
        which: bool,
        how: Run,
    ) -> PyResult<PyTable> {
        let find = |progress: &dyn Progress| {
            let (groups, horizon) = (self.groups(&categories)?, ticks(minutes)?);
            let (timed, targets, names) = (self.prepared.timed(), self.prepared.facilities(), names(&categories));
            if matches!(&origins, Spots::Named(name) if name == "nodes") {
                let table = if which {
                    nearest_table(&reach::nearest_at_nodes(timed, targets, &groups, horizon, progress)?, &names)
                } else {
                    let found = reach::nearest_times_at_nodes(timed, targets, &groups, horizon, progress)?;
                    nearest_times_table(&found, &names)
                };
                return at_nodes(table?, timed.network());
            }
            let origins = places_of(&self.prepared, origins)?;
            if which {
                nearest_table(&reach::nearest(timed, &origins, targets, &groups, horizon, progress)?, &names)
            } else {
                let found = reach::nearest_times(timed, &origins, targets, &groups, horizon, progress)?;
                nearest_times_table(&found, &names)
            }
        };
        run(py, how, find).map(PyTable)
    }

    #[expect(clippy::too_many_arguments, reason = "the public layer names them")]
    fn opportunities(
        &self,
        py: Python<'_>,
        categories: Vec<String>,
        origins: Spots,
        minutes: Vec<f64>,
        k: usize,
        decays: Vec<DecayRow>,
        how: Run,
    ) -> PyResult<PyTable> {
        let find = |progress: &dyn Progress| {
            let groups = self.groups(&categories)?;
            let ask = crate::decay::ask(&all_ticks(&minutes)?, k, decays)?;
            let (timed, targets, names) = (self.prepared.timed(), self.prepared.facilities(), names(&categories));
            if matches!(&origins, Spots::Named(name) if name == "nodes") {
                let found = reach::opportunities_at_nodes(timed, targets, &groups, &ask, progress)?;
                return at_nodes(opportunities_table(&found, &names)?, timed.network());
            }
            let origins = places_of(&self.prepared, origins)?;
            opportunities_table(&reach::opportunities(timed, &origins, targets, &groups, &ask, progress)?, &names)
        };
        run(py, how, find).map(PyTable)
    }

    fn reached(&self, py: Python<'_>, origins: Spots, minutes: Vec<f64>, how: Run) -> PyResult<PyTable> {
        let measure = |progress: &dyn Progress| -> Result<Table, Error> {
            let (timed, limits) = (self.prepared.timed(), all_ticks(&minutes)?);
            if matches!(&origins, Spots::Named(name) if name == "nodes") {
                return at_nodes(reached_table(&reach::reach_of_nodes(timed, &limits, progress)?)?, timed.network());
            }
            reached_table(&reach::reach_of(timed, &places_of(&self.prepared, origins)?, &limits, progress)?)
        };
        run(py, how, measure).map(PyTable)
    }

    fn live(&self, py: Python<'_>, categories: Vec<String>, minutes: f64, how: Run) -> PyResult<PyLive> {
        run(py, how, |progress| {
            let groups = self.groups(&categories)?;
            PyLive::new(&self.prepared, categories, &groups, ticks(minutes)?, progress)
        })
    }
}
