//! The values of a column side by side, and which rows are null: laid out as Arrow lays them out, so that no door copies them.

use std::fmt;
use std::sync::Arc;

/// Numbers or flags, one for each row, some of them null. Cheap to clone.
///
/// # Examples
///
/// ```
/// use lifecircle::table::Cells;
///
/// let walks: Cells<f64> = [Some(312.5), None].into_iter().collect();
/// assert_eq!((walks.get(0), walks.get(1), walks.null_count()), (Some(312.5), None, 1));
/// assert_eq!(walks.iter().flatten().sum::<f64>(), 312.5);
/// ```
#[derive(Clone, Default, PartialEq)]
pub struct Cells<T> {
    values: Arc<Vec<T>>,
    valid: Validity,
}

impl<T: Copy + Default> Cells<T> {
    /// How many rows, nulls included.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a row; `None` when it is null or past the end.
    pub fn get(&self, row: usize) -> Option<T> {
        self.values.get(row).copied().filter(|_| self.valid.is_valid(row))
    }

    /// All rows.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<T>> + Clone {
        self.values.iter().enumerate().map(|(row, value)| self.valid.is_valid(row).then_some(*value))
    }

    /// How many rows are null.
    pub fn null_count(&self) -> usize {
        self.valid.null_count
    }

    /// What stands in the rows; what stands in a null one is never to be read.
    pub fn values(&self) -> &[T] {
        &self.values
    }

    /// Which rows are null.
    pub fn validity(&self) -> &Validity {
        &self.valid
    }

    #[cfg(feature = "arrow")]
    pub(crate) fn shared(&self) -> Arc<Vec<T>> {
        self.values.clone()
    }
}

impl<T: Copy + Default> FromIterator<Option<T>> for Cells<T> {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(rows: I) -> Cells<T> {
        let mut valid = Validity::default();
        let keep = |row: Option<T>| {
            valid.push(row.is_some());
            row.unwrap_or_default()
        };
        let values = rows.into_iter().map(keep).collect();
        Cells { values: Arc::new(values), valid }
    }
}

impl<T: Copy + Default + fmt::Debug> fmt::Debug for Cells<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Texts, one for each row, some of them null. Cheap to clone.
///
/// # Examples
///
/// ```
/// use lifecircle::table::Texts;
///
/// let names: Texts = [Some("菜市场"), None, Some("")].into_iter().collect();
/// assert_eq!(names.iter().collect::<Vec<_>>(), [Some("菜市场"), None, Some("")]);
/// assert_eq!(names.offsets(), [0, 9, 9, 9]);
/// ```
#[derive(Clone, PartialEq)]
pub struct Texts {
    text: Arc<String>,
    offsets: Arc<Vec<u64>>,
    valid: Validity,
}

impl Texts {
    /// How many rows, nulls included.
    pub fn len(&self) -> usize {
        self.offsets.len() - 1
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The text of a row; `None` when it is null or past the end.
    pub fn get(&self, row: usize) -> Option<&str> {
        let (from, to) = (*self.offsets.get(row)?, *self.offsets.get(row.checked_add(1)?)?);
        self.valid.is_valid(row).then(|| &self.text[from as usize..to as usize])
    }

    /// All rows.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = Option<&str>> + Clone {
        (0..self.len()).map(|row| self.get(row))
    }

    /// How many rows are null.
    pub fn null_count(&self) -> usize {
        self.valid.null_count
    }

    /// The texts of all rows, one right after the other.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte of [`Texts::text`] each row starts at; one more than there are rows. A null row has no bytes.
    pub fn offsets(&self) -> &[u64] {
        &self.offsets
    }

    /// Which rows are null.
    pub fn validity(&self) -> &Validity {
        &self.valid
    }

    #[cfg(feature = "arrow")]
    pub(crate) fn shared(&self) -> Arc<String> {
        self.text.clone()
    }
}

