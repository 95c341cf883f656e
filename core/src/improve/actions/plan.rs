//! The list of what to do, with what each step adds.

use super::{Action, ActionEffect, LeftOut, Standing};
use crate::assess::Assessment;
use crate::improve::scenario::Difference;

/// One action carried out after those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionStep {
    /// The action, as an index into [`ActionPlan::actions`].
    pub action: usize,
    /// What it adds to what those before it did.
    pub adds: ActionEffect,
    /// What it would do by itself: the more of it others have done already, the less it adds.
    pub alone: ActionEffect,
    /// What all steps up to this one do together.
    pub so_far: ActionEffect,
    /// The cost of all steps up to this one; `None` when one of them is not known.
    pub cost_so_far: Option<f64>,
    /// How people stand after it.
    pub standing: Standing,
    /// Who carries it out, and whom the standard names for the findings that it closes or makes better; each once.
    pub departments: Vec<String>,
}

/// What to do, in which order.
#[derive(Clone, Debug)]
pub struct ActionPlan {
    pub(super) actions: Vec<Action>,
    pub(super) steps: Vec<ActionStep>,
    pub(super) left_out: Vec<(usize, LeftOut)>,
    /// What stands after each step.
    pub(super) futures: Vec<Assessment>,
    pub(super) difference: Difference,
}

impl ActionPlan {
    /// All actions that were given.
    pub fn actions(&self) -> &[Action] {
        &self.actions
    }

    /// What to do, one after the other.
    pub fn steps(&self) -> &[ActionStep] {
        &self.steps
    }

    /// Actions that are not part of it and why, in the order they were given.
    pub fn left_out(&self) -> &[(usize, LeftOut)] {
        &self.left_out
    }

    /// The study as it is, judged.
    pub fn before(&self) -> &Assessment {
        self.difference.before()
    }

    /// The study after all steps, judged.
    pub fn after(&self) -> &Assessment {
        self.futures.last().unwrap_or(self.before())
    }

    /// The study after so many steps, judged: 0 for the study as it is; `None` when there are fewer.
    #[cfg(feature = "report")]
    pub(crate) fn after_steps(&self, steps: usize) -> Option<&Assessment> {
        match steps.checked_sub(1) {
            None => Some(self.before()),
            Some(step) => self.futures.get(step),
        }
    }

    /// What all steps change together.
    pub fn difference(&self) -> &Difference {
        &self.difference
    }

    /// How people stand before the first step and after the last.
    pub fn standing(&self) -> [Standing; 2] {
        [0, 1].map(|side| Standing::of(&self.difference, side))
    }
}
