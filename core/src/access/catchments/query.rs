//! What a study is asked for when indicators are to be computed.

use crate::error::{Error, ErrorKind, nearest_names};
use crate::model::{Catalogue, CategoryId, Facility};
use crate::units::Ticks;

/// What the supply of a facility is measured by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Supply {
    /// Every facility is one.
    #[default]
    Each,
    /// What its services of the kind can serve together; not known when one of them does not say.
    Capacity,
    /// Its area in square metres.
    Area,
}

impl Supply {
    /// Every measure.
    pub const ALL: [Supply; 3] = [Supply::Each, Supply::Capacity, Supply::Area];

    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Supply::Each => "each",
            Supply::Capacity => "capacity",
            Supply::Area => "area",
        }
    }

    /// The measure of that name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for any other word.
    pub fn named(name: &str) -> Result<Supply, Error> {
        let names = Supply::ALL.map(Supply::name);
        Supply::ALL.into_iter().find(|supply| supply.name() == name).ok_or_else(|| {
            let near = nearest_names(name, names);
            let fix = near
                .first()
                .map_or_else(|| format!("use one of {}", names.join(", ")), |n| format!("did you mean {n}?"));
            Error::new(ErrorKind::Argument, "supply is not measured so").with_value(name).with_fix(fix)
        })
    }
}

/// Which kinds of facilities, within how many minutes, measured by what.
///
/// # Examples
///
/// ```
/// use lifecircle::access::{CatchmentQuery, Supply};
/// use lifecircle::model::Catalogue;
///
/// let of = |id| Catalogue::bundled().find(id);
/// let query = CatchmentQuery::new([vec![of("market")?, of("fresh-food-store")?], vec![of("pharmacy")?]]).minutes(10).supply(Supply::Area);
/// assert_eq!(query.kinds().len(), 2);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CatchmentQuery {
    kinds: Vec<Vec<CategoryId>>,
    minutes: u32,
    supply: Supply,
}

impl CatchmentQuery {
    /// Facilities of these kinds, each a set of categories, within 15 minutes, every one counting as one.
    pub fn new(kinds: impl IntoIterator<Item = Vec<CategoryId>>) -> CatchmentQuery {
        CatchmentQuery { kinds: kinds.into_iter().collect(), minutes: 15, supply: Supply::Each }
    }

    /// The same with each kind written as the names of its categories: `market|fresh-food-store`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`] for a name the catalogue does not have, [`ErrorKind::Empty`] for a kind without names.
    pub fn named(kinds: &[&str], catalogue: &Catalogue) -> Result<CatchmentQuery, Error> {
        let kinds = kinds.iter().map(|names| catalogue.find_all(names)).collect::<Result<Vec<_>, _>>()?;
        Ok(CatchmentQuery::new(kinds))
    }

    /// Within so many minutes instead.
    pub fn minutes(mut self, minutes: u32) -> CatchmentQuery {
        self.minutes = minutes;
        self
    }

    /// Within so many minutes where it asks for fewer.
    pub(crate) fn at_least_minutes(mut self, minutes: u32) -> CatchmentQuery {
        self.minutes = self.minutes.max(minutes);
        self
    }

    /// With supply measured so.
    pub fn supply(mut self, supply: Supply) -> CatchmentQuery {
        self.supply = supply;
        self
    }

    /// The kinds, each a set of categories.
    pub fn kinds(&self) -> &[Vec<CategoryId>] {
        &self.kinds
    }

    pub(super) fn horizon(&self, max_minutes: u32) -> Result<Ticks, Error> {
        if self.kinds.is_empty() || self.kinds.iter().any(Vec::is_empty) {
            return Err(Error::new(ErrorKind::Argument, "a question needs at least one kind, each of some category"));
        }
        let known = (1..=max_minutes).contains(&self.minutes).then(|| Ticks::from_minutes(self.minutes)).flatten();
        known.ok_or_else(|| {
            Error::new(ErrorKind::Argument, "the minutes must lie between 1 and those the study was prepared for")
                .with_value(self.minutes)
                .with_fix(format!("ask for at most {max_minutes}, or prepare with more"))
        })
    }

    /// How much a facility supplies of a kind; `None` when one does not walk to it for any of the kind's categories.
    pub(super) fn supply_of(&self, facility: &Facility, kind: &[CategoryId]) -> Option<Option<f64>> {
        let mut services = facility.services.iter().filter(|s| s.channel.is_walked_to() && kind.contains(&s.category));
        let first = services.next()?;
        Some(match self.supply {
            Supply::Each => Some(1.0),
            Supply::Area => facility.area_m2,
            Supply::Capacity => services.fold(first.capacity, |sum, service| Some(sum? + service.capacity?)),
        })
    }
}
