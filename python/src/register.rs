//! The register of needs and its stores.

use std::collections::BTreeMap;
use std::sync::{Arc, RwLock, TryLockError};

use lifecircle::calendar::Date;
use lifecircle::error::{DataReport, Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, Need, NeedList};
use lifecircle::register::{
    Appended, DemandRule, Entry, MemoryStore, NeedsRegister, Proposal, SqliteStore, Store, SummaryBy, check_store,
};
use lifecircle::report::defects_table;
use lifecircle::table::Table;
use pyo3::prelude::*;
use pyo3::types::PyBytes;

use crate::error::raise;
use crate::host_store::HostStore;
use crate::standard::PyStandard;
use crate::study::PyStudy;
use crate::table::PyTable;

/// A store: in memory, in a SQLite file, or of the host.
#[pyclass(name = "Store", module = "lifecircle._native", frozen)]
pub(crate) struct PyStore {
    store: Arc<dyn Store>,
    host: Option<Arc<HostStore>>,
}

impl PyStore {
    /// The store as a registry keeps it.
    pub(crate) fn shared(&self) -> Arc<dyn Store> {
        Arc::clone(&self.store)
    }
}

#[pymethods]
impl PyStore {
    #[staticmethod]
    fn memory() -> PyStore {
        PyStore { store: Arc::new(MemoryStore::default()), host: None }
    }

    #[staticmethod]
    fn sqlite(py: Python<'_>, path: &str) -> PyResult<PyStore> {
        let store = py.detach(|| SqliteStore::open(path)).map_err(raise)?;
        Ok(PyStore { store: Arc::new(store), host: None })
    }

    #[staticmethod]
    fn of_host(store: Py<PyAny>) -> PyStore {
        let host = Arc::new(HostStore::new(store));
        PyStore { store: Arc::clone(&host) as Arc<dyn Store>, host: Some(host) }
    }

    /// Holds it to the laws.
    fn check(&self, py: Python<'_>, fresh: &str) -> PyResult<()> {
        py.detach(|| check_store(&*self.store, fresh)).map_err(|error| blame(py, self.host.as_ref(), error))
    }

    fn append(&self, py: Python<'_>, stream: &str, expected: u64, records: Vec<Vec<u8>>) -> PyResult<u64> {
        let appended = py.detach(|| self.store.append(stream, expected, &records)).map_err(raise)?;
        Ok(match appended {
            Appended::Done => expected,
            Appended::Conflict { length } => length,
        })
    }

    fn read(&self, py: Python<'_>, stream: &str, start: u64) -> PyResult<Vec<Py<PyBytes>>> {
        let records = py.detach(|| self.store.read(stream, start)).map_err(raise)?;
        Ok(records.iter().map(|record| PyBytes::new(py, record).unbind()).collect())
    }
}

fn blame(py: Python<'_>, host: Option<&Arc<HostStore>>, error: Error) -> PyErr {
    match host {
        Some(host) => host.blame(py, raise(error)),
        None => raise(error),
    }
}

/// One thing that happened; the public layer names the parts.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
struct EntryRow {
    entry: String,
    id: String,
    needs: Vec<String>,
    on: String,
    text: String,
    list_id: Option<String>,
    category: Option<String>,
    circle: Option<String>,
    position: Option<(f64, f64)>,
    people: Option<f64>,
    proposal: Option<String>,
    satisfied: Option<u32>,
    asked: Option<u32>,
}

impl EntryRow {
    fn entry(self) -> Result<Entry, Error> {
        let (on, EntryRow { id, needs, text, proposal, .. }) = (self.on.parse::<Date>()?, &self);
        let (id, needs, text, proposal) = (id.clone(), needs.clone(), text.clone(), proposal.clone());
        match self.entry.as_str() {
            "raised" => {
                let category = self.category.as_deref().map(|name| Catalogue::bundled().find(name)).transpose()?;
                let position = self.position.map(|(lon, lat)| LonLat::new(lon, lat)).transpose()?;
                let need = Need::new(id, self.list_id.unwrap_or_default(), on, text);
                Ok(Entry::Raised(Need { category, circle: self.circle, position, people: self.people, ..need }))
            }
            "consulted" => Ok(Entry::Consulted { id, needs, on, text }),
            "proposed" => Ok(Entry::Proposed(Proposal { id, needs, on, text })),
            "served" => Ok(Entry::Served { id, needs, on, proposal, text }),
            _ => {
                let need = needs.into_iter().next().unwrap_or_default();
                let (satisfied, asked) = (self.satisfied.unwrap_or(0), self.asked.unwrap_or(0));
                Ok(Entry::Rated { service: id, need, on, satisfied, asked })
            }
        }
    }
}

/// The register of needs.
#[pyclass(name = "NeedsRegister", module = "lifecircle._native", frozen)]
pub(crate) struct PyNeedsRegister {
    register: RwLock<NeedsRegister>,
    host: Option<Arc<HostStore>>,
}

