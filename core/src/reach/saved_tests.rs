//! Saved networks: the same answers after opening, and nothing but an error from a file that is not as it was written.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use proptest::prelude::*;

use super::super::scene::{MetrePerSecond, drawings};
use super::super::{
    Ask, NodeSet, Places, isochrone, matrix, nearest, nodes_within, opportunities, reach_of, route, row,
};
use super::*;
use crate::error::ErrorKind;
use crate::machine::bytes::Bytes;
use crate::network::arbitrary::{barriers, town};
use crate::network::sketch::{Sketch, at, street};
use crate::network::{Attachment, BarrierKind, EdgeId, Gate, NetworkBuilder, NodeId, RawNetwork, SnapOptions};
use crate::progress::NoProgress;
use crate::stored::forged;
use crate::units::Ticks;

fn reopened(timed: &TimedNetwork) -> TimedNetwork {
    opened(&timed.stored().bytes()).unwrap()
}

fn opened(bytes: &[u8]) -> Result<TimedNetwork, Error> {
    saved(bytes)?.timed()
}

fn saved(bytes: &[u8]) -> Result<SavedNetwork, Error> {
    Ok(SavedNetwork::of(StoredFile::of(Bytes::copy(bytes), None, "saved")?))
}

/// Three streets, a gate and a wall.
fn small() -> TimedNetwork {
    let mut sketch = Sketch::default();
    let gate = sketch.gate(100.0, 0.0, Gate::Residents);
    let [a, b, c] = [(0.0, 0.0), (200.0, 0.0), (200.0, 90.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[a, gate, b], street());
    sketch.way(&[b, c], street());
    sketch.way(&[c, a], street());
    sketch.barrier(BarrierKind::Wall, &[(0.0, 20.0), (150.0, 20.0)]);
    TimedNetwork::new(sketch.build(), &MetrePerSecond).unwrap()
}

/// Three streets that take as long there as back, one of them with a bend.
fn plain() -> TimedNetwork {
    let mut sketch = Sketch::default();
    let [a, b, c, d, e] =
        [(0.0, 0.0), (100.0, 0.0), (200.0, 90.0), (280.0, 90.0), (200.0, 30.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[a, b, c], street());
    sketch.way(&[c, d], street());
    sketch.way(&[c, e], street());
    TimedNetwork::new(sketch.build(), &MetrePerSecond).unwrap()
}

fn assert_same(timed: &TimedNetwork, other: &TimedNetwork) {
    let (a, b) = (timed.network(), other.network());
    assert_eq!((a.edges(), a.barriers(), a.open_ends()), (b.edges(), b.barriers(), b.open_ends()));
    assert_eq!((a.components(), a.declared_box(), a.metric()), (b.components(), b.declared_box(), b.metric()));
    assert_eq!((a.node_count(), timed.walker()), (b.node_count(), other.walker()));
    for node in (0..a.node_count() as u32).map(NodeId) {
        assert_eq!((a.position(node), a.source_node_id(node)), (b.position(node), b.source_node_id(node)));
        assert_eq!(a.incident(node), b.incident(node));
    }
    for edge in (0..a.edge_count() as u32).map(EdgeId) {
        assert_eq!(a.shape(edge), b.shape(edge));
        assert_eq!(
            (timed.edge_ticks(edge), timed.edge_seconds(edge)),
            (other.edge_ticks(edge), other.edge_seconds(edge))
        );
    }
    assert_eq!(timed.link_seconds_per_metre(), other.link_seconds_per_metre());
}

/// Asks a few questions, to see that none of them panics.
fn ask(timed: &TimedNetwork) {
    let anyone = |edge| timed.usable(edge);
    let snaps = [(30.0, 40.0), (100.0, 2.0), (150.0, 60.0)]
        .map(|(x, y)| timed.network().snap(at(x, y), &anyone, &SnapOptions::default()));
    let doors = snaps.iter().flatten().map(|snap| vec![snap.attachment]);
    let (places, horizon) = (Places::new(timed, doors), Ticks::new(32 * 900));
    let mut set = NodeSet::new();
    for place in 0..places.len() {
        nodes_within(timed, &places, place, horizon, &mut set);
        let circle = isochrone(timed, &places, place, &[horizon]);
        circle.stretches().iter().for_each(|stretch| drop(circle.line(stretch)));
    }
    let groups = [(0..places.len() as u32).collect::<Vec<u32>>()];
    nearest(timed, &places, &places, &groups, horizon, &NoProgress).unwrap();
    matrix(timed, &places, &places, horizon, &NoProgress).unwrap();
    reach_of(timed, &places, &[horizon], &NoProgress).unwrap();
    let everything = Ask::new().within([horizon]).nearest(2, horizon);
    opportunities(timed, &places, &places, &groups, &everything, &NoProgress).unwrap();
    drop(route(timed, &places, 0, &places, 1, Some(horizon)));
}

#[test]
fn a_file_on_disk_is_opened_and_replaced_whole() {
    let path = std::env::temp_dir().join(format!("lifecircle-saved-{}.network", std::process::id()));
    let timed = small();
    timed.save(&path).unwrap();
    timed.save(&path).unwrap();
    let (other, read) = (TimedNetwork::open(&path).unwrap(), SavedNetwork::read(&path).unwrap());
    assert!(other.network().edges().from.lies_in_file() && other.graph().along.lies_in_file());
    // A file that is replaced by another, as `save` does, lives on where it is open.
    std::fs::remove_file(&path).unwrap();
    std::fs::write(&path, b"").unwrap();
    assert_same(&timed, &other);
    ask(&other);
    assert_same(&timed, &read.timed().unwrap());
    let error = TimedNetwork::open(&path).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Empty);
    std::fs::remove_file(&path).unwrap();
    assert_eq!(TimedNetwork::open(&path).unwrap_err().kind(), ErrorKind::Io);
    assert_eq!(timed.save(&path.join("below")).unwrap_err().kind(), ErrorKind::Io);
}

#[test]
fn a_file_that_shrinks_while_it_is_open_is_refused_between_questions() {
    let path = std::env::temp_dir().join(format!("lifecircle-shrunk-{}.network", std::process::id()));
    small().save(&path).unwrap();
    let [asked, new] = [(); 2].map(|()| SavedNetwork::open(&path).unwrap());
    let read = SavedNetwork::read(&path).unwrap();
    assert!(asked.nodes_within(&[], Ticks::ZERO).unwrap().is_empty());
    std::fs::File::options().write(true).open(&path).unwrap().set_len(1000).unwrap();
    for saved in [&asked, &new] {
        assert_eq!(saved.nodes_within(&[], Ticks::ZERO).unwrap_err().kind(), ErrorKind::Format);
        assert_eq!(saved.timed().unwrap_err().kind(), ErrorKind::Format);
        assert_eq!(saved.verify().unwrap_err().kind(), ErrorKind::Format);
    }
    assert!(read.verify().is_ok() && read.nodes_within(&[], Ticks::ZERO).is_ok() && read.timed().is_ok());
    std::fs::remove_file(&path).unwrap();
}

#[test]
fn a_question_verifies_what_it_needs_and_no_more() {
    let timed = small();
    let mut bytes = timed.stored().bytes();
    // The moves that lead backward are the last section.
    let last = bytes.len() - 1;
    bytes[last] ^= 1;
    let saved = saved(&bytes).unwrap();
    let door = timed.network().snap(at(30.0, 40.0), &|_| true, &SnapOptions::default()).unwrap().attachment;
    assert!(!saved.nodes_within(&[door], Ticks::new(32 * 900)).unwrap().is_empty());
    let error = saved.timed().unwrap_err();
    assert_eq!(error.place().object_id(), Some("section backward.moves"));
    assert!(saved.verify().is_err());
}

#[test]
fn every_changed_byte_is_an_error_or_changes_nothing() {
    for timed in [small(), plain()] {
        let bytes = timed.stored().bytes();
        let mut unseen = 0;
        for place in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[place] ^= 1 << (place % 8);
            match opened(&changed) {
                Ok(other) => {
                    assert_same(&timed, &other);
                    unseen += 1;
                }
                Err(error) => assert_eq!(error.kind(), ErrorKind::Format, "{error}"),
            }
        }
        // Only the room between sections and at the end of the header is not looked at.
        assert!(unseen < bytes.len() / 2, "{unseen} of {}", bytes.len());
    }
}

