//! What could move into an idle space.

use crate::model::{Catalogue, CategoryId};

/// A use that an idle space could have: a category, at some hours.
#[derive(Clone, Debug, PartialEq)]
pub struct IdleUse {
    /// Its identity, unique among the uses.
    pub id: String,
    /// What it offers.
    pub category: CategoryId,
    /// When it would be there, as opening hours are written; `None` for always.
    pub hours: Option<String>,
    /// The least area it needs in square metres; `None` for any.
    pub min_area_m2: Option<f64>,
    /// Whether it needs fittings that cannot be cleared at once.
    pub fixed: bool,
}

impl IdleUse {
    /// A use at any hour, of any area, that can be cleared; it goes by the name of its category.
    pub fn of(category: CategoryId) -> IdleUse {
        let leaf = Catalogue::bundled().leaf(category);
        let id = leaf.map_or_else(|| format!("category {}", category.index()), |leaf| leaf.id.clone());
        IdleUse { id, category, hours: None, min_area_m2: None, fixed: false }
    }
}
