//! In which order spaces are put to use.

use super::fit::Calendar;
use super::rank::{IdleRow, combination};
use super::{Combination, IdleUse};
use crate::improve::Newly;
use crate::improve::unmet::Unmet;
use crate::model::IdleSpace;

/// One space put to use after those before it.
#[derive(Clone, Debug, PartialEq)]
pub struct IdleStep {
    /// The space and its uses, with who newly has what they offer after all steps before.
    pub combination: Combination,
    /// All steps up to this one.
    pub so_far: Newly,
    /// The cost of all steps up to this one; `None` when one of them is not known.
    pub cost_so_far: Option<f64>,
}

/// The spaces in order; what each serves is taken off what is left for the others.
pub(super) fn order(
    mut unmet: Unmet<'_>,
    calendar: &Calendar,
    rows: &[IdleRow],
    spaces: &[IdleSpace],
    uses: &[IdleUse],
) -> Vec<IdleStep> {
    let (mut steps, mut left) = (Vec::new(), (0..spaces.len()).collect::<Vec<_>>());
    let (mut so_far, mut cost_so_far) = (Newly::default(), Some(0.0));
    loop {
        let all = left.iter().map(|space| combination(&unmet, calendar, rows, uses, *space));
        let cost = |combination: &Combination| spaces[combination.space].cost.unwrap_or(f64::INFINITY);
        // Most demand first; of equal ones the cheaper, then the first.
        let best = all.filter(|all| !all.uses.is_empty()).min_by(|a, b| {
            let most = b.newly.demand.compared(a.newly.demand);
            most.then(cost(a).total_cmp(&cost(b))).then(a.space.cmp(&b.space))
        });
        let Some(best) = best else { return steps };
        left.retain(|space| *space != best.space);
        best.uses.iter().for_each(|which| unmet.serve(best.space, uses[*which].category));
        so_far = so_far.plus(best.newly);
        cost_so_far = cost_so_far.zip(spaces[best.space].cost).map(|(sum, cost)| sum + cost);
        steps.push(IdleStep { combination: best, so_far, cost_so_far });
    }
}
