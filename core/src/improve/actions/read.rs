//! Actions from TOML and JSON.

use super::Action;
use crate::error::{Error, ErrorKind};
use crate::improve::document::{Document, Entry};
use crate::improve::scenario::Scenario;

impl Action {
    /// Reads a list `action` from TOML, or from JSON of the same shape; `file` names it in errors.
    ///
    /// # Errors
    ///
    /// As [`Scenario::from_text`]; [`ErrorKind::Value`] for a negative cost, [`ErrorKind::Duplicate`] when two have one id,
    /// [`ErrorKind::Empty`] when there is none.
    pub fn several_from_text(text: &str, file: &str) -> Result<Vec<Action>, Error> {
        let document = Document::read(text, file)?;
        let root = document.root()?;
        root.only(&["action"])?;
        let mut all: Vec<Action> = Vec::new();
        for table in root.each("action")? {
            table.only(&["id", "title", "change", "cost", "departments"])?;
            let scenario = Scenario::of_section(&table)?;
            if all.iter().any(|known| known.scenario.id() == scenario.id()) {
                return Err(Error::new(ErrorKind::Duplicate, "two actions have one id")
                    .with_value(scenario.id())
                    .at(table.need("id")?.place()));
            }
            let cost = table.read("cost", Entry::amount)?;
            let departments = table.read("departments", Entry::texts)?.unwrap_or_default();
            all.push(Action { scenario, cost, departments });
        }
        match all.is_empty() {
            true => Err(Error::new(ErrorKind::Empty, "there is no action").at(root.place()).with_fix("add [[action]]")),
            false => Ok(all),
        }
    }
}
