//! One category, and the group it stands in.

use super::super::{Channel, Language};
use super::code_rule::CodeRule;
use super::words::Words;

/// A leaf category of a catalogue, as its place in the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CategoryId(pub u16);

impl CategoryId {
    /// The number as an index.
    #[inline]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A leaf of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The name that standards and tables quote; it never changes.
    pub id: String,
    /// The index of its group in [`Catalogue::groups`](super::Catalogue::groups).
    pub group: usize,
    /// The Chinese label.
    pub zh: String,
    /// The English label.
    pub en: String,
    /// Why its Monday-to-Friday hours are those of the work calendar, where they are.
    pub workdays: Option<String>,
    /// Why OpenStreetMap in China knows few of these, where it does.
    pub weak: Option<String>,
    /// How its services reach their users where a table does not say: brought, for a dark store.
    pub channel: Channel,
}

impl Category {
    /// The label in one language.
    pub fn label(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// A branch of the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// The name of the branch; it never changes.
    pub id: String,
    /// The Chinese label.
    pub zh: String,
    /// The English label.
    pub en: String,
}

/// What the catalogue knows of a category beyond its tag rules.
#[derive(Clone, Debug, Default)]
pub(super) struct Rules {
    pub(super) codes: Vec<CodeRule>,
    pub(super) names: Words,
    pub(super) reject: Words,
    pub(super) exclude: Words,
}
