//! Everything around one place: a search that is asked for times alone, in no order.
//!
//! [`search`](super::search::search) settles each vertex once, by time, and knows from which source. Where nobody asks for
//! either, vertices are passed on in the order in which they were come to. Hardly one is passed on twice on streets, where a
//! longer way is seldom come to before a shorter one, and nothing has to be put in order that a processor cannot foresee.
//! Where many are, as on a square with paths from its middle to every door on its rim, what is left goes by time after all.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Work;
use super::graph::{Move, Moves};

/// The time of a vertex is yet to be passed on.
const WAITS: u64 = 1;
/// The vertex has been counted; set while counting only.
const COUNTED: u64 = 2;
/// The bits of a word below the clock.
const MARKS: u32 = 2;
/// A vertex that was never reached.
const NEVER: u64 = !(WAITS | COUNTED);

/// After so many vertices it is looked for the first time whether the same ones come again and again.
const FIRST_INSPECTION: usize = 4096;
/// And so many times later again: what it costs to look stays a small part of the search.
const NEXT_INSPECTION: usize = 4;

/// The working memory of one thread, which holds the answer to its last search.
#[derive(Debug, Default)]
pub(super) struct Flood {
    /// For each vertex the clock when it was last reached, above its marks.
    words: Vec<u64>,
    /// The clock when the last search began and at its horizon. Each search ends before the one before it began, so that
    /// whatever that left is later than the horizon, and is never cleared until the clock has run down.
    began: u64,
    end: u64,
    /// The vertices as they were come to, once for every time they are passed on, up to `tail`; beyond it is room.
    queue: Vec<u32>,
    tail: usize,
}

impl Flood {
    /// When the last search reached a vertex.
    #[inline]
    pub(super) fn ticks(&self, vertex: u32) -> Option<u32> {
        self.onward(vertex, 0)
    }

    /// When a walk that goes on from a vertex for `ticks` ends, if that is within the horizon of the last search.
    #[inline]
    pub(super) fn onward(&self, vertex: u32, ticks: u32) -> Option<u32> {
        let clock = clock(self.words[vertex as usize]) + u64::from(ticks);
        (clock <= self.end).then(|| (clock - self.began) as u32)
    }

    /// Every vertex the last search reached and when, in no particular but always the same order; one that was passed on
    /// twice is named twice.
    pub(super) fn reached(&self) -> impl Iterator<Item = (u32, u32)> {
        let ticks = |vertex: u32| (clock(self.words[vertex as usize]) - self.began) as u32;
        self.queue[..self.tail].iter().map(move |vertex| (*vertex, ticks(*vertex)))
    }

    /// Finds every vertex within `horizon` of the seeds, each with its ticks.
    ///
    /// # Performance
    ///
    /// Proportional to what lies within the horizon, not to the network. Streets are passed on little more than once.
    pub(super) fn search(&mut self, moves: &Moves, seeds: impl IntoIterator<Item = (u32, u32)>, horizon: u32) -> Work {
        let (starts, moves) = (&moves.start[..], &moves.moves[..]);
        self.begin(starts.len().saturating_sub(1), horizon);
        let Flood { words, began, end, queue, tail } = self;
        let mut walk = Walk { starts, moves, words, end: *end, queue, tail: 0, work: Work::default() };
        for (vertex, ticks) in seeds {
            walk.come_to(vertex, *began + u64::from(ticks));
        }
        walk.by_turns();
        *tail = walk.tail;
        walk.work
    }

    fn begin(&mut self, vertices: usize, horizon: u32) {
        let span = u64::from(horizon) + 1;
        if self.words.len() != vertices || self.began < span {
            self.words.clear();
            self.words.resize(vertices, NEVER);
            self.began = clock(NEVER);
        }
        self.end = self.began - 1;
        self.began -= span;
    }
}

#[inline(always)]
fn clock(word: u64) -> u64 {
    word >> MARKS
}

/// A search on its way; all times are by the clock.
struct Walk<'a> {
    starts: &'a [u32],
    moves: &'a [Move],
    words: &'a mut [u64],
    end: u64,
    queue: &'a mut Vec<u32>,
    tail: usize,
    work: Work,
}

