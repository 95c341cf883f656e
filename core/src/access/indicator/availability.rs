//! Spatial availability: the supply divided among the people, so that the parts add up to the whole.

use super::super::{Catchments, Level, Unknown, Walk};
use super::Indicator;
use super::ratio::{gathered, ratios};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;
use crate::reach::Decay;
use crate::units::Ticks;

/// Spatial availability: how much of the supply falls to a home, when every outlet divides its own among those who
/// reach it by `P^a W`.
///
/// Per person and with `a = 1` it is [`super::TwoStep`], bit for bit.
///
/// # References
///
/// Soukhov, Páez, Higgins & Mohamed 2023, Introducing spatial availability, PLoS ONE 18(1).
#[derive(Clone, Debug, PartialEq)]
pub struct SpatialAvailability {
    decay: Decay,
    alpha: f64,
    per_person: bool,
}

impl SpatialAvailability {
    /// What falls to each person, with `a = 1`.
    pub fn per_person(decay: Decay) -> SpatialAvailability {
        SpatialAvailability { decay, alpha: 1.0, per_person: true }
    }

    /// What falls to all people of a home together, with `a = 1`. A home's part depends on how large it is.
    pub fn per_home(decay: Decay) -> SpatialAvailability {
        SpatialAvailability { decay, alpha: 1.0, per_person: false }
    }

    /// With another weight of people: below 1 small homes get more than by their number, above 1 less.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] unless it is a number between 0 and 10.
    pub fn alpha(mut self, alpha: f64) -> Result<SpatialAvailability, Error> {
        if !(0.0..=10.0).contains(&alpha) {
            return Err(Error::new(ErrorKind::Argument, "alpha must lie between 0 and 10").with_value(alpha));
        }
        self.alpha = alpha;
        Ok(self)
    }

    /// What the people of a home weigh together; nobody weighs nothing.
    fn demand(&self, people: f64) -> f64 {
        match self.alpha {
            1.0 => people,
            _ if people == 0.0 => 0.0,
            alpha => people.powf(alpha),
        }
    }
}

impl Indicator for SpatialAvailability {
    fn name(&self) -> &str {
        if self.per_person { "spatial-availability-per-person" } else { "spatial-availability" }
    }

    fn horizon(&self) -> Ticks {
        self.decay.limit()
    }

    fn dependency_radius(&self) -> u32 {
        2
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        let limit = self.decay.limit();
        let demand = |walk: Walk| {
            let people = catchments.homes()[walk.home as usize].people.ok_or(Unknown::People)?;
            Ok((self.demand(people), self.decay.weight(walk.time)))
        };
        let ratios = ratios(catchments, limit, progress, demand)?;
        let gathered = gathered(catchments, limit, &ratios, progress, |walk| self.decay.weight(walk.time))?;
        let falls_to = |(level, home): (Level, &super::super::Dwelling)| {
            let Some(people) = home.people else { return unknown_people(level) };
            let factor = match (self.per_person, self.alpha) {
                (true, 1.0) => 1.0,
                (true, _) if people == 0.0 => 0.0,
                (true, _) => self.demand(people) / people,
                (false, _) => self.demand(people),
            };
            scaled(level, factor)
        };
        Ok(gathered.into_iter().zip(catchments.homes()).map(falls_to).collect())
    }
}

/// Nobody knows what falls to a home whose people nobody knows.
fn unknown_people(level: Level) -> Level {
    match level {
        Level::Unknown(reason) => Level::Unknown(reason),
        _ => Level::Unknown(Unknown::People),
    }
}

fn scaled(level: Level, factor: f64) -> Level {
    match level {
        Level::Exact(x) => Level::Exact(x * factor),
        Level::AtLeast(x) => Level::AtLeast(x * factor),
        other => other,
    }
}
