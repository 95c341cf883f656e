//! Questions of location and their plans.

use lifecircle::error::{DataReport, Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::improve::siting::{
    Costs, Demand, Grouping, Limits, MixedInteger, Model, Selection, Site, SitePlan, Siting, SitingBuilder,
    SitingSolver, StudySites, Weighing, check_solver,
};
use lifecircle::progress::Progress;
use lifecircle::report::defects_table;
use lifecircle::study::Prepared;
use pyo3::buffer::PyBuffer;
use pyo3::prelude::*;

use crate::decay::DecayRow;
use crate::error::raise;
use crate::host_solver::HostSolver;
use crate::run::{Run, run};
use crate::table::PyTable;

/// What is asked; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct SitingHow {
    model: String,
    limit: Option<f64>,
    decay: Option<DecayRow>,
    number: Option<usize>,
    budget: Option<f64>,
    worst_group: bool,
}

/// A site of the host.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct SiteRow {
    id: String,
    position: Option<(f64, f64)>,
    price: f64,
    capacity: Option<f64>,
    existing: bool,
}

/// A demand of the host.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct DemandRow {
    id: String,
    weight: f64,
    group: Option<String>,
    position: Option<(f64, f64)>,
}

/// Sites of a study: candidates, rows of facilities that serve already, what homes count for, and their groups.
pub(crate) struct StudyRows {
    pub(crate) candidates: Vec<SiteRow>,
    pub(crate) existing: Vec<usize>,
    pub(crate) weigh: Weigh,
    pub(crate) groups: Option<Grouped>,
}

/// What homes count for: one rule for all, by its name, or a number for each.
#[derive(FromPyObject)]
pub(crate) enum Weigh {
    Rule(String),
    Each(Vec<Option<f64>>),
}

/// The groups of homes: one rule for all, by its name, or a group for each.
#[derive(FromPyObject)]
pub(crate) enum Grouped {
    Rule(String),
    Each(Vec<Option<String>>),
}

/// Cells of costs: rows, columns and costs, each behind the buffer protocol.
pub(crate) type Cells<'py> = (Bound<'py, PyAny>, Bound<'py, PyAny>, Bound<'py, PyAny>);

/// Cells copied out of the host's buffers.
type Copied = (Vec<i64>, Vec<i64>, Vec<f64>);

impl SitingHow {
    fn model(&mut self) -> Result<Model, Error> {
        let limit = || {
            let missing = Error::new(ErrorKind::Argument, format!("{} needs a limit", self.model));
            self.limit.ok_or_else(|| missing.with_fix("say what the farthest is that counts as covered"))
        };
        match self.model.as_str() {
            "cover-all" => Ok(Model::CoverAll { limit: limit()? }),
            "cover-twice" => Ok(Model::CoverTwice { limit: limit()? }),
            "max-cover" => Ok(Model::MaxCover { limit: limit()? }),
            "decayed" => match self.decay.take() {
                Some(decay) => Ok(Model::Decayed { decay: decay.decay()? }),
                None => Err(Error::new(ErrorKind::Argument, "decayed needs a decay").with_fix("give decay=")),
            },
            "median" => Ok(Model::Median),
            "centre" => Ok(Model::Centre),
            "dispersion" => Ok(Model::Dispersion),
            other => Err(Error::new(ErrorKind::Argument, "there is no model of that name")
                .with_value(other)
                .with_fix("use cover-all, cover-twice, max-cover, decayed, median, centre or dispersion")),
        }
    }

    /// What is asked, of a question about so many sites.
    fn ask(&self, mut question: SitingBuilder, between: Option<Copied>, sites: usize) -> Result<SitingBuilder, Error> {
        question = match (self.number, self.budget) {
            (Some(_), Some(_)) => {
                return Err(Error::new(ErrorKind::Argument, "a number and a budget are one too many"));
            }
            (Some(number), None) => question.select(Selection::Number(number)),
            (None, Some(budget)) => question.select(Selection::Budget(budget)),
            (None, None) => question,
        };
        if self.worst_group {
            question = question.worst_group();
        }
        match between {
            None => Ok(question),
            Some(cells) => Ok(question.between(costs(sites, sites, &cells)?)),
        }
    }
}

