//! Whether the data has enough places to call anything missing.

use std::collections::BTreeSet;

use crate::study::Study;

/// How many places a study needs before an absence means something. The numbers are ours, to be overridden: no source
/// gives any. A study that falls short of one of them is *sparse*, and its findings say "no data" where they would say
/// "missing".
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SufficiencyRule {
    /// At least this many facilities.
    pub min_places: usize,
    /// Of at least this many categories.
    pub min_categories: usize,
    /// At least this many facilities per kilometre of walkable network.
    pub min_places_per_km: f64,
}

impl Default for SufficiencyRule {
    /// 100 places of 15 categories, one for every kilometre walked (*ours*). Of extracts at hand, the centre of Nanjing
    /// (394 places of 46 categories, 4.6 per km) and Las Palmas (8,105 of 62, 3.9 per km) pass; Guixi (16 of 7, 0.14 per
    /// km), Shenzhen Longgang (80 of 22, 0.53 per km) and a few blocks of Taipei (57 of 15) do not.
    fn default() -> Self {
        SufficiencyRule { min_places: 100, min_categories: 15, min_places_per_km: 1.0 }
    }
}

/// How much the data knows, and whether that is enough.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sufficiency {
    /// Facilities in the study.
    pub places: usize,
    /// Categories that at least one of them has.
    pub categories: usize,
    /// Walkable kilometres.
    pub walkable_km: f64,
    /// The rule applied.
    pub rule: SufficiencyRule,
}

impl Sufficiency {
    /// Counts what a study has.
    pub(crate) fn of(study: &Study, rule: SufficiencyRule) -> Sufficiency {
        let rows = &study.facilities().rows;
        let categories: BTreeSet<_> = rows.iter().flat_map(|f| &f.services).map(|s| s.category).collect();
        let metres: f64 = study.network().edges().length_m.iter().sum();
        Sufficiency { places: rows.len(), categories: categories.len(), walkable_km: metres / 1000.0, rule }
    }

    /// Facilities per walkable kilometre; `None` without a network.
    pub fn places_per_km(&self) -> Option<f64> {
        (self.walkable_km > 0.0).then(|| self.places as f64 / self.walkable_km)
    }

    /// Whether the data is too sparse to call anything missing.
    pub fn sparse(&self) -> bool {
        self.places < self.rule.min_places
            || self.categories < self.rule.min_categories
            || self.places_per_km().is_none_or(|density| density < self.rule.min_places_per_km)
    }
}
