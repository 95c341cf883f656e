//! Where walks begin and end: places of a study, points of the host, doors on the network.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::network::{Attachment, EdgeId, SnapOptions};
use lifecircle::reach::{Places, TimedNetwork};
use lifecircle::report::places_table;
use lifecircle::study::Prepared;
use pyo3::prelude::*;

use crate::error::raise;
use crate::table::PyTable;
use crate::walks::PyWalks;

/// Where walks begin or end: `homes`, `facilities`, `nodes` where a question takes them, places attached before, or points
/// in WGS-84 degrees.
#[derive(FromPyObject)]
pub(crate) enum Spots {
    Named(String),
    Attached(Py<PyPlaces>),
    Points(Vec<(f64, f64)>),
}

/// A network with one walker's times, and the study it belongs to, if there is one.
pub(crate) struct Ground {
    pub(crate) timed: TimedNetwork,
    study: Option<Prepared>,
    snap: SnapOptions,
}

impl Ground {
    pub(crate) fn of_study(prepared: &Prepared) -> Ground {
        Ground { timed: prepared.timed().clone(), study: Some(prepared.clone()), snap: prepared.options().snap }
    }

    pub(crate) fn of_network(timed: TimedNetwork) -> Ground {
        Ground { timed, study: None, snap: SnapOptions::default() }
    }

    /// The study around the network.
    pub(crate) fn study(&self) -> Result<&Prepared, Error> {
        self.study.as_ref().ok_or_else(|| {
            Error::new(ErrorKind::Argument, "a network by itself has no homes and no facilities")
                .with_fix("give points in WGS-84 degrees, or ask a prepared study")
        })
    }

    /// The places of the study by name, or points attached to the network as homes are.
    pub(crate) fn places(&self, spots: Spots) -> Result<Places, Error> {
        match spots {
            Spots::Named(name) if name == "homes" => Ok(self.study()?.homes().clone()),
            Spots::Named(name) if name == "facilities" => Ok(self.study()?.facilities().clone()),
            Spots::Named(other) => Err(Error::new(ErrorKind::Argument, "walks cannot begin or end there")
                .with_value(other)
                .with_fix("give homes, facilities, or points in WGS-84 degrees")),
            Spots::Attached(places) if places.get().timed.is_same(&self.timed) => Ok(places.get().places.clone()),
            Spots::Attached(_) => Err(Error::new(ErrorKind::Argument, "the places are attached to another network")
                .with_fix("attach the points to this one")),
            Spots::Points(points) => self.attach(&points, &self.snap),
        }
    }

    fn attach(&self, points: &[(f64, f64)], snap: &SnapOptions) -> Result<Places, Error> {
        let points = points.iter().map(|(lon, lat)| LonLat::new(*lon, *lat)).collect::<Result<Vec<_>, _>>()?;
        Places::at(&self.timed, &points, snap)
    }
}

/// Edge, metres along it, metres to it, and where the two meet.
pub(crate) type Door = (u32, f64, f64, f64, f64);

pub(crate) fn attachment((edge, chainage_m, link_m, lon, lat): Door) -> Result<Attachment, Error> {
    Ok(Attachment { edge: EdgeId(edge), chainage_m, link_m, point: LonLat::new(lon, lat)? })
}

/// Points attached to a network.
#[pyclass(name = "Places", module = "lifecircle._native", frozen)]
pub(crate) struct PyPlaces {
    places: Places,
    timed: TimedNetwork,
}

#[pymethods]
impl PyPlaces {
    #[staticmethod]
    fn at(py: Python<'_>, walks: &PyWalks, points: Vec<(f64, f64)>, max_snap_m: Option<f64>) -> PyResult<PyPlaces> {
        let ground = walks.ground();
        let snap = SnapOptions { max_snap_m: max_snap_m.unwrap_or(ground.snap.max_snap_m) };
        let places = py.detach(|| ground.attach(&points, &snap)).map_err(raise)?;
        Ok(PyPlaces { places, timed: ground.timed.clone() })
    }

    fn count(&self) -> usize {
        self.places.len()
    }

    fn doors(&self, place: usize) -> Vec<Door> {
        let door = |at: Attachment| (at.edge.0, at.chainage_m, at.link_m, at.point.lon(), at.point.lat());
        self.places.attachments(place).into_iter().map(door).collect()
    }

    fn table(&self) -> PyResult<PyTable> {
        places_table(&self.places).map(PyTable).map_err(raise)
    }
}
