//! The walks of every home to what is offered: one by one, or to the nearest of those open alike.

use std::cmp::Ordering;

use super::columns::Column;
use super::counting::Crowd;
use super::envelope::Candidate;
use super::tallying::Change;
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::{self, Ask, Matrix, Opportunities, Places, Work};
use crate::study::Prepared;
use crate::units::Ticks;

/// What was found of all homes.
#[derive(Debug)]
pub(super) struct Walks {
    /// Walks to places that are searched for one by one.
    matrix: Option<Matrix>,
    /// The row of each place in the study.
    rows: Vec<u32>,
    /// Where the offers of each place start; one more than there are places.
    first_offer: Vec<u32>,
    /// Column and pattern of each offer.
    offers: Vec<(u32, u32)>,
    /// Groups of places open alike, column by column.
    groups: Option<Opportunities>,
    /// The first group of each column; one more than there are columns.
    first_group: Vec<usize>,
    limits: Vec<Ticks>,
}

impl Walks {
    pub(super) fn find(
        prepared: &Prepared,
        columns: &[Column],
        limits: &[Ticks],
        progress: &dyn Progress,
    ) -> Result<Walks, Error> {
        let horizon = limits.last().copied().unwrap_or(Ticks::ZERO);
        let mut rows: Vec<u32> = columns.iter().flat_map(|c| &c.singles).map(|offer| offer.facility).collect();
        rows.sort_unstable();
        rows.dedup();
        let mut of_place: Vec<Vec<(u32, u32)>> = vec![Vec::new(); rows.len()];
        for (column, offer) in (0..).zip(columns).flat_map(|(c, column)| column.singles.iter().map(move |o| (c, o))) {
            if let Ok(place) = rows.binary_search(&offer.facility) {
                of_place[place].push((column, offer.pattern));
            }
        }
        let mut first_offer = vec![0];
        first_offer.extend(of_place.iter().scan(0, |end, offers| {
            *end += offers.len() as u32;
            Some(*end)
        }));
        let mut first_group = vec![0];
        first_group.extend(columns.iter().scan(0, |end, column| {
            *end += column.groups.len();
            Some(*end)
        }));
        let groups: Vec<Vec<u32>> =
            columns.iter().flat_map(|c| c.groups.iter().map(|g| g.facilities.clone())).collect();
        let (timed, homes) = (prepared.timed(), prepared.homes());
        let matrix = match rows.is_empty() {
            true => None,
            false => {
                let doors = |row: &u32| prepared.facilities().doors(*row).iter().map(|door| door.at).collect();
                let places = Places::new(timed, rows.iter().map(doors));
                Some(reach::matrix(timed, homes, &places, horizon, progress)?)
            }
        };
        let groups = match groups.is_empty() {
            true => None,
            false => {
                let ask = Ask::new().within(limits.iter().copied()).nearest(1, horizon);
                Some(reach::opportunities(timed, homes, prepared.facilities(), &groups, &ask, progress)?)
            }
        };
        let offers = of_place.into_iter().flatten().collect();
        Ok(Walks { matrix, rows, first_offer, offers, groups, first_group, limits: limits.to_vec() })
    }

    /// What the searches cost.
    pub(super) fn work(&self) -> Work {
        let matrix = self.matrix.as_ref().map(Matrix::work).unwrap_or_default();
        matrix + self.groups.as_ref().map(Opportunities::work).unwrap_or_default()
    }

    /// How many bytes they take, without the passes over groups.
    pub(super) fn bytes(&self) -> usize {
        self.matrix.as_ref().map_or(0, |m| size_of_val(m.targets()) + size_of_val(m.ticks()))
    }

    /// The single walks of a home, column by column.
    pub(super) fn of_home(&self, home: usize, columns: &[Column], out: &mut HomeWalks) {
        out.clear(columns.len());
        let offers = |place: u32| {
            let (a, b) = (self.first_offer[place as usize], self.first_offer[place as usize + 1]);
            &self.offers[a as usize..b as usize]
        };
        let row = || self.matrix.iter().flat_map(|matrix| matrix.row(home));
        for (place, _) in row() {
            for (column, _) in offers(place) {
                out.ends[*column as usize] += 1;
            }
        }
        let mut end = 0;
        for count in &mut out.ends {
            (*count, end) = (end, end + *count);
        }
        out.singles.resize(end, Candidate { ticks: 0, facility: 0, pattern: 0 });
        for (place, ticks) in row() {
            for (column, pattern) in offers(place) {
                let next = &mut out.ends[*column as usize];
                let facility = self.rows[place as usize];
                out.singles[*next] = Candidate { ticks: ticks.get(), facility, pattern: *pattern };
                *next += 1;
            }
        }
    }

