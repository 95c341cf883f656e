//! The usual week of opening hours: what holds in a week without holidays and make-up workdays.

use super::hours::line::DAY;
use super::{Hours, Moment, State};

/// Minutes in a week.
pub const MINUTES_PER_WEEK: u32 = 7 * DAY as u32;

/// The states of a week from Monday's midnight on, for hours that are the same every usual week.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::{Hours, State};
///
/// let week = Hours::read("Fr-Sa 18:00-02:00")?.usual_week().unwrap();
/// assert_eq!(week.at_minute(6 * 1440 + 60), State::Open); // Sunday, one in the morning
/// assert_eq!(week.open_minutes(), 2 * 8 * 60);
/// assert!(Hours::read("Apr-Oct 08:00-18:00")?.usual_week().is_none());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Week {
    /// The minute each run of one state begins at; the first is 0.
    pub(super) changes: Vec<(u32, State)>,
}

impl Week {
    /// The state at a minute since Monday's midnight; from 10,080 on of the weeks after, for they are all the same.
    pub fn at_minute(&self, minute: u32) -> State {
        let minute = minute % MINUTES_PER_WEEK;
        let after = self.changes.partition_point(|change| change.0 <= minute);
        self.changes.get(after.wrapping_sub(1)).map_or(State::Unknown, |change| change.1)
    }

    /// The state at a moment of a usual week.
    pub fn at(&self, moment: Moment) -> State {
        self.at_minute(moment.date().weekday() as u32 * u32::from(DAY) + moment.minute_of_day())
    }

    /// The runs of one state: first minute, the minute after the last, and the state, from Monday's midnight on.
    pub fn intervals(&self) -> impl Iterator<Item = (u32, u32, State)> {
        let ends = self.changes.iter().skip(1).map(|change| change.0).chain([MINUTES_PER_WEEK]);
        self.changes.iter().zip(ends).map(|(change, end)| (change.0, end, change.1))
    }

    /// How many minutes of the week it is open.
    pub fn open_minutes(&self) -> u32 {
        self.intervals().filter(|run| run.2 == State::Open).map(|run| run.1 - run.0).sum()
    }
}

impl Hours {
    /// The usual week; `None` when it depends on the date or the moon, so that no week is usual.
    pub fn usual_week(&self) -> Option<Week> {
        let mut changes: Vec<(u32, State)> = Vec::new();
        for (weekday, day) in self.usual_days()?.into_iter().enumerate() {
            let midnight = weekday as u32 * u32::from(DAY);
            changes.extend(day.into_iter().map(|(minute, state)| (midnight + u32::from(minute), state)));
        }
        changes.dedup_by_key(|change| change.1);
        Some(Week { changes })
    }
}
