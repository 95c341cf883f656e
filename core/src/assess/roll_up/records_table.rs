//! Records as tables: whether each circle meets each target, and all of them for another run to read.

use super::table::is_rate;
use super::{CircleRecord, CircleRecords, DivisionCode, Rate, Share, TargetVerdict};
use crate::access::Tally;
use crate::error::{Error, ErrorKind, Place};
use crate::source::table::unguarded;
use crate::standard::Target;
use crate::table::{Column, Table};

/// The numbers of a record's row that may be missing, in the order of the columns.
const NUMBERS: [&str; 10] = [
    "people",
    "outlets",
    "part",
    "whole",
    "percent",
    "met",
    "missing",
    "truncated_met",
    "truncated_unknown",
    "unattached",
];

/// One line of [`CircleRecords::table`].
#[derive(Clone, Copy, Default)]
struct Line<'r> {
    record: Option<&'r CircleRecord>,
    target: Option<(&'r str, Share)>,
    requirement: Option<(&'r str, Tally)>,
}

impl CircleRecords {
    /// The targets that circles report: shares, and square metres for so many households. Goals of a whole programme,
    /// such as 10,000 circles, are none.
    pub fn rates(&self) -> impl Iterator<Item = &Target> {
        self.standard().targets.iter().filter(|target| is_rate(target))
    }

    /// Whether each circle meets each target of the standard that is a rate: `circle`, `division`, `people`, `target`,
    /// `title_zh`, `title_en`, `value` (for each hundred of the whole), `at_least`, `unit`, `verdict` (`pass`, `fail`,
    /// `no-data`), `part`, `whole`, `clause`. A value nobody entered is no data, never nought.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn acceptance_table(&self) -> Result<Table, Error> {
        let rows: Vec<(&CircleRecord, &Target, Option<Share>)> = self
            .rows()
            .iter()
            .flat_map(|record| {
                self.rates().map(move |target| (record, target, record.entries.get(&target.id).copied()))
            })
            .collect();
        let rate = |share: Option<Share>| Rate {
            value: share.map(|share| 100.0 * share.part / share.whole),
            circles_without: f64::from(u8::from(share.is_none())),
            people_without: None,
        };
        let verdict =
            |(_, target, share): &(_, &Target, Option<Share>)| TargetVerdict::of(&rate(*share), target).name();
        Table::new(rows.len())
            .with(Column::text("circle", rows.iter().map(|(record, ..)| Some(record.id.as_str()))))?
            .with(Column::text("division", rows.iter().map(|(record, ..)| Some(record.division.to_string()))))?
            .with(Column::real("people", rows.iter().map(|(record, ..)| record.people)).in_unit("people"))?
            .with(Column::text("target", rows.iter().map(|(_, target, _)| Some(target.id.as_str()))))?
            .with(Column::text("title_zh", rows.iter().map(|(_, target, _)| Some(target.title.zh.as_str()))))?
            .with(Column::text("title_en", rows.iter().map(|(_, target, _)| Some(target.title.en.as_str()))))?
            .with(Column::real("value", rows.iter().map(|(.., share)| rate(*share).value)))?
            .with(Column::real("at_least", rows.iter().map(|(_, target, _)| Some(target.at_least.value))))?
            .with(Column::text("unit", rows.iter().map(|(_, target, _)| Some(target.unit.as_str()))))?
            .with(Column::text("verdict", rows.iter().map(|row| Some(verdict(row)))))?
            .with(Column::real("part", rows.iter().map(|(.., share)| share.map(|share| share.part))))?
            .with(Column::real("whole", rows.iter().map(|(.., share)| share.map(|share| share.whole))))?
            .with(Column::text("clause", rows.iter().map(|(_, t, _)| Some(t.at_least.citation.to_string()))))
    }

    /// All records, for [`CircleRecords::read_csv`] of another run: cities may be judged apart and added up at the end.
    ///
    /// One row for each circle, followed by one for each entry (`target`, `part`, `whole`) and for each requirement that
    /// its people are served or not (`requirement`, `met`, `missing`, `truncated_met`, `truncated_unknown`, `unattached`).
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn table(&self) -> Result<Table, Error> {
        let rows: Vec<Line<'_>> = self.rows().iter().flat_map(lines).collect();
        let text = |name: &str, of: &dyn Fn(&Line<'_>) -> Option<String>| Column::text(name, rows.iter().map(of));
        let real = |name: &str, of: &dyn Fn(&Line<'_>) -> Option<f64>| Column::real(name, rows.iter().map(of));
        let whole =
            |line: &Line<'_>| line.record.filter(|_| line.target.is_none() && line.requirement.is_none()).cloned();
        let tally = |line: &Line<'_>| line.requirement.map(|(_, tally)| tally);
        Table::new(rows.len())
            .with(text("circle", &|line| Some(line.record?.id.clone())))?
            .with(text("division", &|line| Some(line.record?.division.written())))?
            .with(real("people", &|line| whole(line)?.people).in_unit("people"))?
            .with(real("outlets", &|line| whole(line)?.outlets))?
            .with(text("target", &|line| Some(line.target?.0.to_owned())))?
            .with(real("part", &|line| Some(line.target?.1.part)))?
            .with(real("whole", &|line| Some(line.target?.1.whole)))?
            .with(text("requirement", &|line| Some(line.requirement?.0.to_owned())))?
            .with(real("met", &|line| Some(tally(line)?.met)))?
            .with(real("missing", &|line| Some(tally(line)?.missing)))?
            .with(real("truncated_met", &|line| Some(tally(line)?.truncated_met)))?
            .with(real("truncated_unknown", &|line| Some(tally(line)?.truncated_unknown)))?
            .with(real("unattached", &|line| Some(tally(line)?.unattached)))
    }

    /// Adds the rows of a CSV text: what hosts enter, or the [`CircleRecords::table`] of another run. Returns how many.
    ///
    /// `circle` and `division` must be there; `people` and `outlets` state the circle; `target` with `part` and `whole`, or
    /// with `percent` (of `whole`, or of the circle's people), enters a value; `requirement` with the five counts says how
    /// its people are served. Other columns are not read.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] without the first two columns; for a row [`ErrorKind::Format`], [`ErrorKind::Value`],
    /// [`ErrorKind::NotFound`] or [`ErrorKind::Argument`], with its line. Rows before it are kept.
    pub fn read_csv(&mut self, text: &str, file: &str) -> Result<usize, Error> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let broken = |line: u64| Error::new(ErrorKind::Format, "a row cannot be read").at(Place::file(file).line(line));
        let header = reader.headers().map_err(|_| broken(1))?.clone();
        let column = |name: &str| header.iter().position(|column| column.trim() == name);
        for name in ["circle", "division"] {
            if column(name).is_none() {
                let missing = Error::new(ErrorKind::Column, "a table of circles needs this column");
                return Err(missing.with_value(name).at(Place::file(file).line(1)));
            }
        }
        let mut rows = 0;
        for record in reader.records() {
            let record = record.map_err(|error| broken(error.position().map_or(1, csv::Position::line)))?;
            let line = record.position().map_or(1, csv::Position::line);
            let cell = |name: &str| {
                let text = column(name).and_then(|at| record.get(at)).map(|cell| unguarded(cell.trim()));
                text.filter(|text| !text.is_empty())
            };
            self.read_row(&cell).map_err(|error| error.at(Place::file(file).line(line)))?;
            rows += 1;
        }
        Ok(rows)
    }

    fn read_row<'r>(&mut self, cell: &dyn Fn(&str) -> Option<&'r str>) -> Result<(), Error> {
        let need = |name: &'static str| {
            cell(name)
                .ok_or_else(|| Error::new(ErrorKind::Value, "a circle needs an id and a division").with_value(name))
        };
        let (circle, division) = (need("circle")?, need("division")?);
        let mut numbers = [None; NUMBERS.len()];
        for (number, name) in numbers.iter_mut().zip(NUMBERS) {
            *number = cell(name).map(|text| read_number(text, name)).transpose()?;
        }
        let [people, outlets, part, whole, percent, met, missing, truncated_met, truncated_unknown, unattached] =
            numbers;
        self.state(division, circle, people, outlets)?;
        match (cell("target"), part, whole, percent) {
            (None, ..) => {}
            (Some(target), Some(part), Some(whole), None) => {
                self.enter(division, circle, target, Share::new(part, whole)?)?;
            }
            (Some(target), None, whole, Some(percent)) => {
                self.enter_percent(division, circle, target, percent, whole)?
            }
            (Some(target), ..) => {
                return Err(Error::new(ErrorKind::Value, "a value is part and whole, or percent").with_value(target));
            }
        }
        if let Some(requirement) = cell("requirement") {
            let [met, missing, truncated_met, truncated_unknown, unattached] =
                [met, missing, truncated_met, truncated_unknown, unattached].map(|count| count.unwrap_or(0.0));
            let tally = Tally { met, missing, truncated_met, truncated_unknown, unattached };
            self.serve(division.parse::<DivisionCode>()?, circle, requirement, tally)?;
        }
        Ok(())
    }
}

/// A circle, its entries, and how its people are served.
fn lines(record: &CircleRecord) -> impl Iterator<Item = Line<'_>> {
    let line = Line { record: Some(record), ..Line::default() };
    let entries = record.entries.iter().map(move |(id, share)| Line { target: Some((id, *share)), ..line });
    let served = record.served.iter().map(move |(id, tally)| Line { requirement: Some((id, *tally)), ..line });
    std::iter::once(line).chain(entries).chain(served)
}

fn read_number(text: &str, column: &str) -> Result<f64, Error> {
    text.parse::<f64>()
        .ok()
        .filter(|number| number.is_finite())
        .ok_or_else(|| Error::new(ErrorKind::Value, format!("{column} must be a number")).with_value(text))
}
