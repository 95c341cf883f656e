//! The mesh: triangles over streets, barriers and the ground beside them, with what it costs to go along each side.

use super::ground::{self, Ground};
use super::noding;
use super::pieces::{Layout, Owner, Piece};
use super::triangulate::{Fans, triangulate};
use crate::error::Error;
use crate::network::EdgeId;
use crate::reach::TimedNetwork;
use crate::units::TICKS_PER_SECOND;

/// How far a passage through a barrier widens on the barrier itself, in metres.
const PASSAGE_M: f64 = 2.0;
/// How near the area comes to a barrier, in metres.
const CLEARANCE_M: f64 = 0.1;
/// How near it comes along a street to a corner it does not reach, in metres.
pub(super) const STREET_CLEARANCE_M: f64 = 1e-3;

/// A triangulation of a network for one walker. Corners are numbered along a Morton curve.
#[derive(Debug)]
pub(super) struct Mesh {
    /// Where each corner is, in metres on the network's plane.
    pub(super) corners: Vec<[f64; 2]>,
    /// Where each corner's sides start; one more than there are corners. Sides run counter-clockwise.
    pub(super) start: Vec<u32>,
    /// The corner each side leads to; apart from the rest, for it is read the most.
    pub(super) heads: Vec<u32>,
    pub(super) sides: Vec<Side>,
    /// Which corners may be reached at all: not those on barriers, nor on the rim.
    pub(super) open: Vec<bool>,
    /// The corner of each node.
    pub(super) node_corner: Vec<u32>,
    /// The streets, by tail and head.
    pub(super) streets: Vec<Street>,
    /// The open corners along each edge that are not its ends, with their share of its length, in order.
    pub(super) stops: Lists<(u32, f32)>,
    /// The corners off the network that belong to each corner of it, with the ticks to them.
    pub(super) aside: Lists<(u32, u32)>,
}

/// A side of a triangle, seen from the corner it starts at.
#[derive(Clone, Copy, Debug)]
pub(super) struct Side {
    /// The same side seen from its head.
    pub(super) twin: u32,
    /// Ticks to walk all of it off the network.
    pub(super) ticks: f32,
    /// The largest share of it that counts as reached off the network while its head is not.
    pub(super) cap: f32,
    /// The first of the streets that run on it, in the direction of the side; [`NO_STREET`] where none does.
    pub(super) street: u32,
}

/// A side beside the streets.
pub(super) const NO_STREET: u32 = u32::MAX;

/// A piece of an edge as a side, in one direction it may be walked.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Street {
    pub(super) tail: u32,
    pub(super) head: u32,
    pub(super) edge: EdgeId,
    pub(super) as_drawn: bool,
    /// The shares of the edge that lie behind the two corners, in the direction walked.
    pub(super) shares: [f32; 2],
}

/// A list for each of several things, end to end.
#[derive(Debug, Default)]
pub(super) struct Lists<T> {
    start: Vec<u32>,
    items: Vec<T>,
}

impl<T: Copy> Lists<T> {
    /// Gathers `(thing, item)` pairs, sorted by thing.
    pub(super) fn new(things: usize, pairs: &[(u32, T)]) -> Lists<T> {
        let start = (0..=things as u32).map(|thing| pairs.partition_point(|(t, _)| *t < thing) as u32).collect();
        Lists { start, items: pairs.iter().map(|(_, item)| *item).collect() }
    }

    #[inline]
    pub(super) fn of(&self, thing: u32) -> &[T] {
        &self.items[self.start[thing as usize] as usize..self.start[thing as usize + 1] as usize]
    }
}