#[test]
fn moves_that_are_the_same_turned_round_are_kept_once() {
    let (timed, other) = (plain(), reopened(&plain()));
    assert!(timed.graph().backward.is_none() && other.graph().backward.is_none());
    assert!(reopened(&small()).graph().backward.is_some());
    assert_same(&timed, &other);
    ask(&other);
    let places = Places::new(&timed, [(0.0, 10.0), (270.0, 80.0)].map(|(x, y)| vec![near_by(&timed, x, y)]));
    let far = Ticks::new(32 * 900);
    let answer = |timed: &TimedNetwork| nearest(timed, &places, &places, &[vec![1]], far, &NoProgress).unwrap();
    assert_eq!(answer(&timed).get(0, 0), answer(&other).get(0, 0));
    assert!(answer(&timed).get(0, 0).is_some());
}

fn near_by(timed: &TimedNetwork, x: f64, y: f64) -> Attachment {
    timed.network().snap(at(x, y), &|edge| timed.usable(edge), &SnapOptions::default()).unwrap().attachment
}

#[test]
fn every_cut_is_an_error() {
    for bytes in [small(), plain()].map(|timed| timed.stored().bytes()) {
        for length in 0..bytes.len() {
            assert!(opened(&bytes[..length]).is_err(), "{length}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn an_opened_network_answers_as_the_saved_one(drawing in drawings()) {
        let scene = drawing.scene();
        let other = reopened(&scene.timed);
        assert_same(&scene.timed, &other);
        let again = |doors: &[Vec<_>]| Places::new(&other, doors.iter().cloned());
        let (origins, targets) = (again(&scene.origin_doors), again(&scene.target_doors));
        let (mut expected, mut found) = (NodeSet::new(), NodeSet::new());
        let saved = saved(&scene.timed.stored().bytes()).unwrap();
        for (origin, doors) in scene.origin_doors.iter().enumerate() {
            nodes_within(&scene.timed, &scene.origins, origin, scene.horizon, &mut expected);
            nodes_within(&other, &origins, origin, scene.horizon, &mut found);
            prop_assert_eq!(&expected, &found);
            prop_assert_eq!(&expected, &saved.nodes_within(doors, scene.horizon).unwrap());
            let row = row(&scene.timed, &scene.origins, origin, &scene.targets, scene.horizon);
            prop_assert_eq!(row, saved.row(doors, &scene.target_doors, scene.horizon).unwrap());
        }
        let near = nearest(&scene.timed, &scene.origins, &scene.targets, &scene.groups, scene.horizon, &NoProgress).unwrap();
        let same = nearest(&other, &origins, &targets, &scene.groups, scene.horizon, &NoProgress).unwrap();
        for group in 0..scene.groups.len() {
            prop_assert!(near.column(group).eq(same.column(group)));
        }
    }

    #[test]
    fn an_opened_network_snaps_as_the_saved_one(
        raw in town(),
        barriers in barriers(),
        doors in prop::collection::vec((-20.0..220.0f64, -20.0..220.0f64), 1..8),
    ) {
        let Ok(network) = NetworkBuilder::new().build(RawNetwork { barriers, ..raw }) else { return Ok(()) };
        let timed = TimedNetwork::new(network, &MetrePerSecond).unwrap();
        let other = reopened(&timed);
        for (x, y) in doors {
            let snap = |timed: &TimedNetwork| timed.network().snap(at(x, y), &|edge| timed.usable(edge), &SnapOptions::default());
            prop_assert_eq!(snap(&timed), snap(&other));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(1024))]

    /// An enemy makes every checksum right: what cannot be is refused, and nothing that is opened panics.
    #[test]
    fn forged_files_are_refused_or_harmless(
        is_plain: bool,
        changes in prop::collection::vec((any::<usize>(), any::<u8>()), 1..4),
    ) {
        let timed = if is_plain { plain() } else { small() };
        let bytes = changes.iter().fold(timed.stored().bytes(), |bytes, (at, value)| forged(&bytes, *at, *value));
        match opened(&bytes) {
            Ok(other) => ask(&other),
            Err(error) => prop_assert_eq!(error.kind(), ErrorKind::Format),
        }
    }
}
