//! A study as one walker sees it, and what is asked of it home by home.

use lifecircle::access::{AllocationDocument, CatchmentQuery, Period, Query, Sense, Supply, services_table};
use lifecircle::assess::{AssessOptions, CircleSpec, PartitionOptions, SufficiencyRule};
use lifecircle::calendar::UnknownHours;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::{Catalogue, Channel};
use lifecircle::progress::Progress;
use lifecircle::report::html::{Bilingual, write_map};
use lifecircle::report::{access_table, defects_table, map_data, map_standard};
use lifecircle::study::Prepared;
use pyo3::prelude::*;

use crate::allocation::{PyAllocation, PyCapacityWindows};
use crate::assess::{CircleRow, PyAssessment, circle};
use crate::calendar::moment;
use crate::catchments::{PyCatchments, own_indicators};
use crate::city::PyPartition;
use crate::error::raise;
use crate::host_indicator::OwnIndicator;
use crate::indicators::{PyMeasured, asked};
use crate::over_time::PyAccessOverTime;
use crate::run::{Run, run};
use crate::scenario::PyScenario;
use crate::siting::{Cells, Grouped, PySiting, SiteRow, SitingHow, StudyRows, Weigh};
use crate::spots::Ground;
use crate::standard::{PyStandard, PyWalker};
use crate::study::PyStudy;
use crate::table::{PyTable, text};
use crate::walks::PyWalks;

/// A study as one walker sees it.
#[pyclass(name = "Prepared", module = "lifecircle._native", frozen)]
pub(crate) struct PyPrepared(pub(crate) Prepared);

/// What is asked of access; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct AccessHow {
    categories: Vec<String>,
    minutes: Vec<u32>,
    k: usize,
    at: Option<String>,
    unknown_hours: String,
    sense: String,
    stay_s: u32,
    channels: Option<Vec<String>>,
}

impl AccessHow {
    fn query(&self) -> Result<Query, Error> {
        let ids = self.categories.iter().map(|c| Catalogue::bundled().find(c)).collect::<Result<Vec<_>, _>>()?;
        let query = Query::new(ids).minutes(self.minutes.iter().copied()).k(self.k);
        let query = query.unknown_hours(unknown_hours(&self.unknown_hours)?);
        let query = query.sense(sense(&self.sense)?).stay_s(self.stay_s);
        let query = match &self.at {
            Some(at) => query.at(at.parse()?),
            None => query,
        };
        Ok(match &self.channels {
            Some(names) => query.channels(&names.iter().map(|name| channel(name)).collect::<Result<Vec<_>, _>>()?),
            None => query,
        })
    }
}

fn sense(name: &str) -> Result<Sense, Error> {
    Sense::ALL.into_iter().find(|sense| sense.name() == name).ok_or_else(|| {
        Error::new(ErrorKind::Argument, "a moment is meant otherwise")
            .with_value(name)
            .with_fix(format!("use {}", Sense::ALL.map(Sense::name).join(" or ")))
    })
}

fn channel(name: &str) -> Result<Channel, Error> {
    Channel::ALL.into_iter().find(|channel| channel.name() == name).ok_or_else(|| {
        Error::new(ErrorKind::Argument, "there is no such channel")
            .with_value(name)
            .with_fix(format!("use {}", Channel::ALL.map(Channel::name).join(", ")))
    })
}

fn unknown_hours(name: &str) -> Result<UnknownHours, Error> {
    UnknownHours::ALL.into_iter().find(|choice| choice.name() == name).ok_or_else(|| {
        Error::new(ErrorKind::Argument, "unknown hours are taken for something else")
            .with_value(name)
            .with_fix(format!("use {}", UnknownHours::ALL.map(UnknownHours::name).join(", ")))
    })
}

/// The fewest places, categories, and places for each kilometre of network, below which nothing is called missing.
pub(crate) type Sufficiency = (usize, usize, f64);

