//! Homes from buildings, with an estimate of their people.

use super::super::{OsmFile, Tags};
use super::buildings::{TaggedArea, areas, buildings};
use super::doors::Doors;
use super::home_rule::{Ground, HomeRule, Why};
use super::index::AreaIndex;
use super::place::number;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::{Crs, LonLat};
use crate::model::{Home, Homes, People};
use crate::progress::Progress;
use crate::source::HomeSource;
use crate::source::outline::place_inside;

/// Above this a number of levels is a slip: the tallest building has 163.
const MOST_LEVELS: f64 = 200.0;

impl OsmFile {
    /// The buildings that are homes by `rule`, with the people the rule estimates.
    ///
    /// - The doors are the entrances mapped on the outline (`entrance=*`, not for emergencies, garages or shops); without
    ///   any, one leaves from the place inside at which the home is shown.
    /// - `floor_area_m2` is levels (mapped, else from the height, else by the rule) times the ground the outline covers;
    ///   `people` is that over [`HomeRule::m2_per_person`] and marked as estimated; `households` is `building:flats`.
    /// - A node that is a home (`building=house`) has no ground and so no people: not known, not none.
    /// - The report notes how many homes are plain buildings (`plain-building-as-home`), and names every outline that
    ///   cannot be put together.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a rule with a number that is not positive; [`ErrorKind::Cancelled`] when `progress`
    /// asks to stop.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::progress::NoProgress;
    /// use lifecircle::source::osm::{HomeRule, OsmFile, OsmReadOptions};
    /// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    ///
    /// let nanjing = OsmFile::open(path, &OsmReadOptions::default())?;
    /// let crowded = HomeRule { m2_per_person: 17.5, ..HomeRule::default() };
    /// let count = |rule: HomeRule| nanjing.homes(&rule, &NoProgress).map(|homes| homes.rows[0].people.unwrap().count);
    /// assert_eq!(count(crowded)?, 2.0 * count(HomeRule::default())?);
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn homes(&self, rule: &HomeRule, progress: &dyn Progress) -> Result<Homes, Error> {
        rule.check()?;
        let mut report = DataReport::default();
        let found = buildings(self, &mut report);
        let (doors, grounds) = (Doors::new(self), Grounds::new(self));
        let mut homes = Homes { declared_crs: Crs::Wgs84, ..Homes::default() };
        let mut plain = 0u64;
        for (done, building) in found.iter().enumerate() {
            if done % 4096 == 0 && progress.tick("homes", done as u64, found.len() as u64).is_break() {
                return Err(Error::new(ErrorKind::Cancelled, "reading was stopped").at(Place::file(self.name())));
            }
            let Some(position) = place_inside(&building.area.outline) else { continue };
            let why = rule.why_home(building.tags, building.area.area_m2, || grounds.at(position));
            let Some(why) = why else { continue };
            plain += u64::from(why == Why::Plain);
            homes.rows.push(home(building, position, rule, &doors, &mut report));
        }
        homes.rows.extend(self.nodes().filter_map(|node| {
            rule.why_home(node.tags(), 0.0, || Ground::Unknown)?;
            Some(Home { households: None, ..bare(format!("node/{}", node.id()), node.tags(), node.position()) })
        }));
        if plain > 0 {
            let message = "buildings tagged only building=yes were taken for homes";
            let note = Defect::note(ErrorKind::Value, "plain-building-as-home", message).with_value(plain);
            report.push(note.at(Place::file(self.name())).with_fix("set HomeRule::plain_buildings to count fewer"));
        }
        homes.report = report;
        Ok(homes)
    }
}

impl HomeSource for OsmFile {
    /// Reads the homes by the default [`HomeRule`].
    fn read_homes(&self, progress: &dyn Progress) -> Result<Homes, Error> {
        self.homes(&HomeRule::default(), progress)
    }
}

/// A home of which only the place is known.
fn bare(id: String, tags: Tags<'_>, position: LonLat) -> Home {
    let (entrances, groups) = (Vec::new(), Vec::new());
    Home { id, name: name(tags), position, entrances, people: None, households: None, floor_area_m2: None, groups }
}

