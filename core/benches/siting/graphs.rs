//! The graphs of OR-Library, of which the best answers are published.

use std::path::Path;

use lifecircle::improve::siting::{Costs, Demand, Limits, Model, Selection, Site, Siting};

use crate::measure::Report;
use crate::orlib::{self, Instance};
use crate::{Failure, solve};

/// As long as an exact answer may take.
const LONGEST_S: f64 = 60.0;

pub(crate) fn measure(directory: &str) -> Result<(), Failure> {
    let mut report = Report::new(None, 1);
    report.begin(directory);
    let read = |name: &str| std::fs::read_to_string(Path::new(directory).join(name));
    let (medians, centres) = (read("pmedopt.txt")?, read("kcenteropt.txt")?);
    let mut worst = 0.0f64;
    for number in 1.. {
        let name = format!("pmed{number}");
        let Ok(text) = read(&format!("{name}.txt")) else { break };
        let instance = orlib::read(&text);
        // What is good enough for a first look, proven to 5 %, and then the best that is proven in a minute.
        let exact = Limits { time_s: Some(LONGEST_S), ..Limits::default() };
        let first = Limits { gap: 0.05, ..exact };
        let siting = question(&instance, Model::Median)?;
        let best = published(&medians, &name)?;
        let quick = solve(&mut report, &format!("{name}: median to 5 %"), &siting, &first)?.objective();
        worst = worst.max(quick / best - 1.0);
        let plan = solve(&mut report, &format!("{name}: median of {}", instance.number), &siting, &exact)?;
        held(&name, plan.objective(), plan.bound(), best)?;
        let plan = solve(&mut report, &format!("{name}: centre"), &question(&instance, Model::Centre)?, &exact)?;
        held(&name, plan.objective(), plan.bound(), published(&centres, &name)?)?;
    }
    println!("{:>38} no median proven to 5 % is more than {:.3} % from the best", "", 100.0 * worst);
    Ok(())
}

/// The best value there is.
fn published(table: &str, name: &str) -> Result<f64, Failure> {
    let row = table.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    Ok(row.ok_or_else(|| format!("nothing is published of {name}"))?.trim().parse()?)
}

/// No value may be better than the best, and no bound above it.
fn held(name: &str, value: f64, bound: Option<f64>, best: f64) -> Result<(), Failure> {
    match value >= best && bound.is_some_and(|bound| bound <= best) {
        true => {
            println!("{:>38} published {best}, found {:.3} % above", "", 100.0 * (value / best - 1.0));
            Ok(())
        }
        false => Err(format!("{name}: {value} with the bound {bound:?}, but the best is {best}").into()),
    }
}

/// Every corner is demand and candidate alike.
fn question(instance: &Instance, model: Model) -> Result<Siting, Failure> {
    let n = instance.paths.len();
    let pairs = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    let costs = Costs::from_cells(n, n, pairs.map(|(a, b)| (a, b, f64::from(instance.paths[a][b]))))?;
    let demand = (0..n).map(|node| Demand::new(node.to_string(), 1.0)).collect();
    let sites = (0..n).map(|node| Site::candidate(node.to_string())).collect();
    Ok(Siting::of(model, demand, sites, costs).select(Selection::Number(instance.number)).build()?)
}
