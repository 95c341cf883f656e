//! A network after some work is what it would be if the work had always stood there.

use proptest::prelude::*;

use super::{NewWay, StreetWork};
use crate::error::ErrorKind;
use crate::network::sketch::{Sketch, at, footway, street};
use crate::network::{EdgeId, Gate, Network, Passage, SnapOptions, WayClass};
use crate::progress::NoProgress;
use crate::reach::{self, Places, TimedNetwork};
use crate::units::Ticks;
use crate::walk::Walker;

/// Two streets and, where it is asked for, a path between them from `a` metres along the one to `b` along the other.
fn streets(path: Option<(f64, f64)>) -> Network {
    let mut sketch = Sketch::default();
    let ends = [sketch.node(0.0, 0.0), sketch.node(1000.0, 0.0)];
    let others = [sketch.node(0.0, 100.0), sketch.node(1000.0, 100.0)];
    let joins = path.map(|(a, b)| [sketch.node(a, 0.0), sketch.node(b, 100.0)]);
    let way = |ends: [u32; 2], join: Option<u32>| -> Vec<u32> {
        std::iter::once(ends[0]).chain(join).chain([ends[1]]).collect()
    };
    sketch.way(&way(ends, joins.map(|joins| joins[0])), street());
    sketch.way(&way(others, joins.map(|joins| joins[1])), street());
    sketch.way(&[ends[0], others[0]], street());
    if let Some(joins) = joins {
        sketch.way(&joins, footway());
    }
    sketch.build()
}

/// The walks between some places, in ticks.
fn walks(network: &Network, places: &[(f64, f64)]) -> Vec<Option<Ticks>> {
    let timed = TimedNetwork::new(network.clone(), &Walker::with_speed("steady", 1.0).unwrap()).unwrap();
    let points: Vec<_> = places.iter().map(|(x, y)| at(*x, *y)).collect();
    let places = Places::at(&timed, &points, &SnapOptions::default()).unwrap();
    let horizon = Ticks::from_minutes(60).unwrap();
    let matrix = reach::matrix(&timed, &places, &places, horizon, &NoProgress).unwrap();
    (0..places.len())
        .flat_map(|a| (0..places.len() as u32).map(move |b| (a, b)))
        .map(|(a, b)| matrix.get(a, b))
        .collect()
}

fn length_m(network: &Network) -> f64 {
    network.edges().length_m.iter().sum()
}

proptest! {
    #[test]
    fn a_way_that_is_added_is_one_that_was_always_there(
        a in 0.0..1000.0,
        b in 0.0..1000.0,
        places in prop::collection::vec((-20.0..1020.0, -20.0..120.0), 2..6),
    ) {
        let line = vec![at(a, 0.0), at(b, 100.0)];
        let work = StreetWork::AddWay(NewWay { id: 9, line, attributes: footway() });
        let (built, always) = (streets(None).with_work(&work).unwrap(), streets(Some((a, b))));
        prop_assert!((length_m(&built) - length_m(&always)).abs() < 0.05);
        for (ours, theirs) in walks(&built, &places).into_iter().zip(walks(&always, &places)) {
            // Edges are cut in other places, and each is rounded once.
            let apart = ours.zip(theirs).map(|(a, b)| a.get().abs_diff(b.get()));
            prop_assert!(apart.is_some_and(|ticks| ticks <= 6), "{ours:?} {theirs:?}");
        }
    }

    #[test]
    fn cutting_an_edge_keeps_its_length_and_its_chainage_in_order(
        cuts in prop::collection::vec((0.0..1000.0, 0.0..1000.0), 1..5),
    ) {
        let mut network = streets(None);
        let before = length_m(&network);
        let mut added = 0.0;
        for (a, b) in cuts {
            // Along the street itself, so that both ends may cut one edge.
            let line = vec![at(a, 0.0), at((a + b) / 2.0, 40.0), at(b, 0.0)];
            network = network.with_work(&StreetWork::AddWay(NewWay { id: -1, line, attributes: footway() })).unwrap();
            added += network.edges().length_m[network.edge_count() - 1];
        }
        prop_assert!((length_m(&network) - before - added).abs() < 0.05);
        for edge in 0..network.edge_count() {
            let shape = network.shape(EdgeId(edge as u32));
            prop_assert!(shape.points().is_sorted_by(|a, b| a.chainage_m <= b.chainage_m));
            let drawn_m: f64 = shape.segments().map(|[a, b]| network.metric().length_m(a.point, b.point)).sum();
            prop_assert!((drawn_m - shape.length_m()).abs() < 0.05, "{drawn_m} {}", shape.length_m());
        }
    }
}

