//! A city judged as one circle against a standard, as CSV: `cargo run --release --example assess_city -- CITY.osm.pbf`.
//!
//! `ffi/examples/assess_city.c` and `ffi/java/examples/AssessCity.java` print the same bytes.

use std::io::Write;
use std::path::Path;

use lifecircle::assess::AssessOptions;
use lifecircle::report::CsvOptions;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: assess_city CITY.osm.pbf")?;
    let study = Study::from_osm(Path::new(&path), &OpenOptions::default())?;
    let prepared = study.prepare(&Walker::adult())?;
    let assessment = prepared.assess(&Standard::bundled("mofcom-2021")?, &AssessOptions::default())?;
    let mut out = std::io::stdout().lock();
    for table in [assessment.circles_table()?, assessment.findings_table()?, assessment.coverage_table()?] {
        table.write_csv(&mut out, CsvOptions::default())?;
        writeln!(out)?;
    }
    Ok(())
}
