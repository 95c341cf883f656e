//! How much a target counts, by the walk to it.

use crate::error::{Error, ErrorKind};
use crate::units::Ticks;

/// A weight between 0 and 1 that depends on the walk; nothing counts beyond its limit.
///
/// # Units
///
/// Sums are taken of whole quanta of 2⁻³⁰: each weight is rounded to the nearest before it is added, so that a sum
/// does not depend on its order. A sum of n weights is off by at most n / 2³¹.
///
/// # Examples
///
/// ```
/// use lifecircle::reach::Decay;
/// use lifecircle::units::Ticks;
///
/// let decay = Decay::gaussian(Ticks::new(900 * 32));
/// assert_eq!(decay.weight(Ticks::ZERO), 1.0);
/// assert_eq!(decay.weight(Ticks::new(900 * 32)), 0.0);
/// assert!(Decay::exponential(Ticks::ZERO, Ticks::new(900 * 32)).is_err());
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Decay {
    limit: Ticks,
    kind: Kind,
}

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Linear,
    Gaussian,
    Exponential {
        scale: Ticks,
    },
    /// The bell curve itself, not brought down to 0.
    Bell {
        deviation: Ticks,
    },
    InversePower {
        exponent: f64,
        unit: Ticks,
    },
    Logistic {
        middle: Ticks,
        scale: Ticks,
    },
    Plateau {
        full: Ticks,
    },
    /// Up to which walk each weight holds, ascending.
    Steps(Vec<(Ticks, f64)>),
}

/// How many quanta make a weight of 1.
const QUANTA: f64 = (1u32 << 30) as f64;

impl Decay {
    /// 1 at the door, falling evenly to 0 at the limit.
    pub fn linear(limit: Ticks) -> Decay {
        Decay { limit, kind: Kind::Linear }
    }

    /// 1 at the door, falling along a bell curve to 0 at the limit `d`: `(e^(-(t/d)²/2) - e^(-1/2)) / (1 - e^(-1/2))`.
    ///
    /// # References
    ///
    /// Dai, D. (2010), Black residential segregation, disparities in spatial access to health care facilities, and
    /// late-stage breast cancer diagnosis in metropolitan Detroit, Health & Place 16(5), the Gaussian 2SFCA.
    pub fn gaussian(limit: Ticks) -> Decay {
        Decay { limit, kind: Kind::Gaussian }
    }

    /// `e^(-t / scale)` up to the limit.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a scale of 0.
    pub fn exponential(scale: Ticks, limit: Ticks) -> Result<Decay, Error> {
        above_0("an exponential decay needs a scale above 0", scale)?;
        Ok(Decay { limit, kind: Kind::Exponential { scale } })
    }

    /// 1 up to the limit: cumulative opportunities, and the two-step floating catchment area as first published.
    pub fn step(limit: Ticks) -> Decay {
        Decay { limit, kind: Kind::Steps(vec![(limit, 1.0)]) }
    }

    /// The bell curve `e^(-(t/s)²/2)` of a standard deviation `s`, up to the limit.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a deviation of 0.
    pub fn bell(deviation: Ticks, limit: Ticks) -> Result<Decay, Error> {
        above_0("a bell curve needs a deviation above 0", deviation)?;
        Ok(Decay { limit, kind: Kind::Bell { deviation } })
    }

    /// `(t / unit)^-exponent` up to the limit, and 1 up to the unit: nothing counts more than 1.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for an exponent that is no number above 0, or a unit of 0.
    pub fn inverse_power(exponent: f64, unit: Ticks, limit: Ticks) -> Result<Decay, Error> {
        above_0("an inverse power needs a unit above 0", unit)?;
        if !(exponent.is_finite() && exponent > 0.0) {
            return Err(
                Error::new(ErrorKind::Argument, "an inverse power needs an exponent above 0").with_value(exponent)
            );
        }
        Ok(Decay { limit, kind: Kind::InversePower { exponent, unit } })
    }

    /// `1 / (1 + e^((t - middle) / scale))` up to the limit: half at the middle, the steeper the smaller the scale.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a scale of 0.
    pub fn logistic(middle: Ticks, scale: Ticks, limit: Ticks) -> Result<Decay, Error> {
        above_0("a logistic decay needs a scale above 0", scale)?;
        Ok(Decay { limit, kind: Kind::Logistic { middle, scale } })
    }

    /// 1 up to a walk, then falling evenly to 0 at the limit.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when it would fall before it begins.
    pub fn plateau(full: Ticks, limit: Ticks) -> Result<Decay, Error> {
        if full >= limit {
            return Err(Error::new(ErrorKind::Argument, "a plateau must end before the limit").with_value(full));
        }
        Ok(Decay { limit, kind: Kind::Plateau { full } })
    }

