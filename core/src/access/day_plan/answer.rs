//! What comes of a day: the schedule with the least walking, whether every leg is within the minutes asked, and what breaks it.

use super::work::DayWork;
use crate::calendar::{Moment, State};
use crate::units::Ticks;

/// Where a stay takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum At {
    /// In a home, by its row.
    Home(usize),
    /// At a facility, by its row, in one of its services.
    Service(usize, usize),
}

/// One leg and the stay it leads to. Times of day are ticks since the midnight that begins the planner's date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The activity, by its index in the plan.
    pub activity: usize,
    /// Where it takes place.
    pub at: At,
    /// Where the leg begins.
    pub from: At,
    /// When one sets off: as soon as the stay before is over.
    pub depart: Ticks,
    /// How long the walk is.
    pub walk: Ticks,
    /// When the stay begins; in between one waits at the door.
    pub begin: Ticks,
    /// When the stay ends.
    pub end: Ticks,
    /// Whether the service is open in the moment of arrival; `None` in a home.
    pub on_arrival: Option<State>,
    /// What is known of its hours during the stay: open, or unknown and taken for open; `None` in a home.
    pub during: Option<State>,
    /// How much later one could arrive and still do everything after it at the same places.
    pub slack: Ticks,
}

impl Visit {
    /// When one arrives.
    pub fn arrive(&self) -> Ticks {
        Ticks::new(self.depart.get() + self.walk.get())
    }

    /// How long one waits at the door.
    pub fn wait(&self) -> Ticks {
        Ticks::new(self.begin.get().saturating_sub(self.arrive().get()))
    }
}

/// Whether a day can be done with every leg within the minutes asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum DayVerdict {
    /// It can.
    Within,
    /// It cannot, and the data is complete as far as that matters.
    Broken,
    /// It can if places are open whose hours nobody knows; they were left out.
    UnknownHours,
    /// It cannot as far as the data knows, but the data ends within such a leg.
    BeyondData,
    /// The home has no door on the network.
    Unattached,
}

impl DayVerdict {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            DayVerdict::Within => "within",
            DayVerdict::Broken => "broken",
            DayVerdict::UnknownHours => "unknown-hours",
            DayVerdict::BeyondData => "beyond-data",
            DayVerdict::Unattached => "unattached",
        }
    }
}

/// Why an activity breaks a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Why {
    /// Nobody offers it to this walker.
    NoPlace,
    /// Whoever offers it, or the home it is in, has no door on the network.
    NoDoor,
    /// It is farther than the farthest leg allowed.
    TooFar,
    /// Where one could walk to it is closed for the whole window, or not open for as long as the stay.
    Closed,
    /// It would have been open, but one comes too late.
    WindowMissed,
    /// It could be done if places were open whose hours nobody knows.
    UnknownHours,
    /// It can be done, but the leg to it is longer than the minutes asked.
    LegTooLong,
}

impl Why {
    /// Every reason.
    pub const ALL: [Why; 7] =
        [Why::NoPlace, Why::NoDoor, Why::TooFar, Why::Closed, Why::WindowMissed, Why::UnknownHours, Why::LegTooLong];

    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Why::NoPlace => "no-place",
            Why::NoDoor => "no-door",
            Why::TooFar => "too-far",
            Why::Closed => "closed",
            Why::WindowMissed => "window-missed",
            Why::UnknownHours => "unknown-hours",
            Why::LegTooLong => "leg-too-long",
        }
    }
}

/// An activity that breaks a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Break {
    /// The activity, by its index in the plan.
    pub activity: usize,
    /// Why.
    pub why: Why,
}

/// A day that can be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schedule {
    /// The stays in the order they are made.
    pub visits: Vec<Visit>,
    /// All walking together: no other schedule within the same limit has less.
    pub walk: Ticks,
    /// Whether there may be less walking beyond the data.
    pub upper_bound: bool,
}

/// What comes of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayAnswer {
    /// Whether every leg can be within the minutes asked.
    pub verdict: DayVerdict,
    /// The schedule with the least walking: with every leg within the minutes asked where there is one, else within the
    /// farthest; `None` when there is none.
    pub schedule: Option<Schedule>,
    /// What breaks the claim: the legs that are too long, or the first activity that cannot be done.
    pub breaks: Vec<Break>,
    /// What the search for it cost, all its attempts together.
    pub work: DayWork,
}

/// The moment of a time of day, the fraction of a second cut off.
pub(super) fn moment(midnight: Moment, ticks: Ticks) -> Moment {
    midnight.plus_seconds(i64::from(ticks.get() / crate::units::TICKS_PER_SECOND)).unwrap_or(midnight)
}
