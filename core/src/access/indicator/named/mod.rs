//! Indicators by name, for whoever cannot hand over a value: `2sfca decay=gaussian minutes=15`.

mod decay;
mod words;

#[cfg(test)]
mod named_tests;

use std::str::FromStr;

use decay::decay;
use words::Words;

use super::{
    Balanced, Basket, Counting, Cumulative, DualAccess, Gravity, HillDiversity, Indicator, MeanNearest,
    SpatialAvailability, ThreeStep, TwoStep,
};
use crate::error::{Error, ErrorKind, nearest_names};
use crate::table::{Column, Table};

/// What can be asked for by name, and what each is, in both languages.
const NAMES: [(&str, &str, &str); 13] = [
    ("mean-nearest", "最近 k 处的平均步行时间（秒）", "mean walk to the k nearest, in seconds"),
    ("dual-access", "够到若干处所需的步行时间（秒）", "walk until so many are reached, in seconds"),
    ("cumulative", "时限内可达的数量", "how many within a walk"),
    ("gravity", "按步行时间衰减的可达量", "how many, near ones counting more"),
    ("2sfca", "两步移动搜寻法", "two-step floating catchment area"),
    ("e2sfca", "增强型两步移动搜寻法（分段衰减）", "enhanced 2SFCA, by zones"),
    ("gaussian-2sfca", "高斯两步移动搜寻法", "2SFCA with a Gaussian decay"),
    ("3sfca", "三步移动搜寻法", "three-step floating catchment area"),
    ("bfca", "平衡移动搜寻法", "balanced floating catchment area"),
    ("spatial-availability", "空间可获得量（每处住处）", "spatial availability, of each home"),
    ("spatial-availability-per-person", "空间可获得量（人均）", "spatial availability, per person"),
    ("hill-diversity", "业态多样性（Hill 数）", "diversity of kinds, a Hill number"),
    ("walk-score-2011", "步行得分（2011 年权重）", "basket with the weights of Walk Score 2011"),
];

/// An indicator read from one line of text.
///
/// The line is a name and `key=value` words. Keys, with what stands for them when they are absent:
///
/// | name | keys |
/// |---|---|
/// | `mean-nearest` | `k=1 minutes=15` |
/// | `dual-access` | `amount=1 count=outlets minutes=15` |
/// | `cumulative` | `count=outlets minutes=15` |
/// | `gravity` | `decay=linear count=outlets minutes=15` |
/// | `2sfca`, `bfca` | `decay=step minutes=15` |
/// | `e2sfca` | `steps=10:1,20:0.68,30:0.22` (up to so many minutes, so much) |
/// | `gaussian-2sfca`, `3sfca` | `decay=gaussian minutes=15` |
/// | `spatial-availability`, `spatial-availability-per-person` | `decay=step alpha=1 minutes=15` |
/// | `hill-diversity` | `order=1 minutes=15` |
/// | `walk-score-2011` | none; ask for nine kinds in the order of [`Basket::walk_score_2011`] |
///
/// Every one takes `as=NAME`, the name of its column. `count` is `outlets` or `supply`. A `decay` is `step`, `linear`,
/// `gaussian`, `exponential` (`scale`), `bell` (`deviation`), `inverse-power` (`exponent`, `unit`), `logistic`
/// (`middle`, `scale`), `plateau` (`full`), times in minutes, or `steps` (`steps`).
///
/// # Examples
///
/// ```
/// use lifecircle::access::NamedIndicator;
///
/// let asked: NamedIndicator = "2sfca decay=exponential scale=5 minutes=20 as=clinics".parse()?;
/// assert_eq!((asked.column(), asked.minutes()), ("clinics", 20));
/// let refused = "2sfca decay=gausian".parse::<NamedIndicator>().unwrap_err();
/// assert_eq!(refused.value(), Some("gausian"));
/// assert_eq!("gravty".parse::<NamedIndicator>().unwrap_err().fix(), Some("did you mean gravity?"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub struct NamedIndicator {
    column: String,
    indicator: Box<dyn Indicator + Send + Sync>,
}

impl NamedIndicator {
    /// An indicator of the host's own with the name of its column.
    pub fn own(column: impl Into<String>, indicator: Box<dyn Indicator + Send + Sync>) -> NamedIndicator {
        NamedIndicator { column: column.into(), indicator }
    }

