//! A made city as the four CSV tables that every door reads.

use std::fmt::Write;
use std::path::Path;

use lifecircle::geo::{LocalPlane, LonLat};
use lifecircle::model::Catalogue;

use crate::Failure;
use crate::made::{METRES_PER_DECISECOND, streets};

/// Facilities at a node.
const DENSITY: f64 = 0.03;
/// Every so manieth node is a home.
const NODES_PER_HOME: usize = 20;

/// Writes `nodes.csv`, `edges.csv`, `facilities.csv` and `homes.csv` of a city of about so many nodes.
pub(crate) fn write(folder: &Path, nodes: usize) -> Result<(), Failure> {
    let city = streets::city(nodes);
    let plane = LocalPlane::at(LonLat::new(118.78, 32.04)?);
    let at = |node: usize| {
        let place = plane.to_lonlat(city.place_m[node]);
        format!("{:.7},{:.7}", place.lon(), place.lat())
    };
    let mut nodes = String::from("id,lon,lat\n");
    for node in 0..city.place_m.len() {
        writeln!(nodes, "{node},{}", at(node))?;
    }
    let mut edges = String::from("from,to,length_m\n");
    for street in &city.streets {
        writeln!(edges, "{},{},{}", street.from, street.to, f64::from(street.deciseconds) * METRES_PER_DECISECOND)?;
    }
    let categories: Vec<&str> = Catalogue::bundled().categories().map(|(_, leaf)| leaf.id.as_str()).collect();
    let mut facilities = String::from("id,category,lon,lat\n");
    for (row, facility) in streets::facilities(&city, DENSITY).iter().enumerate() {
        let category = categories[facility.category as usize % categories.len()];
        writeln!(facilities, "f{row},{category},{}", at(facility.node as usize))?;
    }
    let mut homes = String::from("id,lon,lat,people\n");
    for node in (0..city.place_m.len()).step_by(NODES_PER_HOME) {
        writeln!(homes, "h{node},{},{}", at(node), 1 + node % 97)?;
    }
    std::fs::create_dir_all(folder)?;
    for (name, text) in [("nodes", nodes), ("edges", edges), ("facilities", facilities), ("homes", homes)] {
        std::fs::write(folder.join(name).with_extension("csv"), text)?;
    }
    Ok(())
}