fn home(
    building: &TaggedArea<'_>,
    position: LonLat,
    rule: &HomeRule,
    doors: &Doors<'_>,
    report: &mut DataReport,
) -> Home {
    let id = building.id.to_string();
    let tags = building.tags;
    let levels = mapped_levels(tags, rule, &id, report).unwrap_or_else(|| rule.levels_of(tags));
    let floor_area_m2 = levels * building.area.area_m2;
    let households = tags.get("building:flats").and_then(|text| number(text, "building:flats", &id, report));
    Home {
        entrances: doors.for_residents(&building.area),
        people: Some(People { count: floor_area_m2 / rule.m2_per_person, estimated: true }),
        households,
        floor_area_m2: Some(floor_area_m2),
        ..bare(id, tags, position)
    }
}

/// The levels as mapped: counted, or from the height.
fn mapped_levels(tags: Tags<'_>, rule: &HomeRule, id: &str, report: &mut DataReport) -> Option<f64> {
    let mut told = |key: &str, text: &str, most: f64| {
        // Parts of different height are listed, 6;12 or 6-12: the highest bounds the people from above.
        let parts = text.trim().trim_end_matches('m').split([';', '-', ',']).map(str::trim);
        let numbers: Vec<f64> = parts.filter(|part| !part.is_empty()).filter_map(|part| part.parse().ok()).collect();
        let below_zero = text.trim().starts_with('-');
        let highest =
            numbers.into_iter().reduce(f64::max).filter(|n| n.is_finite() && *n > 0.0 && *n <= most && !below_zero);
        if highest.is_none() {
            let message = format!("{key} is not a number of levels or metres; the rule's own was taken");
            let place = Place::object(id).column(key);
            report.push(Defect::warning(ErrorKind::Value, "bad-number", message).with_value(text).at(place));
        }
        highest
    };
    let counted = tags.get("building:levels").and_then(|text| told("building:levels", text, MOST_LEVELS));
    let height = |metres: f64| (metres / rule.metres_per_level).round().max(1.0);
    counted.or_else(|| Some(height(told("height", tags.get("height")?, MOST_LEVELS * rule.metres_per_level)?)))
}

fn name(tags: Tags<'_>) -> Option<String> {
    let named = tags.get("name").or_else(|| tags.get("addr:housename")).map(str::to_owned);
    named.or_else(|| Some(format!("{} {}", tags.get("addr:street")?, tags.get("addr:housenumber")?)))
}

/// What the land around a place is for: the smallest mapped area decides.
struct Grounds(AreaIndex<(f64, bool)>);

impl Grounds {
    fn new(file: &OsmFile) -> Grounds {
        // Land that cannot be put together is reported where it is asked for as land.
        let found = areas(file, &mut DataReport::default(), |tags| use_of_land(tags).is_some());
        let entry = |land: TaggedArea<'_>| Some((land.area.outline, (land.area.area_m2, use_of_land(land.tags)?)));
        Grounds(AreaIndex::new(found.into_iter().filter_map(entry)))
    }

    fn at(&self, place: LonLat) -> Ground {
        let smallest = self.0.around(place).min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        match smallest {
            Some((_, true)) => Ground::Residential,
            Some((_, false)) => Ground::Other,
            None => Ground::Unknown,
        }
    }
}

/// Whether an area is for living, for something else, or says nothing of it.
fn use_of_land(tags: Tags<'_>) -> Option<bool> {
    const BUILT: [&str; 15] = [
        "commercial",
        "retail",
        "industrial",
        "education",
        "institutional",
        "religious",
        "military",
        "railway",
        "garages",
        "port",
        "depot",
        "cemetery",
        "quarry",
        "landfill",
        "farmyard",
    ];
    const GROUNDS: [&str; 9] = [
        "school",
        "university",
        "college",
        "kindergarten",
        "hospital",
        "prison",
        "marketplace",
        "bus_station",
        "fire_station",
    ];
    match tags.get("landuse") {
        Some("residential") => Some(true),
        Some(land) if BUILT.contains(&land) => Some(false),
        _ if tags.has("building") => None,
        _ => (tags.is_any("amenity", &GROUNDS) || tags.is_any("leisure", &["stadium", "sports_centre", "park"]))
            .then_some(false),
    }
}

#[cfg(test)]
#[path = "homes_tests.rs"]
mod tests;
