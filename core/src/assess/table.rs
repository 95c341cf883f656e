//! Findings and coverage as tables.

use super::finding::{Finding, Served, Status};
use super::verdict::NoData;
use super::{Assessment, Coverage};
use crate::access::Tally;
use crate::error::Error;
use crate::standard::Requirement;
use crate::table::{Column, Table};

/// How many people something is said of.
type Part = fn(&Served) -> f64;

/// What can be said of people, and how many [`Served`] counts.
const PARTS: [(&str, Part); 3] =
    [("met", |served| served.met), ("missing", |served| served.missing), ("unknown", |served| served.unknown)];

impl Assessment {
    /// The findings as a table: one row for each circle and requirement, in the order of [`Assessment::findings`].
    ///
    /// For whom: `walker`, `people_met`, `people_missing`, `people_unknown`, and the same for each group of people that
    /// the homes count, such as `people_missing_60+`. How urgent: `priority` (1 first) and `walk_saved_person_h`, people
    /// times the walk they would be saved.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::Column`] when a group of people makes a column of a name that is taken.
    pub fn findings_table(&self) -> Result<Table, Error> {
        let rows = self.findings();
        let table = self.named(rows.len(), |row| (rows[row].circle, rows[row].requirement))?;
        let text = |name: &str, of: &dyn Fn(&Finding) -> Option<String>| Column::text(name, rows.iter().map(of));
        let whole = |name: &str, of: &dyn Fn(&Finding) -> Option<i64>| Column::integer(name, rows.iter().map(of));
        let real = |name: &str, of: &dyn Fn(&Finding) -> Option<f64>| Column::real(name, rows.iter().map(of));
        let facility = |row: u32| self.prepared().study().facilities().rows.get(row as usize).map(|f| f.id.clone());
        let home = |row: u32| self.prepared().study().homes().rows.get(row as usize).map(|h| h.id.clone());
        let people = |f: &Finding, of: &dyn Fn(&Served) -> f64| f.people.as_ref().map(of);
        let mut table = table
            .with(text("status", &|f| Some(f.status.name().into())))?
            .with(text("reason", &|f| reason(f.status).map(Into::into)))?
            .with(whole("priority", &|f| f.priority.map(i64::from)))?
            .with(real("walk_saved_person_h", &|f| f.saved.map(|saved| saved.person_s / 3600.0)).in_unit("h"))?
            .with(Column::flag("walk_saved_at_least", rows.iter().map(|f| f.saved.map(|saved| saved.at_least))))?
            .with(whole("lacking", &|f| Some(i64::from(f.lacking))))?
            .with(whole("needed", &|f| Some(i64::from(f.need.count))))?
            .with(text("needed_by", &|f| Some(f.need.basis.name().into())))?
            .with(whole("serving", &|f| Some(i64::from(f.serving))))?
            .with(whole("inside", &|f| Some(i64::from(f.inside))))?
            .with(whole("homes_met", &|f| Some(f.homes.met as i64)))?
            .with(whole("homes_missing", &|f| Some(f.homes.missing as i64)))?
            .with(whole("homes_unknown", &|f| Some(f.homes.unknown as i64)))?
            .with(real("people_met", &|f| people(f, &|p| p.met)).in_unit("people"))?
            .with(real("people_missing", &|f| people(f, &|p| p.missing)).in_unit("people"))?
            .with(real("people_unknown", &|f| people(f, &|p| p.unknown)).in_unit("people"))?;
        for (index, group) in self.prepared().study().homes().group_names.iter().enumerate() {
            for (what, of) in PARTS {
                let cell = |f: &Finding| f.groups.get(index)?.as_ref().map(of);
                table = table.with(real(&format!("people_{what}_{group}"), &cell).in_unit("people"))?;
            }
        }
        table
            .with(real("median_walk_s", &|f| f.median_walk_s).in_unit("s"))?
            .with(real("shortest_walk_s", &|f| f.best.map(|near| near.walk_s)).in_unit("s"))?
            .with(text("shortest_walk_home", &|f| home(f.best?.home)))?
            .with(text("shortest_walk_place", &|f| facility(f.best?.facility)))?
            .with(real("longest_walk_s", &|f| f.worst.map(|near| near.walk_s)).in_unit("s"))?
            .with(text("longest_walk_home", &|f| home(f.worst?.home)))?
            .with(text("longest_walk_place", &|f| facility(f.worst?.facility)))?
            .with(Column::flag("weak_source", rows.iter().map(|f| Some(f.weak_source))))?
            .with(text("text_zh", &|f| Some(self.describe(f).zh)))?
            .with(text("text_en", &|f| Some(self.describe(f).en)))
    }