/// A street and a yard, with a gate of that kind between them.
fn yard(gate: Gate) -> Network {
    let mut sketch = Sketch::default();
    let street_nodes = [sketch.node(0.0, 0.0), sketch.node(200.0, 0.0), sketch.node(900.0, 0.0)];
    let (gate, inside) = (sketch.gate(200.0, 20.0, gate), sketch.node(200.0, 80.0));
    sketch.way(&street_nodes, street());
    sketch.way(&[street_nodes[1], gate, inside], street());
    sketch.build()
}

#[test]
fn a_closed_gate_opens_as_far_as_it_is_asked_to() {
    let closed = yard(Gate::Closed);
    assert_eq!(closed.components().len(), 2);
    for (passage, out, in_) in
        [(Passage::Residents, true, false), (Passage::EndOnly, true, true), (Passage::Public, true, true)]
    {
        let work = StreetWork::OpenGate { gate: 3, passage, through: false };
        let open = closed.with_work(&work).unwrap();
        assert_eq!(open.components().len(), 1);
        let walks = walks(&open, &[(200.0, 60.0), (0.0, 0.0)]);
        // The yard was public while nothing joined it to the street; behind a gate it is a compound.
        assert_eq!((walks[1].is_some(), walks[2].is_some()), (out, in_), "{passage:?}");
    }
}

#[test]
fn a_gate_is_only_ever_opened_and_never_shut() {
    let residents = yard(Gate::Residents);
    let open =
        |network: &Network, passage, through| network.with_work(&StreetWork::OpenGate { gate: 3, passage, through });
    assert_eq!(open(&residents, Passage::Residents, false).unwrap_err().kind(), ErrorKind::Argument);
    let visitors = open(&residents, Passage::EndOnly, false).unwrap();
    assert_eq!(open(&visitors, Passage::Residents, false).unwrap_err().kind(), ErrorKind::Argument);
    let everyone = open(&visitors, Passage::Public, true).unwrap();
    let kinds = |network: &Network| {
        let attributes = &network.edges().attributes;
        (0..attributes.len()).filter(|edge| attributes[*edge].passage != Passage::Public).count()
    };
    // Two halves of the gate and the way behind it.
    assert_eq!((kinds(&residents), kinds(&visitors), kinds(&everyone)), (3, 3, 0));
    let gates = everyone.edges().attributes.iter().filter(|attributes| attributes.class == WayClass::Gate).count();
    assert_eq!(gates, 2, "a gate that is open is still where it was");
}

#[test]
fn what_is_no_gate_and_what_is_no_way_is_refused() {
    let network = yard(Gate::Residents);
    let kind = |work: StreetWork| network.with_work(&work).unwrap_err().kind();
    assert_eq!(kind(StreetWork::OpenGate { gate: 1, passage: Passage::Public, through: false }), ErrorKind::NotFound);
    let way = |line| StreetWork::AddWay(NewWay { id: -1, line, attributes: footway() });
    assert_eq!(kind(way(vec![at(0.0, 0.0)])), ErrorKind::Network, "one place is no way");
    assert_eq!(kind(way(vec![at(0.0, 0.0), at(0.0, 500.0)])), ErrorKind::Network, "it ends in a field");
    assert_eq!(kind(way(vec![at(50.0, 0.0), at(50.0, 0.0)])), ErrorKind::Network, "it ends where it begins");
    let private = crate::network::EdgeAttributes { passage: Passage::Residents, ..footway() };
    let work = NewWay { id: -1, line: vec![at(0.0, 0.0), at(90.0, 0.0)], attributes: private };
    assert_eq!(kind(StreetWork::AddWay(work)), ErrorKind::Network);
    assert_eq!(
        network.with_work(&way(vec![at(5.0, 0.0), at(90.0, 0.0)])).unwrap().node_count(),
        network.node_count() + 2
    );
}
