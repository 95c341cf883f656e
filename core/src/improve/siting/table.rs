//! A plan as tables.

use super::objective::cost_of;
use super::{Exclusion, SitePlan, Siting};
use crate::access::exact_sum;
use crate::error::Error;
use crate::table::{Column, Table};

impl SitePlan {
    /// One row: `model`, `solver`, `sites` (how many are opened), `objective`, `bound`, `gap`, `stopped` (`optimal`, `gap`,
    /// `work`, `time`, `exhausted`), `demand`, `served`, `excluded` (how many demands take no part), `work`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn summary_table(&self) -> Result<Table, Error> {
        let siting = self.siting();
        let count = |name: &str, number: usize| Column::integer(name, [i64::try_from(number).ok()]);
        Table::new(1)
            .with(Column::text("model", [Some(siting.model().name())]))?
            .with(Column::text("solver", [Some(self.solver())]))?
            .with(count("sites", self.sites().len()))?
            .with(Column::real("objective", [Some(self.objective())]))?
            .with(Column::real("bound", [self.bound()]))?
            .with(Column::real("gap", [self.gap()]))?
            .with(Column::text("stopped", [Some(self.stopped().name())]))?
            .with(Column::real("demand", [Some(siting.total_weight())]))?
            .with(Column::real("served", [Some(self.served_weight())]))?
            .with(count("excluded", siting.excluded().len()))?
            .with(Column::integer("work", [i64::try_from(self.work()).ok()]))
    }

    /// One row for each open site, existing ones too: `site`, `existing`, `price` (null for one that exists), `demands` and
    /// `load` (how many go there, and how much demand that is). The geometry is the site, where all are known or not.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn sites_table(&self) -> Result<Table, Error> {
        let all = self.siting().sites();
        let open = |index: &u32| all[*index as usize].existing || self.sites().binary_search(index).is_ok();
        let rows: Vec<u32> = (0..all.len() as u32).filter(open).collect();
        let site = |index: &u32| &all[*index as usize];
        let mut load = vec![Vec::new(); all.len()];
        for (demand, to) in self.siting().demand().iter().zip(self.assignment()) {
            if let Some(to) = to {
                load[*to as usize].push(demand.weight);
            }
        }
        let loads = || rows.iter().map(|row| &load[*row as usize]);
        Table::new(rows.len())
            .with(Column::text("site", rows.iter().map(|row| Some(site(row).id.as_str()))))?
            .with(Column::flag("existing", rows.iter().map(|row| Some(site(row).existing))))?
            .with(Column::real("price", rows.iter().map(|row| Some(site(row).price).filter(|_| !site(row).existing))))?
            .with(Column::integer("demands", loads().map(|load| i64::try_from(load.len()).ok())))?
            .with(Column::real("load", loads().map(|load| Some(exact_sum(load.iter().copied())))))?
            .with_points(rows.iter().map(|row| site(row).position).collect())
    }

    /// One row for each demand: `demand`, `weight` (null when not known), `site` (null when not served), `cost` (null likewise) and `why_not`
    /// (`no-site-in-reach`, `nobody-there`, `unattached`, `unknown-weight`, `not-served`; null when served). The geometry is the demand.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn assignment_table(&self) -> Result<Table, Error> {
        let siting = self.siting();
        let rows = siting.demand();
        let to = |row: usize| self.assignment().get(row).copied().flatten();
        let why = why_not(siting);
        let each = || 0..rows.len();
        let unserved = |row: usize| to(row).is_none().then_some(why[row]);
        Table::new(rows.len())
            .with(Column::text("demand", rows.iter().map(|demand| Some(demand.id.as_str()))))?
            .with(Column::real("weight", rows.iter().zip(&why).map(|(demand, why)| known(demand.weight, why))))?
            .with(Column::text("site", each().map(|row| Some(siting.sites()[to(row)? as usize].id.as_str()))))?
            .with(Column::real("cost", each().map(|row| cost_of(siting, row, to(row)?))))?
            .with(Column::text("why_not", each().map(unserved)))?
            .with_points(rows.iter().map(|demand| demand.position).collect())
    }
}

fn known(weight: f64, why: &str) -> Option<f64> {
    Some(weight).filter(|_| why != Exclusion::UnknownWeight.name())
}

/// Why each demand would not be served.
fn why_not(siting: &Siting) -> Vec<&'static str> {
    let mut why = vec!["not-served"; siting.demand().len()];
    siting.excluded().iter().for_each(|excluded| why[excluded.demand] = excluded.why.name());
    why
}
