//! Gated compounds (小区): behind gates the ways themselves often carry no access tag.
//!
//! Cut at gates and at ways for the ends of walks only, a part of the network falls into public pieces. The longest is
//! the street; every other one can only be reached through what may not be walked through, and so may not be either.

use super::draft::{Draft, Stretch};
use crate::error::{Defect, ErrorKind, Place};
use crate::network::disjoint::DisjointSets;
use crate::network::{EdgeAttributes, Passage, WayClass};

/// A compound that holds more than this share of its part of the network is probably a city behind a mistagged way.
const LARGE_SHARE: f64 = 0.05;

impl Draft<'_> {
    /// Makes the public stretches of every compound usable at the ends of walks only, and reports each compound.
    pub(super) fn close_compounds(&mut self) {
        // Where nothing is restricted every part is one public piece.
        if self.all_have_length && self.kinds.sets().iter().all(is_public) {
            return;
        }
        let public_kinds: Vec<bool> = self.kinds.sets().iter().map(is_public).collect();
        let is_public = |stretch: &Stretch| public_kinds[stretch.kind as usize];
        let drawn = || self.stretches.iter().zip(&self.ends);
        let nodes = self.nodes.len() as u32;
        let (mut whole, mut public) = (DisjointSets::new(nodes), DisjointSets::new(nodes));
        for (stretch, [from, to]) in drawn() {
            whole.join(*from, *to);
            if is_public(stretch) {
                public.join(*from, *to);
            }
        }
        let (mut whole_m, mut public_m) = (vec![0.0; nodes as usize], vec![0.0; nodes as usize]);
        for (stretch, [from, _]) in drawn() {
            whole_m[whole.find(*from) as usize] += stretch.length_m;
            if is_public(stretch) {
                public_m[public.find(*from) as usize] += stretch.length_m;
            }
        }
        let street = longest_piece(&mut whole, &mut public, &public_m);
        let mut is_compound = vec![false; nodes as usize];
        let drawn = self.stretches.iter_mut().zip(&self.ends);
        for (stretch, [from, _]) in drawn.filter(|(stretch, _)| is_public(stretch)) {
            let piece = public.find(*from);
            if street[whole.find(*from) as usize] != Some(piece) {
                let attributes = EdgeAttributes { passage: Passage::EndOnly, ..*self.kinds.get(stretch.kind) };
                stretch.kind = self.kinds.number_of(&attributes);
                is_compound[piece as usize] = true;
            }
        }
        for piece in (0..nodes).filter(|node| is_compound[*node as usize]) {
            let share = public_m[piece as usize] / whole_m[whole.find(piece) as usize];
            self.report_compound(piece, public_m[piece as usize], share);
        }
    }

    fn report_compound(&mut self, piece: u32, length_m: f64, share: f64) {
        let place = Place::object(format!("node {}", self.nodes.id[piece as usize]));
        let value = format!("{length_m:.0} m");
        let defect = if share > LARGE_SHARE {
            let message = "a large part of the network is reached through gates or private ways only; \
                           nobody may walk through it";
            Defect::warning(ErrorKind::Network, "large-compound", message)
                .with_fix("check the access of the ways and gates that join it to the rest")
        } else {
            let message = "ways behind gates or private ways are used at the ends of walks only";
            Defect::note(ErrorKind::Network, "compound", message)
        };
        self.report.push(defect.with_value(value).at(place));
    }
}

fn is_public(attributes: &EdgeAttributes) -> bool {
    attributes.passage == Passage::Public && attributes.class != WayClass::Gate
}

/// For each connected whole, named by its smallest node, its longest public piece; of equals the one named lower.
fn longest_piece(whole: &mut DisjointSets, public: &mut DisjointSets, public_m: &[f64]) -> Vec<Option<u32>> {
    let mut longest: Vec<Option<u32>> = vec![None; public_m.len()];
    for piece in (0..public_m.len() as u32).filter(|node| public_m[*node as usize] > 0.0) {
        debug_assert_eq!(public.find(piece), piece);
        let best = &mut longest[whole.find(piece) as usize];
        if best.is_none_or(|other| public_m[piece as usize] > public_m[other as usize]) {
            *best = Some(piece);
        }
    }
    longest
}
