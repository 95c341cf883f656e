//! Many short lists side by side.

/// Sorts `(group, item)` pairs by group, keeping their order otherwise: group `g` becomes `items[first[g]..first[g + 1]]`.
pub(super) fn grouped<T: Copy + Default>(
    groups: usize,
    pairs: impl Iterator<Item = (u32, T)> + Clone,
    first: &mut Vec<u32>,
    items: &mut Vec<T>,
) {
    first.clear();
    first.resize(groups + 2, 0);
    pairs.clone().for_each(|(group, _)| first[group as usize + 2] += 1);
    for group in 2..groups + 2 {
        first[group] += first[group - 1];
    }
    items.clear();
    items.resize(first[groups + 1] as usize, T::default());
    // The start of each group moves to its end, which is the start of the next.
    for (group, item) in pairs {
        let next = &mut first[group as usize + 1];
        items[*next as usize] = item;
        *next += 1;
    }
}
