//! Where in the input something stood.

use std::fmt;

/// Where in the input a value stood: file, line, row, column, object. Every part is optional.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Place {
    file: Option<String>,
    line: Option<u64>,
    row: Option<u64>,
    column: Option<String>,
    object: Option<String>,
}

impl Place {
    /// A place in a named file or table.
    pub fn file(name: impl Into<String>) -> Place {
        Place { file: Some(name.into()), ..Place::default() }
    }

    /// A place that is an object of the data, such as `way 4711`.
    pub fn object(id: impl Into<String>) -> Place {
        Place { object: Some(id.into()), ..Place::default() }
    }

    /// Adds the line, counted from 1 as editors do.
    pub fn line(mut self, line: u64) -> Place {
        self.line = Some(line);
        self
    }

    /// Adds the row of a table without lines, counted from 0.
    pub fn row(mut self, row: u64) -> Place {
        self.row = Some(row);
        self
    }

    /// Adds the column or key.
    pub fn column(mut self, column: impl Into<String>) -> Place {
        self.column = Some(column.into());
        self
    }

    /// Adds the object, such as `way 4711`.
    pub fn with_object(mut self, id: impl Into<String>) -> Place {
        self.object = Some(id.into());
        self
    }

    /// The file or table name.
    pub fn file_name(&self) -> Option<&str> {
        self.file.as_deref()
    }

    /// The line, counted from 1.
    pub fn line_number(&self) -> Option<u64> {
        self.line
    }

    /// The row, counted from 0.
    pub fn row_number(&self) -> Option<u64> {
        self.row
    }

    /// The column or key.
    pub fn column_name(&self) -> Option<&str> {
        self.column.as_deref()
    }

    /// The object.
    pub fn object_id(&self) -> Option<&str> {
        self.object.as_deref()
    }

    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Place::default()
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let parts = [
            self.file.clone(),
            self.line.map(|n| format!("line {n}")),
            self.row.map(|n| format!("row {n}")),
            self.column.as_ref().map(|c| format!("column {c}")),
            self.object.clone(),
        ];
        f.write_str(&parts.into_iter().flatten().collect::<Vec<_>>().join(", "))
    }
}