impl<'a> Walk<'a> {
    /// Passes on one vertex after another as they were come to.
    #[inline(always)]
    fn by_turns(&mut self) {
        let (mut next, mut inspection) = (0, FIRST_INSPECTION);
        while next < self.tail {
            if next == inspection {
                if self.tail > 2 * self.count() {
                    return self.by_time(next);
                }
                inspection *= NEXT_INSPECTION;
            }
            self.pass_on(self.queue[next]);
            next += 1;
        }
    }

    /// The time of a vertex with the steps out of it; it waits no longer.
    #[inline(always)]
    fn take(&mut self, vertex: u32) -> (u64, &'a [Move]) {
        let v = vertex as usize;
        let (clock, steps) = (clock(self.words[v]), &self.moves[self.starts[v] as usize..self.starts[v + 1] as usize]);
        self.words[v] = clock << MARKS;
        self.work += Work { settled: 1, relaxed: steps.len() as u64 };
        (clock, steps)
    }

    /// Passes the time of a vertex on. Whether a step leads anywhere sooner is as good as random, so nothing branches on it.
    #[inline(always)]
    fn pass_on(&mut self, vertex: u32) {
        let (now, steps) = self.take(vertex);
        if self.queue.len() < self.tail + steps.len() {
            self.queue.resize(2 * (self.tail + steps.len()), 0);
        }
        let (room, mut new) = (&mut self.queue[self.tail..self.tail + steps.len()], 0);
        for step in steps {
            let sum = now + u64::from(step.ticks);
            let word = &mut self.words[step.head as usize];
            let sooner = (sum <= self.end) & (sum < clock(*word));
            room[new] = step.head;
            new += usize::from(sooner & (*word & WAITS == 0));
            *word = if sooner { sum << MARKS | WAITS } else { *word };
        }
        self.tail += new;
    }

    /// A walk comes to a vertex; whether sooner than any before it.
    fn come_to(&mut self, vertex: u32, at: u64) -> bool {
        let word = &mut self.words[vertex as usize];
        let sooner = at <= self.end && at < clock(*word);
        if sooner {
            if *word & WAITS == 0 {
                match self.queue.get_mut(self.tail) {
                    Some(room) => *room = vertex,
                    None => self.queue.push(vertex),
                }
                self.tail += 1;
            }
            *word = at << MARKS | WAITS;
        }
        sooner
    }

    /// How many different vertices were come to.
    fn count(&mut self) -> usize {
        let mut count = 0;
        for vertex in &self.queue[..self.tail] {
            let word = &mut self.words[*vertex as usize];
            count += usize::from(*word & COUNTED == 0);
            *word |= COUNTED;
        }
        self.queue[..self.tail].iter().for_each(|vertex| self.words[*vertex as usize] &= !COUNTED);
        count
    }