pub(crate) fn assess_options(
    circles: Vec<CircleSpec>,
    absence_is_trusted: bool,
    sufficiency: Option<Sufficiency>,
) -> AssessOptions<'static> {
    let rule = sufficiency.map(|(min_places, min_categories, min_places_per_km)| SufficiencyRule {
        min_places,
        min_categories,
        min_places_per_km,
    });
    let usual = AssessOptions::default();
    AssessOptions { circles, absence_is_trusted, sufficiency: rule.unwrap_or(usual.sufficiency), ..usual }
}

#[pymethods]
impl PyPrepared {
    fn walker(&self) -> &str {
        self.0.walker()
    }

    fn access(&self, py: Python<'_>, what: AccessHow, how: Run) -> PyResult<PyTable> {
        let query = what.query().map_err(raise)?;
        run(py, how, |progress| access_table(&self.0.access_with(&query, progress)?)).map(PyTable)
    }

    fn assess(
        &self,
        py: Python<'_>,
        standard: &PyStandard,
        circles: Vec<CircleRow>,
        absence_is_trusted: bool,
        sufficiency: Option<Sufficiency>,
        how: Run,
    ) -> PyResult<PyAssessment> {
        let circles = circles.into_iter().map(circle).collect::<Result<_, _>>().map_err(raise)?;
        let options = assess_options(circles, absence_is_trusted, sufficiency);
        run(py, how, |progress| self.0.assess_with(&standard.0, &options, progress)).map(PyAssessment)
    }

    fn map(
        &self,
        py: Python<'_>,
        what: AccessHow,
        assessments: Vec<Py<PyAssessment>>,
        title: &str,
        attribution: &str,
        how: Run,
    ) -> PyResult<String> {
        let query = what.query().map_err(raise)?;
        let draw = |progress: &dyn Progress| {
            let access = self.0.access_with(&query, progress)?;
            let mut data = map_data(&access, progress)?;
            data.title = Bilingual::new(title, title);
            data.attribution = vec![attribution.to_owned()];
            data.standards = assessments.iter().map(|a| map_standard(&a.get().0, &access)).collect();
            text(|bytes| write_map(&data, bytes))
        };
        run(py, how, draw)
    }

    fn walks(&self) -> PyWalks {
        PyWalks::new(Ground::of_study(&self.0))
    }

    /// Kinds of facilities, how supply is measured, indicators by name, and indicators of the host: column, minutes, radius
    /// and a callable.
    fn measure(
        &self,
        py: Python<'_>,
        kinds: Vec<String>,
        supply: &str,
        indicators: Vec<String>,
        own: Vec<OwnIndicator>,
        how: Run,
    ) -> PyResult<PyMeasured> {
        let (own, raised) = own_indicators(own)?;
        let asked = asked(&indicators, own).map_err(raise)?;
        run(py, how, |progress| PyMeasured::measure(&self.0, &kinds, supply, asked, progress))
            .map_err(|error| raised.blame(py, error))
    }

    fn access_over(
        &self,
        py: Python<'_>,
        what: AccessHow,
        start: &str,
        end: &str,
        how: Run,
    ) -> PyResult<PyAccessOverTime> {
        let query = what.query().map_err(raise)?;
        let period = Period::new(moment(start)?, moment(end)?).map_err(raise)?;
        run(py, how, |progress| self.0.access_over_with(&query, &period, progress)).map(PyAccessOverTime)
    }

    fn services_reached(&self, py: Python<'_>, home: usize, what: AccessHow) -> PyResult<PyTable> {
        let query = what.query().map_err(raise)?;
        let find = || services_table(self.0.study(), &self.0.services_reached(home, &query)?);
        py.detach(find).map(PyTable).map_err(raise)
    }

