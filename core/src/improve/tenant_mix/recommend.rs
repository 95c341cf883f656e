//! One category for each vacant unit of the whole, none twice.

use super::Candidate;
use super::mix::{Trade, candidates_of};
use crate::improve::Newly;
use crate::improve::unmet::Unmet;
use crate::model::{CategoryId, Unit};

/// What to recruit for one vacant unit, after those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct Recommendation {
    /// The category and its unit; who newly has it is counted after all recommendations before. Its rank is that of the step.
    pub candidate: Candidate,
    /// All recommendations up to this one.
    pub so_far: Newly,
}

/// The best pair of unit and category, then the best of what is left; it ends when nothing left serves anybody.
pub(super) fn recommend(mut unmet: Unmet<'_>, trade: &Trade, vacant: &[usize], units: &[Unit]) -> Vec<Recommendation> {
    let mut taken: Vec<CategoryId> = trade.let_already.iter().copied().collect();
    let (mut left, mut steps): (Vec<usize>, Vec<Recommendation>) = ((0..vacant.len()).collect(), Vec::new());
    let mut so_far = Newly::default();
    while !left.is_empty() {
        let of = |place: &usize| {
            let (place, row) = (*place, vacant[*place]);
            candidates_of(&unmet, trade, place, (row, &units[row])).into_iter().map(move |found| (place, found))
        };
        let useful = |(_, found): &(usize, Candidate)| {
            found.newly.demand.at_most > 0.0 && !found.saturated && !taken.contains(&found.category)
        };
        let all = left.iter().flat_map(of).filter(useful);
        let best = all.min_by(|(_, a), (_, b)| a.before(b).then(a.unit.cmp(&b.unit)));
        let Some((place, mut best)) = best else { break };
        best.rank = steps.len() as u32 + 1;
        unmet.serve(place, best.category);
        left.retain(|other| *other != place);
        taken.push(best.category);
        so_far = so_far.plus(best.newly);
        steps.push(Recommendation { candidate: best, so_far });
    }
    steps
}
