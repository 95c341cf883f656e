//! What may be wrong with one element, in the words of the report.

use super::elements::NodeIn;
use super::store::ElementId;
use crate::error::{DataReport, Defect, ErrorKind, Place};

/// The report of a file, as the elements of that file complain to it.
pub(super) struct Faults<'a> {
    pub(super) file: &'a str,
    pub(super) report: &'a mut DataReport,
}

impl Faults<'_> {
    fn push(&mut self, element: ElementId, defect: Defect) {
        self.report.push(defect.at(Place::file(self.file).with_object(element.to_string())));
    }

    pub(super) fn duplicate(&mut self, element: ElementId) {
        let defect =
            Defect::error(ErrorKind::Duplicate, "duplicate-id", "two elements have the same id; the first is kept");
        self.push(element, defect.with_fix("write the file anew, sorted and merged, with `osmium sort`"));
    }

    pub(super) fn short_way(&mut self, way: i64, nodes: usize) {
        let defect = Defect::error(ErrorKind::Value, "short-way", "a way needs at least two nodes");
        self.push(ElementId::Way(way), defect.with_value(nodes).with_fix("delete it, or give it its nodes"));
    }

    pub(super) fn bad_tag(&mut self, element: ElementId, (key, value): (u32, u32)) {
        let message = "a tag is not in its block's table of strings, or not UTF-8";
        let defect = Defect::error(ErrorKind::Format, "bad-tag", message)
            .with_value(format_args!("string {key} = string {value}"));
        self.push(element, defect.with_fix("write the file anew with a current tool"));
    }

    pub(super) fn bad_member(&mut self, relation: i64, kind: u64) {
        let message = "a member of a relation is neither node, way nor relation";
        let defect = Defect::error(ErrorKind::Format, "bad-member", message).with_value(kind);
        self.push(ElementId::Relation(relation), defect.with_fix("write the file anew with a current tool"));
    }

    pub(super) fn bad_coordinate(&mut self, node: &NodeIn<'_>) {
        let value = match node.nano {
            Some([lon, lat]) => format!("{}, {}", lon as f64 / 1e9, lat as f64 / 1e9),
            None => "a number beyond 64 bits".to_owned(),
        };
        let defect =
            Defect::error(ErrorKind::Coordinate, "bad-coordinate", "a node lies off the earth").with_value(value);
        let fix = "correct the node; longitude is within ±180°, latitude within ±90°";
        self.push(ElementId::Node(node.id), defect.with_fix(fix));
    }
}

/// Sorts elements by id and drops all but the first of each, naming the others.
pub(super) fn sort_unique<T>(
    elements: &mut Vec<T>,
    id: impl Fn(&T) -> i64,
    element: impl Fn(i64) -> ElementId,
    faults: &mut Faults<'_>,
) {
    // Stable, so that the first in the file stays the first.
    elements.sort_by_key(&id);
    elements.dedup_by(|later, first| {
        let same = id(later) == id(first);
        if same {
            faults.duplicate(element(id(later)));
        }
        same
    });
}
