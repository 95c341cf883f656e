//! A timed network on disk: prepared once, opened by anybody without its source.

use std::path::Path;

use super::graph::SearchGraph;
use super::passage::Stages;
use super::timed::EdgeTimes;
use super::{SavedNetwork, TimedNetwork};
use crate::error::Error;
#[cfg(doc)]
use crate::error::ErrorKind;
use crate::machine::threads::join;
use crate::network::Network;
use crate::stored::{StoredFile, Writer};

impl TimedNetwork {
    /// Writes the network and this walker's times to a file that [`TimedNetwork::open`] reads.
    ///
    /// The file is complete before it takes its name: whoever opens `path` sees the old file or the new one. The report
    /// on the source's data is not part of it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when it cannot be written.
    ///
    /// # Performance
    ///
    /// About 100 bytes for an edge with two points, a fifth more where it takes longer one way than the other,
    /// written as they lie in memory.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::network::{EdgeList, Network};
    /// use lifecircle::reach::TimedNetwork;
    /// use lifecircle::walk::Walker;
    ///
    /// let mut list = EdgeList::default();
    /// list.push_node(1, 118.780, 32.04);
    /// list.push_node(2, 118.784, 32.04);
    /// list.push_edge(1, 2);
    /// let timed = TimedNetwork::new(Network::from_edges(&list)?, &Walker::elder())?;
    ///
    /// let path = std::env::temp_dir().join(format!("lifecircle-doc-{}.network", std::process::id()));
    /// timed.save(&path)?;
    /// let opened = TimedNetwork::open(&path)?;
    /// assert_eq!(opened.walker(), "elder");
    /// assert_eq!(opened.network().edges(), timed.network().edges());
    /// # std::fs::remove_file(&path).unwrap();
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn save(&self, path: &Path) -> Result<(), Error> {
        self.stored().save(path)
    }

    /// The timed network in a file that [`TimedNetwork::save`] wrote. It gives the answers of the one that was saved.
    ///
    /// Everything is checked before anything is used: a file that is damaged, cut off, of another version or made by
    /// an enemy is refused. For one quick question about a city use [`SavedNetwork`], which checks what it needs.
    ///
    /// The file is mapped: its columns are read where they lie, and several processes that open it share them. It may be
    /// removed or replaced by another (as [`TimedNetwork::save`] does) while it is open. Nobody may **write into it or
    /// shorten it in place**: what was checked would then be something else, and a read beyond its new end ends the
    /// process on most systems. Where that cannot be ruled out, [`SavedNetwork::read`] takes it into memory first.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`] when it cannot be read, [`ErrorKind::Empty`] when it has no bytes, and
    /// [`ErrorKind::Format`] with the section when anything in it is not as it was written.
    ///
    /// # Performance
    ///
    /// One look at every byte, as fast as memory is read; nothing is copied or compiled again. What is derived (the
    /// index for snapping, which edges touch a node, components) is made when it is first asked for.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::error::ErrorKind;
    /// use lifecircle::reach::TimedNetwork;
    ///
    /// let path = std::env::temp_dir().join(format!("lifecircle-doc-{}.no-network", std::process::id()));
    /// std::fs::write(&path, "not a network").unwrap();
    /// assert_eq!(TimedNetwork::open(&path).unwrap_err().kind(), ErrorKind::Format);
    /// # std::fs::remove_file(&path).unwrap();
    /// ```
    pub fn open(path: &Path) -> Result<TimedNetwork, Error> {
        SavedNetwork::open(path)?.timed()
    }

    pub(super) fn stored(&self) -> Writer<'_> {
        let (mut file, times) = (Writer::default(), self.times());
        self.network().store(&mut file);
        file.column("time.forward", &times.forward_s);
        file.column("time.backward", &times.backward_s);
        file.column("walker", self.walker().as_bytes());
        file.made("walker.link", [self.link_seconds_per_metre()]);
        self.graph().store(&mut file);
        file
    }

    /// The whole network.
    pub(super) fn restore(file: &StoredFile) -> Result<TimedNetwork, Error> {
        let (graph, network) = join(|| SearchGraph::restore(file), || Network::restore(file));
        let (graph, network) = (graph?, network?);
        if graph.node_count() != network.node_count() {
            return Err(file.damaged("graph.stages", "it is of another network"));
        }
        let (times, walker) = times(network.edge_count(), file)?;
        graph.check_edges(network.edge_count(), file)?;
        Ok(TimedNetwork::of_parts(network, walker, times, graph))
    }

    /// What searches from a place need and nothing else: it must not be handed out.
    pub(super) fn restore_bare(file: &StoredFile) -> Result<TimedNetwork, Error> {
        // How many nodes there are is all that the two halves know of each other.
        let nodes = file.column::<Stages>("graph.stages")?.len();
        let edges = || {
            let network = Network::restore_bare(nodes, file)?;
            let times = times(network.edge_count(), file)?;
            Ok::<_, Error>((network, times))
        };
        let (graph, rest) = join(|| SearchGraph::restore_forward(file), edges);
        let (graph, (network, (times, walker))) = (graph?, rest?);
        Ok(TimedNetwork::of_parts(network, walker, times, graph))
    }
}

/// The seconds of the edges, and the walker they are of.
fn times(edges: usize, file: &StoredFile) -> Result<(EdgeTimes, (String, f64)), Error> {
    let is_time = |seconds: f64| seconds >= 0.0;
    let times = EdgeTimes {
        forward_s: file.checked("time.forward", edges, is_time)?,
        backward_s: file.checked("time.backward", edges, is_time)?,
    };
    let walker = String::from_utf8(file.column::<u8>("walker")?.to_vec());
    let walker = walker.map_err(|_| file.damaged("walker", "it is no text"))?;
    let link = file.checked("walker.link", 1, |pace: f64| pace.is_finite() && pace > 0.0)?[0];
    Ok((times, (walker, link)))
}

#[cfg(test)]
#[path = "saved_tests.rs"]
mod tests;
