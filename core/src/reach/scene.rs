//! Small random worlds for property tests: a network with everything that is hard, homes, shops and questions.

use proptest::collection::vec;
use proptest::prelude::*;

use super::{Places, TimedNetwork};
use crate::error::Error;
use crate::network::sketch::at;
use crate::network::{
    Attachment, Direction, EdgeAttributes, EdgeId, Edges, Gate, Network, NetworkBuilder, Passage, RawNetwork, RawNode,
    RawWay, SnapOptions,
};
use crate::progress::NoProgress;
use crate::units::Ticks;
use crate::walk::{WalkModel, WalkTimes};

/// One metre per second, everywhere.
pub(crate) struct MetrePerSecond;

impl WalkModel for MetrePerSecond {
    fn name(&self) -> &str {
        "metre-per-second"
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

/// A pace for each edge and direction, from a list: even, odd, none at all, refused.
#[derive(Clone, Debug)]
pub(crate) struct Paces(pub(crate) Vec<u8>);

impl WalkModel for Paces {
    fn name(&self) -> &str {
        "paces"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        0.8
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        let pace = |i: usize| match self.0[i % self.0.len()] % 12 {
            0 => 0.0,
            1 => f64::INFINITY,
            2 => 0.712_345,
            3 => 1.3,
            4 => 1e-3,
            _ => 1.0,
        };
        for edge in 0..edges.len() {
            let metres = edges.length_m[edge];
            // 0 x infinity is no time: an edge without length is passed or refused, whatever the pace.
            let seconds = |pace: f64| if pace.is_finite() { metres * pace } else { f64::INFINITY };
            times.forward_s[edge] = seconds(pace(2 * edge));
            times.backward_s[edge] = seconds(pace(2 * edge + 1));
        }
        Ok(())
    }
}

/// A drawn door: which edge, where on it, how long the link.
pub(crate) type DrawnDoor = (u16, u8, u8);
/// A drawn way: its nodes, who may pass, in which direction, how long its stretches are.
type DrawnWay = (Vec<u8>, u8, u8, u8);

/// A world not yet built.
#[derive(Clone, Debug)]
pub(crate) struct Drawing {
    /// What stands on each node.
    nodes: Vec<u8>,
    ways: Vec<DrawnWay>,
    paces: Paces,
    origins: Vec<Vec<DrawnDoor>>,
    targets: Vec<Vec<DrawnDoor>>,
    groups: Vec<Vec<u32>>,
    horizon_s: u16,
}

/// A world to ask questions of.
pub(crate) struct Scene {
    pub(crate) network: Network,
    pub(crate) model: Paces,
    pub(crate) timed: TimedNetwork,
    pub(crate) origins: Places,
    pub(crate) targets: Places,
    pub(crate) origin_doors: Vec<Vec<Attachment>>,
    pub(crate) target_doors: Vec<Vec<Attachment>>,
    /// Indices of targets; some repeated, some beyond the last.
    pub(crate) groups: Vec<Vec<u32>>,
    pub(crate) horizon: Ticks,
}

pub(crate) fn drawings() -> impl Strategy<Value = Drawing> {
    let way = (vec(any::<u8>(), 2..5), any::<u8>(), any::<u8>(), any::<u8>());
    let places = || vec(vec((any::<u16>(), any::<u8>(), any::<u8>()), 0..4), 1..9);
    let groups = vec(vec(0u32..10, 0..8), 1..4);
    let network = (vec(any::<u8>(), 2..31), vec(way, 1..40), vec(any::<u8>(), 1..24).prop_map(Paces));
    (network, places(), places(), groups, prop_oneof![3 => 0u16..1200, 1 => Just(u16::MAX)]).prop_map(
        |((nodes, ways, paces), origins, targets, groups, horizon_s)| Drawing {
            nodes,
            ways,
            paces,
            origins,
            targets,
            groups,
            horizon_s,
        },
    )
}

impl Drawing {
    fn raw(&self) -> RawNetwork {
        let count = self.nodes.len();
        let node = |(i, kind): (usize, &u8)| RawNode {
            id: i as i64,
            position: at((i % 6) as f64 * 90.0, (i / 6) as f64 * 80.0),
            gate: match kind % 10 {
                0 => Gate::Visitors,
                1 => Gate::Residents,
                2 if *kind > 128 => Gate::Closed,
                _ => Gate::Open,
            },
            keep: kind % 3 != 0,
            elevation_m: None,
        };
        let way = |(i, (nodes, passage, direction, length)): (usize, &DrawnWay)| RawWay {
            id: i as i64,
            nodes: nodes.iter().map(|n| u32::from(*n) % count as u32).collect(),
            attributes: EdgeAttributes {
                passage: if passage % 4 == 0 { Passage::EndOnly } else { Passage::Public },
                direction: match direction % 8 {
                    0 => Direction::Forward,
                    1 => Direction::Backward,
                    _ => Direction::Both,
                },
                ..EdgeAttributes::default()
            },
            // Few different lengths make many ties.
            lengths_m: Some(vec![
                [50.0, 100.0, 100.0, 33.3, 7.25, 0.004, 150.0, 1e5][(length % 8) as usize];
                nodes.len() - 1
            ]),
        };
        let mut ways: Vec<RawWay> = self.ways.iter().enumerate().map(way).collect();
        // One street at least, so that there is a network.
        let street = EdgeAttributes::default();
        ways.push(RawWay { id: 1000, nodes: vec![0, 1], attributes: street, lengths_m: Some(vec![100.0]) });
        RawNetwork { nodes: self.nodes.iter().enumerate().map(node).collect(), ways, ..RawNetwork::default() }
    }

    pub(crate) fn scene(&self) -> Scene {
        let network = NetworkBuilder::new().build(self.raw()).unwrap();
        let timed = TimedNetwork::new(network.clone(), &self.paces).unwrap();
        let doors = |drawn: &Vec<Vec<DrawnDoor>>| -> Vec<Vec<Attachment>> {
            drawn.iter().map(|place| place.iter().map(|door| attach(&network, *door)).collect()).collect()
        };
        let (origin_doors, target_doors) = (doors(&self.origins), doors(&self.targets));
        let origins = Places::new(&timed, origin_doors.clone());
        let targets = Places::new(&timed, target_doors.clone());
        let horizon = match self.horizon_s {
            u16::MAX => Ticks::new(u32::MAX),
            s => Ticks::from_seconds(f64::from(s)).unwrap(),
        };
        let (model, groups) = (self.paces.clone(), self.groups.clone());
        Scene { network, model, timed, origins, targets, origin_doors, target_doors, groups, horizon }
    }
}

/// A door on one of the first few edges twice as often as not, so that doors share edges.
pub(crate) fn attach(network: &Network, (edge, share, link): DrawnDoor) -> Attachment {
    let among = if edge % 2 == 0 { network.edge_count().min(4) } else { network.edge_count() };
    let edge = EdgeId((usize::from(edge / 2) % among) as u32);
    let length = network.edges().length_m[edge.index()];
    let chainage_m = length * [0.0, 1.0, 0.5, 0.25, 1.0 / 3.0, f64::from(share) / 255.0][usize::from(share % 6)];
    let link_m = [0.0, 0.0, 10.0, 12.34][usize::from(link % 4)];
    Attachment { edge, chainage_m, link_m, point: network.shape(edge).point(0).point }
}

/// `network` timed by `model`.
pub(crate) fn timed(network: &Network, model: &dyn WalkModel) -> TimedNetwork {
    TimedNetwork::new(network.clone(), model).unwrap()
}

/// A place with one door: the point of the network nearest to a point of the sketch, without a link.
pub(crate) fn place(timed: &TimedNetwork, x: f64, y: f64) -> Vec<Attachment> {
    let snap = timed.network().snap(at(x, y), &|edge| timed.usable(edge), &SnapOptions::default()).unwrap();
    vec![Attachment { link_m: 0.0, ..snap.attachment }]
}

/// Random worlds prove nothing unless they hold what is hard.
#[test]
fn scenes_are_hard() {
    use proptest::strategy::ValueTree;
    use proptest::test_runner::{Config, RngAlgorithm, TestRng, TestRunner};

    let rng = TestRng::deterministic_rng(RngAlgorithm::ChaCha);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let mut seen = std::collections::BTreeMap::<&str, usize>::new();
    for _ in 0..256 {
        let scene = drawings().new_tree(&mut runner).unwrap().current().scene();
        let edges = scene.network.edges();
        let mut saw = |what, times: usize| *seen.entry(what).or_default() += times;
        let passages = |p: Passage| edges.attributes.iter().filter(|a| a.passage == p).count();
        saw("end-only", passages(Passage::EndOnly));
        saw("residents", passages(Passage::Residents));
        saw("one-way", edges.attributes.iter().filter(|a| a.direction != Direction::Both).count());
        saw("loop", edges.from.iter().zip(&edges.to).filter(|(a, b)| a == b).count());
        saw("zero-length", edges.length_m.iter().filter(|l| **l == 0.0).count());
        let ends: Vec<_> = edges.from.iter().zip(&edges.to).map(|(a, b)| (a.min(b), a.max(b))).collect();
        saw("parallel", (1..ends.len()).filter(|i| ends[..*i].contains(&ends[*i])).count());
        saw("disconnected", scene.network.components().len() - 1);
        let refused = |e: &EdgeId| !scene.timed.usable(*e);
        saw("refused", (0..edges.len() as u32).map(EdgeId).filter(refused).count());
        saw("several doors", scene.origin_doors.iter().filter(|d| d.len() > 1).count());
        let matrix = {
            let forever = Ticks::new(u32::MAX);
            super::matrix(&scene.timed, &scene.origins, &scene.targets, forever, &NoProgress).unwrap()
        };
        let times = matrix.ticks();
        saw("pair", times.len());
        saw("pair beyond the horizon", times.iter().filter(|t| **t > scene.horizon).count());
        saw("tie", (1..times.len()).filter(|i| times[..*i].contains(&times[*i])).count());
        let on_one_edge = |d: &Attachment| scene.target_doors.iter().flatten().any(|t| t.edge == d.edge);
        saw("one edge", scene.origin_doors.iter().flatten().filter(|d| on_one_edge(d)).count());
        saw("pair without a way", scene.origins.len() * scene.targets.len() - times.len());
    }
    assert!(seen.values().all(|times| *times >= 100), "{seen:#?}");
}
