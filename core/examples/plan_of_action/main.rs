//! What to do, in which order (行动清单):
//! `cargo run --release --example plan_of_action [-- [CITY.osm.pbf | FACILITIES.csv] [ACTIONS.toml] [--out DIR]]`
//!
//! The town of the example `gap_report`, or a city, with a few things that could be done: what each adds once those before it are done,
//! what it costs so far, who answers for it, and which gaps are closed; how people stand before and after. With a folder, the map of
//! before, after and what changes is written there as one HTML file.

mod args;
mod list;

use std::fs;
use std::path::Path;

use args::Args;
use lifecircle::improve::actions::ActionPlan;
use lifecircle::progress::NoProgress;
use lifecircle::report::html::{Bilingual, write_map};
use lifecircle::report::plan_map_data;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let args = Args::parse(std::env::args().skip(1))?;
    let text = |own: &str| args.actions.as_ref().map_or_else(|| Ok(own.to_owned()), fs::read_to_string);
    let plan = match &args.place {
        Some(table) if table.ends_with(".csv") => list::of_town(&fs::read_to_string(table)?, &text(list::TOWN)?)?,
        Some(city) => list::of_city(Path::new(city), &text(list::NANJING)?)?,
        None => list::of_town(list::gap_report::FACILITIES, &text(list::TOWN)?)?,
    };
    print!("{}", list::report(&plan));
    match args.out {
        Some(folder) => write(&plan, Path::new(&folder)),
        None => Ok(()),
    }
}

/// The map of before, after and what changes.
fn write(plan: &ActionPlan, folder: &Path) -> Result<(), Box<dyn std::error::Error>> {
    let mut data = plan_map_data(plan, &NoProgress)?;
    data.title = Bilingual::new("行动清单 · Plan of actions", "行动清单 · Plan of actions");
    data.attribution = vec!["© OpenStreetMap contributors, ODbL".into()];
    fs::create_dir_all(folder)?;
    write_map(&data, &mut fs::File::create(folder.join("index.html"))?)?;
    Ok(())
}
