//! Networks: from a file, from tables of text, from the host's own arrays.

use std::path::PathBuf;

use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::geo::Crs;
use lifecircle::network::{Direction, EdgeAttributes, EdgeList, Network, NetworkBuilder, WayClass};
use lifecircle::report::{defects_table, edges_table, nodes_table};
use lifecircle::source::NetworkSource;
use lifecircle::source::osm::{OsmFile, OsmReadOptions};
use lifecircle::source::table::{network_from_arrow, network_from_csv};
use pyo3::buffer::{Element, PyBuffer};
use pyo3::prelude::*;

use crate::arrow::batches_of;
use crate::error::raise;
use crate::run::{Run, run};
use crate::scenario::PyScenario;
use crate::source::TableHow;
use crate::table::PyTable;

/// A walking network.
#[pyclass(name = "Network", module = "lifecircle._native", frozen)]
pub(crate) struct PyNetwork(pub(crate) Network);

/// The host's arrays; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct Columns<'py> {
    id: Bound<'py, PyAny>,
    x: Bound<'py, PyAny>,
    y: Bound<'py, PyAny>,
    keep: Option<Vec<bool>>,
    source: Bound<'py, PyAny>,
    target: Bound<'py, PyAny>,
    length_m: Option<Bound<'py, PyAny>>,
    classes: Option<Vec<String>>,
    one_way: Option<Vec<bool>>,
    crs: String,
}

#[pymethods]
impl PyNetwork {
    #[staticmethod]
    fn from_osm(py: Python<'_>, path: PathBuf, how: Run) -> PyResult<PyNetwork> {
        run(py, how, |progress| {
            let file = OsmFile::open(&path, &OsmReadOptions::default())?;
            NetworkBuilder::new().build(file.read_network(progress)?)
        })
        .map(PyNetwork)
    }

    #[staticmethod]
    fn from_csv(py: Python<'_>, nodes: &[u8], edges: &[u8], how: TableHow) -> PyResult<PyNetwork> {
        let build = || NetworkBuilder::new().build(network_from_csv(nodes, edges, &how.options()?)?);
        py.detach(build).map(PyNetwork).map_err(raise)
    }

    #[staticmethod]
    fn from_arrow(
        py: Python<'_>,
        nodes: &Bound<'_, PyAny>,
        edges: &Bound<'_, PyAny>,
        how: TableHow,
    ) -> PyResult<PyNetwork> {
        let (nodes, edges) = (batches_of(nodes)?, batches_of(edges)?);
        let build = || NetworkBuilder::new().build(network_from_arrow(&nodes, &edges, &how.options()?)?);
        py.detach(build).map(PyNetwork).map_err(raise)
    }

    #[staticmethod]
    fn from_columns(py: Python<'_>, columns: Columns<'_>) -> PyResult<PyNetwork> {
        let (x, y): (Vec<f64>, Vec<f64>) = (numbers(&columns.x)?, numbers(&columns.y)?);
        let mut list = EdgeList::default();
        list.nodes.id = numbers(&columns.id)?;
        list.nodes.keep = columns.keep;
        list.edges.from = numbers(&columns.source)?;
        list.edges.to = numbers(&columns.target)?;
        list.edges.length_m = match &columns.length_m {
            // A length that is no number is not known, as pandas has it.
            Some(metres) => Some(numbers(metres)?.into_iter().map(|m: f64| (!m.is_nan()).then_some(m)).collect()),
            None => None,
        };
        let (crs, classes, one_way) = (columns.crs, columns.classes, columns.one_way);
        let build = || {
            let crs: Crs = crs.parse()?;
            (list.nodes.lon, list.nodes.lat) = degrees(crs, &x, &y)?;
            list.edges.attributes = attributes(classes, one_way)?;
            Network::from_edges(&list)
        };
        py.detach(build).map(PyNetwork).map_err(raise)
    }

    /// The network after the works of a scenario, one after the other.
    fn with_work(&self, py: Python<'_>, scenario: &PyScenario) -> PyResult<PyNetwork> {
        let build = || scenario.works()?.iter().try_fold(self.0.clone(), |network, work| network.with_work(work));
        py.detach(build).map(PyNetwork).map_err(raise)
    }

    fn node_count(&self) -> usize {
        self.0.node_count()
    }

    fn edge_count(&self) -> usize {
        self.0.edge_count()
    }

    fn length_m(&self) -> f64 {
        self.0.edges().length_m.iter().sum()
    }

    fn nodes(&self) -> PyResult<PyTable> {
        nodes_table(&self.0).map(PyTable).map_err(raise)
    }

    fn edges(&self) -> PyResult<PyTable> {
        edges_table(&self.0).map(PyTable).map_err(raise)
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }
}

/// The numbers of anything with the buffer protocol: an array of numpy or of the standard library.
fn numbers<T: Element>(array: &Bound<'_, PyAny>) -> PyResult<Vec<T>> {
    PyBuffer::<T>::get(array)?.to_vec(array.py())
}

fn degrees(crs: Crs, x: &[f64], y: &[f64]) -> Result<(Vec<f64>, Vec<f64>), Error> {
    let place = |(row, (x, y)): (usize, (&f64, &f64))| {
        let at = || Place::file("nodes").row(row as u64);
        crs.to_wgs84(*x, *y).map(|place| (place.lon(), place.lat())).map_err(|error| error.at(at()))
    };
    x.iter().zip(y).enumerate().map(place).collect()
}

fn attributes(classes: Option<Vec<String>>, one_way: Option<Vec<bool>>) -> Result<Option<Vec<EdgeAttributes>>, Error> {
    let Some(count) = classes.as_ref().map(Vec::len).or(one_way.as_ref().map(Vec::len)) else { return Ok(None) };
    let mut attributes = vec![EdgeAttributes::default(); count];
    for (edge, class) in attributes.iter_mut().zip(classes.iter().flatten()) {
        edge.class = class_named(class)?;
    }
    for (edge, one_way) in attributes.iter_mut().zip(one_way.iter().flatten()) {
        edge.direction = if *one_way { Direction::Forward } else { Direction::Both };
    }
    Ok(Some(attributes))
}

fn class_named(name: &str) -> Result<WayClass, Error> {
    Ok(match name {
        "street" => WayClass::Street,
        "main-street" => WayClass::MainStreet,
        "footway" => WayClass::Footway,
        "steps" => WayClass::Steps,
        "elevator" => WayClass::Elevator,
        "indoor" => WayClass::Indoor,
        "service" => WayClass::Service,
        other => {
            return Err(Error::new(ErrorKind::Value, "there is no such class of ways")
                .with_value(other)
                .at(Place::file("edges").column("class"))
                .with_fix("use street, main-street, footway, steps, elevator, indoor or service"));
        }
    })
}
