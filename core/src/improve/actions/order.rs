//! In which order actions are carried out.

use std::collections::HashSet;

use super::{Action, ActionEffect, ActionPlan, ActionStep, Standing};
use crate::assess::Assessment;
use crate::error::{Error, ErrorKind, Place};
use crate::improve::scenario::{Difference, Outcome};
use crate::progress::Progress;
use crate::walk::WalkModel;

/// In which order actions are taken.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ActionOrder {
    /// What does most good comes first, see the [rule](crate::improve::actions).
    #[default]
    MostFirst,
    /// As they are given; none is left out but for the budget.
    AsGiven,
}

/// What is known beside the actions.
#[derive(Clone, Copy)]
pub struct ActionOptions<'a> {
    /// Who walks: the walker the assessment was made for.
    pub walker: &'a dyn WalkModel,
    /// In which order actions are taken.
    pub order: ActionOrder,
    /// What all steps may cost together, in the currency of the costs; `None` for whatever they do.
    pub budget: Option<f64>,
}

/// Why an action is no part of a plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LeftOut {
    /// After the others it does nobody any good.
    NoGain,
    /// The budget does not pay for it.
    OverBudget,
    /// There is a budget, and nobody knows what it costs.
    CostUnknown,
    /// What it changes is no longer there, or is there already, after the others.
    Conflict,
}

impl LeftOut {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            LeftOut::NoGain => "no-gain",
            LeftOut::OverBudget => "over-budget",
            LeftOut::CostUnknown => "cost-unknown",
            LeftOut::Conflict => "conflict",
        }
    }
}

impl Assessment {
    /// What to do, in which order, and what each step adds: see the [rule](crate::improve::actions).
    ///
    /// Each future is judged as this assessment was made.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without actions; [`ErrorKind::Duplicate`] for two of one id; [`ErrorKind::Value`] for a cost and
    /// [`ErrorKind::Argument`] for a budget that is negative or no number; whatever [`Prepared::apply`](crate::study::Prepared::apply)
    /// says of an action by itself; as [`Difference::between`] for another walker than that of this assessment;
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// Half as many assessments as there are pairs of actions, one after the other; as given, two for each. The plan keeps the
    /// assessment after each step.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "osm")] {
    /// use lifecircle::assess::AssessOptions;
    /// use lifecircle::improve::actions::{Action, ActionOptions, ActionOrder};
    /// use lifecircle::progress::NoProgress;
    /// use lifecircle::standard::Standard;
    /// use lifecircle::study::{OpenOptions, Study};
    /// use lifecircle::walk::Walker;
    /// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    /// # let path = std::path::Path::new(path);
    ///
    /// let walker = Walker::elder();
    /// let now = Study::from_osm(path, &OpenOptions::default())?.prepare(&walker)?;
    /// let trusting = AssessOptions { absence_is_trusted: true, ..AssessOptions::default() };
    /// let now = now.assess(&Standard::bundled("mofcom-2021")?, &trusting)?;
    /// let text = "action = [{ id = 'mender', cost = 2, change = [
    ///     { do = 'add-facility', id = 'm', category = 'repair', at = [118.778, 32.043] }] }]";
    /// let actions = Action::several_from_text(text, "actions.toml")?;
    /// let how = ActionOptions { walker: &walker, order: ActionOrder::MostFirst, budget: Some(1.0) };
    /// let plan = now.plan_of_actions(&actions, &how, &NoProgress)?;
    /// assert_eq!((plan.steps().len(), plan.left_out()[0].1.name()), (0, "over-budget"));
    /// # }
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn plan_of_actions(
        &self,
        actions: &[Action],
        how: &ActionOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<ActionPlan, Error> {
        check(actions, how.budget)?;
        let (steps, futures) = (Vec::new(), Vec::new());
        let mut list =
            List { before: self, now: self.clone(), actions, how, progress, steps, futures, spent: Some(0.0) };
        let alone = (0..actions.len()).map(|action| list.tried(action)).collect::<Result<Vec<_>, _>>()?;
        let alone: Vec<ActionEffect> = alone.iter().map(ActionEffect::of).collect();
        let left_out = match how.order {
            ActionOrder::AsGiven => list.as_given(&alone)?,
            ActionOrder::MostFirst => list.most_first(&alone)?,
        };
        let difference = Difference::between(self, &list.now)?;
        let (actions, List { steps, futures, .. }) = (actions.to_vec(), list);
        Ok(ActionPlan { actions, steps, left_out, futures, difference })
    }
}

/// A list that grows.
struct List<'a> {
    before: &'a Assessment,
    /// The study after the steps so far, judged.
    now: Assessment,
    actions: &'a [Action],
    how: &'a ActionOptions<'a>,
    progress: &'a dyn Progress,
    steps: Vec<ActionStep>,
    /// What stood after each of them.
    futures: Vec<Assessment>,
    spent: Option<f64>,
}

/// An action that does somebody good.
struct Useful {
    action: usize,
    difference: Difference,
    effect: ActionEffect,
}

