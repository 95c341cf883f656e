//! Circle fusion (圈圈融合): several circles laid over each other, and the places that serve several (一圈多能).

mod circle;
mod table;

#[cfg(test)]
mod fusion_tests;

use std::collections::BTreeMap;

pub use circle::{Demand, FusionCircle};

use crate::access::{CatchmentQuery, Catchments, ExactSum, Verdict};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;
use crate::study::{Prepared, Study};
use crate::units::Ticks;

/// How the circles hold together at one home.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Overlay {
    /// All circles hold.
    All,
    /// All but this one hold: mending it makes the home whole.
    AllBut(usize),
    /// Several are missing.
    SeveralMissing,
    /// The data ends too near to say, or the home has no door on the network.
    NotKnown,
}

impl Overlay {
    /// The name of the case in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Overlay::All => "all",
            Overlay::AllBut(_) => "all-but-one",
            Overlay::SeveralMissing => "several-missing",
            Overlay::NotKnown => "not-known",
        }
    }

    fn of(verdicts: impl Iterator<Item = Verdict>) -> Overlay {
        let (mut missing, mut unknown) = (Vec::new(), false);
        for (circle, verdict) in verdicts.enumerate() {
            match verdict {
                Verdict::Met => {}
                Verdict::Missing => missing.push(circle),
                Verdict::BeyondData | Verdict::Unattached => unknown = true,
            }
        }
        match missing.as_slice() {
            [_, _, ..] => Overlay::SeveralMissing,
            _ if unknown => Overlay::NotKnown,
            [only] => Overlay::AllBut(*only),
            [] => Overlay::All,
        }
    }
}

/// How many homes and people share an overlay.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OverlayTally {
    /// The overlay.
    pub overlay: Overlay,
    /// How many homes.
    pub homes: usize,
    /// Their people; `None` when none of them says how many.
    pub people: Option<f64>,
}

/// A place that serves some of the circles.
#[derive(Clone, Debug, PartialEq)]
pub struct SharedPlace {
    /// The facility, as a row of [`Study::facilities`].
    pub facility: u32,
    /// The circles it serves, with how many people can walk there within the circle's minutes (`None` when no home says).
    pub circles: Vec<(usize, Option<f64>)>,
}

/// Several circles laid over each other.
///
/// # Performance
///
/// The walks of one circle are held at a time: see [`Prepared::catchments`].
#[derive(Clone, Debug)]
pub struct Fusion {
    study: Study,
    circles: Vec<(String, Option<String>)>,
    /// Circle by circle, home by home.
    verdicts: Vec<Vec<Verdict>>,
    places: Vec<SharedPlace>,
}

impl Fusion {
    /// Lays circles over each other, for every home of their study.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] without circles, for a circle without demands or with minutes it was not prepared for, or
    /// when the circles are of different studies; [`ErrorKind::Duplicate`] when two have one id;
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    pub fn new(circles: &[FusionCircle], progress: &dyn Progress) -> Result<Fusion, Error> {
        let Some(first) = circles.first() else {
            return Err(Error::new(ErrorKind::Argument, "a fusion needs at least one circle"));
        };
        let study = first.prepared.study();
        let mut served: BTreeMap<u32, Vec<(usize, Option<f64>)>> = BTreeMap::new();
        let mut verdicts = Vec::with_capacity(circles.len());
        for (index, circle) in circles.iter().enumerate() {
            circle.check()?;
            if circles[..index].iter().any(|other| other.id == circle.id) {
                return Err(Error::new(ErrorKind::Duplicate, "two circles have one id").with_value(&circle.id));
            }
            if !std::ptr::eq(circle.prepared.study().homes(), study.homes()) {
                return Err(Error::new(ErrorKind::Argument, "the circles of a fusion must be of one study")
                    .with_value(&circle.id)
                    .with_fix("prepare one study for each circle's walker"));
            }
            let catchments = walks(circle, progress)?;
            verdicts.push(verdicts_of(&circle.prepared, &circle.demands, &catchments));
            for (facility, people) in served_by(&circle.demands, &catchments) {
                served.entry(facility).or_default().push((index, people));
            }
        }
        let places = served.into_iter().map(|(facility, circles)| SharedPlace { facility, circles }).collect();
        let named = circles.iter().map(|circle| (circle.id.clone(), circle.name.clone())).collect();
        Ok(Fusion { study: study.clone(), circles: named, verdicts, places })
    }