fn point(position: Option<(f64, f64)>) -> Result<Option<LonLat>, Error> {
    position.map(|(lon, lat)| LonLat::new(lon, lat)).transpose()
}

impl SiteRow {
    fn site(self) -> Result<Site, Error> {
        let SiteRow { id, position, price, capacity, existing } = self;
        Ok(Site { id, existing, price, capacity, position: point(position)? })
    }
}

fn copied(py: Python<'_>, (rows, columns, costs): &Cells<'_>) -> PyResult<Copied> {
    let whole = |of: &Bound<'_, PyAny>| PyBuffer::<i64>::get(of)?.to_vec(py);
    Ok((whole(rows)?, whole(columns)?, PyBuffer::<f64>::get(costs)?.to_vec(py)?))
}

fn costs(demand: usize, sites: usize, (rows, columns, costs): &Copied) -> Result<Costs, Error> {
    // What is negative is no row that exists; the core says so.
    let index = |row: &i64| usize::try_from(*row).unwrap_or(usize::MAX);
    let cells = rows.iter().zip(columns).zip(costs).map(|((row, column), cost)| (index(row), index(column), *cost));
    Costs::from_cells(demand, sites, cells)
}

fn weighing(weigh: Weigh) -> Result<Weighing, Error> {
    let refused = |name: String| {
        Error::new(ErrorKind::Argument, "homes count for something else")
            .with_value(name)
            .with_fix("use people or homes, or give a number for each")
    };
    match weigh {
        Weigh::Each(weights) => {
            // NaN is how tables of numbers say that nothing is known.
            Ok(Weighing::Each(weights.into_iter().map(|weight| weight.filter(|weight| !weight.is_nan())).collect()))
        }
        Weigh::Rule(name) if name == "people" => Ok(Weighing::People),
        Weigh::Rule(name) if name == "homes" => Ok(Weighing::Homes),
        Weigh::Rule(name) => Err(refused(name)),
    }
}

fn grouping(groups: Option<Grouped>) -> Result<Grouping, Error> {
    match groups {
        None => Ok(Grouping::None),
        Some(Grouped::Each(groups)) => Ok(Grouping::Each(groups)),
        Some(Grouped::Rule(name)) if name == "people" => Ok(Grouping::People),
        Some(Grouped::Rule(name)) => Err(Error::new(ErrorKind::Argument, "homes are grouped by something else")
            .with_value(name)
            .with_fix("use people, or give a group for each")),
    }
}

/// A question of location, checked.
#[pyclass(name = "Siting", module = "lifecircle._native", frozen)]
pub(crate) struct PySiting {
    pub(crate) siting: Siting,
    report: DataReport,
}

impl PySiting {
    /// A question about a study.
    pub(crate) fn of_study(
        py: Python<'_>,
        prepared: &Prepared,
        mut asked: SitingHow,
        StudyRows { candidates, existing, weigh, groups }: StudyRows,
        between: Option<Cells<'_>>,
        how: Run,
    ) -> PyResult<PySiting> {
        let between = between.map(|cells| copied(py, &cells)).transpose()?;
        let candidates = candidates.into_iter().map(SiteRow::site).collect::<Result<Vec<_>, _>>().map_err(raise)?;
        let (weighing, grouping) = (weighing(weigh).map_err(raise)?, grouping(groups).map_err(raise)?);
        let model = asked.model().map_err(raise)?;
        let sites = StudySites { candidates, existing, weighing, grouping };
        let walk = |progress: &dyn Progress| {
            let (question, report) = prepared.siting(model, &sites, progress)?;
            let siting = asked.ask(question, between, sites.candidates.len() + sites.existing.len())?.build()?;
            Ok(PySiting { siting, report })
        };
        run(py, how, walk)
    }
}

