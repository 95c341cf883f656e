//! Bays of a market that are idle at night, shared with residents: `cargo run --release --example shared_parking [-- OUT.csv]`
//!
//! The bays are a service of the market with hours and a capacity; the cars are estimated from people by a stated rule. As many
//! cars as can be get a bay within five minutes' walk, and of all ways to do so the one with the least walking is taken.
//! Whoever gets none is listed with the reason.

mod lots;

use std::path::Path;

use lifecircle::access::WhyUnserved;
use lifecircle::report::CsvOptions;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let night = lots::NIGHT;
    let prepared = lots::prepare(&data, &night)?;
    let allocation = lots::allocate(&prepared, &night)?;
    let (served, unserved) = (allocation.served_units(), allocation.unserved_units());
    println!("{} bays, {} cars: {served} served, {unserved} not", night.bays, served + unserved);
    if served > 0 {
        println!("mean walk {:.0} s, at most {} min", allocation.walk_s() / served as f64, night.limit_minutes);
    }
    for why in WhyUnserved::ALL {
        let units: u32 = allocation.unserved().iter().filter(|u| u.why == why).map(|u| u.units).sum();
        let beyond: u32 = allocation.unserved().iter().filter(|u| u.why == why && u.data_ends).map(|u| u.units).sum();
        println!("{:>20}: {units} cars, {beyond} of them where the data ends within the walk", why.name());
    }
    if let Some(path) = std::env::args().nth(1) {
        allocation.unserved_table()?.write_csv(std::fs::File::create(&path)?, CsvOptions::default())?;
        println!("wrote {path}");
    }
    Ok(())
}
