//! Stall zones that come and go with the tide of people, and what they bring within reach.

use std::path::Path;

use lifecircle::access::{Allocation, Capacity, Demand, Query};
use lifecircle::calendar::Moment;
use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, CategoryId, Facilities, Facility, Service};
use lifecircle::network::NodeId;
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Prepared, Study, StudyBuilder};
use lifecircle::walk::Walker;

/// The inputs of the case.
#[derive(Clone, Copy)]
pub(crate) struct Tide {
    /// How many zones: 31 in the story of Nanchuan in Chongqing.
    pub(crate) zones: usize,
    /// How many stalls in all of them: 2,100 there.
    pub(crate) stalls: usize,
    /// What is sold when: an id of the catalogue and the hours. Invented.
    pub(crate) slots: [(&'static str, &'static str); 3],
    /// The hours of the shops that sell fresh food, which the map does not have.
    pub(crate) shops: &'static str,
}

/// The story's tide, put into Nanjing.
pub(crate) const TIDE: Tide = Tide {
    zones: 31,
    stalls: 2100,
    slots: [("fresh-food-store", "05:30-08:30"), ("breakfast", "11:00-13:30"), ("other-shop", "17:00-21:30")],
    shops: "08:00-20:00",
};

/// What counts as fresh food.
const FRESH: [&str; 2] = ["market", "fresh-food-store"];

fn fresh() -> Result<Vec<CategoryId>, Error> {
    FRESH.iter().map(|name| Catalogue::bundled().find(name)).collect()
}

/// The city as an adult walks it, with zones or without.
pub(crate) fn prepare(data: &Path, tide: &Tide, with_zones: bool) -> Result<Prepared, Error> {
    let file = data.join("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let read = Study::from_osm(&file, &OpenOptions::default())?;
    let mut rows = read.facilities().rows.clone();
    let fresh = fresh()?;
    for service in rows.iter_mut().flat_map(|facility| &mut facility.services) {
        if fresh.contains(&service.category) {
            service.opening_hours = Some(tide.shops.to_owned());
        }
    }
    if with_zones {
        rows.extend(zones(&read, tide)?);
    }
    let study = StudyBuilder::new(read.network().clone())
        .facilities(Facilities { rows, ..read.facilities().clone() })
        .homes(read.homes().clone())
        .extent(read.extent().clone())
        .build()?;
    study.prepare(&Walker::adult())
}

/// Zones at street corners spread over the city, each with a service for each slot and an even share of the stalls.
fn zones(study: &Study, tide: &Tide) -> Result<Vec<Facility>, Error> {
    let network = study.network();
    let corners = (0..network.node_count() as u32).map(|node| network.position(NodeId(node)));
    // Nodes lie along a curve that fills the city, so every so-manieth is a spread.
    let inside: Vec<LonLat> = corners.filter(|place| study.extent().contains(*place)).collect();
    let service = |zone: usize, (category, hours): (&str, &str)| {
        let stalls = tide.stalls / tide.zones + usize::from(zone < tide.stalls % tide.zones);
        let category = Catalogue::bundled().find(category)?;
        let opening_hours = Some(hours.to_owned());
        Ok(Service { opening_hours, capacity: Some(stalls as f64), ..Service::of(category) })
    };
    let zone = |zone: usize| {
        let position = inside[(2 * zone + 1) * inside.len() / (2 * tide.zones)];
        let services = tide.slots.into_iter().map(|slot| service(zone, slot)).collect::<Result<_, Error>>()?;
        let name = Some(format!("潮汐摊区 {}", zone + 1));
        Ok(Facility { id: format!("zone/{}", zone + 1), name, position, entrances: vec![], services, area_m2: None })
    };
    (0..tide.zones).map(zone).collect()
}

/// The people who reach fresh food within ten minutes at a moment, and all people.
pub(crate) fn people_with_fresh_food(prepared: &Prepared, at: &str) -> Result<(f64, f64), Error> {
    let query = Query::new(fresh()?).minutes([10]).at(at.parse()?);
    let access = prepared.access(&query)?;
    let homes = prepared.study().homes().rows.iter().enumerate();
    let reaches = |home: usize| {
        (0..access.category_count())
            .any(|category| access.count(home, category, 0).is_some_and(|count| count.value > 0))
    };
    Ok(homes.fold((0.0, 0.0), |(some, all), (home, row)| {
        let people = row.people.map_or(0.0, |people| people.count);
        (some + if reaches(home) { people } else { 0.0 }, all + people)
    }))
}

/// The stalls of a slot that are there between two moments.
pub(crate) fn inventory(prepared: &Prepared, category: &str, from: &str, to: &str) -> Result<Vec<Capacity>, Error> {
    let category = Catalogue::bundled().find(category)?;
    let (from, to): (Moment, Moment) = (from.parse()?, to.parse()?);
    let found = prepared.capacity_windows(category, from, to)?.windows;
    let is_zone = |capacity: &Capacity| prepared.study().facilities().rows[capacity.facility].id.starts_with("zone/");
    Ok(found.into_iter().filter(is_zone).collect())
}

/// Gives the stalls of a slot to vendors: one who lives in every so-manieth home and wants a stall within `limit_minutes`.
pub(crate) fn vendors(
    prepared: &Prepared,
    stalls: &[Capacity],
    every: usize,
    window: [&str; 2],
    limit_minutes: u32,
) -> Result<Allocation, Error> {
    let (from, until) = (window[0].parse()?, window[1].parse()?);
    let homes = (0..prepared.study().homes().rows.len()).step_by(every.max(1));
    let demands: Vec<Demand> = homes.map(|home| Demand { home, from, until, units: 1 }).collect();
    prepared.allocate(stalls, &demands, limit_minutes, &NoProgress)
}
