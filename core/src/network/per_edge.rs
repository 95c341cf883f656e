//! Columns of what few edges differ in.

use std::ops::Index;

use super::kinds::Kinds;
use super::{Column, EdgeAttributes};

/// The attributes of every edge: each distinct set of them once, and for each edge which it has.
///
/// A city has some thousand sets on a million edges.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{AttributeColumn, EdgeAttributes};
///
/// let lit = EdgeAttributes { width_m: Some(4.0), ..EdgeAttributes::default() };
/// let column: AttributeColumn = [lit, EdgeAttributes::default(), lit].into_iter().collect();
/// assert_eq!((column.len(), column.kinds().len()), (3, 2));
/// assert_eq!(column[2], lit);
/// ```
#[derive(Clone, Debug, Default)]
pub struct AttributeColumn {
    kinds: Vec<EdgeAttributes>,
    kind_of: Column<u32>,
}

impl AttributeColumn {
    /// How many edges.
    pub fn len(&self) -> usize {
        self.kind_of.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.kind_of.is_empty()
    }

    /// The attributes of an edge that exists.
    #[inline]
    pub fn get(&self, edge: usize) -> Option<&EdgeAttributes> {
        self.kinds.get(*self.kind_of.get(edge)? as usize)
    }

    /// The attributes of every edge.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &EdgeAttributes> + Clone {
        self.kind_of.iter().map(|kind| &self.kinds[*kind as usize])
    }

    /// The distinct sets of attributes, in the order of the first edge that has each.
    pub fn kinds(&self) -> &[EdgeAttributes] {
        &self.kinds
    }

    /// Which set of [`kinds`](AttributeColumn::kinds) every edge has.
    pub(super) fn kind_of(&self) -> &[u32] {
        &self.kind_of
    }

    /// The column with these parts; the caller has checked that every kind exists.
    pub(super) fn of_parts(kinds: Vec<EdgeAttributes>, kind_of: Column<u32>) -> AttributeColumn {
        AttributeColumn { kinds, kind_of }
    }
}

impl Index<usize> for AttributeColumn {
    type Output = EdgeAttributes;

    #[inline]
    fn index(&self, edge: usize) -> &EdgeAttributes {
        &self.kinds[self.kind_of[edge] as usize]
    }
}

impl FromIterator<EdgeAttributes> for AttributeColumn {
    fn from_iter<I: IntoIterator<Item = EdgeAttributes>>(edges: I) -> AttributeColumn {
        let mut kinds = Kinds::default();
        let kind_of: Vec<u32> = edges.into_iter().map(|attributes| kinds.number_of(&attributes)).collect();
        AttributeColumn { kinds: kinds.into_sets(), kind_of: kind_of.into() }
    }
}

impl PartialEq for AttributeColumn {
    fn eq(&self, other: &AttributeColumn) -> bool {
        self.iter().eq(other.iter())
    }
}

/// The metres every edge climbs, where they are known; nothing is kept of a city whose heights nobody knows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClimbColumn {
    length: usize,
    /// One for each edge, or none at all where none is known.
    known: Vec<Option<f32>>,
}

impl ClimbColumn {
    /// How many edges.
    pub fn len(&self) -> usize {
        self.length
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.length == 0
    }

    /// The climb of every edge.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &Option<f32>> + Clone {
        (0..self.length).map(|edge| &self[edge])
    }

    /// The climb of every edge, or nothing where none is known.
    pub(super) fn known(&self) -> &[Option<f32>] {
        &self.known
    }

    /// The column of `length` edges of which none is known.
    pub(super) fn unknown(length: usize) -> ClimbColumn {
        ClimbColumn { length, known: Vec::new() }
    }
}

impl Index<usize> for ClimbColumn {
    type Output = Option<f32>;

    #[inline]
    fn index(&self, edge: usize) -> &Option<f32> {
        assert!(edge < self.length, "an edge that does not exist has no climb");
        self.known.get(edge).unwrap_or(&None)
    }
}

impl FromIterator<Option<f32>> for ClimbColumn {
    fn from_iter<I: IntoIterator<Item = Option<f32>>>(climbs: I) -> ClimbColumn {
        let known: Vec<Option<f32>> = climbs.into_iter().collect();
        let length = known.len();
        if known.iter().all(Option::is_none) {
            return ClimbColumn::unknown(length);
        }
        ClimbColumn { length, known }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn climbs_that_nobody_knows_take_no_room() {
        let flat: ClimbColumn = [None, None].into_iter().collect();
        assert_eq!((flat.len(), flat[1], flat.known().len()), (2, None, 0));
        let hilly: ClimbColumn = [None, Some(-2.5)].into_iter().collect();
        assert_eq!(hilly.iter().collect::<Vec<_>>(), [&None, &Some(-2.5)]);
        assert_ne!(flat, hilly);
    }

    #[test]
    fn kinds_that_differ_in_the_last_bit_are_two() {
        let sloped = |incline| EdgeAttributes { incline: Some(incline), ..EdgeAttributes::default() };
        let column: AttributeColumn = [0.0, -0.0, 0.05, 0.0].map(sloped).into_iter().collect();
        assert_eq!(column.kinds().len(), 3);
        assert_eq!(column.kind_of(), [0, 1, 2, 0]);
        assert_eq!(column.iter().nth(1).and_then(|a| a.incline).map(f32::to_bits), Some((-0.0f32).to_bits()));
        assert_eq!((column.get(3), column.get(4)), (Some(&sloped(0.0)), None));
    }
}
