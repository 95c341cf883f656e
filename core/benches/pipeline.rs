//! What each stage of a real city's assessment costs: `cargo bench -p lifecircle --bench pipeline -- CITY.osm.pbf`.
//!
//! Without a file it is the bundled centre of Nanjing. Each stage is run once, or again when it is short.

#[path = "measure/mod.rs"]
mod measure;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // Cargo itself hands a bench the argument --bench.
    let city = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let bundled =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    stages::measure(&city.unwrap_or_else(|| bundled.to_owned()))
}

#[cfg(feature = "osm")]
mod stages {
    use std::path::Path;

    use lifecircle::access::Query;
    use lifecircle::model::Catalogue;
    use lifecircle::network::NetworkBuilder;
    use lifecircle::progress::NoProgress;
    use lifecircle::reach::{self, TimedNetwork, Work};
    use lifecircle::source::NetworkSource;
    use lifecircle::source::osm::{OsmFile, OsmReadOptions};
    use lifecircle::standard::Standard;
    use lifecircle::study::{OpenOptions, Study};
    use lifecircle::units::Ticks;
    use lifecircle::walk::Walker;

    use crate::Failure;
    use crate::measure::Report;

    /// The two standards a city is judged by.
    const STANDARDS: [&str; 2] = ["mofcom-2025", "gb50180-2018"];

    /// From the file to the findings, and once more what reading a city consists of.
    pub(crate) fn measure(path: &str) -> Result<(), Failure> {
        let mut report = Report::new(None, 5);
        report.begin(path);
        let file = report.stage("read the file", (1, "files"), || OsmFile::open(path, &OsmReadOptions::default()))?;
        let raw = report.stage("judge its ways", (1, "files"), || file.read_network(&NoProgress))?;
        let network =
            report.stage("build the network", (1, "networks"), || NetworkBuilder::new().build(raw.clone()))?;
        let (nodes, edges) = (network.node_count(), network.edge_count());
        println!("{:>38} {nodes} nodes, {edges} edges", "");
        let walker = Walker::adult();
        report.stage("time the network", (edges, "edges"), || TimedNetwork::new(network.clone(), &walker))?;
        drop((file, raw, network));

        let study = report
            .stage("open the study", (1, "files"), || Study::from_osm(Path::new(path), &OpenOptions::default()))?;
        let (homes, shops) = (study.homes().rows.len(), study.facilities().rows.len());
        println!("{:>38} {homes} homes, {shops} facilities", "");
        let prepared = report.stage("prepare it", (homes, "homes"), || study.prepare(&walker))?;
        let query = Query::new(Catalogue::bundled().categories().map(|(id, _)| id)).minutes([5, 10, 15]);
        report.stage("access to all categories", (homes, "homes"), || prepared.access(&query))?;
        let limit = Ticks::from_minutes(15).ok_or("15 minutes")?;
        let sum = |sets: &Vec<(u64, Work)>| sets.iter().map(|(_, work)| *work).sum();
        let sets = report.working("sets of nodes within 15 minutes", (homes, "homes"), sum, || {
            reach::node_sets(prepared.timed(), prepared.homes(), limit, &NoProgress, |_, set| {
                (set.len() as u64, set.work())
            })
        })?;
        println!("{:>38} {} nodes in them", "", sets.iter().map(|(nodes, _)| nodes).sum::<u64>());
        for id in STANDARDS {
            let standard = Standard::bundled(id)?;
            report.stage(&format!("assess by {id}"), (homes, "homes"), || {
                prepared.assess(&standard, &Default::default())
            })?;
        }
        Ok(())
    }
}

#[cfg(not(feature = "osm"))]
mod stages {
    pub(crate) fn measure(path: &str) -> Result<(), crate::Failure> {
        Err(format!("this build does not read {path}: build with --features osm").into())
    }
}