    /// All candidates for the nearest of a home in a column, in no order: its single walks, and the nearest of each group.
    pub(super) fn candidates<'a>(
        &self,
        home: usize,
        number: usize,
        columns: &[Column],
        of: &'a mut HomeWalks,
    ) -> &'a mut [Candidate] {
        let singles = of.range(number);
        let Some(groups) = self.groups.as_ref().filter(|_| !columns[number].groups.is_empty()) else {
            return &mut of.singles[singles];
        };
        of.candidates.clear();
        of.candidates.extend_from_slice(&of.singles[singles]);
        for (group, known) in (self.first_group[number]..).zip(&columns[number].groups) {
            if let Some((ticks, facility)) = groups.nearest_nth(group, home, 0) {
                of.candidates.push(Candidate { ticks: ticks.get(), facility, pattern: known.pattern });
            }
        }
        &mut of.candidates
    }

    /// What is more or less within the limits of a home than of the one before; from nothing where there is none.
    pub(super) fn changes(&self, before: Option<usize>, home: usize, columns: &[Column], out: &mut Vec<Change>) {
        let end = self.limits.len() as u16;
        let class = |ticks: Ticks| self.limits.iter().take_while(|limit| **limit < ticks).count() as u16;
        let mut change = |place: u32, limits: (u16, u16), number: i32| {
            let offers = &self.offers[self.first_offer[place as usize] as usize..];
            let count = self.first_offer[place as usize + 1] - self.first_offer[place as usize];
            for (column, pattern) in &offers[..count as usize] {
                out.push(Change { column: *column, pattern: *pattern, limits, number });
            }
        };
        let row = |home: Option<usize>| self.matrix.iter().zip(home).flat_map(|(matrix, home)| matrix.row(home));
        let (mut was, mut now) = (row(before).peekable(), row(Some(home)).peekable());
        loop {
            match (was.peek().copied(), now.peek().copied()) {
                (Some((a, ticks_a)), Some((b, ticks_b))) if a == b => {
                    let (class_a, class_b) = (class(ticks_a), class(ticks_b));
                    match class_a.cmp(&class_b) {
                        Ordering::Less => change(a, (class_a, class_b), -1),
                        Ordering::Greater => change(a, (class_b, class_a), 1),
                        Ordering::Equal => {}
                    }
                    was.next();
                    now.next();
                }
                (Some((a, ticks)), b) if b.is_none_or(|(b, _)| a < b) => {
                    change(a, (class(ticks), end), -1);
                    was.next();
                }
                (_, Some((b, ticks))) => {
                    change(b, (class(ticks), end), 1);
                    now.next();
                }
                (_, None) => break,
            }
        }
        self.group_changes(before, home, columns, out);
    }

    fn group_changes(&self, before: Option<usize>, home: usize, columns: &[Column], out: &mut Vec<Change>) {
        let Some(found) = &self.groups else { return };
        for (number, column) in (0u32..).zip(columns) {
            for (group, known) in (self.first_group[number as usize]..).zip(&column.groups) {
                for limit in 0..self.limits.len() {
                    let was = before.map_or(0, |before| found.count(group, before, limit));
                    let number_more = found.count(group, home, limit) as i32 - was as i32;
                    if number_more != 0 {
                        let limits = (limit as u16, limit as u16 + 1);
                        out.push(Change { column: number, pattern: known.pattern, limits, number: number_more });
                    }
                }
            }
        }
    }

    /// How many of each pattern lie within each limit of a home but not within the one before.
    pub(super) fn crowds<'a>(
        &'a self,
        home: usize,
        number: usize,
        columns: &'a [Column],
        of: &'a HomeWalks,
    ) -> impl Iterator<Item = Crowd> + 'a {
        let singles = of.singles[of.range(number)].iter().map(move |candidate| {
            let class = self.limits.iter().take_while(|limit| limit.get() < candidate.ticks).count();
            Crowd { pattern: candidate.pattern, class, number: 1, walk: candidate.ticks }
        });
        let groups = self.groups.iter().flat_map(move |found| {
            (self.first_group[number]..).zip(&columns[number].groups).flat_map(move |(group, known)| {
                let count = move |limit| found.count(group, home, limit);
                (0..self.limits.len()).map(move |class| {
                    let nearer = class.checked_sub(1).map_or(0, count);
                    // What is open alike and counted at once is never shifted.
                    Crowd { pattern: known.pattern, class, number: count(class) - nearer, walk: 0 }
                })
            })
        });
        singles.chain(groups.filter(|crowd| crowd.number > 0))
    }
}

/// The walks of one home, in memory used again and again.
#[derive(Debug, Default)]
pub(super) struct HomeWalks {
    singles: Vec<Candidate>,
    /// Where the single walks to each column end.
    ends: Vec<usize>,
    candidates: Vec<Candidate>,
}

impl HomeWalks {
    fn clear(&mut self, columns: usize) {
        self.singles.clear();
        self.ends.clear();
        self.ends.resize(columns, 0);
    }

    fn range(&self, column: usize) -> std::ops::Range<usize> {
        let start = column.checked_sub(1).map_or(0, |before| self.ends[before]);
        start..self.ends[column]
    }
}
