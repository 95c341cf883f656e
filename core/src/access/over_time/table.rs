//! Access over time as tables of intervals.

use super::{AccessOverTime, Phase};
use crate::access::{Count, Nearest, Verdict};
use crate::error::{Error, ErrorKind};
use crate::model::Catalogue;
use crate::table::{Column, Table};

/// A phase of one home and category.
type Row<T> = (usize, usize, Phase<T>);

impl AccessOverTime {
    /// The nearest open facility of every category as a table of intervals, one row for each: `home`, `category`, `from` and
    /// `to` (moments such as `2026-02-10T09:30:00`, to the second), `from_s` and `to_s` (seconds since the period began, exact),
    /// `state` (`walk`, `too-far`, `beyond-data`, `unattached`, `no-facility`), `walk_s`, `facility` and `upper_bound`.
    ///
    /// `homes` are rows of the study; a whole city has millions of intervals.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a home that does not exist.
    pub fn intervals_table(&self, homes: &[usize]) -> Result<Table, Error> {
        let facilities = &self.prepared.study().facilities().rows;
        let rows = self.rows(homes, |home, category| self.nearest(home, category))?;
        let each = || rows.iter().map(|(.., phase)| &phase.value);
        let facility = |nearest: &Nearest| match nearest {
            Nearest::Walk { facility, .. } => facilities.get(*facility).map(|f| f.id.as_str()),
            _ => None,
        };
        let bound = |nearest: &Nearest| match nearest {
            Nearest::Walk { upper_bound, .. } => Some(*upper_bound),
            _ => None,
        };
        self.table_of(&rows)?
            .with(Column::text("state", each().map(|nearest| Some(nearest.name()))))?
            .with(Column::real("walk_s", each().map(Nearest::seconds)).in_unit("s"))?
            .with(Column::text("facility", each().map(facility)))?
            .with(Column::flag("upper_bound", each().map(bound)))
    }

    /// How many of every category are open within the `limit`-th limit as a table of intervals: `home`, `category`, `from`, `to`,
    /// `from_s`, `to_s` as in [`AccessOverTime::intervals_table`], `verdict` (`met`, `missing`, `beyond-data`), `open` and
    /// `lower_bound`. Homes without a door on the network have no rows.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a home or a limit that does not exist.
    pub fn counts_table(&self, homes: &[usize], limit: usize) -> Result<Table, Error> {
        self.check_limit(limit)?;
        let exists = |home: usize| home < self.home_count();
        let rows: Vec<Row<Count>> = self
            .rows(homes, |home, category| self.counts(home, category, limit).or_else(|| exists(home).then(Vec::new)))?;
        let each = || rows.iter().map(|(.., phase)| phase.value);
        let verdict = |count: Count| match count {
            Count { value: 1.., .. } => Verdict::Met,
            Count { lower_bound: true, .. } => Verdict::BeyondData,
            _ => Verdict::Missing,
        };
        self.table_of(&rows)?
            .with(Column::text("verdict", each().map(|count| Some(verdict(count).name()))))?
            .with(Column::integer("open", each().map(|count| Some(i64::from(count.value)))))?
            .with(Column::flag("lower_bound", each().map(|count| Some(count.lower_bound))))
    }

    /// The phases of some homes in every category.
    fn rows<T>(
        &self,
        homes: &[usize],
        phases: impl Fn(usize, usize) -> Option<Vec<Phase<T>>>,
    ) -> Result<Vec<Row<T>>, Error> {
        let mut rows = Vec::new();
        for home in homes {
            for category in 0..self.category_count() {
                let stray = || Error::new(ErrorKind::Argument, "there is no home of this row").with_value(home);
                let found = phases(*home, category).ok_or_else(stray)?;
                rows.extend(found.into_iter().map(|phase| (*home, category, phase)));
            }
        }
        Ok(rows)
    }

    /// Where and when each row is.
    fn table_of<T>(&self, rows: &[Row<T>]) -> Result<Table, Error> {
        let homes = &self.prepared.study().homes().rows;
        let clock = |seconds: f64| {
            let moment = self.period.from().plus_seconds(seconds.ceil() as i64);
            moment.map(|moment| moment.to_string())
        };
        Table::new(rows.len())
            .with(Column::text("home", rows.iter().map(|(home, ..)| homes.get(*home).map(|home| home.id.as_str()))))?
            .with(Column::text("category", rows.iter().map(|(_, category, _)| self.category_id(*category))))?
            .with(Column::text("from", rows.iter().map(|(.., phase)| clock(phase.from.seconds()))))?
            .with(Column::text("to", rows.iter().map(|(.., phase)| clock(phase.to.seconds()))))?
            .with(Column::real("from_s", rows.iter().map(|(.., phase)| Some(phase.from.seconds()))).in_unit("s"))?
            .with(Column::real("to_s", rows.iter().map(|(.., phase)| Some(phase.to.seconds()))).in_unit("s"))
    }

    pub(super) fn check_limit(&self, limit: usize) -> Result<(), Error> {
        let known = self.limit(limit).is_some();
        let stray = || Error::new(ErrorKind::Argument, "there is no limit of this number").with_value(limit);
        known.then_some(()).ok_or_else(stray)
    }

    /// The id of a column's category.
    pub(super) fn category_id(&self, category: usize) -> Option<&str> {
        let category = self.query.categories.get(category)?;
        Catalogue::bundled().leaf(*category).map(|leaf| leaf.id.as_str())
    }
}
