//! One place, many uses: `cargo run --release --example multi_use`
//!
//! A hall in Nanjing that is a canteen at noon, a reading room in the afternoon and a cultural station in the evening, with a shop
//! that takes parcels: open when for a home nearby, counted once for each service, its area and capacity never twice.

mod village;

use std::path::Path;

use lifecircle::access::{Verdict, Waking};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let village = village::Village::default();
    let prepared = village::prepared(&data, &village)?;
    let day = village::day(&prepared, &village)?;
    let reaches = |home: &usize| day.counts(*home, 0, 0).is_some_and(|phases| phases.iter().any(|p| p.value.value > 0));
    let home = (0..day.home_count()).find(reaches).ok_or("nobody lives within ten minutes")?;
    println!("home {}:", prepared.study().homes().rows[home].id);
    for (category, of) in village.uses.iter().enumerate() {
        let phases = day.verdicts(home, category, 0).unwrap_or_default();
        let open = phases.iter().filter(|phase| phase.value == Verdict::Met);
        let open: Vec<String> = open
            .map(|phase| {
                let last = phase.last_second(day.period()).unwrap_or(day.period().to());
                format!("{} to {last}", phase.begins(day.period()))
            })
            .collect();
        // The extract ends near every home, so where this place is closed there may be another beyond it.
        let bounds = day.share(home, category, 0, &Waking::default()).and_then(|share| share.bounds());
        let share = bounds.map_or("no data".into(), |(least, most)| {
            format!("{:.0} to {:.0} % of waking hours", least * 100.0, most * 100.0)
        });
        println!("  {}: {} ({share})", of.category, open.join(", "));
    }
    let [each, together] = village::supply(&prepared, &village)?;
    println!(
        "each service by itself: {} outlets; as one kind: {} outlet of {} m2 for {}",
        each.0, together.0, together.1, together.2
    );
    Ok(())
}
