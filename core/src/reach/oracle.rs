//! The slow, obvious answer: one origin at a time, straight over the network, no queue, no search graph.
//!
//! It shares no code with the engine: it reads the edges and the walk model itself, walks until nothing improves any
//! more (Bellman-Ford), and states the gate rule in other words. Written once for ticks and once for unrounded seconds.

use crate::network::{Attachment, Direction, EdgeId, Network, Passage};
use crate::walk::{WalkModel, WalkTimes};

/// How time is counted.
pub(crate) trait Clock {
    type Time: Copy + PartialOrd + std::ops::Add<Output = Self::Time> + std::fmt::Debug;
    /// The time of so many seconds, `None` when they are infinite.
    fn time(seconds: f64) -> Option<Self::Time>;
}

/// In ticks of 1/32 s, each part of a walk rounded by itself.
pub(crate) struct InTicks;
/// In seconds, nothing rounded.
pub(crate) struct InSeconds;

impl Clock for InTicks {
    type Time = u64;

    fn time(seconds: f64) -> Option<u64> {
        seconds.is_finite().then(|| (32.0 * seconds).round() as u64).filter(|t| *t < u64::from(u32::MAX))
    }
}

impl Clock for InSeconds {
    type Time = f64;

    fn time(seconds: f64) -> Option<f64> {
        seconds.is_finite().then_some(seconds)
    }
}

/// A time, and how many roundings a sum of ticks would have on that walk.
pub(crate) type Found<C> = Option<(<C as Clock>::Time, u32)>;

/// Everything one origin reaches.
pub(crate) struct Oracle<'a, C: Clock> {
    network: &'a Network,
    times: WalkTimes,
    link_s: f64,
    doors: Vec<Attachment>,
    /// Per node and part of the walk: own compound, streets, compound of the destination.
    reached: Vec<[Found<C>; 3]>,
}

/// The parts of a walk in which a stretch may be walked; the parts follow each other in order.
fn parts(passage: Passage) -> &'static [usize] {
    match passage {
        Passage::Public => &[1],
        Passage::EndOnly => &[0, 2],
        Passage::Residents => &[0],
    }
}

fn better<C: Clock>(known: &mut Found<C>, new: Found<C>) -> bool {
    let improves = match (&known, &new) {
        (_, None) => false,
        (None, Some(_)) => true,
        (Some((k, _)), Some((n, _))) => n < k,
    };
    if improves {
        *known = new;
    }
    improves
}

fn sum<C: Clock>(a: Found<C>, b: Found<C>) -> Found<C> {
    let ((a, n), (b, m)) = (a?, b?);
    Some((a + b, n + m))
}

