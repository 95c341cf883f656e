//! Plans beyond their lists: grade, levels and slogans of every circle, each as a table.

use super::Assessment;
use super::grade::Grading;
use super::plan::{GroupFinding, LevelFinding, TogetherStatus};
use crate::error::Error;
use crate::standard::{GradeRule, Obligation};
use crate::table::{Column, Table};

impl Assessment {
    /// The grade of every circle by a rule: `circle`, `name`, `standard`, `rule`, `judged` (`met`, `short`, `no-data`, all
    /// levels together), `grade_at_least` and `grade_at_most` with their titles, and for each obligation how many
    /// requirements are `<obligation>_met`, `_lacking` and `_unknown`. `to_be_confirmed` says that a threshold of the
    /// rule is not quoted from any standard.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn grades_table(&self, rule: &GradeRule) -> Result<Table, Error> {
        let plans = self.plans(rule);
        let circle = |index: usize| self.circles().get(index);
        let title = |of: fn(&Grading) -> Option<usize>, name: &str| {
            let grade = move |grading: &Grading| rule.grades.get(of(grading)?);
            let ids = plans.iter().map(move |plan| grade(&plan.grade).map(|grade| grade.id.as_str()));
            let zh = plans.iter().map(move |plan| grade(&plan.grade).map(|grade| grade.title.zh.as_str()));
            (Column::text(name, ids), Column::text(format!("{name}_zh"), zh))
        };
        let (least, least_zh) = title(|grading| grading.at_least, "grade_at_least");
        let (most, most_zh) = title(|grading| grading.at_most, "grade_at_most");
        let thresholds = rule.grades.iter().flat_map(|grade| &grade.met);
        let doubtful = thresholds.into_iter().any(|(_, share)| share.citation.confidence.to_be_confirmed());
        let mut table = Table::new(plans.len())
            .with(Column::text("circle", plans.iter().map(|plan| Some(circle(plan.circle)?.spec.id.as_str()))))?
            .with(Column::text("name", plans.iter().map(|plan| circle(plan.circle)?.spec.name.as_deref())))?
            .with(Column::text("standard", plans.iter().map(|_| Some(self.standard().id.as_str()))))?
            .with(Column::text("rule", plans.iter().map(|_| Some(rule.id.as_str()))))?
            .with(Column::text("judged", plans.iter().map(|plan| Some(plan.judged.name()))))?
            .with(least)?
            .with(least_zh)?
            .with(most)?
            .with(most_zh)?
            .with(Column::flag("to_be_confirmed", plans.iter().map(|_| Some(doubtful))))?;
        for (index, obligation) in Obligation::ALL.into_iter().enumerate() {
            let counts = [("met", 0), ("lacking", 1), ("unknown", 2)];
            for (what, part) in counts {
                let cell = |grading: &Grading| {
                    let share = grading.shares[index];
                    i64::try_from([share.met, share.lacking, share.unknown][part]).ok()
                };
                let name = format!("{}_{what}", obligation.name());
                table = table.with(Column::integer(name, plans.iter().map(|plan| cell(&plan.grade))))?;
            }
        }
        Ok(table)
    }

    /// What each circle has of each level of the standard: `circle`, `level`, `title_zh`, `title_en`, `status` (`met`,
    /// `short`, `no-data`), `requirements` (how many must be there) and `lacking` (their ids). Levels are not inclusive
    /// (非包含关系): none makes up for another.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn levels_table(&self) -> Result<Table, Error> {
        let rows: Vec<(usize, LevelFinding)> = self.each_circle(|first| self.levels(first));
        let level = |row: &(usize, LevelFinding)| self.standard().levels.get(row.1.level);
        let found = rows.iter().map(|(circle, found)| Together {
            circle: *circle,
            status: found.status,
            findings: &found.findings,
        });
        Table::new(rows.len())
            .with(Column::text("level", rows.iter().map(|row| Some(level(row)?.id.as_str()))))?
            .with(Column::text("title_zh", rows.iter().map(|row| Some(level(row)?.title.zh.as_str()))))?
            .with(Column::text("title_en", rows.iter().map(|row| Some(level(row)?.title.en.as_str()))))
            .and_then(|table| self.together_columns(table, &found.collect::<Vec<_>>()))
    }

    /// What each circle has of each slogan of the standard, such as 一菜一修: `circle`, `group`, `title_zh`, `title_en`,
    /// `clause`, `status` (`met`, `short`, `no-data`), `requirements` and `lacking`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn groups_table(&self) -> Result<Table, Error> {
        let rows: Vec<(usize, GroupFinding)> = self.each_circle(|first| self.groups(first));
        let group = |row: &(usize, GroupFinding)| self.standard().groups.get(row.1.group);
        let found = rows.iter().map(|(circle, found)| Together {
            circle: *circle,
            status: found.status,
            findings: &found.findings,
        });
        let clause = |row| group(row).map(|group| group.requirements.citation.to_string());
        Table::new(rows.len())
            .with(Column::text("group", rows.iter().map(|row| Some(group(row)?.id.as_str()))))?
            .with(Column::text("title_zh", rows.iter().map(|row| Some(group(row)?.title.zh.as_str()))))?
            .with(Column::text("title_en", rows.iter().map(|row| Some(group(row)?.title.en.as_str()))))?
            .with(Column::text("clause", rows.iter().map(clause)))
            .and_then(|table| self.together_columns(table, &found.collect::<Vec<_>>()))
    }

    /// What `of` makes of each circle, given where its findings begin.
    fn each_circle<T>(&self, of: impl Fn(usize) -> Vec<T>) -> Vec<(usize, T)> {
        let each = self.standard().requirements.len();
        let rows = |circle: usize| of(circle * each).into_iter().map(move |found| (circle, found));
        (0..self.circles().len()).flat_map(rows).collect()
    }

    fn together_columns(&self, table: Table, rows: &[Together<'_>]) -> Result<Table, Error> {
        let circle = |row: &Together<'_>| self.circles().get(row.circle).map(|circle| circle.spec.id.as_str());
        let lacking = |row: &Together<'_>| {
            let short =
                row.findings.iter().filter(|index| self.findings().get(**index).is_some_and(|f| f.priority.is_some()));
            let ids: Vec<&str> = short.filter_map(|index| Some(self.required_by(*index)?.id.as_str())).collect();
            (!ids.is_empty()).then(|| ids.join(";"))
        };
        table
            .with(Column::text("circle", rows.iter().map(circle)))?
            .with(Column::text("status", rows.iter().map(|row| Some(row.status.name()))))?
            .with(Column::integer("requirements", rows.iter().map(|row| i64::try_from(row.findings.len()).ok())))?
            .with(Column::text("lacking", rows.iter().map(lacking)))
    }
}

/// Several findings of one circle taken together.
struct Together<'a> {
    circle: usize,
    status: TogetherStatus,
    findings: &'a [usize],
}
