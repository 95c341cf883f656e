//! What every question to the engine costs on a whole city.
//!
//! `cargo bench -p lifecircle --bench city -- --nodes 100000,1000000` makes cities of so many nodes and asks about every
//! node and 40 categories; `--graph FILE` asks the same on a graph that other tools read. See `options.rs` for the rest.
//! Nothing is random: two runs ask the same.

mod answers;
mod kept;
#[path = "../made/mod.rs"]
mod made;
#[path = "../measure/mod.rs"]
mod measure;
mod options;
mod stages;
mod turns;

use made::{City, file, streets};
use measure::Report;
use options::Options;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let options = options::read(std::env::args().skip(1))?;
    let record = options.record.as_ref().map(|path| std::fs::File::options().append(true).create(true).open(path));
    let mut report = Report::new(record.transpose()?, options.repeat);
    if let Some(path) = &options.graph {
        return stages::measure(&file::read(path)?, path, &options, &mut report);
    }
    for nodes in &options.nodes {
        let mut city = streets::city(*nodes);
        city.facilities = streets::facilities(&city, options.density);
        match &options.write {
            Some(path) => file::write(path, &city)?,
            None => stages::measure(&city, &title(&city, &options), &options, &mut report)?,
        }
    }
    Ok(())
}

fn title(city: &City, options: &Options) -> String {
    let (nodes, streets, facilities) = (city.place_m.len(), city.streets.len(), city.facilities.len());
    format!("made city of {nodes} nodes, {streets} streets, {facilities} facilities ({} a node)", options.density)
}
