//! One place with many uses in Nanjing: what it offers in the course of a day, and what is counted once.

use std::path::Path;

use lifecircle::access::{AccessOverTime, CatchmentQuery, Period, Query, Supply};
use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::model::{Catalogue, CategoryId, Facilities, Facility, Service};
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Prepared, Study, StudyBuilder};
use lifecircle::walk::Walker;

/// A use of the place: the category, its hours, and how many it serves at a time.
pub(crate) struct Use {
    pub(crate) category: &'static str,
    pub(crate) hours: &'static str,
    pub(crate) capacity: f64,
}

/// The uses of the place and its floor area. All of it is input; the case is Minzhu village in Jiulongpo, the figures are made up.
pub(crate) struct Village {
    pub(crate) uses: Vec<Use>,
    pub(crate) area_m2: f64,
}

impl Default for Village {
    /// The hall is a canteen at noon and in the evening, a reading room in between; the shop also takes parcels.
    fn default() -> Village {
        let of = |category, hours, capacity| Use { category, hours, capacity };
        let uses = vec![
            of("community-canteen", "11:00-13:30,17:00-19:00", 80.0),
            of("library", "08:30-10:30,14:00-16:30", 40.0),
            of("cultural-station", "19:00-21:30", 60.0),
            of("convenience-store", "07:00-22:00", 10.0),
            of("parcel-point", "07:00-22:00", 10.0),
        ];
        Village { uses, area_m2: 620.0 }
    }
}

impl Village {
    /// The categories of the uses.
    pub(crate) fn categories(&self) -> Result<Vec<CategoryId>, Error> {
        self.uses.iter().map(|of| Catalogue::bundled().find(of.category)).collect()
    }
}

/// The bundled centre of Nanjing with this place and nothing else, so that every count is about it.
pub(crate) fn prepared(data: &Path, village: &Village) -> Result<Prepared, Error> {
    let file = data.join("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let city = Study::from_osm(&file, &OpenOptions::default())?;
    let service = |of: &Use| -> Result<Service, Error> {
        let (opening_hours, capacity) = (Some(of.hours.to_owned()), Some(of.capacity));
        Ok(Service { opening_hours, capacity, ..Service::of(Catalogue::bundled().find(of.category)?) })
    };
    let services = village.uses.iter().map(service).collect::<Result<Vec<_>, Error>>()?;
    let (id, name, position) = ("village".into(), Some("民主村".into()), LonLat::new(118.7800, 32.0425)?);
    let place = Facility { id, name, position, entrances: vec![], services, area_m2: Some(village.area_m2) };
    let facilities = Facilities::from_rows([place], city.facilities().declared_crs);
    let study = StudyBuilder::new(city.network().clone()).homes(city.homes().clone()).facilities(facilities);
    study.extent(city.extent().clone()).build()?.prepare(&Walker::adult())
}

/// A working day of all uses within ten minutes.
pub(crate) fn day(prepared: &Prepared, village: &Village) -> Result<AccessOverTime, Error> {
    let query = Query::new(village.categories()?).minutes([10]);
    prepared.access_over(&query, &Period::day("2026-03-10".parse()?)?)
}

/// What all homes together find of the place when every use is one kind, then when all uses are one kind: outlets, square metres
/// and capacity.
pub(crate) fn supply(prepared: &Prepared, village: &Village) -> Result<[(usize, f64, f64); 2], Error> {
    let categories = village.categories()?;
    let each: Vec<Vec<CategoryId>> = categories.iter().map(|category| vec![*category]).collect();
    let sum = |kinds: &[Vec<CategoryId>], supply| -> Result<(usize, f64), Error> {
        let query = CatchmentQuery::new(kinds.iter().cloned()).minutes(10).supply(supply);
        let found = prepared.catchments(&query, &NoProgress)?;
        Ok((found.outlets().len(), found.outlets().iter().filter_map(|outlet| outlet.supply).sum()))
    };
    let of = |kinds: &[Vec<CategoryId>]| -> Result<(usize, f64, f64), Error> {
        let ((outlets, area_m2), (_, capacity)) = (sum(kinds, Supply::Area)?, sum(kinds, Supply::Capacity)?);
        Ok((outlets, area_m2, capacity))
    };
    Ok([of(&each)?, of(&[categories])?])
}