    /// Passes on by time whatever waits from `next` on, and all that comes of it: each vertex once.
    #[cold]
    fn by_time(&mut self, next: usize) {
        let entry = |vertex: &u32| Reverse((clock(self.words[*vertex as usize]), *vertex));
        let mut waiting: BinaryHeap<_> = self.queue[next..self.tail].iter().map(entry).collect();
        while let Some(Reverse((at, vertex))) = waiting.pop() {
            // Otherwise it was come to sooner, and has been passed on.
            if self.words[vertex as usize] != at << MARKS | WAITS {
                continue;
            }
            let (now, steps) = self.take(vertex);
            for step in steps {
                let sum = now + u64::from(step.ticks);
                if self.come_to(step.head, sum) {
                    waiting.push(Reverse((sum, step.head)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::reach::scene::drawings;
    use crate::reach::search::{Label, Scratch, search};

    /// What the search by time reaches, by vertex.
    fn by_time(moves: &Moves, seeds: &[(u32, u32)], horizon: u32) -> Vec<(u32, u32)> {
        let labels = seeds.iter().map(|(vertex, ticks)| (*vertex, Label::new(*ticks, 0)));
        let mut reached = Vec::new();
        let mut settle = |vertex: u32, label: Label| reached.push((vertex, label.ticks()));
        search(moves, &mut Scratch::default(), labels, horizon, &mut settle);
        reached.sort_unstable();
        reached
    }

    fn reached(flood: &Flood) -> Vec<(u32, u32)> {
        let mut reached: Vec<_> = flood.reached().collect();
        reached.sort_unstable();
        reached.dedup();
        reached
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(384))]

        /// The same vertices at the same times, one search after another, whatever the horizon.
        #[test]
        fn it_reaches_what_the_search_by_time_reaches(
            drawing in drawings(),
            searches in prop::collection::vec(
                (prop::collection::vec((any::<u32>(), 0u32..20_000), 0..4), prop_oneof![0u32..30_000, any::<u32>()]), 1..4),
            clock in prop_oneof![Just(clock(NEVER)), 0..100_000u64],
        ) {
            let scene = drawing.scene();
            let graph = scene.timed.graph();
            let vertices = graph.vertex_count() as u32;
            // As after many searches: the clock runs down in one of these.
            let mut flood = Flood { words: vec![NEVER; vertices as usize], began: clock, ..Flood::default() };
            for (seeds, horizon) in searches {
                let seeds: Vec<_> = seeds.iter().filter(|_| vertices > 0).map(|(v, ticks)| (v % vertices, *ticks)).collect();
                let expected = by_time(&graph.backward, &seeds, horizon);
                flood.search(&graph.backward, seeds, horizon);
                prop_assert_eq!(reached(&flood), expected.clone());
                let times: Vec<_> = (0..vertices).filter_map(|v| Some((v, flood.ticks(v)?))).collect();
                prop_assert_eq!(times, expected);
            }
        }
    }

    /// Moves out of each vertex: heads and ticks.
    fn moves(of: &[Vec<(u32, u32)>]) -> Moves {
        let step = |(head, ticks): &(u32, u32)| {
            let mut step = Move::default();
            (step.head, step.ticks) = (*head, *ticks);
            step
        };
        let mut start = vec![0];
        start.extend(of.iter().scan(0, |sum, steps| {
            *sum += steps.len() as u32;
            Some(*sum)
        }));
        Moves { start: start.into(), moves: of.iter().flatten().map(step).collect::<Vec<_>>().into() }
    }

    /// A square with a path from its middle to every door on its rim, each dearer than to go to the one before it and on
    /// along the rim: come to in turns, every door is come to again as often as there are doors before it.
    fn square(doors: u32) -> Moves {
        let rays = (1..=doors).map(|door| (door, 3 * door)).collect();
        let rim = (1..=doors).map(|door| if door < doors { vec![(door + 1, 1)] } else { Vec::new() });
        moves(&std::iter::once(rays).chain(rim).collect::<Vec<_>>())
    }

    #[test]
    fn a_square_is_passed_on_by_time_before_it_costs_its_square() {
        const DOORS: u32 = 20_000;
        let square = square(DOORS);
        let mut flood = Flood::default();
        for _ in 0..2 {
            let work = flood.search(&square, [(0, 5)], 1_000_000);
            assert_eq!(flood.ticks(DOORS), Some(5 + 3 + DOORS - 1));
            assert_eq!(reached(&flood), by_time(&square, &[(0, 5)], 1_000_000));
            // Without the inspections it is 200 million.
            assert!(work.settled < 5 * u64::from(DOORS), "{work:?}");
        }
    }

    #[test]
    fn a_star_is_passed_on_once() {
        const ARMS: u32 = 100_000;
        let rays = (1..=ARMS).map(|arm| (arm, 1 + arm % 7)).collect();
        let star = moves(&std::iter::once(rays).chain((1..=ARMS).map(|_| vec![(0, 1)])).collect::<Vec<_>>());
        let work = Flood::default().search(&star, [(0, 0)], 9);
        assert_eq!(work, Work { settled: u64::from(ARMS) + 1, relaxed: 2 * u64::from(ARMS) });
    }
}