/// The name of a solver, and what to call when it is the host's own.
type SolverRow = (String, Option<Py<PyAny>>);

/// The longest time in seconds, the most work, the gap that is good enough.
pub(crate) type LimitsRow = (Option<f64>, Option<u64>, f64);

#[pymethods]
impl PySiting {
    #[staticmethod]
    fn of_costs(
        py: Python<'_>,
        mut asked: SitingHow,
        demand: Vec<DemandRow>,
        sites: Vec<SiteRow>,
        cells: Cells<'_>,
        between: Option<Cells<'_>>,
    ) -> PyResult<PySiting> {
        let between = between.map(|cells| copied(py, &cells)).transpose()?;
        let cells = copied(py, &cells)?;
        let build = || {
            let demand = demand.into_iter().map(|row| {
                Ok(Demand { id: row.id, weight: row.weight, group: row.group, position: point(row.position)? })
            });
            let demand = demand.collect::<Result<Vec<_>, Error>>()?;
            let sites = sites.into_iter().map(SiteRow::site).collect::<Result<Vec<_>, _>>()?;
            let (count, costs) = (sites.len(), costs(demand.len(), sites.len(), &cells)?);
            let question = Siting::of(asked.model()?, demand, sites, costs);
            asked.ask(question, between, count)?.build()
        };
        py.detach(build).map(|siting| PySiting { siting, report: DataReport::default() }).map_err(raise)
    }

    /// The plan, by a solver of the library or one of the host: its name and a callable.
    fn solve(&self, py: Python<'_>, limits: LimitsRow, solver: Option<SolverRow>, how: Run) -> PyResult<PySitePlan> {
        let (time_s, work, gap) = limits;
        let limits = Limits { time_s, work, gap };
        let (name, solve) = match solver {
            None => return run(py, how, |progress| self.siting.solve(&limits, progress)).map(PySitePlan),
            Some((name, None)) => {
                let solver = bundled(&name).map_err(raise)?;
                return run(py, how, |progress| self.siting.solve_with(&solver, &limits, progress)).map(PySitePlan);
            }
            Some((name, Some(solve))) => (name, solve),
        };
        let host = HostSolver::new(name, solve);
        let plan = run(py, how, |progress| self.siting.solve_with(&host, &limits, progress));
        plan.map(PySitePlan).map_err(|error| host.blame(py, error))
    }

    /// Holds a solver of the host to the laws.
    fn check(&self, py: Python<'_>, name: String, solve: Py<PyAny>) -> PyResult<()> {
        let host = HostSolver::new(name, solve);
        py.detach(|| check_solver(&host, &self.siting)).map_err(|error| host.blame(py, raise(error)))
    }

    /// The ids of the sites, in their order.
    fn sites(&self) -> Vec<String> {
        self.siting.sites().iter().map(|site| site.id.clone()).collect()
    }

    fn report(&self) -> PyResult<PyTable> {
        defects_table(&self.report).map(PyTable).map_err(raise)
    }
}

/// The library's second solver, by its name.
fn bundled(name: &str) -> Result<MixedInteger, Error> {
    match name == MixedInteger.name() {
        true => Ok(MixedInteger),
        false => Err(Error::new(ErrorKind::Argument, "the library has no siting solver of that name")
            .with_value(name)
            .with_fix("use mixed-integer, or none")),
    }
}

/// A plan of sites.
#[pyclass(name = "SitePlan", module = "lifecircle._native", frozen)]
pub(crate) struct PySitePlan(pub(crate) SitePlan);

#[pymethods]
impl PySitePlan {
    fn summary(&self) -> PyResult<PyTable> {
        self.0.summary_table().map(PyTable).map_err(raise)
    }

    fn sites(&self) -> PyResult<PyTable> {
        self.0.sites_table().map(PyTable).map_err(raise)
    }

    fn assignment(&self) -> PyResult<PyTable> {
        self.0.assignment_table().map(PyTable).map_err(raise)
    }
}
