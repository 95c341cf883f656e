//! After every edit the table is what it would be if everything were made anew.

use std::collections::HashMap;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::network::Edges;
use crate::network::sketch::{Sketch, street};
use crate::progress::NoProgress;
use crate::reach::scene::{DrawnDoor, MetrePerSecond, Scene, attach, drawings, timed};
use crate::reach::{nearest, nearest_at_nodes, nearest_times_at_nodes};
use crate::walk::{WalkModel, WalkTimes};

/// A model with other seconds for some edges.
struct Changed<'a> {
    model: &'a dyn WalkModel,
    seconds: &'a HashMap<EdgeId, (f64, f64)>,
}

impl WalkModel for Changed<'_> {
    fn name(&self) -> &str {
        "changed"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        self.model.link_seconds_per_metre()
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        self.model.seconds(edges, times)?;
        for (edge, (forward, backward)) in self.seconds {
            (times.forward_s[edge.index()], times.backward_s[edge.index()]) = (*forward, *backward);
        }
        Ok(())
    }
}

/// What the world has come to.
struct World {
    doors: Vec<Vec<Attachment>>,
    groups: Vec<Vec<u32>>,
    seconds: HashMap<EdgeId, (f64, f64)>,
}

impl World {
    /// Holds the table to one made anew.
    fn check(&self, live: &LiveNearest, scene: &Scene) {
        let model = Changed { model: &scene.model, seconds: &self.seconds };
        let anew = TimedNetwork::new(scene.network.clone(), &model).unwrap();
        let (origins, targets) =
            (Places::new(&anew, scene.origin_doors.clone()), Places::new(&anew, self.doors.clone()));
        let at_origins = nearest(&anew, &origins, &targets, &self.groups, scene.horizon, &NoProgress).unwrap();
        let at_nodes = nearest_at_nodes(&anew, &targets, &self.groups, scene.horizon, &NoProgress).unwrap();
        for group in 0..self.groups.len() {
            for origin in 0..origins.len() {
                assert_eq!(live.get(group, &scene.origins, origin), at_origins.get(group, origin));
            }
            for node in 0..scene.network.node_count() {
                assert_eq!(live.at_node(group, NodeId(node as u32)), at_nodes.get(group, node));
            }
        }
    }

    /// One more edit, of the world and of its table.
    fn edit(&mut self, live: &mut LiveNearest, scene: &Scene, edit: &Drawn) {
        let (kind, which, doors, [forward, backward]) = edit;
        let doors: Vec<Attachment> = doors.iter().map(|door| attach(&scene.network, *door)).collect();
        let target = u32::from(*which) % self.doors.len() as u32;
        let edge = EdgeId(u32::from(*which) % scene.network.edge_count() as u32);
        match kind % 6 {
            0 => {
                live.close(target).unwrap();
                self.doors[target as usize].clear();
            }
            1 => {
                let group = u32::from(*which) % self.groups.len() as u32;
                let (added, _) = live.add(doors.clone(), &[group, group]).unwrap();
                self.doors.push(doors);
                assert_eq!(added as usize, self.doors.len() - 1);
                self.groups[group as usize].push(added);
            }
            2 | 3 => {
                live.relocate(target, doors.clone()).unwrap();
                self.doors[target as usize] = doors;
            }
            _ => {
                let seconds = |pace: u8| match pace % 4 {
                    0 => None,
                    1 => Some(0.0),
                    _ => Some(f64::from(pace)),
                };
                let (forward, backward) = (seconds(*forward), seconds(*backward));
                match live.change_edge(edge, forward, backward) {
                    Ok(_) => {
                        let seconds = |given: Option<f64>| given.unwrap_or(f64::INFINITY);
                        self.seconds.insert(edge, (seconds(forward), seconds(backward)));
                    }
                    Err(error) => {
                        assert_eq!(error.kind(), ErrorKind::Argument);
                        assert_eq!(
                            scene.timed.edge_ticks(edge),
                            (None, None),
                            "only what was refused cannot be opened"
                        );
                    }
                }
            }
        }
    }
}

/// A kind of edit, what it is about, doors, and paces.
type Drawn = (u8, u16, Vec<DrawnDoor>, [u8; 2]);

