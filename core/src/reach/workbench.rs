//! What one thread needs to answer one question after another about single places.

use super::NodeSet;
use super::around::Around;
use super::route::Parents;
use super::search::Scratch;

/// The working memory of searches over one network.
#[derive(Debug)]
pub(super) struct Workbench {
    pub(super) scratch: Scratch,
    pub(super) around: Around,
    /// A set of nodes to fill again and again.
    pub(super) set: NodeSet,
    pub(super) parents: Parents,
}

impl Workbench {
    pub(super) fn new(vertices: usize) -> Workbench {
        Workbench {
            scratch: Scratch::new(vertices),
            around: Around::new(vertices),
            set: NodeSet::new(),
            parents: Parents::default(),
        }
    }
}
