//! The two-step floating catchment area: supply per person, counting who else uses it.

use super::super::{Catchments, Level, Walk};
use super::Indicator;
use super::ratio::{gathered, people, ratios};
use crate::error::Error;
use crate::progress::Progress;
use crate::reach::Decay;
use crate::units::Ticks;

/// The two-step floating catchment area: `A = sum of R W` over the outlets in reach, with `R = S / (sum of P W)`.
///
/// The decay decides which of the family it is: a step gives 2SFCA (Luo & Wang 2003), [`Decay::steps`] E2SFCA (Luo & Qi
/// 2009), [`Decay::gaussian`] the Gaussian 2SFCA (Dai 2010). The people of all homes, times their level, make the supply
/// that anybody reaches.
///
/// # Examples
///
/// ```
/// use lifecircle::access::{Catchments, Dwelling, Level, Outlet, TwoStep, Walk};
/// use lifecircle::progress::NoProgress;
/// use lifecircle::reach::Decay;
/// use lifecircle::units::Ticks;
///
/// let ten_minutes = Ticks::new(600 * 32);
/// let home = Dwelling { people: Some(100.0), attached: true, escape: None };
/// let clinic = Outlet { supply: Some(2.0), ..Outlet::default() };
/// let walks = [0, 1].map(|home| Walk { home, outlet: 0, time: Ticks::new(300 * 32) });
/// let catchments = Catchments::new(vec![home; 2], vec![clinic], walks.to_vec(), ten_minutes)?;
/// let levels = catchments.measure(&TwoStep { decay: Decay::step(ten_minutes) }, &NoProgress)?;
/// assert_eq!(levels, [Level::Exact(0.01); 2]);
/// assert!(catchments.measure(&TwoStep { decay: Decay::step(Ticks::new(601 * 32)) }, &NoProgress).is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TwoStep {
    /// How the weight falls with the walk.
    pub decay: Decay,
}

impl Indicator for TwoStep {
    fn name(&self) -> &str {
        "2sfca"
    }

    fn horizon(&self) -> Ticks {
        self.decay.limit()
    }

    fn dependency_radius(&self) -> u32 {
        2
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        let limit = self.decay.limit();
        let demand = |walk: Walk| Ok((people(catchments, walk)?, self.decay.weight(walk.time)));
        let ratios = ratios(catchments, limit, progress, demand)?;
        gathered(catchments, limit, &ratios, progress, |walk| self.decay.weight(walk.time))
    }
}
