//! The names of coordinate systems.

use std::fmt;
use std::str::FromStr;

use super::Crs;
use crate::error::{Error, ErrorKind, nearest_names};

/// Names that stand for one system, as compared: lower case, letters and digits only.
const ALIASES: [(&str, Crs); 21] = [
    ("wgs84", Crs::Wgs84),
    ("wgs1984", Crs::Wgs84),
    ("crs84", Crs::Wgs84),
    ("ogccrs84", Crs::Wgs84),
    ("cgcs2000", Crs::Cgcs2000),
    ("chinageodeticcoordinatesystem2000", Crs::Cgcs2000),
    ("2000国家大地坐标系", Crs::Cgcs2000),
    ("天地图", Crs::Cgcs2000),
    ("tianditu", Crs::Cgcs2000),
    ("gcj02", Crs::Gcj02),
    ("amap", Crs::Gcj02),
    ("gaode", Crs::Gcj02),
    ("高德", Crs::Gcj02),
    ("tencent", Crs::Gcj02),
    ("腾讯", Crs::Gcj02),
    ("火星坐标系", Crs::Gcj02),
    ("bd09", Crs::Bd09),
    ("bd09ll", Crs::Bd09),
    ("baidu", Crs::Bd09),
    ("百度", Crs::Bd09),
    ("百度坐标系", Crs::Bd09),
];

/// What an unknown name is compared with, as people write it.
const SPELLINGS: [&str; 13] = [
    "WGS84",
    "EPSG:4326",
    "OGC:CRS84",
    "CGCS2000",
    "EPSG:4490",
    "GCJ02",
    "AMap",
    "Tencent",
    "BD09",
    "Baidu",
    "UTM50N",
    "EPSG:32650",
    "EPSG:4547",
];

const KNOWN: &str = "WGS84, CGCS2000, GCJ02, BD09, EPSG:4513-4554 (CGCS2000 3-degree Gauss-Krüger), \
                     EPSG:32601-32660 or EPSG:32701-32760 (UTM)";

impl Crs {
    /// The name by which [`str::parse`] finds this system again: `WGS84`, `CGCS2000`, `GCJ02`, `BD09` or `EPSG:` and a code.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    ///
    /// assert_eq!("WGS 84 / UTM zone 50N".parse::<Crs>()?.name(), "EPSG:32650");
    /// assert_eq!(Crs::Gcj02.name(), "GCJ02");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn name(self) -> String {
        match self {
            Crs::Wgs84 => "WGS84".to_owned(),
            Crs::Cgcs2000 => "CGCS2000".to_owned(),
            Crs::Gcj02 => "GCJ02".to_owned(),
            Crs::Bd09 => "BD09".to_owned(),
            Crs::Utm { zone, north } => format!("EPSG:{}", if north { 32600 } else { 32700 } + u32::from(zone)),
            Crs::Cgcs2000GaussKruger { zone, prefixed } => {
                format!("EPSG:{}", if prefixed { 4488 } else { 4509 } + u32::from(zone))
            }
        }
    }

    /// The system of an EPSG code, if this library knows it.
    fn from_epsg(code: u32) -> Option<Crs> {
        Some(match code {
            4326 => Crs::Wgs84,
            4490 => Crs::Cgcs2000,
            4513..=4533 => Crs::Cgcs2000GaussKruger { zone: (code - 4488) as u8, prefixed: true },
            4534..=4554 => Crs::Cgcs2000GaussKruger { zone: (code - 4509) as u8, prefixed: false },
            32601..=32660 => Crs::Utm { zone: (code - 32600) as u8, north: true },
            32701..=32760 => Crs::Utm { zone: (code - 32700) as u8, north: false },
            _ => return None,
        })
    }
}

impl fmt::Display for Crs {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.name())
    }
}

impl FromStr for Crs {
    type Err = Error;