impl<T: AsRef<str>> FromIterator<Option<T>> for Texts {
    fn from_iter<I: IntoIterator<Item = Option<T>>>(rows: I) -> Texts {
        let rows = rows.into_iter();
        let (mut text, mut valid) = (String::new(), Validity::default());
        let mut offsets = Vec::with_capacity(rows.size_hint().0 + 1);
        offsets.push(0);
        for row in rows {
            valid.push(row.is_some());
            row.iter().for_each(|row| text.push_str(row.as_ref()));
            offsets.push(text.len() as u64);
        }
        Texts { text: Arc::new(text), offsets: Arc::new(offsets), valid }
    }
}

impl fmt::Debug for Texts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Which rows of a column hold a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Validity {
    /// A bit for each row, the lowest of a byte first, 0 for null; nothing as long as no row is null.
    bits: Arc<Vec<u8>>,
    rows: usize,
    null_count: usize,
}

impl Validity {
    /// Whether a row holds a value; of rows past the end nothing is said.
    #[inline]
    pub fn is_valid(&self, row: usize) -> bool {
        self.bits.get(row / 8).is_none_or(|byte| byte >> (row % 8) & 1 == 1)
    }

    /// How many rows are null.
    pub fn null_count(&self) -> usize {
        self.null_count
    }

    /// One byte for each row: 1 for a value, 0 for null.
    pub fn to_bytes(&self) -> Vec<u8> {
        (0..self.rows).map(|row| u8::from(self.is_valid(row))).collect()
    }

    /// A bit for each row, the lowest of a byte first, 0 for null; `None` when no row is null.
    pub fn bits(&self) -> Option<&[u8]> {
        (self.null_count > 0).then(|| self.bits.as_slice())
    }

    #[cfg(feature = "arrow")]
    pub(crate) fn shared(&self) -> Option<Arc<Vec<u8>>> {
        (self.null_count > 0).then(|| self.bits.clone())
    }

    fn push(&mut self, valid: bool) {
        let row = self.rows;
        self.rows += 1;
        if valid && self.null_count == 0 {
            return;
        }
        // Nobody else has seen what is still growing, so nothing is copied.
        let bits = Arc::make_mut(&mut self.bits);
        if self.null_count == 0 {
            bits.resize(row.div_ceil(8), u8::MAX);
            if !row.is_multiple_of(8) {
                bits[row / 8] = (1 << (row % 8)) - 1;
            }
        }
        if row.is_multiple_of(8) {
            bits.push(0);
        }
        bits[row / 8] |= u8::from(valid) << (row % 8);
        self.null_count += usize::from(!valid);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        /// Whatever goes in comes out, by row, by byte and by bit, and equal columns are equal.
        #[test]
        fn what_goes_in_comes_out(rows in prop::collection::vec(prop::option::weighted(0.9, "[a-z菜]{0,3}"), 0..70)) {
            let texts: Texts = rows.iter().map(Option::as_ref).collect();
            prop_assert_eq!(texts.iter().map(|text| text.map(str::to_owned)).collect::<Vec<_>>(), rows.clone());
            let lengths: Vec<Option<i64>> = rows.iter().map(|row| row.as_ref().map(|row| row.len() as i64)).collect();
            let cells: Cells<i64> = lengths.iter().copied().collect();
            prop_assert_eq!(cells.iter().collect::<Vec<_>>(), lengths.clone());
            prop_assert_eq!(cells.validity(), texts.validity());
            prop_assert_eq!(cells.get(rows.len()), None);
            prop_assert_eq!(texts.get(usize::MAX), None);
            let nulls = rows.iter().filter(|row| row.is_none()).count();
            prop_assert_eq!((cells.null_count(), texts.null_count()), (nulls, nulls));
            let bytes: Vec<u8> = rows.iter().map(|row| u8::from(row.is_some())).collect();
            prop_assert_eq!(cells.validity().to_bytes(), bytes.clone());
            match cells.validity().bits() {
                None => prop_assert_eq!(nulls, 0),
                Some(bits) => {
                    prop_assert_eq!(bits.len(), rows.len().div_ceil(8));
                    let ones: u32 = bits.iter().map(|byte| byte.count_ones()).sum();
                    prop_assert_eq!(ones as usize, rows.len() - nulls, "no bit stands past the end");
                }
            }
            prop_assert!(cells == lengths.into_iter().collect::<Cells<i64>>());
        }
    }
}
