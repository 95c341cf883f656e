//! Two assessments held against each other: what changed for whom.

use super::Spread;
use super::moves::Moves;
use super::spread::{saved, spread};
use crate::assess::{Assessment, Finding, Status};
use crate::error::{Error, ErrorKind, Place};
use crate::improve::Shift;
use crate::model::Home;

/// What became of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// It was missing or short, and is met.
    Closed,
    /// It is missing or short, and was not.
    Opened,
    /// Fewer are lacking, more homes gain than lose, or it is met and nothing could be said before.
    Better,
    /// More are lacking, or more homes lose than gain.
    Worse,
    /// Neither.
    Same,
    /// Something was said before, and nothing can be said any more.
    Unclear,
}

impl Outcome {
    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Outcome::Closed => "closed",
            Outcome::Opened => "opened",
            Outcome::Better => "better",
            Outcome::Worse => "worse",
            Outcome::Same => "same",
            Outcome::Unclear => "unclear",
        }
    }
}

/// What became of one requirement in one circle.
#[derive(Clone, Debug, PartialEq)]
pub struct DifferenceRow {
    /// The circle, as an index into those of both assessments.
    pub circle: usize,
    /// The requirement, as an index into those of the standard.
    pub requirement: usize,
    /// What was found before and what after.
    pub status: [Status; 2],
    /// How many were lacking at least, before and after.
    pub lacking: [u32; 2],
    /// Homes that have it now and had it not.
    pub homes_gaining: Shift,
    /// Homes that had it and have it no more.
    pub homes_losing: Shift,
    /// Their people, as they live after; `None` when no home says how many.
    pub people_gaining: Option<Shift>,
    /// Their people, as they live after.
    pub people_losing: Option<Shift>,
    /// Before and after.
    pub spread: [Spread; 2],
    /// What the people who live there after walk less to the nearest, one way: people times seconds, over homes that had a walk and
    /// have one.
    pub saved_person_s: f64,
}

impl DifferenceRow {
    /// What became of the finding.
    pub fn outcome(&self) -> Outcome {
        use Status::{Met, Missing, NoData, Saturated, ShortBy};
        let [before, after] = self.status;
        match (before, after) {
            (Missing | ShortBy(_), Met | Saturated) => Outcome::Closed,
            (Met | Saturated | NoData(_), Missing | ShortBy(_)) => Outcome::Opened,
            (Missing | ShortBy(_) | Met | Saturated, NoData(_)) => Outcome::Unclear,
            (NoData(_), Met | Saturated) => Outcome::Better,
            _ => match self.balance() {
                balance if balance > 0.0 => Outcome::Better,
                balance if balance < 0.0 => Outcome::Worse,
                _ => Outcome::Same,
            },
        }
    }

    /// Positive when fewer are lacking, or more homes gain than lose.
    fn balance(&self) -> f64 {
        let [before, after] = self.lacking.map(f64::from);
        match before - after {
            0.0 => self.homes_gaining.at_most - self.homes_losing.at_most,
            fewer => fewer,
        }
    }
}

/// What changes from one assessment to another of the same homes, walker, standard and circles.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "osm")] {
/// use lifecircle::improve::scenario::{Difference, Scenario};
/// use lifecircle::progress::NoProgress;
/// use lifecircle::standard::Standard;
/// use lifecircle::study::{OpenOptions, Study};
/// use lifecircle::walk::Walker;
/// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
/// # let path = std::path::Path::new(path);
///
/// let before = Study::from_osm(path, &OpenOptions::default())?.prepare(&Walker::elder())?;
/// let text = "id = 'market'\nchange = [{ do = 'add-facility', id = 'm', category = 'market', at = [118.778, 32.043] }]";
/// let after = before.apply(&Scenario::from_text(text, "market.toml")?, &Walker::elder(), &NoProgress)?;
///
/// let (standard, options) = (Standard::bundled("mofcom-2021")?, Default::default());
/// let change = Difference::between(&before.assess(&standard, &options)?, &after.assess(&standard, &options)?)?;
/// assert!(change.homes_gaining().at_most > 0.0);
/// assert_eq!(change.homes_losing().at_most, 0.0, "a new market takes nothing from anybody");
/// # }
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Difference {
    pub(super) before: Assessment,
    pub(super) after: Assessment,
    rows: Vec<DifferenceRow>,
    homes: [Shift; 2],
    people: [Option<Shift>; 2],
}

