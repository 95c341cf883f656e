//! The bays of a market at night, and who needs them.

use std::path::Path;

use lifecircle::access::{Allocation, Demand};
use lifecircle::calendar::Moment;
use lifecircle::error::Error;
use lifecircle::model::{Catalogue, Facilities, Service};
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Prepared, Study, StudyBuilder};
use lifecircle::walk::Walker;

/// The inputs of the case.
#[derive(Clone, Copy)]
pub(crate) struct Night {
    /// Bays of the market that nobody uses at night: "about a hundred" in the story of Dazha in Ningbo.
    pub(crate) bays: u32,
    /// When residents may use them.
    pub(crate) hours: &'static str,
    /// The longest walk between bay and home.
    pub(crate) limit_minutes: u32,
    /// Cars without a bay of their own for each hundred people; invented.
    pub(crate) cars_per_hundred: f64,
    /// From when to when a resident needs the bay.
    pub(crate) need: [&'static str; 2],
}

/// The story's night, put into Nanjing.
pub(crate) const NIGHT: Night = Night {
    bays: 100,
    hours: "19:00-07:00",
    limit_minutes: 5,
    cars_per_hundred: 4.0,
    need: ["2026-03-10T19:30", "2026-03-11T06:30"],
};

/// The market of 科巷.
pub(crate) const MARKET: &str = "way/857245092";

/// The city with the bays of the market as a service of their own.
pub(crate) fn prepare(data: &Path, night: &Night) -> Result<Prepared, Error> {
    let file = data.join("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let read = Study::from_osm(&file, &OpenOptions::default())?;
    let parking = Catalogue::bundled().find("car-parking")?;
    let mut rows = read.facilities().rows.clone();
    for market in rows.iter_mut().filter(|facility| facility.id == MARKET) {
        let (hours, capacity) = (Some(night.hours.to_owned()), Some(f64::from(night.bays)));
        market.services.push(Service { opening_hours: hours, capacity, ..Service::of(parking) });
    }
    let study = StudyBuilder::new(read.network().clone())
        .facilities(Facilities { rows, ..read.facilities().clone() })
        .homes(read.homes().clone())
        .extent(read.extent().clone())
        .build()?;
    study.prepare(&Walker::adult())
}

/// Gives the bays to the cars of one night.
pub(crate) fn allocate(prepared: &Prepared, night: &Night) -> Result<Allocation, Error> {
    let (from, until): (Moment, Moment) = (night.need[0].parse()?, night.need[1].parse()?);
    let evening = from.plus_seconds(-6 * 3600).unwrap_or(from);
    let morning = until.plus_seconds(6 * 3600).unwrap_or(until);
    let parking = Catalogue::bundled().find("car-parking")?;
    let found = prepared.capacity_windows(parking, evening, morning)?;
    let demand = |(home, row): (usize, &lifecircle::model::Home)| {
        let people = row.people.map_or(0.0, |people| people.count);
        let units = (people * night.cars_per_hundred / 100.0).round() as u32;
        (units > 0).then_some(Demand { home, from, until, units })
    };
    let demands: Vec<Demand> = prepared.study().homes().rows.iter().enumerate().filter_map(demand).collect();
    prepared.allocate(&found.windows, &demands, night.limit_minutes, &NoProgress)
}
