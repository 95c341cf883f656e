//! A circle as a department defines it: which businesses, how near, for whom.

use crate::error::{Error, ErrorKind, Place};
use crate::model::{Catalogue, CategoryId};
use crate::study::Prepared;

/// What a circle asks for: so many facilities of some categories within some minutes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// Any of these.
    pub categories: Vec<CategoryId>,
    /// Within so many minutes.
    pub minutes: u32,
    /// At least so many.
    pub minimum: u32,
}

impl Demand {
    /// One facility of any of these categories within so many minutes.
    pub fn one_of(categories: impl IntoIterator<Item = CategoryId>, minutes: u32) -> Demand {
        Demand { categories: categories.into_iter().collect(), minutes, minimum: 1 }
    }

    /// At least `minimum` facilities of any of the categories named, such as `market|fresh-food-store`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`] for a name the catalogue does not have, [`ErrorKind::Empty`] when none is named.
    pub fn named(categories: &str, minutes: u32, minimum: u32, catalogue: &Catalogue) -> Result<Demand, Error> {
        Ok(Demand { categories: catalogue.find_all(categories)?, minutes, minimum })
    }
}

/// A circle to be laid over others: its demands, all of which must hold, as its walker sees the study.
#[derive(Clone, Debug)]
pub struct FusionCircle {
    /// Its identity, unique in a fusion.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// The study as its walker sees it.
    pub prepared: Prepared,
    /// What it asks for.
    pub demands: Vec<Demand>,
}

impl FusionCircle {
    /// A circle that asks for nothing yet.
    pub fn new(id: impl Into<String>, prepared: Prepared) -> FusionCircle {
        FusionCircle { id: id.into(), name: None, prepared, demands: Vec::new() }
    }

    /// Adds its name.
    pub fn named(mut self, name: impl Into<String>) -> FusionCircle {
        self.name = Some(name.into());
        self
    }

    /// Adds what it asks for.
    pub fn demanding(mut self, demand: Demand) -> FusionCircle {
        self.demands.push(demand);
        self
    }

    pub(super) fn check(&self) -> Result<(), Error> {
        let refuse = |what: &str| Err(Error::new(ErrorKind::Argument, what.to_string()).at(Place::object(&self.id)));
        let longest = self.prepared.options().max_minutes;
        if self.demands.is_empty() || self.demands.iter().any(|demand| demand.categories.is_empty()) {
            return refuse("a circle needs at least one demand, each for some category");
        }
        if self.demands.iter().any(|demand| demand.minimum == 0) {
            return refuse("a demand for no facility always holds");
        }
        if self.demands.iter().any(|demand| !(1..=longest).contains(&demand.minutes)) {
            return refuse("the minutes of a demand must lie between 1 and those the study was prepared for");
        }
        Ok(())
    }
}
