//! An indicator written in Python: asked once for all homes.

use std::sync::{Arc, Mutex};

use lifecircle::access::{Catchments, Indicator, Level, Unknown};
use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::progress::Progress;
use lifecircle::units::Ticks;
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

use crate::walks::ticks;

/// What callables of the host raised last, so that it comes out of the call as it was.
#[derive(Clone, Default)]
pub(crate) struct Raised(Arc<Mutex<Option<PyErr>>>);

impl Raised {
    fn keep(&self, raised: PyErr) {
        if let Ok(mut last) = self.0.lock() {
            *last = Some(raised);
        }
    }

    /// The error with what was raised as its cause.
    pub(crate) fn blame(&self, py: Python<'_>, error: PyErr) -> PyErr {
        if let Some(raised) = self.0.lock().ok().and_then(|mut last| last.take()) {
            error.set_cause(py, Some(raised));
        }
        error
    }
}

/// A callable of the host that gives a number for every home.
pub(crate) struct HostIndicator {
    column: String,
    horizon: Ticks,
    radius: u32,
    levels: Py<PyAny>,
    raised: Raised,
}

/// Column, minutes, radius and a callable; the public layer names them.
pub(crate) type OwnIndicator = (String, f64, u32, Py<PyAny>);

impl HostIndicator {
    pub(crate) fn new(own: OwnIndicator, raised: Raised) -> Result<HostIndicator, Error> {
        let (column, minutes, radius, levels) = own;
        if !(1..=3).contains(&radius) {
            return Err(Error::new(ErrorKind::Argument, "a dependency radius lies between 1 and 3").with_value(radius));
        }
        Ok(HostIndicator { column, horizon: ticks(minutes)?, radius, levels, raised })
    }

    pub(crate) fn column(&self) -> String {
        self.column.clone()
    }

    /// The level of a home as its number and state say; without a state it is exact where nothing beyond the data matters.
    fn level(&self, catchments: &Catchments, home: usize, number: f64, state: Option<&str>) -> Result<Level, Error> {
        if !catchments.homes().get(home).is_some_and(|home| home.attached) {
            return Ok(Level::Unknown(Unknown::Unattached));
        }
        let wide = Ticks::new(self.horizon.get().saturating_mul(self.radius));
        match state {
            Some("exact") => Ok(Level::Exact(number)),
            Some("at-least") => Ok(Level::AtLeast(number)),
            Some("at-most") => Ok(Level::AtMost(number)),
            Some("too-far") => Ok(Level::TooFar),
            Some("beyond-data") => Ok(Level::Unknown(Unknown::BeyondData)),
            Some("no-facility") => Ok(Level::Unknown(Unknown::NoFacility)),
            None if catchments.home_complete(home, wide) => Ok(Level::Exact(number)),
            None => Ok(Level::Unknown(Unknown::BeyondData)),
            Some(other) => {
                Err(Error::new(ErrorKind::Plugin, format!("indicator {:?} gives no such state", self.column))
                    .with_value(other)
                    .at(Place::default().row(home as u64))
                    .with_fix("use exact, at-least, at-most, too-far, beyond-data or no-facility"))
            }
        }
    }
}

impl Indicator for HostIndicator {
    fn name(&self) -> &str {
        &self.column
    }

    fn horizon(&self) -> Ticks {
        self.horizon
    }

    fn dependency_radius(&self) -> u32 {
        self.radius
    }

    fn levels(&self, catchments: &Catchments, _: &dyn Progress) -> Result<Vec<Level>, Error> {
        let asked = Python::attach(|py| {
            let given = self.levels.call1(py, (columns(py, catchments)?,))?;
            let (numbers, states): (Bound<'_, PyAny>, Option<Vec<String>>) = given.extract(py)?;
            Ok((PyBuffer::<f64>::get(&numbers)?.to_vec(py)?, states))
        });
        let (numbers, states) = asked.map_err(|raised: PyErr| {
            let error = Error::new(ErrorKind::Plugin, format!("indicator {:?} failed: {raised}", self.column));
            self.raised.keep(raised);
            error
        })?;
        let homes = catchments.homes().len();
        let wrong = [numbers.len(), states.as_ref().map_or(homes, Vec::len)].into_iter().find(|count| *count != homes);
        if let Some(count) = wrong {
            let message = format!("indicator {:?} must give one number for each home", self.column);
            return Err(Error::new(ErrorKind::Plugin, message).with_value(format_args!("{count} of {homes}")));
        }
        let state = |home: usize| states.as_ref().and_then(|states| states.get(home)).map(String::as_str);
        numbers.iter().enumerate().map(|(home, n)| self.level(catchments, home, *n, state(home))).collect()
    }
}

/// Walks, homes and outlets as bytes of the machine's own numbers; what is not known is not a number.
pub(crate) fn columns<'py>(py: Python<'py>, catchments: &Catchments) -> PyResult<Bound<'py, PyDict>> {
    let whole = |of: &mut dyn Iterator<Item = u32>| {
        PyBytes::new(py, &of.flat_map(|n| i64::from(n).to_ne_bytes()).collect::<Vec<_>>())
    };
    let real = |of: &mut dyn Iterator<Item = f64>| PyBytes::new(py, &of.flat_map(f64::to_ne_bytes).collect::<Vec<_>>());
    let columns = PyDict::new(py);
    let walks = || catchments.walks().iter();
    columns.set_item("home", whole(&mut walks().map(|walk| walk.home)))?;
    columns.set_item("outlet", whole(&mut walks().map(|walk| walk.outlet)))?;
    columns.set_item("seconds", real(&mut walks().map(|walk| walk.time.seconds())))?;
    columns.set_item("people", real(&mut catchments.homes().iter().map(|home| home.people.unwrap_or(f64::NAN))))?;
    columns.set_item("kind", whole(&mut catchments.outlets().iter().map(|outlet| outlet.kind)))?;
    columns.set_item("supply", real(&mut catchments.outlets().iter().map(|o| o.supply.unwrap_or(f64::NAN))))?;
    columns.set_item("kinds", catchments.kind_count())?;
    Ok(columns)
}
