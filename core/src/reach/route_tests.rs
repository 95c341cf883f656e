//! Routes against the oracle: the time bit for bit, and a way that can really be walked in it.

use proptest::prelude::*;

use super::oracle::{InTicks, Oracle};
use super::passage::Stage;
use super::scene::{Scene, drawings};
use super::*;
use crate::network::{Attachment, NodeId};
use crate::units::Ticks;

/// Walks the route edge by edge: the ticks of its parts, or why it is no walk.
fn walk(scene: &Scene, route: &Route) -> Result<u64, String> {
    let edges = scene.network.edges();
    let node_at = |part: &RouteEdge, metres: f64| -> Vec<NodeId> {
        let e = part.edge.index();
        let mut nodes = Vec::new();
        nodes.extend((metres == 0.0).then_some(edges.from[e]));
        nodes.extend((metres == edges.length_m[e]).then_some(edges.to[e]));
        nodes
    };
    let (mut stage, mut ticks) = (Stage::Start, 0u64);
    for part in &route.edges {
        stage = stage.step(edges.attributes[part.edge.index()].passage).ok_or("gate rule broken")?;
        let time = scene.timed.along(part.edge, part.from_m, part.to_m).ok_or("refused direction")?;
        ticks += u64::from(time.get());
    }
    for pair in route.edges.windows(2) {
        let (left, entered) = (node_at(&pair[0], pair[0].to_m), node_at(&pair[1], pair[1].from_m));
        if !left.iter().any(|node| entered.contains(node)) {
            return Err(format!("{pair:?} do not meet"));
        }
    }
    Ok(ticks)
}

/// The link of the door at a point of an edge, in ticks.
fn links(scene: &Scene, doors: &[Attachment], edge: crate::network::EdgeId, metres: f64) -> Vec<(u64, f64)> {
    let there = doors.iter().filter(|d| d.edge == edge && d.chainage_m == metres);
    there.map(|d| (u64::from(scene.timed.link_ticks(d.link_m).unwrap().get()), d.link_m)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(384))]

    #[test]
    fn a_route_takes_the_oracles_time_and_can_be_walked(drawing in drawings()) {
        let scene = drawing.scene();
        for (origin, from) in scene.origin_doors.iter().enumerate() {
            let oracle = Oracle::<InTicks>::new(&scene.network, &scene.model, from);
            for (target, to) in scene.target_doors.iter().enumerate() {
                let truth = oracle.to(to).map(|(ticks, _)| ticks);
                let free = route(&scene.timed, &scene.origins, origin, &scene.targets, target, None);
                prop_assert_eq!(free.as_ref().map(|r| u64::from(r.ticks.get())), truth);
                let bounded = route(&scene.timed, &scene.origins, origin, &scene.targets, target, Some(scene.horizon));
                let within = truth.filter(|t| *t <= u64::from(scene.horizon.get()));
                prop_assert_eq!(bounded.map(|r| u64::from(r.ticks.get())), within);
                let Some(route) = free else { continue };
                let walked = walk(&scene, &route);
                prop_assert!(walked.is_ok(), "{walked:?} {route:?}");
                let (first, last) = (route.edges[0], route.edges[route.edges.len() - 1]);
                let out = links(&scene, from, first.edge, first.from_m);
                let entry = links(&scene, to, last.edge, last.to_m);
                let fits = out.iter().any(|(a, a_m)| entry.iter().any(|(b, b_m)| {
                    walked.clone().is_ok_and(|w| w + a + b == u64::from(route.ticks.get())) && (route.link_m - a_m - b_m).abs() < 1e-9
                }));
                prop_assert!(fits, "{route:?} from {out:?} to {entry:?}");
                let length: f64 = route.edges.iter().map(|e| (e.to_m - e.from_m).abs()).sum();
                prop_assert_eq!(route.length_m, length);
                prop_assert!(route.line.len() >= 2);
            }
        }
    }
}

#[test]
fn a_route_between_places_that_do_not_exist_is_none() {
    use super::scene::{MetrePerSecond, place, timed};
    let mut sketch = crate::network::sketch::Sketch::default();
    let [a, b] = [(0.0, 0.0), (100.0, 0.0)].map(|(x, y)| sketch.node(x, y));
    sketch.way(&[a, b], crate::network::sketch::street());
    let timed = timed(&sketch.build(), &MetrePerSecond);
    let home = Places::new(&timed, [place(&timed, 20.0, 0.0), Vec::new()]);
    for (origin, target) in [(0, 9), (9, 0), (usize::MAX, 0), (0, 1), (1, 1)] {
        assert_eq!(route(&timed, &home, origin, &home, target, None), None);
    }
    let here = route(&timed, &home, 0, &home, 0, Some(Ticks::ZERO)).unwrap();
    assert_eq!((here.ticks, here.length_m, here.line.len()), (Ticks::ZERO, 0.0, 2));
}
