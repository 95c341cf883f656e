//! A made city as the library's network and places.

use lifecircle::error::Error;
use lifecircle::geo::{LocalPlane, LonLat};
use lifecircle::network::{
    Attachment, Direction, EdgeAttributes, EdgeColumns, EdgeId, EdgeList, Network, NodeColumns, NodeId,
};
use lifecircle::reach::{Places, TimedNetwork};
use lifecircle::walk::Walker;

use super::{CATEGORIES, City, METRES_PER_DECISECOND};

/// One street in so many is one-way in a city with positions on edges.
const ONE_WAY: usize = 20;
/// A place on an edge stands so many metres off it.
const LINK_M: f64 = 12.0;

/// The walker of all tools: 1.25 m/s everywhere.
pub(crate) fn walker() -> Result<Walker, Error> {
    Walker::with_speed("1.25 m/s", 10.0 * METRES_PER_DECISECOND)
}

/// The arrays a host would hand in; every node is kept, since every node is asked about.
pub(crate) fn edge_list(city: &City, one_way: bool) -> Result<EdgeList, Error> {
    let plane = LocalPlane::at(LonLat::new(118.78, 32.04)?);
    let places: Vec<LonLat> = city.place_m.iter().map(|at| plane.to_lonlat(*at)).collect();
    let nodes = NodeColumns {
        id: (0..places.len() as i64).collect(),
        lon: places.iter().map(|place| place.lon()).collect(),
        lat: places.iter().map(|place| place.lat()).collect(),
        keep: Some(vec![true; places.len()]),
        ..NodeColumns::default()
    };
    let attributes = |row| EdgeAttributes {
        direction: if row % ONE_WAY == 0 { Direction::Forward } else { Direction::Both },
        ..EdgeAttributes::default()
    };
    let edges = EdgeColumns {
        from: city.streets.iter().map(|street| i64::from(street.from)).collect(),
        to: city.streets.iter().map(|street| i64::from(street.to)).collect(),
        length_m: Some(
            city.streets.iter().map(|street| Some(f64::from(street.deciseconds) * METRES_PER_DECISECOND)).collect(),
        ),
        attributes: one_way.then(|| (0..city.streets.len()).map(attributes).collect()),
        ..EdgeColumns::default()
    };
    Ok(EdgeList { nodes, edges })
}

/// The number in the network of each node of the city.
pub(crate) fn node_numbers(network: &Network) -> Vec<NodeId> {
    let mut numbers = vec![NodeId(0); network.node_count()];
    for node in (0..network.node_count() as u32).map(NodeId) {
        numbers[network.source_node_id(node) as usize] = node;
    }
    numbers
}

/// The facilities, each on its node, and those of each category.
pub(crate) fn facilities_on_nodes(city: &City, timed: &TimedNetwork) -> (Places, Vec<Vec<u32>>) {
    let numbers = node_numbers(timed.network());
    let doors = city.facilities.iter().map(|facility| vec![on_node(timed, numbers[facility.node as usize])]);
    (Places::new(timed, doors), groups(city))
}

/// The facilities, each off an edge that touches its node; every third has a second door on another edge.
pub(crate) fn facilities_on_edges(city: &City, timed: &TimedNetwork) -> (Places, Vec<Vec<u32>>) {
    let numbers = node_numbers(timed.network());
    let nodes = city.facilities.iter().map(|facility| numbers[facility.node as usize]);
    (Places::new(timed, nodes.enumerate().map(|(i, node)| off_edges(timed, node, i))), groups(city))
}

/// A home for every node of the city, off an edge that touches it; every third has a second door on another edge.
pub(crate) fn homes_on_edges(timed: &TimedNetwork) -> Places {
    let nodes = (0..timed.network().node_count() as u32).map(NodeId);
    Places::new(timed, nodes.enumerate().map(|(i, node)| off_edges(timed, node, i)))
}

/// A home on each of the nodes, in their order.
pub(crate) fn homes_on_nodes(timed: &TimedNetwork, nodes: impl Iterator<Item = NodeId>) -> Places {
    Places::new(timed, nodes.map(|node| vec![on_node(timed, node)]))
}

fn groups(city: &City) -> Vec<Vec<u32>> {
    let mut groups = vec![Vec::new(); CATEGORIES as usize];
    for (i, facility) in (0u32..).zip(&city.facilities) {
        groups[facility.category as usize].push(i);
    }
    groups
}

/// A door on a node.
pub(crate) fn on_node(timed: &TimedNetwork, node: NodeId) -> Attachment {
    let network = timed.network();
    let edge = network.incident(node)[0];
    let chainage_m = match network.edges().from[edge.index()] == node {
        true => 0.0,
        false => network.edges().length_m[edge.index()],
    };
    Attachment { edge, chainage_m, link_m: 0.0, point: network.position(node) }
}

fn off_edges(timed: &TimedNetwork, node: NodeId, place: usize) -> Vec<Attachment> {
    let network = timed.network();
    let incident = network.incident(node);
    let door = |nth: usize| {
        let edge: EdgeId = incident[(place + nth) % incident.len()];
        let share = (place * 31 + nth * 17) % 97;
        let chainage_m = network.edges().length_m[edge.index()] * share as f64 / 97.0;
        Attachment { edge, chainage_m, link_m: LINK_M, point: network.position(node) }
    };
    let doors = if place.is_multiple_of(3) { 2 } else { 1 };
    (0..doors).map(door).collect()
}
