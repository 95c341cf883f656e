//! Vectors written by several threads.

use std::iter::zip;
use std::mem::{self, MaybeUninit};
use std::ops::Range;

use super::threads::join;

/// A vector while several threads write it, each its part: several vectors of which one takes in the others would be written
/// to twice, and fresh memory costs most when it is first written to.
///
/// `S` lists a number for each part: an array or a vector.
pub(crate) struct Parts<T, S> {
    items: Vec<T>,
    rooms: S,
    taken: S,
}

/// A vector of two parts.
pub(crate) type Halves<T> = Parts<T, [usize; 2]>;

impl<T: Copy, S: AsRef<[usize]> + AsMut<[usize]> + Clone> Parts<T, S> {
    /// With room for so many items in each part.
    pub(crate) fn with_room(rooms: S) -> Parts<T, S> {
        let mut taken = rooms.clone();
        taken.as_mut().fill(0);
        Parts { items: Vec::with_capacity(rooms.as_ref().iter().sum()), rooms, taken }
    }

    /// Where the parts put their items, one after the other.
    pub(crate) fn each_room(&mut self) -> impl Iterator<Item = Room<'_, T>> {
        let mut left = self.items.spare_capacity_mut();
        zip(self.rooms.as_ref(), self.taken.as_mut()).map(move |(room, counted)| {
            let (places, after) = mem::take(&mut left).split_at_mut(*room);
            left = after;
            Room { places, taken: 0, counted }
        })
    }

    /// What was put in, part after part.
    pub(crate) fn into_vec(mut self) -> Vec<T> {
        let places = self.items.spare_capacity_mut();
        let (mut start, mut len) = (0, 0);
        for (room, taken) in zip(self.rooms.as_ref(), self.taken.as_ref()) {
            if len < start {
                places.copy_within(start..start + taken, len);
            }
            (start, len) = (start + room, len + taken);
        }
        // SAFETY: of each part the first `taken` places were written in order, for a room alone counts them, and only those it
        // wrote, and each part now follows the one before. Who asks for rooms again writes from the start again: of what was
        // written before, no place is unwritten by that. An array or a vector lists the same numbers whenever it is asked.
        #[allow(unsafe_code, reason = "a vector cannot know what was written beyond its length")]
        unsafe {
            self.items.set_len(len);
        }
        self.items
    }
}

impl<T: Copy> Halves<T> {
    /// Where the halves put their items.
    pub(crate) fn rooms(&mut self) -> (Room<'_, T>, Room<'_, T>) {
        let [first, second] = self.rooms;
        let (low, high) = self.items.spare_capacity_mut()[..first + second].split_at_mut(first);
        let [of_low, of_high] = &mut self.taken;
        (Room { places: low, taken: 0, counted: of_low }, Room { places: high, taken: 0, counted: of_high })
    }
}

/// Where one part of the work puts its items.
pub(crate) struct Room<'a, T> {
    places: &'a mut [MaybeUninit<T>],
    taken: usize,
    /// Where the items are counted when the room goes: while it stands they are counted in a register.
    counted: &'a mut usize,
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

    /// How many there is still place for.
    pub(crate) fn left(&self) -> usize {
        self.places.len() - self.taken
    }

    /// How many were added.
    pub(crate) fn len(&self) -> usize {
        self.taken
    }
}

impl<T> Drop for Room<'_, T> {
    fn drop(&mut self) {
        *self.counted = self.taken;
    }
}

/// What `job` puts in for the two halves of `0..n`, one after the other, and what it returns for each.
///
/// `room` says how many items it puts in for a half at most.
pub(crate) fn in_halves<T: Copy + Send, R: Send>(
    n: usize,
    room: impl Fn(Range<usize>) -> usize,
    job: impl Fn(Range<usize>, &mut Room<'_, T>) -> R + Send + Sync,
) -> (Vec<T>, (R, R)) {
    let halves = [0..n / 2, n / 2..n];
    let mut items = Halves::with_room(halves.clone().map(room));
    let ([low, high], (mut of_low, mut of_high)) = (halves, items.rooms());
    let results = join(|| job(low, &mut of_low), || job(high, &mut of_high));
    drop((of_low, of_high));
    (items.into_vec(), results)
}

/// So many times `value` in each half, each written by another thread.
pub(crate) fn filled<T: Copy + Send + Sync>(value: T, rooms: [usize; 2]) -> Vec<T> {
    let mut items = Halves::with_room(rooms);
    let (mut low, mut high) = items.rooms();
    let fill = |room: &mut Room<'_, T>| (0..room.places.len()).for_each(|_| room.push(value));
    join(|| fill(&mut low), || fill(&mut high));
    drop((low, high));
    items.into_vec()
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
            prop_assert_eq!((first.start, first.end == second.start, second.end), (0, true, wanted.len()));
        }
    }

    #[test]
    fn rooms_asked_for_again_are_written_anew() {
        let mut halves = Halves::with_room([2, 1]);
        let (mut low, mut high) = halves.rooms();
        (1..3).for_each(|item| low.push(item));
        high.push(3);
        drop((low, high));
        halves.rooms().0.push(4);
        assert_eq!(halves.into_vec(), [4], "the other room was asked for and given back empty");
        // Who never gives a room back put nothing in.
        let mut halves = Halves::with_room([1, 1]);
        let (mut low, mut high) = halves.rooms();
        low.push(5);
        high.push(6);
        std::mem::forget(low);
        drop(high);
        assert_eq!(halves.into_vec(), [6]);
        assert_eq!(filled(7, [0, 3]), [7; 3]);
    }

    #[test]
    #[should_panic(expected = "out of bounds")]
    fn more_than_there_is_room_for_is_refused() {
        in_halves(2, |_| 1, |rows, room: &mut Room<'_, u8>| rows.for_each(|_| (0..2).for_each(|_| room.push(7))));
    }
}
