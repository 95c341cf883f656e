//! Arrays a plugin fills, which show what it did not fill and what it wrote past their end.

use lifecircle::error::{Error, ErrorKind, Place};

/// Rows after the end, which must stay as they are.
const BEYOND: usize = 8;

/// A value nobody computes: a NaN with a payload of ours.
const UNTOUCHED: u64 = 0x7ff8_11fe_c12c_1e00;

/// One number for each row, to be filled by a plugin.
pub(super) struct Rows {
    values: Vec<f64>,
    count: usize,
}

impl Rows {
    pub(super) fn new(count: usize) -> Rows {
        Rows { values: vec![f64::from_bits(UNTOUCHED); count + BEYOND], count }
    }

    pub(super) fn as_mut_ptr(&mut self) -> *mut f64 {
        self.values.as_mut_ptr()
    }

    /// The numbers; an error that names the plugin and the row where it filled too few or too many.
    pub(super) fn filled(mut self, who: &str, column: &str) -> Result<Vec<f64>, Error> {
        let untouched = |value: &f64| value.to_bits() == UNTOUCHED;
        if !self.values.iter().skip(self.count).all(untouched) {
            return Err(Error::new(ErrorKind::Plugin, format!("{who} wrote beyond the end of its rows"))
                .with_value(self.count)
                .at(Place::default().column(column)));
        }
        self.values.truncate(self.count);
        match self.values.iter().position(untouched) {
            None => Ok(self.values),
            Some(row) => Err(Error::new(ErrorKind::Plugin, format!("{who} must fill every row"))
                .with_value(format_args!("{row} of {}", self.count))
                .at(Place::default().row(row as u64).column(column))),
        }
    }
}
