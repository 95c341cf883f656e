//! Walks round what is reached, triangle by triangle, and gathers the rings.
//!
//! A side of the mesh whose two ends differ is crossed by the outline exactly once, and a triangle by at most one piece
//! of it. So rings neither cross nor touch each other or themselves, and with more time each crossing only moves outward.

use super::mesh::{Mesh, NO_STREET, STREET_CLEARANCE_M};
use super::walked::Walked;

/// Rings on the plane, end to end; what is reached lies to their left.
#[derive(Debug, Default)]
pub(super) struct Rings {
    pub(super) points: Vec<[f64; 2]>,
    /// Where each ring ends in `points`.
    pub(super) ends: Vec<u32>,
    /// Which sides a ring has crossed: the number of the outline that did so last.
    crossed: Vec<u32>,
    outline: u32,
    /// A bit for each corner within the limit; cleared after each outline, where it was set.
    inside: Vec<u64>,
}

impl Rings {
    fn begin(&mut self, mesh: &Mesh) {
        self.points.clear();
        self.ends.clear();
        self.outline = self.outline.wrapping_add(1);
        if self.crossed.len() != mesh.sides.len() || self.outline == 0 {
            self.crossed = vec![0; mesh.sides.len()];
            self.inside = vec![0; mesh.corners.len().div_ceil(64)];
            self.outline = 1;
        }
    }

    #[inline]
    fn is_inside(&self, corner: u32) -> bool {
        self.inside[corner as usize / 64] >> (corner % 64) & 1 == 1
    }

    /// Outlines what is reached within `limit`.
    pub(super) fn outline(&mut self, mesh: &Mesh, walked: &Walked<'_>, limit: u32) {
        self.begin(mesh);
        let field = walked.field;
        let within = || field.reached.iter().copied().filter(|corner| field.within(*corner, limit).is_some());
        within().for_each(|corner| self.inside[corner as usize / 64] |= 1 << (corner % 64));
        for corner in within() {
            for side in mesh.fan(corner) {
                if !self.is_inside(mesh.heads[side as usize]) && self.crossed[side as usize] != self.outline {
                    self.walk_round(mesh, walked, limit, corner, side);
                }
            }
        }
        within().for_each(|corner| self.inside[corner as usize / 64] = 0);
    }

    /// Gathers the ring that crosses `side`, which leads from a corner inside to one that is not.
    fn walk_round(&mut self, mesh: &Mesh, walked: &Walked<'_>, limit: u32, mut corner: u32, mut side: u32) {
        while self.crossed[side as usize] != self.outline {
            self.crossed[side as usize] = self.outline;
            self.points.push(crossing(mesh, walked, limit, corner, side));
            // The third corner of the triangle to the left of the side.
            let next = mesh.turned(corner, side);
            let third = mesh.heads[next as usize];
            if self.is_inside(third) {
                // The outline leaves by the side from there to the corner that is not inside.
                side = mesh.turned(third, mesh.sides[next as usize].twin);
                corner = third;
            } else {
                side = next;
            }
        }
        self.ends.push(self.points.len() as u32);
    }
}

/// Where time runs out on a side.
fn crossing(mesh: &Mesh, walked: &Walked<'_>, limit: u32, corner: u32, side: u32) -> [f64; 2] {
    let (head, side) = (mesh.heads[side as usize], mesh.sides[side as usize]);
    let ([ax, ay], [bx, by]) = (mesh.corners[corner as usize], mesh.corners[head as usize]);
    // Not nearer to either end than this, so that no two points of an outline fall together.
    let clearance = (STREET_CLEARANCE_M / ((bx - ax) * (bx - ax) + (by - ay) * (by - ay)).sqrt()).min(0.25);
    let share = if side.street == NO_STREET {
        let left = (limit - walked.field.within(corner, limit).unwrap_or(limit)) as f32;
        f64::from(if left >= side.ticks * side.cap { side.cap } else { left / side.ticks })
    } else {
        let streets = mesh.streets[side.street as usize..].iter();
        let here = streets.take_while(|s| (s.tail, s.head) == (corner, head));
        // Nothing of it where no walk comes along: the corner may have been reached by a bridge over this street.
        here.filter_map(|street| walked.share(street, limit)).fold(0.0, f64::max)
    };
    let share = share.clamp(clearance, 1.0 - clearance);
    [ax + (bx - ax) * share, ay + (by - ay) * share]
}
