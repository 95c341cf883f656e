//! Walks from and to anywhere: isochrones, matrices, routes, the nearest.

use std::path::PathBuf;
use std::sync::OnceLock;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Catalogue, Service};
use lifecircle::progress::Progress;
use lifecircle::reach::{self, Contours, NodeSet, TimedNetwork};
use lifecircle::report::{
    areas_table, at_nodes, isochrone_hulls_table, isochrone_lines_table, isochrone_nodes_table,
    isochrone_polygons_table, matrix_table, nearest_table, nearest_times_table, node_set_table, node_sets_table,
    opportunities_table, reached_table, route_edges_table, routes_table, row_table,
};
use lifecircle::table::Table;
use lifecircle::units::Ticks;
use pyo3::prelude::*;

use crate::decay::DecayRow;
use crate::error::raise;
use crate::live::PyLive;
use crate::network::PyNetwork;
use crate::run::{Run, run};
use crate::spots::{Ground, Spots};
use crate::standard::PyWalker;
use crate::table::PyTable;

/// Walks of one walker.
#[pyclass(name = "Walks", module = "lifecircle._native", frozen)]
pub(crate) struct PyWalks {
    ground: Ground,
    /// The triangulation polygons are drawn over; made when first asked for.
    contours: OnceLock<Contours>,
}

impl PyWalks {
    pub(crate) fn new(ground: Ground) -> PyWalks {
        PyWalks { ground, contours: OnceLock::new() }
    }

    pub(crate) fn ground(&self) -> &Ground {
        &self.ground
    }

    /// The triangulation; two that ask at once may both make it, for no lock is held while a listener is called.
    fn contours(&self, progress: &dyn Progress) -> Result<&Contours, Error> {
        if self.contours.get().is_none() {
            let made = Contours::new(&self.ground.timed, progress)?;
            drop(self.contours.set(made));
        }
        self.contours.get().ok_or_else(|| Error::new(ErrorKind::Internal, "the triangulation is gone"))
    }

