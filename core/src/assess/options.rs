//! What a host may choose about an assessment.

use super::{CircleSpec, SufficiencyRule};
use crate::error::{Error, ErrorKind};
use crate::model::Catalogue;

/// What a host may choose about an assessment.
///
/// # Examples
///
/// ```
/// use lifecircle::assess::{AssessOptions, CircleSpec, SufficiencyRule};
///
/// let options = AssessOptions {
///     circles: vec![CircleSpec::everything().named("全区")],
///     sufficiency: SufficiencyRule { min_places: 30, ..SufficiencyRule::default() },
///     ..AssessOptions::default()
/// };
/// assert_eq!(options.land_step_m, 25.0);
/// ```
#[derive(Clone, Debug)]
pub struct AssessOptions<'c> {
    /// The circles to judge; none means all homes as one circle.
    pub circles: Vec<CircleSpec>,
    /// When the data is too sparse to call anything missing.
    pub sufficiency: SufficiencyRule,
    /// Whether a category that the data has nowhere is missing even where the catalogue says that sources hardly know
    /// it. Set it when the facilities come from a complete register.
    pub absence_is_trusted: bool,
    /// The side in metres of the grid that residential land is sampled with (*ours*).
    pub land_step_m: f64,
    /// The catalogue that the facilities were classified by.
    pub catalogue: &'c Catalogue,
}

impl Default for AssessOptions<'static> {
    fn default() -> Self {
        AssessOptions {
            circles: Vec::new(),
            sufficiency: SufficiencyRule::default(),
            absence_is_trusted: false,
            land_step_m: 25.0,
            catalogue: Catalogue::bundled(),
        }
    }
}

impl AssessOptions<'_> {
    /// Refuses the first that two differ in, with both values: what is judged in two ways cannot be held against each other.
    ///
    /// Circles are compared once they are resolved, catalogues not at all.
    pub(crate) fn same_judgement(&self, other: &AssessOptions<'_>) -> Result<(), Error> {
        let rule = |options: &AssessOptions<'_>| {
            let SufficiencyRule { min_places, min_categories, min_places_per_km } = options.sufficiency;
            format!("{min_places} places of {min_categories} categories, {min_places_per_km} per km")
        };
        let (name, values) = if self.sufficiency != other.sufficiency {
            ("sufficiency", [rule(self), rule(other)])
        } else if self.absence_is_trusted != other.absence_is_trusted {
            ("trust in absence", [self.absence_is_trusted, other.absence_is_trusted].map(|trusted| trusted.to_string()))
        } else if self.land_step_m != other.land_step_m {
            ("land_step_m", [self.land_step_m, other.land_step_m].map(|metres| metres.to_string()))
        } else {
            return Ok(());
        };
        let [one, another] = values;
        Err(Error::new(ErrorKind::Argument, format!("what is judged with different {name} cannot be compared"))
            .with_value(format_args!("{one} / {another}"))
            .with_fix("judge both with the same options"))
    }
}

/// The options of an assessment, kept with it.
pub(super) struct KeptOptions {
    circles: Vec<CircleSpec>,
    sufficiency: SufficiencyRule,
    absence_is_trusted: bool,
    land_step_m: f64,
    /// `None` for the bundled one, which needs no copy.
    catalogue: Option<Box<Catalogue>>,
}

impl KeptOptions {
    pub(super) fn of(options: &AssessOptions<'_>) -> KeptOptions {
        let is_bundled = std::ptr::eq(options.catalogue, Catalogue::bundled());
        KeptOptions {
            circles: options.circles.clone(),
            sufficiency: options.sufficiency,
            absence_is_trusted: options.absence_is_trusted,
            land_step_m: options.land_step_m,
            catalogue: (!is_bundled).then(|| Box::new(options.catalogue.clone())),
        }
    }

    pub(super) fn lent(&self) -> AssessOptions<'_> {
        AssessOptions {
            circles: self.circles.clone(),
            sufficiency: self.sufficiency,
            absence_is_trusted: self.absence_is_trusted,
            land_step_m: self.land_step_m,
            catalogue: self.catalogue.as_deref().unwrap_or_else(|| Catalogue::bundled()),
        }
    }
}
