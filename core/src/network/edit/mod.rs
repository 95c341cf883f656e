//! A network with something built: gates opened, ways added. The network itself never changes; another is made of it.

mod columns;
mod gate;
mod way;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod edit_tests;

use super::{EdgeAttributes, Network, Passage};
use crate::error::Error;
use crate::geo::LonLat;

/// A way that does not exist yet: a crossing, a bridge, a path through a wall.
#[derive(Clone, Debug, PartialEq)]
pub struct NewWay {
    /// Its number, for reports; negative numbers are nobody else's.
    pub id: i64,
    /// Where it leads; it joins the nearest street at both ends, from the first and the last of these places.
    pub line: Vec<LonLat>,
    /// What walk models will know of it.
    pub attributes: EdgeAttributes,
}

/// Something built that changes who may walk where.
#[derive(Clone, Debug, PartialEq)]
pub enum StreetWork {
    /// A gate is opened.
    OpenGate {
        /// The source's own number of the gate's node.
        gate: i64,
        /// Who may pass from now on.
        passage: Passage,
        /// Whether the ways behind it may be walked through from now on, as far as they hang together without a gate.
        through: bool,
    },
    /// A way is built.
    AddWay(NewWay),
}

/// A new way must begin and end no farther than this from a street, in metres (*ours*).
pub const NEW_WAY_REACHES_M: f64 = 50.0;

impl Network {
    /// The network after some work on its streets.
    ///
    /// Where a new way joins the middle of an edge, the edge is cut there; edges that are not cut keep their numbers. The same
    /// work on the same network gives the same network, byte for byte.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`](crate::error::ErrorKind::NotFound) for a gate that does not exist, with the nearest numbers;
    /// [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) for one that is as open already;
    /// [`ErrorKind::Network`](crate::error::ErrorKind::Network) for a way that begins or ends too far from any street, beyond a
    /// barrier, or where it began.
    ///
    /// # Performance
    ///
    /// A copy of the columns that change, and for a way the index of the streets: tenths of a second in a city.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::error::ErrorKind;
    /// use lifecircle::geo::LonLat;
    /// use lifecircle::network::{EdgeAttributes, EdgeList, Network, NewWay, StreetWork};
    ///
    /// let mut list = EdgeList::default();
    /// for (id, lon, lat) in [(1, 118.780, 32.04), (2, 118.784, 32.04), (3, 118.780, 32.0402), (4, 118.784, 32.0402)] {
    ///     list.push_node(id, lon, lat);
    /// }
    /// list.push_edge(1, 2);
    /// list.push_edge(3, 4);
    /// let streets = Network::from_edges(&list)?;
    /// assert_eq!(streets.components().len(), 2);
    ///
    /// let line = vec![LonLat::new(118.782, 32.04)?, LonLat::new(118.782, 32.0402)?];
    /// let crossing = StreetWork::AddWay(NewWay { id: -1, line, attributes: EdgeAttributes::default() });
    /// let joined = streets.with_work(&crossing)?;
    /// assert_eq!((joined.components().len(), joined.edge_count()), (1, 5)); // both streets are cut
    ///
    /// let gate = StreetWork::OpenGate { gate: 7, passage: Default::default(), through: false };
    /// assert_eq!(streets.with_work(&gate).unwrap_err().kind(), ErrorKind::NotFound);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn with_work(&self, work: &StreetWork) -> Result<Network, Error> {
        match work {
            StreetWork::OpenGate { gate, passage, through } => gate::open(self, *gate, *passage, *through),
            StreetWork::AddWay(new) => way::add(self, new),
        }
    }
}
