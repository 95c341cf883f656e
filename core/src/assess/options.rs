//! What a host may choose about an assessment.

use super::{CircleSpec, SufficiencyRule};
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
