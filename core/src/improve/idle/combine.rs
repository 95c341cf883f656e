//! Which uses share a space in time: the set that serves most, no two of which clash.

use super::fit::Calendar;
use crate::improve::Newly;
use crate::model::CategoryId;

/// A use that fits the space.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fitting {
    pub(super) which: usize,
    pub(super) category: CategoryId,
    pub(super) newly: Newly,
}

/// The uses, ascending, that serve most together; of equal sets that of fewest uses, then the first.
///
/// Depth first over the uses that serve anybody, most first; a branch is left when all that is still to come cannot beat the best.
pub(super) fn best(mut fitting: Vec<Fitting>, calendar: &Calendar) -> Vec<usize> {
    fitting.retain(|fitting| fitting.newly.demand.at_most > 0.0);
    fitting.sort_by(|a, b| b.newly.demand.compared(a.newly.demand).then(a.which.cmp(&b.which)));
    let apart = |a: &Fitting, b: &Fitting| a.category != b.category && !calendar.clash(a.which, b.which);
    let friends = fitting.iter().map(|a| fitting.iter().map(|b| apart(a, b)).collect()).collect();
    let mut search = Search { fitting: &fitting, friends, chosen: Vec::new(), best: (Newly::default(), Vec::new()) };
    search.go(0, Newly::default());
    let mut uses: Vec<usize> = search.best.1.iter().map(|at| fitting[*at].which).collect();
    uses.sort_unstable();
    uses
}

struct Search<'a> {
    fitting: &'a [Fitting],
    /// Which of them can share a space.
    friends: Vec<Vec<bool>>,
    chosen: Vec<usize>,
    best: (Newly, Vec<usize>),
}

impl Search<'_> {
    fn go(&mut self, from: usize, so_far: Newly) {
        if so_far.demand.compared(self.best.0.demand).is_gt() {
            self.best = (so_far, self.chosen.clone());
        }
        let can = |search: &Self, at: usize| search.chosen.iter().all(|other| search.friends[at][*other]);
        for at in from..self.fitting.len() {
            let left = (at..self.fitting.len()).filter(|at| can(self, *at));
            let most = left.fold(so_far, |sum, at| sum.plus(self.fitting[at].newly));
            if most.demand.compared(self.best.0.demand).is_le() {
                return;
            }
            if can(self, at) {
                self.chosen.push(at);
                self.go(at + 1, so_far.plus(self.fitting[at].newly));
                self.chosen.pop();
            }
        }
    }
}
