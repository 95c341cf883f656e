//! What is asked: the activities of one day.

use crate::calendar::Moment;
use crate::model::CategoryId;

/// Where an activity takes place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Stop {
    /// At a home, by its row in [`Study::homes`](crate::study::Study::homes).
    Home(usize),
    /// At a facility, by its row in [`Study::facilities`](crate::study::Study::facilities), in any of its services.
    Facility(usize),
    /// At a facility, in one of its services of a category: a school's track is no lesson.
    Service(usize, CategoryId),
    /// At a facility of a category that is to be chosen.
    Any(CategoryId),
}

/// In which order the activities are done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Order {
    /// As they are given.
    #[default]
    Given,
    /// In any order that keeps [`Activity::after`] and [`Activity::directly_after`].
    Free,
}

impl Order {
    /// Both orders.
    pub const ALL: [Order; 2] = [Order::Given, Order::Free];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Order::Given => "given",
            Order::Free => "free",
        }
    }
}

/// One thing to do: where, when, for how long, and who walks there.
///
/// Whoever comes before the place is open, or before `from`, waits at its door; the stay begins as soon as it can, lies within one
/// stretch of open hours and ends by `until`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    pub(super) id: String,
    pub(super) stop: Stop,
    pub(super) from: Option<Moment>,
    pub(super) until: Option<Moment>,
    pub(super) stay_s: u32,
    pub(super) walker: usize,
    pub(super) audience: Option<String>,
    pub(super) after: Vec<usize>,
    pub(super) directly_after: Option<usize>,
}

impl Activity {
    /// An activity without a window and without a stay, walked to by the planner's first walker.
    pub fn new(id: impl Into<String>, stop: Stop) -> Activity {
        Activity {
            id: id.into(),
            stop,
            from: None,
            until: None,
            stay_s: 0,
            walker: 0,
            audience: None,
            after: Vec::new(),
            directly_after: None,
        }
    }

    /// It begins no earlier than `from`.
    pub fn from(mut self, from: Moment) -> Activity {
        self.from = Some(from);
        self
    }

    /// It ends by `until`.
    pub fn until(mut self, until: Moment) -> Activity {
        self.until = Some(until);
        self
    }

    /// It takes so many seconds.
    pub fn stay_s(mut self, stay_s: u32) -> Activity {
        self.stay_s = stay_s;
        self
    }

    /// The walk to it is that of the `walker`-th walker of the planner.
    pub fn walker(mut self, walker: usize) -> Activity {
        self.walker = walker;
        self
    }

    /// The service must serve this walker; without it, the one who walks.
    pub fn audience(mut self, audience: impl Into<String>) -> Activity {
        self.audience = Some(audience.into());
        self
    }

    /// In a free order, only after these activities of the same day, by their index.
    pub fn after(mut self, activities: impl IntoIterator<Item = usize>) -> Activity {
        self.after = activities.into_iter().collect();
        self
    }

    /// In a free order, directly after that activity: one does not take a child along on an errand.
    pub fn directly_after(mut self, activity: usize) -> Activity {
        self.directly_after = Some(activity);
        self
    }

    /// The name the caller gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// Where it takes place.
    pub fn stop(&self) -> Stop {
        self.stop
    }
}

/// The day of one resident: where and when it begins, and what is to be done.
///
/// # Examples
///
/// ```
/// use lifecircle::access::{Activity, DayPlan, Order, Stop};
/// use lifecircle::model::Catalogue;
///
/// let market = Catalogue::bundled().find("market")?;
/// let shopping = Activity::new("market", Stop::Any(market)).until("2026-03-10T09:00".parse()?).stay_s(20 * 60);
/// let back = Activity::new("home", Stop::Home(7)).after([0]);
/// let day = DayPlan::new("a morning", 7, "2026-03-10T06:30".parse()?, vec![shopping, back]).order(Order::Free);
/// assert_eq!(day.activities().len(), 2);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayPlan {
    pub(super) id: String,
    pub(super) home: usize,
    pub(super) start: Moment,
    pub(super) order: Order,
    pub(super) activities: Vec<Activity>,
}

impl DayPlan {
    /// Most activities in a free order: every subset of them is looked at.
    pub const MOST_FREE: usize = 10;

    /// Most activities in the order given.
    pub const MOST_GIVEN: usize = 64;

    /// A day that begins at `start` in a home, by its row, with activities in the order given.
    pub fn new(id: impl Into<String>, home: usize, start: Moment, activities: Vec<Activity>) -> DayPlan {
        DayPlan { id: id.into(), home, start, order: Order::Given, activities }
    }

    /// With the activities in another order.
    pub fn order(mut self, order: Order) -> DayPlan {
        self.order = order;
        self
    }

    /// The name the caller gave it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The activities, in the order given.
    pub fn activities(&self) -> &[Activity] {
        &self.activities
    }
}