    fn capacity_windows(&self, py: Python<'_>, category: &str, start: &str, end: &str) -> PyResult<PyCapacityWindows> {
        let category = Catalogue::bundled().find(category).map_err(raise)?;
        let (start, end) = (moment(start)?, moment(end)?);
        let found = py.detach(|| self.0.capacity_windows(category, start, end)).map_err(raise)?;
        Ok(PyCapacityWindows { found, study: self.0.study().clone() })
    }

    /// The allocation of a document.
    fn allocate(&self, py: Python<'_>, document: &str, file: &str, how: Run) -> PyResult<PyAllocation> {
        run(py, how, |progress| AllocationDocument::from_text(document, file)?.answer(&self.0, progress))
            .map(PyAllocation)
    }

    #[expect(clippy::too_many_arguments, reason = "the public layer names them")]
    fn partition(
        &self,
        py: Python<'_>,
        target_people: f64,
        at_least: Option<f64>,
        at_most: Option<f64>,
        max_minutes: u32,
        across_bridges: bool,
        how: Run,
    ) -> PyResult<PyPartition> {
        let usual = PartitionOptions::of_people(target_people);
        let options = PartitionOptions {
            at_least: at_least.unwrap_or(usual.at_least),
            at_most: at_most.unwrap_or(usual.at_most),
            max_minutes,
            across_bridges,
            ..usual
        };
        run(py, how, |progress| self.0.partition(&options, progress)).map(PyPartition)
    }

    /// What is asked, candidates, rows of facilities that serve already, what homes count for, their groups, and costs from
    /// site to site.
    #[expect(clippy::too_many_arguments, reason = "the public layer names them")]
    fn siting(
        &self,
        py: Python<'_>,
        asked: SitingHow,
        candidates: Vec<SiteRow>,
        existing: Vec<usize>,
        weigh: Weigh,
        groups: Option<Grouped>,
        between: Option<Cells<'_>>,
        how: Run,
    ) -> PyResult<PySiting> {
        let sites = StudyRows { candidates, existing, weigh, groups };
        PySiting::of_study(py, &self.0, asked, sites, between, how)
    }

    fn assess_partition(
        &self,
        py: Python<'_>,
        standard: &PyStandard,
        partition: &PyPartition,
        absence_is_trusted: bool,
        sufficiency: Option<Sufficiency>,
        how: Run,
    ) -> PyResult<PyAssessment> {
        let options = assess_options(partition.0.specs(), absence_is_trusted, sufficiency);
        run(py, how, |progress| self.0.assess_with(&standard.0, &options, progress)).map(PyAssessment)
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(self.0.report()).map(PyTable).map_err(raise)
    }

    fn study(&self) -> PyStudy {
        PyStudy(self.0.study().clone())
    }

    /// The study after a scenario, as the walker it was prepared for sees it.
    fn apply(&self, py: Python<'_>, scenario: &PyScenario, walker: &PyWalker, how: Run) -> PyResult<PyPrepared> {
        let applied = run(py, how, |progress| self.0.apply(&scenario.0, walker.model(), progress));
        applied.map(PyPrepared).map_err(|error| walker.blame(py, error))
    }

    fn catchments(
        &self,
        py: Python<'_>,
        kinds: Vec<String>,
        minutes: u32,
        supply: &str,
        how: Run,
    ) -> PyResult<PyCatchments> {
        let find = |progress: &dyn Progress| {
            let kinds: Vec<&str> = kinds.iter().map(String::as_str).collect();
            let query = CatchmentQuery::named(&kinds, Catalogue::bundled())?;
            self.0.catchments(&query.minutes(minutes).supply(Supply::named(supply)?), progress)
        };
        run(py, how, find).map(PyCatchments)
    }

    /// The rows of the facilities that a question counts, for each of its categories.
    fn facilities_for(&self, py: Python<'_>, what: AccessHow) -> PyResult<Vec<Vec<u32>>> {
        let query = what.query().map_err(raise)?;
        py.detach(|| self.0.facilities_for(&query)).map_err(raise)
    }
}
