//! The rates a standard defines, one by one: what is covered, by walk and by straight line, and how the two compare.

use super::Assessment;
use super::circle::Circle;
use super::facts::Facts;
use super::question::{Measure, Questions};
use super::verdict::NoData;
use crate::access::Tally;
use crate::error::Error;
use crate::standard::{Denominator, Indicator, IndicatorKind, Standard, Tier};
use crate::table::{Column, Table};

/// What a rate is over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scope {
    /// One circle, by one denominator.
    Circle {
        /// The circle, as an index into [`Assessment::circles`].
        circle: usize,
        /// What it is a share of.
        denominator: Denominator,
    },
    /// All circles, each counting one.
    Communities,
}

/// One indicator of the standard over one circle and denominator, or over all circles as communities.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct IndicatorRate {
    /// The indicator, as an index into [`Standard::indicators`].
    pub indicator: usize,
    /// What it is over.
    pub scope: Scope,
    /// By walk on the network; where the standard gives a radius, by the walk of that length.
    pub walk: Result<Tally, NoData>,
    /// In a straight line; where the standard gives minutes, by the line that the walker goes in them on the flat.
    pub line: Result<Tally, NoData>,
    /// What the walk covers of what the straight line covers; `None` where the line covers nothing, and for communities.
    pub walk_per_line: Option<f64>,
}

impl IndicatorRate {
    /// The tally by one measure.
    pub fn by(&self, measure: Measure) -> Result<Tally, NoData> {
        match measure {
            Measure::Walk => self.walk,
            Measure::Line => self.line,
        }
    }
}

/// The shares of communities: those that have a facility of every tier inside, of all.
///
/// A community counts as lacking only where an absence in the data means something, as for the findings.
pub(super) fn community_shares(
    standard: &Standard,
    questions: &Questions,
    homes: &Facts,
    circles: &[Circle],
) -> Vec<IndicatorRate> {
    let all = standard.indicators.iter().zip(&questions.indicators).enumerate();
    let shares = all.filter(|(_, (indicator, _))| indicator.kind == IndicatorKind::CommunityShare);
    let share = |(indicator, (_, rows)): (usize, (&Indicator, &std::ops::Range<usize>))| {
        let tally = share_of(questions, rows, homes, circles);
        IndicatorRate { indicator, scope: Scope::Communities, walk: tally, line: tally, walk_per_line: None }
    };
    shares.map(share).collect()
}

fn share_of(
    questions: &Questions,
    rows: &std::ops::Range<usize>,
    homes: &Facts,
    circles: &[Circle],
) -> Result<Tally, NoData> {
    let mut tally = Tally::default();
    for circle in circles {
        let mut has_all = true;
        for question in questions.rows.get(rows.clone()).unwrap_or_default() {
            let members = questions.groups.get(question.group?).map(Vec::as_slice).unwrap_or_default();
            let inside = |row: &u32| circle.facilities.binary_search(row).is_ok();
            if !members.iter().any(inside) && !question.brought.iter().any(|(row, _)| inside(row)) {
                homes.absence_of(questions, question).map_or(Ok(()), Err)?;
                has_all = false;
            }
        }
        *(if has_all { &mut tally.met } else { &mut tally.missing }) += 1.0;
    }
    Ok(tally)
}

impl Assessment {
    /// The indicators of the standard, one by one: circle by circle and denominator by denominator, the official one
    /// first; a share of communities once. Empty where the standard defines none.
    pub fn indicators(&self) -> &[IndicatorRate] {
        &self.parts().indicators
    }

    /// The indicators as a table: one row for each of [`Assessment::indicators`].
    ///
    /// `official` is the measure the standard gives; the other stands beside it with the ratio of the two. Where nothing
    /// can be said the share is absent and `walk_no_data`, `line_no_data` say why.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn indicators_table(&self) -> Result<Table, Error> {
        let rates = self.indicators();
        let of = |rate: &IndicatorRate| self.standard().indicators.get(rate.indicator);
        let text = |name: &str, cell: &dyn Fn(&IndicatorRate, &Indicator) -> Option<String>| {
            Column::text(name, rates.iter().map(|rate| of(rate).and_then(|indicator| cell(rate, indicator))))
        };
        let circle = |rate: &IndicatorRate| match rate.scope {
            Scope::Circle { circle, .. } => self.circles().get(circle).map(|circle| circle.spec.id.clone()),
            Scope::Communities => None,
        };
        let denominator = |rate: &IndicatorRate| match rate.scope {
            Scope::Circle { denominator, .. } => denominator.name(),
            Scope::Communities => "communities",
        };
        let mut table = Table::new(rates.len())
            .with(text("standard", &|_, _| Some(self.standard().id.clone())))?
            .with(text("indicator", &|_, indicator| Some(indicator.id.clone())))?
            .with(text("title_zh", &|_, indicator| Some(indicator.title.zh.clone())))?
            .with(text("title_en", &|_, indicator| Some(indicator.title.en.clone())))?
            .with(text("circle", &|rate, _| circle(rate)))?
            .with(text("denominator", &|rate, _| Some(denominator(rate).into())))?
            .with(text("official", &|rate, _| self.official(rate).map(|measure| measure.name().into())))?;
        for measure in [Measure::Walk, Measure::Line] {
            let name = measure.name();
            let real = |column: &str, value: &dyn Fn(&Tally) -> Option<f64>| {
                let cells = rates.iter().map(|rate| rate.by(measure).ok().as_ref().and_then(value));
                Column::real(format!("{name}_{column}"), cells)
            };
            let reasons = rates.iter().map(|rate| rate.by(measure).err().map(NoData::name));
            table = table
                .with(real("share", &Tally::share))?
                .with(real("truncated_share", &Tally::truncated_share))?
                .with(real("share_at_least", &|tally| tally.bounds().map(|(least, _)| least)))?
                .with(real("share_at_most", &|tally| tally.bounds().map(|(_, most)| most)))?
                .with(Column::text(format!("{name}_no_data"), reasons))?;
        }
        let limit = |tier: &Tier| tier.limit.as_ref().map(|limit| limit.citation.to_string());
        let clauses = |indicator: &Indicator| indicator.tiers.iter().filter_map(limit).collect::<Vec<_>>();
        let clause = |indicator: &Indicator| Some(clauses(indicator).join("; ")).filter(|text| !text.is_empty());
        table
            .with(Column::real("walk_per_line", rates.iter().map(|rate| rate.walk_per_line)))?
            .with(text("definition", &|_, indicator| Some(indicator.definition.value.clone())))?
            .with(text("defined_by", &|_, indicator| Some(indicator.definition.citation.to_string())))?
            .with(text("limit_by", &|_, indicator| clause(indicator)))
    }

    /// The measure by which the standard states an indicator; `None` where it gives no limit.
    fn official(&self, rate: &IndicatorRate) -> Option<Measure> {
        let questions = &self.parts().questions;
        let first = questions.indicators.get(rate.indicator)?.start;
        questions.rows.get(first)?.reach.map(|reach| reach.measure)
    }
}