impl Mesh {
    pub(super) fn new(timed: &TimedNetwork, stage: &dyn Fn() -> Result<(), Error>) -> Result<Mesh, Error> {
        let mut layout = Layout::of(timed.network());
        stage()?;
        noding::node(&mut layout);
        stage()?;
        let streets = layout.sites.len() as u32;
        ground::lay(&mut layout);
        let (sites, renumbered) = layout.sites.in_order();
        let Layout { mut pieces, mut node_site, .. } = layout;
        pieces.iter_mut().flat_map(|p| &mut p.ends).for_each(|site| *site = renumbered[*site as usize]);
        node_site.iter_mut().for_each(|site| *site = renumbered[*site as usize]);
        let mut ground = vec![true; sites.len()];
        renumbered[..streets as usize].iter().for_each(|site| ground[*site as usize] = false);
        stage()?;
        let fans = triangulate(sites, &pieces)?;
        // Corners that were added stand where barriers cross.
        ground.resize(fans.sites.len(), false);
        stage()?;
        Ok(Mesh::assemble(timed, fans, &pieces, node_site, ground))
    }

    fn assemble(timed: &TimedNetwork, fans: Fans, pieces: &[Piece], node_corner: Vec<u32>, ground: Vec<bool>) -> Mesh {
        let pace = timed.link_seconds_per_metre() * f64::from(TICKS_PER_SECOND);
        let (streets, passable) = (streets(timed, pieces), passable(&fans, pieces));
        let side = |tail: u32, head: u32| -> Side {
            let length_m = between(&fans.sites, tail, head);
            let barred = fans.barred.binary_search(&(tail, head)).is_ok();
            let cap_m = match (barred, passable[head as usize]) {
                (true, _) => PASSAGE_M.min(length_m / 2.0),
                (false, Passable::Barrier) => length_m - CLEARANCE_M.min(length_m / 4.0),
                (false, _) => length_m / 2.0,
            };
            let first = streets.partition_point(|s| (s.tail, s.head) < (tail, head));
            let street =
                streets.get(first).filter(|s| (s.tail, s.head) == (tail, head)).map_or(NO_STREET, |_| first as u32);
            Side { twin: 0, ticks: (length_m * pace) as f32, cap: (cap_m / length_m) as f32, street }
        };
        let tails = (0u32..).zip(fans.start.windows(2));
        let sides: Vec<Side> = tails
            .flat_map(|(tail, w)| fans.heads[w[0] as usize..w[1] as usize].iter().map(move |head| (tail, *head)))
            .map(|(tail, head)| side(tail, head))
            .collect();
        let open = (0..fans.sites.len()).map(|c| !fans.rim[c] && (ground[c] || passable[c] == Passable::Street));
        let mut mesh = Mesh {
            open: open.collect(),
            corners: fans.sites,
            start: fans.start,
            heads: fans.heads,
            sides,
            streets,
            node_corner,
            stops: Lists::default(),
            aside: Lists::default(),
        };
        mesh.pair_sides();
        let mut stops = stops(pieces);
        stops.retain(|(_, (corner, _))| mesh.open[*corner as usize]);
        mesh.stops = Lists::new(timed.network().edge_count(), &stops);
        let on_ground = Ground { corner: &ground, pace };
        mesh.aside = on_ground.belonging(&mut mesh);
        mesh
    }

    /// The sides that start at a corner, counter-clockwise.
    #[inline]
    pub(super) fn fan(&self, corner: u32) -> std::ops::Range<u32> {
        self.start[corner as usize]..self.start[corner as usize + 1]
    }

    /// The next side counter-clockwise round the corner `tail` that `side` starts at.
    #[inline]
    pub(super) fn turned(&self, tail: u32, side: u32) -> u32 {
        let fan = self.fan(tail);
        if side + 1 == fan.end { fan.start } else { side + 1 }
    }

    pub(super) fn length_m(&self, tail: u32, head: u32) -> f64 {
        between(&self.corners, tail, head)
    }

    fn pair_sides(&mut self) {
        for tail in 0..self.corners.len() as u32 {
            for side in self.fan(tail) {
                let mut back = self.fan(self.heads[side as usize]);
                let back = back.find(|back| self.heads[*back as usize] == tail);
                self.sides[side as usize].twin = back.unwrap_or(side);
            }
        }
    }
}