    /// The coverage rates as a table: one row for each circle, requirement and denominator.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn coverage_table(&self) -> Result<Table, Error> {
        let rows = self.coverage();
        let table = self.named(rows.len(), |row| (rows[row].circle, rows[row].requirement))?;
        let denominators = rows.iter().map(|row| Some(row.denominator.name()));
        let mut table = table.with(Column::text("denominator", denominators))?;
        for (measure, of) in
            [("walk", (|row| row.walk) as fn(&Coverage) -> Result<Tally, NoData>), ("line", |row| row.line)]
        {
            let real = |name: &str, value: &dyn Fn(&Tally) -> Option<f64>| {
                let cells = rows.iter().map(|row| of(row).ok().as_ref().and_then(value));
                Column::real(format!("{measure}_{name}"), cells)
            };
            let reasons = rows.iter().map(|row| of(row).err().map(NoData::name));
            table = table
                .with(real("share", &Tally::share))?
                .with(real("truncated_share", &Tally::truncated_share))?
                .with(real("share_at_least", &|tally| tally.bounds().map(|(least, _)| least)))?
                .with(real("share_at_most", &|tally| tally.bounds().map(|(_, most)| most)))?
                .with(real("unattached", &|tally| Some(tally.unattached)))?
                .with(Column::text(format!("{measure}_no_data"), reasons))?;
        }
        table.with(Column::real("walk_per_line", rows.iter().map(|row| row.walk_per_line)))
    }

    /// A table of so many rows with what circle and requirement each is about, and by which clause.
    fn named(&self, count: usize, at: impl Fn(usize) -> (usize, usize)) -> Result<Table, Error> {
        let standard = self.standard();
        let circle = |row: usize| self.circles().get(at(row).0).map(|circle| circle.spec.id.clone());
        let wanted = |row: usize| standard.requirements.get(at(row).1);
        let text = |name: &str, of: &dyn Fn(&Requirement) -> Option<String>| {
            Column::text(name, (0..count).map(|row| wanted(row).and_then(of)))
        };
        let reach = |row: usize| self.parts().questions.rows.get(at(row).1).and_then(|question| question.reach);
        Table::new(count)
            .with(Column::text("circle", (0..count).map(circle)))?
            .with(Column::text("standard", (0..count).map(|_| Some(standard.id.clone()))))?
            .with(Column::text("walker", (0..count).map(|_| Some(self.walker()))))?
            .with(text("requirement", &|r| Some(r.id.clone())))?
            .with(text("title_zh", &|r| Some(r.title.zh.clone())))?
            .with(text("title_en", &|r| Some(r.title.en.clone())))?
            .with(text("level", &|r| standard.level_of(r).map(|level| level.id.clone())))?
            .with(text("obligation", &|r| Some(r.obligation.value.name().into())))?
            .with(Column::text("measure", (0..count).map(|row| reach(row).map(|reach| reach.measure.name()))))?
            .with(Column::real("limit_walk_s", (0..count).map(|row| reach(row).map(|r| r.walk_s))).in_unit("s"))?
            .with(Column::real("limit_line_m", (0..count).map(|row| reach(row).map(|r| r.line_m))).in_unit("m"))?
            .with(text("clause", &|r| Some(r.citation().clause.clone())))?
            .with(text("confidence", &|r| Some(r.citation().confidence.name().into())))
    }
}

fn reason(status: Status) -> Option<&'static str> {
    match status {
        Status::NoData(reason) => Some(reason.name()),
        _ => None,
    }
}
