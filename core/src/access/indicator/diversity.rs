//! How many kinds of outlets a home really has to choose from: Hill numbers.

use super::super::{Catchments, Level, Unknown};
use super::{Indicator, each_home};
use crate::error::{Error, ErrorKind};
use crate::progress::Progress;
use crate::units::Ticks;

/// The Hill number of the outlets within a walk: so many kinds, if all were equally common.
///
/// Order 0 counts the kinds, order 1 is the exponential of Shannon's entropy, order 2 the inverse of Simpson's index: the
/// higher the order, the less rare kinds matter. A home that reaches nothing has 0.
///
/// # References
///
/// Hill 1973, Diversity and evenness, Ecology 54(2).
#[derive(Clone, Debug, PartialEq)]
pub struct HillDiversity {
    order: f64,
    within: Ticks,
}

impl HillDiversity {
    /// The Hill number of an `order` of what lies `within` a walk.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for an order that is not between 0 and 20.
    pub fn new(order: f64, within: Ticks) -> Result<HillDiversity, Error> {
        if !(0.0..=20.0).contains(&order) {
            return Err(Error::new(ErrorKind::Argument, "the order of a Hill number must lie between 0 and 20")
                .with_value(order));
        }
        Ok(HillDiversity { order, within })
    }

    fn of_counts(&self, counts: &[u32]) -> f64 {
        let all: u32 = counts.iter().sum();
        let shares = || counts.iter().filter(|n| **n > 0).map(|n| f64::from(*n) / f64::from(all));
        match self.order {
            _ if all == 0 => 0.0,
            0.0 => shares().count() as f64,
            1.0 => (-shares().map(|p| p * p.ln()).sum::<f64>()).exp(),
            q => shares().map(|p| p.powf(q)).sum::<f64>().powf(1.0 / (1.0 - q)),
        }
    }
}

impl Indicator for HillDiversity {
    fn name(&self) -> &str {
        "hill-diversity"
    }

    fn horizon(&self) -> Ticks {
        self.within
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        each_home(catchments, progress, |home| {
            let mut counts = vec![0u32; catchments.kind_count() as usize];
            for walk in catchments.from_home(home).iter().filter(|walk| walk.time <= self.within) {
                counts[catchments.outlets()[walk.outlet as usize].kind as usize] += 1;
            }
            let number = self.of_counts(&counts);
            match catchments.home_complete(home, self.within) {
                true => Level::Exact(number),
                // More of a common kind makes less diverse; only the number of kinds cannot fall.
                false if self.order == 0.0 => Level::AtLeast(number),
                false => Level::Unknown(Unknown::BeyondData),
            }
        })
    }
}
