//! What to do, in which order (一张行动清单): scenarios with a cost and who answers for them, one after the other.
//!
//! Each [`Action`] is tried on what those before it left, so that nobody is counted twice and everybody sees how much less each
//! further step adds. The rule is ours: first what gives most people more than it takes from others for sure, use by use (one person
//! may gain a market and a clinic); of equal ones what closes more findings, then what may give more at most, then the cheaper,
//! then the first. What gives nobody anything and closes nothing is left out, as is what the budget does not pay for.

mod effect;
mod order;
mod plan;
mod read;
mod table;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod actions_tests;

pub use effect::{ActionEffect, Standing};
pub use order::{ActionOptions, ActionOrder, LeftOut};
pub use plan::{ActionPlan, ActionStep};

use super::scenario::Scenario;

/// Something that could be done.
///
/// Written down, each is a table of the list `action`: a scenario (`id`, `title`, `change`) with a `cost` in the host's currency and
/// a list of `departments`, both where they are known.
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::improve::actions::Action;
///
/// let text = r#"
///     [[action]]
///     id = "market"
///     cost = 800000
///     departments = ["商务局"]
///     change = [{ do = "add-facility", id = "m", category = "market", at = [118.778, 32.043] }]
/// "#;
/// let actions = Action::several_from_text(text, "actions.toml")?;
/// assert_eq!((actions[0].scenario.id(), actions[0].cost), ("market", Some(800_000.0)));
///
/// let refused = Action::several_from_text(&text.replace("800000", "-1"), "actions.toml").unwrap_err();
/// assert_eq!((refused.kind(), refused.place().line_number()), (ErrorKind::Value, Some(4)));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Action {
    /// What it changes; its id is the action's.
    pub scenario: Scenario,
    /// What it costs, in the host's currency; `None` not known.
    pub cost: Option<f64>,
    /// Who carries it out; those whom the standard names for what it closes come to them.
    pub departments: Vec<String>,
}

impl Action {
    /// An action of which nobody knows the cost or who carries it out.
    pub fn new(scenario: Scenario) -> Action {
        Action { scenario, cost: None, departments: Vec::new() }
    }
}
