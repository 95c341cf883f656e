//! Everything around one place: a search that is asked for times alone, in no order.
//!
//! [`search`](super::search::search) settles each vertex once, by time, and knows from which source; what it does next is as
//! good as random, which a processor pays for with every vertex. Where nobody asks for order or source, vertices within the
//! next minute or so are passed on in the order in which they were come to. Few of them are passed on twice, a longer way
//! being seldom come to before a shorter one, and nothing branches on what is found. Where many are, as on a square with paths
//! from its middle to every door on its rim, what is left goes by time after all.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::Work;
use super::moves::{Move, Moves};

/// How many ticks further on the walks of one phase come, 75 s: a block or two. The wider a phase, the more often a vertex is
/// passed on; the narrower, the more often those that wait for a later one are looked through.
const PHASE: u64 = 75 * 32;

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

/// How often those that wait for a later phase may be looked through for each vertex passed on: as often as costs what a
/// heap would.
const MOST_LOOKS: usize = 32;

/// The working memory of one thread, which holds the answer to its last search.
#[derive(Debug, Default)]
pub(super) struct Flood {
    /// For each vertex the clock when it was last reached, above its marks.
    words: Vec<u64>,
    /// The clock when the last search began and at its horizon. Each search ends before the one before it began, so that
    /// whatever that left is later than the horizon, and is never cleared until the clock has run down.
    began: u64,
    end: u64,
    /// The vertices of all phases so far, once for every time they are passed on.
    near: List,
    /// Those that wait for a later one.
    far: List,
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
        self.near.all().iter().map(move |vertex| (*vertex, ticks(*vertex)))
    }

    /// Finds every vertex within `horizon` of the seeds, each with its ticks.
    ///
    /// # Performance
    ///
    /// Proportional to what lies within the horizon, not to the network. Streets are passed on little more than once.
    pub(super) fn search(&mut self, moves: &Moves, seeds: impl IntoIterator<Item = (u32, u32)>, horizon: u32) -> Work {
        self.walk(moves, seeds, horizon).work
    }

    /// A search that has come to its end.
    fn walk<'a>(&'a mut self, moves: &'a Moves, seeds: impl IntoIterator<Item = (u32, u32)>, horizon: u32) -> Walk<'a> {
        let (starts, moves) = (&moves.start[..], &moves.moves[..]);
        self.begin(starts.len().saturating_sub(1), horizon);
        let Flood { words, began, end, near, far } = self;
        let (limit, end) = (*began, *end);
        let mut walk = Walk { starts, moves, words, limit, end, near, far, next: 0, looks: 0, work: Work::default() };
        for (vertex, ticks) in seeds {
            if walk.improve(vertex, *began + u64::from(ticks)) {
                walk.far.push(vertex);
            }
        }
        walk.in_phases();
        walk
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
        (self.near.len, self.far.len) = (0, 0);
    }
}

#[inline(always)]
fn clock(word: u64) -> u64 {
    word >> MARKS
}

/// Vertices, with room behind them to be written to before it is known whether they count.
#[derive(Debug, Default)]
struct List {
    vertices: Vec<u32>,
    len: usize,
}

impl List {
    fn all(&self) -> &[u32] {
        &self.vertices[..self.len]
    }

    /// The room for so many more.
    #[inline(always)]
    fn room(&mut self, more: usize) -> &mut [u32] {
        if self.vertices.len() < self.len + more {
            self.vertices.resize(2 * (self.len + more), 0);
        }
        &mut self.vertices[self.len..self.len + more]
    }

    fn push(&mut self, vertex: u32) {
        self.room(1)[0] = vertex;
        self.len += 1;
    }
}

/// A search on its way; all times are by the clock.
struct Walk<'a> {
    starts: &'a [u32],
    moves: &'a [Move],
    words: &'a mut [u64],
    /// When this phase ends, and the last one.
    limit: u64,
    end: u64,
    near: &'a mut List,
    far: &'a mut List,
    /// The first of the near that is yet to be passed on.
    next: usize,
    /// How often one of the far was looked at.
    looks: usize,
    work: Work,
}

impl<'a> Walk<'a> {
    fn in_phases(&mut self) {
        let mut inspection = FIRST_INSPECTION;
        while self.begin_phase() {
            if self.looks > MOST_LOOKS * (self.near.len + FIRST_INSPECTION) {
                return self.by_heap();
            }
            while self.next < self.near.len {
                if self.next == inspection {
                    if self.near.len > 2 * self.count() {
                        return self.by_heap();
                    }
                    inspection *= NEXT_INSPECTION;
                }
                self.pass_on(self.near.vertices[self.next]);
                self.next += 1;
            }
        }
    }

    /// Sets the limit to where something waits; false when nothing does.
    fn begin_phase(&mut self) -> bool {
        while self.far.len > 0 {
            self.limit = self.end.min(self.limit + PHASE);
            self.draw_near();
            if self.next < self.near.len {
                return true;
            }
            let least = self.far.all().iter().map(|vertex| clock(self.words[*vertex as usize])).min();
            self.limit = least.map_or(self.end, |least| least - 1);
        }
        false
    }

