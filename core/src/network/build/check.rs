//! From raw ways to checked stretches: every stretch that cannot be walked is reported and left out.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::ops::Range;

use super::bounds;
use super::draft::{Draft, Stretch};
use super::ways::{Way, Ways};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::{Ceiling, LonLat, Metric};
use crate::machine::gather::{Room, in_halves};
use crate::machine::threads::join;
use crate::network::kinds::Kinds;
use crate::network::{EdgeAttributes, Passage, RawNode, WayClass};

/// No two neighbouring nodes of a way are this far apart in metres; only damaged data says so.
const LONGEST_STRETCH_M: f64 = 100_000.0;
/// A stated length may fall short of the straight line by this share, since hosts measure on spheres and grids too...
const SHORT_SHARE: f64 = 0.01;
/// ...and by this many metres, since they round.
const SHORT_M: f64 = 1.0;

/// Turns raw ways into stretches, way after way in an order that does not depend on the order they are given in.
pub(super) fn check(
    mut nodes: Vec<RawNode>,
    ways: &(impl Ways + ?Sized),
    open_ends: &[u32],
    metric: Metric,
    mut report: DataReport,
) -> Draft {
    let order = in_canonical_order(&nodes, ways);
    let bounds = bounds(nodes.len(), |node| nodes[node].position);
    let ceiling = bounds.map(|bounds| Ceiling::within(bounds, metric));
    let room = |rows: Range<usize>| order[rows].iter().map(|row| ways.points(*row as usize).saturating_sub(1)).sum();
    let part = |rows: Range<usize>, stretches: &mut Room<'_, Stretch>| {
        let (kinds, report) = (Kinds::default(), DataReport::default());
        let mut checker = Checker { nodes: &nodes, metric, ceiling, stretches, kinds, report };
        for (number, row) in (rows.start as u32 + 1..).zip(&order[rows]) {
            checker.way(number, ways.way(*row as usize));
        }
        (checker.stretches.len(), checker.kinds, checker.report)
    };
    let (mut stretches, (first, second)) = in_halves(order.len(), room, part);
    let (of_first, mut kinds, found) = first;
    report.merge(found);
    report.merge(second.2);
    kinds.merge(&second.1, stretches[of_first..].iter_mut().map(|stretch| &mut stretch.kind));
    check_heights(&mut nodes, &mut report);
    let open_ends = checked_open_ends(&mut nodes, open_ends, &mut report);
    Draft { nodes, open_ends, stretches, kinds, crossing_share: Vec::new(), report }
}

/// The rows of the ways by number, then by their nodes' numbers, then by all else they say.
fn in_canonical_order(nodes: &[RawNode], ways: &(impl Ways + ?Sized)) -> Vec<u32> {
    let node_id = |index: &u32| nodes.get(*index as usize).map(|node| node.id);
    let lengths = |way: Way<'_>| way.lengths_m.map(|l| l.iter().map(|m| m.to_bits()).collect::<Vec<_>>());
    let mut rows: Vec<u32> = (0..ways.count() as u32).collect();
    // Hosts mostly count upwards.
    let ascending = |rows: &[u32]| rows.is_sorted_by(|a, b| ways.way(*a as usize).id < ways.way(*b as usize).id);
    let half = rows.len() / 2;
    // The two share a row, so that they are in order together where each is.
    let (first, second) = join(|| ascending(&rows[..rows.len().min(half + 1)]), || ascending(&rows[half..]));
    if first && second {
        return rows;
    }
    rows.sort_by(|a, b| {
        let (a, b) = (ways.way(*a as usize), ways.way(*b as usize));
        a.id.cmp(&b.id)
            .then_with(|| a.nodes.iter().map(node_id).cmp(b.nodes.iter().map(node_id)))
            .then_with(|| a.nodes.cmp(b.nodes))
            .then_with(|| a.attributes.sort_key().cmp(&b.attributes.sort_key()))
            .then_with(|| lengths(a).cmp(&lengths(b)))
    });
    rows
}

fn check_heights(nodes: &mut [RawNode], report: &mut DataReport) {
    for node in nodes.iter_mut() {
        if let Some(height) = node.elevation_m.filter(|height| !height.is_finite()) {
            let message = "a height must be a finite number; it is ignored";
            let place = Place::object(format!("node {}", node.id));
            report.push(Defect::warning(ErrorKind::Value, "bad-elevation", message).with_value(height).at(place));
            node.elevation_m = None;
        }
    }
}

/// The open ends that exist, each kept from now on.
fn checked_open_ends(nodes: &mut [RawNode], open_ends: &[u32], report: &mut DataReport) -> BTreeSet<u32> {
    let count = nodes.len();
    let mut exists = |end: &u32| match nodes.get_mut(*end as usize) {
        Some(node) => {
            node.keep = true;
            true
        }
        None => {
            report.push(out_of_range(*end, count, Place::object("open ends")));
            false
        }
    };
    open_ends.iter().copied().filter(|end| exists(end)).collect()
}

fn out_of_range(index: u32, nodes: usize, place: Place) -> Defect {
    Defect::error(ErrorKind::NotFound, "out-of-range", "a node index is beyond the table of nodes")
        .with_value(index)
        .at(place)
        .with_fix(format!("use 0..{nodes}"))
}

/// Whether a stated length is shorter than a line.
fn is_short(stated_m: f64, straight_m: f64) -> bool {
    stated_m < straight_m * (1.0 - SHORT_SHARE) - SHORT_M
}

struct Checker<'a, 'r> {
    nodes: &'a [RawNode],
    metric: Metric,
    /// None where there are no nodes.
    ceiling: Option<Ceiling>,
    stretches: &'a mut Room<'r, Stretch>,
    kinds: Kinds,
    report: DataReport,
}

