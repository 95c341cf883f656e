//! Studies. The interpreter is released around all work of the core.

use std::path::PathBuf;

use lifecircle::error::Error;
use lifecircle::geo::{Crs, Fit};
use lifecircle::model::{Catalogue, Openings};
use lifecircle::network::NetworkBuilder;
use lifecircle::progress::Progress;
use lifecircle::report::defects_table;
use lifecircle::source::NetworkSource;
use lifecircle::source::osm::{HomeRule, OsmFile, OsmReadOptions};
use lifecircle::study::{OpenOptions, PrepareOptions, Study, StudyBuilder, StudyTables};
use lifecircle::table::{Column, Table};
use pyo3::prelude::*;

use crate::calendar::{PyWorkCalendar, date};
use crate::error::raise;
use crate::network::PyNetwork;
use crate::openings::PyOpenings;
use crate::prepared::PyPrepared;
use crate::run::{Run, run};
use crate::scenario::{PyScenario, PyUndo};
use crate::shapes::{Area, extent};
use crate::source::{PyFacilities, PyHomes, PyLand};
use crate::standard::PyWalker;
use crate::table::PyTable;

/// West, south, east, north.
type Corners = (f64, f64, f64, f64);

/// The host's own tables, instead of what a file says.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Own {
    facilities: Option<Py<PyFacilities>>,
    homes: Option<Py<PyHomes>>,
    land: Option<Py<PyLand>>,
}

impl Own {
    fn is_empty(&self) -> bool {
        self.facilities.is_none() && self.homes.is_none() && self.land.is_none()
    }

    /// Puts them in the place of what the builder has.
    fn replace(&self, mut builder: StudyBuilder) -> StudyBuilder {
        if let Some(facilities) = &self.facilities {
            builder = builder.facilities(facilities.get().0.clone());
        }
        if let Some(homes) = &self.homes {
            builder = builder.homes(homes.get().0.clone());
        }
        match &self.land {
            Some(land) => builder.land(land.get().0.clone()),
            None => builder,
        }
    }
}

/// A study.
#[pyclass(name = "Study", module = "lifecircle._native", frozen)]
pub(crate) struct PyStudy(pub(crate) Study);

#[pymethods]
impl PyStudy {
    #[staticmethod]
    fn from_osm(
        py: Python<'_>,
        path: PathBuf,
        own: Own,
        area: Option<Area>,
        strict: bool,
        how: Run,
    ) -> PyResult<PyStudy> {
        let open = |progress: &dyn Progress| {
            let extent = extent(area)?;
            if own.is_empty() {
                return Study::from_osm(&path, &OpenOptions { extent, strict, progress, ..OpenOptions::default() });
            }
            let mut builder = own.replace(of_file(&path, &own, progress)?).strict(strict);
            if let Some(extent) = extent {
                builder = builder.extent(extent);
            }
            builder.build()
        };
        run(py, how, open).map(PyStudy)
    }

    #[staticmethod]
    fn build(
        py: Python<'_>,
        network: &PyNetwork,
        own: Own,
        area: Option<Area>,
        strict: bool,
        how: Run,
    ) -> PyResult<PyStudy> {
        let build = |_: &dyn Progress| {
            let mut builder = own.replace(StudyBuilder::new(network.0.clone())).strict(strict);
            if let Some(extent) = extent(area)? {
                builder = builder.extent(extent);
            }
            builder.build()
        };
        run(py, how, build).map(PyStudy)
    }

    #[staticmethod]
    #[expect(clippy::too_many_arguments, reason = "the public layer calls it with one name for each table")]
    #[pyo3(signature = (nodes, edges, facilities, homes, crs, area, strict))]
    fn from_tables(
        py: Python<'_>,
        nodes: &[u8],
        edges: &[u8],
        facilities: &[u8],
        homes: &[u8],
        crs: &str,
        area: Option<Area>,
        strict: bool,
    ) -> PyResult<PyStudy> {
        let build = || {
            let crs: Crs = crs.parse()?;
            let extent = extent(area)?;
            Study::from_tables(&StudyTables { nodes, edges, facilities, homes, crs, extent, strict })
        };
        py.detach(build).map(PyStudy).map_err(raise)
    }

    fn home_count(&self) -> usize {
        self.0.homes().rows.len()
    }

    fn facility_count(&self) -> usize {
        self.0.facilities().rows.len()
    }

    fn network(&self) -> PyNetwork {
        PyNetwork(self.0.network().clone())
    }

    fn facilities(&self) -> PyResult<PyTable> {
        self.0.facilities().to_table(Catalogue::bundled()).map(PyTable).map_err(raise)
    }

