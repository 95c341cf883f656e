//! Which edges touch a node.

use super::{EdgeId, Edges};

/// For each node the items that touch it, in ascending order of the items.
#[derive(Clone, Debug, Default)]
pub(crate) struct Incidence<T> {
    /// Where each node's items start; one more than there are nodes.
    start: Vec<u32>,
    items: Vec<T>,
}

impl Incidence<EdgeId> {
    /// The edges at each of `nodes` nodes; one that leads back to its own start is listed once.
    pub(crate) fn of_edges(nodes: usize, edges: &Edges) -> Incidence<EdgeId> {
        let ends = (0u32..).map(EdgeId).zip(edges.from.iter().zip(&edges.to)).flat_map(|(edge, (from, to))| {
            let back = (from != to).then_some((to.0, edge));
            std::iter::once((from.0, edge)).chain(back)
        });
        Incidence::new(nodes, ends)
    }
}

impl<T: Copy + Default> Incidence<T> {
    /// Gathers `ends`, pairs of a node and an item that touches it; items are kept in the order given.
    ///
    /// The caller has checked that nodes are below `nodes` and that all counts fit `u32`.
    pub(crate) fn new(nodes: usize, ends: impl Iterator<Item = (u32, T)> + Clone) -> Incidence<T> {
        let mut start = vec![0u32; nodes + 1];
        for (node, _) in ends.clone() {
            start[node as usize + 1] += 1;
        }
        for node in 0..nodes {
            start[node + 1] += start[node];
        }
        let mut next = start.clone();
        let mut items = vec![T::default(); start[nodes] as usize];
        for (node, item) in ends {
            items[next[node as usize] as usize] = item;
            next[node as usize] += 1;
        }
        Incidence { start, items }
    }

    /// The items that touch `node`.
    #[inline]
    pub(crate) fn at(&self, node: usize) -> &[T] {
        &self.items[self.start[node] as usize..self.start[node + 1] as usize]
    }

    /// The items of the nodes below `node`, and of the others, to be put in another order.
    pub(crate) fn split_at_mut(&mut self, node: usize) -> (PartMut<'_, T>, PartMut<'_, T>) {
        let middle = self.start[node] as usize;
        let (low, high) = self.items.split_at_mut(middle);
        let (below, from) = (&self.start[..=node], &self.start[node..]);
        (PartMut { start: below, items: low }, PartMut { start: from, items: high })
    }
}

/// The items of some neighbouring nodes.
pub(crate) struct PartMut<'a, T> {
    start: &'a [u32],
    items: &'a mut [T],
}

impl<T> PartMut<'_, T> {
    /// How many nodes.
    pub(crate) fn len(&self) -> usize {
        self.start.len() - 1
    }

    /// How many items they have together.
    pub(crate) fn item_count(&self) -> usize {
        self.items.len()
    }

    /// The items of the node in a place among these.
    pub(crate) fn at_mut(&mut self, place: usize) -> &mut [T] {
        let item = |place: usize| (self.start[place] - self.start[0]) as usize;
        let (from, to) = (item(place), item(place + 1));
        &mut self.items[from..to]
    }
}
