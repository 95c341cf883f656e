//! Several indicators of a study at once, as tables: of its homes, of its people, of the whole distribution.

use std::sync::OnceLock;

use super::super::Level;
use super::super::catchments::CatchmentQuery;
use super::super::equity::{Distribution, EquityByGroup, PalmaCuts, Ranked};
use super::named::NamedIndicator;
use super::table::indicator_table;
use crate::error::{Error, ErrorKind, nearest_names};
use crate::progress::Progress;
use crate::reach::parallel;
use crate::study::{Prepared, Study};
use crate::table::Table;

/// The levels of some indicators at every home of a study.
#[derive(Clone, Debug)]
pub struct Measured {
    study: Study,
    columns: Vec<String>,
    levels: Vec<Vec<Level>>,
    /// How each column is distributed, once somebody has asked.
    equity: OnceLock<Vec<(String, EquityByGroup)>>,
}

impl Prepared {
    /// The levels of some indicators for the kinds of facilities of one question.
    ///
    /// Walks are as long as the longest that the question or an indicator asks for, so `query` needs no minutes.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] without indicators, or for walks longer than the study was prepared for;
    /// [`ErrorKind::Duplicate`] when two columns have one name; [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// The walks are searched once, from the facilities where they are fewer ([`Prepared::catchments`]); each indicator
    /// then looks at each walk once or twice.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// use lifecircle::access::{CatchmentQuery, NamedIndicator};
    /// use lifecircle::model::Catalogue;
    /// use lifecircle::progress::NoProgress;
    /// # fn shown(prepared: &lifecircle::study::Prepared) -> Result<(), lifecircle::error::Error> {
    ///
    /// let clinics = CatchmentQuery::named(&["clinic|community-health-station"], Catalogue::bundled())?;
    /// let asked: Vec<NamedIndicator> = vec!["gaussian-2sfca".parse()?, "mean-nearest k=3".parse()?];
    /// let measured = prepared.measure(&clinics, &asked, &NoProgress)?;
    /// println!("{:?}", measured.equity_table()?.column("gini"));
    /// # Ok(())
    /// # }
    /// ```
    pub fn measure(
        &self,
        query: &CatchmentQuery,
        indicators: &[NamedIndicator],
        progress: &dyn Progress,
    ) -> Result<Measured, Error> {
        let Some(longest) = indicators.iter().map(NamedIndicator::minutes).max() else {
            return Err(Error::new(ErrorKind::Argument, "at least one indicator must be asked for"));
        };
        let columns: Vec<String> = indicators.iter().map(|named| named.column().to_owned()).collect();
        if let Some((_, twice)) = columns.iter().enumerate().find(|(i, name)| columns[..*i].contains(name)) {
            return Err(Error::new(ErrorKind::Duplicate, "two indicators have one column")
                .with_value(twice)
                .with_fix("name one of them with as=NAME"));
        }
        let catchments = self.catchments(&query.clone().at_least_minutes(longest), progress)?;
        let one = |(): &mut (), i: usize| catchments.measure(indicators[i].indicator(), progress);
        let levels = parallel::map(indicators.len(), || (), one).into_iter().collect::<Result<Vec<_>, Error>>()?;
        Ok(Measured { study: self.study().clone(), columns, levels, equity: OnceLock::new() })
    }
}

impl Measured {
    /// The study that was measured.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// The levels of an indicator, home by home, by the name of its column.
    pub fn levels(&self, column: &str) -> Option<&[Level]> {
        self.columns().find(|(name, _)| *name == column).map(|(_, levels)| levels)
    }

    /// The indicators with the names of their columns, in the order asked for.
    pub fn columns(&self) -> impl Iterator<Item = (&str, &[Level])> {
        self.columns.iter().map(String::as_str).zip(self.levels.iter().map(Vec::as_slice))
    }

    /// One row for each home, as [`indicator_table`].
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Column`] when an indicator is named as another column.
    pub fn table(&self) -> Result<Table, Error> {
        indicator_table(&self.study, &self.columns().collect::<Vec<_>>())
    }

    /// How each indicator is distributed over all people, and over each group of them: one row for each indicator and
    /// group, with the columns of [`EquityByGroup::table`] after `indicator`.
    ///
    /// # Errors
    ///
    /// None in practice: there is one level for each home.
    pub fn equity_table(&self) -> Result<Table, Error> {
        EquityByGroup::tables(self.equity()?)
    }

    /// The Lorenz curves of each indicator and group: `indicator`, `group`, `people` and `value`, both shares from 0 to 1.
    /// There is none where somebody's value lies beyond the horizon, or nobody has anything.
    ///
    /// # Errors
    ///
    /// None in practice: there is one level for each home.
    pub fn lorenz_table(&self) -> Result<Table, Error> {
        EquityByGroup::lorenz_tables(self.equity()?)
    }

    /// How unevenly one indicator lies along another variable, such as income, with one value for each home: the
    /// columns of [`Ranked::table`], with Palma's cuts at the lowest 40 % and the highest 10 % of the people by rank.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when no indicator has that name, with the nearest; [`ErrorKind::Argument`] when there is
    /// not one rank for each home.
    pub fn ranked_table(&self, column: &str, ranks: &[Option<f64>]) -> Result<Table, Error> {
        let levels = self.levels(column).ok_or_else(|| self.no_such(column))?;
        let homes = &self.study.homes().rows;
        let people: Vec<Option<f64>> = homes.iter().map(|home| home.people.map(|people| people.count)).collect();
        let ranked = Ranked::new(levels, ranks, &people)?;
        ranked.table(PalmaCuts::of(&Distribution::of_numbers(ranks, &people)?))
    }

    fn no_such(&self, column: &str) -> Error {
        let known = || self.columns.iter().map(String::as_str);
        let fix = match nearest_names(column, known()).first() {
            Some(near) => format!("did you mean {near}?"),
            None => format!("use {}", self.columns.join(", ")),
        };
        Error::new(ErrorKind::NotFound, "there is no indicator of that name").with_value(column).with_fix(fix)
    }

    fn equity(&self) -> Result<&[(String, EquityByGroup)], Error> {
        if let Some(known) = self.equity.get() {
            return Ok(known);
        }
        let homes = self.study.homes();
        let one = |(): &mut (), i: usize| Ok((self.columns[i].clone(), EquityByGroup::new(&self.levels[i], homes)?));
        let equity = parallel::map(self.columns.len(), || (), one).into_iter().collect::<Result<Vec<_>, Error>>()?;
        Ok(self.equity.get_or_init(|| equity))
    }
}
