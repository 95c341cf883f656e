//! Tidal stall zones (潮汐摊区): `cargo run --release --example tidal_stalls`
//!
//! Thirty-one zones with 2,100 stalls: fresh food in the morning, food at noon, goods in the evening. What is within ten minutes' walk at
//! seven and at three, with the zones and without; and stalls given to vendors, slot by slot, within a quarter of an hour.

mod zones;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let tide = zones::TIDE;
    let (without, with) = (zones::prepare(&data, &tide, false)?, zones::prepare(&data, &tide, true)?);
    for at in ["2026-03-10T07:00", "2026-03-10T15:00"] {
        let (before, all) = zones::people_with_fresh_food(&without, at)?;
        let (after, _) = zones::people_with_fresh_food(&with, at)?;
        println!("{at}: fresh food within 10 min for {before:.0} of {all:.0} people, with the zones {after:.0}");
    }
    for (category, hours) in tide.slots {
        let stalls = zones::inventory(&with, category, "2026-03-10T00:00", "2026-03-11T00:00")?;
        let units: u32 = stalls.iter().map(|stall| stall.units).sum();
        println!("{hours} {category}: {units} stalls in {} zones", stalls.len());
    }
    let morning = zones::inventory(&with, tide.slots[0].0, "2026-03-10T00:00", "2026-03-11T00:00")?;
    let given = zones::vendors(&with, &morning, 1, ["2026-03-10T06:00", "2026-03-10T08:00"], 15)?;
    println!("vendors in the morning: {} have a stall, {} have none", given.served_units(), given.unserved_units());
    Ok(())
}
