//! Where places meet the search graph, and each other on one edge.

use crate::reach::beside::DoorOnEdge;
use crate::reach::places::{Door, DoorWay};
use crate::reach::{Places, TimedNetwork};

/// Who is asked about on one side of a pass.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Side<'a> {
    /// Places with doors.
    Places(&'a Places),
    /// Every node of the network, in order; a walk begins or ends at whichever of its vertices is best.
    Nodes,
}

impl Side<'_> {
    pub(crate) fn len(self, timed: &TimedNetwork) -> usize {
        match self {
            Side::Places(places) => places.len(),
            Side::Nodes => timed.network().node_count(),
        }
    }
}

/// One way between a place and the search graph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Way {
    pub(crate) vertex: u32,
    pub(crate) ticks: u32,
}

impl From<DoorWay> for Way {
    fn from(way: DoorWay) -> Way {
        Way { vertex: way.vertex, ticks: way.ticks }
    }
}

/// All ways between places and the search graph that take no longer than the horizon, place by place.
#[derive(Debug)]
pub(crate) struct Ends {
    /// Where the ways of each place start; one more than there are places.
    first: Vec<usize>,
    ways: Vec<Way>,
}

impl Ends {
    /// The ways out of origins.
    pub(crate) fn leaving(timed: &TimedNetwork, side: Side<'_>, horizon: u32) -> Ends {
        match side {
            Side::Places(places) => Ends::of_places(places, horizon, |door, ways| {
                ways.extend(door.leaving(timed).map(Way::from));
            }),
            Side::Nodes => Ends::of_nodes(timed),
        }
    }

    /// The ways into targets.
    pub(crate) fn entering(timed: &TimedNetwork, side: Side<'_>, horizon: u32) -> Ends {
        match side {
            Side::Places(places) => Ends::of_places(places, horizon, |door, ways| {
                ways.extend(door.entering(timed).map(Way::from));
            }),
            Side::Nodes => Ends::of_nodes(timed),
        }
    }

    fn of_places(places: &Places, horizon: u32, take: impl Fn(&Door, &mut Vec<Way>)) -> Ends {
        let (mut first, mut ways, mut some) = (Vec::with_capacity(places.len() + 1), Vec::new(), Vec::new());
        first.push(0);
        for place in 0..places.len() as u32 {
            places.doors(place).iter().for_each(|door| take(door, &mut some));
            ways.extend(some.drain(..).filter(|way| way.ticks <= horizon));
            first.push(ways.len());
        }
        Ends { first, ways }
    }

    fn of_nodes(timed: &TimedNetwork) -> Ends {
        let (graph, nodes) = (timed.graph(), timed.network().node_count());
        let (mut first, mut ways) = (Vec::with_capacity(nodes + 1), Vec::with_capacity(graph.vertex_count()));
        first.push(0);
        for node in 0..nodes as u32 {
            let vertices = graph.vertices(crate::network::NodeId(node));
            ways.extend(vertices.map(|(_, vertex)| Way { vertex, ticks: 0 }));
            first.push(ways.len());
        }
        Ends { first, ways }
    }

    /// How many places.
    pub(crate) fn len(&self) -> usize {
        self.first.len() - 1
    }

    /// The ways of one place.
    #[inline]
    pub(crate) fn of(&self, place: u32) -> &[Way] {
        &self.ways[self.first[place as usize]..self.first[place as usize + 1]]
    }
}

/// The places that can be read at each vertex of the search graph.
#[derive(Debug)]
pub(crate) struct Readers {
    /// Where the readers at each vertex start; one more than there are vertices.
    first: Vec<usize>,
    readers: Vec<Reader>,
}

/// A place read at a vertex, and the time between them.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Reader {
    pub(crate) place: u32,
    pub(crate) ticks: u32,
}

impl Readers {
    pub(crate) fn new(ends: &Ends, places: impl Iterator<Item = u32> + Clone, vertices: usize) -> Readers {
        let mut first = vec![0usize; vertices + 1];
        let pairs = || places.clone().flat_map(|place| ends.of(place).iter().map(move |way| (place, *way)));
        pairs().for_each(|(_, way)| first[way.vertex as usize + 1] += 1);
        for vertex in 0..vertices {
            first[vertex + 1] += first[vertex];
        }
        let (mut next, mut readers) = (first.clone(), vec![Reader { place: 0, ticks: 0 }; first[vertices]]);
        for (place, way) in pairs() {
            readers[next[way.vertex as usize]] = Reader { place, ticks: way.ticks };
            next[way.vertex as usize] += 1;
        }
        Readers { first, readers }
    }

    /// Who is read at a vertex, in the order of the places.
    #[inline]
    pub(crate) fn at(&self, vertex: u32) -> &[Reader] {
        &self.readers[self.first[vertex as usize]..self.first[vertex as usize + 1]]
    }
}

/// Calls `found(target, ticks)` for every walk from an origin straight along one edge to a target beside the same edge.
pub(crate) fn straight(
    timed: &TimedNetwork,
    (origins, targets): (Side<'_>, Side<'_>),
    origin: u32,
    horizon: u32,
    mut found: impl FnMut(u32, u32),
) {
    let (Side::Places(origins), Side::Places(targets)) = (origins, targets) else { return };
    for door in origins.doors(origin) {
        for other in targets.on_edge(door.at.edge) {
            if let Some(ticks) = DoorOnEdge::from(door).straight_to(timed, other).filter(|ticks| *ticks <= horizon) {
                found(other.place, ticks);
            }
        }
    }
}

/// The same walks seen from a target: calls `found(origin, ticks)`.
pub(crate) fn straight_back(
    timed: &TimedNetwork,
    (origins, targets): (Side<'_>, Side<'_>),
    target: u32,
    horizon: u32,
    mut found: impl FnMut(u32, u32),
) {
    let (Side::Places(origins), Side::Places(targets)) = (origins, targets) else { return };
    for door in targets.doors(target) {
        for other in origins.on_edge(door.at.edge) {
            if let Some(ticks) = other.straight_to(timed, &door.into()).filter(|ticks| *ticks <= horizon) {
                found(other.place, ticks);
            }
        }
    }
}