    fn homes(&self) -> PyResult<PyTable> {
        self.0.homes().to_table().map(PyTable).map_err(raise)
    }

    fn land(&self) -> PyResult<Option<PyTable>> {
        self.0.land().map(|land| land.to_table().map(PyTable).map_err(raise)).transpose()
    }

    /// West, south, east, north of where the data is complete, and who says so.
    fn extent(&self) -> Option<(Corners, &'static str)> {
        let extent = self.0.extent();
        let bounds = extent.bounds()?;
        let (a, b) = (bounds.south_west, bounds.north_east);
        Some(((a.lon(), a.lat(), b.lon(), b.lat()), extent.origin().name()))
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }

    fn crs_check(&self) -> PyResult<PyTable> {
        crs_table(&self.0).map(PyTable).map_err(raise)
    }

    fn openings(&self, py: Python<'_>, calendar: &PyWorkCalendar, first: &str, last: &str) -> PyResult<PyOpenings> {
        let dates = (date(first)?, date(last)?);
        let rows = &self.0.facilities().rows;
        let openings = py.detach(|| Openings::new(rows, Catalogue::bundled(), calendar.0.clone(), dates));
        Ok(PyOpenings { openings: openings.map_err(raise)?, study: self.0.clone() })
    }

    fn prepare(
        &self,
        py: Python<'_>,
        walker: &PyWalker,
        max_snap_m: Option<f64>,
        max_minutes: Option<u32>,
        how: Run,
    ) -> PyResult<PyPrepared> {
        let mut options = PrepareOptions::default();
        options.snap.max_snap_m = max_snap_m.unwrap_or(options.snap.max_snap_m);
        options.max_minutes = max_minutes.unwrap_or(options.max_minutes);
        let prepared = run(py, how, |progress| self.0.prepare_with(walker.model(), &options, progress));
        prepared.map(PyPrepared).map_err(|error| walker.blame(py, error))
    }

    /// The study after a scenario, and what undoes it.
    fn apply(&self, py: Python<'_>, scenario: &PyScenario) -> PyResult<(PyStudy, PyUndo)> {
        let applied = py.detach(|| self.0.apply(&scenario.0)).map_err(raise)?;
        Ok((PyStudy(applied.study().clone()), PyUndo(applied.undo().clone())))
    }
}

/// What the file says, less what the host replaces.
fn of_file(path: &std::path::Path, own: &Own, progress: &dyn Progress) -> Result<StudyBuilder, Error> {
    let file = OsmFile::open(path, &OsmReadOptions::default())?;
    let mut builder = StudyBuilder::new(NetworkBuilder::new().build(file.read_network(progress)?)?)
        .buildings(file.building_outlines().into_iter().map(|building| building.outline).collect());
    if own.facilities.is_none() {
        builder = builder.facilities(file.facilities(Catalogue::bundled(), progress)?);
    }
    if own.homes.is_none() {
        builder = builder.homes(file.homes(&HomeRule::default(), progress)?);
    }
    Ok(if own.land.is_none() { builder.land(file.residential_land()) } else { builder })
}

/// One row for each table and each system its numbers could be in.
fn crs_table(study: &Study) -> Result<Table, Error> {
    let checks = [("facilities", study.facilities_crs()), ("homes", study.homes_crs())];
    let checks = checks.into_iter().filter_map(|(table, check)| Some((table, check?)));
    let rows: Vec<_> =
        checks.flat_map(|(table, check)| check.fits.iter().map(move |fit| (table, check, fit))).collect();
    let real = |name: &str, of: fn(&Fit) -> Option<f64>| Column::real(name, rows.iter().map(|(_, _, fit)| of(fit)));
    Table::new(rows.len())
        .with(Column::text("table", rows.iter().map(|(table, ..)| Some(*table))))?
        .with(Column::text("declared", rows.iter().map(|(_, check, _)| Some(check.declared.name()))))?
        .with(Column::text("reading", rows.iter().map(|(_, _, fit)| Some(fit.reading.to_string()))))?
        .with(Column::text("verdict", rows.iter().map(|(_, check, _)| Some(check.verdict.name()))))?
        .with(Column::integer("places", rows.iter().map(|(_, check, _)| i64::try_from(check.places).ok())))?
        .with(real("inside_share", |fit| Some(fit.inside_share)))?
        .with(real("near_way_share", |fit| fit.near_way_share))?
        .with(real("in_building_share", |fit| fit.in_building_share))?
        .with(real("stands_out", |fit| fit.stands_out))?
        .with(real("beats_declared", |fit| fit.beats_declared))
}
