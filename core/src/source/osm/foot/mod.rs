//! The walking network of an OpenStreetMap file: OpenStreetMap's documented rules of foot access, one file per rule.
//!
//! What is not modelled: crossing the interior of a square (its edge is walked), opening hours of gates
//! (`access:conditional`), one-way doors, and heights (`ele`), which OpenStreetMap gives for far too few nodes to
//! tell slopes from.

mod access;
mod assemble;
mod attributes;
mod barrier;
mod crossing;
mod direction;
mod enclosures;
mod gate;
mod highway;
mod numbers;
mod pieces;
mod warnings;

use super::store::OsmFile;
use crate::error::Error;
use crate::network::RawNetwork;
use crate::progress::Progress;
use crate::source::NetworkSource;

impl NetworkSource for OsmFile {
    /// The ways one may walk, the gates on them, and what no link may cross.
    ///
    /// A way that refers to nodes the file does not hold is kept in pieces (`dangling-reference`); their ends are
    /// open ends of the network. A file without a single way for walkers is named (`no-footways`), and so is one that
    /// holds too little to judge a city by (`few-ways`, `few-places`).
    fn read_network(&self, progress: &dyn Progress) -> Result<RawNetwork, Error> {
        assemble::network(self, progress)
    }
}

#[cfg(test)]
mod network_tests;
#[cfg(test)]
mod rules_tests;