impl Checker<'_, '_> {
    /// Takes the way that has a `number` above 0.
    fn way(&mut self, number: u32, way: Way<'_>) {
        let place = || Place::object(format!("way {}", way.id));
        if way.nodes.len() < 2 {
            let message = "a way needs two nodes or more; it is left out";
            self.report.push(Defect::error(ErrorKind::Network, "too-few-nodes", message).at(place()));
            return;
        }
        for &index in way.nodes {
            if index as usize >= self.nodes.len() {
                self.report.push(out_of_range(index, self.nodes.len(), place()));
            }
        }
        let attributes = self.checked_attributes(way);
        let (way_number, kind) = (NonZero::new(number), self.kinds.number_of(&attributes));
        let lengths = self.checked_lengths(way);
        for (i, pair) in way.nodes.windows(2).enumerate() {
            let ends = (self.nodes.get(pair[0] as usize), self.nodes.get(pair[1] as usize));
            if let (Some(a), Some(b)) = ends
                && let Some(length_m) = self.checked_length(way, (a, b), pair[0] == pair[1], lengths.map(|l| l[i]))
            {
                let (from, to, source_id, way) = (pair[0], pair[1], way.id, way_number);
                self.stretches.push(Stretch { length_m, source_id, from, to, way, kind });
            }
        }
    }

    /// The attributes of a way, with what cannot be true taken out.
    fn checked_attributes(&mut self, way: Way<'_>) -> EdgeAttributes {
        let mut attributes = *way.attributes;
        let mut doubt = |code, message, value: String| {
            let place = Place::object(format!("way {}", way.id));
            self.report.push(Defect::warning(ErrorKind::Value, code, message).with_value(value).at(place));
        };
        if let Some(slope) = attributes.incline.filter(|slope| !slope.is_finite()) {
            doubt("bad-incline", "a slope must be a finite number; it is ignored", slope.to_string());
            attributes.incline = None;
        }
        if let Some(width) = attributes.width_m.filter(|width| !(width.is_finite() && *width >= 0.0)) {
            doubt("bad-width", "a width must be a number >= 0; it is ignored", width.to_string());
            attributes.width_m = None;
        }
        if attributes.passage == Passage::Residents && attributes.class != WayClass::Gate {
            let message = "only a gate may be for residents alone; the way may be used at either end of a walk";
            doubt("residents-way", message, "residents".to_string());
            attributes.passage = Passage::EndOnly;
        }
        attributes
    }

    /// The lengths the host states, when there is one for each stretch.
    fn checked_lengths<'w>(&mut self, way: Way<'w>) -> Option<&'w [f64]> {
        let lengths = way.lengths_m?;
        if lengths.len() + 1 == way.nodes.len() {
            return Some(lengths);
        }
        let message = "a way needs one length for each stretch; its stretches are measured instead";
        self.report.push(
            Defect::warning(ErrorKind::Value, "lengths-mismatch", message)
                .with_value(lengths.len())
                .at(Place::object(format!("way {}", way.id)))
                .with_fix(format!("give {} lengths", way.nodes.len() - 1)),
        );
        None
    }

    /// The length of one stretch, or `None` when it is left out.
    fn checked_length(
        &mut self,
        way: Way<'_>,
        (a, b): (&RawNode, &RawNode),
        same_node: bool,
        stated_m: Option<f64>,
    ) -> Option<f64> {
        let place = || Place::object(format!("way {}, nodes {} to {}", way.id, a.id, b.id));
        let length_m = self.stated_or_measured(stated_m, (a.position, b.position), place);
        if length_m > LONGEST_STRETCH_M {
            let message = "neighbouring nodes of a way are more than 100 km apart; the stretch is left out";
            let defect = Defect::error(ErrorKind::Network, "too-long", message).with_value(length_m).at(place());
            self.report.push(defect.with_fix("check the coordinates of the two nodes, or the unit of the length"));
            return None;
        }
        let found = match (same_node, length_m > 0.0) {
            (_, false) if same_node => Some(("zero-length", "a node follows itself; the repetition is left out")),
            (_, false) => Some(("zero-length", "two nodes lie at the same place; they are joined")),
            (true, true) => Some(("self-loop", "a stretch ends where it starts; it is kept with its length")),
            (false, true) => None,
        };
        if let Some((code, message)) = found {
            self.report.push(Defect::note(ErrorKind::Network, code, message).at(place()));
        }
        (length_m > 0.0 || !same_node).then_some(length_m)
    }

    fn stated_or_measured(
        &mut self,
        stated_m: Option<f64>,
        (a, b): (LonLat, LonLat),
        place: impl Fn() -> Place,
    ) -> f64 {
        if let Some(stated_m) = stated_m.filter(|stated_m| stated_m.is_finite() && *stated_m >= 0.0)
            && self.ceiling.is_some_and(|ceiling| !is_short(stated_m, ceiling.length_m(a, b)))
        {
            return stated_m;
        }
        let straight_m = self.metric.length_m(a, b);
        let Some(stated_m) = stated_m else { return straight_m };
        let (code, message, length_m) = if !(stated_m.is_finite() && stated_m >= 0.0) {
            ("bad-length", "a length must be a number >= 0; the stretch is measured instead", straight_m)
        } else if is_short(stated_m, straight_m) {
            ("short-length", "a stated length is shorter than the straight line; it is kept", stated_m)
        } else {
            return stated_m;
        };
        let defect = Defect::warning(ErrorKind::Value, code, message).with_value(stated_m).at(place());
        self.report.push(defect.with_fix("give metres; leave the length out to have it measured"));
        length_m
    }
}
