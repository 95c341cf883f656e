//! Who has it: inequality along another variable, such as income.

use super::super::Level;
use super::distribution::{checked, same_length};
use super::{Distribution, Step};
use crate::error::{Error, ErrorKind};
use crate::exact_sum::ExactSum;
use crate::table::{Column, Table};

/// Values with the people who have them, ranked by something else: income, rent, age.
///
/// Homes of equal rank are one: their order cannot matter.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked {
    /// Rank and the values of that rank, ascending.
    ranks: Vec<(f64, Vec<Step>)>,
    people: f64,
    unranked: f64,
}

/// From which rank people are counted among the worst and the best off.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PalmaCuts {
    /// Up to this rank: the lowest 40 %.
    pub lowest: f64,
    /// Above this rank: the highest 10 %.
    pub highest: f64,
}

impl PalmaCuts {
    /// The 40th and the 90th percentile of a population's ranks.
    ///
    /// The population may be larger than what is compared: a district is judged by the incomes of its city.
    pub fn of(ranks: &Distribution) -> Option<PalmaCuts> {
        Some(PalmaCuts { lowest: ranks.percentile(0.4)?, highest: ranks.percentile(0.9)? })
    }
}

impl Ranked {
    /// The exact `levels` of homes, ranked by `ranks`, over their `people`.
    ///
    /// A home without rank, people or exact value is left out; [`Ranked::people_left_out`] counts the people.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when the lengths differ, or a number is negative, not finite or beyond 1e100.
    pub fn new(levels: &[Level], ranks: &[Option<f64>], people: &[Option<f64>]) -> Result<Ranked, Error> {
        same_length(levels.len(), people.len())?;
        if ranks.len() != levels.len() {
            return Err(Error::new(ErrorKind::Argument, format!("{} values need as many ranks", levels.len()))
                .with_value(ranks.len()));
        }
        let (mut rows, mut left_out) = (Vec::new(), ExactSum::default());
        for (row, ((level, rank), people)) in levels.iter().zip(ranks).zip(people).enumerate() {
            let Some(people) = *people else { continue };
            let people = checked(people, row, "people")?;
            match (level, rank) {
                (Level::Exact(value), Some(rank)) => {
                    rows.push((checked(*rank, row, "rank")?, (checked(*value, row, "value")?, people)));
                }
                _ => left_out.add(people),
            }
        }
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        let of_rank = |same: &[(f64, (f64, f64))]| {
            let steps = super::distribution::steps(same.iter().map(|(_, exact)| *exact).collect());
            Some((same.first()?.0, steps)).filter(|(_, steps)| !steps.is_empty())
        };
        let ranks: Vec<_> = rows.chunk_by(|a, b| a.0 == b.0).filter_map(of_rank).collect();
        let mut all = ExactSum::default();
        all.extend(ranks.iter().flat_map(|(_, steps)| steps).map(|step| step.people));
        Ok(Ranked { ranks, people: all.value(), unranked: left_out.value() })
    }

    /// The people whose rank and value are known.
    pub fn people(&self) -> f64 {
        self.people
    }

    /// The people whose rank or value is not known.
    pub fn people_left_out(&self) -> f64 {
        self.unranked
    }

    fn steps(&self) -> impl Iterator<Item = &Step> {
        self.ranks.iter().flat_map(|(_, steps)| steps)
    }

    fn mean(&self) -> Option<f64> {
        let mut total = ExactSum::default();
        self.steps().for_each(|step| total.add_product(step.value, step.people));
        (self.people > 0.0).then(|| total.value() / self.people)
    }

    /// The concentration index: below 0 when the low ranks have more than their share, above 0 when the high ones have.
    ///
    /// `None` when nobody has anything.
    ///
    /// # References
    ///
    /// Kakwani, Wagstaff & van Doorslaer 1997, with the fractional rank in the middle of each rank's people.
    pub fn concentration(&self) -> Option<f64> {
        let mean = self.mean().filter(|mean| *mean > 0.0)?;
        let (mut below, mut sum) = (0.0, 0.0);
        for (_, steps) in &self.ranks {
            let people: f64 = steps.iter().map(|step| step.people).sum();
            let middle = (below + people / 2.0) / self.people;
            let apart: f64 = steps.iter().map(|step| step.people * (step.value - mean)).sum();
            sum += apart / self.people * (middle - 0.5);
            below += people;
        }
        Some(2.0 * sum / mean)
    }

    /// The concentration index corrected for the range of the values, so that it does not depend on their unit.
    ///
    /// `None` when nobody has anything, or all have the same.
    ///
    /// # References
    ///
    /// Erreygers 2009, Journal of Health Economics 28; the bounds are the least and the largest value that occur.
    pub fn concentration_corrected(&self) -> Option<f64> {
        let least = self.steps().map(|step| step.value).fold(f64::INFINITY, f64::min);
        let most = self.steps().map(|step| step.value).fold(0.0, f64::max);
        let (mean, standard) = (self.mean()?, self.concentration()?);
        (most > least).then(|| 4.0 * mean / (most - least) * standard)
    }

    /// Palma's ratio by rank: the mean value of those above the higher cut over that of those up to the lower.
    ///
    /// `None` when there is nobody in one of the two, or the lowest have nothing at all.
    pub fn palma(&self, cuts: PalmaCuts) -> Option<f64> {
        let mean_of = |among: &dyn Fn(f64) -> bool| {
            let (mut total, mut people) = (ExactSum::default(), ExactSum::default());
            for step in self.ranks.iter().filter(|(rank, _)| among(*rank)).flat_map(|(_, steps)| steps) {
                total.add_product(step.value, step.people);
                people.add(step.people);
            }
            (people.value() > 0.0).then(|| total.value() / people.value())
        };
        let lowest = mean_of(&|rank| rank <= cuts.lowest).filter(|mean| *mean > 0.0)?;
        Some(mean_of(&|rank| rank > cuts.highest)? / lowest)
    }
    /// One row: `people`, `people_left_out`, `concentration`, `concentration_corrected`, and `palma` when the cuts are known.
    ///
    /// # Errors
    ///
    /// Never; the columns are its own.
    pub fn table(&self, cuts: Option<PalmaCuts>) -> Result<Table, Error> {
        Table::new(1)
            .with(Column::real("people", [Some(self.people)]).in_unit("people"))?
            .with(Column::real("people_left_out", [Some(self.unranked)]).in_unit("people"))?
            .with(Column::real("concentration", [self.concentration()]))?
            .with(Column::real("concentration_corrected", [self.concentration_corrected()]))?
            .with(Column::real("palma", [cuts.and_then(|cuts| self.palma(cuts))]))
    }
}
