//! What the floating catchment areas have in common: supply per person at an outlet, and the sum of that at a home.

use super::super::{Catchments, Level, Unknown, Walk};
use super::{each_home, watched};
use crate::error::Error;
use crate::exact_sum::ExactSum;
use crate::progress::Progress;
use crate::units::Ticks;

/// Supply per person of demand at an outlet, or why it is not known.
pub(super) type Ratio = Result<f64, Unknown>;

/// The ratio of every outlet: its supply over the sum of what its catchment demands.
///
/// `demand` gives the people of a walk's home and the weight they count with, or why it cannot. An outlet that homes
/// beyond the data may use has no ratio: they would lower it.
pub(super) fn ratios(
    catchments: &Catchments,
    limit: Ticks,
    progress: &dyn Progress,
    demand: impl Fn(Walk) -> Result<(f64, f64), Unknown> + Send + Sync,
) -> Result<Vec<Ratio>, Error> {
    watched(catchments.outlets().len(), "ratios of outlets", progress, |outlet| {
        let supply = catchments.outlets()[outlet].supply;
        if supply == Some(0.0) {
            // Nothing is nothing for anybody, however many they are.
            return Ok(0.0);
        }
        if !catchments.outlet_complete(outlet, limit) {
            return Err(Unknown::BeyondData);
        }
        let supply = supply.ok_or(Unknown::Supply)?;
        let (mut people, mut why) = (ExactSum::default(), None);
        for walk in catchments.to_outlet(outlet).filter(|walk| walk.time <= limit) {
            match demand(walk) {
                Ok((number, weight)) => people.add_product(number, weight),
                Err(reason) => why = Some(first(why, reason)),
            }
        }
        if let Some(reason) = why {
            return Err(reason);
        }
        let ratio = supply / people.value();
        if people.value() > 0.0 && ratio.is_finite() { Ok(ratio) } else { Err(Unknown::NoDemand) }
    })
}

/// The sum over a home's outlets of ratio times `weight`.
///
/// Where a ratio is not known or the home may reach more, what is known is a lower bound, since no ratio is negative.
pub(super) fn gathered(
    catchments: &Catchments,
    limit: Ticks,
    ratios: &[Ratio],
    progress: &dyn Progress,
    weight: impl Fn(Walk) -> f64 + Send + Sync,
) -> Result<Vec<Level>, Error> {
    each_home(catchments, progress, |home| {
        let mut sum = ExactSum::default();
        let mut why = (!catchments.home_complete(home, limit)).then_some(Unknown::BeyondData);
        for walk in catchments.from_home(home).iter().filter(|walk| walk.time <= limit) {
            let weight = weight(*walk);
            match ratios[walk.outlet as usize] {
                _ if weight == 0.0 => {}
                Ok(ratio) => sum.add_product(ratio, weight),
                Err(reason) => why = Some(first(why, reason)),
            }
        }
        match why {
            None => Level::Exact(sum.value()),
            Some(_) if sum.value() > 0.0 => Level::AtLeast(sum.value()),
            Some(reason) => Level::Unknown(reason),
        }
    })
}

/// Of several reasons the first in the order of [`Unknown`], so that the order of the rows does not matter.
fn first(known: Option<Unknown>, reason: Unknown) -> Unknown {
    known.map_or(reason, |known| known.min(reason))
}

/// The people of a walk's home.
pub(super) fn people(catchments: &Catchments, walk: Walk) -> Result<f64, Unknown> {
    catchments.homes()[walk.home as usize].people.ok_or(Unknown::People)
}
