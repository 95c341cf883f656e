//! Gaps by department: each department's own list of what is missing where, the most urgent first.

use super::Assessment;
use super::plan::{Plan, PlanItem};
use crate::error::Error;
use crate::standard::GradeRule;
use crate::table::{Column, Table};

/// What one department answers for.
#[derive(Clone, Debug, PartialEq)]
pub struct DepartmentGaps {
    /// The department as the standard names it; `None` for what the standard names nobody for.
    pub department: Option<String>,
    /// Its gaps: the circle, as an index into [`Assessment::circles`], and what is to be done there.
    pub items: Vec<(usize, PlanItem)>,
}

impl Assessment {
    /// All gaps of all circles, grouped by the departments that the standard names for them.
    ///
    /// Departments come in the order of their name, and what nobody is named for last: no bundled standard names any,
    /// since no source at hand does; a host's own standard may. A gap for which several answer stands under each. Within a
    /// department they come in the order of a plan ([`Assessment::plans`]), and then in that of the circles.
    pub fn gap_report(&self, rule: &GradeRule) -> Vec<DepartmentGaps> {
        let mut report: Vec<DepartmentGaps> = Vec::new();
        for plan in self.plans(rule) {
            for item in plan.items {
                let named = item.departments.as_ref().map(|cited| cited.value.clone()).unwrap_or_default();
                let names = if named.is_empty() { vec![None] } else { named.into_iter().map(Some).collect() };
                for department in names {
                    let entry = (plan.circle, item.clone());
                    match report.iter_mut().find(|gaps| gaps.department == department) {
                        Some(gaps) => gaps.items.push(entry),
                        None => report.push(DepartmentGaps { department, items: vec![entry] }),
                    }
                }
            }
        }
        report.sort_by(|a, b| (a.department.is_none(), &a.department).cmp(&(b.department.is_none(), &b.department)));
        for gaps in &mut report {
            gaps.items.sort_by(|(_, a), (_, b)| a.before(b));
        }
        report
    }

    /// The gap report as a table: one row for each department and gap.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn gap_table(&self, rule: &GradeRule) -> Result<Table, Error> {
        let report = self.gap_report(rule);
        let rows: Vec<(Option<&str>, usize, &PlanItem)> = report
            .iter()
            .flat_map(|gaps| gaps.items.iter().map(|(circle, item)| (gaps.department.as_deref(), *circle, item)))
            .collect();
        let table = Table::new(rows.len()).with(Column::text("department", rows.iter().map(|row| row.0)))?;
        self.item_columns(table, &rows.iter().map(|(_, circle, item)| (*circle, *item)).collect::<Vec<_>>())
    }

    /// The plans as a table: one row for each circle and thing to do, in the order of [`Assessment::plans`]; `rank` counts
    /// them from 1 in each circle.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn plan_table(&self, rule: &GradeRule) -> Result<Table, Error> {
        let plans = self.plans(rule);
        let rows: Vec<(&Plan, &PlanItem)> =
            plans.iter().flat_map(|plan| plan.items.iter().map(move |item| (plan, item))).collect();
        let grade = |index: Option<usize>| rule.grades.get(index?).map(|grade| grade.id.as_str());
        let list = |item: &PlanItem| item.departments.as_ref().map(|cited| cited.value.join(";"));
        let items: Vec<(usize, &PlanItem)> = rows.iter().map(|(plan, item)| (plan.circle, *item)).collect();
        let ranks = plans.iter().flat_map(|plan| (1..).take(plan.items.len())).map(Some);
        self.item_columns(Table::new(rows.len()).with(Column::integer("rank", ranks))?, &items)?
            .with(Column::text("departments", rows.iter().map(|(_, item)| list(item))))?
            .with(Column::text("grade_at_least", rows.iter().map(|(plan, _)| grade(plan.grade.at_least))))?
            .with(Column::text("grade_at_most", rows.iter().map(|(plan, _)| grade(plan.grade.at_most))))
    }

    fn item_columns(&self, table: Table, rows: &[(usize, &PlanItem)]) -> Result<Table, Error> {
        let circle = |circle: usize| self.circles().get(circle).map(|circle| circle.spec.id.as_str());
        let finding = |item: &PlanItem| self.findings().get(item.finding);
        let required = |item: &PlanItem| self.required_by(item.finding);
        let people = |item: &PlanItem| finding(item)?.people.map(|people| people.missing);
        let hours = |item: &PlanItem| item.saved.map(|saved| saved.person_s / 3600.0);
        let citation = |item: &PlanItem| required(item).map(|requirement| requirement.citation().to_string());
        let mut table = table
            .with(Column::text("circle", rows.iter().map(|(at, _)| circle(*at))))?
            .with(Column::text("standard", rows.iter().map(|_| Some(self.standard().id.as_str()))))?
            .with(Column::text("walker", rows.iter().map(|_| Some(self.walker()))))?
            .with(Column::text("requirement", rows.iter().map(|(_, i)| required(i).map(|r| r.id.as_str()))))?
            .with(Column::text("status", rows.iter().map(|(_, i)| finding(i).map(|f| f.status.name()))))?
            .with(Column::integer("priority", rows.iter().map(|(_, i)| Some(i64::from(i.priority)))))?
            .with(Column::integer("lacking", rows.iter().map(|(_, i)| finding(i).map(|f| i64::from(f.lacking)))))?
            .with(Column::real("homes_missing", rows.iter().map(|(_, i)| finding(i).map(|f| f.homes.missing))))?
            .with(Column::real("people_missing", rows.iter().map(|(_, i)| people(i))).in_unit("people"))?;
        for (index, group) in self.prepared().study().homes().group_names.iter().enumerate() {
            let missing = |item: &PlanItem| Some(finding(item)?.groups.get(index)?.as_ref()?.missing);
            let column = Column::real(format!("people_missing_{group}"), rows.iter().map(|(_, i)| missing(i)));
            table = table.with(column.in_unit("people"))?;
        }
        table
            .with(Column::real("walk_saved_person_h", rows.iter().map(|(_, i)| hours(i))).in_unit("h"))?
            .with(Column::flag("walk_saved_at_least", rows.iter().map(|(_, i)| i.saved.map(|saved| saved.at_least))))?
            .with(Column::text("clause", rows.iter().map(|(_, i)| citation(i))))?
            .with(Column::text("text_zh", rows.iter().map(|(_, i)| Some(i.text.zh.as_str()))))?
            .with(Column::text("text_en", rows.iter().map(|(_, i)| Some(i.text.en.as_str()))))
    }
}
