//! What phases amount to: the share of time something is within reach, the worst hour, the first and the last moment.

use super::{AccessOverTime, Period, Phase, Waking};
use crate::access::Verdict;
use crate::calendar::{Date, Moment};
use crate::units::Ticks;

/// How much of some time a category is open within a limit.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct TimeShare {
    /// Seconds in which an open one is within the limit.
    pub met_s: f64,
    /// Seconds in which none is.
    pub missing_s: f64,
    /// Seconds in which nobody can say: hours are unknown, or the data ends before the limit.
    pub unknown_s: f64,
}

impl TimeShare {
    /// The share of time with one (0..=1); `None` when part of the time is unknown, or there is none.
    pub fn share(&self) -> Option<f64> {
        self.bounds().filter(|_| self.unknown_s == 0.0).map(|(least, _)| least)
    }

    /// The share of time with none (0..=1); `None` as [`TimeShare::share`].
    pub fn share_without(&self) -> Option<f64> {
        self.share().map(|share| 1.0 - share)
    }

    /// The least and the most the share can be, whatever the unknown turns out to be; `None` when there is no time.
    pub fn bounds(&self) -> Option<(f64, f64)> {
        let all = self.met_s + self.missing_s + self.unknown_s;
        (all > 0.0).then(|| (self.met_s / all, (self.met_s + self.unknown_s) / all))
    }

    fn add(&mut self, phase: &Phase<Verdict>) {
        let sum = match phase.value {
            Verdict::Met => &mut self.met_s,
            Verdict::Missing => &mut self.missing_s,
            Verdict::BeyondData | Verdict::Unattached => &mut self.unknown_s,
        };
        *sum += phase.seconds();
    }
}

/// The clock hour in which a category is within reach for the shortest time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct WorstHour {
    /// When it begins; the first such hour of the period.
    pub begins: Moment,
    /// What is known of it.
    pub share: TimeShare,
}

/// When on a day a category first and last is within reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DoorTimes {
    /// The first second at which one may arrive, or leave in the sense of departure.
    pub first: Moment,
    /// The last such second; one later the door is closed.
    pub last: Moment,
    /// Whether it may be earlier: before the first, something is unknown.
    pub may_be_earlier: bool,
    /// Whether it may be later.
    pub may_be_later: bool,
}

impl AccessOverTime {
    /// How much of the waking hours an open facility of the category lies within the `limit`-th limit; `None` beyond the
    /// table or for a home without a door on the network.
    pub fn share(&self, home: usize, category: usize, limit: usize, waking: &Waking) -> Option<TimeShare> {
        let attached = self.prepared.home_attached(home);
        let phases = attached.then(|| self.verdicts(home, category, limit)).flatten()?;
        Some(sum(&phases, &self.waking_spans(waking)))
    }

    /// The waking hour in which an open one is within the limit for the shortest time; of several, the first.
    ///
    /// Hours are those of the clock, cut where the waking hours or the period end. `None` as [`AccessOverTime::share`].
    pub fn worst_hour(&self, home: usize, category: usize, limit: usize, waking: &Waking) -> Option<WorstHour> {
        if !self.prepared.home_attached(home) {
            return None;
        }
        let phases = self.verdicts(home, category, limit)?;
        worst_hour(&self.period, &phases, &waking.spans(&self.period, true))
    }

    /// The first and the last second of a date at which an open one is within the limit; `None` when there is none on
    /// the date, as far as the period reaches, and beyond the table.
    ///
    /// In the sense of arrival one stands at an open door; in that of departure one leaves home and still arrives before
    /// it closes.
    pub fn door_times(&self, home: usize, category: usize, limit: usize, date: Date) -> Option<DoorTimes> {
        let verdicts = self.verdicts(home, category, limit)?;
        let tick = |moment: Moment| {
            let seconds = moment.seconds_since(self.period.from()).clamp(0, i64::from(self.period.seconds()));
            Ticks::new(seconds as u32 * crate::units::TICKS_PER_SECOND)
        };
        let day = (tick(Moment::midnight(date)), tick(Moment::midnight(date).plus_seconds(86_400)?));
        let phases: Vec<_> = verdicts.into_iter().filter_map(|phase| phase.within(day.0, day.1)).collect();
        let met = |phase: &Phase<Verdict>| phase.value == Verdict::Met && phase.last_second(&self.period).is_some();
        let (first, last) = (phases.iter().position(met)?, phases.iter().rposition(met)?);
        let unknown = |phases: &[Phase<Verdict>]| phases.iter().any(|phase| phase.value == Verdict::BeyondData);
        Some(DoorTimes {
            first: phases[first].begins(&self.period),
            last: phases[last].last_second(&self.period)?,
            may_be_earlier: unknown(&phases[..first]),
            may_be_later: unknown(&phases[last..]),
        })
    }
}

/// The span in which something is met for the shortest time; of several, the first.
pub(super) fn worst_hour(period: &Period, phases: &[Phase<Verdict>], hours: &[(Ticks, Ticks)]) -> Option<WorstHour> {
    let shares = hours.iter().map(|hour| (hour.0, sum(phases, std::slice::from_ref(hour))));
    let worst = shares.reduce(|worst, hour| if hour.1.met_s < worst.1.met_s { hour } else { worst });
    let (from, share) = worst?;
    let begins = period.from().plus_seconds(from.seconds() as i64).unwrap_or(period.from());
    Some(WorstHour { begins, share })
}

/// What phases amount to within spans of time; both are in order.
pub(super) fn sum(phases: &[Phase<Verdict>], spans: &[(Ticks, Ticks)]) -> TimeShare {
    let mut share = TimeShare::default();
    for (from, to) in spans {
        let first = phases.partition_point(|phase| phase.to <= *from);
        let within = phases[first..].iter().take_while(|phase| phase.from < *to);
        within.filter_map(|phase| phase.within(*from, *to)).for_each(|phase| share.add(&phase));
    }
    share
}
