//! A prepared network in its file: open in an instant, checked as far as each question needs it.

use std::path::Path;
use std::sync::OnceLock;

use super::{NodeSet, Places, TimedNetwork, nodes_within, row};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::network::Attachment;
use crate::stored::{Reading, StoredFile};
use crate::units::Ticks;

/// A file that [`TimedNetwork::save`] wrote, opened to be asked.
///
/// Opening looks at the header and the table of sections only. Each question verifies the sections it is the first to
/// need, their checksums and that every number in them is in its range, before it uses them; so each may fail where a
/// question to a [`TimedNetwork`] cannot. [`SavedNetwork::timed`] verifies the rest and gives the whole network.
///
/// What a host must not do to the file is written at [`TimedNetwork::open`]. Between two questions a file that has
/// become shorter is noticed and refused.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{Attachment, EdgeId, EdgeList, Network};
/// use lifecircle::reach::{SavedNetwork, TimedNetwork};
/// use lifecircle::units::Ticks;
/// use lifecircle::walk::Walker;
///
/// let mut list = EdgeList::default();
/// list.push_node(1, 118.780, 32.04);
/// list.push_node(2, 118.784, 32.04);
/// list.push_edge(1, 2);
/// let timed = TimedNetwork::new(Network::from_edges(&list)?, &Walker::with_speed("stroll", 1.0)?)?;
/// let at = |metres| Attachment {
///     edge: EdgeId(0),
///     chainage_m: metres,
///     link_m: 0.0,
///     point: timed.network().position(timed.network().edges().from[0]),
/// };
///
/// let path = std::env::temp_dir().join(format!("lifecircle-doc-saved-{}.network", std::process::id()));
/// timed.save(&path)?;
/// let saved = SavedNetwork::open(&path)?;
/// let walks = saved.row(&[at(100.0)], &[vec![at(160.0)], vec![at(20.0), at(70.0)]], Ticks::new(32 * 900))?;
/// assert_eq!(walks.iter().map(|(shop, ticks)| (*shop, ticks.seconds())).collect::<Vec<_>>(), [(0, 60.0), (1, 30.0)]);
/// saved.verify()?;
/// # std::fs::remove_file(&path).unwrap();
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Debug)]
pub struct SavedNetwork {
    file: StoredFile,
    /// What searches from a place need; never handed out.
    bare: OnceLock<TimedNetwork>,
    whole: OnceLock<TimedNetwork>,
}

impl SavedNetwork {
    /// The file at `path`, mapped; read into memory where the system does not map it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when it cannot be read, [`ErrorKind::Empty`] when it has no bytes, and [`ErrorKind::Format`]
    /// when it is no such file, of another version, cut off, or damaged in its header or table of sections.
    ///
    /// # Performance
    ///
    /// Microseconds, whatever the size of the network.
    pub fn open(path: &Path) -> Result<SavedNetwork, Error> {
        Ok(SavedNetwork::of(StoredFile::open(path, Reading::Mapped)?))
    }

    /// The file at `path`, read into memory: what becomes of the file afterwards changes nothing.
    ///
    /// # Errors
    ///
    /// As [`SavedNetwork::open`].
    ///
    /// # Performance
    ///
    /// One copy of the file.
    pub fn read(path: &Path) -> Result<SavedNetwork, Error> {
        Ok(SavedNetwork::of(StoredFile::open(path, Reading::IntoMemory)?))
    }

    pub(super) fn of(file: StoredFile) -> SavedNetwork {
        SavedNetwork { file, bare: OnceLock::new(), whole: OnceLock::new() }
    }

    /// The nodes within `limit` of a place with these doors, as [`nodes_within`] gives them.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] when a section it needs is not as it was written, or the file has become shorter.
    pub fn nodes_within(&self, doors: &[Attachment], limit: Ticks) -> Result<NodeSet, Error> {
        let (timed, mut set) = (self.searched()?, NodeSet::new());
        nodes_within(timed, &Places::new(timed, [doors.to_vec()]), 0, limit, &mut set);
        Ok(set)
    }

    /// The targets within `horizon` of a place with these doors and the times to them, as [`row`] gives them: which
    /// pharmacies can be walked to from here, and how long it takes.
    ///
    /// # Errors
    ///
    /// As [`SavedNetwork::nodes_within`].
    pub fn row(
        &self,
        doors: &[Attachment],
        targets: &[Vec<Attachment>],
        horizon: Ticks,
    ) -> Result<Vec<(u32, Ticks)>, Error> {
        let timed = self.searched()?;
        let (origin, targets) = (Places::new(timed, [doors.to_vec()]), Places::new(timed, targets.iter().cloned()));
        Ok(row(timed, &origin, 0, &targets, horizon))
    }

    /// The whole network, for every other question. Its columns stay in the file.
    ///
    /// # Errors
    ///
    /// As [`SavedNetwork::nodes_within`], for every section.
    pub fn timed(&self) -> Result<TimedNetwork, Error> {
        let whole = match self.whole.get() {
            Some(whole) => whole,
            None => {
                let whole = TimedNetwork::restore(&self.file)?;
                self.whole.get_or_init(|| whole)
            }
        };
        Ok(whole.clone())
    }

    /// Compares the checksum of every section with its bytes as they are now, whether they were read before or not.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] with the first section that is not as it was written.
    pub fn verify(&self) -> Result<(), Error> {
        self.file.verify()
    }

    fn searched(&self) -> Result<&TimedNetwork, Error> {
        if let Some(timed) = self.whole.get().or(self.bare.get()) {
            self.file.is_whole()?;
            return Ok(timed);
        }
        let bare = TimedNetwork::restore_bare(&self.file)?;
        Ok(self.bare.get_or_init(|| bare))
    }
}
