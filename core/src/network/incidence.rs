//! Which edges touch a node.

use std::ops::Range;

use bytemuck::Zeroable;

use super::{EdgeId, Edges};
use crate::machine::gather::filled;
use crate::machine::threads::join;

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
        let drawn = edges.from.iter().zip(&edges.to).map(|(from, to)| (from.0, to.0));
        let ends = (0u32..).map(EdgeId).zip(drawn).flat_map(|(edge, (from, to))| {
            let ends = [Some((from, edge)), (from != to).then_some((to, edge))];
            ends.into_iter().flatten()
        });
        Incidence::new(nodes, ends)
    }
}

impl<T: Copy + Zeroable + Send + Sync> Incidence<T> {
    /// Gathers `ends`, pairs of a node and an item that touches it; items are kept in the order given.
    ///
    /// The caller has checked that nodes are below `nodes` and that all counts fit `u32`.
    pub(crate) fn new(nodes: usize, ends: impl Iterator<Item = (u32, T)> + Clone + Send) -> Incidence<T> {
        // The nodes are cut in two, and for each half all ends are read: to read in order is cheap beside writing in none.
        let middle = nodes / 2;
        let mut start = filled(0u32, [middle + 1, nodes - middle]);
        let (low, high) = start[1..].split_at_mut(middle);
        let (at, again) = (ends.clone().map(|(node, _)| node), ends.clone().map(|(node, _)| node));
        join(|| count(at, 0, low), || count(again, middle, high));
        let mut before = 0;
        // Where the items of each node start stands a place too far back: there it moves on with every item that is put in,
        // until it is where those of the next one start.
        start[1..].iter_mut().for_each(|count| before += std::mem::replace(count, before));
        let of_low = start.get(middle + 1).copied().unwrap_or(before) as usize;
        let mut items = filled(T::zeroed(), [of_low, before as usize - of_low]);
        let (again, (low, high)) = (ends.clone(), start[1..].split_at_mut(middle));
        let (low_items, high_items) = items.split_at_mut(of_low);
        join(|| place(ends, 0, low, low_items), || place(again, middle, high, high_items));
        Incidence { start, items }
    }

    /// The items that touch `node`.
    #[inline]
    pub(crate) fn at(&self, node: usize) -> &[T] {
        &self.items[self.start[node] as usize..self.start[node + 1] as usize]
    }

    /// How many items touch some neighbouring nodes.
    pub(crate) fn count(&self, nodes: Range<usize>) -> usize {
        (self.start[nodes.end] - self.start[nodes.start]) as usize
    }

    /// The node that parts the items into halves as nearly as may be.
    pub(crate) fn middle(&self) -> usize {
        self.start.partition_point(|start| (*start as usize) < self.items.len() / 2).min(self.start.len() - 1)
    }

    /// All items, those of each node after those of the one before.
    pub(crate) fn into_items(self) -> Vec<T> {
        self.items
    }

    /// The items of the nodes below `node`, and of the others, to be put in another order.
    pub(crate) fn split_at_mut(&mut self, node: usize) -> (PartMut<'_, T>, PartMut<'_, T>) {
        let middle = self.start[node] as usize;
        let (low, high) = self.items.split_at_mut(middle);
        let (below, from) = (&self.start[..=node], &self.start[node..]);
        (PartMut { start: below, items: low }, PartMut { start: from, items: high })
    }
}

/// Counts the items at some neighbouring nodes, the first of which is `first`.
fn count(at: impl Iterator<Item = u32>, first: usize, counts: &mut [u32]) {
    at.for_each(|node| {
        if let Some(count) = counts.get_mut((node as usize).wrapping_sub(first)) {
            *count += 1;
        }
    });
}

/// Puts the items at some neighbouring nodes, the first of which is `first`, where the next of each belongs.
fn place<T>(ends: impl Iterator<Item = (u32, T)>, first: usize, next: &mut [u32], items: &mut [T]) {
    let before = next.first().copied().unwrap_or(0);
    ends.for_each(|(node, item)| {
        if let Some(next) = next.get_mut((node as usize).wrapping_sub(first)) {
            items[(*next - before) as usize] = item;
            *next += 1;
        }
    });
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

    /// The items of neighbouring nodes among these.
    pub(crate) fn among(&self, places: Range<usize>) -> &[T] {
        let item = |place: usize| (self.start[place] - self.start[0]) as usize;
        &self.items[item(places.start)..item(places.end)]
    }

    /// The items of the node in a place among these.
    pub(crate) fn at_mut(&mut self, place: usize) -> &mut [T] {
        let item = |place: usize| (self.start[place] - self.start[0]) as usize;
        let (from, to) = (item(place), item(place + 1));
        &mut self.items[from..to]
    }
}
