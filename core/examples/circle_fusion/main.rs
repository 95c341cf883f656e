//! Circles laid over each other: `cargo run --release --example circle_fusion [-- CITY.osm.pbf [PLACES_OF_SPORT]]`
//!
//! The life circle, the fitness circle and the express circle of Zhejiang's 圈圈融合: where all three hold, which one is
//! missing where only one is, and which places serve several. Without a file it reads the bundled centre of Nanjing;
//! the fitness circle asks for one place of sport, or so many.

mod circles;

use std::path::{Path, PathBuf};

use lifecircle::assess::{Fusion, Overlay};
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Study};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bundled = || {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf")
    };
    let path = std::env::args().nth(1).map_or_else(bundled, PathBuf::from);
    let study = Study::from_osm(&path, &OpenOptions::default())?;
    let places_of_sport = std::env::args().nth(2).map_or(Ok(1), |number| number.parse())?;
    let circles = circles::of(&study, places_of_sport)?;
    let fusion = Fusion::new(&circles, &NoProgress)?;
    for tally in fusion.tallies() {
        let which = match tally.overlay {
            Overlay::AllBut(circle) => format!("all but {}", circles[circle].id),
            overlay => overlay.name().to_string(),
        };
        let people = tally.people.map_or("no data on people".into(), |people| format!("{people:.0} people"));
        println!("{which}: {} homes, {people}", tally.homes);
    }
    let shared = fusion.places_serving(2);
    println!("{} places serve several circles, such as", shared.len());
    for place in shared.iter().take(5) {
        let facility = &study.facilities().rows[place.facility as usize];
        let served: Vec<&str> = place.circles.iter().map(|(circle, _)| circles[*circle].id.as_str()).collect();
        println!("  {} ({})", facility.name.as_deref().unwrap_or(&facility.id), served.join(", "));
    }
    Ok(())
}
