//! Demand: how much the homes of a study ask for each category.

use std::collections::BTreeMap;

use super::{CategoryId, Homes};
use crate::error::{DataReport, Defect, ErrorKind};

/// How much demand each home has for each category: its people, and what needs add.
///
/// # Examples
///
/// ```
/// use lifecircle::model::{Catalogue, DemandWeights};
///
/// let repair = Catalogue::bundled().find("repair")?;
/// let mut weights = DemandWeights::of_people(vec![30.0, 12.0]);
/// weights.add(repair, 1, 20.0);
/// assert_eq!((weights.of(repair), weights.added(repair)), (vec![30.0, 32.0], 20.0));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct DemandWeights {
    /// The people of each home; a home whose people are not known counts 0 and is told in the report.
    people: Vec<f64>,
    added: BTreeMap<CategoryId, Vec<f64>>,
    /// Needs that could not be laid on any home, and homes without people.
    pub report: DataReport,
}

impl DemandWeights {
    /// The demand of homes for whom nobody has raised a need: their people, in the order of the homes.
    pub fn of_people(people: Vec<f64>) -> DemandWeights {
        DemandWeights { people, added: BTreeMap::new(), report: DataReport::default() }
    }

    /// The demand of homes for whom nobody has raised a need; the report says how many do not say how many people live there.
    pub fn of_homes(homes: &Homes) -> DemandWeights {
        let people = || homes.rows.iter().map(|home| home.people.map(|people| people.count));
        let mut weights = DemandWeights::of_people(people().map(|people| people.unwrap_or(0.0)).collect());
        let unknown = people().filter(Option::is_none).count();
        if unknown > 0 {
            let message = "homes whose people are not known count none";
            weights.report.push(Defect::warning(ErrorKind::Value, "people-unknown", message).with_value(unknown));
        }
        weights
    }

    /// Adds demand of a home for a category, in residents; nothing for a home that does not exist.
    pub fn add(&mut self, category: CategoryId, home: usize, residents: f64) {
        let none = || vec![0.0; self.people.len()];
        if let Some(added) = self.added.entry(category).or_insert_with(none).get_mut(home) {
            *added += residents;
        }
    }

    /// The people of each home, without what needs add.
    pub fn people(&self) -> &[f64] {
        &self.people
    }

    /// The demand of each home for a category, in residents, in the order of the homes.
    pub fn of(&self, category: CategoryId) -> Vec<f64> {
        match self.added.get(&category) {
            Some(added) => self.people.iter().zip(added).map(|(people, added)| people + added).collect(),
            None => self.people.clone(),
        }
    }

    /// What needs add to the demand for a category, all homes together.
    pub fn added(&self, category: CategoryId) -> f64 {
        self.added.get(&category).map_or(0.0, |added| added.iter().sum())
    }
}
