//! Whose categories they are, and what is known of each vendor's list.

use std::sync::OnceLock;

use serde::Deserialize;

use crate::error::{Error, ErrorKind, nearest_names};
use crate::model::Confidence;

/// Whose words the categories of a table are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Scheme {
    /// OpenStreetMap tags: `shop=convenience`, several joined by `&`.
    Osm,
    /// AMap (高德): six digits, several joined by `|`, or names of levels joined by `;`.
    Amap,
    /// Tencent (腾讯): six digits, or names of up to three levels joined by `:`.
    Tencent,
    /// Baidu (百度): names of two levels joined by `;`.
    Baidu,
    /// The host's own words, and the ids and labels of the catalogue.
    Own,
}

impl Scheme {
    /// Every scheme.
    pub const ALL: [Scheme; 5] = [Scheme::Osm, Scheme::Amap, Scheme::Tencent, Scheme::Baidu, Scheme::Own];

    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Scheme::Osm => "osm",
            Scheme::Amap => "amap",
            Scheme::Tencent => "tencent",
            Scheme::Baidu => "baidu",
            Scheme::Own => "own",
        }
    }

    /// The scheme of that name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for any other word, with the nearest.
    pub fn named(name: &str) -> Result<Scheme, Error> {
        let names = Scheme::ALL.map(Scheme::name);
        Scheme::ALL.into_iter().find(|scheme| scheme.name() == name).ok_or_else(|| {
            let fix = match nearest_names(name, names).first() {
                Some(near) => format!("did you mean {near}?"),
                None => format!("use one of {}", names.join(", ")),
            };
            Error::new(ErrorKind::Argument, "categories come from no such vendor").with_value(name).with_fix(fix)
        })
    }

    /// What is known of the vendor's list; nothing for OpenStreetMap, whose tags are open, and for the host's own words.
    pub fn classes(self) -> &'static [VendorClass] {
        static FILE: OnceLock<File> = OnceLock::new();
        // A test reads the file; should it ever fail here, no class is known and every word is reported.
        let file = FILE.get_or_init(|| toml::from_str(TEXT).unwrap_or_default());
        match self {
            Scheme::Amap => &file.amap,
            Scheme::Tencent => &file.tencent,
            Scheme::Baidu => &file.baidu,
            Scheme::Osm | Scheme::Own => &[],
        }
    }
}

pub(super) const TEXT: &str = include_str!("../../../../catalogue/crosswalks.toml");

/// A class of a vendor's list, as far as a source gives it.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct VendorClass {
    /// Its name, levels separated by `:`.
    pub name: String,
    /// Its code, only where a source gives it.
    pub code: Option<String>,
    /// The categories of a place of the class of which nothing more is said.
    #[serde(default)]
    pub gives: Vec<String>,
    /// Whether nothing of the class belongs to a life circle.
    #[serde(default)]
    pub outside: bool,
    /// How sure name and code are.
    #[serde(deserialize_with = "confidence")]
    pub confidence: Confidence,
    /// The key of the source in `core/catalogue/crosswalks.toml`.
    pub source: String,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct File {
    #[allow(dead_code, reason = "a test holds every class to naming one of them")]
    pub(super) source: std::collections::BTreeMap<String, String>,
    pub(super) amap: Vec<VendorClass>,
    pub(super) tencent: Vec<VendorClass>,
    pub(super) baidu: Vec<VendorClass>,
}

fn confidence<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Confidence, D::Error> {
    let name = String::deserialize(from)?;
    Confidence::from_name(&name).ok_or_else(|| serde::de::Error::custom(format!("{name} is no confidence")))
}
