//! A way whose nodes are not all in the file, cut into the pieces that are.

/// The stretches of `slots` whose nodes are all `known`, each with at least two nodes, and the nodes where the way
/// goes on beyond what is known.
pub(super) fn pieces(slots: &[u32], known: impl Fn(u32) -> bool) -> (Vec<&[u32]>, Vec<u32>) {
    let (mut stretches, mut open_ends) = (Vec::new(), Vec::new());
    let mut start = 0;
    while start < slots.len() {
        let run = slots[start..].iter().take_while(|slot| known(**slot)).count();
        let end = start + run;
        if run >= 2 {
            let stretch = &slots[start..end];
            stretches.push(stretch);
            let before = (start > 0).then_some(stretch[0]);
            let after = (end < slots.len()).then_some(stretch[run - 1]);
            open_ends.extend(before.into_iter().chain(after));
        }
        start = end + 1;
    }
    (stretches, open_ends)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_whole_way_is_one_piece_without_open_ends() {
        assert_eq!(pieces(&[1, 2, 3], |_| true), (vec![&[1, 2, 3][..]], vec![]));
    }

    #[test]
    fn a_gap_leaves_two_pieces_and_two_open_ends() {
        assert_eq!(pieces(&[1, 2, 9, 3, 4], |slot| slot != 9), (vec![&[1, 2][..], &[3, 4]], vec![2, 3]));
    }

    #[test]
    fn a_lone_node_is_no_piece() {
        assert_eq!(pieces(&[9, 1, 9, 9, 2, 3, 9], |slot| slot != 9), (vec![&[2, 3][..]], vec![2, 3]));
        assert_eq!(pieces(&[9, 9], |slot| slot != 9), (vec![], vec![]));
    }
}
