//! A siting solver written in Python: asked once for each question.

use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, mpsc};
use std::time::Duration;

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::siting::{Costs, Limits, Model, Proposal, Selection, Siting, SitingSolver, Stopped};
use lifecircle::progress::Progress;
use lifecircle::units::Ticks;
use pyo3::prelude::*;
use pyo3::types::{PyBytes, PyDict};

/// How often the watcher is asked while the solver is at work.
const HEARTBEAT: Duration = Duration::from_millis(50);

/// How far a solver is, and whether it is to stop; the solver may keep it longer than its call.
#[pyclass(name = "SolverWatch", module = "lifecircle._native", frozen)]
pub(crate) struct PySolverWatch(Arc<Watch>);

#[derive(Default)]
struct Watch {
    done: AtomicU64,
    total: AtomicU64,
    stopped: AtomicBool,
}

#[pymethods]
impl PySolverWatch {
    /// Tells how far it is; whether to go on.
    fn go_on(&self, done: u64, total: u64) -> bool {
        self.0.total.store(total, Ordering::Relaxed);
        self.0.done.store(done.min(total), Ordering::Relaxed);
        !self.0.stopped.load(Ordering::Relaxed)
    }
}

/// A callable of the host that answers questions of location.
pub(crate) struct HostSolver {
    name: String,
    solve: Py<PyAny>,
    /// What the callable raised last, so that it comes out of the call as it was.
    raised: Mutex<Option<PyErr>>,
}

/// Sites, objective, bound, the site of each demand, what ended the search, work; or nothing when it was told to stop.
type Answer = Option<(Vec<u32>, f64, Option<f64>, Option<Vec<Option<u32>>>, String, u64)>;

impl HostSolver {
    pub(crate) fn new(name: String, solve: Py<PyAny>) -> HostSolver {
        HostSolver { name, solve, raised: Mutex::new(None) }
    }

    /// The error with what the callable raised as its cause.
    pub(crate) fn blame(&self, py: Python<'_>, error: PyErr) -> PyErr {
        if let Some(raised) = self.raised.lock().ok().and_then(|mut last| last.take()) {
            error.set_cause(py, Some(raised));
        }
        error
    }

    fn ask(&self, siting: &Siting, limits: &Limits, watch: &Arc<Watch>) -> Result<Answer, Error> {
        let asked = Python::attach(|py| {
            let watch = Py::new(py, PySolverWatch(Arc::clone(watch)))?;
            self.solve.call1(py, (question(py, siting, limits)?, watch))?.extract(py)
        });
        asked.map_err(|raised: PyErr| {
            let message = format!("siting solver {:?} failed: {raised}", self.name);
            let error = Error::new(kind_of(&raised), message);
            if let Ok(mut last) = self.raised.lock() {
                *last = Some(raised);
            }
            error
        })
    }

    fn cancelled(&self) -> Error {
        Error::new(ErrorKind::Cancelled, format!("cancelled while busy with siting solver {:?}", self.name))
    }
}

/// Our own error of "there is none" is one; anything else is a failure of the solver.
fn kind_of(raised: &PyErr) -> ErrorKind {
    let none = |py: Python<'_>| {
        let class = py.import("lifecircle._errors")?.getattr("NotFoundError")?;
        PyResult::Ok(raised.matches(py, class)?)
    };
    match Python::attach(none) {
        Ok(true) => ErrorKind::NotFound,
        _ => ErrorKind::Plugin,
    }
}

impl SitingSolver for HostSolver {
    fn name(&self) -> &str {
        &self.name
    }

    fn solve(&self, siting: &Siting, limits: &Limits, progress: &dyn Progress) -> Result<Proposal, Error> {
        let watch = Arc::new(Watch::default());
        let (end, ended) = mpsc::channel::<()>();
        let tell = || {
            let (done, total) = (watch.done.load(Ordering::Relaxed), watch.total.load(Ordering::Relaxed));
            if progress.tick("solver", done.min(total), total.max(1)).is_break() {
                watch.stopped.store(true, Ordering::Relaxed);
            }
        };
        let tell = &tell;
        tell();
        if watch.stopped.load(Ordering::Relaxed) {
            return Err(self.cancelled());
        }
        // The interpreter is busy with the solver: somebody else asks whether it is to stop.
        let answer = std::thread::scope(|scope| {
            scope.spawn(move || {
                while ended.recv_timeout(HEARTBEAT) == Err(mpsc::RecvTimeoutError::Timeout) {
                    tell();
                }
            });
            let answer = self.ask(siting, limits, &watch);
            drop(end);
            answer
        });
        tell();
        if watch.stopped.load(Ordering::Relaxed) {
            return Err(self.cancelled());
        }
        let Some((sites, objective, bound, assignment, stopped, work)) = answer? else {
            return Err(Error::new(ErrorKind::Plugin, format!("siting solver {:?} gives no answer", self.name)));
        };
        let stopped = stopped_by(&stopped).ok_or_else(|| {
            Error::new(ErrorKind::Plugin, format!("siting solver {:?} stopped for no reason we know", self.name))
                .with_value(&stopped)
                .with_fix("use optimal, gap, work, time or exhausted")
        })?;
        Ok(Proposal { sites, assignment, objective, bound, stopped, work })
    }
}

