//! Two walks in Monaco come out as long as GraphHopper finds them on the same map.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::{Path, PathBuf};

use lifecircle::error::Error;
use lifecircle::geo::{LonLat, Metric};
use lifecircle::network::{Edges, NetworkBuilder, SnapOptions};
use lifecircle::progress::NoProgress;
use lifecircle::reach::{Places, TimedNetwork, route};
use lifecircle::source::NetworkSource;
use lifecircle::source::osm::OsmFile;
use lifecircle::walk::{WalkModel, WalkTimes};

/// A second per metre on every edge, so that the fastest walk is the shortest.
struct ByLength;

impl WalkModel for ByLength {
    fn name(&self) -> &str {
        "by length"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        times.forward_s.copy_from_slice(&edges.length_m);
        times.backward_s.copy_from_slice(&edges.length_m);
        Ok(())
    }
}

struct Walk {
    from: LonLat,
    to: LonLat,
    expected_m: f64,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/ref_graphhopper_foot")
}

fn walks() -> Vec<Walk> {
    let table = std::fs::read_to_string(folder().join("foot_expected.csv")).unwrap();
    let walks = table.lines().skip(1).map(|line| {
        let number = |column| line.split(',').nth(column).unwrap().parse::<f64>().unwrap();
        let [from, to] = [LonLat::new(number(2), number(1)), LonLat::new(number(4), number(3))].map(Result::unwrap);
        Walk { from, to, expected_m: number(5) }
    });
    walks.collect()
}

/// Metres along the network of each walk, measured with `metric`.
fn lengths_m(walks: &[Walk], metric: Metric) -> Vec<f64> {
    let file = OsmFile::open(folder().join("monaco_2012.osm.pbf"), &Default::default()).unwrap();
    let network = NetworkBuilder::new().metric(metric).build(file.read_network(&NoProgress).unwrap()).unwrap();
    let timed = TimedNetwork::new(network, &ByLength).unwrap();
    let snap = |door| {
        let snapped = timed.network().snap(door, &|edge| timed.usable(edge), &SnapOptions::default()).unwrap();
        Places::new(&timed, [vec![snapped.attachment]])
    };
    walks.iter().map(|w| route(&timed, &snap(w.from), 0, &snap(w.to), 0, None).unwrap().length_m).collect()
}

#[test]
fn on_graphhoppers_sphere_the_lengths_agree_within_a_metre() {
    let walks = walks();
    assert_eq!(walks.len(), 2);
    for (walk, length_m) in walks.iter().zip(lengths_m(&walks, Metric::Sphere(6_371_000.0))) {
        assert!((length_m - walk.expected_m).abs() <= 1.0, "{length_m} m, expected {} m", walk.expected_m);
    }
}

#[test]
fn on_the_ellipsoid_they_agree_within_three_parts_in_a_thousand() {
    let walks = walks();
    let (sphere, ellipsoid) = (lengths_m(&walks, Metric::Sphere(6_371_000.0)), lengths_m(&walks, Metric::Ellipsoid));
    assert_ne!(sphere, ellipsoid, "the metric must matter");
    for (walk, length_m) in walks.iter().zip(ellipsoid) {
        assert!((length_m / walk.expected_m - 1.0).abs() <= 0.003, "{length_m} m, expected {} m", walk.expected_m);
    }
}
