//! The three-step floating catchment area: people divide themselves among what they can reach.

use super::super::{Catchments, Level, Unknown, Walk};
use super::ratio::{Ratio, gathered, people, ratios};
use super::{Indicator, each_home};
use crate::error::Error;
use crate::exact_sum::exact_sum;
use crate::progress::Progress;
use crate::reach::Decay;
use crate::units::Ticks;

/// The three-step floating catchment area: `A = sum of G R W`, where people choose among what they reach by
/// `G = W / (sum of W)` and demand `R = S / (sum of P G W)`.
///
/// What a home can choose from decides what others find: so an outlet has no ratio as soon as one home of its catchment
/// may reach something beyond the data.
///
/// # References
///
/// Wan, Zou & Sternberg 2012, A three-step floating catchment area method, IJGIS 26(6).
#[derive(Clone, Debug, PartialEq)]
pub struct ThreeStep {
    /// How the weight falls with the walk.
    pub decay: Decay,
}

impl Indicator for ThreeStep {
    fn name(&self) -> &str {
        "3sfca"
    }

    fn horizon(&self) -> Ticks {
        self.decay.limit()
    }

    fn dependency_radius(&self) -> u32 {
        3
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        let (limit, choices) = (self.decay.limit(), Choices::new(catchments, &self.decay, progress)?);
        let weight = |walk: Walk| Some(choices.share(walk)? * self.decay.weight(walk.time));
        let demand = |walk| Ok((people(catchments, walk)?, weight(walk).ok_or(Unknown::BeyondData)?));
        let ratios = ratios(catchments, limit, progress, demand)?;
        gathered(catchments, limit, &ratios, progress, |walk| weight(walk).unwrap_or(0.0))
    }
}

/// How homes divide themselves among the outlets they reach.
pub(super) struct Choices<'a> {
    decay: &'a Decay,
    /// The sum of a home's weights; `None` when it may reach more than the data knows.
    of_home: Vec<Ratio>,
}

impl<'a> Choices<'a> {
    pub(super) fn new(
        catchments: &Catchments,
        decay: &'a Decay,
        progress: &dyn Progress,
    ) -> Result<Choices<'a>, Error> {
        let sum = |home: usize| {
            if !catchments.home_complete(home, decay.limit()) {
                return Level::Unknown(Unknown::BeyondData);
            }
            Level::Exact(exact_sum(catchments.from_home(home).iter().map(|walk| decay.weight(walk.time))))
        };
        let of_home = each_home(catchments, progress, sum)?;
        let of_home = of_home.into_iter().map(|level| level.exact().ok_or(Unknown::BeyondData)).collect();
        Ok(Choices { decay, of_home })
    }

    /// Which share of a home's people takes this walk; `None` when that is not known.
    pub(super) fn share(&self, walk: Walk) -> Option<f64> {
        let (weight, all) = (self.decay.weight(walk.time), self.of_home[walk.home as usize].ok()?);
        Some(if weight > 0.0 { weight / all } else { 0.0 })
    }
}
