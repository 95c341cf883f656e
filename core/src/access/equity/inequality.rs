//! How unequally something is distributed: Gini, Palma, Theil.

use super::Distribution;

/// The share of people that Palma's ratio calls the worst off, and above which it calls them the best off.
const PALMA: [f64; 2] = [0.4, 0.9];

impl Distribution {
    /// The Gini coefficient: 0 when all have the same, towards 1 when one has everything.
    ///
    /// Twice the area between the Lorenz curve and the diagonal. Of walking times it says how unequal the *burden* is.
    ///
    /// `None` when somebody's value lies beyond the horizon, or nobody has anything.
    ///
    /// # References
    ///
    /// The form for weighted data by trapezoids, which packages such as `accessibility` (IPEA) use.
    pub fn gini(&self) -> Option<f64> {
        let under: f64 =
            self.lorenz()?.windows(2).map(|w| (w[1].people - w[0].people) * (w[1].value + w[0].value)).sum();
        Some((1.0 - under).max(0.0))
    }

    /// Palma's ratio: the mean of the 10 % with the highest values over that of the 40 % with the lowest.
    ///
    /// Ranked by the value itself; [`super::Ranked::palma`] ranks by income. A step that straddles a border is divided.
    ///
    /// `None` when somebody's value lies beyond the horizon, or the lowest 40 % have nothing at all.
    pub fn palma(&self) -> Option<f64> {
        if !self.complete() {
            return None;
        }
        let [low, high] = PALMA.map(|share| share * self.people());
        let lowest = self.total_between(0.0, low) / low;
        let highest = self.total_between(high, self.people()) / (self.people() - high);
        (lowest > 0.0).then(|| highest / lowest)
    }

    /// What the people between two ranks, counted in people from the lowest value, have together.
    fn total_between(&self, from: f64, to: f64) -> f64 {
        let (mut total, mut start) = (0.0, 0.0);
        for step in self.steps() {
            let end = start + step.people;
            total += step.value * (end.min(to) - start.max(from)).max(0.0);
            start = end;
        }
        total
    }

    /// Theil's T: 0 when all have the same, up to the logarithm of the number of people.
    ///
    /// The mean of `x/m ln(x/m)`, where `m` is the mean; who has nothing adds 0, the limit of that term.
    /// [`super::TheilGroups`] divides it into what lies between groups and what lies within them.
    ///
    /// `None` when somebody's value lies beyond the horizon, or nobody has anything.
    pub fn theil(&self) -> Option<f64> {
        let mean = self.mean().filter(|mean| *mean > 0.0)?;
        let term = |x: f64| if x > 0.0 { x * x.ln() } else { 0.0 };
        let sum: f64 = self.steps().iter().map(|step| step.people * term(step.value / mean)).sum();
        Some((sum / self.people()).max(0.0))
    }
}
