//! A shop in Nanjing that sells over the counter, hands out what was ordered online, and has lockers and a machine at its door.

use std::path::Path;

use lifecircle::access::{Query, ReachedService};
use lifecircle::calendar::Moment;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, Channel, Facilities, Facility, Service};
use lifecircle::study::{OpenOptions, Prepared, Study, StudyBuilder};
use lifecircle::walk::Walker;

/// What the shop offers by which channel, and when. All of it is input; the case is Zhebei Tower, the hours are made up.
pub(crate) struct Shop {
    pub(crate) counter: &'static str,
    pub(crate) pick_up: &'static str,
    pub(crate) vending: &'static str,
}

impl Default for Shop {
    fn default() -> Shop {
        Shop { counter: "10:00-21:30", pick_up: "09:00-22:00", vending: "24小时" }
    }
}

/// The bundled centre of Nanjing with this shop beside the places it has.
pub(crate) fn prepared(data: &Path, shop: &Shop) -> Result<Prepared, Error> {
    let file = data.join("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let city = Study::from_osm(&file, &OpenOptions::default())?;
    let mut rows = city.facilities().rows.clone();
    rows.push(place(shop)?);
    let facilities = Facilities::from_rows(rows, city.facilities().declared_crs);
    let study = StudyBuilder::new(city.network().clone()).homes(city.homes().clone()).facilities(facilities);
    study.extent(city.extent().clone()).build()?.prepare(&Walker::adult())
}

fn place(shop: &Shop) -> Result<Facility, Error> {
    let of = |id: &str, channel, hours: Option<&str>| -> Result<Service, Error> {
        let opening_hours = hours.map(str::to_owned);
        Ok(Service { channel, opening_hours, ..Service::of(Catalogue::bundled().find(id)?) })
    };
    let services = vec![
        of("supermarket", Channel::Counter, Some(shop.counter))?,
        of("supermarket", Channel::PickUp, Some(shop.pick_up))?,
        of("convenience-store", Channel::Vending, Some(shop.vending))?,
        of("parcel-point", Channel::Locker, Some("24/7"))?,
        Service { service_radius_m: Some(3000.0), ..of("supermarket", Channel::Delivery, Some(shop.counter))? },
    ];
    let (id, name, position) = ("tower".into(), Some("浙北大厦".into()), LonLat::new(118.7800, 32.0425)?);
    Ok(Facility { id, name, position, entrances: vec![], services, area_m2: Some(4000.0) })
}

/// A home within ten minutes of the shop, by its row: the first in the table.
pub(crate) fn home(prepared: &Prepared) -> Result<usize, Error> {
    let query = Query::new([Catalogue::bundled().find("supermarket")?]).minutes([10]).channels(&[Channel::PickUp]);
    let table = prepared.access(&query)?;
    let reaches = |home: &usize| table.count(*home, 0, 0).is_some_and(|count| count.value > 0);
    let none = || Error::new(ErrorKind::Value, "nobody lives within ten minutes of the shop");
    (0..table.home_count()).find(reaches).ok_or_else(none)
}

/// What the home reaches of the shop by some channels at a moment of arrival.
pub(crate) fn by(
    prepared: &Prepared,
    home: usize,
    channels: &[Channel],
    at: Moment,
) -> Result<Vec<ReachedService>, Error> {
    let query = Query::new(Catalogue::bundled().categories().map(|(id, _)| id)).minutes([10]);
    let reached = prepared.services_reached(home, &query.channels(channels).at(at))?;
    let tower = prepared.study().facilities().rows.len() - 1;
    Ok(reached.into_iter().filter(|found| found.facility == tower).collect())
}

/// How many homes get groceries within ten minutes at a moment, over the counter alone and by any channel they walk to.
pub(crate) fn homes_served(prepared: &Prepared, at: Moment) -> Result<[usize; 2], Error> {
    let of = |id: &str| Catalogue::bundled().find(id);
    let query = Query::new([of("supermarket")?, of("convenience-store")?]).minutes([10]).at(at);
    let served = |query: &Query| -> Result<usize, Error> {
        let table = prepared.access(query)?;
        let has = |home: &usize| (0..2).any(|c| table.count(*home, c, 0).is_some_and(|count| count.value > 0));
        Ok((0..table.home_count()).filter(has).count())
    };
    Ok([served(&query.clone().channels(&[Channel::Counter]))?, served(&query)?])
}
