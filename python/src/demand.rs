//! Demand of the host: how much each home asks for some categories.

use std::sync::{Mutex, MutexGuard, PoisonError};

use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::model::{Catalogue, DemandWeights};
use lifecircle::report::defects_table;
use lifecircle::study::Study;
use pyo3::prelude::*;

use crate::error::raise;
use crate::study::PyStudy;
use crate::table::PyTable;

/// Categories, each with the residents every home counts for.
pub(crate) type Weights = Vec<(String, Vec<f64>)>;

/// The demand of the homes of a study: their people, and for some categories what the host says.
pub(crate) fn demand(study: &Study, weights: Option<Weights>) -> Result<Option<DemandWeights>, Error> {
    let Some(weights) = weights else { return Ok(None) };
    let rows = &study.homes().rows;
    let people: Vec<f64> = rows.iter().map(|home| home.people.map_or(0.0, |people| people.count)).collect();
    let mut demand = DemandWeights::of_people(people.clone());
    for (name, residents) in weights {
        let category = Catalogue::bundled().find(&name)?;
        if residents.len() != people.len() {
            return Err(Error::new(
                ErrorKind::Argument,
                format!("the demand for {name} must have a number for each home"),
            )
            .with_value(format_args!("{} of {}", residents.len(), people.len())));
        }
        for (home, (residents, living)) in residents.into_iter().zip(&people).enumerate() {
            if !(residents.is_finite() && residents >= 0.0) {
                return Err(Error::new(ErrorKind::Value, "demand must be finite and not negative")
                    .with_value(residents)
                    .at(Place::file("weights").row(home as u64).column(name)));
            }
            if residents != *living {
                demand.add(category, home, residents - living);
            }
        }
    }
    Ok(Some(demand))
}

/// The demand of the homes of a study, to which the host adds.
#[pyclass(name = "HomeDemand", module = "lifecircle._native", frozen)]
pub(crate) struct PyHomeDemand {
    study: Study,
    demand: Mutex<DemandWeights>,
}

impl PyHomeDemand {
    fn demand(&self) -> MutexGuard<'_, DemandWeights> {
        // Adding is whole or not at all, whatever another thread died of.
        self.demand.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[pymethods]
impl PyHomeDemand {
    #[new]
    fn new(study: &PyStudy) -> PyHomeDemand {
        let demand = Mutex::new(DemandWeights::of_homes(study.0.homes()));
        PyHomeDemand { study: study.0.clone(), demand }
    }

    fn add(&self, category: &str, home: usize, residents: f64) -> PyResult<()> {
        let category = Catalogue::bundled().find(category).map_err(raise)?;
        let homes = self.study.homes().rows.len();
        if home >= homes {
            return Err(raise(Error::new(ErrorKind::NotFound, format!("there are {homes} homes")).with_value(home)));
        }
        if !(residents.is_finite() && residents >= 0.0) {
            let message = "residents must be a number that is not negative";
            return Err(raise(Error::new(ErrorKind::Argument, message).with_value(residents)));
        }
        self.demand().add(category, home, residents);
        Ok(())
    }

    fn table(&self, categories: Vec<String>) -> PyResult<PyTable> {
        let found = categories.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<Vec<_>, _>>();
        found.and_then(|found| self.demand().table(self.study.homes(), &found)).map(PyTable).map_err(raise)
    }

    fn added(&self) -> PyResult<PyTable> {
        self.demand().added_table().map(PyTable).map_err(raise)
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(&self.demand().report).map(PyTable).map_err(raise)
    }
}
