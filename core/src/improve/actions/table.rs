//! A plan of actions as tables.

use super::{Action, ActionEffect, ActionPlan, ActionStep, LeftOut, Standing};
use crate::error::Error;
use crate::table::{Column, Table};

/// One of the effects of a step.
type Part = fn(&ActionStep) -> ActionEffect;

impl ActionPlan {
    /// One row for each step: what it is, what it costs, what it adds (`…_alone` by itself, `…_so_far` with those before it), how
    /// people stand after it, and who answers for it.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn steps_table(&self) -> Result<Table, Error> {
        let steps = self.steps();
        let action = |step: &ActionStep| self.actions.get(step.action);
        let text = |name: &str, of: &dyn Fn(&Action) -> Option<String>| {
            Column::text(name, steps.iter().map(|step| action(step).and_then(of)))
        };
        let mut table = Table::new(steps.len())
            .with(Column::integer("step", (1..).zip(steps).map(|(number, _)| Some(number))))?
            .with(text("action", &|action| Some(action.scenario.id().to_owned())))?
            .with(text("title", &|action| action.scenario.title().map(str::to_owned)))?
            .with(Column::real("cost", steps.iter().map(|step| action(step).and_then(|action| action.cost))))?
            .with(Column::real("cost_so_far", steps.iter().map(|step| step.cost_so_far)))?;
        let parts: [(&str, Part); 3] =
            [("", |step| step.adds), ("_alone", |step| step.alone), ("_so_far", |step| step.so_far)];
        for (suffix, of) in parts {
            table = effects(table, suffix, &steps.iter().map(of).collect::<Vec<_>>())?;
        }
        let after: Vec<Standing> = steps.iter().map(|step| step.standing).collect();
        let names = steps.iter().map(|step| Some(step.departments.join("; ")).filter(|names| !names.is_empty()));
        standings(table, &after)?.with(Column::text("departments", names))
    }

    /// How people stand `before` the first step and `after` the last: one row for each.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn standing_table(&self) -> Result<Table, Error> {
        standings(Table::new(2).with(Column::text("when", [Some("before"), Some("after")]))?, &self.standing())
    }

    /// One row for each action that is no part of the plan: `action`, `why` (`no-gain`, `over-budget`, `cost-unknown`,
    /// `conflict`) and `title`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn left_out_table(&self) -> Result<Table, Error> {
        let rows = self.left_out();
        let scenario = |row: &(usize, LeftOut)| self.actions.get(row.0).map(|action| &action.scenario);
        let title = |row| scenario(row).and_then(|scenario| scenario.title());
        Table::new(rows.len())
            .with(Column::text("action", rows.iter().map(|row| scenario(row).map(|scenario| scenario.id()))))?
            .with(Column::text("why", rows.iter().map(|(_, why)| Some(why.name()))))?
            .with(Column::text("title", rows.iter().map(title)))
    }
}

fn effects(table: Table, suffix: &str, effects: &[ActionEffect]) -> Result<Table, Error> {
    let count = |name: &str, of: fn(&ActionEffect) -> usize| {
        Column::integer(format!("{name}{suffix}"), effects.iter().map(|effect| i64::try_from(of(effect)).ok()))
    };
    let real = |name: &str, of: fn(&ActionEffect) -> f64| {
        Column::real(format!("{name}{suffix}"), effects.iter().map(|effect| Some(of(effect))))
    };
    table
        .with(count("findings_closed", |effect| effect.closed))?
        .with(count("findings_opened", |effect| effect.opened))?
        .with(real("people_gaining", |effect| effect.gaining.sure))?
        .with(real("people_gaining_at_most", |effect| effect.gaining.at_most))?
        .with(real("people_losing", |effect| effect.losing.sure))?
        .with(real("people_losing_at_most", |effect| effect.losing.at_most))?
        .with(real("walk_saved_person_h", |effect| effect.saved_person_s / 3600.0).in_unit("h"))
}

fn standings(table: Table, standings: &[Standing]) -> Result<Table, Error> {
    let real = |name: &str, of: fn(&Standing) -> Option<f64>| Column::real(name, standings.iter().map(of));
    let findings = standings.iter().map(|standing| i64::try_from(standing.findings).ok());
    table
        .with(Column::integer("findings", findings))?
        .with(real("coverage", |standing| standing.coverage))?
        .with(real("worst_group", |standing| standing.worst_group))?
        .with(real("mean_walk_s", |standing| standing.mean_walk_s).in_unit("s"))?
        .with(real("gini_walk", |standing| standing.gini))
}
