//! How much of a table a crosswalk maps, what it does not, and what that may have meant.

use std::collections::{BTreeMap, BTreeSet};

use super::{Crosswalk, MappedBy, Scheme};
use crate::error::nearest_names;
use crate::model::{CategoryId, Confidence};

/// One distinct value of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueCoverage {
    /// The value as it first stood; empty where rows have none.
    pub value: String,
    /// How many rows have it.
    pub rows: usize,
    /// How many of them have a category now.
    pub mapped: usize,
    /// The ids of these categories.
    pub categories: Vec<String>,
    /// What decided, in the order of [`MappedBy`]; several where the names of the places decided for some.
    pub by: Vec<MappedBy>,
    /// The least sure of what decided.
    pub confidence: Option<Confidence>,
    /// Where rows are not mapped: the names of the catalogue or of the own table nearest to it.
    pub nearest: Vec<String>,
}

/// What a crosswalk makes of a table: every distinct value, those with most unmapped rows first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CrosswalkCoverage {
    /// Whose words they are.
    pub scheme: Scheme,
    /// How many rows.
    pub rows: usize,
    /// How many have a category.
    pub mapped: usize,
    /// How many are known to be nothing of a life circle.
    pub outside: usize,
    /// The distinct values.
    pub values: Vec<ValueCoverage>,
}

/// A value under way.
#[derive(Default)]
struct Counted {
    written: String,
    rows: usize,
    mapped: usize,
    outside: usize,
    categories: BTreeSet<CategoryId>,
    by: BTreeSet<MappedBy>,
    confidence: Option<Confidence>,
}

impl Crosswalk<'_> {
    /// Maps every row, given as its value and the name of its place, and says how much of it is known.
    ///
    /// # Performance
    ///
    /// Linear in the rows; names are compared for the values that are not mapped only.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::{Catalogue, Crosswalk, Scheme};
    ///
    /// let baidu = Crosswalk::new(Scheme::Baidu, Catalogue::bundled())?;
    /// let rows = [(Some("购物;超市"), None), (Some("购物;超事"), None), (Some("公司企业;公司"), None), (None, Some("罗森"))];
    /// let coverage = baidu.coverage(rows);
    /// assert_eq!((coverage.rows, coverage.mapped, coverage.outside, coverage.unmapped()), (4, 3, 1, 0));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn coverage<'r>(
        &self,
        rows: impl IntoIterator<Item = (Option<&'r str>, Option<&'r str>)>,
    ) -> CrosswalkCoverage {
        let mut values: BTreeMap<String, Counted> = BTreeMap::new();
        for (value, name) in rows {
            let value = value.unwrap_or_default();
            let counted = values.entry(self.plain(value)).or_default();
            let mapped = self.map(value, name);
            if counted.rows == 0 {
                counted.written = value.trim().to_owned();
            }
            counted.rows += 1;
            counted.mapped += usize::from(mapped.is_some());
            counted.outside += usize::from(mapped.by == MappedBy::Outside);
            counted.categories.extend(&mapped.categories);
            counted.by.insert(mapped.by);
            counted.confidence = counted.confidence.max(mapped.confidence);
        }
        let sum = |of: fn(&Counted) -> usize| values.values().map(of).sum();
        let (rows, mapped, outside) = (sum(|v| v.rows), sum(|v| v.mapped), sum(|v| v.outside));
        let mut values: Vec<(usize, ValueCoverage)> =
            values.into_iter().map(|(plain, counted)| (counted.unmapped(), self.value(&plain, counted))).collect();
        values
            .sort_by(|(a, one), (b, other)| b.cmp(a).then(other.rows.cmp(&one.rows)).then(one.value.cmp(&other.value)));
        let values = values.into_iter().map(|(_, value)| value).collect();
        CrosswalkCoverage { scheme: self.scheme, rows, mapped, outside, values }
    }

    fn value(&self, plain: &str, counted: Counted) -> ValueCoverage {
        let id = |id: &CategoryId| self.catalogue.leaf(*id).map(|category| category.id.clone());
        let deepest = plain.rsplit([':', '=']).next().unwrap_or(plain);
        let nearest = match counted.unmapped() > 0 && !deepest.is_empty() {
            true => {
                let known = self.catalogue.names.keys().map(String::as_str).chain(self.own.keys().map(String::as_str));
                nearest_names(deepest, known).into_iter().map(str::to_owned).collect()
            }
            false => Vec::new(),
        };
        ValueCoverage {
            rows: counted.rows,
            mapped: counted.mapped,
            categories: counted.categories.iter().filter_map(id).collect(),
            by: counted.by.into_iter().collect(),
            confidence: counted.confidence,
            value: counted.written,
            nearest,
        }
    }
}

impl Counted {
    fn unmapped(&self) -> usize {
        self.rows - self.mapped - self.outside
    }
}

impl ValueCoverage {
    /// How many rows have no category although nothing says that they are outside.
    pub fn unmapped(&self) -> usize {
        match self.by.contains(&MappedBy::Outside) {
            true => 0,
            false => self.rows - self.mapped,
        }
    }
}

impl CrosswalkCoverage {
    /// How many rows have no category although nothing says that they are outside.
    pub fn unmapped(&self) -> usize {
        self.rows - self.mapped - self.outside
    }

    /// The share of rows that have a category or are known to be outside (0..=1); `None` without rows.
    pub fn understood_share(&self) -> Option<f64> {
        (self.rows > 0).then(|| (self.mapped + self.outside) as f64 / self.rows as f64)
    }
}
