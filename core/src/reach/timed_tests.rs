//! What a walk model may hand in, and what becomes of doors that no walk can use.

use super::scene::{MetrePerSecond, place, timed};
use super::*;
use crate::error::{Error, ErrorKind};
use crate::network::sketch::{Sketch, street};
use crate::network::{Attachment, Direction, EdgeAttributes, EdgeId, Edges, Gate, Network};
use crate::progress::NoProgress;
use crate::units::Ticks;
use crate::walk::{WalkModel, WalkTimes};

/// Gives every edge the same seconds, or the wrong number of rows.
struct Always(f64, usize, f64);

impl WalkModel for Always {
    fn name(&self) -> &str {
        "always"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        self.2
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        times.forward_s = vec![self.0; edges.len() + self.1];
        times.backward_s = vec![1.0; edges.len()];
        Ok(())
    }
}

/// Steady, and bound to the thread it was made on, as what calls into a host's interpreter may be.
struct AtHome(std::thread::ThreadId);

impl WalkModel for AtHome {
    fn name(&self) -> &str {
        "at home"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        assert_eq!(std::thread::current().id(), self.0);
        1.0
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        assert_eq!(std::thread::current().id(), self.0);
        MetrePerSecond.seconds(edges, times)
    }
}

#[test]
fn a_model_is_asked_on_the_thread_that_prepares() {
    let timed = TimedNetwork::new(lane(street()), &AtHome(std::thread::current().id())).unwrap();
    assert_eq!(timed.edge_ticks(EdgeId(0)).0, Ticks::from_seconds(100.0));
}

fn lane(attributes: EdgeAttributes) -> Network {
    let mut sketch = Sketch::default();
    let ends = [0.0, 100.0].map(|x| sketch.node(x, 0.0));
    sketch.way(&ends, attributes);
    sketch.raw.ways[0].lengths_m = Some(vec![100.0]);
    sketch.build()
}

#[test]
fn a_model_that_breaks_its_laws_is_named() {
    for model in [
        Always(f64::NAN, 0, 1.0),
        Always(-1.0, 0, 1.0),
        Always(1.0, 1, 1.0),
        Always(1.0, 0, 0.0),
        Always(1.0, 0, f64::NAN),
    ] {
        let error = TimedNetwork::new(lane(street()), &model).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Plugin);
        assert!(error.to_string().contains("always"), "{error}");
    }
}

#[test]
fn infinite_and_endless_times_refuse_an_edge() {
    for seconds in [f64::INFINITY, 1e9] {
        let timed = TimedNetwork::new(lane(street()), &Always(seconds, 0, 1.0)).unwrap();
        assert_eq!(timed.edge_ticks(EdgeId(0)), (None, Some(Ticks::new(32))));
        assert_eq!(timed.along(EdgeId(0), 10.0, 20.0), None);
        assert_eq!(timed.along(EdgeId(0), 75.0, 25.0), Some(Ticks::new(16)));
    }
}

#[test]
fn one_way_edges_lose_their_other_direction() {
    let forward = timed(&lane(EdgeAttributes { direction: Direction::Forward, ..street() }), &MetrePerSecond);
    let backward = timed(&lane(EdgeAttributes { direction: Direction::Backward, ..street() }), &MetrePerSecond);
    assert_eq!(forward.edge_ticks(EdgeId(0)), (Some(Ticks::new(3200)), None));
    assert_eq!(backward.edge_ticks(EdgeId(0)), (None, Some(Ticks::new(3200))));
    assert!(forward.usable(EdgeId(0)) && backward.usable(EdgeId(0)));
    assert!(!forward.usable(EdgeId(77)));
    assert_eq!(forward.walker(), "metre-per-second");
}

#[test]
fn doors_no_walk_can_use_are_counted_and_lead_nowhere() {
    let mut sketch = Sketch::default();
    let [a, c] = [0.0, 200.0].map(|x| sketch.node(x, 0.0));
    let gate = sketch.gate(100.0, 0.0, Gate::Residents);
    sketch.way(&[a, gate, c], street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let good = place(&timed, 10.0, 0.0)[0];
    let gate_edge = (0..timed.network().edge_count() as u32).map(EdgeId).find(|e| !timed.usable(*e)).unwrap();
    let bad = [
        Attachment { edge: gate_edge, ..good },
        Attachment { edge: EdgeId(u32::MAX), ..good },
        Attachment { chainage_m: f64::NAN, ..good },
        Attachment { link_m: f64::NAN, ..good },
        Attachment { link_m: -1.0, ..good },
        Attachment { link_m: f64::INFINITY, ..good },
    ];
    let places = Places::new(&timed, [bad.to_vec(), vec![good, bad[0]], Vec::new()]);
    assert_eq!((places.len(), places.unusable_doors()), (3, 7));
    let groups = [vec![0, 2], vec![1, 99, u32::MAX]];
    let near = nearest(&timed, &places, &places, &groups, Ticks::new(u32::MAX), &NoProgress).unwrap();
    assert_eq!((near.get(0, 1), near.get(1, 1), near.get(1, 0)), (None, Some((Ticks::ZERO, 1)), None));
    assert_eq!((near.get(9, 0), near.get(0, 9)), (None, None));
}

#[test]
fn a_chainage_beyond_the_edge_is_its_end() {
    let timed = timed(&lane(street()), &MetrePerSecond);
    let good = place(&timed, 0.0, 0.0)[0];
    let doors = [-5.0, 1e9].map(|chainage_m| vec![Attachment { chainage_m, ..good }]);
    let places = Places::new(&timed, doors);
    assert_eq!(
        matrix(&timed, &places, &places, Ticks::new(u32::MAX), &NoProgress).unwrap().get(0, 1),
        Some(Ticks::new(3200))
    );
}
