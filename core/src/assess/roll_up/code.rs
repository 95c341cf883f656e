//! Administrative divisions by their codes: GB/T 2260, and the 12 digits of the statistics.

use std::fmt;
use std::str::FromStr;

use crate::error::{Error, ErrorKind};

/// How large a division is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum DivisionLevel {
    /// All of China.
    Nation,
    /// 省: the first 2 digits.
    Province,
    /// 地: 4 digits.
    City,
    /// 县: 6 digits.
    District,
    /// 乡, 街道: 9 digits.
    SubDistrict,
    /// 村, 居: 12 digits.
    Community,
}

impl DivisionLevel {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            DivisionLevel::Nation => "nation",
            DivisionLevel::Province => "province",
            DivisionLevel::City => "city",
            DivisionLevel::District => "district",
            DivisionLevel::SubDistrict => "sub-district",
            DivisionLevel::Community => "community",
        }
    }

    const fn digits(self) -> usize {
        match self {
            DivisionLevel::Nation => 0,
            DivisionLevel::Province => 2,
            DivisionLevel::City => 4,
            DivisionLevel::District => 6,
            DivisionLevel::SubDistrict => 9,
            DivisionLevel::Community => 12,
        }
    }
}

/// The code of an administrative division, in 2, 4, 6, 9 or 12 digits, or `nation`; noughts at the end say nothing.
///
/// A code need not be in any table: divisions are founded every year.
///
/// # Examples
///
/// ```
/// use lifecircle::assess::{DivisionCode, DivisionLevel};
///
/// let street: DivisionCode = "320106002".parse()?;
/// let district = street.parent().expect("a street lies in a district");
/// assert_eq!((district.to_string().as_str(), district.level()), ("320106", DivisionLevel::District));
/// assert_eq!("320100000000".parse::<DivisionCode>()?, "3201".parse()?);
/// // 东莞 has no districts: its towns hang on the code of the city.
/// let town: DivisionCode = "441900003".parse()?;
/// assert_eq!(town.parent().expect("a town lies in a district").to_string(), "441900");
/// assert!("32010".parse::<DivisionCode>().is_err());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct DivisionCode {
    /// All 12 digits.
    number: u64,
    level: DivisionLevel,
}

impl DivisionCode {
    /// All of China.
    pub const NATION: DivisionCode = DivisionCode { number: 0, level: DivisionLevel::Nation };

    /// How large it is.
    pub const fn level(self) -> DivisionLevel {
        self.level
    }

    /// The division it lies in; `None` for the nation.
    pub fn parent(self) -> Option<DivisionCode> {
        let (level, unit) = match self.level {
            DivisionLevel::Nation => return None,
            DivisionLevel::Province => return Some(DivisionCode::NATION),
            DivisionLevel::City => (DivisionLevel::Province, 10u64.pow(10)),
            DivisionLevel::District => (DivisionLevel::City, 10u64.pow(8)),
            DivisionLevel::SubDistrict => (DivisionLevel::District, 10u64.pow(6)),
            DivisionLevel::Community => (DivisionLevel::SubDistrict, 1000),
        };
        Some(DivisionCode { number: self.number / unit * unit, level })
    }

    /// All 12 digits: what [`FromStr`] reads back to the same division, also where 441900 is a city and a district.
    pub(super) fn written(self) -> String {
        match self.level {
            DivisionLevel::Nation => self.to_string(),
            _ => format!("{:012}", self.number),
        }
    }

    /// The division itself, the one it lies in, and so on up to the nation.
    pub fn lineage(self) -> impl Iterator<Item = DivisionCode> {
        std::iter::successors(Some(self), |code| code.parent())
    }
}

impl FromStr for DivisionCode {
    type Err = Error;

    fn from_str(text: &str) -> Result<DivisionCode, Error> {
        let refuse = |why: &str| {
            Err(Error::new(ErrorKind::Value, why.to_string())
                .with_value(text)
                .with_fix("write 2, 4, 6, 9 or 12 digits as GB/T 2260 and the statistics do, such as 320106"))
        };
        let text = text.trim();
        if text == DivisionLevel::Nation.name() {
            return Ok(DivisionCode::NATION);
        }
        if !matches!(text.len(), 2 | 4 | 6 | 9 | 12) || !text.bytes().all(|b| b.is_ascii_digit()) {
            return refuse("a division's code has 2, 4, 6, 9 or 12 digits");
        }
        let Ok(number) = format!("{text:0<12}").parse::<u64>() else {
            return refuse("a division's code has 2, 4, 6, 9 or 12 digits");
        };
        let part = |unit: u32, size: u64| number / 10u64.pow(unit) % size;
        let [province, city, district, street, community] =
            [part(10, 100), part(8, 100), part(6, 100), part(3, 1000), part(0, 1000)];
        if province < 11 || (city == 0 && district + street + community > 0) || (street == 0 && community > 0) {
            return refuse("a division's code names a part of nothing");
        }
        let level = match (city, district, street, community) {
            (_, _, _, 1..) => DivisionLevel::Community,
            (_, _, 1.., _) => DivisionLevel::SubDistrict,
            (_, 1.., _, _) => DivisionLevel::District,
            (1.., _, _, _) => DivisionLevel::City,
            _ => DivisionLevel::Province,
        };
        Ok(DivisionCode { number, level })
    }
}

impl fmt::Display for DivisionCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.level {
            DivisionLevel::Nation => f.write_str("nation"),
            level => f.write_str(&format!("{:012}", self.number)[..level.digits()]),
        }
    }
}