impl Difference {
    /// What changes from `before` to `after`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the two are of other homes, another walker, another standard or other circles, or were made
    /// with another sufficiency, trust in absence or step over the land; both values stand in the error.
    ///
    /// # Performance
    ///
    /// Once over all homes and requirements; no walk is searched for.
    pub fn between(before: &Assessment, after: &Assessment) -> Result<Difference, Error> {
        comparable(before, after)?;
        let each = before.standard().requirements.len();
        let mut total = Moves::default();
        let mut rows = Vec::with_capacity(before.findings().len());
        for (old, new) in before.findings().iter().zip(after.findings()) {
            let moves = Moves::of(before, after, old.circle, old.requirement);
            rows.push(row(before, after, [old, new], &moves)?);
            total.join(moves);
        }
        debug_assert_eq!(rows.len(), before.circles().len() * each);
        let (homes, people) = (total.homes(), total.people(after));
        Ok(Difference { before: before.clone(), after: after.clone(), rows, homes, people })
    }

    /// The assessment before.
    pub fn before(&self) -> &Assessment {
        &self.before
    }

    /// The assessment after.
    pub fn after(&self) -> &Assessment {
        &self.after
    }

    /// One row for each circle and requirement, in the order of [`Assessment::findings`].
    pub fn rows(&self) -> &[DifferenceRow] {
        &self.rows
    }

    /// Homes that gain anything, each counted once.
    pub fn homes_gaining(&self) -> Shift {
        self.homes[0]
    }

    /// Homes that lose anything, each counted once.
    pub fn homes_losing(&self) -> Shift {
        self.homes[1]
    }

    /// The people of [`Difference::homes_gaining`]; `None` when no home says how many.
    pub fn people_gaining(&self) -> Option<Shift> {
        self.people[0]
    }

    /// The people of [`Difference::homes_losing`].
    pub fn people_losing(&self) -> Option<Shift> {
        self.people[1]
    }

    /// The homes that gain or lose what a requirement asks for, in whichever circles they lie.
    #[cfg(feature = "report")]
    pub(crate) fn moves(&self, requirement: usize) -> Moves {
        let mut all = Moves::default();
        let circles = 0..self.before.circles().len();
        circles.for_each(|circle| all.join(Moves::of(&self.before, &self.after, circle, requirement)));
        all
    }

    /// How many findings came out so.
    pub fn count(&self, outcome: Outcome) -> usize {
        self.rows.iter().filter(|row| row.outcome() == outcome).count()
    }
}

fn comparable(before: &Assessment, after: &Assessment) -> Result<(), Error> {
    let refused = |what: &str| {
        Error::new(ErrorKind::Argument, format!("two assessments of different {what} cannot be compared"))
            .with_fix("assess both by one standard, for one walker and the same circles")
    };
    let both = |what: &str, one: &str, another: &str| refused(what).with_value(format_args!("{one} / {another}"));
    let (one, another) = (before.standard(), after.standard());
    if one != another {
        // A host that edits its standard keeps the id.
        let what = if one.id == another.id { "standards of one id" } else { "standards" };
        return Err(both(what, &one.id, &another.id));
    }
    if before.walker() != after.walker() {
        return Err(both("walkers", before.walker(), after.walker()));
    }
    before.options().same_judgement(&after.options())?;
    let circles = |assessment: &Assessment| {
        assessment.circles().iter().map(|circle| circle.spec.id.clone()).collect::<Vec<_>>().join(", ")
    };
    let specs = before.circles().iter().zip(after.circles());
    if before.circles().len() != after.circles().len() || specs.into_iter().any(|(a, b)| a.spec != b.spec) {
        return Err(both("circles", &circles(before), &circles(after)));
    }
    same_homes(&before.prepared().study().homes().rows, &after.prepared().study().homes().rows)
        .map_err(|(id, row)| refused("homes").with_value(id).at(Place::object("homes").row(row as u64)))
}

/// Whether both have the same homes in the same order; else the first that one of them lacks, and where it stands.
fn same_homes<'a>(before: &'a [Home], after: &'a [Home]) -> Result<(), (&'a str, usize)> {
    let differs = before.iter().zip(after).position(|(a, b)| a.id != b.id);
    let first = differs.unwrap_or_else(|| before.len().min(after.len()));
    match after.get(first).or_else(|| before.get(first)) {
        None => Ok(()),
        Some(home) => Err((&home.id, first)),
    }
}

fn row(
    before: &Assessment,
    after: &Assessment,
    [old, new]: [&Finding; 2],
    moves: &Moves,
) -> Result<DifferenceRow, Error> {
    let ([homes_gaining, homes_losing], [people_gaining, people_losing]) = (moves.homes(), moves.people(after));
    Ok(DifferenceRow {
        circle: old.circle,
        requirement: old.requirement,
        status: [old.status, new.status],
        lacking: [old.lacking, new.lacking],
        homes_gaining,
        homes_losing,
        people_gaining,
        people_losing,
        spread: [spread(before, old)?, spread(after, new)?],
        saved_person_s: saved(before, after, old),
    })
}
