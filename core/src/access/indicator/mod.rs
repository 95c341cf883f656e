//! Indicators: what the access of a home amounts to, in one number.
//!
//! An [`Indicator`] turns [`Catchments`] into a [`Level`] for each home. Here are the measures of the literature; a host
//! implements the trait for its own and holds it to the same laws with [`check_indicator`].

mod availability;
mod balanced;
mod basket;
mod cumulative;
mod diversity;
mod laws;
mod measured;
mod named;
mod nearest;
mod ratio;
mod table;
mod three_step;
mod two_step;

#[cfg(test)]
mod property_tests;
#[cfg(test)]
mod published_tests;
#[cfg(test)]
mod study_tests;

pub use availability::SpatialAvailability;
pub use balanced::Balanced;
pub use basket::{Basket, BasketItem};
pub use cumulative::{Counting, Cumulative, Gravity};
pub use diversity::HillDiversity;
pub use laws::check_indicator;
pub use measured::Measured;
pub use named::NamedIndicator;
pub use nearest::{DualAccess, MeanNearest};
pub use table::{indicator_table, levels_table};
pub use three_step::ThreeStep;
pub use two_step::TwoStep;

use super::{Catchments, Level, Unknown};
use crate::error::{Error, ErrorKind};
use crate::progress::{Progress, Watch};
use crate::reach::parallel;
use crate::units::Ticks;

/// What the access of a home amounts to.
///
/// # Laws
///
/// - One level for each home, in their order; every number is finite and not negative; a home without a door is
///   [`Unknown::Unattached`].
/// - Permuting homes or outlets permutes the levels and changes no bit of them.
/// - An exact level is a promise: whatever the data does not know (homes from beyond [`Outlet::entry`](super::Outlet::entry), outlets beyond
///   [`Dwelling::escape`](super::Dwelling::escape)), it stays. A bound is one whatever lies beyond, and what is not known is no number.
/// - Nothing farther from a home than [`Indicator::dependency_radius`] times [`Indicator::horizon`] matters to it.
///
/// [`check_indicator`] holds an implementation to them.
pub trait Indicator: Sync {
    /// Its name in kebab case, unique among the indicators of a table.
    fn name(&self) -> &str;

    /// The longest walk that matters.
    fn horizon(&self) -> Ticks;

    /// How many horizons away something can matter to a home: 1 for what it reaches, 2 for who else reaches that, 3 for
    /// what else these reach. Tiles need a halo as wide.
    fn dependency_radius(&self) -> u32;

    /// The level of every home. Called by [`Catchments::measure`], which has made sure of the horizon.
    ///
    /// # Errors
    ///
    /// Whatever keeps it from answering at all; what concerns one home belongs into its level.
    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error>;
}

impl Catchments {
    /// The level of every home by an indicator.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the walks end before the horizon of the indicator; [`ErrorKind::Plugin`] when it
    /// gives another number of levels than homes, or a number that is negative or not finite; [`ErrorKind::Cancelled`] when
    /// `progress` says so; whatever it reports itself.
    ///
    /// # Performance
    ///
    /// Every walk is looked at once or twice, in parallel in the caller's rayon pool; nothing is searched.
    pub fn measure(&self, indicator: &dyn Indicator, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        if indicator.horizon() > self.horizon() {
            return Err(Error::new(ErrorKind::Argument, "the indicator asks for longer walks than there are")
                .with_value(indicator.horizon())
                .with_fix(format!("ask the study for walks of at least {}", indicator.horizon())));
        }
        let levels = indicator.levels(self, progress)?;
        let broken = |what: &str| Err(Error::new(ErrorKind::Plugin, what.to_string()).with_value(indicator.name()));
        if levels.len() != self.homes().len() {
            return broken("an indicator must give one level for each home");
        }
        let sound = |level: &Level| level.number().is_none_or(|number| number.is_finite() && number >= 0.0);
        if !levels.iter().all(sound) {
            return broken("an indicator must give numbers that are finite and not negative");
        }
        Ok(levels)
    }
}

/// The level of each home that has a door; the others are [`Unknown::Unattached`].
fn each_home(
    catchments: &Catchments,
    progress: &dyn Progress,
    level: impl Fn(usize) -> Level + Send + Sync,
) -> Result<Vec<Level>, Error> {
    watched(catchments.homes().len(), "levels of homes", progress, |home| match catchments.homes()[home].attached {
        true => level(home),
        false => Level::Unknown(Unknown::Unattached),
    })
}

/// What `of` gives for each number below `n`, in parallel and watched.
fn watched<T: Send>(
    n: usize,
    stage: &'static str,
    progress: &dyn Progress,
    of: impl Fn(usize) -> T + Send + Sync,
) -> Result<Vec<T>, Error> {
    let watch = Watch::new(progress, stage, n);
    let found = parallel::try_map(n, || (), &watch, |(), item| of(item))?;
    watch.finish()?;
    Ok(found)
}
