//! What a register comes to: by list, by circle, or in all; and what became of each proposal.

use std::collections::BTreeMap;

use super::NeedsRegister;
use super::entry::Stage;
use super::state::Case;
use crate::error::Error;
use crate::standard::Target;
use crate::table::{Column, Table};

/// What the needs are grouped by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SummaryBy {
    /// All as one.
    All,
    /// By list; a list without needs has a row too.
    List,
    /// By circle; needs of no circle are a row without a key.
    Circle,
}

/// One row of a summary.
#[derive(Clone, Debug, PartialEq)]
pub struct SummaryRow {
    /// The id of the list or circle; `None` for all, and for the needs of no circle.
    pub key: Option<String>,
    /// Needs at each stage, in the order of [`Stage::ALL`].
    pub at_stage: [u64; 4],
    /// Consultations about at least one of them, each once.
    pub consultations: u64,
    /// Proposals about at least one of them, each once.
    pub proposals: u64,
    /// Services for at least one of them, each once.
    pub services: u64,
    /// The people concerned, as far as known; `None` when no need says how many.
    pub people: Option<f64>,
    /// The median of days from raising a need to its first service; `None` when none was served.
    pub median_days: Option<f64>,
    /// How many were satisfied.
    pub satisfied: u64,
    /// How many were asked.
    pub asked: u64,
}

impl SummaryRow {
    /// How many needs.
    pub fn needs(&self) -> u64 {
        self.at_stage.iter().sum()
    }

    /// How many needs nobody has served yet.
    pub fn open(&self) -> u64 {
        Stage::ALL.iter().zip(self.at_stage).filter(|(stage, _)| stage.is_open()).map(|(_, count)| count).sum()
    }

    /// The share of those asked who were satisfied, 0 to 1; `None` when nobody was asked.
    pub fn satisfaction(&self) -> Option<f64> {
        (self.asked > 0).then(|| self.satisfied as f64 / self.asked as f64)
    }

    /// Whether the satisfaction reaches a target in percent, such as the 90 of the programme; `None` when nobody was
    /// asked.
    pub fn meets(&self, target: &Target) -> Option<bool> {
        self.satisfaction().map(|share| share * 100.0 >= target.at_least.value)
    }
}

/// A register summed up.
#[derive(Clone, Debug, PartialEq)]
pub struct NeedsSummary {
    /// What the rows are.
    pub by: SummaryBy,
    /// Lists in their order; circles by id, the needs of no circle last.
    pub rows: Vec<SummaryRow>,
}

/// What became of one proposal (问计 to 问效).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LoopRow {
    /// The proposal.
    pub proposal: String,
    /// The needs it is about.
    pub needs: Vec<String>,
    /// The services that carried it out.
    pub services: Vec<String>,
    /// How many were satisfied with these.
    pub satisfied: u64,
    /// How many were asked.
    pub asked: u64,
}

impl LoopRow {
    /// The share of those asked who were satisfied, 0 to 1; `None` when nobody was asked.
    pub fn satisfaction(&self) -> Option<f64> {
        (self.asked > 0).then(|| self.satisfied as f64 / self.asked as f64)
    }
}

impl NeedsRegister {
    /// The register summed up.
    pub fn summary(&self, by: SummaryBy) -> NeedsSummary {
        let mut groups: BTreeMap<(usize, Option<&str>), Vec<&Case>> = BTreeMap::new();
        match by {
            SummaryBy::All => _ = groups.entry((0, None)).or_default(),
            SummaryBy::List => {
                groups.extend(self.lists.iter().enumerate().map(|(i, list)| ((i, Some(list.id.as_str())), vec![])));
            }
            SummaryBy::Circle => {}
        }
        for case in self.state.cases.values() {
            let key = match by {
                SummaryBy::All => (0, None),
                SummaryBy::List => {
                    let at = self.lists.iter().position(|list| list.id == case.need.list);
                    (at.unwrap_or(self.lists.len()), Some(case.need.list.as_str()))
                }
                // The needs of no circle come last.
                SummaryBy::Circle => (usize::from(case.need.circle.is_none()), case.need.circle.as_deref()),
            };
            groups.entry(key).or_default().push(case);
        }
        let rows = groups.into_iter().map(|((_, key), cases)| self.row(key, &cases)).collect();
        NeedsSummary { by, rows }
    }

