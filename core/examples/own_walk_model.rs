//! A walk model of one's own: `cargo run --release --example own_walk_model -- CITY.osm.pbf`.
//!
//! `ffi/examples/own_walk_model.c` and `ffi/java/examples/OwnWalkModel.java` hold the same model and print the same lines.
//! The last number of each is a checksum over the time of every home, so that a bit that differs anywhere is seen.

use std::path::Path;

use lifecircle::access::Query;
use lifecircle::error::Error;
use lifecircle::model::Catalogue;
use lifecircle::network::{Crossing, Edges, WayClass};
use lifecircle::report::access_table;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::table::Values;
use lifecircle::walk::{WalkModel, WalkTimes};

const CATEGORIES: [&str; 3] = ["pharmacy", "primary-school", "park"];

/// Somebody with a trolley: 1.1 m/s, no steps, no slope over 8 %, 25 s at a crossing with signals.
struct Trolley;

impl WalkModel for Trolley {
    fn name(&self) -> &str {
        "trolley"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        for (row, edge) in edges.attributes.iter().enumerate() {
            let steep = edge.incline.is_some_and(|slope| slope.abs() > 0.08);
            if edge.class == WayClass::Steps || steep {
                continue; // they come filled with infinity: not passed
            }
            let waits = f64::from(u8::from(edge.crossing == Crossing::Signals)) * 25.0;
            let seconds = edges.length_m[row] / 1.1 + waits * f64::from(edges.crossing_share[row]);
            (times.forward_s[row], times.backward_s[row]) = (seconds, seconds);
        }
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: own_walk_model CITY.osm.pbf")?;
    let study = Study::from_osm(Path::new(&path), &OpenOptions::default())?;
    let prepared = study.prepare(&Trolley)?;
    let ids = CATEGORIES.iter().map(|id| Catalogue::bundled().find(id)).collect::<Result<Vec<_>, _>>()?;
    let table = access_table(&prepared.access(&Query::new(ids).minutes([15]))?)?;
    for category in CATEGORIES {
        let column = table.column(&format!("{category}_s")).ok_or("the table has a column for each category")?;
        let Values::Real(seconds) = column.values() else { return Err("times are real numbers".into()) };
        let known: Vec<f64> = seconds.iter().flatten().collect();
        let checksum = seconds.iter().fold(0u64, |sum, s| {
            // Times are whole numbers of 1/32 s; a home that reaches none counts as 2^32 - 1 here.
            let ticks = s.map_or(u64::from(u32::MAX), |s| (s * 32.0) as u64);
            sum.wrapping_mul(1_099_511_628_211).wrapping_add(ticks)
        });
        println!("{category}: {} of {} homes, checksum {checksum}", known.len(), seconds.len());
    }
    Ok(())
}
