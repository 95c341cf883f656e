//! What a source of a network, of facilities or of homes promises.

use crate::error::Error;
use crate::model::{Facilities, Homes};
use crate::network::RawNetwork;
use crate::progress::Progress;

/// A source of a walking network.
///
/// # Laws
///
/// - The same source gives the same network, whatever the number of threads.
/// - Every index in [`RawNetwork::ways`] and [`RawNetwork::open_ends`] is below the number of nodes; every way has at
///   least two nodes.
/// - A bad row never ends the reading: it is left out and named in [`RawNetwork::report`].
/// - Only foot access is judged here. Speeds belong to [`crate::walk`], repair and contraction to [`crate::network`].
pub trait NetworkSource {
    /// Reads the network.
    ///
    /// # Errors
    ///
    /// Whatever makes the whole source useless (it cannot be read, it is damaged), or that `progress` asked to stop.
    fn read_network(&self, progress: &dyn Progress) -> Result<RawNetwork, Error>;
}

/// A source of facilities.
///
/// # Laws
///
/// - The same source gives the same table; ids are unique within it.
/// - Positions are WGS-84 degrees, converted from [`Facilities::declared_crs`].
/// - Every facility has at least one service; a place of no known category is left out, not guessed.
/// - A bad row never ends the reading: it is left out and named in [`Facilities::report`].
pub trait FacilitySource {
    /// Reads the facilities.
    ///
    /// # Errors
    ///
    /// Whatever makes the whole source useless, or that `progress` asked to stop.
    fn read_facilities(&self, progress: &dyn Progress) -> Result<Facilities, Error>;
}

/// A source of homes.
///
/// # Laws
///
/// - The same source gives the same table; ids are unique within it.
/// - Positions are WGS-84 degrees, converted from [`Homes::declared_crs`].
/// - Numbers of people that a rule estimated say so; what is not known is `None`, never 0.
/// - A bad row never ends the reading: it is left out and named in [`Homes::report`].
pub trait HomeSource {
    /// Reads the homes.
    ///
    /// # Errors
    ///
    /// Whatever makes the whole source useless, or that `progress` asked to stop.
    fn read_homes(&self, progress: &dyn Progress) -> Result<Homes, Error>;
}
