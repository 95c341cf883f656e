//! The nearest facility of each group, for every origin: one multi-source search per group.

use super::search::{Label, Scratch, search};
use super::{Places, TimedNetwork, Work, parallel};
use crate::units::Ticks;

/// For each group and origin, the nearest target.
#[derive(Clone, Debug, PartialEq)]
pub struct Nearest {
    rows: Vec<Vec<Label>>,
    work: Work,
}

impl Nearest {
    /// The time to the nearest target of a group and that target, or `None` when none lies within the horizon.
    pub fn get(&self, group: usize, origin: usize) -> Option<(Ticks, u32)> {
        let label = *self.rows.get(group)?.get(origin)?;
        (label != Label::NONE).then(|| (Ticks::new(label.ticks()), label.source()))
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

/// The nearest target of each group, for every origin, within `horizon`; ties go to the lowest index.
///
/// A group lists indices of `targets`; an index that does not exist is passed over.
///
/// # Performance
///
/// One search per group over what lies within the horizon of its targets, whatever the number of origins. Groups run
/// in parallel in the caller's rayon pool.
pub fn nearest(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    groups: &[Vec<u32>],
    horizon: Ticks,
) -> Nearest {
    let scratch = || Scratch::new(timed.graph().vertex_count());
    let answers = parallel::map(groups.len(), scratch, |scratch, g| {
        nearest_of_group(timed, origins, targets, &groups[g], horizon.get(), scratch)
    });
    let work = answers.iter().map(|(_, work)| *work).sum();
    Nearest { rows: answers.into_iter().map(|(row, _)| row).collect(), work }
}

fn nearest_of_group(
    timed: &TimedNetwork,
    origins: &Places,
    targets: &Places,
    group: &[u32],
    horizon: u32,
    scratch: &mut Scratch,
) -> (Vec<Label>, Work) {
    let doors = || group.iter().flat_map(|t| targets.doors(*t));
    let mut row = vec![Label::NONE; origins.len()];
    for door in doors() {
        for origin in origins.on_edge(door.at.edge) {
            if let Some(ticks) = origin.straight_to(timed, door).filter(|t| *t <= horizon) {
                let best = &mut row[origin.place as usize];
                *best = Label::new(ticks, door.place).min(*best);
            }
        }
    }
    let seeds = doors().flat_map(|d| d.entering(timed).map(|w| (w.vertex, Label::new(w.ticks, d.place))));
    let work = search(&timed.graph().backward, scratch, seeds, horizon, &mut |_, _| {});
    read_at(timed, origins, scratch, horizon, &mut row);
    (row, work)
}

/// Improves `row` with what the last search over the reversed graph found at the ends of each origin's edges.
pub(super) fn read_at(timed: &TimedNetwork, origins: &Places, scratch: &Scratch, horizon: u32, row: &mut [Label]) {
    for (origin, best) in row.iter_mut().enumerate() {
        for way in origins.doors(origin as u32).iter().flat_map(|d| d.leaving(timed)) {
            if let Some(label) = scratch.label(way.vertex).and_then(|l| l.plus(way.ticks, horizon)) {
                *best = label.min(*best);
            }
        }
    }
}
