//! The register of needs: raised, consulted about, served, rated (问需, 问计, 问效).

mod entry;
mod lists;
mod read;
mod record;
mod state;
mod summary;
mod table;
mod weights;
mod weights_table;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod needs_tests;

use std::fmt;
use std::sync::Arc;

pub use entry::{Entry, Proposal, Stage};
pub use summary::{LoopRow, NeedsSummary, SummaryBy, SummaryRow};
pub use weights::DemandRule;

use super::{Appended, MemoryStore, Store};
use crate::error::Error;
use crate::model::{Need, NeedList};
use state::State;

/// The register of what residents need and what became of it.
///
/// An entry is checked against all that happened before, and then kept; what another process entered meanwhile is read
/// first. Nothing is ever overwritten.
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::model::Need;
/// use lifecircle::register::{Entry, NeedsRegister, Stage, SummaryBy};
///
/// let mut register = NeedsRegister::in_memory()?;
/// let (march, april) = ("2026-03-02".parse()?, "2026-04-01".parse()?);
/// register.enter(Entry::Raised(Need::new("n1", "red", march, "no place to have shoes mended")))?;
/// let id = || String::from("s1");
/// let early = Entry::Rated { service: id(), need: "n1".into(), on: april, satisfied: 19, asked: 20 };
/// assert_eq!(register.enter(early.clone()).unwrap_err().kind(), ErrorKind::NotFound, "nothing was served yet");
/// let stall = Entry::Served { id: id(), needs: vec!["n1".into()], on: april, proposal: None, text: "a stall".into() };
/// register.enter(stall)?;
/// register.enter(early)?;
/// assert_eq!(register.stage("n1"), Some(Stage::Rated));
/// let red = &register.summary(SummaryBy::List).rows[0];
/// assert_eq!((red.satisfaction(), red.median_days), (Some(0.95), Some(30.0)));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
///
/// # Performance
///
/// One entry costs the logarithm of what is held, several at once a copy of it; and one append to the store.
pub struct NeedsRegister {
    store: Arc<dyn Store>,
    stream: String,
    lists: Vec<NeedList>,
    state: State,
    entries: Vec<Entry>,
}

impl NeedsRegister {
    /// A register of the three lists that ends with the process.
    ///
    /// # Errors
    ///
    /// None that a store in memory could meet.
    pub fn in_memory() -> Result<NeedsRegister, Error> {
        NeedsRegister::open(Arc::new(MemoryStore::default()), "needs", NeedList::three())
    }

    /// The register that `stream` of a store holds, empty when it holds nothing yet.
    ///
    /// # Errors
    ///
    /// Those of the store; [`ErrorKind::Format`](crate::error::ErrorKind::Format) for a record that is no entry;
    /// [`ErrorKind::Value`](crate::error::ErrorKind::Value) for lists without id or of the same id; and the error of an entry that cannot have happened, as when
    /// it was kept with other lists.
    pub fn open(
        store: Arc<dyn Store>,
        stream: impl Into<String>,
        lists: Vec<NeedList>,
    ) -> Result<NeedsRegister, Error> {
        lists::check(&lists)?;
        let (stream, state) = (stream.into(), State::default());
        let mut register = NeedsRegister { store, stream, lists, state, entries: Vec::new() };
        register.refresh()?;
        Ok(register)
    }

    /// Reads what others have entered since.
    ///
    /// # Errors
    ///
    /// Those of [`open`](NeedsRegister::open); what was read before stands.
    pub fn refresh(&mut self) -> Result<(), Error> {
        for record in self.store.read(&self.stream, self.entries.len() as u64)? {
            let entry = record::read(&record, &self.stream, self.entries.len() as u64)?;
            self.state.apply(&entry, &self.lists)?;
            self.entries.push(entry);
        }
        Ok(())
    }

    /// Enters what happened; returns when the store has kept it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Duplicate`](crate::error::ErrorKind::Duplicate) for an identity that is taken, `NotFound` for a list, need, proposal or service that
    /// does not exist (with the nearest id), `Value` for a date before what it follows and for numbers that contradict, `Argument` where
    /// the order of things is broken; those of the store. Then nothing was entered.
    pub fn enter(&mut self, entry: Entry) -> Result<(), Error> {
        self.enter_all(vec![entry])
    }

    /// Enters several things that happened, all of them or none.
    ///
    /// # Errors
    ///
    /// Those of [`enter`](NeedsRegister::enter), for the first that cannot have happened.
    pub fn enter_all(&mut self, entries: Vec<Entry>) -> Result<(), Error> {
        let records: Vec<Vec<u8>> = entries.iter().map(record::write).collect::<Result<_, _>>()?;
        loop {
            let next = self.state.after(&entries, &self.lists)?;
            match self.store.append(&self.stream, self.entries.len() as u64, &records)? {
                Appended::Done => return self.stands(next, entries),
                // Another writer was first: whether these entries may still happen depends on what it wrote.
                Appended::Conflict { .. } => self.refresh()?,
            }
        }
    }

    /// Takes entries for what the store has kept; `next` is the state after them, where it had to be worked out.
    fn stands(&mut self, next: Option<State>, entries: Vec<Entry>) -> Result<(), Error> {
        match next {
            Some(next) => self.state = next,
            None => entries.iter().try_for_each(|entry| self.state.apply(entry, &self.lists))?,
        }
        self.entries.extend(entries);
        Ok(())
    }

    /// The lists.
    pub fn lists(&self) -> &[NeedList] {
        &self.lists
    }

    /// Everything that happened, in order.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The needs, by id.
    pub fn needs(&self) -> impl Iterator<Item = &Need> {
        self.state.cases.values().map(|case| &case.need)
    }

    /// How far a need has come; `None` when there is none of this id.
    pub fn stage(&self, need: &str) -> Option<Stage> {
        self.state.cases.get(need).map(state::Case::stage)
    }
}

impl fmt::Debug for NeedsRegister {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (stream, entries) = (&self.stream, self.entries.len());
        f.debug_struct("NeedsRegister").field("stream", stream).field("entries", &entries).finish_non_exhaustive()
    }
}
