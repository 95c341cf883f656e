//! Room for the answer of a siting solver, which shows what it wrote past its end.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::siting::Proposal;

use super::siting_question::{SitingQuestion, lc_siting_answer};
use crate::siting::lc_stopped;

/// Rows after the end, which must stay as they are.
const BEYOND: usize = 8;
/// What stands there, and in rows that are not filled: the index of no site.
const UNTOUCHED: u32 = u32::MAX;

/// Where a solver writes.
pub(super) struct Answer {
    sites: Vec<u32>,
    assignment: Vec<u32>,
    assigned: Vec<u8>,
    demand_count: usize,
    site_count: usize,
}

impl Answer {
    pub(super) fn of(question: &SitingQuestion) -> Answer {
        let (demand_count, site_count) = (question.demand_count(), question.site_count());
        Answer {
            sites: vec![UNTOUCHED; site_count + BEYOND],
            assignment: vec![UNTOUCHED; demand_count + BEYOND],
            assigned: vec![0; demand_count + BEYOND],
            demand_count,
            site_count,
        }
    }

    /// The room as the solver sees it.
    pub(super) fn room(&mut self) -> lc_siting_answer {
        lc_siting_answer {
            struct_size: size_of::<lc_siting_answer>(),
            sites: self.sites.as_mut_ptr(),
            site_count: 0,
            assigns: 0,
            assignment: self.assignment.as_mut_ptr(),
            assigned: self.assigned.as_mut_ptr(),
            objective: f64::NAN,
            bound_known: 0,
            bound: f64::NAN,
            stopped: lc_stopped::Exhausted as u64,
            work: 0,
        }
    }

    /// What was written; an error that names the plugin where it cannot be an answer. Whether it is a good one is for the core.
    pub(super) fn proposal(&self, room: &lc_siting_answer, who: &str) -> Result<Proposal, Error> {
        let broken = |what: &str| Error::new(ErrorKind::Plugin, format!("{who} {what}"));
        let beyond = |rows: &[u32], end: usize| rows.iter().skip(end).any(|row| *row != UNTOUCHED);
        let over = self.assigned.iter().skip(self.demand_count).any(|flag| *flag != 0);
        if over || beyond(&self.sites, self.site_count) || beyond(&self.assignment, self.demand_count) {
            return Err(broken("wrote beyond the end of its rows"));
        }
        if room.site_count > self.site_count {
            return Err(broken("chooses more sites than there are").with_value(room.site_count));
        }
        if room.objective.is_nan() {
            return Err(broken("must say what its objective is").with_value(room.objective));
        }
        let stopped = lc_stopped::named(room.stopped).ok_or_else(|| {
            broken("must say by a number of lc_stopped what ended its search").with_value(room.stopped)
        })?;
        let rows = self.assignment.iter().zip(&self.assigned).take(self.demand_count);
        let assignment = rows.map(|(site, assigned)| (*assigned != 0).then_some(*site)).collect();
        Ok(Proposal {
            sites: self.sites.iter().take(room.site_count).copied().collect(),
            assignment: (room.assigns != 0).then_some(assignment),
            objective: room.objective,
            bound: (room.bound_known != 0).then_some(room.bound),
            stopped,
            work: room.work,
        })
    }
}
