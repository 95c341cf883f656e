//! The reached stretches of one edge: the lower envelope of all ways onto it.

use crate::network::EdgeId;
use crate::units::TICKS_PER_SECOND;

/// What rounding an edge to ticks may add or take, with room for the last bits of the sums.
const HALF_TICK_S: f64 = 0.500_001 / TICKS_PER_SECOND as f64;

/// A reached part of an edge, in the direction walked; the time grows evenly along it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stretch {
    /// The edge.
    pub edge: EdgeId,
    /// Metres from the start of the edge, as drawn, where the walk comes onto the stretch.
    pub from_m: f64,
    /// Metres from the start of the edge, as drawn, where the stretch ends; less than `from_m` when walked backward.
    pub to_m: f64,
    /// Seconds of walking at `from_m`.
    pub from_s: f64,
    /// Seconds of walking at `to_m`.
    pub to_s: f64,
}

impl Stretch {
    /// The part within `limit_s` seconds, or `None` when it all lies beyond.
    pub fn cut(&self, limit_s: f64) -> Option<Stretch> {
        if self.to_s <= limit_s {
            return Some(*self);
        }
        let share = (limit_s - self.from_s) / (self.to_s - self.from_s);
        let to_m = self.from_m + (self.to_m - self.from_m) * share;
        (share > 0.0).then_some(Stretch { to_m, to_s: limit_s, ..*self })
    }
}

/// How walks come onto one edge and how fast they go along it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Timing<'a> {
    length_m: f64,
    /// Seconds per metre as drawn and against the drawing; infinite where it may not be walked.
    pace: (f64, f64),
    /// Where walks start on the edge itself: metres and seconds.
    starts: &'a [(f64, f64)],
    /// The earliest walk onto the edge at its start, and at its end.
    entered: (f64, f64),
}

impl<'a> Timing<'a> {
    pub(super) fn new(length_m: f64, seconds: (f64, f64), starts: &'a [(f64, f64)], entered: (f64, f64)) -> Timing<'a> {
        Timing { length_m, pace: (seconds.0 / length_m, seconds.1 / length_m), starts, entered }
    }

    /// Adds what is reached within `limit_s`, from the start of the edge to its end.
    pub(super) fn stretches(&self, edge: EdgeId, limit_s: f64, found: &mut Vec<Stretch>) {
        // An edge without length is reached with its nodes and has nothing to draw.
        if self.length_m.is_nan() || self.length_m <= 0.0 {
            return;
        }
        if self.starts.is_empty() {
            found.extend(self.between(edge, 0.0, self.length_m, limit_s));
            return;
        }
        let mut cuts: Vec<f64> = self.starts.iter().map(|(m, _)| *m).chain([0.0, self.length_m]).collect();
        cuts.sort_by(f64::total_cmp);
        let intervals = cuts.windows(2).filter(|w| w[0] < w[1]);
        intervals.for_each(|w| found.extend(self.between(edge, w[0], w[1], limit_s)));
    }

    /// What is reached between two neighbouring chainages where walks start.
    fn between(&self, edge: EdgeId, a: f64, b: f64, limit_s: f64) -> impl Iterator<Item = Stretch> + use<> {
        let (pace, back) = self.pace;
        let starts = || self.starts.iter().copied();
        let drawn = starts().chain([(0.0, self.entered.0)]).filter(|(m, _)| *m <= a);
        let against = starts().chain([(self.length_m, self.entered.1)]).filter(|(m, _)| *m >= b);
        let at_a = drawn.map(|(m, s)| s + along(pace, a - m)).fold(f64::INFINITY, f64::min);
        let at_b = against.map(|(m, s)| s + along(back, m - b)).fold(f64::INFINITY, f64::min);
        let (up, down) = (at_a.is_finite() && pace.is_finite(), at_b.is_finite() && back.is_finite());
        let meet = match (up, down) {
            (true, true) => meeting(a, b, (at_a, pace), (at_b, back)),
            (true, false) => b,
            _ => a,
        };
        let line = |from_m: f64, to_m: f64, from_s: f64, pace: f64| {
            let to_s = from_s + along(pace, (to_m - from_m).abs());
            Stretch { edge, from_m, to_m, from_s, to_s }
        };
        let first = (up && a < meet).then(|| line(a, meet, at_a, pace));
        let second = (down && meet < b).then(|| line(b, meet, at_b, back));
        [first, second].into_iter().flatten().filter_map(move |s| s.cut(limit_s).filter(|s| s.from_m != s.to_m))
    }
}

/// Seconds for `metres`; nothing for none, even where the way is refused.
fn along(pace: f64, metres: f64) -> f64 {
    if metres == 0.0 { 0.0 } else { pace * metres }
}

/// Where two walks toward each other between `a` and `b` take the same time.
///
/// A walk that comes to the other end through this very stretch meets itself there; since that time is rounded, it may
/// seem to be there up to half a tick early.
fn meeting(a: f64, b: f64, (at_a, pace): (f64, f64), (at_b, back): (f64, f64)) -> f64 {
    if at_a + pace * (b - a) <= at_b + HALF_TICK_S {
        return b;
    }
    if at_b + back * (b - a) <= at_a + HALF_TICK_S {
        return a;
    }
    (a + (at_b - at_a + back * (b - a)) / (pace + back)).clamp(a, b)
}
