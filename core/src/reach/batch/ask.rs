//! What one pass over all origins is asked for.

use super::Decay;
use crate::units::Ticks;

/// What is asked about every origin and group of targets, answered in one pass by
/// [`opportunities`](super::opportunities).
///
/// # Examples
///
/// ```
/// use lifecircle::reach::{Ask, Decay};
/// use lifecircle::units::Ticks;
///
/// let minutes = |n: u32| Ticks::new(n * 60 * 32);
/// let ask = Ask::new().within([5, 10, 15].map(minutes)).nearest(3, minutes(20)).decay(Decay::linear(minutes(10)));
/// assert_eq!(ask.horizon(), minutes(20));
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ask {
    pub(super) limits: Vec<Ticks>,
    pub(super) nearest: usize,
    pub(super) nearest_within: Ticks,
    pub(super) decays: Vec<Decay>,
}

impl Ask {
    /// Asks for nothing yet.
    pub fn new() -> Ask {
        Ask::default()
    }

    /// Asks how many targets lie within each of the limits (cumulative opportunities); exactly at a limit counts.
    pub fn within(mut self, limits: impl IntoIterator<Item = Ticks>) -> Ask {
        self.limits = limits.into_iter().collect();
        self
    }

    /// Asks which `k` targets are nearest, of those within `horizon`.
    pub fn nearest(mut self, k: usize, horizon: Ticks) -> Ask {
        (self.nearest, self.nearest_within) = (k, horizon);
        self
    }

    /// Asks, besides what was asked before, for the sum over all targets of a weight that falls with the walk.
    pub fn decay(mut self, decay: Decay) -> Ask {
        self.decays.push(decay);
        self
    }

    /// The limits of the counts, in the order asked.
    pub fn limits(&self) -> &[Ticks] {
        &self.limits
    }

    /// How many of the nearest are asked for.
    pub fn nearest_count(&self) -> usize {
        self.nearest
    }

    /// The decays of the sums, in the order asked.
    pub fn decays(&self) -> &[Decay] {
        &self.decays
    }

    /// The longest walk that matters to any part of the answer.
    pub fn horizon(&self) -> Ticks {
        let nearest = (self.nearest > 0).then_some(self.nearest_within);
        let limits = self.limits.iter().copied().chain(self.decays.iter().map(Decay::limit));
        limits.chain(nearest).max().unwrap_or(Ticks::ZERO)
    }
}