    /// The facilities of each category that one walks to.
    fn groups(&self, categories: &[String]) -> Result<Vec<Vec<u32>>, Error> {
        let prepared = self.ground.study()?;
        let (facilities, walker) = (&prepared.study().facilities().rows, prepared.walker());
        let of = |name: &String| {
            let id = Catalogue::bundled().find(name)?;
            let serves = |s: &Service| s.category == id && s.channel.is_walked_to() && s.serves(walker);
            let rows = (0u32..).zip(facilities).filter(|(_, facility)| facility.services.iter().any(serves));
            Ok(rows.map(|(row, _)| row).collect())
        };
        categories.iter().map(of).collect()
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
    /// A network with a walker's times, without a study around it.
    #[staticmethod]
    fn of_network(py: Python<'_>, network: &PyNetwork, walker: &PyWalker) -> PyResult<PyWalks> {
        let time = || TimedNetwork::new(network.0.clone(), walker.model());
        let timed = py.detach(time).map_err(|error| walker.blame(py, raise(error)))?;
        Ok(PyWalks::new(Ground::of_network(timed)))
    }

    #[staticmethod]
    fn open(py: Python<'_>, path: PathBuf) -> PyResult<PyWalks> {
        let timed = py.detach(|| TimedNetwork::open(&path)).map_err(raise)?;
        Ok(PyWalks::new(Ground::of_network(timed)))
    }

    fn save(&self, py: Python<'_>, path: PathBuf) -> PyResult<()> {
        py.detach(|| self.ground.timed.save(&path)).map_err(raise)
    }

    fn walker(&self) -> &str {
        self.ground.timed.walker()
    }

    fn network(&self) -> PyNetwork {
        PyNetwork(self.ground.timed.network().clone())
    }

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
            let (origins, limits) = (self.ground.places(origins)?, all_ticks(&minutes)?);
            if kind == "polygons" {
                return areas_table(&self.contours(progress)?.of_each(&origins, &limits, progress)?);
            }
            let found = reach::isochrones(&self.ground.timed, &origins, &limits, progress)?;
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
            let origins = self.ground.places(Spots::Points(vec![origin]))?;
            let mut set = NodeSet::new();
            reach::nodes_within(&self.ground.timed, &origins, 0, ticks(minutes)?, &mut set);
            node_set_table(&set, self.ground.timed.network())
        };
        py.detach(within).map(PyTable).map_err(raise)
    }

    fn node_sets(&self, py: Python<'_>, origins: Spots, minutes: f64, how: Run) -> PyResult<PyTable> {
        let fill = |progress: &dyn Progress| {
            let (timed, origins) = (&self.ground.timed, self.ground.places(origins)?);
            let sets = reach::node_sets(timed, &origins, ticks(minutes)?, progress, |_, set| set.clone())?;
            node_sets_table(&sets, timed.network())
        };
        run(py, how, fill).map(PyTable)
    }

    fn row(&self, py: Python<'_>, origin: (f64, f64), targets: Spots, minutes: f64) -> PyResult<PyTable> {
        let row = || {
            let origins = self.ground.places(Spots::Points(vec![origin]))?;
            let targets = self.ground.places(targets)?;
            row_table(&reach::row(&self.ground.timed, &origins, 0, &targets, ticks(minutes)?))
        };
        py.detach(row).map(PyTable).map_err(raise)
    }

    fn matrix(&self, py: Python<'_>, origins: Spots, targets: Spots, minutes: f64, how: Run) -> PyResult<PyTable> {
        let fill = |progress: &dyn Progress| {
            let (origins, targets) = (self.ground.places(origins)?, self.ground.places(targets)?);
            matrix_table(&reach::matrix(&self.ground.timed, &origins, &targets, ticks(minutes)?, progress)?)
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
            let origins = self.ground.places(Spots::Points(origins))?;
            let targets = self.ground.places(Spots::Points(targets))?;
            let timed = &self.ground.timed;
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
            let (timed, targets, names) = (&self.ground.timed, self.ground.study()?.facilities(), names(&categories));
            if matches!(&origins, Spots::Named(name) if name == "nodes") {
                let table = if which {
                    nearest_table(&reach::nearest_at_nodes(timed, targets, &groups, horizon, progress)?, &names)
                } else {
                    let found = reach::nearest_times_at_nodes(timed, targets, &groups, horizon, progress)?;
                    nearest_times_table(&found, &names)
                };
                return at_nodes(table?, timed.network());
            }
            let origins = self.ground.places(origins)?;
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
            let (timed, targets, names) = (&self.ground.timed, self.ground.study()?.facilities(), names(&categories));
            if matches!(&origins, Spots::Named(name) if name == "nodes") {
                let found = reach::opportunities_at_nodes(timed, targets, &groups, &ask, progress)?;
                return at_nodes(opportunities_table(&found, &names)?, timed.network());
            }
            let origins = self.ground.places(origins)?;
            opportunities_table(&reach::opportunities(timed, &origins, targets, &groups, &ask, progress)?, &names)
        };
        run(py, how, find).map(PyTable)
    }

    fn reached(&self, py: Python<'_>, origins: Spots, minutes: Vec<f64>, how: Run) -> PyResult<PyTable> {
        let measure = |progress: &dyn Progress| -> Result<Table, Error> {
            let (timed, limits) = (&self.ground.timed, all_ticks(&minutes)?);
            if matches!(&origins, Spots::Named(name) if name == "nodes") {
                return at_nodes(reached_table(&reach::reach_of_nodes(timed, &limits, progress)?)?, timed.network());
            }
            reached_table(&reach::reach_of(timed, &self.ground.places(origins)?, &limits, progress)?)
        };
        run(py, how, measure).map(PyTable)
    }

    fn live(&self, py: Python<'_>, categories: Vec<String>, minutes: f64, how: Run) -> PyResult<PyLive> {
        run(py, how, |progress| {
            let groups = self.groups(&categories)?;
            PyLive::new(self.ground.study()?, categories, &groups, ticks(minutes)?, progress)
        })
    }
}
