//! A whole city, from OpenStreetMap to a map that opens offline.
//!
//! `cargo run --release --example city_map [-- CITY.osm.pbf] [--out DIR] [--extent W,S,E,N] [--walker NAME]`
//!
//! Without a file it reads the bundled centre of Nanjing. It prints the coverage of every category and the findings
//! under two standards, and writes homes, findings and coverage as GeoJSON and CSV and the map as one HTML file.

mod args;
mod files;
mod meter;
mod print;

use std::time::Instant;

use args::Args;
use lifecircle::access::Query;
use lifecircle::model::Catalogue;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;
use meter::Meter;

/// The two standards the example judges by.
const STANDARDS: [&str; 2] = ["mofcom-2025", "gb50180-2018"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse(std::env::args().skip(1))?;
    let mut stages = Stages::default();
    let meter = Meter::default();
    let options = OpenOptions { extent: args.extent.clone(), progress: &meter, ..OpenOptions::default() };
    let study = stages.time("reading", || Study::from_osm(&args.city, &options))?;
    print::study(&args, &study);
    let walker = Walker::preset(&args.walker)?;
    let prepared = stages.time("preparing", || study.prepare(&walker))?;
    let categories = Catalogue::bundled().categories().map(|(id, _)| id);
    let query = Query::new(categories).minutes([5, 10, 15]);
    let access = stages.time("access", || prepared.access(&query))?;
    print::coverage(&access);
    let mut assessments = Vec::new();
    for id in STANDARDS {
        let standard = Standard::bundled(id)?;
        assessments.push(stages.time(id, || prepared.assess(&standard, &Default::default()))?);
    }
    assessments.iter().for_each(print::findings);
    stages.time("writing", || files::write(&args, &access, &assessments))?;
    stages.print();
    println!("open {}", args.out.join("index.html").display());
    Ok(())
}

/// What took how long; each stage is announced while it runs.
#[derive(Default)]
struct Stages {
    seconds: Vec<(String, f64)>,
}

impl Stages {
    fn time<T>(&mut self, name: &str, work: impl FnOnce() -> T) -> T {
        eprint!("{name} ... ");
        let start = Instant::now();
        let result = work();
        let seconds = start.elapsed().as_secs_f64();
        eprintln!("{seconds:.2} s");
        self.seconds.push((name.to_string(), seconds));
        result
    }

    fn print(&self) {
        let total: f64 = self.seconds.iter().map(|(_, s)| s).sum();
        let parts: Vec<String> = self.seconds.iter().map(|(name, s)| format!("{name} {s:.2} s")).collect();
        println!("\n{}; {total:.2} s in all", parts.join(", "));
    }
}
