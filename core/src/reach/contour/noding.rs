//! Lines that meet get a site where they do: no two sides of the mesh may cross.

use super::cells;
use super::pieces::{Layout, Piece};

/// A site this near to a line lies on it, in metres.
const TOUCH_M: f64 = 0.05;

/// A site that a piece must go through, and where on the piece.
type Split = (u32, f64, u32);

/// Splits all pieces where they touch or cross each other.
pub(super) fn node(layout: &mut Layout) {
    let mut by_cell: Vec<(u64, u32)> = Vec::with_capacity(layout.pieces.len() * 2);
    for (number, piece) in (0u32..).zip(&layout.pieces) {
        let segment = piece.ends.map(|site| layout.sites.metres(site));
        by_cell.extend(cells::round(segment).map(|cell| (cell, number)));
    }
    by_cell.sort_unstable();
    by_cell.dedup();
    let mut splits: Vec<Split> = Vec::new();
    for together in by_cell.chunk_by(|a, b| a.0 == b.0) {
        for (i, (_, one)) in together.iter().enumerate() {
            for (_, other) in &together[i + 1..] {
                meet(layout, *one, *other, &mut splits);
            }
        }
    }
    split(layout, splits);
    part_passages(layout);
}

/// Finds where two pieces touch or cross.
fn meet(layout: &mut Layout, one: u32, other: u32, splits: &mut Vec<Split>) {
    let [p, q] = [one, other].map(|number| layout.pieces[number as usize].ends);
    let (a, b) = (p.map(|site| layout.sites.metres(site)), q.map(|site| layout.sites.metres(site)));
    let apart = |axis: usize| {
        let (low, high) = (a[0][axis].min(a[1][axis]), a[0][axis].max(a[1][axis]));
        low > b[0][axis].max(b[1][axis]) + TOUCH_M || high + TOUCH_M < b[0][axis].min(b[1][axis])
    };
    if apart(0) || apart(1) {
        return;
    }
    let before = splits.len();
    for i in [0, 1] {
        splits.extend(touched(p, a, q[i], b[i]).map(|share| (one, share, q[i])));
        splits.extend(touched(q, b, p[i], a[i]).map(|share| (other, share, p[i])));
    }
    if splits.len() > before || p.iter().any(|site| q.contains(site)) {
        return;
    }
    if let Some((share, other_share)) = crossing(a, b) {
        let point = [0, 1].map(|axis| a[0][axis] + (a[1][axis] - a[0][axis]) * share);
        let site = layout.sites.at(point);
        splits.push((one, share, site));
        splits.push((other, other_share, site));
    }
}

/// Where on a segment a site lies that is not one of its ends, as a share of its length.
fn touched(ends: [u32; 2], [a, b]: [[f64; 2]; 2], site: u32, point: [f64; 2]) -> Option<f64> {
    if ends.contains(&site) {
        return None;
    }
    let along = [b[0] - a[0], b[1] - a[1]];
    let gap = [point[0] - a[0], point[1] - a[1]];
    let length_2 = along[0] * along[0] + along[1] * along[1];
    let share = (gap[0] * along[0] + gap[1] * along[1]) / length_2;
    let aside = (gap[0] * along[1] - gap[1] * along[0]).abs();
    (share > 0.0 && share < 1.0 && aside <= TOUCH_M * length_2.sqrt()).then_some(share)
}

/// Where two segments cross, as shares of their lengths.
fn crossing(a: [[f64; 2]; 2], b: [[f64; 2]; 2]) -> Option<(f64, f64)> {
    let minus = |p: [f64; 2], q: [f64; 2]| [p[0] - q[0], p[1] - q[1]];
    let cross = |p: [f64; 2], q: [f64; 2]| p[0] * q[1] - p[1] * q[0];
    let (along, other, gap) = (minus(a[1], a[0]), minus(b[1], b[0]), minus(b[0], a[0]));
    let turn = cross(along, other);
    let (share, other_share) = (cross(gap, other) / turn, cross(gap, along) / turn);
    let inside = |share: f64| share > 0.0 && share < 1.0;
    (turn != 0.0 && inside(share) && inside(other_share)).then_some((share, other_share))
}

/// Replaces each split piece by its parts.
fn split(layout: &mut Layout, mut splits: Vec<Split>) {
    splits.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut splits = splits.into_iter().peekable();
    let mut parts = Vec::with_capacity(layout.pieces.len() + splits.len());
    for (number, piece) in (0u32..).zip(&layout.pieces) {
        let (mut before, mut done) = (piece.ends[0], 0.0);
        let mut to = |site: u32, share: f64| {
            if site != before {
                parts.push(piece.part([before, site], done, share));
                (before, done) = (site, share);
            }
        };
        while let Some((_, share, site)) = splits.next_if(|s| s.0 == number) {
            to(site, share);
        }
        to(piece.ends[1], 1.0);
    }
    layout.pieces = parts;
}

/// Gives a site of its own to the middle of every barrier between two passages, and of every street between two
/// barriers, so that passages do not run together and the street has a site on its own ground.
fn part_passages(layout: &mut Layout) {
    let (mut walked, mut barred) = (vec![false; layout.sites.len()], vec![false; layout.sites.len()]);
    for piece in &layout.pieces {
        let on = if piece.is_barrier() { &mut barred } else { &mut walked };
        piece.ends.iter().for_each(|site| on[*site as usize] = true);
    }
    let both = |piece: &Piece, on: &[bool]| piece.ends.iter().all(|site| on[*site as usize]);
    let key = |piece: &Piece| (piece.ends[0].min(piece.ends[1]), piece.ends[0].max(piece.ends[1]), piece.is_barrier());
    let between = |piece: &&Piece| both(piece, &walked) && both(piece, &barred);
    let mut known: Vec<(u32, u32, bool)> = layout.pieces.iter().filter(between).map(key).collect();
    known.sort_unstable();
    let mut splits = Vec::new();
    for (number, piece) in (0u32..).zip(&layout.pieces).filter(|(_, piece)| between(piece)) {
        let (low, high, is_barrier) = key(piece);
        // A path that runs along the barrier itself has ground on both sides.
        if known.binary_search(&(low, high, !is_barrier)).is_err() {
            let [a, b] = piece.ends.map(|site| layout.sites.metres(site));
            splits.push((number, 0.5, layout.sites.at([(a[0] + b[0]) / 2.0, (a[1] + b[1]) / 2.0])));
        }
    }
    split(layout, splits);
}
