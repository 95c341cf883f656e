//! What a person reads in the terminal.

use lifecircle::access::{AccessTable, Tally};
use lifecircle::assess::Assessment;
use lifecircle::model::{Catalogue, Language};
use lifecircle::study::Study;

use crate::args::Args;

/// What was read, and what is wrong with it.
pub(crate) fn study(args: &Args, study: &Study) {
    let network = study.network();
    let km: f64 = network.edges().length_m.iter().sum::<f64>() / 1000.0;
    println!("{}", args.city.display());
    println!(
        "{km:.0} km walkable in {} edges, {} facilities, {} homes, extent {}",
        network.edge_count(),
        study.facilities().rows.len(),
        study.homes().rows.len(),
        study.extent().origin().name()
    );
    println!("\nWhat is wrong with the data\n{}", study.report());
}

/// Coverage at 5, 10 and 15 minutes and the median walk, one line per category that the city has.
pub(crate) fn coverage(access: &AccessTable) {
    let catalogue = Catalogue::bundled();
    println!(
        "\nShare of complete homes that reach it within 5 / 10 / 15 minutes, and [of all homes] how many are truncated"
    );
    println!(
        "Median walk of all attached homes; at most so long, for where the data ends a nearer site may be unknown."
    );
    println!("{:<26} {:>5}  {:>6} {:>6} {:>6}  {:>8}  category", "", "sites", "5 min", "10 min", "15 min", "median");
    let mut absent = Vec::new();
    for (column, id) in access.query().categories().iter().enumerate() {
        let (zh, en) = (catalogue.label(*id, Language::Chinese), catalogue.label(*id, Language::English));
        let sites = access.facility_count(column).unwrap_or(0);
        if sites == 0 {
            absent.push(zh);
            continue;
        }
        let homes = |limit| access.coverage(column, limit).map_or_else(Tally::default, |c| c.homes);
        let percent = |limit| format!("{} [{}]", share(homes(limit).share()), share(homes(limit).truncated_share()));
        let median = access.median_walk_s(column).map_or("> 15 min".into(), |s| format!("{:.1} min", s / 60.0));
        let cells = (percent(0), percent(1), percent(2));
        println!(
            "{:<26} {sites:>5}  {:>14} {:>14} {:>14}  {median:>8}  {zh}",
            shortened(en),
            cells.0,
            cells.1,
            cells.2
        );
    }
    println!("no site in the data (no data, not zero): {}", absent.join("、"));
}

fn share(share: Option<f64>) -> String {
    share.map_or("n/a".into(), |s| format!("{:.0} %", s * 100.0))
}

fn shortened(text: &str) -> String {
    text.chars().take(26).collect()
}

/// What one standard says, the lacking first.
pub(crate) fn findings(assessment: &Assessment) {
    let standard = assessment.standard();
    println!("\n{} ({}), as a walker of kind {} finds it", standard.title.zh, standard.id, assessment.walker());
    for finding in assessment.findings() {
        println!("  {:<9} {}", finding.status.name(), assessment.describe(finding).zh);
    }
}
