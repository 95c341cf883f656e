//! Which column of a table holds which field.

use std::collections::BTreeMap;

use super::field::{Field, Kind, normal};
use super::options::TableOptions;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place, nearest_names};

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Target {
    Field(Field),
    /// The group of that number in [`Layout::group_names`].
    Group(usize),
}

/// The columns of a table as fields. Formats with a header resolve it once; GeoJSON asks key by key.
pub(super) struct Layout<'o> {
    kind: Kind,
    options: &'o TableOptions<'o>,
    /// The groups of people, in the order their columns were met.
    pub(super) group_names: Vec<String>,
    /// The name each field's column really has, for the places of defects.
    pub(super) columns: [Option<String>; Field::ALL.len()],
    known: BTreeMap<String, Option<(Target, usize)>>,
}

impl<'o> Layout<'o> {
    /// More groups than any census has; each costs a number in every row, so a file may not choose freely.
    const MAX_GROUPS: usize = 256;

    pub(super) fn new(kind: Kind, options: &'o TableOptions<'o>) -> Layout<'o> {
        Layout { kind, options, group_names: Vec::new(), columns: Default::default(), known: BTreeMap::new() }
    }

    /// What a column holds, and how far down the list of names it was found: the lower the surer.
    pub(super) fn target(&mut self, column: &str) -> Result<Option<(Target, usize)>, Error> {
        if let Some(known) = self.known.get(column) {
            return Ok(*known);
        }
        let target = match self.group_of(column)? {
            Some(group) => Some((Target::Group(group), 0)),
            None => self.field_of(column).map(|(field, rank)| (Target::Field(field), rank)),
        };
        if let Some((Target::Field(field), _)) = target {
            self.columns[field.slot()].get_or_insert_with(|| column.to_owned());
        }
        self.known.insert(column.to_owned(), target);
        Ok(target)
    }

    /// What each column of a header holds.
    pub(super) fn header(&mut self, header: &[&str], report: &mut DataReport) -> Result<Vec<Option<Target>>, Error> {
        let mut targets = vec![None; header.len()];
        let mut best: [Option<(usize, usize)>; Field::ALL.len()] = Default::default();
        for (index, column) in header.iter().enumerate() {
            match self.target(column)? {
                Some((Target::Field(field), rank)) => {
                    let taken = &mut best[field.slot()];
                    if let Some((_, other)) = *taken {
                        report.push(self.ambiguous(field, header[other.min(index)], header[other.max(index)]));
                    }
                    if taken.is_none_or(|(held, _)| rank < held) {
                        *taken = Some((rank, index));
                    }
                }
                group => targets[index] = group.map(|(target, _)| target),
            }
        }
        for (field, (_, index)) in Field::ALL.into_iter().zip(best).filter_map(|(f, b)| Some((f, b?))) {
            targets[index] = Some(Target::Field(field));
            self.columns[field.slot()] = Some(header[index].to_owned());
        }
        self.check_named(header)?;
        self.check_complete(header)?;
        Ok(targets)
    }

    fn group_of(&mut self, column: &str) -> Result<Option<usize>, Error> {
        if self.kind != Kind::Homes {
            return Ok(None);
        }
        let named = self.options.groups.iter().find(|(_, c)| c == column).map(|(name, _)| name.as_str());
        let prefixed = || column.trim().strip_prefix("group:").map(str::trim).filter(|name| !name.is_empty());
        let Some(name) = named.or_else(prefixed) else { return Ok(None) };
        if let Some(index) = self.group_names.iter().position(|n| n == name) {
            return Ok(Some(index));
        }
        if self.group_names.len() == Self::MAX_GROUPS {
            let message = format!("a table may count at most {} groups of people", Self::MAX_GROUPS);
            return Err(Error::new(ErrorKind::Limit, message).with_value(column).at(self.place().column(column)));
        }
        self.group_names.push(name.to_owned());
        Ok(Some(self.group_names.len() - 1))
    }

    fn field_of(&self, column: &str) -> Option<(Field, usize)> {
        let fields = || self.kind.fields().iter().copied();
        if let Some(field) = fields().find(|f| self.options.columns.get(f).is_some_and(|c| c == column)) {
            return Some((field, 0));
        }
        let spelled = normal(column);
        fields().filter(|f| !self.options.columns.contains_key(f)).find_map(|field| {
            let rank = field.aliases().iter().position(|alias| *alias == spelled)?;
            Some((field, rank))
        })
    }

    fn ambiguous(&self, field: Field, first: &str, second: &str) -> Defect {
        let message = format!("two columns could hold the field {}; the surer name was taken", field.name());
        Defect::warning(ErrorKind::Column, "ambiguous-column", message)
            .with_value(format_args!("{first}, {second}"))
            .at(self.place())
            .with_fix(format!("say which column holds {}", field.name()))
    }

    /// A column the host named must be there: a typing mistake would otherwise lose a field without a word.
    fn check_named(&self, header: &[&str]) -> Result<(), Error> {
        let fields = self.options.columns.iter().filter(|(f, _)| self.kind.fields().contains(f)).map(|(_, c)| c);
        let groups = self.options.groups.iter().filter(|_| self.kind == Kind::Homes).map(|(_, c)| c);
        match fields.chain(groups).find(|c| !header.contains(&c.as_str())) {
            None => Ok(()),
            Some(column) => Err(Error::new(ErrorKind::Column, "the table has no column of that name")
                .with_value(column)
                .at(self.place())
                .with_fix(nearest(column, header))),
        }
    }

    fn check_complete(&self, header: &[&str]) -> Result<(), Error> {
        let has = |field: Field| self.columns[field.slot()].is_some();
        if self.kind == Kind::Land && !has(Field::Geometry) {
            return Err(self.missing(Field::Geometry, header));
        }
        if self.kind == Kind::Facilities
            && !(has(Field::Category) || has(Field::TypeCode) || self.options.category.is_some())
        {
            return Err(self.missing(Field::Category, header));
        }
        match (has(Field::Geometry), has(Field::X), has(Field::Y)) {
            (true, _, _) | (false, true, true) => Ok(()),
            (false, true, false) => Err(self.missing(Field::Y, header)),
            (false, false, _) => Err(self.missing(Field::X, header)),
        }
    }

    fn missing(&self, field: Field, header: &[&str]) -> Error {
        let message = format!("the table has no column for the field {}", field.name());
        Error::new(ErrorKind::Column, message)
            .with_value(header.join(", "))
            .at(self.place().column(field.name()))
            .with_fix(format!(
                "name a column `{}` or say which column holds it; {}",
                field.name(),
                nearest_to(field, header)
            ))
    }

    fn place(&self) -> Place {
        Place::file(&self.options.file).line(1)
    }
}

fn nearest(column: &str, header: &[&str]) -> String {
    match nearest_names(column, header.iter().copied()).first() {
        Some(name) => format!("the nearest is `{name}`"),
        None => format!("it has {}", header.join(", ")),
    }
}

/// The column whose name comes nearest to any of the names a field may have.
fn nearest_to(field: Field, header: &[&str]) -> String {
    let spelled: Vec<String> = header.iter().map(|column| normal(column)).collect();
    let found = field.aliases().iter().find_map(|alias| {
        // A name of one or two letters is near to everything.
        let near = nearest_names(alias, spelled.iter().map(String::as_str).filter(|s| s.chars().count() > 2));
        let first = (alias.chars().count() > 2).then(|| near.first().copied()).flatten()?;
        spelled.iter().position(|s| s == first)
    });
    match found {
        Some(index) => format!("the nearest is `{}`", header[index]),
        None => String::from("no column comes near"),
    }
}
