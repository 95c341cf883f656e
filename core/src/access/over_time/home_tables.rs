//! What a period amounts to, home by home, as tables.

use super::share::{sum, worst_hour};
use super::{AccessOverTime, TimeShare, Waking, WorstHour};
use crate::calendar::Date;
use crate::error::{Error, ErrorKind};
use crate::progress::{Progress, Watch};
use crate::reach::parallel;
use crate::table::{Column, Table};

impl AccessOverTime {
    /// What the period amounts to within the `limit`-th limit, one row for each home: `home`, `people`, and for each category,
    /// named by its id, `<id>_share` (of waking hours with an open one within the limit; null when part of it is unknown),
    /// `<id>_share_least` and `<id>_share_most` (whatever the unknown turns out to be), and `<id>_worst_hour` with
    /// `<id>_worst_hour_share_least`. A home without a door on the network has nulls. The geometry is its position.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a limit that was not asked for; [`ErrorKind::Column`] when a category was asked for twice;
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    pub fn shares_table(&self, limit: usize, waking: &Waking, progress: &dyn Progress) -> Result<Table, Error> {
        self.check_limit(limit)?;
        let homes = self.home_count();
        let mut table = self.table_of_homes()?;
        let watch = Watch::new(progress, "shares", self.category_count());
        let (spans, hours) = (self.waking_spans(waking), waking.spans(&self.period, true));
        for category in 0..self.category_count() {
            watch.check()?;
            let id = self.category_id(category).unwrap_or_default();
            let of_home = |_: &mut (), home: usize| {
                let attached = self.prepared.home_attached(home);
                let phases = attached.then(|| self.verdicts(home, category, limit)).flatten()?;
                Some((sum(&phases, &spans), worst_hour(&self.period, &phases, &hours)))
            };
            let found = parallel::map(homes, || (), of_home);
            let each = || found.iter();
            let share = |found: &Option<(TimeShare, Option<WorstHour>)>| found.map(|(share, _)| share);
            let worst = |found: &Option<(TimeShare, Option<WorstHour>)>| found.and_then(|(_, worst)| worst);
            let bounds = || each().map(|found| share(found).and_then(|share| share.bounds()));
            let worst_least = each().map(|f| worst(f).and_then(|worst| worst.share.bounds()).map(|b| b.0));
            let worst_begins = each().map(|f| worst(f).map(|worst| worst.begins.to_string()));
            table = table
                .with(Column::real(format!("{id}_share"), each().map(|f| share(f).and_then(|s| s.share()))))?
                .with(Column::real(format!("{id}_share_least"), bounds().map(|b| b.map(|b| b.0))))?
                .with(Column::real(format!("{id}_share_most"), bounds().map(|b| b.map(|b| b.1))))?
                .with(Column::text(format!("{id}_worst_hour"), worst_begins))?
                .with(Column::real(format!("{id}_worst_hour_share_least"), worst_least))?;
            watch.advance(1)?;
        }
        watch.finish()?;
        Ok(table)
    }

    /// When each category first and last is within the `limit`-th limit on a date, one row for each home: `home`, `people`, and for
    /// each category `<id>_first`, `<id>_last` (moments; null when it never is for sure), `<id>_may_be_earlier` and
    /// `<id>_may_be_later`. The geometry is its position.
    ///
    /// # Errors
    ///
    /// As [`AccessOverTime::shares_table`], and [`ErrorKind::Argument`] for a date outside the period.
    pub fn door_times_table(&self, limit: usize, date: Date) -> Result<Table, Error> {
        self.check_limit(limit)?;
        let last = self.period.to().plus_seconds(-1).unwrap_or(self.period.from());
        if !(self.period.from().date()..=last.date()).contains(&date) {
            return Err(Error::new(ErrorKind::Argument, "the date lies outside the period").with_value(date));
        }
        let mut table = self.table_of_homes()?;
        for category in 0..self.category_count() {
            let id = self.category_id(category).unwrap_or_default();
            let of_home = |_: &mut (), home: usize| self.door_times(home, category, limit, date);
            let found = parallel::map(self.home_count(), || (), of_home);
            let each = || found.iter();
            table = table
                .with(Column::text(format!("{id}_first"), each().map(|t| t.map(|t| t.first.to_string()))))?
                .with(Column::text(format!("{id}_last"), each().map(|t| t.map(|t| t.last.to_string()))))?
                .with(Column::flag(format!("{id}_may_be_earlier"), each().map(|t| t.map(|t| t.may_be_earlier))))?
                .with(Column::flag(format!("{id}_may_be_later"), each().map(|t| t.map(|t| t.may_be_later))))?;
        }
        Ok(table)
    }

    /// What each home can choose from, one row for each: `home`, `people`, and for each category and limit
    /// `<id>_least_<minutes>`, `<id>_most_<minutes>`, `<id>_mean_<minutes>` and `<id>_lower_bound_<minutes>`. The geometry is its
    /// position.
    ///
    /// # Errors
    ///
    /// As [`AccessOverTime::shares_table`].
    pub fn choices_table(&self, waking: &Waking, progress: &dyn Progress) -> Result<Table, Error> {
        let choices = self.choices(waking, progress)?;
        let mut table = self.table_of_homes()?;
        for category in 0..self.category_count() {
            let id = self.category_id(category).unwrap_or_default();
            for (limit, minutes) in self.query.limits_min().iter().enumerate() {
                let each = || (0..self.home_count()).map(|home| choices.get(home, category, limit));
                table = table
                    .with(Column::integer(format!("{id}_least_{minutes}"), each().map(|c| c.map(|c| c.least.into()))))?
                    .with(Column::integer(format!("{id}_most_{minutes}"), each().map(|c| c.map(|c| c.most.into()))))?
                    .with(Column::real(format!("{id}_mean_{minutes}"), each().map(|c| c.map(|c| c.mean))))?
                    .with(Column::flag(
                        format!("{id}_lower_bound_{minutes}"),
                        each().map(|c| c.map(|c| c.lower_bound)),
                    ))?;
            }
        }
        Ok(table)
    }

    fn table_of_homes(&self) -> Result<Table, Error> {
        let homes = &self.prepared.study().homes().rows;
        Table::new(homes.len())
            .with(Column::text("home", homes.iter().map(|home| Some(home.id.as_str()))))?
            .with(Column::real("people", homes.iter().map(|home| home.people.map(|p| p.count))).in_unit("people"))?
            .with_points(homes.iter().map(|home| Some(home.position)).collect())
    }
}
