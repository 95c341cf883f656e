//! The list: how it is made, and how it is printed.

#[allow(dead_code, reason = "its main is for the command line, its report for itself")]
#[path = "../gap_report.rs"]
pub(crate) mod gap_report;

use std::path::Path;

use lifecircle::assess::Assessment;
use lifecircle::error::Error;
use lifecircle::improve::Shift;
use lifecircle::improve::actions::{Action, ActionOptions, ActionOrder, ActionPlan, Standing};
use lifecircle::improve::scenario::Outcome;
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;

use gap_report::{judge, town};

/// What could be done in the town.
pub(crate) const TOWN: &str = include_str!("town.toml");

/// What could be done in Nanjing.
pub(crate) const NANJING: &str = include_str!("nanjing.toml");

/// The plan of the town with the facilities of a table.
pub(crate) fn of_town(facilities: &str, actions: &str) -> Result<ActionPlan, Error> {
    plan(&judge(&town(facilities)?, true)?, actions, None)
}

/// The plan of a city.
pub(crate) fn of_city(city: &Path, actions: &str) -> Result<ActionPlan, Error> {
    plan(&judge(&Study::from_osm(city, &OpenOptions::default())?, false)?, actions, None)
}

/// What does most good comes first, as far as the money goes.
pub(crate) fn plan(now: &Assessment, actions: &str, budget: Option<f64>) -> Result<ActionPlan, Error> {
    let actions = Action::several_from_text(actions, "actions.toml")?;
    let walker = Walker::adult();
    let how = ActionOptions { walker: &walker, order: ActionOrder::MostFirst, budget };
    now.plan_of_actions(&actions, &how, &NoProgress)
}

/// The plan as text: how people stand, what to do, which gaps are closed, and how people stand then.
pub(crate) fn report(plan: &ActionPlan) -> String {
    let [before, after] = plan.standing();
    let mut lines = vec![plan.before().standard().id.clone(), format!("现状：{}", standing(&before))];
    let id = |action: usize| plan.actions()[action].scenario.title().unwrap_or(plan.actions()[action].scenario.id());
    for (number, step) in (1..).zip(plan.steps()) {
        let cost = |cost: Option<f64>| cost.map_or_else(|| "未知".to_owned(), |cost| format!("{:.1} 万元", cost / 1e4));
        let alone = match step.alone == step.adds {
            true => String::new(),
            false => format!("（单独实施 {}）", people(step.alone.gaining)),
        };
        let (adds, so_far) = (people(step.adds.gaining), people(step.so_far.gaining));
        let lost = if step.adds.losing.at_most > 0.0 {
            format!("，失去 {}", people(step.adds.losing))
        } else {
            String::new()
        };
        lines.push(format!("{number} {}：新增享有 {adds}{alone}{lost}，累计 {so_far}", id(step.action)));
        let own = cost(plan.actions()[step.action].cost);
        lines.push(format!("  费用 {own}，累计 {}；关闭缺口 {} 项", cost(step.cost_so_far), step.adds.closed));
        lines.push(format!("  实施后：{}", standing(&step.standing)));
        let named =
            if step.departments.is_empty() { "标准未指明".to_owned() } else { step.departments.join("、") };
        lines.push(format!("  责任部门：{named}"));
    }
    for (action, why) in plan.left_out() {
        lines.push(format!("不列入 {}：{}", id(*action), why.name()));
    }
    let closed = plan.difference().rows().iter().filter(|row| row.outcome() == Outcome::Closed);
    lines.extend(closed.map(|row| {
        let wanted = &plan.after().standard().requirements[row.requirement];
        format!("已关闭：{} {}", plan.after().circles()[row.circle].spec.id, wanted.title.zh)
    }));
    lines.push(format!("实施后：{}", standing(&after)));
    lines.join("\n") + "\n"
}

fn people(shift: Shift) -> String {
    match shift.sure == shift.at_most {
        true => format!("{:.0} 人次", shift.sure),
        false => format!("{:.0}–{:.0} 人次", shift.sure, shift.at_most),
    }
}

/// Gaps, coverage, and how evenly people walk.
fn standing(standing: &Standing) -> String {
    let share = |share: Option<f64>| share.map_or_else(|| "未知".to_owned(), |share| format!("{:.1} %", 100.0 * share));
    let walk = standing.mean_walk_s.map_or_else(|| "未知".to_owned(), |walk| format!("{walk:.0} 秒"));
    let gini = standing.gini.map_or_else(|| "未知".to_owned(), |gini| format!("{gini:.3}"));
    let (findings, coverage) = (standing.findings, share(standing.coverage));
    format!("缺口 {findings} 项，平均覆盖 {coverage}，平均步行 {walk}，基尼系数 {gini}")
}
