//! The catalogue of categories of business and service (业态): names, and rules that say which category a place is.
//!
//! A catalogue is data: `core/catalogue/categories.toml` is the bundled one and explains its own format; a host's own
//! catalogue is a file of the same format. What a place is said to be is decided from its OpenStreetMap tags
//! ([`Catalogue::classify_tags`]), its AMap type codes ([`Catalogue::classify_amap`]) or, where those say nothing, its
//! name ([`Catalogue::classify_name`]). No rule, no category: a class is never invented.

mod category;
mod classify;
mod code_rule;
mod conflict;
mod crosswalk;
mod load;
mod tag_rule;
mod words;

use std::collections::BTreeMap;
use std::sync::OnceLock;

pub use category::{Category, CategoryId, Group};
pub use classify::{Basis, Classified};
pub use crosswalk::{Crosswalk, CrosswalkCoverage, Mapped, MappedBy, Scheme, ValueCoverage, VendorClass};

use super::Language;
use crate::calendar::WeekRule;
use crate::error::{Error, ErrorKind, nearest_names};
use category::Rules;
use tag_rule::{TagRule, TagTest};

/// The id of the leaf for places whose name points to several categories.
const OTHER: &str = "other";

/// The categories a study knows, with the rules that find them.
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::model::{Catalogue, Language};
///
/// let catalogue = Catalogue::bundled();
/// let market = catalogue.find("market")?;
/// assert_eq!(catalogue.label(market, Language::Chinese), "菜市场");
/// assert_eq!(catalogue.find("菜市场")?, market);
///
/// let refused = catalogue.find("maket").unwrap_err();
/// assert_eq!(refused.kind(), ErrorKind::Category);
/// assert!(refused.fix().unwrap().contains("market"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Catalogue {
    id: String,
    title: [String; 2],
    groups: Vec<Group>,
    categories: Vec<Category>,
    rules: Vec<Rules>,
    /// Every id and label, lower case, to its category.
    names: BTreeMap<String, CategoryId>,
    /// Tag rules by the key of their first test.
    tag_rules: BTreeMap<String, Vec<(CategoryId, TagRule)>>,
    /// Tags of places whose name decides.
    name_decides: Vec<TagTest>,
    /// Codes of places whose name decides.
    codes_name_decides: Vec<code_rule::CodeRange>,
}