fn edits() -> impl Strategy<Value = Vec<Drawn>> {
    let doors = vec((any::<u16>(), any::<u8>(), any::<u8>()), 0..3);
    vec((any::<u8>(), any::<u16>(), doors, any::<[u8; 2]>()), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn after_any_edits_the_table_is_that_of_a_world_made_anew(drawing in drawings(), edits in edits()) {
        let scene = drawing.scene();
        // Indices beyond the last target would come to mean those that are added.
        let exists = |target: &u32| (*target as usize) < scene.target_doors.len();
        let groups = scene.groups.iter().map(|group| group.iter().copied().filter(exists).collect()).collect();
        let mut world = World { doors: scene.target_doors.clone(), groups, seconds: HashMap::new() };
        let mut live =
            LiveNearest::new(&scene.timed, &scene.targets, &world.groups, scene.horizon, &NoProgress).unwrap();
        world.check(&live, &scene);
        for edit in &edits {
            world.edit(&mut live, &scene, edit);
            world.check(&live, &scene);
        }
    }
}

/// Streets 80 m apart, every seventh stretch missing.
fn city(side: u32) -> TimedNetwork {
    let mut sketch = Sketch::default();
    for i in 0..side * side {
        sketch.node(f64::from(i % side) * 80.0, f64::from(i / side) * 80.0);
    }
    let east = (0..side * side).filter(|i| i % side + 1 < side).map(|i| [i, i + 1]);
    let north = (0..side * (side - 1)).map(|i| [i, i + side]);
    for (_, ends) in (0u32..).zip(east.chain(north)).filter(|(i, _)| i.wrapping_mul(40_503) % 7 != 0) {
        sketch.way(&ends, street());
    }
    sketch.raw.nodes.iter_mut().for_each(|node| node.keep = true);
    timed(&sketch.build(), &MetrePerSecond)
}

/// A door somewhere on one of the edges.
fn door(timed: &TimedNetwork, i: u32) -> Vec<Attachment> {
    let edge = EdgeId(i.wrapping_mul(2_654_435_761) % timed.network().edge_count() as u32);
    let chainage_m = timed.network().edges().length_m[edge.index()] * f64::from(i % 7) / 7.0;
    vec![Attachment { edge, chainage_m, link_m: f64::from(i % 3), point: timed.network().shape(edge).point(0).point }]
}

/// How many nodes lie within the horizon of a door.
fn within(timed: &TimedNetwork, door: &[Attachment], horizon: Ticks) -> u64 {
    let place = Places::new(timed, [door.to_vec()]);
    let times = nearest_times_at_nodes(timed, &place, &[vec![0]], horizon, &NoProgress).unwrap();
    times.column(0).flatten().count() as u64
}

#[test]
fn moving_100_shops_touches_their_horizons_and_nothing_else() {
    const PHARMACY: u32 = 0;
    let (timed, horizon) = (city(60), Ticks::from_minutes(6).unwrap());
    let mut doors: Vec<_> = (0..400).map(|i| door(&timed, i)).collect();
    // One group has a single member, the others share the rest.
    let mut groups: Vec<Vec<u32>> = (0..8).map(|g| (1..400).filter(|i| i % 8 == g).collect()).collect();
    groups.insert(0, vec![PHARMACY]);
    let targets = Places::new(&timed, doors.clone());
    let mut live = LiveNearest::new(&timed, &targets, &groups, horizon, &NoProgress).unwrap();
    for step in 0..100u32 {
        let target = if step % 10 == 0 { PHARMACY } else { step.wrapping_mul(40_503) % 400 };
        let there = door(&timed, 10_000 + step * 17);
        let (before, after) = (within(&timed, &doors[target as usize], horizon), within(&timed, &there, horizon));
        let work = live.relocate(target, there.clone()).unwrap();
        // What was forgotten and found anew lay within the horizon of the old place, the rest within that of the new.
        assert!(work.settled <= 2 * before + after, "{work:?} for {before} and {after} nodes");
        assert!(work.settled < 400, "{work:?}: a city has {} nodes", timed.network().node_count());
        doors[target as usize] = there;
        if step % 10 == 9 {
            let targets = Places::new(&timed, doors.clone());
            let anew = nearest_at_nodes(&timed, &targets, &groups, horizon, &NoProgress).unwrap();
            for group in 0..groups.len() {
                let nodes = (0..timed.network().node_count() as u32).map(NodeId);
                assert!(
                    nodes.map(|node| live.at_node(group, node)).eq(anew.column(group)),
                    "step {step}, group {group}"
                );
            }
        }
    }
}

#[test]
fn what_cannot_be_is_refused_and_changes_nothing() {
    let timed = city(5);
    let shops = Places::new(&timed, [door(&timed, 3)]);
    let mut live = LiveNearest::new(&timed, &shops, &[vec![0]], Ticks::new(9999), &NoProgress).unwrap();
    let before: Vec<_> = (0..25).map(|node| live.at_node(0, NodeId(node))).collect();
    assert_eq!(live.close(1).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(live.relocate(u32::MAX, Vec::new()).unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(live.add(door(&timed, 4), &[0, 1]).unwrap_err().kind(), ErrorKind::Argument);
    assert_eq!(live.change_edge(EdgeId(u32::MAX), None, None).unwrap_err().kind(), ErrorKind::NotFound);
    for bad in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(live.change_edge(EdgeId(0), None, Some(bad)).unwrap_err().kind(), ErrorKind::Argument);
    }
    assert_eq!((0..25).map(|node| live.at_node(0, NodeId(node))).collect::<Vec<_>>(), before);
    assert_eq!((live.at_node(1, NodeId(0)), live.at_node(0, NodeId(99)), live.get(0, &shops, 9)), (None, None, None));
}