    /// Each weight up to its walk, as in the zones of the enhanced two-step floating catchment area.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for no steps, walks that do not ascend, or a weight that rises or is not between 0 and 1.
    ///
    /// # References
    ///
    /// Luo, W. and Qi, Y. (2009), An enhanced two-step floating catchment area (E2SFCA) method for measuring spatial
    /// accessibility to primary care physicians, Health & Place 15(4).
    pub fn steps(steps: impl IntoIterator<Item = (Ticks, f64)>) -> Result<Decay, Error> {
        let steps: Vec<(Ticks, f64)> = steps.into_iter().collect();
        let Some((limit, _)) = steps.last().copied() else {
            return Err(Error::new(ErrorKind::Argument, "a decay in steps needs at least one step"));
        };
        if let Some(pair) = steps.windows(2).find(|pair| pair[0].0 >= pair[1].0) {
            return Err(
                Error::new(ErrorKind::Argument, "the walks of a decay in steps must ascend").with_value(pair[1].0)
            );
        }
        if let Some(pair) = steps.windows(2).find(|pair| pair[0].1 < pair[1].1) {
            return Err(
                Error::new(ErrorKind::Argument, "the weights of a decay in steps must not rise").with_value(pair[1].1)
            );
        }
        if let Some((_, weight)) = steps.iter().find(|(_, weight)| !(0.0..=1.0).contains(weight)) {
            return Err(Error::new(ErrorKind::Argument, "a weight must lie between 0 and 1").with_value(weight));
        }
        Ok(Decay { limit, kind: Kind::Steps(steps) })
    }

    /// The longest walk that may count.
    pub fn limit(&self) -> Ticks {
        self.limit
    }

    /// How much a target at the end of a walk of so many ticks counts, before it is rounded to a quantum.
    pub fn weight(&self, walk: Ticks) -> f64 {
        if walk > self.limit {
            return 0.0;
        }
        let share = if walk == Ticks::ZERO { 0.0 } else { f64::from(walk.get()) / f64::from(self.limit.get()) };
        match &self.kind {
            Kind::Linear => 1.0 - share,
            Kind::Gaussian => {
                let edge = (-0.5f64).exp();
                ((-0.5 * share * share).exp() - edge) / (1.0 - edge)
            }
            Kind::Exponential { scale } => (-f64::from(walk.get()) / f64::from(scale.get())).exp(),
            Kind::Bell { deviation } => {
                let deviations = f64::from(walk.get()) / f64::from(deviation.get());
                (-0.5 * deviations * deviations).exp()
            }
            Kind::InversePower { exponent, unit } => {
                (f64::from(walk.get()) / f64::from(unit.get())).max(1.0).powf(-exponent)
            }
            Kind::Logistic { middle, scale } => {
                let beyond = f64::from(walk.get()) - f64::from(middle.get());
                1.0 / (1.0 + (beyond / f64::from(scale.get())).exp())
            }
            Kind::Plateau { full } => {
                let past = f64::from(walk.get().saturating_sub(full.get()));
                1.0 - past / f64::from(self.limit.get() - full.get())
            }
            Kind::Steps(steps) => steps.iter().find(|(up_to, _)| walk <= *up_to).map_or(0.0, |(_, weight)| *weight),
        }
    }

    fn quanta(&self, ticks: u32) -> u32 {
        (self.weight(Ticks::new(ticks)) * QUANTA).round() as u32
    }
}

fn above_0(what: &str, time: Ticks) -> Result<(), Error> {
    if time == Ticks::ZERO {
        return Err(Error::new(ErrorKind::Argument, what.to_string()).with_value(time));
    }
    Ok(())
}

/// A sum of quanta as the number it stands for.
pub(super) fn sum_of(quanta: u64) -> f64 {
    quanta as f64 / QUANTA
}

/// A decay in quanta, worked out beforehand for every walk that fits a narrow label.
#[derive(Debug)]
pub(super) struct Weights {
    decay: Decay,
    table: Vec<u32>,
}

impl Weights {
    pub(super) fn new(decay: &Decay) -> Weights {
        let table = (0..=decay.limit.get().min(u32::from(u16::MAX))).map(|ticks| decay.quanta(ticks)).collect();
        Weights { decay: decay.clone(), table }
    }

    #[inline]
    pub(super) fn at(&self, ticks: u32) -> u64 {
        let known = self.table.get(ticks as usize).copied();
        u64::from(known.unwrap_or_else(|| self.decay.quanta(ticks)))
    }
}