impl PyNeedsRegister {
    /// Changes it without the interpreter. Nobody ever waits: a store that came back to us would wait for itself.
    fn change<T: Send>(
        &self,
        py: Python<'_>,
        how: impl FnOnce(&mut NeedsRegister) -> Result<T, Error> + Send,
    ) -> PyResult<T> {
        let changed = py.detach(|| {
            let mut register = self.register.try_write().or_else(|met| match met {
                TryLockError::Poisoned(register) => Ok(register.into_inner()),
                TryLockError::WouldBlock => Err(busy()),
            })?;
            how(&mut register)
        });
        changed.map_err(|error| blame(py, self.host.as_ref(), error))
    }

    fn look<T: Send>(&self, py: Python<'_>, of: impl FnOnce(&NeedsRegister) -> Result<T, Error> + Send) -> PyResult<T> {
        let looked = py.detach(|| {
            let register = self.register.try_read().or_else(|met| match met {
                TryLockError::Poisoned(register) => Ok(register.into_inner()),
                TryLockError::WouldBlock => Err(busy()),
            })?;
            of(&register)
        });
        looked.map_err(raise)
    }

    fn report(&self, py: Python<'_>, report: PyResult<DataReport>) -> PyResult<PyTable> {
        let report = report?;
        py.detach(|| defects_table(&report)).map(PyTable).map_err(raise)
    }
}

fn busy() -> Error {
    Error::new(ErrorKind::Argument, "the register is in use by another thread, or by its own store")
        .with_fix("let one call end before the next")
}

fn by(name: &str) -> Result<SummaryBy, Error> {
    match name {
        "all" => Ok(SummaryBy::All),
        "list" => Ok(SummaryBy::List),
        "circle" => Ok(SummaryBy::Circle),
        other => Err(Error::new(ErrorKind::Argument, "needs are summed up by something else")
            .with_value(other)
            .with_fix("use all, list or circle")),
    }
}

#[pymethods]
impl PyNeedsRegister {
    #[staticmethod]
    fn open(
        py: Python<'_>,
        store: &PyStore,
        stream: &str,
        lists: Vec<(String, String, String)>,
    ) -> PyResult<PyNeedsRegister> {
        let own = lists.into_iter().map(|(id, zh, en)| NeedList::new(id, zh, en)).collect::<Vec<_>>();
        let lists = if own.is_empty() { NeedList::three() } else { own };
        let (kept, host) = (Arc::clone(&store.store), store.host.clone());
        let register = py.detach(|| NeedsRegister::open(kept, stream, lists));
        let register = RwLock::new(register.map_err(|error| blame(py, host.as_ref(), error))?);
        Ok(PyNeedsRegister { register, host })
    }

    fn enter(&self, py: Python<'_>, entries: Vec<EntryRow>) -> PyResult<()> {
        let entries = entries.into_iter().map(EntryRow::entry).collect::<Result<Vec<_>, _>>().map_err(raise)?;
        self.change(py, |register| register.enter_all(entries))
    }

    fn refresh(&self, py: Python<'_>) -> PyResult<()> {
        self.change(py, NeedsRegister::refresh)
    }

    fn import_csv(&self, py: Python<'_>, csv: &[u8], file: &str) -> PyResult<PyTable> {
        self.report(py, self.change(py, |register| register.import_csv(csv, file)))
    }

    fn import_table(&self, py: Python<'_>, table: &PyTable, name: &str) -> PyResult<PyTable> {
        self.report(py, self.change(py, |register| register.import_table(&table.0, name)))
    }

    fn summary(
        &self,
        py: Python<'_>,
        summary_by: &str,
        standard: Option<&PyStandard>,
        target: &str,
    ) -> PyResult<PyTable> {
        let standard = standard.map(|standard| &standard.0);
        let sum = |register: &NeedsRegister| {
            let target = standard.map(|standard| standard.find_target(target)).transpose()?;
            register.summary(by(summary_by)?).table(target)
        };
        self.look(py, sum).map(PyTable)
    }

    fn entries(&self, py: Python<'_>) -> PyResult<PyTable> {
        self.look(py, NeedsRegister::entries_table).map(PyTable)
    }

    fn needs(&self, py: Python<'_>) -> PyResult<PyTable> {
        self.look(py, NeedsRegister::needs_table).map(PyTable)
    }

    fn proposals(&self, py: Python<'_>) -> PyResult<PyTable> {
        self.look(py, NeedsRegister::loops_table).map(PyTable)
    }

    /// The demand of each home for some categories, and a report.
    fn demand_weights(
        &self,
        py: Python<'_>,
        study: &PyStudy,
        categories: Vec<String>,
        circles: BTreeMap<String, Vec<u32>>,
        emphasis: f64,
        within_m: f64,
    ) -> PyResult<(PyTable, PyTable)> {
        let homes = study.0.homes();
        let weigh = |register: &NeedsRegister| -> Result<(Table, Table), Error> {
            let wanted =
                categories.iter().map(|name| Catalogue::bundled().find(name)).collect::<Result<Vec<_>, _>>()?;
            let weights = register.demand_weights(homes, &circles, &DemandRule { emphasis, within_m })?;
            Ok((weights.table(homes, &wanted)?, defects_table(&weights.report)?))
        };
        self.look(py, weigh).map(|(weights, report)| (PyTable(weights), PyTable(report)))
    }
}