    /// The study of the circles.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// How many circles.
    pub fn circle_count(&self) -> usize {
        self.circles.len()
    }

    /// Whether a circle holds at a home; `None` for what does not exist.
    pub fn verdict(&self, home: usize, circle: usize) -> Option<Verdict> {
        self.verdicts.get(circle)?.get(home).copied()
    }

    /// How the circles hold together at a home; `None` when it does not exist.
    pub fn overlay(&self, home: usize) -> Option<Overlay> {
        let verdicts = self.verdicts.iter().map(|circle| circle.get(home).copied());
        verdicts.collect::<Option<Vec<_>>>().map(|verdicts| Overlay::of(verdicts.into_iter()))
    }

    /// How many homes and people share each overlay: where all hold first, then where one is missing, circle by circle.
    pub fn tallies(&self) -> Vec<OverlayTally> {
        let mut tallies: BTreeMap<Overlay, (usize, Option<ExactSum>)> = BTreeMap::new();
        for (home, row) in self.study.homes().rows.iter().enumerate() {
            let Some(overlay) = self.overlay(home) else { continue };
            let tally = tallies.entry(overlay).or_default();
            tally.0 += 1;
            if let Some(people) = row.people {
                tally.1.get_or_insert_with(ExactSum::default).add(people.count);
            }
        }
        let tally = |(overlay, (homes, people)): (Overlay, (usize, Option<ExactSum>))| OverlayTally {
            overlay,
            homes,
            people: people.map(|people| people.value()),
        };
        tallies.into_iter().map(tally).collect()
    }

    /// The places that serve at least so many circles, those that serve most first, then in the order of their rows.
    pub fn places_serving(&self, at_least: usize) -> Vec<&SharedPlace> {
        let mut places: Vec<&SharedPlace> =
            self.places.iter().filter(|place| place.circles.len() >= at_least).collect();
        places.sort_by_key(|place| (std::cmp::Reverse(place.circles.len()), place.facility));
        places
    }
}

fn limit(demand: &Demand) -> Ticks {
    Ticks::from_minutes(demand.minutes).unwrap_or(Ticks::ZERO)
}

/// The walks of a circle up to its longest demand; kinds are its demands.
fn walks(circle: &FusionCircle, progress: &dyn Progress) -> Result<Catchments, Error> {
    let minutes = circle.demands.iter().map(|demand| demand.minutes).max().unwrap_or(0);
    let kinds = circle.demands.iter().map(|demand| demand.categories.clone());
    circle.prepared.catchments(&CatchmentQuery::new(kinds).minutes(minutes), progress)
}

/// Whether all demands hold, for every home: one that is missing is enough to fail, one not known to doubt.
fn verdicts_of(prepared: &Prepared, demands: &[Demand], catchments: &Catchments) -> Vec<Verdict> {
    let verdict = |home: usize| {
        if !prepared.home_attached(home) {
            return Verdict::Unattached;
        }
        let mut counts = vec![0u32; demands.len()];
        for walk in catchments.from_home(home) {
            let kind = catchments.outlets()[walk.outlet as usize].kind as usize;
            counts[kind] += u32::from(walk.time <= limit(&demands[kind]));
        }
        let mut whole = Verdict::Met;
        for (demand, _) in demands.iter().zip(counts).filter(|(demand, count)| *count < demand.minimum) {
            match prepared.truncated(home, limit(demand)) {
                true => whole = Verdict::BeyondData,
                false => return Verdict::Missing,
            }
        }
        whole
    };
    (0..catchments.homes().len()).map(verdict).collect()
}

/// The facilities that a home walks to for some demand, with the people of these homes, each home once.
fn served_by(demands: &[Demand], catchments: &Catchments) -> BTreeMap<u32, Option<f64>> {
    let mut homes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for walk in catchments.walks() {
        let outlet = &catchments.outlets()[walk.outlet as usize];
        if walk.time <= limit(&demands[outlet.kind as usize]) {
            homes.entry(outlet.facility).or_default().push(walk.home);
        }
    }
    let people = |mut homes: Vec<u32>| {
        homes.dedup();
        let known = homes.iter().filter_map(|home| catchments.homes()[*home as usize].people);
        let mut sum = None;
        known.for_each(|people| sum.get_or_insert_with(ExactSum::default).add(people));
        sum.map(|sum: ExactSum| sum.value())
    };
    homes.into_iter().map(|(facility, homes)| (facility, people(homes))).collect()
}