    /// Takes those within the limit from the far to the near. Those that no longer wait were near all the same.
    fn draw_near(&mut self) {
        let waiting = self.far.len;
        self.looks += waiting;
        let near = self.near.room(waiting);
        let (mut drawn, mut left) = (0, 0);
        for place in 0..waiting {
            let vertex = self.far.vertices[place];
            let word = self.words[vertex as usize];
            let (waits, is_near) = (word & WAITS != 0, clock(word) <= self.limit);
            near[drawn] = vertex;
            drawn += usize::from(waits & is_near);
            self.far.vertices[left] = vertex;
            left += usize::from(waits & !is_near);
        }
        self.near.len += drawn;
        self.far.len = left;
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
        let (near, far) = (self.near.room(steps.len()), self.far.room(steps.len()));
        let (mut more_near, mut more_far) = (0, 0);
        // The compiler cannot know that what is written does not change these.
        let (words, limit, end) = (&mut *self.words, self.limit, self.end);
        for step in steps {
            let sum = now + u64::from(step.ticks);
            let word = &mut words[step.head as usize];
            let known = *word;
            let (sooner, is_near) = ((sum <= end) & (sum < clock(known)), sum <= limit);
            let (waits, waited_near) = (known & WAITS != 0, clock(known) <= limit);
            near[more_near] = step.head;
            more_near += usize::from(sooner & is_near & !(waits & waited_near));
            far[more_far] = step.head;
            more_far += usize::from(sooner & !is_near & !waits);
            *word = if sooner { sum << MARKS | WAITS } else { known };
        }
        self.near.len += more_near;
        self.far.len += more_far;
    }

    /// A walk comes to a vertex; whether within the horizon and sooner than any before it.
    fn improve(&mut self, vertex: u32, at: u64) -> bool {
        let word = &mut self.words[vertex as usize];
        let sooner = at <= self.end && at < clock(*word);
        if sooner {
            *word = at << MARKS | WAITS;
        }
        sooner
    }

    /// How many different vertices are near.
    fn count(&mut self) -> usize {
        let mut count = 0;
        for vertex in self.near.all() {
            let word = &mut self.words[*vertex as usize];
            count += usize::from(*word & COUNTED == 0);
            *word |= COUNTED;
        }
        self.near.all().iter().for_each(|vertex| self.words[*vertex as usize] &= !COUNTED);
        count
    }

    /// Passes on by time whatever waits, and all that comes of it: each vertex once.
    #[cold]
    fn by_heap(&mut self) {
        let waiting = self.near.all()[self.next..].iter().chain(self.far.all());
        let mut waiting: BinaryHeap<_> =
            waiting.map(|vertex| Reverse((clock(self.words[*vertex as usize]), *vertex))).collect();
        self.near.len = self.next;
        while let Some(Reverse((at, vertex))) = waiting.pop() {
            // Otherwise it was come to sooner, and has been passed on.
            if self.words[vertex as usize] != at << MARKS | WAITS {
                continue;
            }
            self.near.push(vertex);
            let (now, steps) = self.take(vertex);
            for step in steps {
                let sum = now + u64::from(step.ticks);
                if self.improve(step.head, sum) {
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
                let expected = by_time(graph.backward(), &seeds, horizon);
                flood.search(graph.backward(), seeds, horizon);
                prop_assert_eq!(reached(&flood), expected.clone());
                let times: Vec<_> = (0..vertices).filter_map(|v| Some((v, flood.ticks(v)?))).collect();
                prop_assert_eq!(times, expected);
            }
        }
    }

    /// Moves out of each vertex: heads and ticks.
    fn moves(of: &[Vec<(u32, u32)>]) -> Moves {
        let step = |(head, ticks): &(u32, u32)| Move { head: *head, ticks: *ticks };
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

    /// Every arm ends in a phase of its own, and in each phase all that wait would be looked through.
    #[test]
    fn a_star_of_unlike_arms_is_passed_on_by_time_before_it_costs_its_square() {
        const ARMS: u32 = 20_000;
        let step = 2 * PHASE as u32;
        let star = moves(
            &std::iter::once((1..=ARMS).map(|arm| (arm, step * arm)).collect())
                .chain((1..=ARMS).map(|_| Vec::new()))
                .collect::<Vec<_>>(),
        );
        let mut flood = Flood::default();
        // Looked through to the end it is 200 million.
        assert!(flood.walk(&star, [(0, 3)], u32::MAX).looks < 1_000_000);
        assert_eq!(reached(&flood), by_time(&star, &[(0, 3)], u32::MAX));
    }

    /// Two places a hundred days of walking apart, and nothing between.
    #[test]
    fn phases_in_which_nobody_walks_are_skipped() {
        let (days, minute) = (100 * 24 * 3600 * 32, 60 * 32);
        let line = moves(&[vec![(1, days)], vec![(2, minute)], Vec::new()]);
        let mut flood = Flood::default();
        flood.search(&line, [(0, 7)], u32::MAX);
        assert_eq!(reached(&flood), [(0, 7), (1, 7 + days), (2, 7 + days + minute)]);
    }
}
