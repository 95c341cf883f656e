//! The stretches of a way, one by one: what cannot be walked is left out, what cannot be true is taken out.

use std::num::NonZero;

use super::draft::Stretch;
use super::ways::Way;
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::{Ceiling, LonLat, Metric};
use crate::machine::gather::Room;
use crate::network::kinds::Kinds;
use crate::network::{EdgeAttributes, Passage, WayClass};

/// No two neighbouring nodes of a way are this far apart in metres; only damaged data says so.
const LONGEST_STRETCH_M: f64 = 100_000.0;
/// A stated length may fall short of the straight line by this share, since hosts measure on spheres and grids too...
const SHORT_SHARE: f64 = 0.01;
/// ...and by this many metres, since they round.
const SHORT_M: f64 = 1.0;

/// A number that no node has.
pub(super) fn out_of_range(index: u32, nodes: usize, place: Place) -> Defect {
    Defect::error(ErrorKind::NotFound, "out-of-range", "a node index is beyond the table of nodes")
        .with_value(index)
        .at(place)
        .with_fix(format!("use 0..{nodes}"))
}

/// Whether a stated length is shorter than a line.
fn is_short(stated_m: f64, straight_m: f64) -> bool {
    stated_m < straight_m * (1.0 - SHORT_SHARE) - SHORT_M
}

/// What becomes of the ways of a part of the table.
pub(super) struct Checker<'a> {
    /// The source's own numbers of the nodes.
    pub(super) ids: &'a [i64],
    pub(super) metric: Metric,
    /// None where there are no nodes.
    pub(super) ceiling: Option<Ceiling>,
    pub(super) stretches: Room<'a, Stretch>,
    pub(super) ends: Room<'a, [u32; 2]>,
    pub(super) kinds: Kinds,
    /// Whether every stretch so far has a length.
    pub(super) all_have_length: bool,
    pub(super) report: DataReport,
}

/// What was found besides the stretches.
pub(super) struct Checked {
    /// How many there are.
    pub(super) stretches: usize,
    pub(super) kinds: Kinds,
    pub(super) all_have_length: bool,
    pub(super) report: DataReport,
}

impl Checker<'_> {
    /// What was found, once all ways were taken.
    pub(super) fn close(self) -> Checked {
        let Checker { stretches, kinds, all_have_length, report, .. } = self;
        Checked { stretches: stretches.len(), kinds, all_have_length, report }
    }

    /// Takes the way that has a `number` above 0, and whose nodes are at `places`; none where there is no such node.
    pub(super) fn way(&mut self, number: u32, way: Way<'_>, places: &[Option<LonLat>]) {
        let place = || Place::object(format!("way {}", way.id));
        if way.nodes.len() < 2 {
            let message = "a way needs two nodes or more; it is left out";
            self.report.push(Defect::error(ErrorKind::Network, "too-few-nodes", message).at(place()));
            return;
        }
        for (&index, at) in way.nodes.iter().zip(places) {
            if at.is_none() {
                self.report.push(out_of_range(index, self.ids.len(), place()));
            }
        }
        let attributes = self.checked_attributes(way);
        let (way_number, kind) = (NonZero::new(number), self.kinds.number_of(&attributes));
        let lengths = self.checked_lengths(way);
        for (i, (nodes, places)) in way.nodes.array_windows().zip(places.array_windows()).enumerate() {
            if let [Some(a), Some(b)] = *places
                && let Some(length_m) = self.checked_length(way, *nodes, (a, b), lengths.map(|l| l[i]))
            {
                self.all_have_length &= length_m > 0.0;
                self.stretches.push(Stretch { length_m, source_id: way.id, way: way_number, kind });
                self.ends.push(*nodes);
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
        nodes: [u32; 2],
        places: (LonLat, LonLat),
        stated_m: Option<f64>,
    ) -> Option<f64> {
        let (ids, same_node) = (self.ids, nodes[0] == nodes[1]);
        let place = || {
            let [a, b] = nodes.map(|node| ids[node as usize]);
            Place::object(format!("way {}, nodes {a} to {b}", way.id))
        };
        let length_m = self.stated_or_measured(stated_m, places, place);
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
