//! graphways on the graph of our benches: `peer-graphways GRAPH ANSWERS RECORD`.
//!
//! A thousand single isochrones, as sets of nodes and as polygons: one call at a time, as it offers them, and on all cores,
//! as it does not. The sizes of its sets are held to ours.

use std::fs;
use std::io::Write;
use std::time::Instant;

use geo::Area;
use graphways::graph::{XmlNode, XmlWay};
use graphways::isochrone::build_isochrone_polygons;
use graphways::overpass::NetworkType;
use graphways::reachability::compute_reachability;
use petgraph::graph::{DiGraph, NodeIndex};
use rayon::prelude::*;

const HORIZON_S: f64 = 900.0;
/// As many places as `stages.rs` calls `some`.
const SOME: usize = 1000;
/// Metres in a degree of latitude; the plane of the made city lies on the equator here, where both are alike.
const DEGREE_M: f64 = 111_320.0;

const ALL_CORES: &str = "graphways on all cores";
const ONE_CALL: &str = "graphways";

type Failure = Box<dyn std::error::Error>;
type Graph = DiGraph<XmlNode, XmlWay>;

fn main() -> Result<(), Failure> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [path, answers, record] = &arguments[..] else { return Err("peer-graphways GRAPH ANSWERS RECORD".into()) };
    let graph = read(&fs::read(path)?).ok_or("the graph file is shorter than its head says")?;
    let nodes = graph.node_count();
    let starts: Vec<NodeIndex> =
        (0..SOME).map(|i| NodeIndex::new((2 * i * nodes / (2 * SOME)).min(nodes - 1))).collect();
    let reach = |start: &NodeIndex| compute_reachability(&graph, *start, HORIZON_S, NetworkType::Walk);

    let (sizes, seconds) = timed(|| starts.par_iter().map(|start| reach(start).distances.len()).collect::<Vec<_>>());
    let reached: Vec<u8> = fs::read(format!("{answers}/reached.u32"))?;
    let ours = |node: usize| reached[4 * node..].first_chunk().map_or(0, |n| u32::from_le_bytes(*n) as usize);
    let wrong = starts.iter().zip(&sizes).filter(|(start, size)| ours(start.index()) != **size).count();
    write(record, ALL_CORES, "isochrones: nodes", seconds, wrong)?;
    let (_, seconds) = timed(|| starts.iter().map(|start| reach(start).distances.len()).sum::<usize>());
    write(record, ONE_CALL, "isochrones: nodes", seconds, 0)?;

    let area = |start: &NodeIndex| build_isochrone_polygons(&graph, &reach(start), &[HORIZON_S])[0].unsigned_area();
    let (areas, seconds) = timed(|| starts.par_iter().map(area).sum::<f64>());
    if areas <= 0.0 {
        return Err("the polygons have no area".into());
    }
    // Its outlines follow another rule than ours, so they are not compared.
    write(record, ALL_CORES, "isochrones: polygons", seconds, 0)?;
    let (_, seconds) = timed(|| starts.iter().map(area).sum::<f64>());
    write(record, ONE_CALL, "isochrones: polygons", seconds, 0)
}

fn timed<T>(job: impl Fn() -> T) -> (T, f64) {
    let run = || {
        let start = Instant::now();
        (job(), start.elapsed().as_secs_f64())
    };
    let runs = [run(), run(), run()];
    runs.into_iter().min_by(|a, b| a.1.total_cmp(&b.1)).expect("three runs")
}

fn write(record: &str, tool: &str, stage: &str, seconds: f64, wrong: usize) -> Result<(), Failure> {
    let line = format!(r#"{{"tool":"{tool}","stage":"{stage}","best_s":{seconds},"wrong":{wrong}}}"#);
    println!("{line}");
    Ok(writeln!(fs::File::options().append(true).create(true).open(record)?, "{line}")?)
}

/// The graph file of `core/benches/made/file.rs`, streets both ways.
fn read(file: &[u8]) -> Option<Graph> {
    let long = |at: usize| file.get(at..)?.first_chunk().map(|n| u64::from_le_bytes(*n) as usize);
    let short = |at: usize| file.get(at..)?.first_chunk().map(|n| u32::from_le_bytes(*n));
    let real = |at: usize| file.get(at..)?.first_chunk().map(|n| f64::from_le_bytes(*n));
    let (nodes, streets) = (long(0)?, long(8)?);
    let (ends, places) = (24, 24 + 12 * streets);
    let mut graph = Graph::new();
    for node in 0..nodes {
        let (x, y) = (real(places + 8 * node)?, real(places + 8 * (nodes + node))?);
        graph.add_node(XmlNode { id: node as i64, lat: y / DEGREE_M, lon: x / DEGREE_M, tags: Vec::new() });
    }
    for street in 0..streets {
        let number = |column: usize| short(ends + 4 * (column * streets + street));
        let seconds = f64::from(number(2)?) / 10.0;
        let (from, to) = (NodeIndex::new(number(0)? as usize), NodeIndex::new(number(1)? as usize));
        for (from, to) in [(from, to), (to, from)] {
            let geometry = [from, to].map(|node| (graph[node].lat, graph[node].lon)).to_vec();
            let way = XmlWay {
                id: street as i64,
                nodes: Vec::new(),
                tags: Vec::new(),
                length: seconds * 1.25,
                speed_kph: 4.5,
                walk_travel_time: seconds,
                bike_travel_time: seconds,
                drive_travel_time: seconds,
                geometry,
            };
            graph.add_edge(from, to, way);
        }
    }
    Some(graph)
}
