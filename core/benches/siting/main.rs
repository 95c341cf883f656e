//! What good sites cost: `cargo bench -p lifecircle --bench siting -- CITY.osm.pbf OR_LIBRARY_DIRECTORY`.
//!
//! A file is a city: its homes are the demand, 2,000 corners spread over its streets the candidates. A directory holds the p-median
//! graphs of OR-Library (`pmed1.txt` ...) and their published optima (`pmedopt.txt`, `kcenteropt.txt`). Without either it is the
//! bundled centre of Nanjing and the five bundled graphs. Beside each time stands the plan: value, bound, and the gap that is proven.

#[path = "../measure/mod.rs"]
#[allow(dead_code, reason = "this bench counts no work")]
mod measure;
#[path = "../../src/improve/siting/orlib.rs"]
mod orlib;

mod city;
mod graphs;

use lifecircle::improve::siting::{Limits, Model, SitePlan, Siting};
use lifecircle::progress::NoProgress;

use measure::Report;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // Cargo itself hands a bench the argument --bench.
    let mut paths: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with("--")).collect();
    if paths.is_empty() {
        let bundled = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/");
        paths = ["cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf", "ref_orlib_pmedian"]
            .map(|path| format!("{bundled}{path}"))
            .to_vec();
    }
    for path in &paths {
        match std::path::Path::new(path).is_dir() {
            true => graphs::measure(path)?,
            false => city::measure(path)?,
        }
    }
    Ok(())
}

/// Answers a question once, and prints the plan under the time it took.
fn solve(report: &mut Report, name: &str, siting: &Siting, limits: &Limits) -> Result<SitePlan, Failure> {
    let cells = siting.costs().cell_count();
    let plan = report.stage(name, (cells, "cells"), || siting.solve(limits, &NoProgress))?;
    let (value, bound, gap) = (plan.objective(), plan.bound().unwrap_or(f64::NAN), plan.gap().unwrap_or(f64::NAN));
    let share = match siting.model() {
        Model::MaxCover { .. } => format!(", {:.2} % of the demand", 100.0 * value / siting.total_weight()),
        Model::Median => format!(", {:.1} on average", value / siting.total_weight()),
        _ => String::new(),
    };
    let (stopped, work) = (plan.stopped().name(), plan.work());
    println!("{:>38} {value:.0}{share}; bound {bound:.0}, gap {:.3} %, {stopped}, {work} cells", "", 100.0 * gap);
    Ok(plan)
}
