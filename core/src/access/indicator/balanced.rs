//! The balanced floating catchment area: nobody is counted twice, nothing is handed out twice.

use super::super::{Catchments, Level, Unknown, Walk};
use super::ratio::{gathered, people, ratios};
use super::three_step::Choices;
use super::{Indicator, watched};
use crate::error::Error;
use crate::exact_sum::exact_sum;
use crate::progress::Progress;
use crate::reach::Decay;
use crate::units::Ticks;

/// The balanced floating catchment area: `A = sum of L W / (sum of W over homes)`, where `L = S / (sum of P W / (sum of W
/// over outlets))`: the levels of all homes add up to the levels of service of all outlets.
///
/// As published it weighs homes, not people: a home divided in two has two levels, each smaller. Use it for zones that
/// are given, and [`super::TwoStep`] or [`super::SpatialAvailability`] where homes may be divided.
///
/// # References
///
/// Páez, Higgins & Vivona 2019, Demand and level of service inflation in Floating Catchment Area methods, PLoS ONE 14(6).
#[derive(Clone, Debug, PartialEq)]
pub struct Balanced {
    /// How the weight falls with the walk.
    pub decay: Decay,
}

impl Indicator for Balanced {
    fn name(&self) -> &str {
        "bfca"
    }

    fn horizon(&self) -> Ticks {
        self.decay.limit()
    }

    fn dependency_radius(&self) -> u32 {
        3
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        let (limit, choices) = (self.decay.limit(), Choices::new(catchments, &self.decay, progress)?);
        let demand = |walk| Ok((people(catchments, walk)?, choices.share(walk).ok_or(Unknown::BeyondData)?));
        let services = ratios(catchments, limit, progress, demand)?;
        let of_outlet = watched(services.len(), "weights of outlets", progress, |outlet| {
            let walks = catchments.to_outlet(outlet).filter(|walk| walk.time <= limit);
            exact_sum(walks.map(|walk| self.decay.weight(walk.time)))
        })?;
        let share = |walk: Walk| match self.decay.weight(walk.time) {
            weight if weight > 0.0 => weight / of_outlet[walk.outlet as usize],
            _ => 0.0,
        };
        gathered(catchments, limit, &services, progress, share)
    }
}
