//! One vector written by two threads.

use std::mem::MaybeUninit;
use std::ops::Range;

use super::threads::join;

/// Where one half of the work puts its items.
pub(crate) struct Room<'a, T> {
    places: &'a mut [MaybeUninit<T>],
    taken: usize,
}

impl<T> Room<'_, T> {
    /// Adds an item.
    ///
    /// # Panics
    ///
    /// Where there is no place left.
    #[inline]
    pub(crate) fn push(&mut self, item: T) {
        self.places[self.taken].write(item);
        self.taken += 1;
    }

    /// How many were added.
    pub(crate) fn len(&self) -> usize {
        self.taken
    }
}

/// What `job` puts in for the two halves of `0..n`, one after the other, and what it returns for each.
///
/// `room` says how many items it puts in for a half at most. Two vectors of which one takes in the other would be
/// written to twice, and fresh memory costs most when it is first written to.
pub(crate) fn in_halves<T: Copy + Send, R: Send>(
    n: usize,
    room: impl Fn(Range<usize>) -> usize,
    job: impl Fn(Range<usize>, &mut Room<'_, T>) -> R + Send + Sync,
) -> (Vec<T>, (R, R)) {
    let (first, second) = (0..n / 2, n / 2..n);
    let (room_of_first, room_of_second) = (room(first.clone()), room(second.clone()));
    let mut items = Vec::with_capacity(room_of_first + room_of_second);
    let places = &mut items.spare_capacity_mut()[..room_of_first + room_of_second];
    let (low, high) = places.split_at_mut(room_of_first);
    let (mut low, mut high) = (Room { places: low, taken: 0 }, Room { places: high, taken: 0 });
    let results = join(|| job(first, &mut low), || job(second, &mut high));
    let (taken, more) = (low.taken, high.taken);
    if taken < room_of_first {
        places.copy_within(room_of_first..room_of_first + more, taken);
    }
    // SAFETY: the first `taken` places were written in order, for nobody but `push` counts them, and so were `more` from
    // `room_of_first` on, which now follow.
    #[allow(unsafe_code, reason = "a vector cannot know what was written beyond its length")]
    unsafe {
        items.set_len(taken + more);
    }
    (items, results)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// As many items as there is room for, or fewer, from either half.
        #[test]
        fn items_follow_each_other_whatever_room_is_left(wanted in prop::collection::vec(0usize..4, 0..20)) {
            let put = |rows: Range<usize>, room: &mut Room<'_, (usize, usize)>| {
                rows.clone().for_each(|row| (0..wanted[row]).for_each(|nth| room.push((row, nth))));
                rows
            };
            let (items, (first, second)) = in_halves(wanted.len(), |rows| 3 * rows.len(), put);
            let expected = wanted.iter().enumerate().flat_map(|(row, count)| (0..*count).map(move |nth| (row, nth)));
            prop_assert_eq!(items, expected.collect::<Vec<_>>());
            prop_assert_eq!((first.start, first.end == second.start, second.end), (0, true, wanted.len()));
        }
    }

    #[test]
    #[should_panic(expected = "out of bounds")]
    fn more_than_there_is_room_for_is_refused() {
        in_halves(2, |_| 1, |rows, room: &mut Room<'_, u8>| rows.for_each(|_| (0..2).for_each(|_| room.push(7))));
    }
}