    /// The system of a name; case, spaces and punctuation do not count.
    ///
    /// Understood are `WGS84`, `CGCS2000`, `GCJ02` and `BD09` with their map vendors (`AMap`, `Baidu`, ...), EPSG codes
    /// and OGC addresses of them (`urn:ogc:def:crs:EPSG::4547`), `UTM50N`, and EPSG's titles of the Gauss-Krüger zones.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Crs`] with the nearest names, or with what to do about a system that is known but not supported.
    fn from_str(name: &str) -> Result<Crs, Error> {
        // No name is longer; a hostile one is not worth the work.
        let compact: String =
            name.chars().take(160).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        let found = match epsg_code(name) {
            Some(code) => Crs::from_epsg(code),
            None if compact.ends_with("crs84") => Some(Crs::Wgs84),
            None => alias(&compact).or_else(|| utm(&compact)).or_else(|| gauss_kruger(&compact)),
        };
        found.ok_or_else(|| unknown(name, &compact))
    }
}

/// The code in `EPSG:4547`, `epsg 4547`, `urn:ogc:def:crs:EPSG::4547` or `http://www.opengis.net/def/crs/EPSG/0/4547`.
fn epsg_code(name: &str) -> Option<u32> {
    let lower = name.trim().to_ascii_lowercase();
    let (_, after) = lower.split_once("epsg")?;
    let code = after.rsplit([':', '/']).next().unwrap_or(after).trim();
    code.bytes().all(|b| b.is_ascii_digit()).then(|| code.parse().ok())?
}

fn alias(compact: &str) -> Option<Crs> {
    ALIASES.iter().find(|(name, _)| *name == compact).map(|(_, crs)| *crs)
}

/// `utm50n`, `utmzone50n`, `wgs84utmzone50n`.
fn utm(compact: &str) -> Option<Crs> {
    let rest = compact.strip_prefix("wgs84").unwrap_or(compact).strip_prefix("utm")?;
    let rest = rest.strip_prefix("zone").unwrap_or(rest);
    let (digits, north) = match rest.strip_suffix('n') {
        Some(digits) => (digits, true),
        None => (rest.strip_suffix('s')?, false),
    };
    let zone = digits.parse().ok().filter(|zone| (1..=60).contains(zone))?;
    Some(Crs::Utm { zone, north })
}

/// `CGCS2000 / 3-degree Gauss-Kruger zone 38` and `CGCS2000 / 3-degree Gauss-Kruger CM 114E`.
fn gauss_kruger(compact: &str) -> Option<Crs> {
    let rest = compact.strip_prefix("cgcs20003degree")?;
    let rest = rest.strip_prefix("gausskruger").or_else(|| rest.strip_prefix("gausskrüger"))?;
    let (zone, prefixed) = match rest.strip_prefix("zone") {
        Some(zone) => (zone.parse::<u8>().ok()?, true),
        None => {
            let meridian = rest.strip_prefix("cm")?.trim_end_matches('e').parse::<u8>().ok()?;
            (meridian.is_multiple_of(3).then_some(meridian / 3)?, false)
        }
    };
    (25..=45).contains(&zone).then_some(Crs::Cgcs2000GaussKruger { zone, prefixed })
}

fn unknown(name: &str, compact: &str) -> Error {
    let near = nearest_names(name, SPELLINGS);
    let fix = match unsupported(name, compact) {
        Some(fix) => fix.to_owned(),
        None if compact.parse::<u32>().ok().and_then(Crs::from_epsg).is_some() => format!("write EPSG:{compact}"),
        None if near.is_empty() => format!("use {KNOWN}"),
        None => format!("did you mean {}? Known are {KNOWN}", near.join(", ")),
    };
    Error::new(ErrorKind::Crs, "unknown coordinate system").with_value(name).with_fix(fix)
}

/// What to do about systems that Chinese and web data really come in, and that need more than a formula.
fn unsupported(name: &str, compact: &str) -> Option<&'static str> {
    const DATUM: &str = "its datum is some 100 m off and needs the local parameters of the surveying office: \
                         convert to CGCS2000 with them first";
    match epsg_code(name) {
        Some(3857 | 900_913) => Some("Web Mercator is for drawing tiles: convert to WGS84 degrees first"),
        Some(4214 | 2401..=2442 | 21413..=21423 | 21453..=21463) => Some(DATUM),
        Some(4610 | 2327..=2390) => Some(DATUM),
        Some(4491..=4512) => {
            Some("6-degree zones are not supported: convert to CGCS2000 degrees or a 3-degree zone first")
        }
        _ if compact == "bd09mc" => Some("Baidu's Mercator metres are not supported: ask Baidu for bd09ll degrees"),
        _ => None,
    }
}

#[cfg(test)]
#[path = "crs_name_tests.rs"]
mod tests;
