//! The study a resident's day is planned in: real places, with the hours a sub-district would enter.

use std::path::Path;

use lifecircle::access::{DayQuestions, PlannedDays};
use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, Facilities, Home, Service};
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Study, StudyBuilder};
use lifecircle::walk::Walker;

/// The centre of Nanjing.
pub(crate) const CITY: &str = "cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf";

/// The document of the day, in which `HOME` stands for the home.
pub(crate) const DAY: &str = include_str!("day.toml");

/// Hours that the map does not have: of all places of a category, or of one place; invented, as inputs.
pub(crate) struct Hours {
    /// An id of the catalogue, or of a facility.
    pub(crate) of: &'static str,
    pub(crate) hours: &'static str,
}

/// Markets open early, parks always, the school when its pupils come and go.
pub(crate) fn hours() -> Vec<Hours> {
    let of = |of, hours| Hours { of, hours };
    vec![of("market", "05:30-18:30"), of("park", "24/7"), of("way/223942597", "周一至周五 7:30-17:30")]
}

/// The sports ground by the school: pupils by day, everybody in these hours of the evening.
pub(crate) const EVENING: &str = "18:00-21:30";

/// The city with these hours, and the sports ground open to everybody at `evening`.
pub(crate) fn study(data: &Path, hours: &[Hours], evening: &str) -> Result<Study, Error> {
    let read = Study::from_osm(&data.join(CITY), &OpenOptions::default())?;
    let mut rows = read.facilities().rows.clone();
    for facility in &mut rows {
        for service in &mut facility.services {
            let category = Catalogue::bundled().leaf(service.category).map_or("", |leaf| &leaf.id);
            if let Some(known) = hours.iter().find(|known| known.of == category || known.of == facility.id) {
                service.opening_hours = Some(known.hours.to_owned());
            }
        }
        if facility.id == "way/943499387" {
            let ground = facility.services[0].category;
            let lessons = Service {
                opening_hours: Some("Mo-Fr 08:00-17:00".to_owned()),
                only_for: vec!["child".to_owned()],
                ..Service::of(ground)
            };
            let open = Service { opening_hours: Some(evening.to_owned()), ..Service::of(ground) };
            facility.services = vec![lessons, open];
        }
    }
    StudyBuilder::new(read.network().clone())
        .facilities(Facilities { rows, ..read.facilities().clone() })
        .homes(read.homes().clone())
        .extent(read.extent().clone())
        .build()
}

/// Plans the days of a document.
pub(crate) fn plan(study: &Study, document: &str) -> Result<PlannedDays, Error> {
    let walkers = [Walker::elder(), Walker::child()];
    let walkers = walkers.iter().map(|walker| study.prepare(walker)).collect::<Result<Vec<_>, _>>()?;
    DayQuestions::from_toml(document, "day.toml")?.answer(&walkers, &NoProgress)
}

/// The document with the home nearest to the market of 科巷 put in.
pub(crate) fn document(study: &Study) -> Result<String, Error> {
    let plane = study.network().plane();
    let market = plane.to_metres(LonLat::new(118.7910, 32.0410)?);
    let metres = |home: &Home| {
        let place = plane.to_metres(home.position);
        (place[0] - market[0]).hypot(place[1] - market[1])
    };
    let nearest = study.homes().rows.iter().min_by(|a, b| metres(a).total_cmp(&metres(b)));
    Ok(DAY.replace("HOME", nearest.map_or("", |home| &home.id)))
}
