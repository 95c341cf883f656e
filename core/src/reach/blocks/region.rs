//! One region at work: it hears what its neighbours say, settles its tiles, and says what changed at its border.

use super::cut::{Cut, Part};
use super::queue::Queue;
use super::row::{Cell, Row};
use crate::error::Error;
use crate::machine::vectors::{Kernel, Width};
use crate::progress::Watch;
use crate::reach::Work;

/// What one region says to another about a vertex of the other.
#[derive(Clone, Copy, Debug)]
pub(super) struct Message<R> {
    pub(super) head: u32,
    row: R,
}

/// What a region has done, and what it has to say.
pub(super) type Done<R> = (Work, Vec<Message<R>>);

/// One region with the rows of its vertices.
pub(super) struct Region<'a, R> {
    index: usize,
    first: u32,
    rows: &'a mut [R],
    queue: Queue,
    inbox: Vec<Message<R>>,
    /// What was last said of each vertex of the border.
    said: Vec<R>,
    awake: bool,
    /// Whether its rows may hold something.
    written: &'a mut bool,
}

impl<'a, R: Row> Region<'a, R> {
    /// The `index`-th region of a cut; none of its rows is reached yet, whatever `written` ones hold.
    pub(super) fn new(
        cut: &Cut<'_, R::Cell>,
        index: usize,
        (rows, written): (&'a mut [R], &'a mut bool),
    ) -> Region<'a, R> {
        let queue = Queue::new(rows.len(), cut.shape().tile_bits());
        let first = cut.vertices_of(index).start;
        Region { index, first, rows, queue, inbox: Vec::new(), said: Vec::new(), awake: false, written }
    }

    pub(super) fn index(&self) -> usize {
        self.index
    }

    /// Changes the row of one of its vertices, which is to be passed on if `change` says so.
    pub(super) fn change(&mut self, vertex: u32, change: impl FnOnce(&mut R) -> bool) {
        if !std::mem::replace(&mut self.awake, true) {
            *self.written = true;
            // Even where they are zeros: memory that is first read and then written to is handed out twice by most systems.
            self.rows.fill(R::EMPTY);
        }
        let local = (vertex - self.first) as u16;
        let improved = change(&mut self.rows[usize::from(local)]);
        self.queue.push(local, improved);
    }

    /// Clears what others left in its rows, unless it did so when it was reached.
    pub(super) fn clear_unless_reached(&mut self) {
        if !self.awake && std::mem::take(self.written) {
            self.rows.fill(R::EMPTY);
        }
    }

    /// Receives what [`Region::settle`] is to hear next time.
    pub(super) fn receive(&mut self, message: Message<R>) {
        self.inbox.push(message);
    }

    /// Passes on what waits until nothing does; what that means for other regions is news.
    pub(super) fn settle(&mut self, cut: &Cut<'_, R::Cell>, width: Width, watch: &Watch<'_>) -> Result<Done<R>, Error> {
        for Message { head, row } in std::mem::take(&mut self.inbox) {
            self.change(head, |known| known.raise(&row, R::Cell::ZERO));
        }
        let mut work = Work::default();
        if self.queue.is_clean() {
            return Ok((work, Vec::new()));
        }
        let part = cut.part(self.index);
        while !self.queue.is_clean() {
            for tile in 0..self.queue.tiles() {
                if !self.queue.is_clean_in(tile) {
                    work += width.run(Tile { tile, rows: self.rows, part, queue: &mut self.queue });
                    watch.advance(0)?;
                }
            }
        }
        Ok((work, self.news(part)))
    }

    /// What changed at the border since it was last told.
    fn news(&mut self, part: &Part<R::Cell>) -> Vec<Message<R>> {
        let mut news = Vec::new();
        self.said.resize(part.border().len(), R::EMPTY);
        for ((tail, exits), said) in part.border().zip(&mut self.said) {
            let row = self.rows[usize::from(tail)];
            if row == *said {
                continue;
            }
            *said = row;
            for exit in exits {
                let mut message = Message { head: exit.head, row: R::EMPTY };
                if message.row.raise(&row, exit.ticks) {
                    news.push(message);
                }
            }
        }
        news
    }
}

/// Settles one tile; what it changes in other tiles of its region waits there.
struct Tile<'a, R: Row> {
    tile: usize,
    rows: &'a mut [R],
    part: &'a Part<R::Cell>,
    queue: &'a mut Queue,
}

impl<R: Row> Kernel for Tile<'_, R> {
    type Output = Work;

    #[inline(always)]
    fn run(self) -> Work {
        let Tile { tile, rows, part, queue } = self;
        let mut queue = queue.open();
        let mut work = Work::default();
        while let Some(tail) = queue.pop(tile) {
            let (row, arcs) = (rows[tail], part.arcs(tail));
            for arc in arcs {
                let improved = rows[usize::from(arc.head)].raise(&row, arc.ticks);
                queue.push(arc.head, improved);
            }
            work.settled += 1;
            work.relaxed += arcs.len() as u64;
        }
        work
    }
}