    /// The name of its column.
    pub fn column(&self) -> &str {
        &self.column
    }

    /// The indicator itself.
    pub fn indicator(&self) -> &dyn Indicator {
        &*self.indicator
    }

    /// The whole minutes that its longest walk takes, rounded up.
    pub fn minutes(&self) -> u32 {
        ((self.indicator.horizon().seconds() / 60.0).ceil() as u32).max(1)
    }

    /// What can be asked for by name: `indicator`, `zh`, `en`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn names_table() -> Result<Table, Error> {
        Table::new(NAMES.len())
            .with(Column::text("indicator", NAMES.iter().map(|(name, ..)| Some(*name))))?
            .with(Column::text("zh", NAMES.iter().map(|(_, zh, _)| Some(*zh))))?
            .with(Column::text("en", NAMES.iter().map(|(.., en)| Some(*en))))
    }
}

impl std::fmt::Debug for NamedIndicator {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "NamedIndicator({} as {})", self.indicator.name(), self.column)
    }
}

impl FromStr for NamedIndicator {
    type Err = Error;

    fn from_str(line: &str) -> Result<NamedIndicator, Error> {
        let words = Words::split(line)?;
        let column = words.text("as").unwrap_or(words.name).to_owned();
        let indicator = indicator(&words)?;
        words.nothing_left()?;
        Ok(NamedIndicator { column, indicator })
    }
}

fn indicator(words: &Words<'_>) -> Result<Box<dyn Indicator + Send + Sync>, Error> {
    let counting = || {
        words.choice("count", Counting::Outlets, &["outlets", "supply"], |word| match word {
            "outlets" => Some(Counting::Outlets),
            "supply" => Some(Counting::Supply),
            _ => None,
        })
    };
    let within = || words.minutes("minutes", 15.0);
    let alpha = |availability: SpatialAvailability| availability.alpha(words.number("alpha")?.unwrap_or(1.0));
    Ok(match words.name {
        "mean-nearest" => Box::new(MeanNearest::new(whole(words)?, within()?)?),
        "dual-access" => Box::new(DualAccess::new(words.number("amount")?.unwrap_or(1.0), counting()?, within()?)?),
        "cumulative" => Box::new(Cumulative { within: within()?, counting: counting()? }),
        "gravity" => Box::new(Gravity { decay: decay(words, "linear")?, counting: counting()? }),
        "2sfca" => Box::new(TwoStep { decay: decay(words, "step")? }),
        "e2sfca" => Box::new(TwoStep { decay: decay(words, "steps")? }),
        "gaussian-2sfca" => Box::new(TwoStep { decay: decay(words, "gaussian")? }),
        "3sfca" => Box::new(ThreeStep { decay: decay(words, "gaussian")? }),
        "bfca" => Box::new(Balanced { decay: decay(words, "step")? }),
        "spatial-availability" => Box::new(alpha(SpatialAvailability::per_home(decay(words, "step")?))?),
        "spatial-availability-per-person" => Box::new(alpha(SpatialAvailability::per_person(decay(words, "step")?))?),
        "hill-diversity" => Box::new(HillDiversity::new(words.number("order")?.unwrap_or(1.0), within()?)?),
        "walk-score-2011" => Box::new(Basket::walk_score_2011()?),
        other => return Err(unknown(other, words.line())),
    })
}

/// The number of nearest outlets: a whole one.
fn whole(words: &Words<'_>) -> Result<usize, Error> {
    let k = words.number("k")?.unwrap_or(1.0);
    match k.fract() == 0.0 && (1.0..=1e6).contains(&k) {
        true => Ok(k as usize),
        false => Err(words.bad("k", &k.to_string(), "a whole number from 1")),
    }
}

fn unknown(name: &str, line: &str) -> Error {
    let near = nearest_names(name, NAMES.iter().map(|(name, ..)| *name));
    let fix = match near.is_empty() {
        true => format!("use one of {}", NAMES.map(|(name, ..)| name).join(", ")),
        false => format!("did you mean {}?", near.join(" or ")),
    };
    Error::new(ErrorKind::NotFound, "there is no indicator of that name")
        .with_value(if name.is_empty() { line } else { name })
        .with_fix(fix)
}
