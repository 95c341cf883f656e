//! A walk model written in Python: asked once for all edges of a network.

use std::sync::Mutex;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::network::{EdgeAttributes, Edges};
use lifecircle::walk::{WalkModel, WalkTimes};
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

/// A callable of the host that gives the seconds of every edge in both directions.
pub(crate) struct HostWalker {
    name: String,
    link_s_per_m: f64,
    seconds: Py<PyAny>,
    /// What the callable raised last, so that it comes out of the call as it was.
    raised: Mutex<Option<PyErr>>,
}

impl HostWalker {
    pub(crate) fn new(name: String, link_s_per_m: f64, seconds: Py<PyAny>) -> HostWalker {
        HostWalker { name, link_s_per_m, seconds, raised: Mutex::new(None) }
    }

    /// What the callable raised, if it did.
    pub(crate) fn raised(&self) -> Option<PyErr> {
        self.raised.lock().ok()?.take()
    }
}

impl WalkModel for HostWalker {
    fn name(&self) -> &str {
        &self.name
    }

    fn link_seconds_per_metre(&self) -> f64 {
        self.link_s_per_m
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        // No lock is held here but the interpreter's own, which the thread that waits for us has let go.
        let asked = Python::attach(|py| {
            let given = self.seconds.call1(py, (columns(py, edges)?,))?;
            let (forward, backward): (Bound<'_, PyAny>, Bound<'_, PyAny>) = given.extract(py)?;
            Ok((PyBuffer::<f64>::get(&forward)?.to_vec(py)?, PyBuffer::<f64>::get(&backward)?.to_vec(py)?))
        });
        (times.forward_s, times.backward_s) = asked.map_err(|raised: PyErr| {
            let error = Error::new(ErrorKind::Plugin, format!("walk model {:?} failed: {raised}", self.name));
            if let Ok(mut last) = self.raised.lock() {
                *last = Some(raised);
            }
            error
        })?;
        Ok(())
    }
}

/// The columns of the edges as bytes of the machine's own numbers, each under its name.
fn columns<'py>(py: Python<'py>, edges: &Edges) -> PyResult<Bound<'py, PyDict>> {
    let columns = PyDict::new(py);
    let attributes = || edges.attributes.iter();
    let code = |of: fn(&EdgeAttributes) -> u8| PyBytes::new(py, &attributes().map(of).collect::<Vec<u8>>());
    let numbers =
        |of: &mut dyn Iterator<Item = f64>| PyBytes::new(py, &of.flat_map(f64::to_ne_bytes).collect::<Vec<_>>());
    // What is not known of a length or a slope is not a number.
    let known = |value: Option<f32>| value.map_or(f64::NAN, f64::from);
    columns.set_item("length_m", numbers(&mut edges.length_m.iter().copied()))?;
    columns.set_item("climb_m", numbers(&mut edges.climb_m.iter().map(|c| known(*c))))?;
    columns.set_item("incline", numbers(&mut attributes().map(|a| known(a.incline))))?;
    columns.set_item("width_m", numbers(&mut attributes().map(|a| known(a.width_m))))?;
    columns.set_item("crossing_share", numbers(&mut edges.crossing_share.iter().map(|c| f64::from(*c))))?;
    columns.set_item("way_class", code(|a| a.class as u8))?;
    columns.set_item("passage", code(|a| a.passage as u8))?;
    columns.set_item("direction", code(|a| a.direction as u8))?;
    columns.set_item("crossing", code(|a| a.crossing as u8))?;
    columns.set_item("surface", code(|a| a.surface as u8))?;
    columns.set_item("wheelchair", code(|a| a.wheelchair.map_or(0, |fit| if fit { 1 } else { 2 })))?;
    Ok(columns)
}
