//! A neighbourhood centre in Nanjing with services held now and then, and what a home finds there.

use std::path::Path;

use lifecircle::access::{Query, ReachedService};
use lifecircle::calendar::{Event, Moment, OnHolidays};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, Facilities, Facility, Service};
use lifecircle::study::{OpenOptions, Prepared, Study, StudyBuilder};
use lifecircle::walk::Walker;

/// What the centre offers. All of it is input: the case, Mingzhu in Ningbo, has its service day on the 10th, free counselling on
/// Tuesdays and two festivals a year; hours and dates are made up.
pub(crate) struct Programme {
    /// The weekday of the counselling, as iCalendar writes it: `TU`.
    pub(crate) counselling_day: &'static str,
    /// The day of the month of haircuts and dental checks.
    pub(crate) service_day: u32,
    /// First and last day of each festival, held over holidays too.
    pub(crate) festivals: Vec<[&'static str; 2]>,
    /// Hours of the office, which keeps the work calendar, of the library and of the art museum.
    pub(crate) hours: [&'static str; 3],
}

impl Default for Programme {
    fn default() -> Programme {
        Programme {
            counselling_day: "TU",
            service_day: 10,
            festivals: vec![["2026-02-11", "2026-02-21"], ["2026-10-18", "2026-10-25"]],
            hours: ["周一至周五 8:30-17:30", "9:00-17:00，周一闭馆", "Tu-Su 09:00-17:00; PH 09:00-17:00"],
        }
    }
}

/// The bundled centre of Nanjing with the centre's services and nothing else, so that every answer is about them.
pub(crate) fn prepared(data: &Path, programme: &Programme) -> Result<Prepared, Error> {
    let file = data.join("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let city = Study::from_osm(&file, &OpenOptions::default())?;
    let facilities = Facilities::from_rows(places(programme)?, city.facilities().declared_crs);
    let study = StudyBuilder::new(city.network().clone()).homes(city.homes().clone()).facilities(facilities);
    study.extent(city.extent().clone()).build()?.prepare(&Walker::elder())
}

/// The home nearest to the centre that is at least five minutes off, by its row.
pub(crate) fn home(prepared: &Prepared) -> Result<usize, Error> {
    let office = Catalogue::bundled().find("community-service-station")?;
    let table = prepared.access(&Query::new([office]).minutes([15]))?;
    let walk = |home: usize| table.nearest(home, 0).and_then(|nearest| nearest.seconds()).filter(|s| *s >= 300.0);
    let homes = (0..table.home_count()).filter_map(|home| Some((walk(home)?, home)));
    let nearest = homes.min_by(|one, other| one.0.total_cmp(&other.0));
    nearest
        .map(|(_, home)| home)
        .ok_or_else(|| Error::new(ErrorKind::Value, "nobody lives five to fifteen minutes from the centre"))
}

/// Everything the home reaches at a moment of arrival within 15 minutes.
pub(crate) fn reached(prepared: &Prepared, home: usize, at: Moment) -> Result<Vec<ReachedService>, Error> {
    let query = Query::new(Catalogue::bundled().categories().map(|(id, _)| id)).minutes([15]).at(at);
    prepared.services_reached(home, &query)
}

/// The services by their category, with the rules by which they are on.
pub(crate) fn by_category(prepared: &Prepared, reached: &[ReachedService]) -> Vec<(String, Vec<String>)> {
    let rows = &prepared.study().facilities().rows;
    let category = |found: &ReachedService| {
        let service = &rows[found.facility].services[found.service];
        Catalogue::bundled().leaf(service.category).map_or(String::new(), |leaf| leaf.id.clone())
    };
    reached.iter().map(|found| (category(found), found.rules.clone())).collect()
}

fn places(programme: &Programme) -> Result<Vec<Facility>, Error> {
    let of = |id: &str| Catalogue::bundled().find(id).map(Service::of);
    let held = |id: &str, start: &str, end: &str, rule: &str| -> Result<Event, Error> {
        let event = Event::new(id, id, start.parse()?, end.parse()?)?.on_holidays(OnHolidays::Cancelled);
        Ok(event.again(rule.parse()?))
    };
    let weekly = format!("FREQ=WEEKLY;BYDAY={}", programme.counselling_day);
    let monthly = format!("FREQ=MONTHLY;BYMONTHDAY={}", programme.service_day);
    let counselling = held("counselling", "2026-01-01T09:00", "2026-01-01T11:00", &weekly)?;
    let service_day = held("service-day", "2026-01-01T08:30", "2026-01-01T11:30", &monthly)?;
    let festival = |(number, [first, last]): (usize, &[&str; 2])| -> Result<Event, Error> {
        let (start, end) = (format!("{first}T10:00").parse()?, format!("{first}T20:00").parse()?);
        let daily = format!("FREQ=DAILY;UNTIL={}", last.replace('-', ""));
        let id = format!("festival-{}", number + 1);
        Ok(Event::new(&id, "新年年货市集", start, end)?.again(daily.parse()?).on_holidays(OnHolidays::Held))
    };
    let festivals = programme.festivals.iter().enumerate().map(festival).collect::<Result<Vec<_>, Error>>()?;
    let hours = programme.hours.map(|hours| Some(hours.to_owned()));
    let [office, library, museum] = hours;
    let centre = vec![
        Service { events: vec![counselling], ..of("community-service-centre")? },
        Service { events: vec![service_day.clone()], ..of("hair-beauty")? },
        Service { events: vec![service_day], ..of("clinic")? },
        Service { opening_hours: office, ..of("community-service-station")? },
        Service { events: festivals, ..of("market")? },
    ];
    let place = |id: &str, name: &str, lon, lat, services| {
        let position = LonLat::new(lon, lat)?;
        let (id, name) = (id.into(), Some(name.into()));
        Ok(Facility { id, name, position, entrances: vec![], services, area_m2: None })
    };
    Ok(vec![
        place("centre", "邻里中心", 118.7800, 32.0425, centre)?,
        place("library", "图书馆", 118.7812, 32.0430, vec![Service { opening_hours: library, ..of("library")? }])?,
        place("museum", "美术馆", 118.7790, 32.0415, vec![Service { opening_hours: museum, ..of("museum")? }])?,
    ])
}