impl List<'_> {
    /// What an action changes now.
    fn tried(&self, action: usize) -> Result<Difference, Error> {
        let scenario = &self.actions[action].scenario;
        let after = self.now.prepared().apply(scenario, self.how.walker, self.progress)?;
        let after = after.assess_with(self.now.standard(), &self.now.options(), self.progress)?;
        Difference::between(&self.now, &after)
    }

    /// [`List::tried`], or that what it changes is not as the action expects.
    fn tried_after_others(&self, action: usize) -> Result<Result<Difference, LeftOut>, Error> {
        match self.tried(action) {
            Ok(difference) => Ok(Ok(difference)),
            // By itself it could be done, so that it is the others that stand in its way.
            Err(error) if !self.steps.is_empty() && error.kind() != ErrorKind::Cancelled => Ok(Err(LeftOut::Conflict)),
            Err(error) => Err(error),
        }
    }

    /// Why an action cannot be paid for, if so.
    fn unpaid(&self, action: usize) -> Option<LeftOut> {
        let budget = self.how.budget?;
        match self.actions[action].cost {
            None => Some(LeftOut::CostUnknown),
            Some(cost) if self.spent.unwrap_or(0.0) + cost > budget => Some(LeftOut::OverBudget),
            Some(_) => None,
        }
    }

    fn take(&mut self, action: usize, difference: &Difference, alone: ActionEffect) -> Result<(), Error> {
        self.spent = self.spent.zip(self.actions[action].cost).map(|(spent, cost)| spent + cost);
        self.now = difference.after().clone();
        self.futures.push(self.now.clone());
        let whole = Difference::between(self.before, &self.now)?;
        self.steps.push(ActionStep {
            action,
            adds: ActionEffect::of(difference),
            alone,
            so_far: ActionEffect::of(&whole),
            cost_so_far: self.spent,
            standing: Standing::of(&whole, 1),
            departments: departments(&self.actions[action], difference),
        });
        Ok(())
    }

    fn as_given(&mut self, alone: &[ActionEffect]) -> Result<Vec<(usize, LeftOut)>, Error> {
        let mut left_out = Vec::new();
        for (action, alone) in alone.iter().enumerate() {
            let tried = match self.unpaid(action) {
                Some(why) => Err(why),
                None => self.tried_after_others(action)?,
            };
            match tried {
                Ok(difference) => self.take(action, &difference, *alone)?,
                Err(why) => left_out.push((action, why)),
            }
        }
        Ok(left_out)
    }

    fn most_first(&mut self, alone: &[ActionEffect]) -> Result<Vec<(usize, LeftOut)>, Error> {
        let mut left: Vec<usize> = (0..self.actions.len()).collect();
        loop {
            let (mut best, mut left_out): (Option<Useful>, Vec<(usize, LeftOut)>) = (None, Vec::new());
            for action in left.iter().copied() {
                let useful = match self.useful(action)? {
                    Ok(useful) => useful,
                    Err(why) => {
                        left_out.push((action, why));
                        continue;
                    }
                };
                let cost = |action: usize| self.actions[action].cost.unwrap_or(f64::INFINITY);
                let first = best.as_ref().is_none_or(|best| {
                    useful.effect.before(&best.effect).then(cost(action).total_cmp(&cost(best.action))).is_lt()
                });
                best = if first { Some(useful) } else { best };
            }
            let Some(Useful { action, difference, .. }) = best else { return Ok(left_out) };
            left.retain(|other| *other != action);
            self.take(action, &difference, alone[action])?;
        }
    }

    /// What an action does after those before it, or why it is no part of the plan.
    fn useful(&self, action: usize) -> Result<Result<Useful, LeftOut>, Error> {
        if let Some(why) = self.unpaid(action) {
            return Ok(Err(why));
        }
        Ok(self.tried_after_others(action)?.and_then(|difference| {
            let effect = ActionEffect::of(&difference);
            if effect.is_useful() { Ok(Useful { action, difference, effect }) } else { Err(LeftOut::NoGain) }
        }))
    }
}

/// Who carries an action out, and whom the standard names for what it closes or makes better.
fn departments(action: &Action, difference: &Difference) -> Vec<String> {
    let better = |outcome: Outcome| matches!(outcome, Outcome::Closed | Outcome::Better);
    let rows = difference.rows().iter().filter(|row| better(row.outcome()));
    let named =
        rows.filter_map(|row| difference.after().standard().requirements.get(row.requirement)?.departments.as_ref());
    let mut all: Vec<String> = Vec::new();
    for department in action.departments.iter().chain(named.flat_map(|cited| &cited.value)) {
        if !all.contains(department) {
            all.push(department.clone());
        }
    }
    all
}

fn check(actions: &[Action], budget: Option<f64>) -> Result<(), Error> {
    let bad = |number: &f64| !(number.is_finite() && *number >= 0.0);
    if actions.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "there is no action").with_fix("give at least one"));
    }
    if let Some(budget) = budget.filter(bad) {
        return Err(
            Error::new(ErrorKind::Argument, "a budget must be a finite number and not negative").with_value(budget)
        );
    }
    let mut seen = HashSet::new();
    for (row, action) in actions.iter().enumerate() {
        let place = || Place::object(format!("action {}", action.scenario.id())).row(row as u64);
        if !seen.insert(action.scenario.id()) {
            return Err(Error::new(ErrorKind::Duplicate, "two actions have one id").at(place()));
        }
        if let Some(cost) = action.cost.filter(bad) {
            return Err(Error::new(ErrorKind::Value, "the cost of an action must be a finite number and not negative")
                .with_value(cost)
                .at(place().column("cost")));
        }
    }
    Ok(())
}
