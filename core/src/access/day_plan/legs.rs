//! The walks between places: rows that are found once and kept, and those from and to the homes of a batch.

use std::sync::OnceLock;

use super::candidates::{Candidates, Spot};
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::{self, Matrix, Places};
use crate::study::Prepared;
use crate::units::Ticks;

/// Facilities with the walks to them.
type Row = Box<[(u32, Ticks)]>;

/// One walker's walks between facilities up to a limit, each row found when it is first asked for.
#[derive(Debug)]
pub(super) struct FacilityLegs {
    limit: Ticks,
    rows: Vec<OnceLock<Row>>,
}

impl FacilityLegs {
    pub(super) fn new(prepared: &Prepared, limit: Ticks) -> FacilityLegs {
        let rows = (0..prepared.facilities().len()).map(|_| OnceLock::new()).collect();
        FacilityLegs { limit, rows }
    }

    /// The facilities within the limit of one, in the order of their rows. The search is the same whoever asks first.
    fn row(&self, prepared: &Prepared, facility: u32) -> &[(u32, Ticks)] {
        let search = || {
            let places = prepared.facilities();
            reach::row(prepared.timed(), places, facility as usize, places, self.limit).into()
        };
        self.rows.get(facility as usize).map_or(&[], |row| row.get_or_init(search))
    }
}

/// The walks from one facility to the places of one choice, the nearest first.
type ChoiceRow = Box<[(Ticks, u32)]>;

/// The walks from each facility to the places of one choice, the nearest first, each row cut out of the facility's when it
/// is first asked for: what is nearby is a hundred times what an activity can choose from.
#[derive(Debug)]
pub(super) struct ChoiceLegs {
    rows: Vec<OnceLock<ChoiceRow>>,
}

impl ChoiceLegs {
    /// For the places of a set; none where nothing is chosen.
    pub(super) fn new(candidates: &Candidates, facilities: usize) -> ChoiceLegs {
        let count = if candidates.is_choice() { facilities } else { 0 };
        ChoiceLegs { rows: (0..count).map(|_| OnceLock::new()).collect() }
    }

    /// The places of the set within the limit of a facility, by their positions.
    pub(super) fn row(&self, facility: u32, legs: &Legs<'_>, candidates: &Candidates) -> &[(Ticks, u32)] {
        let cut = || {
            let mut row = Vec::new();
            legs.each_facility(Spot::Facility(facility), |other, ticks| {
                row.extend(candidates.position_of(other).map(|position| (Ticks::new(ticks), position)));
            });
            row.sort_unstable();
            row.into()
        };
        self.rows.get(facility as usize).map_or(&[], |row| row.get_or_init(cut))
    }
}

/// One walker's walks from and to the homes of a batch, within a limit.
#[derive(Debug)]
pub(super) struct HomeLegs {
    /// The homes and the facilities, ascending; the matrices count them by their index here.
    homes: Vec<u32>,
    facilities: Vec<u32>,
    out: Matrix,
    /// From the facilities to the homes; none where nobody returns.
    back: Option<Matrix>,
    /// From home to home; none where nobody goes to another than their own.
    between: Option<Matrix>,
}

/// Where the homes of a batch are walked from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Returns {
    /// Nowhere: nobody walks to a home.
    Never,
    /// From facilities, to one's own home.
    Own,
    /// From facilities and from other homes.
    Any,
}

impl HomeLegs {
    /// Finds those between some homes and some facilities, both ascending; those to homes only where somebody `returns`.
    pub(super) fn new(
        prepared: &Prepared,
        (homes, facilities): (Vec<u32>, Vec<u32>),
        returns: Returns,
        limit: Ticks,
        progress: &dyn Progress,
    ) -> Result<HomeLegs, Error> {
        let timed = prepared.timed();
        let doors = |places: &Places, place: &u32| places.doors(*place).iter().map(|door| door.at).collect();
        let at_homes = Places::new(timed, homes.iter().map(|home| doors(prepared.homes(), home)));
        let at_shops = Places::new(timed, facilities.iter().map(|shop| doors(prepared.facilities(), shop)));
        let walks = |from: &Places, to: &Places| reach::matrix(timed, from, to, limit, progress);
        let out = walks(&at_homes, &at_shops)?;
        let back = (returns > Returns::Never).then(|| walks(&at_shops, &at_homes)).transpose()?;
        let between = (returns > Returns::Own).then(|| walks(&at_homes, &at_homes)).transpose()?;
        Ok(HomeLegs { homes, facilities, out, back, between })
    }

    fn index(&self, home: u32) -> Option<usize> {
        self.homes.binary_search(&home).ok()
    }

    fn index_of_facility(&self, facility: u32) -> Option<usize> {
        self.facilities.binary_search(&facility).ok()
    }
}

/// The walks of one walker in one batch: what a search asks.
#[derive(Clone, Copy)]
pub(super) struct Legs<'a> {
    pub(super) prepared: &'a Prepared,
    pub(super) facilities: &'a FacilityLegs,
    pub(super) homes: &'a HomeLegs,
}

impl Legs<'_> {
    /// Calls `found` with each facility within the limit of a place, of those one may go to from a home. One that is there
    /// already does not walk.
    pub(super) fn each_facility(&self, from: Spot, mut found: impl FnMut(u32, u32)) {
        match from {
            Spot::Home(home) => {
                let row = self.homes.index(home).into_iter().flat_map(|index| self.homes.out.row(index));
                row.for_each(|(facility, ticks)| found(self.homes.facilities[facility as usize], ticks.get()));
            }
            Spot::Facility(here) => {
                found(here, 0);
                let row = self.facilities.row(self.prepared, here).iter();
                row.filter(|(facility, _)| *facility != here)
                    .for_each(|(facility, ticks)| found(*facility, ticks.get()));
            }
        }
    }

    /// The walk from one place to another, if it is within the limit.
    pub(super) fn between(&self, from: Spot, to: Spot) -> Option<u32> {
        if from == to {
            return Some(0);
        }
        let ticks = match (from, to) {
            (Spot::Home(from), Spot::Facility(to)) => {
                self.homes.out.get(self.homes.index(from)?, self.homes.index_of_facility(to)? as u32)?
            }
            (Spot::Facility(from), Spot::Facility(to)) => {
                let row = self.facilities.row(self.prepared, from);
                row[row.binary_search_by_key(&to, |(facility, _)| *facility).ok()?].1
            }
            (Spot::Facility(from), Spot::Home(to)) => {
                let back = self.homes.back.as_ref()?;
                back.get(self.homes.index_of_facility(from)?, self.homes.index(to)? as u32)?
            }
            (Spot::Home(from), Spot::Home(to)) => {
                let between = self.homes.between.as_ref()?;
                between.get(self.homes.index(from)?, self.homes.index(to)? as u32)?
            }
        };
        Some(ticks.get())
    }
}
