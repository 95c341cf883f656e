//! What if (情景): several futures of a city beside each other, for its older people:
//! `cargo run --release --example what_if -- CITY.osm.pbf SCENARIOS.toml`
//!
//! Prints one row for each scenario, and then what each changes for whom, as CSV. The C and Java runners print the same
//! through their own doors and compare it byte by byte.

use std::io::Write as _;
use std::path::Path;

use lifecircle::error::Error;
use lifecircle::improve::scenario::{Difference, Scenario, compare_table};
use lifecircle::progress::NoProgress;
use lifecircle::report::CsvOptions;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (city, file) = arguments.next().zip(arguments.next()).ok_or("usage: what_if CITY.osm.pbf SCENARIOS.toml")?;
    let scenarios = Scenario::several_from_text(&std::fs::read_to_string(&file)?, &file)?;
    let (walker, standard) = (Walker::elder(), Standard::bundled("mofcom-2021")?);
    let now = Study::from_osm(Path::new(&city), &OpenOptions::default())?.prepare(&walker)?;
    let present = now.assess(&standard, &Default::default())?;
    let change = |scenario: &Scenario| -> Result<Difference, Error> {
        let then = now.apply(scenario, &walker, &NoProgress)?;
        Difference::between(&present, &then.assess(&standard, &Default::default())?)
    };
    let changes = scenarios.iter().map(change).collect::<Result<Vec<_>, Error>>()?;

    let mut out = Vec::new();
    let futures: Vec<(&Scenario, &Difference)> = scenarios.iter().zip(&changes).collect();
    compare_table(&futures)?.write_csv(&mut out, CsvOptions::default())?;
    for change in &changes {
        change.table()?.write_csv(&mut out, CsvOptions::default())?;
    }
    std::io::stdout().write_all(&out)?;
    Ok(())
}
