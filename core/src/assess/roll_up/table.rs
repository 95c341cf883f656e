//! The roll-up as a table, judged by the targets of a standard.

use super::{DivisionCode, DivisionNames, Rate, RollUp, Totals};
use crate::error::Error;
use crate::standard::{Standard, Target};
use crate::table::{Column, Table};

/// Whether a division meets a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TargetVerdict {
    /// It does, as far as its circles report.
    Pass,
    /// It does not, as far as its circles report.
    Fail,
    /// No circle of it reports anything.
    NoData,
}

/// What lacks less than a billionth of a target meets it: 90 % of 7 people is no exact number.
const NEARLY: f64 = 1.0 - 1e-9;

impl TargetVerdict {
    /// Whether a rate meets a target.
    pub fn of(rate: &Rate, target: &Target) -> TargetVerdict {
        match rate.value {
            None => TargetVerdict::NoData,
            Some(value) if value >= target.at_least.value * NEARLY => TargetVerdict::Pass,
            Some(_) => TargetVerdict::Fail,
        }
    }

    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            TargetVerdict::Pass => "pass",
            TargetVerdict::Fail => "fail",
            TargetVerdict::NoData => "no-data",
        }
    }
}

impl RollUp {
    /// One row for each division that has circles, the nation first: `code`, `level`, `name`, `circles`, `people`,
    /// `circles_without_people`, `outlets`, `circles_without_outlets`; for each target of the standard that is a rate
    /// (goals of a whole programme, such as 10,000 circles, are none) `<target>` (for each hundred of the whole), `<target>_verdict`, `<target>_no_data` (the share of people, or of circles where nobody
    /// says how many people there are) and `<target>_clause`; for each requirement that a circle reports `<requirement>_served`
    /// (the share of people who have it), `<requirement>_served_at_least` and
    /// `<requirement>_no_data`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`](crate::error::ErrorKind::Column) when a target and a requirement make columns of one name.
    pub fn table(&self, standard: &Standard, names: &DivisionNames) -> Result<Table, Error> {
        let rows: Vec<(DivisionCode, &Totals)> = self.divisions().collect();
        let whole = |name: &str, of: &dyn Fn(&Totals) -> u64| {
            Column::integer(name, rows.iter().map(|(_, totals)| i64::try_from(of(totals)).ok()))
        };
        let real = |name: String, of: &dyn Fn(&Totals) -> Option<f64>| {
            Column::real(name, rows.iter().map(|(_, totals)| of(totals)))
        };
        let mut table = Table::new(rows.len())
            .with(Column::text("code", rows.iter().map(|(code, _)| Some(code.to_string()))))?
            .with(Column::text("level", rows.iter().map(|(code, _)| Some(code.level().name()))))?
            .with(Column::text("name", rows.iter().map(|(code, _)| names.get(*code))))?
            .with(whole("circles", &Totals::circles))?
            .with(real("people".into(), &Totals::people).in_unit("people"))?
            .with(whole("circles_without_people", &Totals::circles_without_people))?
            .with(real("outlets".into(), &Totals::outlets))?
            .with(whole("circles_without_outlets", &Totals::circles_without_outlets))?;
        for target in standard.targets.iter().filter(|target| is_rate(target)) {
            let (id, cited) = (&target.id, target.at_least.citation.to_string());
            let verdicts = rows.iter().map(|(_, totals)| Some(TargetVerdict::of(&totals.entry(id), target).name()));
            table = table
                .with(real(id.clone(), &|totals| totals.entry(id).value))?
                .with(Column::text(format!("{id}_verdict"), verdicts))?
                .with(real(format!("{id}_no_data"), &|totals| no_data(totals.entry(id))))?
                .with(Column::text(format!("{id}_clause"), rows.iter().map(|_| Some(cited.clone()))))?;
        }
        let reported = self.totals(DivisionCode::NATION).into_iter().flat_map(Totals::requirements);
        for requirement in reported {
            table = table
                .with(real(format!("{requirement}_served"), &|totals| totals.served(requirement).value))?
                .with(real(format!("{requirement}_served_at_least"), &|totals| {
                    totals.served_bounds(requirement).map(|(least, _)| least)
                }))?
                .with(real(format!("{requirement}_no_data"), &|totals| no_data(totals.served(requirement))))?;
        }
        Ok(table)
    }
}

/// Whether circles can report a target: a share, or square metres for each hundred households.
pub(super) fn is_rate(target: &Target) -> bool {
    matches!(target.unit.as_str(), "%" | "m2")
}

fn no_data(rate: Rate) -> Option<f64> {
    Some(rate.people_without.unwrap_or(rate.circles_without))
}
