//! What one thread needs to answer one question after another about single places.

use super::NodeSet;
use super::by_time::ByTime;
use super::flood::Flood;
use super::route::Parents;
use super::search::Scratch;

/// The working memory of searches over one network.
#[derive(Debug, Default)]
pub(super) struct Workbench {
    pub(super) flood: Flood,
    pub(super) by_time: ByTime,
    pub(super) scratch: Scratch,
    /// A set of nodes to fill again and again.
    pub(super) set: NodeSet,
    pub(super) parents: Parents,
}
