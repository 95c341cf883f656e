//! Crosswalks: from the words and codes of map vendors, OpenStreetMap and hosts to the categories of the catalogue.
//!
//! Nothing is guessed: where no rule, label or word of the catalogue speaks of a value it stays unmapped and is listed
//! with the nearest names ([`CrosswalkCoverage`]), so that a host can add it to a table of its own.

mod coverage;
mod own;
mod path;
mod scheme;
mod table;

#[cfg(test)]
mod crosswalk_tests;

use std::collections::BTreeMap;

pub use coverage::{CrosswalkCoverage, ValueCoverage};
pub use scheme::{Scheme, VendorClass};

use super::{Basis, Catalogue, CategoryId, Classified};
use crate::error::Error;
use crate::model::Confidence;

/// What decided about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum MappedBy {
    /// The host's own table.
    OwnTable,
    /// A rule on the vendor's code.
    Code,
    /// A rule on tags.
    Tag,
    /// It is an id or a label of the catalogue.
    Label,
    /// It is a class of the vendor's list, as far as that is known.
    Class,
    /// A word of the catalogue stands in it.
    Words,
    /// It decides nothing, and the place's own name does.
    PlaceName,
    /// It is known to be nothing of a life circle.
    Outside,
    /// No rule speaks of it.
    Nothing,
    /// It cannot be read as a value of its scheme.
    Unreadable,
    /// There is no value.
    Absent,
}

impl MappedBy {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            MappedBy::OwnTable => "own-table",
            MappedBy::Code => "code",
            MappedBy::Tag => "tag",
            MappedBy::Label => "label",
            MappedBy::Class => "class",
            MappedBy::Words => "words",
            MappedBy::PlaceName => "place-name",
            MappedBy::Outside => "outside",
            MappedBy::Nothing => "nothing",
            MappedBy::Unreadable => "unreadable",
            MappedBy::Absent => "absent",
        }
    }
}

/// What a value of a vendor is in the catalogue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mapped {
    /// The categories, each once; none unless something decided.
    pub categories: Vec<CategoryId>,
    /// What decided.
    pub by: MappedBy,
    /// How sure that is; `None` where nothing decided. Labels, words and own tables are choices: *ours*.
    pub confidence: Option<Confidence>,
}

impl Mapped {
    fn none(by: MappedBy) -> Mapped {
        Mapped { categories: Vec::new(), by, confidence: None }
    }

    fn found(categories: Vec<CategoryId>, by: MappedBy, confidence: Confidence) -> Mapped {
        match categories.is_empty() {
            true => Mapped::none(MappedBy::Nothing),
            false => Mapped { categories, by, confidence: Some(confidence) },
        }
    }

    /// Whether the value has a category.
    pub fn is_some(&self) -> bool {
        !self.categories.is_empty()
    }
}

/// The way from one vendor's categories to those of a catalogue, with the host's own words over it.
///
/// # Examples
///
/// ```
/// use lifecircle::model::{Catalogue, Crosswalk, MappedBy, Scheme};
///
/// let catalogue = Catalogue::bundled();
/// let mut tencent = Crosswalk::new(Scheme::Tencent, catalogue)?;
/// assert_eq!(tencent.map("购物:便利店", None).categories, [catalogue.find("convenience-store")?]);
/// assert_eq!(tencent.map("美食:中餐厅:川菜", None).by, MappedBy::Class);
/// assert_eq!(tencent.map("银行金融:典当行", None).by, MappedBy::Nothing);
/// tencent.read_csv("word,category\n生活服务:缝补,repair\n娱乐休闲,\n", "ours.csv")?;
/// assert_eq!(tencent.map("生活服务：缝补", None).by, MappedBy::OwnTable);
/// assert_eq!(tencent.map("娱乐休闲", None).by, MappedBy::Outside);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Crosswalk<'c> {
    catalogue: &'c Catalogue,
    scheme: Scheme,
    /// The host's words as [`Crosswalk::plain`] spells them; no category for what is nothing of a life circle.
    own: BTreeMap<String, Vec<CategoryId>>,
    /// The classes of the vendor by name, with the categories they give.
    classes: BTreeMap<&'static str, (&'static VendorClass, Vec<CategoryId>)>,
}

impl<'c> Crosswalk<'c> {
    /// The crosswalk of a vendor into a catalogue.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`](crate::error::ErrorKind::Category) when the catalogue lacks a category that a class of the
    /// vendor gives, which a host's own catalogue may.
    pub fn new(scheme: Scheme, catalogue: &'c Catalogue) -> Result<Crosswalk<'c>, Error> {
        let class = |class: &'static VendorClass| {
            let gives = class.gives.iter().map(|id| catalogue.find(id)).collect::<Result<Vec<_>, Error>>()?;
            Ok((class.name.as_str(), (class, gives)))
        };
        let classes = scheme.classes().iter().map(class).collect::<Result<_, Error>>()?;
        Ok(Crosswalk { catalogue, scheme, own: BTreeMap::new(), classes })
    }

