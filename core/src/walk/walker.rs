//! Our walk model: a speed, what slows it, what it refuses.

use super::{WalkModel, WalkTimes, tobler_factor};
use crate::error::{Error, ErrorKind};
use crate::machine::threads::join;
use crate::network::{Crossing, EdgeAttributes, Edges, Surface, WayClass};

/// Mean wait at a signal-controlled crossing in seconds: a red of 70 s (the most GB/T 51439-2021 9.2.1 allows) in a
/// cycle of 100 s (*ours*) costs 70² / (2 · 100) = 24.5 s on average.
const SIGNAL_WAIT_S: f64 = 24.5;
/// Wait at a marked crossing without signals (*ours*).
const MARKED_WAIT_S: f64 = 4.0;
/// Wait at an unmarked crossing (*ours*).
const UNMARKED_WAIT_S: f64 = 8.0;
/// A lift ride with its wait (*ours*).
const ELEVATOR_S: f64 = 40.0;

/// A walker: a speed on the flat, what slows it, and what it refuses.
///
/// # Examples
///
/// ```
/// use lifecircle::walk::{Walker, WalkModel};
///
/// let brisk = Walker::with_speed("brisk", 1.5)?;
/// assert_eq!(brisk.name(), "brisk");
/// assert!(Walker::with_speed("statue", 0.0).is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Walker {
    name: String,
    speed_m_per_s: f64,
    /// Speed on steps, as a share of the speed on the flat.
    pub(super) steps_factor: f64,
    /// No steps, unless they are marked as having a ramp.
    pub(super) refuses_steps: bool,
    /// No way marked unfit for wheelchairs.
    pub(super) refuses_unfit: bool,
    /// The steepest slope it takes, up or down (rise over run).
    pub(super) steepest: Option<f64>,
    /// The narrowest way it takes, in metres.
    pub(super) narrowest_m: Option<f64>,
}

impl Walker {
    /// A walker of that speed in metres per second on the flat, without refusals.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] unless the speed is between 0.05 and 10 m/s.
    pub fn with_speed(name: impl Into<String>, speed_m_per_s: f64) -> Result<Walker, Error> {
        if !(0.05..=10.0).contains(&speed_m_per_s) {
            return Err(Error::new(ErrorKind::Argument, "a walking speed must lie between 0.05 and 10 m/s")
                .with_value(speed_m_per_s)
                .with_fix("give metres per second; 4 km/h are 1.1 m/s"));
        }
        Ok(Walker::at_speed(name, speed_m_per_s))
    }

    pub(super) fn at_speed(name: impl Into<String>, speed_m_per_s: f64) -> Walker {
        Walker {
            name: name.into(),
            speed_m_per_s,
            steps_factor: 0.6,
            refuses_steps: false,
            refuses_unfit: false,
            steepest: None,
            narrowest_m: None,
        }
    }

    /// Metres per second on the flat.
    pub fn speed_m_per_s(&self) -> f64 {
        self.speed_m_per_s
    }

    /// Whether the walker takes an edge of these attributes and slope at all.
    fn takes(&self, edge: &EdgeAttributes, slope: Option<f64>) -> bool {
        let steps = edge.class == WayClass::Steps && self.refuses_steps && edge.wheelchair != Some(true);
        let unfit = self.refuses_unfit && edge.wheelchair == Some(false);
        let steep = self.steepest.zip(slope).is_some_and(|(limit, s)| s.abs() > limit);
        let narrow = self.narrowest_m.zip(edge.width_m).is_some_and(|(limit, w)| f64::from(w) < limit);
        !(steps || unfit || steep || narrow)
    }

    /// Seconds for `length_m` metres at `slope` (in the direction walked), waits not included.
    fn pace_s(&self, edge: &EdgeAttributes, length_m: f64, slope: Option<f64>) -> f64 {
        match edge.class {
            // Steps are slower whatever their slope; Tobler's function was not measured on stairs.
            WayClass::Steps => return length_m / (self.speed_m_per_s * self.steps_factor),
            WayClass::Elevator => return ELEVATOR_S,
            _ => {}
        }
        let surface = match edge.surface {
            Surface::Unknown | Surface::Paved => 1.0,
            Surface::Rough => 0.95,
            Surface::Unpaved => 0.9,
        };
        length_m / (self.speed_m_per_s * surface * slope.map_or(1.0, tobler_factor))
    }

    /// Fills in the seconds of the edges from `first` on.
    fn fill(&self, edges: &Edges, first: usize, (forward_s, backward_s): (&mut [f64], &mut [f64])) {
        for (row, (forward_s, backward_s)) in (first..).zip(forward_s.iter_mut().zip(backward_s)) {
            let (attributes, length_m) = (&edges.attributes[row], edges.length_m[row]);
            let slope = slope(attributes, edges.climb_m[row], length_m);
            if self.takes(attributes, slope) {
                let wait = wait_s(attributes.crossing) * f64::from(edges.crossing_share[row]);
                *forward_s = self.pace_s(attributes, length_m, slope) + wait;
                *backward_s = self.pace_s(attributes, length_m, slope.map(|s| -s)) + wait;
            } else {
                (*forward_s, *backward_s) = (f64::INFINITY, f64::INFINITY);
            }
        }
    }
}

/// The wait for a whole crossing in seconds.
fn wait_s(crossing: Crossing) -> f64 {
    match crossing {
        Crossing::None => 0.0,
        Crossing::Signals => SIGNAL_WAIT_S,
        Crossing::Marked => MARKED_WAIT_S,
        Crossing::Unmarked => UNMARKED_WAIT_S,
    }
}

/// The slope as drawn: measured heights win over the tag.
fn slope(attributes: &EdgeAttributes, climb_m: Option<f32>, length_m: f64) -> Option<f64> {
    match climb_m {
        Some(climb) if length_m > 0.0 => Some(f64::from(climb) / length_m),
        _ => attributes.incline.map(f64::from),
    }
}

impl WalkModel for Walker {
    fn name(&self) -> &str {
        &self.name
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0 / self.speed_m_per_s
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        let half = edges.len() / 2;
        let (forward_s, later_forward_s) = times.forward_s.split_at_mut(half);
        let (backward_s, later_backward_s) = times.backward_s.split_at_mut(half);
        join(
            || self.fill(edges, 0, (forward_s, backward_s)),
            || self.fill(edges, half, (later_forward_s, later_backward_s)),
        );
        Ok(())
    }
}
