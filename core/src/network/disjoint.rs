//! Disjoint sets: which nodes hang together.

/// A partition of `0..n` into sets that can only be merged. A set is named by its smallest member.
#[derive(Clone, Debug)]
pub(super) struct DisjointSets {
    parent: Vec<u32>,
}

impl DisjointSets {
    /// Every number in a set of its own.
    pub(super) fn new(n: u32) -> DisjointSets {
        DisjointSets { parent: (0..n).collect() }
    }

    /// The smallest member of the set that `x` belongs to.
    pub(super) fn find(&mut self, mut x: u32) -> u32 {
        while self.parent[x as usize] != x {
            let grandparent = self.parent[self.parent[x as usize] as usize];
            self.parent[x as usize] = grandparent;
            x = grandparent;
        }
        x
    }

    /// For each number the name of its set.
    pub(super) fn into_names(mut self) -> Vec<u32> {
        // No parent is above its child, so each is named before its children ask.
        for x in 0..self.parent.len() {
            self.parent[x] = self.parent[self.parent[x] as usize];
        }
        self.parent
    }

    /// Merges the sets of `x` and `y`.
    ///
    /// The smaller root wins, so that the names of the sets do not depend on the order of the merges.
    pub(super) fn join(&mut self, x: u32, y: u32) {
        let (x, y) = (self.find(x), self.find(y));
        self.parent[x.max(y) as usize] = x.min(y);
    }
}
