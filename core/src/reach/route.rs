//! One walk in full: its time, its length and its line.

use super::places::{Door, DoorWay, EdgeEnd};
use super::search::{Label, Visit, search};
use super::workbench::Workbench;
use super::{Places, TimedNetwork};
use crate::geo::LonLat;
use crate::network::EdgeId;
use crate::units::Ticks;

/// A shortest walk from one place to another.
#[derive(Clone, Debug, PartialEq)]
pub struct Route {
    /// The time from door to door, both links included.
    pub ticks: Ticks,
    /// Metres along the network: the length of `line`.
    pub length_m: f64,
    /// Metres of the two links between the doors and the network.
    pub link_m: f64,
    /// The way along the network; at least two points, equal ones when there is nothing to walk.
    pub line: Vec<LonLat>,
    /// The edges walked, or parts of them, in order.
    pub edges: Vec<RouteEdge>,
}

/// An edge, or a part of it, as a route walks it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct RouteEdge {
    /// The edge.
    pub edge: EdgeId,
    /// Metres from the start of the edge, as drawn, where the route comes onto it.
    pub from_m: f64,
    /// Metres from the start of the edge, as drawn, where the route leaves it; less than `from_m` when walked backward.
    pub to_m: f64,
}

/// A shortest walk from an origin to a target, or `None` when there is none within the horizon.
///
/// # Performance
///
/// One search that ends as soon as no better walk can come; without a horizon it may see the whole network.
pub fn route(
    timed: &TimedNetwork,
    origins: &Places,
    origin: usize,
    targets: &Places,
    target: usize,
    horizon: Option<Ticks>,
) -> Option<Route> {
    let horizon = horizon.map_or(u32::MAX, Ticks::get);
    let from = origins.doors(u32::try_from(origin).ok()?);
    let to = targets.doors(u32::try_from(target).ok()?);
    timed.with_bench(|Workbench { scratch, parents, .. }| {
        parents.begin(timed.graph().vertex_count());
        let mut hunt = Hunt::new(timed, from, to, horizon, parents);
        let starts: Vec<_> = (0..).zip(&hunt.starts).map(|(i, (_, way))| (way.vertex, way.ticks, i)).collect();
        let seeds = starts.into_iter().map(|(vertex, ticks, i)| (vertex, Label::new(ticks, i)));
        search(&timed.graph().forward, scratch, seeds, horizon, &mut hunt);
        hunt.route(timed)
    })
}

/// The move that gave each vertex its label, by its place, with the vertex it came from; stamped, so that none is ever cleared.
#[derive(Debug, Default)]
pub(super) struct Parents {
    hunt: u32,
    of: Vec<(u32, u32, u32)>,
}

impl Parents {
    fn begin(&mut self, vertices: usize) {
        self.hunt = self.hunt.wrapping_add(1);
        if self.of.len() != vertices || self.hunt == 0 {
            self.of = vec![(0, 0, 0); vertices];
            self.hunt = 1;
        }
    }

    fn get(&self, vertex: u32) -> Option<(u32, u32)> {
        let (hunt, tail, place) = self.of[vertex as usize];
        (hunt == self.hunt).then_some((tail, place))
    }

    fn set(&mut self, tail: u32, head: u32, place: u32) {
        self.of[head as usize] = (self.hunt, tail, place);
    }
}

