//! Facilities: shops, services, schools, parks; one place may offer several services.

use super::CategoryId;
use crate::calendar::Event;
use crate::error::DataReport;
use crate::geo::{Crs, LonLat};

/// How a service reaches its users.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Channel {
    /// Over the counter: one walks there.
    #[default]
    Counter = 0,
    /// Ordered before, collected there.
    PickUp = 1,
    /// From a locker.
    Locker = 2,
    /// From a machine.
    Vending = 3,
    /// Brought to the home.
    Delivery = 4,
    /// Done in the home.
    HomeVisit = 5,
}

impl Channel {
    /// Every channel, in the order of its number.
    pub const ALL: [Channel; 6] =
        [Channel::Counter, Channel::PickUp, Channel::Locker, Channel::Vending, Channel::Delivery, Channel::HomeVisit];

    /// Whether its users walk to it, rather than have it brought or done at home.
    pub const fn is_walked_to(self) -> bool {
        !matches!(self, Channel::Delivery | Channel::HomeVisit)
    }

    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Channel::Counter => "counter",
            Channel::PickUp => "pick-up",
            Channel::Locker => "locker",
            Channel::Vending => "vending",
            Channel::Delivery => "delivery",
            Channel::HomeVisit => "home-visit",
        }
    }
}

/// One service of a facility.
#[derive(Clone, Debug, PartialEq)]
pub struct Service {
    /// What it is.
    pub category: CategoryId,
    /// How it reaches its users.
    pub channel: Channel,
    /// Opening hours as the source writes them; `None` not known, or none beside the events.
    pub opening_hours: Option<String>,
    /// When it is held beside its opening hours: a service day, a course, a fair.
    pub events: Vec<Event>,
    /// The names of the walkers it serves; empty serves all.
    pub only_for: Vec<String>,
    /// How many it can serve, in the category's own unit; `None` not known.
    pub capacity: Option<f64>,
    /// How far it is brought or done at home, in metres in a straight line; `None` not known. Only for services that
    /// nobody walks to.
    pub service_radius_m: Option<f64>,
}

impl Service {
    /// A service over the counter for every walker, with hours and capacity not known.
    pub fn of(category: CategoryId) -> Service {
        Service {
            category,
            channel: Channel::default(),
            opening_hours: None,
            events: Vec::new(),
            only_for: Vec::new(),
            capacity: None,
            service_radius_m: None,
        }
    }

    /// Whether it serves a walker of that name.
    pub fn serves(&self, walker: &str) -> bool {
        self.only_for.is_empty() || self.only_for.iter().any(|name| name == walker)
    }
}

/// A place that offers services.
#[derive(Clone, Debug, PartialEq)]
pub struct Facility {
    /// The source's identity, such as `node/4711`; unique within a table.
    pub id: String,
    /// The name as people say it.
    pub name: Option<String>,
    /// Where it is shown; inside its outline where it has one.
    pub position: LonLat,
    /// Where it may be entered: mapped entrances, else points of its outline; empty means `position`.
    pub entrances: Vec<LonLat>,
    /// What it offers, at least one.
    pub services: Vec<Service>,
    /// Floor or ground area in square metres.
    pub area_m2: Option<f64>,
}

impl Facility {
    /// Where it may be entered: the entrances, or the position when none is known.
    pub fn doors(&self) -> &[LonLat] {
        if self.entrances.is_empty() { std::slice::from_ref(&self.position) } else { &self.entrances }
    }
}

/// A table of facilities with what was wrong with its source.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facilities {
    /// The good rows.
    pub rows: Vec<Facility>,
    /// The system the source declared; positions are already WGS-84.
    pub declared_crs: Crs,
    /// The bad rows.
    pub report: DataReport,
}

impl Facilities {
    /// The table without its rows.
    pub(crate) fn without_rows(&self) -> Facilities {
        Facilities { rows: Vec::new(), declared_crs: self.declared_crs, report: self.report.clone() }
    }
}