fn between(corners: &[[f64; 2]], a: u32, b: u32) -> f64 {
    let (a, b) = (corners[a as usize], corners[b as usize]);
    (a[0] - b[0]).hypot(a[1] - b[1])
}

/// The pieces of edges as sides, in each direction they may be walked, by tail and head.
fn streets(timed: &TimedNetwork, pieces: &[Piece]) -> Vec<Street> {
    let mut streets: Vec<Street> = Vec::with_capacity(2 * pieces.len());
    for piece in pieces {
        let Owner::Edge { edge, shares: [a, b] } = piece.owner else { continue };
        let ([from, to], (drawn, against)) = (piece.ends, timed.edge_ticks(edge));
        streets.extend(drawn.map(|_| Street { tail: from, head: to, edge, as_drawn: true, shares: [a, b] }));
        let shares = [1.0 - b, 1.0 - a];
        streets.extend(against.map(|_| Street { tail: to, head: from, edge, as_drawn: false, shares }));
    }
    streets.sort_by_key(|s| (s.tail, s.head));
    streets
}

/// The corners inside each edge with their shares, sorted by edge and share.
fn stops(pieces: &[Piece]) -> Vec<(u32, (u32, f32))> {
    let part = |piece: &Piece| match piece.owner {
        Owner::Edge { edge: EdgeId(edge), shares } => Some((edge, piece.ends, shares)),
        Owner::Barrier => None,
    };
    // Pieces of an edge follow each other; the end of each but the last is a stop.
    let mut stops = Vec::with_capacity(pieces.len());
    for pair in pieces.windows(2) {
        if let (Some((edge, [_, end], [_, share])), Some((next, _, _))) = (part(&pair[0]), part(&pair[1]))
            && edge == next
        {
            stops.push((edge, (end, share)));
        }
    }
    stops
}

/// What a corner is to a walk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Passable {
    /// A street that meets no barrier here, or goes through it.
    Street,
    /// On a barrier; if a street comes here, it ends here or only touches.
    Barrier,
    /// Neither.
    Ground,
}

/// What each corner is: one on a barrier can be passed only if a street leaves it on every side of the barrier.
fn passable(fans: &Fans, pieces: &[Piece]) -> Vec<Passable> {
    let mut kind = vec![Passable::Ground; fans.sites.len()];
    let mut walked: Vec<(u32, u32)> = Vec::with_capacity(2 * pieces.len());
    for piece in pieces.iter().filter(|p| !p.is_barrier()) {
        let [a, b] = piece.ends;
        walked.extend([(a, b), (b, a)]);
        piece.ends.iter().for_each(|site| kind[*site as usize] = Passable::Street);
    }
    walked.sort_unstable();
    for corners in fans.barred.chunk_by(|x, y| x.0 == y.0) {
        let corner = corners[0].0;
        let fan = &fans.heads[fans.start[corner as usize] as usize..fans.start[corner as usize + 1] as usize];
        let is_walked = |head: u32| walked.binary_search(&(corner, head)).is_ok();
        let is_barred = |head: u32| fans.barred.binary_search(&(corner, head)).is_ok();
        if kind[corner as usize] == Passable::Ground || !every_sector_is_walked(fan, is_walked, is_barred) {
            kind[corner as usize] = Passable::Barrier;
        }
    }
    kind
}

/// Whether each part of a fan between two barriers holds a street; one that runs on a barrier belongs to both parts.
fn every_sector_is_walked(fan: &[u32], is_walked: impl Fn(u32) -> bool, is_barred: impl Fn(u32) -> bool) -> bool {
    let Some(first) = fan.iter().position(|head| is_barred(*head)) else { return true };
    let mut has_street = is_walked(fan[first]);
    for head in fan[first + 1..].iter().chain(&fan[..=first]) {
        has_street |= is_walked(*head);
        if is_barred(*head) {
            if !has_street {
                return false;
            }
            has_street = is_walked(*head);
        }
    }
    true
}
