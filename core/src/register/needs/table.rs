//! A register in columns: what happened, and how far each need has come.

use super::NeedsRegister;
use super::entry::{Entry, Proposal};
use crate::error::Error;
use crate::model::{Catalogue, CategoryId};
use crate::table::{Column, Table};

/// Between the ids in a cell that holds several.
pub(super) const SEPARATOR: char = '|';

impl NeedsRegister {
    /// Everything that happened, one row each, in the columns that [`import_table`](NeedsRegister::import_table) reads: `entry`, `id`,
    /// `needs` (ids with `|` between), `on`, `text`, `list`, `category`, `circle`, `people`, `proposal`, `satisfied`, `asked`, and where.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn entries_table(&self) -> Result<Table, Error> {
        let rows = || self.entries().iter();
        let need = |entry: &Entry| if let Entry::Raised(need) = entry { Some(need.clone()) } else { None };
        let rating = |entry: &Entry| match entry {
            Entry::Rated { satisfied, asked, .. } => Some((i64::from(*satisfied), i64::from(*asked))),
            _ => None,
        };
        let proposal = |entry: &Entry| if let Entry::Served { proposal, .. } = entry { proposal.clone() } else { None };
        Table::new(self.entries().len())
            .with(Column::text("entry", rows().map(|entry| Some(entry.kind()))))?
            .with(Column::text("id", rows().map(|entry| Some(id(entry)))))?
            .with(Column::text("needs", rows().map(needs)))?
            .with(Column::text("on", rows().map(|entry| Some(entry.on().to_string()))))?
            .with(Column::text("text", rows().map(|entry| text(entry).filter(|text| !text.is_empty()))))?
            .with(Column::text("list", rows().map(|entry| Some(need(entry)?.list))))?
            .with(Column::text("category", rows().map(|entry| name(need(entry)?.category))))?
            .with(Column::text("circle", rows().map(|entry| need(entry)?.circle)))?
            .with(Column::real("people", rows().map(|entry| need(entry)?.people)).in_unit("people"))?
            .with(Column::text("proposal", rows().map(proposal)))?
            .with(Column::integer("satisfied", rows().map(|entry| Some(rating(entry)?.0))))?
            .with(Column::integer("asked", rows().map(|entry| Some(rating(entry)?.1))))?
            .with_points(rows().map(|entry| need(entry)?.position).collect())
    }

    /// How far each need has come, one row each by id: `need`, `list`, `stage`, `open`, `raised`, `served`, `category`, `circle`, `people`,
    /// `satisfied`, `asked`, `text`, and where.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn needs_table(&self) -> Result<Table, Error> {
        let rows = || self.state.cases.values();
        let asked = |count: u64, asked: u64| (asked > 0).then(|| i64::try_from(count).ok()).flatten();
        Table::new(self.state.cases.len())
            .with(Column::text("need", rows().map(|case| Some(case.need.id.clone()))))?
            .with(Column::text("list", rows().map(|case| Some(case.need.list.clone()))))?
            .with(Column::text("stage", rows().map(|case| Some(case.stage().name()))))?
            .with(Column::flag("open", rows().map(|case| Some(case.stage().is_open()))))?
            .with(Column::text("raised", rows().map(|case| Some(case.need.raised.to_string()))))?
            .with(Column::text("served", rows().map(|case| Some(case.first_served?.to_string()))))?
            .with(Column::text("category", rows().map(|case| name(case.need.category))))?
            .with(Column::text("circle", rows().map(|case| case.need.circle.clone())))?
            .with(Column::real("people", rows().map(|case| case.need.people)).in_unit("people"))?
            .with(Column::integer("satisfied", rows().map(|case| asked(case.satisfied, case.asked))))?
            .with(Column::integer("asked", rows().map(|case| asked(case.asked, case.asked))))?
            .with(Column::text("text", rows().map(|case| Some(case.need.text.clone()))))?
            .with_points(rows().map(|case| case.need.position).collect())
    }

    /// What became of each proposal, one row each by id: `proposal`, `needs`, `services`, `satisfied`, `asked`, `satisfaction`.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn loops_table(&self) -> Result<Table, Error> {
        let loops = self.loops();
        let rows = || loops.iter();
        let joined = |ids: &[String]| (!ids.is_empty()).then(|| ids.join("|"));
        let asked = |count: u64, asked: u64| (asked > 0).then(|| i64::try_from(count).ok()).flatten();
        Table::new(loops.len())
            .with(Column::text("proposal", rows().map(|row| Some(row.proposal.clone()))))?
            .with(Column::text("needs", rows().map(|row| joined(&row.needs))))?
            .with(Column::text("services", rows().map(|row| joined(&row.services))))?
            .with(Column::integer("satisfied", rows().map(|row| asked(row.satisfied, row.asked))))?
            .with(Column::integer("asked", rows().map(|row| asked(row.asked, row.asked))))?
            .with(Column::real("satisfaction", rows().map(super::LoopRow::satisfaction)))
    }
}

fn id(entry: &Entry) -> String {
    match entry {
        Entry::Raised(need) => need.id.clone(),
        Entry::Proposed(proposal) => proposal.id.clone(),
        Entry::Consulted { id, .. } | Entry::Served { id, .. } => id.clone(),
        Entry::Rated { service, .. } => service.clone(),
    }
}

/// The needs of what is not itself one.
fn needs(entry: &Entry) -> Option<String> {
    (!matches!(entry, Entry::Raised(_))).then(|| entry.needs().join(&String::from(SEPARATOR)))
}

fn text(entry: &Entry) -> Option<String> {
    match entry {
        Entry::Raised(need) => Some(need.text.clone()),
        Entry::Consulted { text, .. } | Entry::Served { text, .. } | Entry::Proposed(Proposal { text, .. }) => {
            Some(text.clone())
        }
        Entry::Rated { .. } => None,
    }
}

fn name(category: Option<CategoryId>) -> Option<String> {
    Some(Catalogue::bundled().leaf(category?)?.id.clone())
}
