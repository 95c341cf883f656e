//! Indicators of access, by name or of the host, and how they are distributed among people.

use lifecircle::access::{CatchmentQuery, Catchments, Dwelling, Level, Measured, NamedIndicator, Outlet, Supply, Walk};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use lifecircle::progress::{NoProgress, Progress};
use lifecircle::study::Prepared;
use lifecircle::table::{Column, Table};
use lifecircle::units::Ticks;
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;

use crate::error::raise;
use crate::host_indicator::HostIndicator;
use crate::table::PyTable;
use crate::walks::ticks;

/// What can be asked for by name.
#[pyfunction]
pub(crate) fn indicators() -> PyResult<PyTable> {
    NamedIndicator::names_table().map(PyTable).map_err(raise)
}

/// The levels of some indicators at every home.
#[pyclass(name = "Measured", module = "lifecircle._native", frozen)]
pub(crate) struct PyMeasured(Measured);

impl PyMeasured {
    pub(crate) fn measure(
        prepared: &Prepared,
        kinds: &[String],
        supply: &str,
        asked: Vec<NamedIndicator>,
        progress: &dyn Progress,
    ) -> Result<PyMeasured, Error> {
        let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
        let query = CatchmentQuery::named(&kinds, Catalogue::bundled())?.supply(Supply::named(supply)?);
        prepared.measure(&query, &asked, progress).map(PyMeasured)
    }
}

/// The indicators of the host with those asked for by name.
pub(crate) fn asked(names: &[String], own: Vec<HostIndicator>) -> Result<Vec<NamedIndicator>, Error> {
    let named = names.iter().map(|line| line.parse::<NamedIndicator>());
    let own = own.into_iter().map(|own| Ok::<_, Error>(NamedIndicator::own(own.column(), Box::new(own))));
    named.chain(own).collect()
}

#[pymethods]
impl PyMeasured {
    fn table(&self) -> PyResult<PyTable> {
        self.0.table().map(PyTable).map_err(raise)
    }

    fn equity(&self) -> PyResult<PyTable> {
        self.0.equity_table().map(PyTable).map_err(raise)
    }

    fn lorenz(&self) -> PyResult<PyTable> {
        self.0.lorenz_table().map(PyTable).map_err(raise)
    }

    fn ranked(&self, column: &str, ranks: Vec<Option<f64>>) -> PyResult<PyTable> {
        self.0.ranked_table(column, &ranks).map(PyTable).map_err(raise)
    }
}

/// Indicators of the host's own travel times: people and doors of homes, kinds and supplies of outlets, and walks as three
/// columns: home, outlet, seconds.
#[pyfunction]
pub(crate) fn measure_walks(
    py: Python<'_>,
    homes: Vec<(Option<f64>, bool)>,
    outlets: Vec<(u32, Option<f64>)>,
    walks: (Bound<'_, PyAny>, Bound<'_, PyAny>, Bound<'_, PyAny>),
    minutes: f64,
    indicators: Vec<String>,
) -> PyResult<PyTable> {
    let (home, outlet) = (rows(&walks.0)?, rows(&walks.1)?);
    let seconds = PyBuffer::<f64>::get(&walks.2)?.to_vec(py)?;
    let measure = || {
        let homes =
            homes.iter().map(|(people, attached)| Dwelling { people: *people, attached: *attached, escape: None });
        let outlets = (0u32..).zip(&outlets).map(|(facility, (kind, supply))| Outlet {
            facility,
            kind: *kind,
            supply: *supply,
            entry: None,
        });
        let walks = walks_of(&home, &outlet, &seconds)?;
        let catchments = Catchments::new(homes.collect(), outlets.collect(), walks, ticks(minutes)?)?;
        levels_table(&catchments, &asked(&indicators, Vec::new())?, &NoProgress)
    };
    py.detach(measure).map(PyTable).map_err(raise)
}

fn rows(column: &Bound<'_, PyAny>) -> PyResult<Vec<i64>> {
    PyBuffer::<i64>::get(column)?.to_vec(column.py())
}

fn walks_of(homes: &[i64], outlets: &[i64], seconds: &[f64]) -> Result<Vec<Walk>, Error> {
    let bad = |what: &str, value: &dyn std::fmt::Display| Error::new(ErrorKind::Argument, what).with_value(value);
    let index = |row: i64| u32::try_from(row).map_err(|_| bad("a row of a walk must be a number from 0", &row));
    let walk = |((home, outlet), seconds): ((&i64, &i64), &f64)| {
        let time = Ticks::from_seconds(*seconds).filter(|_| *seconds >= 0.0);
        let time = time.ok_or_else(|| bad("the seconds of a walk must be finite and not negative", seconds))?;
        Ok(Walk { home: index(*home)?, outlet: index(*outlet)?, time })
    };
    homes.iter().zip(outlets).zip(seconds).map(walk).collect()
}

/// The levels of indicators, one row for each home.
pub(crate) fn levels_table(
    catchments: &Catchments,
    asked: &[NamedIndicator],
    progress: &dyn Progress,
) -> Result<Table, Error> {
    let rows = catchments.homes().len();
    let mut table = Table::new(rows).with(Column::integer("home", (0..rows as i64).map(Some)))?;
    for named in asked {
        let levels: Vec<Level> = catchments.measure(named.indicator(), progress)?;
        let name = named.column();
        table = table
            .with(Column::real(name, levels.iter().map(|level| level.number())))?
            .with(Column::text(format!("{name}_state"), levels.iter().map(|level| Some(level.name()))))?;
    }
    Ok(table)
}