/// The search for one route: where it may start and arrive, and the best found so far.
struct Hunt<'a> {
    starts: Vec<(&'a Door, DoorWay)>,
    /// Sorted by vertex.
    arrivals: Vec<(&'a Door, DoorWay)>,
    parents: &'a mut Parents,
    horizon: u32,
    best: Option<(u32, Course<'a>)>,
}

/// How the best walk goes.
#[derive(Clone, Copy)]
enum Course<'a> {
    /// Straight along the one edge both doors are on.
    Straight(&'a Door, &'a Door),
    /// From a start through the search graph to an arrival, by their indices.
    Through(usize, usize),
}

impl<'a> Hunt<'a> {
    fn new(timed: &TimedNetwork, from: &'a [Door], to: &'a [Door], horizon: u32, parents: &'a mut Parents) -> Hunt<'a> {
        let starts = from.iter().flat_map(|door| door.leaving(timed).map(move |way| (door, way))).collect();
        let mut arrivals: Vec<_> =
            to.iter().flat_map(|door| door.entering(timed).map(move |way| (door, way))).collect();
        arrivals.sort_by_key(|(_, way)| way.vertex);
        let pairs = from.iter().flat_map(|a| to.iter().map(move |b| (a, b)));
        let straight = pairs
            .filter(|(a, b)| a.at.edge == b.at.edge)
            .filter_map(|(a, b)| Some((a.straight_to(timed, b)?, Course::Straight(a, b))))
            .filter(|(ticks, _)| *ticks <= horizon);
        let best = straight.min_by_key(|(ticks, _)| *ticks);
        Hunt { starts, arrivals, parents, horizon, best }
    }

    fn route(&self, timed: &TimedNetwork) -> Option<Route> {
        let (ticks, course) = self.best?;
        let (from, to, edges) = match course {
            Course::Straight(a, b) => {
                let edge = RouteEdge { edge: a.at.edge, from_m: a.at.chainage_m, to_m: b.at.chainage_m };
                (a, b, vec![edge])
            }
            Course::Through(start, arrival) => {
                let (start, arrival) = (&self.starts[start], &self.arrivals[arrival]);
                (start.0, arrival.0, self.edges(timed, start, arrival))
            }
        };
        let length_m = edges.iter().map(|e| (e.to_m - e.from_m).abs()).sum();
        let network = timed.network();
        let mut line: Vec<LonLat> = edges.iter().flat_map(|e| network.shape(e.edge).part(e.from_m, e.to_m)).collect();
        line.dedup();
        if let [only] = line[..] {
            line.push(only);
        }
        Some(Route { ticks: Ticks::new(ticks), length_m, link_m: from.at.link_m + to.at.link_m, line, edges })
    }

    /// The edges of a walk through the search graph, the parts at both doors included.
    fn edges(&self, timed: &TimedNetwork, start: &(&Door, DoorWay), arrival: &(&Door, DoorWay)) -> Vec<RouteEdge> {
        let length = |edge: EdgeId| timed.network().edges().length_m.get(edge.index()).copied().unwrap_or(0.0);
        let end_m = |edge, end| if end == EdgeEnd::From { 0.0 } else { length(edge) };
        let (out, entry) = (start.0.at, arrival.0.at);
        let mut edges =
            vec![RouteEdge { edge: entry.edge, from_m: end_m(entry.edge, arrival.1.end), to_m: entry.chainage_m }];
        let mut vertex = arrival.1.vertex;
        while let Some((tail, place)) = self.parents.get(vertex) {
            let along = timed.graph().along[place as usize];
            let (a, b) = (0.0, length(along.edge()));
            let (from_m, to_m) = if along.as_drawn() { (a, b) } else { (b, a) };
            edges.push(RouteEdge { edge: along.edge(), from_m, to_m });
            vertex = tail;
        }
        edges.push(RouteEdge { edge: out.edge, from_m: out.chainage_m, to_m: end_m(out.edge, start.1.end) });
        edges.reverse();
        edges
    }
}

impl Visit for Hunt<'_> {
    fn settle(&mut self, vertex: u32, label: Label) -> bool {
        let first = self.arrivals.partition_point(|(_, way)| way.vertex < vertex);
        let here = self.arrivals[first..].iter().take_while(|(_, way)| way.vertex == vertex);
        for (index, (_, way)) in here.enumerate() {
            let Some(sum) = label.plus(way.ticks, self.horizon) else { continue };
            if self.best.is_none_or(|(best, _)| sum.ticks() < best) {
                self.best = Some((sum.ticks(), Course::Through(label.source() as usize, first + index)));
            }
        }
        self.best.is_none_or(|(best, _)| label.ticks() < best)
    }

    fn improved(&mut self, tail: u32, head: u32, place: u32) {
        self.parents.set(tail, head, place);
    }
}