    /// The catalogue it leads to.
    pub fn catalogue(&self) -> &'c Catalogue {
        self.catalogue
    }

    /// Whose words it reads.
    pub fn scheme(&self) -> Scheme {
        self.scheme
    }

    /// What a value is, for a place of that name. The host's own table goes first; the name only decides where the value
    /// does not, and does not say that the place is outside.
    pub fn map(&self, value: &str, name: Option<&str>) -> Mapped {
        let plain = self.plain(value);
        if plain.is_empty() {
            return self.named(Mapped::none(MappedBy::Absent), name);
        }
        if let Some(own) = self.own.get(&plain) {
            return match own.is_empty() {
                true => Mapped::none(MappedBy::Outside),
                false => Mapped::found(own.clone(), MappedBy::OwnTable, Confidence::Ours),
            };
        }
        let six = |part: &str| part.trim().len() == 6 && part.trim().bytes().all(|b| b.is_ascii_digit());
        let digits = plain.bytes().all(|b| b.is_ascii_digit() || b" |,;:".contains(&b));
        let mapped = match self.scheme {
            Scheme::Osm => self.tags(value, name),
            Scheme::Amap if digits => return self.amap_codes(&plain, name),
            Scheme::Tencent if digits && six(&plain) => self.tencent_code(plain.trim()),
            Scheme::Tencent | Scheme::Baidu if digits => Mapped::none(MappedBy::Unreadable),
            Scheme::Amap | Scheme::Tencent | Scheme::Baidu | Scheme::Own => self.path(&plain),
        };
        self.named(mapped, name)
    }

    /// A value as it is compared: half-width, lower case, levels joined by `:`.
    fn plain(&self, value: &str) -> String {
        let half = |c: char| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            _ => c,
        };
        let level = |c: char| if c == ';' && self.scheme != Scheme::Osm { ':' } else { c };
        let plain: String = value.chars().map(half).map(level).flat_map(char::to_lowercase).collect();
        plain.split(':').map(str::trim).collect::<Vec<_>>().join(":").trim_matches([':', ' ']).to_owned()
    }

    /// What the place's own name says, where the value says nothing.
    fn named(&self, mapped: Mapped, name: Option<&str>) -> Mapped {
        let silent = matches!(mapped.by, MappedBy::Nothing | MappedBy::Absent);
        let Some(name) = name.filter(|_| silent) else { return mapped };
        let found = self.catalogue.classify_name(name);
        match found.is_some() {
            true => Mapped::found(found.categories, MappedBy::PlaceName, Confidence::Ours),
            false => mapped,
        }
    }

    fn tags(&self, value: &str, name: Option<&str>) -> Mapped {
        let pairs: Option<Vec<(&str, &str)>> = value.split('&').map(|pair| pair.split_once('=')).collect();
        let Some(pairs) = pairs else { return Mapped::none(MappedBy::Unreadable) };
        let tag = |key: &str| pairs.iter().find(|(known, _)| known.trim() == key).map(|(_, value)| value.trim());
        let found = self.catalogue.classify_tags(tag, name.as_slice());
        classified(found, MappedBy::Tag, Confidence::Ours)
    }

    fn amap_codes(&self, codes: &str, name: Option<&str>) -> Mapped {
        let codes = codes.replace([':', ' '], "|");
        let Ok(found) = self.catalogue.classify_amap(&codes, name.as_slice()) else {
            return Mapped::none(MappedBy::Unreadable);
        };
        if found.is_some() {
            return classified(found, MappedBy::Code, Confidence::Quoted);
        }
        let top = |code: &str| {
            let class = self.scheme.classes().iter().find(|class| class.code.as_deref() == code.get(..2));
            class.map(|class| class.outside)
        };
        let tops: Vec<Option<bool>> = codes.split(['|', ',']).filter(|code| !code.is_empty()).map(top).collect();
        match tops.iter().all(|top| *top == Some(true)) {
            _ if tops.contains(&None) => Mapped::none(MappedBy::Unreadable),
            true => Mapped::none(MappedBy::Outside),
            false => Mapped::none(MappedBy::Nothing),
        }
    }

    /// Few codes are known, and none is guessed from its digits.
    fn tencent_code(&self, code: &str) -> Mapped {
        let class = self.scheme.classes().iter().find(|class| class.code.as_deref() == Some(code));
        class.map_or(Mapped::none(MappedBy::Nothing), |class| self.path(&class.name))
    }
}

fn classified(found: Classified, by: MappedBy, confidence: Confidence) -> Mapped {
    match found.basis {
        Basis::Name | Basis::Ambiguous => Mapped::found(found.categories, MappedBy::PlaceName, Confidence::Ours),
        Basis::Tag | Basis::Code | Basis::Nothing => Mapped::found(found.categories, by, confidence),
    }
}
