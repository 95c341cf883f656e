//! Service days: `cargo run --release --example service_days [-- MOMENT...]`
//!
//! A centre in Nanjing has its service day on the 10th, free counselling every Tuesday, a library and an art museum beside it, and
//! two festivals a year. What one home finds there on foot at each moment, and the rule that says so.

mod centre;

use std::path::Path;

use lifecircle::calendar::{Moment, State, WorkCalendar, write_ical};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let prepared = centre::prepared(&data, &centre::Programme::default())?;
    let home = centre::home(&prepared)?;
    let mut moments: Vec<String> = std::env::args().skip(1).collect();
    if moments.is_empty() {
        moments =
            ["2026-02-10T09:30", "2026-02-14T09:30", "2026-02-17T09:30", "2026-02-17T10:30"].map(String::from).into();
    }
    for text in &moments {
        let moment: Moment = text.parse()?;
        let kind = WorkCalendar::bundled().kind(moment.date());
        let kind = kind.map_or("no notice speaks of it".into(), |kind| format!("{kind:?}").to_lowercase());
        println!("{moment}, {} ({kind}):", moment.date().weekday().letters());
        let reached = centre::reached(&prepared, home, moment)?;
        for (found, (category, rules)) in reached.iter().zip(centre::by_category(&prepared, &reached)) {
            let sure = if found.state == Some(State::Open) { rules.join(", ") } else { "hours unknown then".into() };
            println!("  {:>4.0} s  {category}: {sure}", found.walk_s);
        }
    }
    let services = prepared.study().facilities().rows.iter().flat_map(|facility| &facility.services);
    let mut events: Vec<_> = services.flat_map(|service| service.events.clone()).collect();
    // Haircuts and dental checks are one event.
    events.dedup_by(|one, other| one.id() == other.id());
    println!("\nThe calendar of the centre:\n{}", write_ical(&events, "2026-01-01T00:00".parse()?));
    Ok(())
}
