//! The centre of Nanjing divided into circles.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::path::Path;

use super::partition_tests::check;
use super::*;
use crate::progress::NoProgress;
use crate::reach::{self, Places};
use crate::study::OpenOptions;
use crate::walk::Walker;

#[test]
fn nanjing_is_divided_into_circles_that_one_can_walk() {
    let path = "../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let prepared = Study::from_osm(&path, &OpenOptions::default()).unwrap().prepare(&Walker::adult()).unwrap();
    let options = PartitionOptions::of_people(8000.0);
    let partition = prepared.partition(&options, &NoProgress).unwrap();
    check(&prepared, &partition, &options);
    // Most people live in circles of the size asked for; the rest is reported.
    let people = |circles: &mut dyn Iterator<Item = &PartitionCircle>| circles.map(|circle| circle.people).sum::<f64>();
    let all = people(&mut partition.circles().iter());
    let within = people(&mut partition.circles().iter().filter(|circle| circle.fit == Fit::Within));
    assert!(all > 20_000.0 && within / all > 0.9, "{within} of {all}");
    // The engine, with its gates, walks from every home to the centre of its circle.
    let timed = prepared.timed();
    for circle in partition.circles() {
        let snap = timed.network().snap(circle.centre, &|edge| timed.usable(edge), &prepared.options().snap).unwrap();
        let centre = Places::new(timed, [vec![snap.attachment]]);
        let walks = reach::matrix(timed, prepared.homes(), &centre, Ticks::new(u32::MAX), &NoProgress).unwrap();
        assert!(circle.homes.iter().all(|home| walks.get(*home as usize, 0).is_some()));
    }
}
