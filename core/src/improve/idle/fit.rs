//! Whether a use fits a space.

use super::IdleUse;
use super::week::Minutes;
use crate::error::{Error, ErrorKind, Place};
use crate::model::IdleSpace;

/// Why a use does not fit a space.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Misfit {
    /// The space may not be used for it.
    Forbidden,
    /// The space may be used for other things only.
    NotAllowed,
    /// The space is known to be smaller than it needs.
    TooSmall,
    /// The space is not free at its hours.
    OutsideHours,
    /// The space must be cleared in an emergency, and its fittings cannot be.
    Fixed,
}

impl Misfit {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Misfit::Forbidden => "forbidden",
            Misfit::NotAllowed => "not-allowed",
            Misfit::TooSmall => "too-small",
            Misfit::OutsideHours => "outside-hours",
            Misfit::Fixed => "fixed",
        }
    }
}

/// The hours of all spaces and uses.
pub(super) struct Calendar {
    spaces: Vec<Minutes>,
    uses: Vec<Minutes>,
    between: u32,
}

impl Calendar {
    /// # Errors
    ///
    /// Those of [`Minutes::of_hours`], naming the space or the use.
    pub(super) fn new(spaces: &[IdleSpace], uses: &[IdleUse], between: u32) -> Result<Calendar, Error> {
        let minutes = |what: &str, id: &str, hours: &Option<String>| match hours {
            None => Ok(Minutes::always()),
            Some(text) => {
                Minutes::of_hours(text).map_err(|error| error.at(Place::object(format!("{what} {id}")).column("hours")))
            }
        };
        let spaces = spaces.iter().map(|space| minutes("space", &space.id, &space.hours)).collect::<Result<_, _>>()?;
        let uses = uses.iter().map(|of| minutes("use", &of.id, &of.hours)).collect::<Result<_, _>>()?;
        Ok(Calendar { spaces, uses, between })
    }

    /// Whether two uses cannot share a space.
    pub(super) fn clash(&self, one: usize, other: usize) -> bool {
        self.uses[one].clashes(&self.uses[other], self.between)
    }

    fn is_free(&self, space: usize, at: usize) -> bool {
        self.uses[at].within(&self.spaces[space])
    }
}

/// Why a use does not fit, if so; `least_m2` is what the standard asks for.
pub(super) fn misfit(
    calendar: &Calendar,
    (at, space): (usize, &IdleSpace),
    (which, wanted): (usize, &IdleUse),
    least_m2: Option<f64>,
) -> Option<Misfit> {
    let least_m2 = wanted.min_area_m2.or(least_m2);
    let too_small = space.area_m2.zip(least_m2).is_some_and(|(area, least)| area < least);
    let not_allowed = !space.allowed.is_empty() && !space.allowed.contains(&wanted.category);
    match () {
        () if space.forbidden.contains(&wanted.category) => Some(Misfit::Forbidden),
        () if not_allowed => Some(Misfit::NotAllowed),
        () if too_small => Some(Misfit::TooSmall),
        () if !calendar.is_free(at, which) => Some(Misfit::OutsideHours),
        () if space.reverts_in_emergency && wanted.fixed => Some(Misfit::Fixed),
        () => None,
    }
}

/// What no use can be: two of one id, or more than can be combined exactly.
pub(super) fn check_uses(uses: &[IdleUse]) -> Result<(), Error> {
    /// The most uses; combinations of more could take too long.
    const MOST: usize = 64;
    let mut seen = std::collections::HashSet::new();
    if let Some(twice) = uses.iter().find(|one| !seen.insert(one.id.as_str())) {
        return Err(Error::new(ErrorKind::Duplicate, "two uses have one id").with_value(&twice.id));
    }
    let area = |one: &&IdleUse| one.min_area_m2.is_some_and(|area| !(area.is_finite() && area >= 0.0));
    if let Some(bad) = uses.iter().find(area) {
        let error = Error::new(ErrorKind::Value, "the least area of a use must be a number that is not negative");
        return Err(error.at(Place::object(format!("use {}", bad.id)).column("min_area_m2")));
    }
    match uses.len() > MOST {
        true => {
            Err(Error::new(ErrorKind::Limit, format!("more than {MOST} uses cannot be combined"))
                .with_value(uses.len()))
        }
        false => Ok(()),
    }
}
