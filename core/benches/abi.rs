//! What the doors are measured against: a study prepared with a walk model of the host, and the access table of all categories
//! made and read cell by cell, in Rust:
//! `cargo bench -p lifecircle --bench abi -- CITY.osm.pbf`. `tests/bench/abi/run` does the same through C and Java.

use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use lifecircle::access::Query;
use lifecircle::error::Error;
use lifecircle::model::Catalogue;
use lifecircle::network::Edges;
use lifecircle::report::access_table;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::table::Values;
use lifecircle::walk::{WalkModel, WalkTimes};

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

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Cargo itself hands a bench the argument --bench; without a file there is nothing to do.
    let Some(path) = std::env::args().skip(1).find(|argument| !argument.starts_with("--")) else { return Ok(()) };
    let study = Study::from_osm(Path::new(&path), &OpenOptions::default())?;
    let mut preparing: Vec<Duration> = Vec::new();
    let mut prepared = study.prepare(&Even)?;
    for _ in 0..RUNS {
        let started = Instant::now();
        prepared = study.prepare(&Even)?;
        preparing.push(started.elapsed());
    }
    let query = Query::new(Catalogue::bundled().categories().map(|(id, _)| id)).minutes([5, 10, 15]);
    let mut times: Vec<Duration> = Vec::new();
    let mut sum = 0.0;
    for run in 0..RUNS + WARM {
        let started = Instant::now();
        let table = access_table(&prepared.access(&query)?)?;
        sum = 0.0;
        for column in table.columns() {
            match column.values() {
                Values::Real(v) => sum += v.iter().flatten().sum::<f64>(),
                Values::Integer(v) => sum += v.iter().flatten().map(|n| n as f64).sum::<f64>(),
                Values::Flag(v) => sum += v.iter().flatten().filter(|flag| *flag).count() as f64,
                Values::Text(v) => sum += v.iter().flatten().map(str::len).sum::<usize>() as f64,
            }
        }
        black_box(sum);
        if run >= WARM {
            times.push(started.elapsed());
        }
    }
    let median_ms = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[RUNS / 2].as_secs_f64() * 1000.0
    };
    println!("rust  prepare {:.3} ms", median_ms(&mut preparing));
    println!("rust  access  {:.3} ms, cells add up to {sum}", median_ms(&mut times));
    Ok(())
}
