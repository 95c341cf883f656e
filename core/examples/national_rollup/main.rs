//! From circles to the nation: `cargo run --release --example national_rollup [-- DATA [ENTRIES.csv]]`
//!
//! Three bundled cities are judged by `mofcom-2025`, their circles added up by administrative code, and the targets of
//! the programme held against what hosts enter, in a table. What nobody reports stays no data at every level.

mod programme;

use std::path::{Path, PathBuf};

use lifecircle::assess::{CircleRecords, DivisionNames, TargetVerdict};
use lifecircle::error::Error;
use lifecircle::standard::Standard;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let standard = Standard::bundled("mofcom-2025")?;
    let bundled = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let data = std::env::args().nth(1).map_or_else(bundled, PathBuf::from);
    let entries = match std::env::args().nth(2) {
        Some(file) => std::fs::read_to_string(file)?,
        None => programme::ENTRIES.to_owned(),
    };
    print(&programme::records(&data, &programme::cities(), &standard, &entries)?)?;
    Ok(())
}

fn print(records: &CircleRecords) -> Result<(), Error> {
    let percent = |share: Option<f64>| share.map_or("no data".to_string(), |share| format!("{:.0} %", share * 100.0));
    let roll_up = records.roll_up()?;
    for (division, totals) in roll_up.divisions() {
        let name = DivisionNames::bundled().get(division).unwrap_or("?");
        let people = totals.people().map_or("no data".into(), |people| format!("{people:.0} people"));
        println!("{:>12} {name}: {} circles, {people}", division.to_string(), totals.circles());
        let (rate, bounds) = (totals.served("market"), totals.served_bounds("market"));
        let (value, least) = (percent(rate.value), percent(bounds.map(|(least, _)| least)));
        let without = percent(Some(rate.people_without.unwrap_or(rate.circles_without)));
        println!("{:>14}market: {value}, at least {least}, no rate for {without}", "");
        for target in records.rates() {
            let rate = totals.entry(&target.id);
            let value = rate.value.map_or("no data".into(), |value| format!("{value:.1}"));
            let verdict = TargetVerdict::of(&rate, target).name();
            println!("{:>14}{}: {value} of at least {} ({verdict})", "", target.title.zh, target.at_least.value);
        }
    }
    Ok(())
}
