//! The engine on real data: the bundled middle of Nanjing, gates and compounds included.

use super::oracle::{InSeconds, InTicks, Oracle};
use super::search::{Label, Scratch, search};
use super::*;
use crate::network::{Attachment, EdgeId, Network, NetworkBuilder};
use crate::progress::NoProgress;
use crate::source::NetworkSource;
use crate::source::osm::{OsmFile, OsmReadOptions};
use crate::units::Ticks;
use crate::walk::Walker;

const NANJING: &str =
    concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");

/// A door on every `step`-th usable edge, a third of the way along.
fn doors(timed: &TimedNetwork, step: usize) -> Vec<Attachment> {
    let usable = (0..timed.network().edge_count() as u32).map(EdgeId).filter(|edge| timed.usable(*edge));
    let door = |edge: EdgeId| {
        let chainage_m = timed.network().edges().length_m[edge.index()] / 3.0;
        Attachment { edge, chainage_m, link_m: 7.0, point: timed.network().shape(edge).point(0).point }
    };
    usable.step_by(step).map(door).collect()
}

fn nanjing() -> Network {
    let file = OsmFile::open(NANJING, &OsmReadOptions::default()).unwrap();
    NetworkBuilder::new().build(file.read_network(&NoProgress).unwrap()).unwrap()
}

/// At 900 s the rounding to ticks has cost at most a second, and the engine is the oracle bit for bit.
#[test]
fn in_nanjing_ticks_are_within_a_second_of_seconds_at_15_minutes() {
    let network = nanjing();
    for walker in [Walker::adult(), Walker::elder()] {
        let timed = TimedNetwork::new(network.clone(), &walker).unwrap();
        let (from, to) = (doors(&timed, 19), doors(&timed, 1));
        let [origins, targets] = [&from, &to].map(|doors| Places::new(&timed, doors.iter().map(|d| vec![*d])));
        let matrix = matrix(&timed, &origins, &targets, Ticks::from_minutes(60).unwrap(), &NoProgress).unwrap();
        let (mut worst_s, mut pairs) = (0f64, 0);
        for (origin, door) in from.iter().enumerate() {
            let in_seconds = Oracle::<InSeconds>::new(&network, &walker, &[*door]);
            let in_ticks = Oracle::<InTicks>::new(&network, &walker, &[*door]);
            for (target, door) in (0..).zip(&to) {
                let Some((seconds, _)) = in_seconds.to(&[*door]).filter(|(s, _)| *s <= 900.0) else { continue };
                let ticks = matrix.get(origin, target).unwrap();
                assert_eq!(Some(u64::from(ticks.get())), in_ticks.to(&[*door]).map(|(t, _)| t));
                worst_s = worst_s.max((ticks.seconds() - seconds).abs());
                pairs += 1;
            }
        }
        println!("{}: {pairs} walks within 900 s, at most {worst_s:.3} s off", timed.walker());
        assert!(pairs > 3_000, "{pairs}");
        assert!(worst_s <= 1.0, "{worst_s}");
    }
}

/// A search that puts nothing in order passes on hardly more vertices than a search by time settles.
#[test]
fn streets_are_passed_on_little_more_than_once() {
    let timed = TimedNetwork::new(nanjing(), &Walker::adult()).unwrap();
    let origins = Places::new(&timed, doors(&timed, 5).into_iter().map(|door| vec![door]));
    for minutes in [5, 15, 60] {
        let limit = Ticks::from_minutes(minutes).unwrap();
        let (mut passed_on, mut settled) = (0, 0);
        for origin in 0..origins.len() {
            let mut set = NodeSet::new();
            nodes_within(&timed, &origins, origin, limit, &mut set);
            passed_on += set.work().settled;
            settled += vertices_within(&timed, &origins, origin, limit);
        }
        assert!(settled > 4_000 && passed_on <= settled + settled / 10, "{minutes} min: {passed_on} for {settled}");
    }
}

/// How many vertices a search by time settles.
fn vertices_within(timed: &TimedNetwork, origins: &Places, origin: usize, limit: Ticks) -> u64 {
    let doors = origins.doors(origin as u32).iter();
    let seeds = doors.flat_map(|door| door.leaving(timed)).map(|way| (way.vertex, Label::new(way.ticks, 0)));
    search(&timed.graph().forward, &mut Scratch::default(), seeds, limit.get(), &mut |_, _| {}).settled
}
