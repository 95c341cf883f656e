//! A named column of values that may be null.

use super::{Cells, Texts};

/// The values of one column; `None` is null: not known, not reached, not applicable. Never a sentinel number.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Numbers with a fraction; always finite.
    Real(Cells<f64>),
    /// Whole numbers.
    Integer(Cells<i64>),
    /// Text.
    Text(Texts),
    /// Yes or no.
    Flag(Cells<bool>),
}

impl Values {
    /// How many rows, nulls included.
    pub fn len(&self) -> usize {
        match self {
            Values::Real(v) => v.len(),
            Values::Integer(v) => v.len(),
            Values::Text(v) => v.len(),
            Values::Flag(v) => v.len(),
        }
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The name of the type, the same through every door: `real`, `integer`, `text`, `flag`.
    pub const fn type_name(&self) -> &'static str {
        match self {
            Values::Real(_) => "real",
            Values::Integer(_) => "integer",
            Values::Text(_) => "text",
            Values::Flag(_) => "flag",
        }
    }

    /// The value of one row, or `None` when it is null or past the end.
    pub fn get(&self, row: usize) -> Option<Value<'_>> {
        match self {
            Values::Real(v) => v.get(row).map(Value::Real),
            Values::Integer(v) => v.get(row).map(Value::Integer),
            Values::Text(v) => v.get(row).map(Value::Text),
            Values::Flag(v) => v.get(row).map(Value::Flag),
        }
    }
}

/// One value that is not null.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// A number with a fraction.
    Real(f64),
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(&'a str),
    /// Yes or no.
    Flag(bool),
}

/// A named column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    name: String,
    unit: Option<&'static str>,
    values: Values,
}

impl Column {
    /// A column of numbers. One that is not finite becomes null: no file format writes it the same way.
    pub fn real(name: impl Into<String>, values: impl IntoIterator<Item = Option<f64>>) -> Column {
        let finite = values.into_iter().map(|v| v.filter(|x| x.is_finite())).collect();
        Column { name: name.into(), unit: None, values: Values::Real(finite) }
    }

    /// A column of whole numbers.
    pub fn integer(name: impl Into<String>, values: impl IntoIterator<Item = Option<i64>>) -> Column {
        Column { name: name.into(), unit: None, values: Values::Integer(values.into_iter().collect()) }
    }

    /// A column of text.
    pub fn text<T: AsRef<str>>(name: impl Into<String>, values: impl IntoIterator<Item = Option<T>>) -> Column {
        Column { name: name.into(), unit: None, values: Values::Text(values.into_iter().collect()) }
    }

    /// A column of yes or no.
    pub fn flag(name: impl Into<String>, values: impl IntoIterator<Item = Option<bool>>) -> Column {
        Column { name: name.into(), unit: None, values: Values::Flag(values.into_iter().collect()) }
    }

    /// States the unit, such as `s`, `m`, `m2` or `people`. The name carries it too (`walk_s`); this is for machines.
    pub fn in_unit(mut self, unit: &'static str) -> Column {
        self.unit = Some(unit);
        self
    }

    /// The name, unique within its table.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The unit of the numbers, when they have one.
    pub fn unit(&self) -> Option<&'static str> {
        self.unit
    }

    /// How many rows are null.
    pub fn null_count(&self) -> usize {
        match &self.values {
            Values::Real(v) => v.null_count(),
            Values::Integer(v) => v.null_count(),
            Values::Text(v) => v.null_count(),
            Values::Flag(v) => v.null_count(),
        }
    }

    /// The values, one per row.
    pub fn values(&self) -> &Values {
        &self.values
    }
}
