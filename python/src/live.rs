//! What if: the nearest kept exact while places open, close and move and edges change.

use std::sync::{Mutex, MutexGuard};

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::network::{Attachment, EdgeId};
use lifecircle::progress::Progress;
use lifecircle::reach::LiveNearest;
use lifecircle::report::live_table;
use lifecircle::study::Prepared;
use lifecircle::units::Ticks;
use pyo3::prelude::*;

use crate::error::raise;
use crate::spots::{Ground, Spots};
use crate::table::PyTable;

/// A live table of the nearest.
#[pyclass(name = "Live", module = "lifecircle._native", frozen)]
pub(crate) struct PyLive {
    prepared: Prepared,
    names: Vec<String>,
    live: Mutex<LiveNearest>,
}

impl PyLive {
    pub(crate) fn new(
        prepared: &Prepared,
        names: Vec<String>,
        groups: &[Vec<u32>],
        horizon: Ticks,
        progress: &dyn Progress,
    ) -> Result<PyLive, Error> {
        let live = LiveNearest::new(prepared.timed(), prepared.facilities(), groups, horizon, progress)?;
        Ok(PyLive { prepared: prepared.clone(), names, live: Mutex::new(live) })
    }

    fn edit(&self) -> Result<MutexGuard<'_, LiveNearest>, Error> {
        self.live.lock().map_err(|_| Error::new(ErrorKind::Internal, "an edit of this table failed half way"))
    }

    /// The door of a new place, attached as homes are.
    fn door(&self, (lon, lat): (f64, f64)) -> Result<Vec<Attachment>, Error> {
        let timed = self.prepared.timed();
        let snap = &self.prepared.options().snap;
        let place = timed.network().snap(LonLat::new(lon, lat)?, &|edge| timed.usable(edge), snap);
        place.map(|found| vec![found.attachment]).map_err(|_| {
            Error::new(ErrorKind::Network, "no edge this walker may use lies near enough")
                .with_value(format_args!("{lon}, {lat}"))
                .with_fix("check the coordinates, or prepare with a longer max_snap_m")
        })
    }

    fn group(&self, name: &str) -> Result<u32, Error> {
        let found = self.names.iter().position(|known| known == name);
        found.map(|index| index as u32).ok_or_else(|| {
            Error::new(ErrorKind::NotFound, "the table was not made for this category")
                .with_value(name)
                .with_fix(format!("use {}", self.names.join(", ")))
        })
    }
}

#[pymethods]
impl PyLive {
    /// Opens a place, and tells its number.
    fn add(&self, py: Python<'_>, point: (f64, f64), categories: Vec<String>) -> PyResult<u32> {
        let add = || {
            let groups = categories.iter().map(|name| self.group(name)).collect::<Result<Vec<_>, _>>()?;
            let door = self.door(point)?;
            self.edit()?.add(door, &groups).map(|(target, _)| target)
        };
        py.detach(add).map_err(raise)
    }

    fn close(&self, py: Python<'_>, target: u32) -> PyResult<()> {
        py.detach(|| self.edit()?.close(target).map(drop)).map_err(raise)
    }

    fn relocate(&self, py: Python<'_>, target: u32, point: (f64, f64)) -> PyResult<()> {
        let relocate = || {
            let door = self.door(point)?;
            self.edit()?.relocate(target, door).map(drop)
        };
        py.detach(relocate).map_err(raise)
    }

    fn change_edge(&self, py: Python<'_>, edge: u32, as_drawn_s: Option<f64>, against_s: Option<f64>) -> PyResult<()> {
        py.detach(|| self.edit()?.change_edge(EdgeId(edge), as_drawn_s, against_s).map(drop)).map_err(raise)
    }

    /// Another future of the same present.
    fn fork(&self) -> PyResult<PyLive> {
        let live = self.edit().map_err(raise)?.clone();
        Ok(PyLive { prepared: self.prepared.clone(), names: self.names.clone(), live: Mutex::new(live) })
    }

    fn table(&self, py: Python<'_>, origins: Spots) -> PyResult<PyTable> {
        let read = || {
            let origins = Ground::of_study(&self.prepared).places(origins)?;
            let names: Vec<&str> = self.names.iter().map(String::as_str).collect();
            let live = self.edit()?;
            live_table(&live, &origins, &names)
        };
        py.detach(read).map(PyTable).map_err(raise)
    }
}
