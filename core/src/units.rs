//! Numbers with units: the tick, the engine's only measure of time.
//!
//! Inside the engine a walk lasts an integer number of [`Ticks`] of 1/32 second. One constant for every network
//! makes all engines, tiles and scenarios agree bit for bit; 30 minutes are 57,600 ticks and fit a `u16` label.

use std::fmt;

/// Ticks in one second. The same for every network, engine and file.
pub const TICKS_PER_SECOND: u32 = 32;

/// A walking time in ticks of 1/32 second.
///
/// # Examples
///
/// ```
/// use lifecircle::units::Ticks;
///
/// let walk = Ticks::from_seconds(90.0).unwrap();
/// assert_eq!(walk.get(), 2880);
/// assert_eq!(walk.seconds(), 90.0);
/// assert!(Ticks::from_seconds(f64::NAN).is_none());
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Ticks(u32);

impl Ticks {
    /// No time at all.
    pub const ZERO: Ticks = Ticks(0);

    /// A time given directly in ticks.
    #[inline]
    pub const fn new(ticks: u32) -> Ticks {
        Ticks(ticks)
    }

    /// The time nearest to `seconds`, or `None` when it is negative, not finite or beyond `u32`.
    #[inline]
    pub fn from_seconds(seconds: f64) -> Option<Ticks> {
        let ticks = seconds * f64::from(TICKS_PER_SECOND);
        let fits = ticks >= 0.0 && ticks < f64::from(u32::MAX) - 0.5;
        // Rounded by hand: where processors need not know how to, `round` is a call.
        let whole = ticks as u32;
        fits.then(|| Ticks(whole + u32::from(ticks - f64::from(whole) >= 0.5)))
    }

    /// The time of whole minutes, or `None` beyond `u32`.
    #[inline]
    pub fn from_minutes(minutes: u32) -> Option<Ticks> {
        minutes.checked_mul(60 * TICKS_PER_SECOND).map(Ticks)
    }

    /// The number of ticks.
    #[inline]
    pub const fn get(self) -> u32 {
        self.0
    }

    /// The time in seconds; exact, since a tick is a binary fraction.
    #[inline]
    pub fn seconds(self) -> f64 {
        f64::from(self.0) / f64::from(TICKS_PER_SECOND)
    }

    /// The sum, or `None` beyond `u32`.
    #[inline]
    pub fn checked_add(self, other: Ticks) -> Option<Ticks> {
        self.0.checked_add(other.0).map(Ticks)
    }
}

impl fmt::Display for Ticks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} s", self.seconds())
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn seconds_become_the_nearest_tick(seconds in prop_oneof![any::<f64>(), -1.0..1e9, 0.0..100.0], half in 0u32..) {
            for seconds in [seconds, (f64::from(half) + 0.5) / f64::from(TICKS_PER_SECOND)] {
                let nearest = (seconds * f64::from(TICKS_PER_SECOND)).round();
                let fits = seconds >= 0.0 && nearest < f64::from(u32::MAX);
                prop_assert_eq!(Ticks::from_seconds(seconds).map(|ticks| f64::from(ticks.get())), fits.then_some(nearest));
            }
        }
    }
}
