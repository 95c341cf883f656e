//! Service channels: `cargo run --release --example channels`
//!
//! Order online and collect in the store, machines and lockers around the clock: what a home in Nanjing gets by which channel at
//! which hour, and how many homes have groceries at night because of a machine.

mod tower;

use std::path::Path;

use lifecircle::calendar::Moment;
use lifecircle::model::Channel;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let prepared = tower::prepared(&data, &tower::Shop::default())?;
    let home = tower::home(&prepared)?;
    for text in ["2026-03-10T08:30", "2026-03-10T09:30", "2026-03-10T15:00", "2026-03-10T23:30"] {
        let at: Moment = text.parse()?;
        println!("{at}:");
        for channel in Channel::ALL.into_iter().filter(|channel| channel.is_walked_to()) {
            for found in tower::by(&prepared, home, &[channel], at)? {
                println!("  {:>8} {:>4.0} s  {}", channel.name(), found.walk_s, found.rules.join(", "));
            }
        }
        let [counter, any] = tower::homes_served(&prepared, at)?;
        println!(
            "  groceries within 10 minutes: {counter} homes over a counter known to be open, {any} by any channel"
        );
    }
    Ok(())
}
