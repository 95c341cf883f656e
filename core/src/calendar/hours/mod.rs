//! Opening hours: what is written, what was understood, and what not.

mod chinese;
mod evaluate;
pub(crate) mod line;
mod osm;
mod reading;
mod rule;
mod spans;
mod words;

use crate::calendar::Names;
use crate::error::{Defect, Error, ErrorKind};
use reading::Asks;
use rule::{DayTest, Rule};

/// Opening hours that were understood in full.
///
/// # Examples
///
/// ```
/// use lifecircle::calendar::Hours;
///
/// let hours = Hours::read("周一至周五 8:00—18:00，节假日除外")?;
/// assert_eq!(hours.osm(), "Mo-Fr 08:00-18:00; PH closed");
/// assert_eq!(hours.words().zh, "周一至周五 08:00-18:00；法定节假日 休息");
/// assert_eq!(hours, Hours::read("Mo-Fr 08:00-18:00; PH off")?);
///
/// let refused = Hours::read("夏季8:00-18:00").unwrap_err();
/// assert_eq!(refused.value(), Some("夏季"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Hours {
    osm: String,
    words: Names,
    rules: Vec<Rule>,
    asks: Asks,
    has_nights: bool,
}

/// What could be made of a text about opening hours.
#[derive(Clone, Debug, PartialEq)]
pub struct HoursReading {
    /// The hours that the understood parts say; `None` when nothing was understood.
    pub understood: Option<Hours>,
    /// The parts that were not, each as it is written, or as the reason why the text as a whole was not. Empty: all was.
    pub not_understood: Vec<String>,
}

impl Hours {
    /// The hours of a text: the `opening_hours` of OpenStreetMap, or Chinese as it stands on a door.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Value`] when a part was not understood: hours of which a part is missing are not those hours.
    /// [`Hours::examine`] gives what was understood.
    pub fn read(text: &str) -> Result<Hours, Error> {
        let reading = Hours::examine(text);
        match (reading.understood, reading.not_understood.first()) {
            (Some(hours), None) => Ok(hours),
            (_, first) => Err(Error::new(ErrorKind::Value, "the opening hours were not understood")
                .with_value(first.map_or(text, String::as_str))
                .with_fix("write them as OpenStreetMap does, such as Mo-Fr 08:00-18:00; PH off")),
        }
    }

    /// What could be made of a text, with what could not.
    pub fn examine(text: &str) -> HoursReading {
        match Hours::from_osm(text.trim()) {
            Ok(hours) => HoursReading { understood: Some(hours), not_understood: Vec::new() },
            Err(reason) => chinese::examine(text, reason),
        }
    }

    /// The hours of a text in the syntax of OpenStreetMap and our few words beside it.
    fn from_osm(text: &str) -> Result<Hours, String> {
        let (rules, texts): (Vec<Rule>, Vec<_>) = osm::read(text)?.into_iter().unzip();
        let any = |is: fn(&DayTest) -> bool| rules.iter().flat_map(|rule| &rule.days).any(is);
        let asks = Asks {
            weekdays: any(|test| matches!(test, DayTest::Weekdays(days) if days.contains(&false))),
            holidays: any(|test| matches!(test, DayTest::PublicHoliday)),
            kinds: any(|test| matches!(test, DayTest::Worked | DayTest::FreeWeekend)),
            school: any(|test| matches!(test, DayTest::SchoolHoliday)),
            moon: rules.iter().any(|rule| rule.lunar_days != 0),
        };
        let has_nights = rules.iter().any(Rule::has_night);
        Ok(Hours { osm: osm::normal(&texts), words: words::words(&texts), rules, asks, has_nights })
    }

    /// The hours as OpenStreetMap writes them; `worked`, `free-weekend` and `lunar[1,15]` are words of ours. Reading it
    /// gives the same hours.
    pub fn osm(&self) -> &str {
        &self.osm
    }

    /// The hours in words.
    pub fn words(&self) -> &Names {
        &self.words
    }
}

impl PartialEq for Hours {
    /// Whether they are written the same in normal form.
    fn eq(&self, other: &Hours) -> bool {
        self.osm == other.osm
    }
}

impl HoursReading {
    /// Whether all was understood.
    pub fn is_complete(&self) -> bool {
        self.understood.is_some() && self.not_understood.is_empty()
    }

    /// What belongs into the data report when a part was not understood.
    pub fn defect(&self, text: &str) -> Option<Defect> {
        if self.is_complete() {
            return None;
        }
        let parts = self.not_understood.join("”、“");
        let message = format!("opening hours are unknown: not understood is “{parts}”");
        let defect = Defect::warning(ErrorKind::Value, "unknown-hours", message).with_value(text);
        Some(match &self.understood {
            Some(hours) => defect.with_fix(format!("understood was {}; write all of it in that form", hours.osm)),
            None => defect.with_fix("write them as OpenStreetMap does, such as Mo-Fr 08:00-18:00; PH off"),
        })
    }
}
