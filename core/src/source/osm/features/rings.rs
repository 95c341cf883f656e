//! Joining ways, given in any order and direction, to closed rings.

use std::collections::BTreeMap;

/// The first node at which a ring stays open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct OpenAt(pub(super) u32);

/// The rings that the ways form end to end, each closed: its first node is also its last.
///
/// Every way is used once. Where more than two ends meet, a chain that returns to one of its own joints is cut off
/// there as a ring, so that rings which touch at a node come apart whatever the order of the ways. Ways of fewer than
/// two nodes are passed over.
///
/// # Errors
///
/// The end at which no further way continues.
pub(super) fn join(ways: &[&[u32]]) -> Result<Vec<Vec<u32>>, OpenAt> {
    let ends = |way: &[u32]| Some((*way.first()?, *way.last()?)).filter(|_| way.len() >= 2);
    let mut at: BTreeMap<u32, Vec<usize>> = BTreeMap::new();
    let mut rings = Vec::new();
    // Backwards, so that taking from the end of a list gives the first way of the file.
    for (index, way) in ways.iter().enumerate().rev() {
        match ends(way) {
            Some((first, last)) if first == last => rings.push(way.to_vec()),
            Some((first, last)) => {
                at.entry(first).or_default().push(index);
                at.entry(last).or_default().push(index);
            }
            None => {}
        }
    }
    rings.reverse();
    let mut used = vec![false; ways.len()];
    for start in 0..ways.len() {
        match ends(ways[start]) {
            Some((first, last)) if first != last && !used[start] => {
                used[start] = true;
                let chain = Chain::begin(ways[start], first, last);
                chain.follow(ways, &mut at, &mut used, &mut rings)?;
            }
            _ => {}
        }
    }
    rings.retain(|ring| ring.len() >= 4);
    Ok(rings)
}

/// Ways joined so far, and where in them each joint is.
struct Chain {
    nodes: Vec<u32>,
    joints: BTreeMap<u32, usize>,
    end: u32,
}

impl Chain {
    fn begin(way: &[u32], first: u32, end: u32) -> Chain {
        Chain { nodes: way.to_vec(), joints: BTreeMap::from([(first, 0)]), end }
    }

    fn follow(
        mut self,
        ways: &[&[u32]],
        at: &mut BTreeMap<u32, Vec<usize>>,
        used: &mut [bool],
        rings: &mut Vec<Vec<u32>>,
    ) -> Result<(), OpenAt> {
        loop {
            if let Some(from) = self.joints.get(&self.end).copied() {
                rings.push(self.nodes[from..].to_vec());
                self.nodes.truncate(from + 1);
                self.joints.retain(|_, place| *place < from);
                if from == 0 {
                    return Ok(());
                }
            }
            self.joints.insert(self.end, self.nodes.len() - 1);
            let next = at.get_mut(&self.end).and_then(|list| {
                while let Some(index) = list.pop() {
                    if !used[index] {
                        return Some(index);
                    }
                }
                None
            });
            let Some(next) = next else { return Err(OpenAt(self.end)) };
            used[next] = true;
            self.extend(ways[next]);
        }
    }

    /// Adds a way that begins or ends where the chain ends.
    fn extend(&mut self, way: &[u32]) {
        match way.first() == Some(&self.end) {
            true => self.nodes.extend(way.iter().skip(1)),
            false => self.nodes.extend(way.iter().rev().skip(1)),
        }
        self.end = self.nodes.last().copied().unwrap_or(self.end);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use proptest::prelude::*;

    use super::*;

    /// The ring turned to begin at its smallest node, in the direction of the smaller neighbour.
    fn canonical(ring: &[u32]) -> Vec<u32> {
        let open = &ring[..ring.len() - 1];
        let at = (0..open.len()).min_by_key(|i| open[*i]).unwrap();
        let forward: Vec<u32> = (0..open.len()).map(|i| open[(at + i) % open.len()]).collect();
        let backward: Vec<u32> = (0..open.len()).map(|i| open[(at + open.len() - i) % open.len()]).collect();
        forward.min(backward)
    }

    #[test]
    fn ways_join_in_any_direction() {
        assert_eq!(join(&[&[1, 2, 3], &[5, 4, 3], &[5, 1]]).unwrap(), [vec![1, 2, 3, 4, 5, 1]]);
        assert_eq!(join(&[&[1, 2, 3, 1], &[7, 8, 9, 7]]).unwrap().len(), 2);
        assert_eq!(join(&[]).unwrap(), Vec::<Vec<u32>>::new());
    }

    #[test]
    fn an_open_ring_names_its_end() {
        assert_eq!(join(&[&[1, 2, 3], &[3, 4, 5]]), Err(OpenAt(5)));
    }

    #[test]
    fn rings_that_touch_at_a_node_come_apart() {
        // Two triangles sharing node 1, cut so that the walk may turn into the other one.
        let rings = join(&[&[2, 1], &[1, 12], &[12, 11, 1], &[1, 3, 2]]).unwrap();
        let mut found: Vec<Vec<u32>> = rings.iter().map(|ring| canonical(ring)).collect();
        found.sort();
        assert_eq!(found, [vec![1, 2, 3], vec![1, 11, 12]]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        #[test]
        fn order_and_direction_of_the_ways_do_not_matter(
            sizes in proptest::collection::vec(3usize..12, 1..5),
            cuts in proptest::collection::vec(any::<bool>(), 64),
            turns in proptest::collection::vec(any::<bool>(), 64),
            shuffle in any::<u64>(),
        ) {
            let (mut ways, mut expected, mut next) = (Vec::new(), Vec::new(), 0u32);
            for size in sizes {
                let ring: Vec<u32> = (next..next + size as u32).chain([next]).collect();
                expected.push(canonical(&ring));
                next += size as u32;
                let mut from = 0;
                for i in 1..ring.len() {
                    if i == ring.len() - 1 || cuts[(next as usize + i) % 64] {
                        ways.push(ring[from..=i].to_vec());
                        from = i;
                    }
                }
            }
            for (i, way) in ways.iter_mut().enumerate() {
                if turns[i % 64] {
                    way.reverse();
                }
            }
            let mut state = shuffle | 1;
            ways.sort_by_cached_key(|_| {
                state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                state
            });
            let refs: Vec<&[u32]> = ways.iter().map(Vec::as_slice).collect();
            let mut found: Vec<Vec<u32>> = join(&refs).unwrap().iter().map(|ring| canonical(ring)).collect();
            found.sort();
            expected.sort();
            prop_assert_eq!(found, expected);
        }

        #[test]
        fn hostile_ways_never_panic(ways in proptest::collection::vec(proptest::collection::vec(0u32..6, 0..6), 0..12)) {
            let refs: Vec<&[u32]> = ways.iter().map(Vec::as_slice).collect();
            if let Ok(rings) = join(&refs) {
                prop_assert!(rings.iter().all(|ring| ring.first() == ring.last() && ring.len() >= 4));
            }
        }
    }
}