    fn row(&self, key: Option<&str>, cases: &[&Case]) -> SummaryRow {
        // The cases of a group are in the order of their ids.
        let ours =
            |needs: &[String]| needs.iter().any(|id| cases.binary_search_by(|case| case.need.id.cmp(id)).is_ok());
        let mut at_stage = [0; 4];
        cases.iter().for_each(|case| at_stage[case.stage() as usize] += 1);
        let mut days: Vec<i32> =
            cases.iter().filter_map(|case| Some(case.first_served?.days_since(case.need.raised))).collect();
        SummaryRow {
            key: key.map(str::to_owned),
            at_stage,
            consultations: self.state.consultations.values().filter(|needs| ours(needs)).count() as u64,
            proposals: self.state.proposals.values().filter(|proposal| ours(&proposal.needs)).count() as u64,
            services: self.state.services.values().filter(|given| ours(&given.needs)).count() as u64,
            people: cases.iter().filter_map(|case| case.need.people).reduce(|a, b| a + b),
            median_days: median(&mut days),
            satisfied: cases.iter().map(|case| case.satisfied).sum(),
            asked: cases.iter().map(|case| case.asked).sum(),
        }
    }

    /// What became of each proposal, by id: the needs it answers, the services that carried it out, how these were liked.
    pub fn loops(&self) -> Vec<LoopRow> {
        let row = |(id, proposal): (&String, &super::Proposal)| {
            let given = || self.state.services.iter().filter(|(_, given)| given.proposal.as_ref() == Some(id));
            LoopRow {
                proposal: id.clone(),
                needs: proposal.needs.clone(),
                services: given().map(|(service, _)| service.clone()).collect(),
                satisfied: given().map(|(_, given)| given.satisfied).sum(),
                asked: given().map(|(_, given)| given.asked).sum(),
            }
        };
        self.state.proposals.iter().map(row).collect()
    }
}

/// The middle one, or the mean of the two in the middle.
fn median(days: &mut [i32]) -> Option<f64> {
    days.sort_unstable();
    let (low, high) = (days.get(days.len().checked_sub(1)? / 2)?, days.get(days.len() / 2)?);
    Some((f64::from(*low) + f64::from(*high)) / 2.0)
}

impl NeedsSummary {
    /// The summary in columns: `key`, `needs`, `open`, one for each stage, `consultations`, `proposals`, `services`, `people`,
    /// `median_days`, `satisfied`, `asked`, `satisfaction` and, held against a target in percent, `meets_target` and
    /// `target_at_least`.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn table(&self, target: Option<&Target>) -> Result<Table, Error> {
        let rows = || self.rows.iter();
        let count = |name: &str, value: fn(&SummaryRow) -> u64| {
            Column::integer(name, rows().map(|row| i64::try_from(value(row)).ok()))
        };
        let mut table = Table::new(self.rows.len())
            .with(Column::text("key", rows().map(|row| row.key.clone())))?
            .with(count("needs", SummaryRow::needs))?
            .with(count("open", SummaryRow::open))?;
        for (i, stage) in Stage::ALL.into_iter().enumerate() {
            table = table.with(Column::integer(stage.name(), rows().map(|row| i64::try_from(row.at_stage[i]).ok())))?;
        }
        table = table
            .with(count("consultations", |row| row.consultations))?
            .with(count("proposals", |row| row.proposals))?
            .with(count("services", |row| row.services))?
            .with(Column::real("people", rows().map(|row| row.people)).in_unit("people"))?
            .with(Column::real("median_days", rows().map(|row| row.median_days)).in_unit("d"))?
            .with(count("satisfied", |row| row.satisfied))?
            .with(count("asked", |row| row.asked))?
            .with(Column::real("satisfaction", rows().map(SummaryRow::satisfaction)))?;
        match target {
            None => Ok(table),
            Some(target) => table
                .with(Column::flag("meets_target", rows().map(|row| row.meets(target))))?
                .with(Column::real("target_at_least", rows().map(|_| Some(target.at_least.value))).in_unit("%")),
        }
    }
}
