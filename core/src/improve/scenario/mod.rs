//! What if (情景): changes of a study as data, applied to it and undone, and what they change.
//!
//! A [`Scenario`] is a list of [`Change`]s, written in TOML or JSON or put together in code. [`Study::apply`] gives the study
//! after it, [`Prepared::apply`] the same as a walker sees it; [`Difference`] holds two assessments against each other, and
//! [`compare_table`] several scenarios.
//!
//! [`Study::apply`]: crate::study::Study::apply
//! [`Prepared::apply`]: crate::study::Prepared::apply

mod apply;
mod change;
mod compare;
mod difference;
mod difference_table;
mod effect;
mod moves;
mod read;
mod spread;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod property_tests;
#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod scenario_tests;

pub use apply::Applied;
pub use change::{Change, GateFor};
pub use compare::compare_table;
pub use difference::{Difference, DifferenceRow, Outcome};
pub use effect::Undo;
pub use spread::Spread;

use crate::error::Place;

/// Changes of a study, in the order they are made.
///
/// Written down, a scenario has an `id`, a `title` where wanted, and a list of `change`s. What each does stands under `do`:
///
/// | `do` | keys | what happens |
/// |---|---|---|
/// | `add-facility` | `id`, `category` (one or several), `at`; `name`, `opening_hours`, `capacity`, `area_m2` | a facility opens |
/// | `close` | `facility` | a facility closes |
/// | `move` | `facility`, `to` | a facility moves; it is entered at its new place |
/// | `hours` | `facility`, `opening_hours`; `category` | hours change, of all services or of one |
/// | `open-gate` | `gate` (the number of its node), `for` (`residents`, `visitors`, `everyone`); `through` | a gate opens |
/// | `add-way` | `line`; `id`, `class`, `crossing`, `for_ends_only` | a crossing, a bridge or a path is built |
/// | `slow` | `way` (its number) or `at`, and `factor` | walks along a street take so many times as long |
/// | `move-people` | `from`, `to` (ids of homes); `people` (all of them, unless said) | people move house |
///
/// Places are `[longitude, latitude]` in WGS-84.
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::improve::scenario::Scenario;
///
/// let text = r#"
///     id = "two-markets"
///     [[change]]
///     do = "add-facility"
///     id = "new market"
///     category = "market"
///     at = [118.778, 32.043]
///     [[change]]
///     do = "close"
///     facility = "node/1"
/// "#;
/// let scenario = Scenario::from_text(text, "plan.toml")?;
/// assert_eq!((scenario.id(), scenario.changes().len()), ("two-markets", 2));
///
/// let refused = Scenario::from_text(&text.replace("close", "closs"), "plan.toml").unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Value);
/// assert_eq!(refused.to_string(), "unknown name: \"closs\" (plan.toml, line 9, row 1, column change.do); did you mean close?");
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Scenario {
    id: String,
    title: Option<String>,
    changes: Vec<Change>,
    /// Where each change stands, for errors found when a study is at hand.
    places: Vec<Place>,
}

impl Scenario {
    /// A scenario that changes nothing yet.
    pub fn new(id: impl Into<String>) -> Scenario {
        Scenario { id: id.into(), title: None, changes: Vec::new(), places: Vec::new() }
    }

    /// Gives it a title.
    pub fn titled(mut self, title: impl Into<String>) -> Scenario {
        self.title = Some(title.into());
        self
    }

    /// Adds a change after the others.
    pub fn with(self, change: Change) -> Scenario {
        let place = Place::object(format!("scenario {}", self.id)).row(self.changes.len() as u64);
        self.with_at(change, place)
    }

    fn with_at(mut self, change: Change, place: Place) -> Scenario {
        self.changes.push(change);
        self.places.push(place);
        self
    }

    /// Its name in tables.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What people call it.
    pub fn title(&self) -> Option<&str> {
        self.title.as_deref()
    }

    /// The changes in their order.
    pub fn changes(&self) -> &[Change] {
        &self.changes
    }

    /// The changes of this one and then those of another.
    pub fn then(mut self, other: &Scenario) -> Scenario {
        self.changes.extend(other.changes.iter().cloned());
        self.places.extend(other.places.iter().cloned());
        self
    }
}
