//! The circles of some cities, and what is reported of them.

use std::path::Path;

use lifecircle::assess::{AssessOptions, CircleRecords, CircleSpec};
use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;

/// A circle of a city: in which division, and around which place.
pub(crate) struct Circle {
    pub(crate) id: &'static str,
    pub(crate) division: &'static str,
    /// All homes of the city are one circle where it has none.
    pub(crate) centre: Option<[f64; 2]>,
}

/// A city with its circles.
pub(crate) struct City {
    pub(crate) file: &'static str,
    pub(crate) circles: Vec<Circle>,
}

/// What sub-districts enter: satisfied residents, chain shops of all shops, square metres of community service of so
/// many households. Invented, to show the fields.
pub(crate) const ENTRIES: &str = "circle,division,target,part,whole,percent\n\
                                  north,320106,satisfaction,,,93\n\
                                  north,320106,chain-share,41,120,\n\
                                  north,320106,service-area,2100,6000,\n\
                                  south,320104,satisfaction,,,84\n\
                                  all,440307,chain-share,10,60,\n";

/// Two circles in Nanjing, one each in Shenzhen and Guixi.
pub(crate) fn cities() -> Vec<City> {
    let circle = |id, division, centre| Circle { id, division, centre };
    let north = circle("north", "320106", Some([118.772, 32.047]));
    let south = circle("south", "320104", Some([118.785, 32.040]));
    let (longgang, guixi) = (circle("all", "440307", None), circle("all", "360681", None));
    vec![
        City { file: "cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf", circles: vec![north, south] },
        City { file: "cn_shenzhen_longgang_2019/shenzhen_longgang.osm.pbf", circles: vec![longgang] },
        City { file: "cn_guixi_2024/guixi.osm.pbf", circles: vec![guixi] },
    ]
}

/// Judges every circle, and puts what is entered beside it.
pub(crate) fn records(
    data: &Path,
    cities: &[City],
    standard: &Standard,
    entries: &str,
) -> Result<CircleRecords, Error> {
    let mut records = CircleRecords::new(standard);
    for city in cities {
        let prepared = Study::from_osm(&data.join(city.file), &OpenOptions::default())?.prepare(&Walker::adult())?;
        let circles = city.circles.iter().map(spec).collect::<Result<Vec<_>, Error>>()?;
        let assessment = prepared.assess(standard, &AssessOptions { circles, ..AssessOptions::default() })?;
        let divisions: Vec<(&str, &str)> = city.circles.iter().map(|circle| (circle.id, circle.division)).collect();
        records.add_assessment(&assessment, &divisions)?;
    }
    records.read_csv(entries, "entries.csv")?;
    Ok(records)
}

fn spec(circle: &Circle) -> Result<CircleSpec, Error> {
    match circle.centre {
        Some([lon, lat]) => Ok(CircleSpec::walk(circle.id, LonLat::new(lon, lat)?, 10.0)),
        None => Ok(CircleSpec::everything()),
    }
}