fn stopped_by(name: &str) -> Option<Stopped> {
    let all = [Stopped::Optimal, Stopped::Gap, Stopped::Work, Stopped::Time, Stopped::Exhausted];
    all.into_iter().find(|stopped| stopped.name() == name)
}

fn whole<'py>(py: Python<'py>, numbers: impl Iterator<Item = i64>) -> Bound<'py, PyBytes> {
    PyBytes::new(py, &numbers.flat_map(i64::to_ne_bytes).collect::<Vec<_>>())
}

fn real<'py>(py: Python<'py>, numbers: impl Iterator<Item = f64>) -> Bound<'py, PyBytes> {
    PyBytes::new(py, &numbers.flat_map(f64::to_ne_bytes).collect::<Vec<_>>())
}

/// A question as bytes of the machine's own numbers, each column under its name; what is not limited is not a number.
fn question<'py>(py: Python<'py>, siting: &Siting, limits: &Limits) -> PyResult<Bound<'py, PyDict>> {
    let (demand, sites, asked) = (siting.demand(), siting.sites(), PyDict::new(py));
    asked.set_item("model", siting.model().name())?;
    asked.set_item("limit", siting.model().limit())?;
    let (number, budget) = match siting.selection() {
        Selection::Fewest => (None, None),
        Selection::Number(number) => (Some(number), None),
        Selection::Budget(budget) => (None, Some(budget)),
    };
    asked.set_item("number", number)?;
    asked.set_item("budget", budget)?;
    asked.set_item("weight", real(py, demand.iter().map(|demand| demand.weight)))?;
    asked.set_item("counts", whole(py, (0..demand.len()).map(|row| i64::from(siting.counts(row)))))?;
    let groups = siting.group_names().map(|_| demand.iter().map(|d| d.group.as_deref()).collect::<Vec<_>>());
    asked.set_item("group", groups)?;
    asked.set_item("existing", whole(py, sites.iter().map(|site| i64::from(site.existing))))?;
    asked.set_item("price", real(py, sites.iter().map(|site| site.price)))?;
    asked.set_item("capacity", real(py, sites.iter().map(|site| site.capacity.unwrap_or(f64::NAN))))?;
    cells(py, &asked, ["cost_start", "cost_site", "cost"], siting.costs())?;
    if let Some(between) = siting.between() {
        cells(py, &asked, ["between_start", "between_site", "between"], between)?;
    }
    if let Model::Decayed { decay } = siting.model() {
        let weight = |cost: f64| Ticks::from_seconds(cost).map_or(0.0, |walk| decay.weight(walk));
        let rows = (0..demand.len()).flat_map(|row| siting.costs().row(row));
        asked.set_item("decayed", real(py, rows.map(|(_, cost)| weight(cost))))?;
    }
    asked.set_item("time_s", limits.time_s)?;
    asked.set_item("work", limits.work)?;
    asked.set_item("gap", limits.gap)?;
    Ok(asked)
}

fn cells(py: Python<'_>, asked: &Bound<'_, PyDict>, names: [&str; 3], costs: &Costs) -> PyResult<()> {
    let rows = || (0..costs.demand_count()).map(|row| costs.row(row));
    let mut end = 0;
    let starts = rows().map(|row| {
        end += row.count() as i64;
        end
    });
    let [start, site, cost] = names;
    asked.set_item(start, whole(py, std::iter::once(0).chain(starts)))?;
    asked.set_item(site, whole(py, rows().flatten().map(|(site, _)| i64::from(site))))?;
    asked.set_item(cost, real(py, rows().flatten().map(|(_, cost)| cost)))
}
