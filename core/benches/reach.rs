//! Prints what each question to the engine costs: time, and work that is the same on every machine.
//!
//! `cargo bench -p lifecircle --bench reach [CITY.osm.pbf]` measures on a city's network, with homes and shops scattered
//! over its edges; without a file on a made city of 200 x 200 blocks. Nothing is random: two runs ask the same.

use std::time::Instant;

use lifecircle::error::Error;
use lifecircle::geo::LonLat;
use lifecircle::network::{
    Attachment, EdgeAttributes, EdgeId, Gate, Network, NetworkBuilder, RawNetwork, RawNode, RawWay,
};
use lifecircle::reach::{self, Places, TimedNetwork, Work};
use lifecircle::units::Ticks;
use lifecircle::walk::Walker;

const HOMES: usize = 50_000;
const SHOPS: usize = 15_000;
const CATEGORIES: usize = 48;

fn main() -> Result<(), Error> {
    // Cargo itself hands a bench the argument --bench.
    let city = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let network = stage("network", || match city {
        Some(path) => open(&path),
        None => made_city(),
    })?;
    println!("{:>20} {} nodes, {} edges", "", network.node_count(), network.edge_count());
    let timed = stage("timed network", || TimedNetwork::new(network, &Walker::adult()))?;
    let (homes, shops) = (scatter(&timed, HOMES, 1), scatter(&timed, SHOPS, 2));
    let groups: Vec<Vec<u32>> =
        (0..CATEGORIES).map(|c| (c as u32..SHOPS as u32).step_by(CATEGORIES).collect()).collect();
    let limits = [5, 10, 15].map(|minutes| Ticks::new(minutes * 60 * 32));
    let horizon = limits[2];

    let near = stage("nearest", || reach::nearest(&timed, &homes, &shops, &groups, horizon));
    work(near.work());
    let near = stage("3 nearest", || reach::nearest_k(&timed, &homes, &shops, &groups, 3, horizon));
    work(near.work());
    let counts = stage("counts at 3 limits", || reach::counts(&timed, &homes, &shops, &groups, &limits));
    work(counts.work());
    let some = scatter(&timed, 1000, 1);
    let matrix = stage("matrix from 1000", || reach::matrix(&timed, &some, &shops, horizon));
    work(matrix.work());
    println!("{:>20} {} cells", "", matrix.ticks().len());
    let circles: Vec<_> =
        stage("100 isochrones", || (0..100).map(|i| reach::isochrone(&timed, &homes, i, &limits)).collect());
    work(circles.iter().map(|circle| circle.work()).sum());
    let barriers = timed.network().barriers();
    stage("100 polygons", || {
        circles.iter().try_for_each(|circle| reach::polygon(circle, horizon, 25.0, barriers).map(drop))
    })?;
    let routes = stage("100 routes", || {
        (0..100).filter_map(|i| reach::route(&timed, &homes, i, &shops, i, Some(horizon))).count()
    });
    println!("{:>20} {routes} found within 15 minutes", "");
    Ok(())
}

fn stage<T>(name: &str, job: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    let result = job();
    println!("{name:>20} {:>9.1} ms", start.elapsed().as_secs_f64() * 1e3);
    result
}

fn work(work: Work) {
    println!("{:>20} {} settled, {} relaxed", "", work.settled, work.relaxed);
}

#[cfg(feature = "osm")]
fn open(path: &str) -> Result<Network, Error> {
    use lifecircle::progress::NoProgress;
    use lifecircle::source::NetworkSource;
    use lifecircle::source::osm::{OsmFile, OsmReadOptions};

    let file = OsmFile::open(path, &OsmReadOptions::default())?;
    NetworkBuilder::new().build(file.read_network(&NoProgress)?)
}

#[cfg(not(feature = "osm"))]
fn open(path: &str) -> Result<Network, Error> {
    let error = Error::new(lifecircle::error::ErrorKind::Argument, "this build does not read OpenStreetMap files");
    Err(error.with_value(path).with_fix("build with --features osm"))
}

/// Places spread evenly over the edges, at odd chainages.
fn scatter(timed: &TimedNetwork, count: usize, salt: usize) -> Places {
    let edges = timed.network().edge_count();
    let place = |i: usize| {
        let edge = EdgeId(((i * 7919 + salt * 104_729) % edges) as u32);
        let share = ((i * 31 + salt * 17) % 97) as f64 / 97.0;
        let chainage_m = timed.network().edges().length_m[edge.index()] * share;
        vec![Attachment { edge, chainage_m, link_m: 12.0, point: timed.network().shape(edge)[0] }]
    };
    Places::new(timed, (0..count).map(place))
}

/// A grid of streets 100 m apart, every eleventh way missing.
fn made_city() -> Result<Network, Error> {
    const BLOCKS: u32 = 200;
    let node = |i: u32| -> Result<RawNode, Error> {
        let position = LonLat::new(118.0 + f64::from(i % BLOCKS) * 1.06e-3, 32.0 + f64::from(i / BLOCKS) * 9.0e-4)?;
        Ok(RawNode { id: i64::from(i), position, gate: Gate::Open, keep: false, elevation_m: None })
    };
    let nodes = (0..BLOCKS * BLOCKS).map(node).collect::<Result<Vec<_>, _>>()?;
    let east = (0..BLOCKS * BLOCKS).filter(|i| i % BLOCKS + 1 < BLOCKS).map(|i| [i, i + 1]);
    let north = (0..BLOCKS * (BLOCKS - 1)).map(|i| [i, i + BLOCKS]);
    let ways = east.chain(north).enumerate().filter(|(id, _)| id % 11 != 0).map(|(id, nodes)| RawWay {
        id: id as i64,
        nodes: nodes.to_vec(),
        attributes: EdgeAttributes::default(),
        lengths_m: None,
    });
    NetworkBuilder::new().build(RawNetwork { nodes, ways: ways.collect(), ..RawNetwork::default() })
}
