//! What to do, in which order (行动清单): `cargo run --release --example plan_of_action [-- CITY.osm.pbf | FACILITIES.csv [ACTIONS.toml]]`
//!
//! The town of the example `gap_report`, or a city, with a few things that could be done: what each adds once those before it are done,
//! what it costs so far, who answers for it, and which gaps are closed; how people stand before and after.

mod list;

use std::path::Path;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (place, actions) = (arguments.next(), arguments.next());
    let text = |own: &str| actions.as_ref().map_or_else(|| Ok(own.to_owned()), std::fs::read_to_string);
    let plan = match place {
        Some(table) if table.ends_with(".csv") => list::of_town(&std::fs::read_to_string(table)?, &text(list::TOWN)?)?,
        Some(city) => list::of_city(Path::new(&city), &text(list::NANJING)?)?,
        None => list::of_town(list::gap_report::FACILITIES, &text(list::TOWN)?)?,
    };
    print!("{}", list::report(&plan));
    Ok(())
}
