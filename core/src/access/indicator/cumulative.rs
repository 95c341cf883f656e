//! Cumulative opportunities and gravity: how much a home reaches, near ones counting more.

use super::super::{Catchments, Level, Outlet};
use super::{Indicator, each_home};
use crate::error::Error;
use crate::exact_sum::ExactSum;
use crate::progress::Progress;
use crate::reach::Decay;
use crate::units::Ticks;

/// What is counted of an outlet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Counting {
    /// Each is one.
    #[default]
    Outlets,
    /// Its supply.
    Supply,
}

impl Counting {
    /// What an outlet counts; `None` not known.
    pub(super) fn of(self, outlet: &Outlet) -> Option<f64> {
        match self {
            Counting::Outlets => Some(1.0),
            Counting::Supply => outlet.supply,
        }
    }
}

/// Cumulative opportunities: how many outlets, or how much supply, lie within a walk.
#[derive(Clone, Debug, PartialEq)]
pub struct Cumulative {
    /// The longest walk that counts.
    pub within: Ticks,
    /// What is counted.
    pub counting: Counting,
}

impl Indicator for Cumulative {
    fn name(&self) -> &str {
        "cumulative"
    }

    fn horizon(&self) -> Ticks {
        self.within
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        each_home(catchments, progress, |home| {
            let weight = |walk| f64::from(u8::from(walk <= self.within));
            sum(catchments, home, self.counting, self.within, &weight)
        })
    }
}

/// Gravity: what a home reaches, each weighed by a decay with the walk.
///
/// # References
///
/// Hansen 1959, How accessibility shapes land use.
#[derive(Clone, Debug, PartialEq)]
pub struct Gravity {
    /// How the weight falls with the walk.
    pub decay: Decay,
    /// What is counted.
    pub counting: Counting,
}

impl Indicator for Gravity {
    fn name(&self) -> &str {
        "gravity"
    }

    fn horizon(&self) -> Ticks {
        self.decay.limit()
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        let weight = |walk| self.decay.weight(walk);
        each_home(catchments, progress, |home| sum(catchments, home, self.counting, self.decay.limit(), &weight))
    }
}

/// A weighed sum over the outlets of a home: a lower bound where the data ends, or does not say what one supplies.
fn sum(catchments: &Catchments, home: usize, counting: Counting, limit: Ticks, weight: &dyn Fn(Ticks) -> f64) -> Level {
    let (mut sum, mut sure) = (ExactSum::default(), catchments.home_complete(home, limit));
    for walk in catchments.from_home(home) {
        let weight = weight(walk.time);
        if weight > 0.0 {
            match counting.of(&catchments.outlets()[walk.outlet as usize]) {
                Some(supply) => sum.add_product(supply, weight),
                None => sure = false,
            }
        }
    }
    if sure { Level::Exact(sum.value()) } else { Level::AtLeast(sum.value()) }
}