impl Catalogue {
    /// The catalogue that comes with the library: the businesses of the 2021 guide and its 2025 additions, and the
    /// facilities of GB 50180-2018.
    pub fn bundled() -> &'static Catalogue {
        static BUNDLED: OnceLock<Catalogue> = OnceLock::new();
        BUNDLED.get_or_init(|| {
            let text = include_str!("../../../catalogue/categories.toml");
            // A test loads the file; should it ever fail here, an empty catalogue refuses every name with an error.
            Catalogue::from_toml(text, "categories.toml").unwrap_or_else(|_| Catalogue::empty())
        })
    }

    /// The catalogue written in `text`, in the format of the bundled one; `file` names it in errors.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Format`] when it is no TOML or has an unknown key, [`ErrorKind::Value`] for a rule that cannot be
    /// read, [`ErrorKind::Duplicate`] for an id, label, tag or code claimed twice, [`ErrorKind::NotFound`] for an unknown
    /// group, [`ErrorKind::Empty`] without any category. Each names the file, the line, the key and the nearest valid name.
    pub fn from_toml(text: &str, file: &str) -> Result<Catalogue, Error> {
        load::load(text, file)
    }

    fn empty() -> Catalogue {
        Catalogue {
            id: String::new(),
            title: Default::default(),
            groups: Vec::new(),
            categories: Vec::new(),
            rules: Vec::new(),
            names: BTreeMap::new(),
            tag_rules: BTreeMap::new(),
            name_decides: Vec::new(),
            codes_name_decides: Vec::new(),
        }
    }

    /// The catalogue's own id.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The catalogue's title.
    pub fn title(&self, language: Language) -> &str {
        &self.title[language as usize]
    }

    /// How many categories there are.
    pub fn len(&self) -> usize {
        self.categories.len()
    }

    /// Whether there is no category at all.
    pub fn is_empty(&self) -> bool {
        self.categories.is_empty()
    }

    /// The groups, in the order of the file.
    pub fn groups(&self) -> &[Group] {
        &self.groups
    }

    /// Every category with its number, in the order of the file.
    pub fn categories(&self) -> impl ExactSizeIterator<Item = (CategoryId, &Category)> {
        self.categories.iter().enumerate().map(|(i, category)| (CategoryId(i as u16), category))
    }

    /// The categories of one group, in the order of the file; none for an unknown group.
    pub fn members(&self, group: &str) -> impl Iterator<Item = CategoryId> {
        let index = self.groups.iter().position(|g| g.id == group);
        self.categories().filter(move |(_, category)| Some(category.group) == index).map(|(id, _)| id)
    }

    /// The category of a number; `None` when it is not of this catalogue.
    pub fn leaf(&self, id: CategoryId) -> Option<&Category> {
        self.categories.get(id.index())
    }

    /// The category's label, or "unknown category" for a number of another catalogue.
    pub fn label(&self, id: CategoryId, language: Language) -> &str {
        match (self.leaf(id), language) {
            (Some(category), language) => category.label(language),
            (None, Language::Chinese) => "未知业态",
            (None, Language::English) => "unknown category",
        }
    }

    /// Whether services of the category keep the work calendar; a number of another catalogue does not.
    pub fn week_rule(&self, id: CategoryId) -> WeekRule {
        match self.leaf(id).and_then(|category| category.workdays.as_ref()) {
            Some(_) => WeekRule::FollowsWorkdays,
            None => WeekRule::AsWritten,
        }
    }

    /// The category called `name`: its id or its label in either language. Case does not count, and `_` is `-`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`] with the nearest names when there is none.
    pub fn find(&self, name: &str) -> Result<CategoryId, Error> {
        let wanted = name.trim().to_lowercase();
        let found = self.names.get(&wanted).or_else(|| self.names.get(&wanted.replace(['_', ' '], "-")));
        found.copied().ok_or_else(|| {
            let error = Error::new(ErrorKind::Category, "the catalogue has no such category").with_value(name);
            let near = nearest_names(name, self.names.keys().map(String::as_str));
            match near.is_empty() {
                true => error.with_fix("use an id or label of the catalogue, such as market or 菜市场"),
                false => error.with_fix(format!("did you mean {}?", near.join(", "))),
            }
        })
    }

    /// The categories called by any of several names between `|` or `;`, each once, in the order written.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`] for the first name the catalogue does not have, with the nearest; [`ErrorKind::Empty`]
    /// when no name is given.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::model::Catalogue;
    ///
    /// let catalogue = Catalogue::bundled();
    /// assert_eq!(catalogue.find_all("market | 便利店; market")?, [catalogue.find("market")?, catalogue.find("convenience-store")?]);
    /// assert!(catalogue.find_all(" ; ").is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn find_all(&self, names: &str) -> Result<Vec<CategoryId>, Error> {
        let mut found = Vec::new();
        for name in names.split(['|', ';', '；']).map(str::trim).filter(|name| !name.is_empty()) {
            let id = self.find(name)?;
            if !found.contains(&id) {
                found.push(id);
            }
        }
        match found.is_empty() {
            true => Err(Error::new(ErrorKind::Empty, "no category is named").with_value(names)),
            false => Ok(found),
        }
    }

    /// The leaf for places whose name points to several categories, if the catalogue has one.
    pub fn other(&self) -> Option<CategoryId> {
        self.names.get(OTHER).copied()
    }
}

#[cfg(test)]
mod bundled_tests;
#[cfg(test)]
mod catalogue_tests;
