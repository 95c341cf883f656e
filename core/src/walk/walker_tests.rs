//! What slows a walker and what it refuses, each by one edge.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::*;
use crate::network::{Crossing, EdgeAttributes, NodeId, WayClass};

/// One edge of 100 m.
fn edge(attributes: EdgeAttributes, climb_m: Option<f32>) -> Edges {
    Edges {
        from: vec![NodeId(0)].into(),
        to: vec![NodeId(1)].into(),
        length_m: vec![100.0].into(),
        attributes: [attributes].into_iter().collect(),
        climb_m: [climb_m].into_iter().collect(),
        crossing_share: vec![1.0].into(),
        source_id: vec![1].into(),
    }
}

fn times(walker: &Walker, attributes: EdgeAttributes, climb_m: Option<f32>) -> (f64, f64) {
    let times = check_laws(walker, &edge(attributes, climb_m)).unwrap();
    (times.forward_s[0], times.backward_s[0])
}

#[test]
fn flat_street_takes_length_over_speed() {
    for name in PRESETS {
        let walker = Walker::preset(name).unwrap();
        let expected = 100.0 / walker.speed_m_per_s();
        assert_eq!(times(&walker, EdgeAttributes::default(), None), (expected, expected), "{name}");
    }
}

#[test]
fn steps_slow_adults_and_stop_wheels_unless_there_is_a_ramp() {
    let steps = EdgeAttributes { class: WayClass::Steps, ..Default::default() };
    assert!(times(&Walker::adult(), steps, None).0 > 100.0 / 1.2);
    assert!(times(&Walker::elder(), steps, None).0 > times(&Walker::adult(), steps, None).0);
    assert_eq!(times(&Walker::wheelchair(), steps, None), (f64::INFINITY, f64::INFINITY));
    assert_eq!(times(&Walker::stroller(), steps, None).0, f64::INFINITY);
    let ramp = EdgeAttributes { wheelchair: Some(true), ..steps };
    assert!(times(&Walker::stroller(), ramp, None).0.is_finite());
}

#[test]
fn slope_is_tobler_in_both_directions() {
    let (up, down) = times(&Walker::adult(), EdgeAttributes::default(), Some(5.0));
    let flat = 100.0 / 1.2;
    // Tobler: 5.037 km/h on the flat, 4.228 at +5 %, 6.0 at -5 %.
    assert!((up / flat - 5.0367 / 4.2280).abs() < 1e-3, "{up}");
    assert!((down / flat - 5.0367 / 6.0).abs() < 1e-3, "{down}");
    let tagged = EdgeAttributes { incline: Some(0.05), ..Default::default() };
    assert!((times(&Walker::adult(), tagged, None).0 - up).abs() < 1e-6);
}

#[test]
fn wheelchair_refuses_what_is_steep_narrow_or_marked_unfit() {
    let chair = Walker::wheelchair();
    assert!(times(&chair, EdgeAttributes::default(), Some(8.0)).0.is_finite());
    assert_eq!(times(&chair, EdgeAttributes::default(), Some(8.5)), (f64::INFINITY, f64::INFINITY));
    let narrow = EdgeAttributes { width_m: Some(0.6), ..Default::default() };
    assert_eq!(times(&chair, narrow, None).0, f64::INFINITY);
    let unfit = EdgeAttributes { wheelchair: Some(false), ..Default::default() };
    assert_eq!(times(&chair, unfit, None).0, f64::INFINITY);
    assert!(times(&Walker::adult(), unfit, None).0.is_finite());
}

#[test]
fn a_crossing_in_two_pieces_is_waited_for_once() {
    let zebra = EdgeAttributes { crossing: Crossing::Signals, ..Default::default() };
    let mut half = edge(zebra, None);
    half.crossing_share = vec![0.5].into();
    let whole_wait = times(&Walker::adult(), zebra, None).0 - 100.0 / 1.2;
    let half_wait = check_laws(&Walker::adult(), &half).unwrap().forward_s[0] - 100.0 / 1.2;
    assert!(whole_wait > 10.0);
    assert!((half_wait * 2.0 - whole_wait).abs() < 1e-9);
}

/// A model that lies in one way of the host's choosing.
struct Liar(fn(&mut WalkTimes), f64);

impl WalkModel for Liar {
    fn name(&self) -> &str {
        "liar"
    }
    fn link_seconds_per_metre(&self) -> f64 {
        self.1
    }
    fn seconds(&self, _: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        (self.0)(times);
        Ok(())
    }
}

#[test]
fn a_lying_model_is_an_error_that_names_the_edge() {
    let edges = edge(EdgeAttributes::default(), None);
    let lies: [fn(&mut WalkTimes); 3] =
        [|t| t.forward_s[0] = f64::NAN, |t| t.backward_s[0] = -1.0, |t| t.forward_s.clear()];
    for lie in lies {
        assert_eq!(check_laws(&Liar(lie, 1.0), &edges).unwrap_err().kind(), ErrorKind::Plugin);
    }
    assert_eq!(check_laws(&Liar(|_| (), 0.0), &edges).unwrap_err().kind(), ErrorKind::Plugin);
    let place = check_laws(&Liar(|t| t.backward_s[0] = -1.0, 1.0), &edges).unwrap_err();
    assert_eq!(place.place().column_name(), Some("backward_s"));
}
