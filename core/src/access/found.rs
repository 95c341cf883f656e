//! What a question found: facilities whose state does not depend on the walk in one pass, the others pair by pair.

use super::patterns::Of;
use super::targets::Targets;
use crate::calendar::State;
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::{self, Ask, Opportunities, Places};
use crate::study::Prepared;
use crate::units::Ticks;

/// What every home was found to reach of each category.
#[derive(Clone, Debug)]
pub(super) struct Found {
    steady: Opportunities,
    changing: Option<Changing>,
    categories: usize,
    /// Whether the pass has groups with the facilities of unknown hours, after those without.
    has_possible: bool,
}

/// Walks to facilities that open or close while one walks, as far as they find them open or perhaps open.
#[derive(Clone, Debug)]
struct Changing {
    /// Where the walks of each home and category start; one more than there are of these.
    start: Vec<usize>,
    /// From near to far, ties by facility.
    walks: Vec<ChangingWalk>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct ChangingWalk {
    ticks: Ticks,
    facility: u32,
    /// Whether it is known to be open.
    open: bool,
}

impl Found {
    pub(super) fn new(
        prepared: &Prepared,
        targets: &Targets,
        ask: &Ask,
        progress: &dyn Progress,
    ) -> Result<Found, Error> {
        let (timed, homes, facilities) = (prepared.timed(), prepared.homes(), prepared.facilities());
        let steady = reach::opportunities(timed, homes, facilities, &targets.groups(), ask, progress)?;
        let changing = Changing::new(prepared, targets, ask.horizon(), progress)?;
        let has_possible = targets.possible.is_some();
        Ok(Found { steady, changing, categories: targets.open.len(), has_possible })
    }

    /// Whether anything of unknown hours was left out.
    pub(super) fn is_doubtful(&self) -> bool {
        self.has_possible || self.changing.is_some()
    }

    /// How many of a category lie within the limit of that index.
    pub(super) fn count(&self, of: Of, category: usize, home: usize, (limit, ticks): (usize, Ticks)) -> u32 {
        let steady = self.steady.count(self.group(of, category), home, limit);
        let changing = self.changing_walks(of, category, home).take_while(|walk| walk.ticks <= ticks).count();
        steady + changing as u32
    }

    /// The nearest of a category and the walks to them, from near to far, ties by facility.
    pub(super) fn nearest(&self, of: Of, category: usize, home: usize) -> impl Iterator<Item = (Ticks, u32)> {
        let mut steady = self.steady.nearest(self.group(of, category), home).peekable();
        let changing = self.changing_walks(of, category, home).map(|walk| (walk.ticks, walk.facility));
        let mut changing = changing.peekable();
        std::iter::from_fn(move || match (steady.peek(), changing.peek()) {
            (Some(one), Some(other)) if other < one => changing.next(),
            (None, _) => changing.next(),
            _ => steady.next(),
        })
    }

    fn group(&self, of: Of, category: usize) -> usize {
        if of == Of::Possible && self.has_possible { self.categories + category } else { category }
    }

    fn changing_walks(&self, of: Of, category: usize, home: usize) -> impl Iterator<Item = ChangingWalk> {
        let cell = home * self.categories + category;
        let walks = self.changing.iter().flat_map(move |c| &c.walks[c.start[cell]..c.start[cell + 1]]);
        walks.copied().filter(move |walk| walk.open || of == Of::Possible)
    }
}

impl Changing {
    /// `None` when no facility changes.
    fn new(
        prepared: &Prepared,
        targets: &Targets,
        horizon: Ticks,
        progress: &dyn Progress,
    ) -> Result<Option<Changing>, Error> {
        let mut rows: Vec<u32> = targets.changing.iter().flatten().map(|offer| offer.facility).collect();
        rows.sort_unstable();
        rows.dedup();
        if rows.is_empty() {
            return Ok(None);
        }
        let doors = |row: &u32| prepared.facilities().doors(*row).iter().map(|door| door.at).collect();
        let places = Places::new(prepared.timed(), rows.iter().map(doors));
        let matrix = reach::matrix(prepared.timed(), prepared.homes(), &places, horizon, progress)?;
        // The offers of each place: the category and the pattern.
        let mut offers: Vec<Vec<(usize, u32)>> = vec![Vec::new(); rows.len()];
        for (category, offer) in targets.changing.iter().enumerate().flat_map(|(c, o)| o.iter().map(move |o| (c, o))) {
            if let Ok(place) = rows.binary_search(&offer.facility) {
                offers[place].push((category, offer.pattern));
            }
        }
        let (mut start, mut walks) = (vec![0], Vec::new());
        let mut of_home: Vec<(usize, ChangingWalk)> = Vec::new();
        for home in 0..prepared.homes().len() {
            of_home.clear();
            for (place, ticks) in matrix.row(home) {
                for (category, pattern) in &offers[place as usize] {
                    let state = targets.patterns[*pattern as usize].at(ticks.get());
                    if state != State::Closed {
                        let (facility, open) = (rows[place as usize], state == State::Open);
                        of_home.push((*category, ChangingWalk { ticks, facility, open }));
                    }
                }
            }
            of_home.sort_unstable();
            let mut rest = of_home.as_slice();
            for category in 0..targets.open.len() {
                let (here, others) = rest.split_at(rest.partition_point(|(c, _)| *c == category));
                walks.extend(here.iter().map(|(_, walk)| *walk));
                start.push(walks.len());
                rest = others;
            }
        }
        Ok(Some(Changing { start, walks }))
    }
}
