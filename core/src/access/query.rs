//! What is asked of a prepared study.

use super::Sense;
use crate::calendar::{Moment, SECONDS_PER_DAY, UnknownHours};
use crate::error::{Error, ErrorKind};
use crate::model::{CategoryId, Channel, Service};
use crate::units::Ticks;

/// Which categories, within how many minutes, and how many of the nearest.
///
/// # Examples
///
/// ```
/// use lifecircle::access::Query;
/// use lifecircle::model::CategoryId;
///
/// let query = Query::new([CategoryId(0), CategoryId(3)]).minutes([15, 5, 10]).k(3);
/// assert_eq!(query.limits_min(), [5, 10, 15]);
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Query {
    pub(super) categories: Vec<CategoryId>,
    pub(super) minutes: Vec<u32>,
    pub(super) k: usize,
    pub(super) at: Option<Moment>,
    pub(super) sense: Sense,
    pub(super) stay_s: u32,
    pub(super) unknown_hours: UnknownHours,
    /// `None` for all that are walked to.
    pub(super) channels: Option<Vec<Channel>>,
}

impl Query {
    /// Most nearest facilities one may ask for per home and category.
    pub const MOST_NEAREST: usize = 100;

    /// Asks for the nearest of each category, and how many there are within 5, 10 and 15 minutes.
    pub fn new(categories: impl IntoIterator<Item = CategoryId>) -> Query {
        let categories = categories.into_iter().collect();
        Query {
            categories,
            minutes: vec![5, 10, 15],
            k: 1,
            at: None,
            sense: Sense::default(),
            stay_s: 0,
            unknown_hours: UnknownHours::default(),
            channels: None,
        }
    }

    /// Asks for what is open at this moment: one stands at the door then, however long the walk was, unless
    /// [`Query::sense`] says that one leaves home then.
    ///
    /// Which categories keep the work calendar is that of the bundled catalogue, and the calendar is the bundled one.
    /// Without a moment, opening hours play no part.
    pub fn at(mut self, moment: Moment) -> Query {
        self.at = Some(moment);
        self
    }

    /// Says whether the moment is that of arrival, the default, or of departure.
    pub fn sense(mut self, sense: Sense) -> Query {
        self.sense = sense;
        self
    }

    /// Counts a facility only when it stays open for so many seconds from the arrival on; 0, the default, asks that it be
    /// open when one arrives. At most a day.
    pub fn stay_s(mut self, stay_s: u32) -> Query {
        self.stay_s = stay_s;
        self
    }

    /// Counts services by these channels only, such as [`Channel::Locker`]; without it, all that are walked to.
    pub fn channels(mut self, channels: &[Channel]) -> Query {
        self.channels = Some(channels.to_vec());
        self
    }

    /// Takes facilities with unknown hours for open or closed instead of leaving them out, which is the default.
    ///
    /// Left out, they are counted in [`AccessTable::unknown_hours_count`](super::AccessTable::unknown_hours_count), and a home
    /// that reaches none but them is never *missing*.
    pub fn unknown_hours(mut self, choice: UnknownHours) -> Query {
        self.unknown_hours = choice;
        self
    }

    /// Counts within these minutes instead; sorted, duplicates dropped. The largest is the horizon.
    pub fn minutes(mut self, minutes: impl IntoIterator<Item = u32>) -> Query {
        self.minutes = minutes.into_iter().collect();
        self.minutes.sort_unstable();
        self.minutes.dedup();
        self
    }

    /// Asks for the `k` nearest of each category.
    pub fn k(mut self, k: usize) -> Query {
        self.k = k;
        self
    }

    /// The categories, in the order asked.
    pub fn categories(&self) -> &[CategoryId] {
        &self.categories
    }

    /// How many of the nearest are asked for.
    pub fn nearest_count(&self) -> usize {
        self.k
    }

    /// The moment asked for, if any.
    pub fn moment(&self) -> Option<Moment> {
        self.at
    }

    /// What the moment means.
    pub fn sense_asked(&self) -> Sense {
        self.sense
    }

    /// For how long a facility must stay open, in seconds.
    pub fn stay_asked_s(&self) -> u32 {
        self.stay_s
    }

    /// The channels asked for; `None` for all that are walked to.
    pub fn channels_asked(&self) -> Option<&[Channel]> {
        self.channels.as_deref()
    }

    /// What facilities with unknown hours are taken for.
    pub fn unknown_hours_choice(&self) -> UnknownHours {
        self.unknown_hours
    }

    /// The limits in minutes, ascending.
    pub fn limits_min(&self) -> &[u32] {
        &self.minutes
    }

    /// Whether a study prepared up to `max_minutes` can answer it.
    pub(super) fn check(&self, max_minutes: u32) -> Result<(), Error> {
        let refuse = |what: &str| Err(Error::new(ErrorKind::Argument, what));
        if self.categories.is_empty() {
            return refuse("a query needs at least one category");
        }
        match self.minutes.as_slice() {
            [] => return refuse("a query needs at least one limit in minutes"),
            [0, ..] => return refuse("a limit must be at least one minute"),
            [.., last] if *last > max_minutes => {
                return Err(Error::new(ErrorKind::Argument, "a limit is longer than the study was prepared for")
                    .with_value(format_args!("{last} min"))
                    .with_fix(format!("prepare with max_minutes >= {last}")));
            }
            _ => {}
        }
        if !(1..=Self::MOST_NEAREST).contains(&self.k) {
            return Err(Error::new(ErrorKind::Argument, "k must lie between 1 and 100").with_value(self.k));
        }
        if self.stay_s > SECONDS_PER_DAY {
            return Err(Error::new(ErrorKind::Argument, "a stay lasts at most a day, 86400 s").with_value(self.stay_s));
        }
        self.check_channels()
    }

    fn check_channels(&self) -> Result<(), Error> {
        match self.channels.as_deref() {
            Some([]) => Err(Error::new(ErrorKind::Argument, "a query needs at least one channel")),
            Some(channels) => match channels.iter().find(|channel| !channel.is_walked_to()) {
                None => Ok(()),
                Some(brought) => Err(Error::new(ErrorKind::Argument, "nobody walks to a service by this channel")
                    .with_value(brought.name())
                    .with_fix("ask for counter, pick-up, locker or vending; what is brought is judged by its radius")),
            },
            None => Ok(()),
        }
    }

    /// Whether a service is of a category, walked to by a channel asked for, and for this walker.
    pub(super) fn offers_of(&self, service: &Service, category: CategoryId, walker: &str) -> bool {
        let channel = service.channel;
        let asked = self.channels.as_ref().is_none_or(|channels| channels.contains(&channel));
        service.category == category && channel.is_walked_to() && asked && service.serves(walker)
    }

    /// The limits as ticks.
    pub(super) fn limits(&self) -> Result<Vec<Ticks>, Error> {
        let beyond = |m: &u32| Error::new(ErrorKind::Argument, "a limit in minutes is too long").with_value(m);
        self.minutes.iter().map(|m| Ticks::from_minutes(*m).ok_or_else(|| beyond(m))).collect()
    }
}
