//! The lines of the mesh: edges and barriers in pieces short enough to be sides of triangles.

use super::cells;
use super::sites::Sites;
use crate::network::{EdgeId, Network};

/// The longest piece of an edge in metres: also how wide a gap in a street may be and yet be closed.
pub(super) const EDGE_PIECE_M: f64 = 40.0;
/// The longest piece of a barrier in metres.
const BARRIER_PIECE_M: f64 = 30.0;
/// No segment is cut into more pieces than this; a longer one, some 160 km, is left coarse.
const MOST_PIECES: f64 = 4096.0;

/// What a piece belongs to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Owner {
    /// An edge, from one share of its length to another, as drawn.
    Edge {
        /// The edge.
        edge: EdgeId,
        /// Which shares of its length lie before the two ends of the piece.
        shares: [f32; 2],
    },
    /// A barrier.
    Barrier,
}

/// A straight piece between two sites.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Piece {
    pub(super) ends: [u32; 2],
    pub(super) owner: Owner,
}

impl Piece {
    pub(super) fn is_barrier(&self) -> bool {
        self.owner == Owner::Barrier
    }

    /// The part from one share of the piece to another.
    pub(super) fn part(&self, ends: [u32; 2], from: f64, to: f64) -> Piece {
        let owner = match self.owner {
            Owner::Barrier => Owner::Barrier,
            Owner::Edge { edge, shares: [a, b] } => {
                let at = |t: f64| if t == 1.0 { b } else { a + (b - a) * t as f32 };
                Owner::Edge { edge, shares: [at(from), at(to)] }
            }
        };
        Piece { ends, owner }
    }
}

/// The pieces of a network's edges and of the barriers near them, and the site of each node.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) sites: Sites,
    pub(super) pieces: Vec<Piece>,
    pub(super) node_site: Vec<u32>,
}

impl Layout {
    pub(super) fn of(network: &Network) -> Layout {
        let (mut layout, plane) = (Layout::default(), network.plane());
        let nodes = (0..network.node_count() as u32).map(crate::network::NodeId);
        layout.node_site = nodes.map(|node| layout.sites.at_place(&plane, network.position(node))).collect();
        for edge in (0..network.edge_count() as u32).map(EdgeId) {
            let shape = network.shape(edge);
            let length_m = shape.length_m();
            let share = |c: f64| if length_m > 0.0 { (c / length_m) as f32 } else { 0.0 };
            for ends in shape.segments() {
                let owner = Owner::Edge { edge, shares: ends.map(|end| share(end.chainage_m)) };
                layout.lay(ends.map(|end| plane.to_metres(end.point)), owner, EDGE_PIECE_M);
            }
        }
        let near = cells::grown(&cells::of_pieces(&layout.sites, &layout.pieces), cells::RINGS);
        for barrier in network.barriers() {
            for ends in barrier.line.windows(2) {
                let ends = [plane.to_metres(ends[0]), plane.to_metres(ends[1])];
                if ends.iter().any(|end| near.binary_search(&cells::of(*end)).is_ok()) || cells::passes(ends, &near) {
                    layout.lay(ends, Owner::Barrier, BARRIER_PIECE_M);
                }
            }
        }
        layout
    }

    /// Lays a straight segment in pieces of at most `longest_m`.
    fn lay(&mut self, [a, b]: [[f64; 2]; 2], owner: Owner, longest_m: f64) {
        let length_m = (b[0] - a[0]).hypot(b[1] - a[1]);
        let pieces = (length_m / longest_m).ceil().clamp(1.0, MOST_PIECES) as u32;
        let whole = Piece { ends: [0, 0], owner };
        let (mut before, mut done) = (self.sites.at(a), 0.0);
        for piece in 1..=pieces {
            let share = f64::from(piece) / f64::from(pieces);
            let point = if piece == pieces { b } else { [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share] };
            let site = self.sites.at(point);
            if site != before {
                self.pieces.push(whole.part([before, site], done, share));
                (before, done) = (site, share);
            }
        }
    }
}
