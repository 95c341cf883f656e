//! What the doors are measured against: a study prepared with a walk model of the host, and the access table of all categories
//! made, and made and read cell by cell, in Rust.
//!
//! `cargo bench -p lifecircle --bench abi -- CITY`, a PBF file or a folder of four CSV tables. `-- --write FOLDER NODES` makes
//! such a folder. `tests/bench/abi/run` does the same through C, Java and Python.

#[path = "../made/mod.rs"]
#[allow(dead_code, reason = "the tables are all that is wanted of a made city here")]
mod made;
mod tables;

use std::hint::black_box;
use std::path::Path;
use std::time::Instant;

use lifecircle::access::Query;
use lifecircle::error::Error;
use lifecircle::geo::Crs;
use lifecircle::model::Catalogue;
use lifecircle::network::Edges;
use lifecircle::report::access_table;
use lifecircle::study::{OpenOptions, Study, StudyTables};
use lifecircle::table::{Table, Values};
use lifecircle::walk::{WalkModel, WalkTimes};

pub(crate) type Failure = Box<dyn std::error::Error>;

/// Runs that are counted, after a few that are not.
const RUNS: usize = 20;
const WARM: usize = 3;

/// 1.25 m/s everywhere.
struct Even;

impl WalkModel for Even {
    fn name(&self) -> &str {
        "even"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        0.8
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        for (row, length) in edges.length_m.iter().enumerate() {
            (times.forward_s[row], times.backward_s[row]) = (length / 1.25, length / 1.25);
        }
        Ok(())
    }
}

fn main() -> Result<(), Failure> {
    // Cargo itself hands a bench the argument --bench; without a city there is nothing to do.
    let arguments: Vec<String> = std::env::args().skip(1).filter(|argument| argument != "--bench").collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--write", folder, nodes] => tables::write(Path::new(folder), nodes.parse()?),
        [city] => measure(Path::new(city)),
        _ => Ok(()),
    }
}

fn measure(city: &Path) -> Result<(), Failure> {
    let study = open(city)?;
    let prepared = study.prepare(&Even)?;
    median("prepare", || Ok(study.prepare(&Even).map(drop)?))?;
    let query = Query::new(Catalogue::bundled().categories().map(|(id, _)| id)).minutes([5, 10, 15]);
    let table = || -> Result<Table, Failure> { Ok(access_table(&prepared.access(&query)?)?) };
    median("table", || table().map(|table| drop(black_box(table))))?;
    let mut sum = 0.0;
    median("cells", || {
        sum = sum_of(&table()?);
        Ok(())
    })?;
    println!("rust    cells add up to {sum}");
    Ok(())
}

fn open(city: &Path) -> Result<Study, Failure> {
    if !city.is_dir() {
        return Ok(Study::from_osm(city, &OpenOptions::default())?);
    }
    let text = |name: &str| std::fs::read_to_string(city.join(name).with_extension("csv"));
    let (nodes, edges, facilities, homes) = (text("nodes")?, text("edges")?, text("facilities")?, text("homes")?);
    let tables = StudyTables {
        nodes: nodes.as_bytes(),
        edges: edges.as_bytes(),
        facilities: facilities.as_bytes(),
        homes: homes.as_bytes(),
        crs: Crs::Wgs84,
        extent: None,
        strict: false,
    };
    Ok(Study::from_tables(&tables)?)
}

/// Prints the middle of the times a job takes.
fn median(name: &str, mut job: impl FnMut() -> Result<(), Failure>) -> Result<(), Failure> {
    let mut times = Vec::new();
    for run in 0..RUNS + WARM {
        let started = Instant::now();
        job()?;
        if run >= WARM {
            times.push(started.elapsed());
        }
    }
    times.sort_unstable();
    println!("rust    {name} {:.3} ms", times[RUNS / 2].as_secs_f64() * 1000.0);
    Ok(())
}

fn sum_of(table: &Table) -> f64 {
    let cells = table.columns().iter().map(|column| match column.values() {
        Values::Real(v) => v.iter().flatten().sum::<f64>(),
        Values::Integer(v) => v.iter().flatten().map(|n| n as f64).sum::<f64>(),
        Values::Flag(v) => v.iter().flatten().filter(|flag| *flag).count() as f64,
        Values::Text(v) => v.iter().flatten().map(str::len).sum::<usize>() as f64,
    });
    cells.sum()
}
