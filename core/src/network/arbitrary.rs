//! Random networks, for property tests.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;

use super::sketch::{Sketch, at};
use super::{
    Barrier, BarrierKind, Crossing, Direction, EdgeAttributes, Gate, Passage, RawNetwork, RawNode, RawWay, WayClass,
};
use crate::geo::LonLat;

/// A few attributes that often repeat, so that neighbouring ways can be merged.
fn plain_attributes() -> impl Strategy<Value = EdgeAttributes> {
    let class = prop_oneof![4 => Just(WayClass::Street), 1 => Just(WayClass::Steps)];
    let direction = prop_oneof![
        6 => Just(Direction::Both),
        1 => Just(Direction::Forward),
        1 => Just(Direction::Backward),
    ];
    let passage = prop_oneof![6 => Just(Passage::Public), 1 => Just(Passage::EndOnly)];
    let crossing = prop_oneof![8 => Just(Crossing::None), 1 => Just(Crossing::Signals)];
    let incline = prop_oneof![8 => Just(None), 1 => Just(Some(0.05)), 1 => Just(Some(-0.05))];
    (class, direction, passage, crossing, incline).prop_map(|(class, direction, passage, crossing, incline)| {
        EdgeAttributes { class, direction, passage, crossing, incline, ..EdgeAttributes::default() }
    })
}

fn gate() -> impl Strategy<Value = Gate> {
    prop_oneof![
        12 => Just(Gate::Open),
        1 => Just(Gate::Visitors),
        1 => Just(Gate::Residents),
        1 => Just(Gate::Closed),
    ]
}

/// A plausible town: nodes on a grid of 25 m (so that ties and joined places are common), ways that wander over them.
pub(crate) fn town() -> impl Strategy<Value = RawNetwork> {
    let node = (0..8i32, 0..8i32, gate(), prop::bool::weighted(0.1), option::weighted(0.2, 0..3i32));
    let way = (vec(0..1000usize, 2..6), plain_attributes(), 0..30i64);
    (vec(node, 3..30), vec(way, 1..30)).prop_map(|(nodes, ways)| {
        let mut sketch = Sketch::default();
        for (x, y, gate, keep, height) in nodes {
            let index = sketch.gate(f64::from(x) * 25.0, f64::from(y) * 25.0, gate) as usize;
            sketch.raw.nodes[index].keep = keep;
            sketch.raw.nodes[index].elevation_m = height.map(|h| h as f32);
        }
        let count = sketch.raw.nodes.len();
        for (nodes, attributes, id) in ways {
            let nodes = nodes.into_iter().map(|n| (n % count) as u32).collect();
            sketch.raw.ways.push(RawWay { id, nodes, attributes, lengths_m: None });
        }
        sketch.raw
    })
}

/// Lines of barriers over the same grid, their corners often on the ways.
pub(crate) fn barriers() -> impl Strategy<Value = Vec<Barrier>> {
    let corner = (0..15i32, 0..15i32).prop_map(|(x, y)| at(f64::from(x) * 12.5, f64::from(y) * 12.5));
    let kind = prop_oneof![Just(BarrierKind::Water), Just(BarrierKind::Wall)];
    vec((kind, vec(corner, 0..4)), 0..5)
        .prop_map(|all| all.into_iter().zip(0..).map(|((kind, line), id)| Barrier { id, kind, line }).collect())
}

fn any_number() -> impl Strategy<Value = f64> {
    prop_oneof![
        Just(f64::NAN),
        Just(f64::INFINITY),
        Just(f64::NEG_INFINITY),
        Just(-1.0),
        Just(0.0),
        Just(f64::MAX),
        Just(f64::MIN_POSITIVE),
        Just(1e9),
        0.0..1000.0,
    ]
}

/// Any place on earth, the corners of the map more often than their share.
pub(crate) fn anywhere() -> impl Strategy<Value = LonLat> {
    let lon = prop_oneof![Just(-180.0), Just(180.0), Just(0.0), -180.0..180.0, 179.99..180.0, 118.0..118.01];
    let lat = prop_oneof![Just(-90.0), Just(90.0), Just(0.0), -90.0..90.0, 32.0..32.01];
    (lon, lat).prop_map(|(lon, lat)| LonLat::new(lon, lat).unwrap())
}

fn any_attributes() -> impl Strategy<Value = EdgeAttributes> {
    let class = prop_oneof![Just(WayClass::Gate), Just(WayClass::Street), Just(WayClass::Elevator)];
    let passage = prop_oneof![Just(Passage::Public), Just(Passage::EndOnly), Just(Passage::Residents)];
    (class, passage, option::of(any_number()), option::of(any_number()), any::<i8>()).prop_map(
        |(class, passage, incline, width, layer)| EdgeAttributes {
            class,
            passage,
            incline: incline.map(|v| v as f32),
            width_m: width.map(|v| v as f32),
            layer,
            ..EdgeAttributes::default()
        },
    )
}

/// Whatever a hostile source might hand in.
pub(crate) fn hostile() -> impl Strategy<Value = RawNetwork> {
    let index = prop_oneof![6 => 0..12u32, 1 => any::<u32>()];
    let node = (any::<i64>(), anywhere(), gate(), any::<bool>(), option::of(any_number()));
    let lengths = option::of(vec(any_number(), 0..6));
    let way = (any::<i64>(), vec(index.clone(), 0..6), any_attributes(), lengths);
    let barrier = vec(anywhere(), 0..4);
    (vec(node, 0..12), vec(way, 0..12), vec(barrier, 0..3), vec(index, 0..3)).prop_map(
        |(nodes, ways, barriers, open_ends)| {
            let nodes = nodes.into_iter().map(|(id, position, gate, keep, height)| {
                let elevation_m = height.map(|h| h as f32);
                RawNode { id, position, gate, keep, elevation_m }
            });
            let ways = ways.into_iter();
            let ways = ways.map(|(id, nodes, attributes, lengths_m)| RawWay { id, nodes, attributes, lengths_m });
            let barriers = barriers.into_iter().map(|line| Barrier { id: 0, kind: BarrierKind::Rail, line });
            RawNetwork {
                nodes: nodes.collect(),
                ways: ways.collect(),
                barriers: barriers.collect(),
                open_ends,
                ..RawNetwork::default()
            }
        },
    )
}
