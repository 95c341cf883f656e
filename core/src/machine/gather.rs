//! Vectors written by two threads.

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
    let mut items = Halves::with_room(room(first.clone()), room(second.clone()));
    let (mut low, mut high) = items.rooms();
    let results = join(|| job(first, &mut low), || job(second, &mut high));
    let taken = [low.taken, high.taken];
    (items.close(taken), results)
}

/// The same with two vectors.
pub(crate) fn pairs_in_halves<A: Copy + Send, B: Copy + Send, R: Send>(
    n: usize,
    room: impl Fn(Range<usize>) -> usize,
    job: impl Fn(Range<usize>, &mut Room<'_, A>, &mut Room<'_, B>) -> R + Send + Sync,
) -> ((Vec<A>, Vec<B>), (R, R)) {
    let (first, second) = (0..n / 2, n / 2..n);
    let (room_of_first, room_of_second) = (room(first.clone()), room(second.clone()));
    let mut left = Halves::with_room(room_of_first, room_of_second);
    let mut right = Halves::with_room(room_of_first, room_of_second);
    let ((mut low, mut high), (mut right_low, mut right_high)) = (left.rooms(), right.rooms());
    let results = join(|| job(first, &mut low, &mut right_low), || job(second, &mut high, &mut right_high));
    let taken = ([low.taken, high.taken], [right_low.taken, right_high.taken]);
    ((left.close(taken.0), right.close(taken.1)), results)
}

/// A vector while it is written.
struct Halves<T> {
    items: Vec<T>,
    rooms: [usize; 2],
}

impl<T: Copy> Halves<T> {
    fn with_room(first: usize, second: usize) -> Halves<T> {
        Halves { items: Vec::with_capacity(first + second), rooms: [first, second] }
    }

    /// Where the halves put their items.
    fn rooms(&mut self) -> (Room<'_, T>, Room<'_, T>) {
        let [first, second] = self.rooms;
        let (low, high) = self.items.spare_capacity_mut()[..first + second].split_at_mut(first);
        (Room { places: low, taken: 0 }, Room { places: high, taken: 0 })
    }

    /// The vector, once so many places of each room were taken.
    fn close(mut self, [taken, more]: [usize; 2]) -> Vec<T> {
        let [first, second] = self.rooms;
        let places = &mut self.items.spare_capacity_mut()[..first + second];
        if taken < first {
            places.copy_within(first..first + more, taken);
        }
        // SAFETY: the first `taken` places were written in order, for nobody but `push` counts them, and so were `more`
        // from `first` on, which now follow.
        #[allow(unsafe_code, reason = "a vector cannot know what was written beyond its length")]
        unsafe {
            self.items.set_len(taken + more);
        }
        self.items
    }
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
            let expected: Vec<_> = expected.collect();
            prop_assert_eq!(&items, &expected);
            let pairs = |rows: Range<usize>, left: &mut Room<'_, (usize, usize)>, right: &mut Room<'_, usize>| {
                // The other vector takes items of every other row only.
                for row in rows {
                    (0..wanted[row]).for_each(|nth| left.push((row, nth)));
                    (0..wanted[row] * (row % 2)).for_each(|nth| right.push(nth));
                }
            };
            let ((left, right), _) = pairs_in_halves(wanted.len(), |rows| 3 * rows.len(), pairs);
            prop_assert_eq!(&left, &expected);
            prop_assert_eq!(right, expected.iter().filter(|of| of.0 % 2 == 1).map(|of| of.1).collect::<Vec<_>>());
            prop_assert_eq!((first.start, first.end == second.start, second.end), (0, true, wanted.len()));
        }
    }

    #[test]
    #[should_panic(expected = "out of bounds")]
    fn more_than_there_is_room_for_is_refused() {
        in_halves(2, |_| 1, |rows, room: &mut Room<'_, u8>| rows.for_each(|_| (0..2).for_each(|_| room.push(7))));
    }
}