impl<'a, C: Clock> Oracle<'a, C> {
    pub(crate) fn new(network: &'a Network, model: &dyn WalkModel, doors: &[Attachment]) -> Oracle<'a, C> {
        let mut times = WalkTimes::refused(network.edge_count());
        model.seconds(network.edges(), &mut times).unwrap();
        let (link_s, doors) = (model.link_seconds_per_metre(), doors.to_vec());
        let reached = (0..network.node_count()).map(|_| [None, None, None]).collect();
        let mut oracle = Oracle { network, times, link_s, doors, reached };
        oracle.leave_by_the_doors();
        while oracle.walk_every_edge_once() {}
        oracle
    }

    /// Everything reached from a node, whatever part of a walk one is in there.
    pub(crate) fn from_node(network: &'a Network, model: &dyn WalkModel, node: usize) -> Oracle<'a, C> {
        let mut oracle = Oracle::new(network, model, &[]);
        // An earlier part can do all a later one can; but a node without restricted stretches is met on the street.
        oracle.reached[node][0] = C::time(0.0).map(|time| (time, 0));
        while oracle.walk_every_edge_once() {}
        oracle
    }

    /// The time of a part of an edge between two chainages.
    fn along(&self, edge: EdgeId, from_m: f64, to_m: f64) -> Found<C> {
        let (e, length) = (edge.index(), self.network.edges().length_m[edge.index()]);
        if from_m == to_m {
            return Some((C::time(0.0)?, 1));
        }
        let direction = self.network.edges().attributes[e].direction;
        let (seconds, allowed) = match from_m < to_m {
            true => (self.times.forward_s[e], direction != Direction::Backward),
            false => (self.times.backward_s[e], direction != Direction::Forward),
        };
        C::time(seconds).filter(|_| allowed)?;
        Some((
            C::time(if (to_m - from_m).abs() == length { seconds } else { seconds * (to_m - from_m).abs() / length })?,
            1,
        ))
    }

    /// The time of a whole edge; one without length may still take time.
    fn whole(&self, edge: EdgeId, as_drawn: bool) -> Found<C> {
        let direction = self.network.edges().attributes[edge.index()].direction;
        let (seconds, refused) = match as_drawn {
            true => (self.times.forward_s[edge.index()], Direction::Backward),
            false => (self.times.backward_s[edge.index()], Direction::Forward),
        };
        C::time(seconds).filter(|_| direction != refused).map(|t| (t, 1))
    }

    fn link(&self, door: &Attachment) -> Found<C> {
        Some((C::time(door.link_m * self.link_s)?, 1))
    }

    /// Whether a door may be used at all.
    fn fits(&self, door: &Attachment) -> bool {
        let passage = self.network.edges().attributes[door.edge.index()].passage;
        passage != Passage::Residents
            && (self.whole(door.edge, true).is_some() || self.whole(door.edge, false).is_some())
    }

    fn ends(&self, edge: EdgeId) -> [(usize, f64); 2] {
        let edges = self.network.edges();
        let e = edge.index();
        [(edges.from[e].index(), 0.0), (edges.to[e].index(), edges.length_m[e])]
    }

    fn leave_by_the_doors(&mut self) {
        for door in &self.doors.clone() {
            if !self.fits(door) {
                continue;
            }
            let passage = self.network.edges().attributes[door.edge.index()].passage;
            for (node, end_m) in self.ends(door.edge) {
                let time = sum::<C>(self.link(door), self.along(door.edge, door.chainage_m, end_m));
                for part in parts(passage) {
                    better::<C>(&mut self.reached[node][*part], time);
                }
            }
        }
    }

    fn walk_every_edge_once(&mut self) -> bool {
        let mut improved = false;
        for edge in (0..self.network.edge_count() as u32).map(EdgeId) {
            let [(from, _), (to, _)] = self.ends(edge);
            let passage = self.network.edges().attributes[edge.index()].passage;
            for (tail, head, time) in [(from, to, self.whole(edge, true)), (to, from, self.whole(edge, false))] {
                for part in parts(passage) {
                    for earlier in 0..=*part {
                        let total = sum::<C>(self.reached[tail][earlier], time);
                        improved |= better::<C>(&mut self.reached[head][*part], total);
                    }
                }
            }
        }
        improved
    }

    /// The earliest time at a node from which a stretch of the given passage may be walked on.
    pub(crate) fn onto(&self, node: usize, passage: Passage) -> Option<C::Time> {
        let last = parts(passage).iter().copied().max()?;
        let mut best = None;
        self.reached[node][..=last].iter().for_each(|found| {
            better::<C>(&mut best, *found);
        });
        best.map(|(time, _)| time)
    }

    /// The earliest time at a node.
    pub(crate) fn at_node(&self, node: usize) -> Found<C> {
        let mut best = None;
        self.reached[node].iter().for_each(|found| {
            better::<C>(&mut best, *found);
        });
        best
    }

    /// The time to a place with the given doors.
    pub(crate) fn to(&self, doors: &[Attachment]) -> Found<C> {
        let mut best = None;
        for door in doors.iter().filter(|d| self.fits(d)) {
            let passage = self.network.edges().attributes[door.edge.index()].passage;
            for (node, end_m) in self.ends(door.edge) {
                let last = sum::<C>(self.along(door.edge, end_m, door.chainage_m), self.link(door));
                for part in parts(passage) {
                    for earlier in 0..=*part {
                        better::<C>(&mut best, sum::<C>(self.reached[node][earlier], last));
                    }
                }
            }
            for own in self.doors.iter().filter(|d| d.edge == door.edge && self.fits(d)) {
                let along = self.along(door.edge, own.chainage_m, door.chainage_m);
                better::<C>(&mut best, sum::<C>(sum::<C>(self.link(own), along), self.link(door)));
            }
        }
        best
    }
}
