//! Equity as a table: everybody, and each group of people.

use super::super::Level;
use super::{Distribution, TheilGroups};
use crate::error::Error;
use crate::model::Homes;
use crate::table::{Column, Table};

/// The equity of one indicator among all people of the homes, and among each group of them.
#[derive(Clone, Debug, PartialEq)]
pub struct EquityByGroup {
    /// The name of each row: `all` first, then the groups of [`Homes::group_names`].
    pub names: Vec<String>,
    /// The distribution of each row.
    pub rows: Vec<Distribution>,
    /// The inequality between and within the groups; `None` when the homes name no groups, or nobody has anything.
    pub theil: Option<TheilGroups>,
}

impl EquityByGroup {
    /// How `levels`, one for each home, are distributed over the people of the homes and over each of their groups.
    ///
    /// # Errors
    ///
    /// [`crate::error::ErrorKind::Argument`] when there is not one level for each home, or a number is out of range.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::access::Level;
    /// use lifecircle::access::equity::EquityByGroup;
    /// use lifecircle::model::Homes;
    ///
    /// let nobody = EquityByGroup::new(&[], &Homes::default())?;
    /// assert_eq!(nobody.rows[0].gini(), None);
    /// assert!(EquityByGroup::new(&[Level::TooFar], &Homes::default()).is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn new(levels: &[Level], homes: &Homes) -> Result<EquityByGroup, Error> {
        let everybody: Vec<_> = homes.rows.iter().map(|home| home.people.map(|people| people.count)).collect();
        let (mut names, mut rows) = (vec!["all".to_string()], vec![Distribution::new(levels, &everybody)?]);
        for (group, name) in homes.group_names.iter().enumerate() {
            let people: Vec<_> = homes.rows.iter().map(|home| home.groups.get(group).copied().flatten()).collect();
            names.push(name.clone());
            rows.push(Distribution::new(levels, &people)?);
        }
        let theil = if rows.len() > 1 { TheilGroups::new(&rows[1..])? } else { None };
        Ok(EquityByGroup { names, rows, theil })
    }

    /// One row, named `all`: everybody, with as many people given for each home as there are levels; `None` is not known.
    ///
    /// # Errors
    ///
    /// As [`Distribution::new`].
    pub fn of_people(levels: &[Level], people: &[Option<f64>]) -> Result<EquityByGroup, Error> {
        let everybody = Distribution::new(levels, people)?;
        Ok(EquityByGroup { names: vec!["all".to_string()], rows: vec![everybody], theil: None })
    }

    /// One row for all and for each group: `group`, `people`, `people_beyond` (their value lies beyond the horizon),
    /// `people_unknown`, `mean`, `p10`, `p50`, `p90`, `gini`, `palma`, `theil`, and what the group adds to the
    /// inequality of all groups, `theil_between` and `theil_within` (in the first row their sums).
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn table(&self) -> Result<Table, Error> {
        columns(Table::new(self.rows.len()), &self.lines().collect::<Vec<_>>())
    }

    /// [`EquityByGroup::table`] of several indicators under each other, their names first, under `indicator`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn tables(indicators: &[(String, EquityByGroup)]) -> Result<Table, Error> {
        let lines: Vec<Line<'_>> = indicators.iter().flat_map(|(_, equity)| equity.lines()).collect();
        let names = indicators.iter().flat_map(|(name, equity)| equity.rows.iter().map(move |_| Some(name.as_str())));
        columns(Table::new(lines.len()).with(Column::text("indicator", names))?, &lines)
    }

    /// The Lorenz curves of several indicators and their groups: `indicator`, `group`, `people`, `value`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn lorenz_tables(indicators: &[(String, EquityByGroup)]) -> Result<Table, Error> {
        let mut points = Vec::new();
        for (indicator, equity) in indicators {
            for (group, row) in equity.names.iter().zip(&equity.rows) {
                let curve = row.lorenz().unwrap_or_default();
                points.extend(curve.into_iter().map(|point| (indicator.as_str(), group.as_str(), point)));
            }
        }
        Table::new(points.len())
            .with(Column::text("indicator", points.iter().map(|(indicator, ..)| Some(*indicator))))?
            .with(Column::text("group", points.iter().map(|(_, group, _)| Some(*group))))?
            .with(Column::real("people", points.iter().map(|(.., point)| Some(point.people))))?
            .with(Column::real("value", points.iter().map(|(.., point)| Some(point.value))))
    }

    fn lines(&self) -> impl Iterator<Item = Line<'_>> {
        let added = |row: usize| {
            let theil = self.theil.as_ref()?;
            match row.checked_sub(1) {
                None => Some((theil.between, theil.within)),
                Some(group) => theil.groups.get(group).map(|group| (group.between, group.within)),
            }
        };
        let rows = self.names.iter().zip(&self.rows).enumerate();
        rows.map(move |(row, (group, people))| Line { group, people, theil: added(row) })
    }
}

/// One row: a group, its people over the values, and what it adds to the inequality between and within the groups.
struct Line<'e> {
    group: &'e str,
    people: &'e Distribution,
    theil: Option<(f64, f64)>,
}

fn columns(table: Table, lines: &[Line<'_>]) -> Result<Table, Error> {
    let real = |name: &str, of: &dyn Fn(&Distribution) -> Option<f64>| {
        Column::real(name, lines.iter().map(|line| of(line.people)))
    };
    table
        .with(Column::text("group", lines.iter().map(|line| Some(line.group))))?
        .with(real("people", &|row| Some(row.people())).in_unit("people"))?
        .with(real("people_beyond", &|row| Some(row.people_beyond())).in_unit("people"))?
        .with(real("people_unknown", &|row| Some(row.people_unknown())).in_unit("people"))?
        .with(real("mean", &Distribution::mean))?
        .with(real("p10", &|row| row.percentile(0.1)))?
        .with(real("p50", &|row| row.percentile(0.5)))?
        .with(real("p90", &|row| row.percentile(0.9)))?
        .with(real("gini", &Distribution::gini))?
        .with(real("palma", &Distribution::palma))?
        .with(real("theil", &Distribution::theil))?
        .with(Column::real("theil_between", lines.iter().map(|line| line.theil.map(|(between, _)| between))))?
        .with(Column::real("theil_within", lines.iter().map(|line| line.theil.map(|(_, within)| within))))
}
