//! What a change does to the tables of a study, so that it can be done and undone.

use crate::error::{Error, ErrorKind};
use crate::model::{Facility, Home};
use crate::network::StreetWork;
use crate::study::{Slowed, StreetChanges, Study};

/// The tables of a study while a scenario is applied.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    pub(super) streets: StreetChanges,
    pub(super) facilities: Vec<Facility>,
    pub(super) homes: Vec<Home>,
}

impl Draft {
    pub(super) fn of(study: &Study) -> Draft {
        let (facilities, homes) = (study.facilities().rows.clone(), study.homes().rows.clone());
        Draft { streets: study.streets().clone(), facilities, homes }
    }

    pub(super) fn into_study(self, study: &Study) -> Study {
        study.changed(self.streets, self.facilities, self.homes)
    }
}

/// What one row or one street was before, and is after.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Effect {
    Facility { row: usize, before: Option<Facility>, after: Option<Facility> },
    Home { row: usize, before: Home, after: Home },
    Built { at: usize, work: StreetWork },
    Slowed { at: usize, slowed: Slowed },
}

impl Effect {
    pub(super) fn apply(&self, draft: &mut Draft) -> Result<(), Error> {
        match self {
            Effect::Facility { row, before, after } => exchange(&mut draft.facilities, *row, before, after),
            Effect::Home { row, before, after } => exchange_one(&mut draft.homes, *row, before, after),
            Effect::Built { work, .. } => draft.streets.build(work.clone()),
            Effect::Slowed { slowed, .. } => draft.streets.slow(*slowed),
        }
    }

    fn undo(&self, draft: &mut Draft) -> Result<(), Error> {
        match self {
            Effect::Facility { row, before, after } => exchange(&mut draft.facilities, *row, after, before),
            Effect::Home { row, before, after } => exchange_one(&mut draft.homes, *row, after, before),
            Effect::Built { at, work } => match draft.streets.works().get(*at) == Some(work) {
                true => draft.streets.unbuild(*at),
                false => Err(changed_since("a work on the streets")),
            },
            Effect::Slowed { at, slowed } => match draft.streets.slowed().get(*at) == Some(slowed) {
                true => {
                    draft.streets.unslow(*at);
                    Ok(())
                }
                false => Err(changed_since("a street")),
            },
        }
    }
}

/// Puts one row in the place of another; a row that was not there is added, one that is no more is taken out.
fn exchange<T: PartialEq + Clone>(
    rows: &mut Vec<T>,
    row: usize,
    before: &Option<T>,
    after: &Option<T>,
) -> Result<(), Error> {
    match (before, after) {
        (Some(before), Some(after)) => exchange_one(rows, row, before, after),
        (Some(before), None) if rows.get(row) == Some(before) => {
            rows.remove(row);
            Ok(())
        }
        (None, Some(after)) if row <= rows.len() => {
            rows.insert(row, after.clone());
            Ok(())
        }
        (None, None) => Ok(()),
        _ => Err(changed_since("a facility")),
    }
}

fn exchange_one<T: PartialEq + Clone>(rows: &mut [T], row: usize, before: &T, after: &T) -> Result<(), Error> {
    match rows.get_mut(row) {
        Some(found) if found == before => {
            *found = after.clone();
            Ok(())
        }
        _ => Err(changed_since("a row")),
    }
}

fn changed_since(what: &str) -> Error {
    Error::new(ErrorKind::Argument, format!("{what} is not as the scenario left it"))
        .with_fix("undo what was applied later first")
}

/// What undoes a scenario.
///
/// # Examples
///
/// See [`Applied`](super::Applied).
#[derive(Clone, Debug, PartialEq)]
pub struct Undo {
    pub(super) effects: Vec<Effect>,
}

impl Undo {
    /// The study as it was before the scenario, every row and every street as it was.
    ///
    /// `study` is the one the scenario made, or one made of it from which everything later was undone.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when something the scenario changed is no longer as it left it.
    pub fn apply(&self, study: &Study) -> Result<Study, Error> {
        if self.effects.is_empty() {
            return Ok(study.clone());
        }
        let mut draft = Draft::of(study);
        self.effects.iter().rev().try_for_each(|effect| effect.undo(&mut draft))?;
        Ok(draft.into_study(study))
    }
}
