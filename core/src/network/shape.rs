//! The line of an edge.

use crate::geo::LonLat;

/// A point of the line of an edge.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ShapePoint {
    /// Where it is.
    pub point: LonLat,
    /// Metres along the edge from its start.
    pub chainage_m: f64,
}

/// The line of an edge from its `from` node to its `to` node, both included.
///
/// Most edges of a city are straight: what is kept of a line is where it bends, for its ends are where the nodes are.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{EdgeId, EdgeList, Network};
///
/// let mut list = EdgeList::default();
/// list.push_node(1, 118.780, 32.040);
/// list.push_node(2, 118.781, 32.040); // nothing happens here, so the two streets become one edge
/// list.push_node(3, 118.781, 32.041);
/// list.push_edge(1, 2);
/// list.push_edge(2, 3);
/// let network = Network::from_edges(&list)?;
/// let shape = network.shape(EdgeId(0));
/// assert_eq!((shape.len(), shape.length_m()), (3, network.edges().length_m[0]));
/// assert_eq!(shape.segments().count(), 2);
/// assert_eq!(shape.part(shape.length_m(), 0.0).len(), 3); // walked from its end
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shape<'a> {
    ends: [ShapePoint; 2],
    bends: &'a [LonLat],
    /// As long as the bends.
    chainage_m: &'a [f64],
}

impl<'a> Shape<'a> {
    /// The line between two ends through as many bends as there are chainages.
    pub(super) fn new(ends: [LonLat; 2], length_m: f64, bends: &'a [LonLat], chainage_m: &'a [f64]) -> Shape<'a> {
        let [start, end] = ends;
        let ends = [ShapePoint { point: start, chainage_m: 0.0 }, ShapePoint { point: end, chainage_m: length_m }];
        Shape { ends, bends, chainage_m }
    }

    /// How many points: two, and one for each bend.
    #[allow(clippy::len_without_is_empty, reason = "a line has two ends")]
    pub fn len(&self) -> usize {
        self.bends.len() + 2
    }

    /// The length of the edge in metres.
    pub fn length_m(&self) -> f64 {
        self.ends[1].chainage_m
    }

    /// The point in a place, counted from 0; the end where there are not so many.
    pub fn point(&self, place: usize) -> ShapePoint {
        let Some(bend) = place.checked_sub(1) else { return self.ends[0] };
        match (self.bends.get(bend), self.chainage_m.get(bend)) {
            (Some(point), Some(chainage_m)) => ShapePoint { point: *point, chainage_m: *chainage_m },
            _ => self.ends[1],
        }
    }

    /// All points from the start to the end.
    pub fn points(self) -> impl DoubleEndedIterator<Item = ShapePoint> + ExactSizeIterator + use<'a> {
        (0..self.len()).map(move |place| self.point(place))
    }

    /// The straight segments from the start to the end: one, and one more for each bend.
    pub fn segments(self) -> impl DoubleEndedIterator<Item = [ShapePoint; 2]> + ExactSizeIterator + use<'a> {
        (1..self.len()).map(move |place| [self.point(place - 1), self.point(place)])
    }

    /// The line from one chainage to another in metres, both included, in the direction walked.
    pub fn part(self, from_m: f64, to_m: f64) -> Vec<LonLat> {
        let (low, high) = (from_m.min(to_m), from_m.max(to_m));
        let inner = self.points().filter(|at| low < at.chainage_m && at.chainage_m < high).map(|at| at.point);
        let mut line: Vec<LonLat> = std::iter::once(self.at(low)).chain(inner).chain([self.at(high)]).collect();
        if from_m > to_m {
            line.reverse();
        }
        line
    }

    /// Where one is after so many metres.
    fn at(self, metres: f64) -> LonLat {
        let is_before = |place: usize| self.point(place).chainage_m < metres;
        let after = (0..self.len()).find(|place| !is_before(*place)).unwrap_or(self.len() - 1);
        let Some(before) = after.checked_sub(1) else { return self.ends[0].point };
        let [from, to] = [self.point(before), self.point(after)];
        let (walked, whole) = (metres - from.chainage_m, to.chainage_m - from.chainage_m);
        from.point.toward(to.point, if whole > 0.0 { walked / whole } else { 1.0 })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Both ways along a line of bends at any chainages, equal ones too: the part is what a walk over single metres draws.
        #[test]
        fn a_part_begins_and_ends_where_it_should_and_keeps_the_bends_between(
            steps in prop::collection::vec(0u8..4, 1..6), from in 0u8..20, to in 0u8..20
        ) {
            let ends: Vec<f64> = steps.iter().scan(0.0, |at, step| { *at += f64::from(*step); Some(*at) }).collect();
            let at = |metres: f64| LonLat::new(100.0 + metres, 30.0).unwrap();
            let (length_m, chainage_m) = ends.split_last().unwrap();
            let bends: Vec<LonLat> = chainage_m.iter().map(|metres| at(*metres)).collect();
            let shape = Shape::new([at(0.0), at(*length_m)], *length_m, &bends, chainage_m);
            prop_assert_eq!(shape.points().len(), bends.len() + 2);
            let [from_m, to_m] = [from, to].map(|metres| f64::from(metres).min(*length_m));
            let (low, high) = (from_m.min(to_m), from_m.max(to_m));
            let between = chainage_m.iter().copied().filter(|metres| low < *metres && *metres < high);
            let mut expected: Vec<f64> = [low].into_iter().chain(between).chain([high]).collect();
            if from_m > to_m {
                expected.reverse();
            }
            let drawn: Vec<f64> = shape.part(from_m, to_m).iter().map(|at| at.lon() - 100.0).collect();
            prop_assert!(drawn.iter().zip(&expected).all(|(a, b)| (a - b).abs() < 1e-9), "{drawn:?} {expected:?}");
            prop_assert_eq!(drawn.len(), expected.len());
        }
    }
}
