//! Which targets make up each group, and which groups each target is in.

/// Groups of targets, read from either side.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::reach) struct Groups {
    /// Where the members of each group start; one more than there are groups.
    first: Vec<usize>,
    /// The targets of each group, ascending, each once.
    members: Vec<u32>,
    /// Where the memberships of each target start; one more than there are targets.
    of_first: Vec<usize>,
    of: Vec<Membership>,
}

/// A target's place in one of its groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::reach) struct Membership {
    pub(in crate::reach) group: u32,
    /// How many members of the group have a lower index; so ties by rank are ties by index.
    pub(in crate::reach) rank: u32,
}

impl Groups {
    /// An index named twice counts once, and one that does not exist is passed over.
    pub(in crate::reach) fn new(groups: &[Vec<u32>], targets: usize) -> Groups {
        let (mut first, mut members) = (vec![0], Vec::new());
        for group in groups {
            let start = members.len();
            members.extend(group.iter().copied().filter(|t| (*t as usize) < targets));
            members[start..].sort_unstable();
            let mut kept = start;
            for i in start..members.len() {
                if i == start || members[i] != members[kept - 1] {
                    members[kept] = members[i];
                    kept += 1;
                }
            }
            members.truncate(kept);
            first.push(kept);
        }
        let mut of_first = vec![0usize; targets + 1];
        members.iter().for_each(|t| of_first[*t as usize + 1] += 1);
        for target in 0..targets {
            of_first[target + 1] += of_first[target];
        }
        let (mut next, mut of) = (of_first.clone(), vec![Membership { group: 0, rank: 0 }; members.len()]);
        for (group, range) in first.windows(2).enumerate() {
            for (rank, target) in members[range[0]..range[1]].iter().enumerate() {
                of[next[*target as usize]] = Membership { group: group as u32, rank: rank as u32 };
                next[*target as usize] += 1;
            }
        }
        Groups { first, members, of_first, of }
    }

    /// How many groups.
    pub(in crate::reach) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The members of a group, ascending; none when there is no such group.
    pub(in crate::reach) fn members(&self, group: usize) -> &[u32] {
        match (self.first.get(group), self.first.get(group.saturating_add(1))) {
            (Some(a), Some(b)) => &self.members[*a..*b],
            _ => &[],
        }
    }

    /// The size of the largest group.
    pub(in crate::reach) fn largest(&self) -> usize {
        self.first.windows(2).map(|range| range[1] - range[0]).max().unwrap_or(0)
    }

    /// The groups a target is in.
    pub(in crate::reach) fn of(&self, target: u32) -> &[Membership] {
        &self.of[self.of_first[target as usize]..self.of_first[target as usize + 1]]
    }

    /// The targets that are in any group, ascending.
    pub(in crate::reach) fn used(&self) -> Vec<u32> {
        (0..self.of_first.len() as u32 - 1).filter(|target| !self.of(*target).is_empty()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn members_are_sorted_and_named_once_and_know_their_rank() {
        let groups = Groups::new(&[vec![4, 2, 4, 9], Vec::new(), vec![2, 2]], 5);
        assert_eq!([0, 1, 2, 3].map(|g| groups.members(g).to_vec()), [vec![2, 4], vec![], vec![2], vec![]]);
        assert_eq!(groups.of(2), [Membership { group: 0, rank: 0 }, Membership { group: 2, rank: 0 }]);
        assert_eq!(groups.of(4), [Membership { group: 0, rank: 1 }]);
        assert_eq!((groups.used(), groups.len(), groups.largest()), (vec![2, 4], 3, 2));
    }
}
