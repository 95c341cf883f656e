//! One identity for each row.

use std::cmp::Ordering;

use super::row::{RowPlace, Spot};
use crate::error::{DataReport, Defect, ErrorKind, Place};

/// Where the kept rows of a table stood, to name them when two turn out to claim the same identity.
#[derive(Default)]
pub(super) struct Places {
    file: String,
    spots: Vec<Spot>,
}

impl Places {
    pub(super) fn push(&mut self, at: &RowPlace<'_>) {
        if self.spots.is_empty() {
            self.file = at.file.to_owned();
        }
        self.spots.push(at.spot);
    }

    fn place(&self, index: usize) -> Place {
        self.spots.get(index).map_or_else(Place::default, |spot| spot.in_file(&self.file))
    }
}

/// Leaves out each row whose identity an earlier row has, and says so.
pub(super) fn drop_duplicates<T>(rows: &mut Vec<T>, places: &Places, id: impl Fn(&T) -> &str, report: &mut DataReport) {
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_unstable_by(|a, b| match id(&rows[*a]).cmp(id(&rows[*b])) {
        Ordering::Equal => a.cmp(b),
        other => other,
    });
    // Each row that repeats an identity, with the row that had it first.
    let mut repeated: Vec<(usize, usize)> = Vec::new();
    let mut first = order.first().copied().unwrap_or(0);
    for pair in order.windows(2) {
        if id(&rows[pair[0]]) == id(&rows[pair[1]]) {
            repeated.push((pair[1], first));
        } else {
            first = pair[1];
        }
    }
    repeated.sort_unstable();
    for (row, first) in &repeated {
        report.push(
            Defect::error(ErrorKind::Duplicate, "duplicate-id", "an earlier row has the same id")
                .with_value(id(&rows[*row]))
                .at(places.place(*row))
                .with_fix(format!("give it an id of its own; the first stands at {}", places.place(*first))),
        );
    }
    let (mut index, mut repeated) = (0, repeated.into_iter().map(|(row, _)| row).peekable());
    rows.retain(|_| {
        let repeats = repeated.next_if_eq(&index).is_some();
        index += 1;
        !repeats
    });
}
