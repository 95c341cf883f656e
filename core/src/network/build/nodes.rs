//! The nodes of a source, column by column.

use std::borrow::Cow;

use crate::geo::LonLat;
use crate::network::{Gate, RawNode};

/// The nodes of a source. What the source holds in columns is lent and copied only when it has to be changed.
///
/// All columns are equally long, but for those of which nothing is known: they are empty.
#[derive(Clone, Debug, Default)]
pub(in crate::network) struct Nodes<'a> {
    /// The source's own numbers.
    pub(in crate::network) id: Cow<'a, [i64]>,
    /// Where they are: read in no order, and so apart from all else.
    pub(in crate::network) position: Vec<LonLat>,
    /// What stands on each; empty where nothing does on any.
    pub(in crate::network) gate: Cow<'a, [Gate]>,
    /// Whether contraction must keep each; empty where it may take all.
    pub(in crate::network) keep: Cow<'a, [bool]>,
    /// How high each is; empty where nothing is known of any.
    pub(in crate::network) elevation_m: Cow<'a, [Option<f32>]>,
}

impl Nodes<'_> {
    /// How many.
    pub(super) fn len(&self) -> usize {
        self.position.len()
    }

    /// What stands on a node.
    pub(super) fn gate(&self, node: u32) -> Gate {
        self.gate.get(node as usize).copied().unwrap_or_default()
    }

    /// Whether contraction must keep a node.
    pub(super) fn is_kept(&self, node: u32) -> bool {
        self.keep.get(node as usize).copied().unwrap_or(false)
    }

    /// How high a node is, where that is known.
    pub(super) fn elevation_m(&self, node: u32) -> Option<f32> {
        self.elevation_m.get(node as usize).copied().flatten()
    }

    /// Has contraction keep a node.
    pub(super) fn keep(&mut self, node: u32) {
        if self.keep.is_empty() {
            self.keep = vec![false; self.len()].into();
        }
        self.keep.to_mut()[node as usize] = true;
    }

    /// Adds a node like another; its number.
    pub(super) fn add_like(&mut self, node: u32) -> u32 {
        fn repeat<T: Copy>(column: &mut Cow<'_, [T]>, row: usize) {
            if let Some(value) = column.get(row).copied() {
                column.to_mut().push(value);
            }
        }
        let row = node as usize;
        let number = self.len() as u32;
        self.position.push(self.position[row]);
        repeat(&mut self.id, row);
        repeat(&mut self.gate, row);
        repeat(&mut self.keep, row);
        repeat(&mut self.elevation_m, row);
        number
    }

    /// The same row by row.
    pub(in crate::network) fn into_rows(self) -> Vec<RawNode> {
        let row = |(node, position): (u32, &LonLat)| RawNode {
            id: self.id[node as usize],
            position: *position,
            gate: self.gate(node),
            keep: self.is_kept(node),
            elevation_m: self.elevation_m(node),
        };
        (0..).zip(&self.position).map(row).collect()
    }
}

impl From<Vec<RawNode>> for Nodes<'static> {
    fn from(rows: Vec<RawNode>) -> Nodes<'static> {
        fn known<T: Clone + PartialEq>(column: impl Iterator<Item = T> + Clone, unknown: &T) -> Cow<'static, [T]> {
            let any = column.clone().any(|value| value != *unknown);
            if any { column.collect() } else { Cow::default() }
        }
        Nodes {
            id: rows.iter().map(|row| row.id).collect(),
            position: rows.iter().map(|row| row.position).collect(),
            gate: known(rows.iter().map(|row| row.gate), &Gate::Open),
            keep: known(rows.iter().map(|row| row.keep), &false),
            elevation_m: known(rows.iter().map(|row| row.elevation_m), &None),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::network::arbitrary::hostile;

    proptest! {
        #[test]
        fn rows_become_columns_and_rows_again(raw in hostile()) {
            let rows = Nodes::from(raw.nodes.clone()).into_rows();
            // Heights may be no numbers, and no number equals itself.
            prop_assert_eq!(format!("{rows:?}"), format!("{:?}", raw.nodes));
        }

        #[test]
        fn a_node_like_another_is_the_same_in_every_column(raw in hostile(), which: prop::sample::Index) {
            prop_assume!(!raw.nodes.is_empty());
            let node = which.index(raw.nodes.len());
            let mut nodes = Nodes::from(raw.nodes.clone());
            prop_assert_eq!(nodes.add_like(node as u32) as usize, raw.nodes.len());
            let rows = nodes.into_rows();
            prop_assert_eq!(format!("{:?}", rows[node]), format!("{:?}", rows[raw.nodes.len()]));
        }
    }
}
