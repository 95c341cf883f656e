//! From raw ways to checked stretches: every stretch that cannot be walked is reported and left out.

use std::collections::BTreeSet;
use std::ops::Range;

use super::bounds;
use super::draft::Draft;
use super::nodes::Nodes;
use super::stretches::{Checker, out_of_range};
use super::ways::{Way, Ways};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::{Ceiling, Metric};
use crate::machine::gather::Halves;
use crate::machine::threads::join;
use crate::network::kinds::Kinds;

/// Where nodes are is read for so many ways at once: memory that is read in no order answers many questions in the time of
/// one, if they do not wait for each other.
const AT_ONCE: usize = 64;

/// Turns raw ways into stretches, way after way in an order that does not depend on the order they are given in.
pub(super) fn check<'a>(
    mut nodes: Nodes<'a>,
    ways: &impl Ways,
    open_ends: &[u32],
    metric: Metric,
    mut report: DataReport,
) -> Draft<'a> {
    let order = in_canonical_order(&nodes, ways);
    let row = |at: usize| order.as_ref().map_or(at, |order| order[at] as usize);
    let bounds = bounds(nodes.len(), |node| nodes.position[node]);
    let ceiling = bounds.map(|bounds| Ceiling::within(bounds, metric));
    let part = |part: Range<usize>, (stretches, ends)| {
        let (kinds, report) = (Kinds::default(), DataReport::default());
        let checker =
            Checker { ids: &nodes.id, metric, ceiling, stretches, ends, kinds, all_have_length: true, report };
        let mut checker = checker;
        let mut places = Vec::new();
        for from in part.clone().step_by(AT_ONCE) {
            let some = from..(from + AT_ONCE).min(part.end);
            let place = |node: &u32| nodes.position.get(*node as usize).copied();
            places.clear();
            some.clone().for_each(|at| places.extend(ways.way(row(at)).nodes.iter().map(place)));
            let mut rest = &places[..];
            for at in some {
                let way = ways.way(row(at));
                let (of_way, others) = rest.split_at(way.nodes.len());
                checker.way(at as u32 + 1, way, of_way);
                rest = others;
            }
        }
        checker.close()
    };
    let (count, half) = (ways.count(), ways.count() / 2);
    let rooms = [0..half, half..count].map(|part| part.map(|at| ways.points(row(at)).saturating_sub(1)).sum());
    let (mut stretches, mut ends) = (Halves::with_room(rooms), Halves::with_room(rooms));
    let ((low, high), (low_ends, high_ends)) = (stretches.rooms(), ends.rooms());
    let (first, second) = join(|| part(0..half, (low, low_ends)), || part(half..count, (high, high_ends)));
    let (mut stretches, ends, mut kinds) = (stretches.into_vec(), ends.into_vec(), first.kinds);
    report.merge(first.report);
    report.merge(second.report);
    kinds.merge(&second.kinds, stretches[first.stretches..].iter_mut().map(|stretch| &mut stretch.kind));
    check_heights(&mut nodes, &mut report);
    let open_ends = checked_open_ends(&mut nodes, open_ends, &mut report);
    let all_have_length = first.all_have_length && second.all_have_length;
    Draft { nodes, bounds, open_ends, stretches, ends, kinds, all_have_length, crossing_share: Vec::new(), report }
}

/// The rows of the ways by number, then by their nodes' numbers, then by all else they say; none where that is the order
/// they are in.
fn in_canonical_order(nodes: &Nodes<'_>, ways: &impl Ways) -> Option<Vec<u32>> {
    let node_id = |index: &u32| nodes.id.get(*index as usize);
    let lengths = |way: Way<'_>| way.lengths_m.map(|l| l.iter().map(|m| m.to_bits()).collect::<Vec<_>>());
    // Hosts mostly count upwards.
    let ascending = |rows: Range<usize>| rows.is_sorted_by(|a, b| ways.way(*a).id < ways.way(*b).id);
    let (count, half) = (ways.count(), ways.count() / 2);
    // The two share a row, so that they are in order together where each is.
    if join(|| ascending(0..count.min(half + 1)), || ascending(half..count)) == (true, true) {
        return None;
    }
    let mut rows: Vec<u32> = (0..count as u32).collect();
    rows.sort_by(|a, b| {
        let (a, b) = (ways.way(*a as usize), ways.way(*b as usize));
        a.id.cmp(&b.id)
            .then_with(|| a.nodes.iter().map(node_id).cmp(b.nodes.iter().map(node_id)))
            .then_with(|| a.nodes.cmp(b.nodes))
            .then_with(|| a.attributes.sort_key().cmp(&b.attributes.sort_key()))
            .then_with(|| lengths(a).cmp(&lengths(b)))
    });
    Some(rows)
}

fn check_heights(nodes: &mut Nodes<'_>, report: &mut DataReport) {
    for node in 0..nodes.elevation_m.len() {
        if let Some(height) = nodes.elevation_m[node].filter(|height| !height.is_finite()) {
            let message = "a height must be a finite number; it is ignored";
            let place = Place::object(format!("node {}", nodes.id[node]));
            report.push(Defect::warning(ErrorKind::Value, "bad-elevation", message).with_value(height).at(place));
            nodes.elevation_m.to_mut()[node] = None;
        }
    }
}

/// The open ends that exist, each kept from now on.
fn checked_open_ends(nodes: &mut Nodes<'_>, open_ends: &[u32], report: &mut DataReport) -> BTreeSet<u32> {
    let count = nodes.len();
    let mut exists = |end: u32| {
        let exists = (end as usize) < count;
        match exists {
            true => nodes.keep(end),
            false => report.push(out_of_range(end, count, Place::object("open ends"))),
        }
        exists
    };
    open_ends.iter().copied().filter(|end| exists(*end)).collect()
}
