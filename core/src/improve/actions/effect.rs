//! What an action changes, in a few numbers.

use crate::access::exact_sum;
use crate::assess::Assessment;
use crate::improve::Shift;
use crate::improve::scenario::{Difference, DifferenceRow, Outcome, Spread};

/// What changes from one assessment to another, added up over circles and requirements.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct ActionEffect {
    /// Findings that were missing or short, and are met.
    pub closed: usize,
    /// Findings that are missing or short, and were not.
    pub opened: usize,
    /// People (homes, where no home says how many) that have something now and had it not, use by use.
    pub gaining: Shift,
    /// Those that had something and have it no more.
    pub losing: Shift,
    /// What people walk less to the nearest, one way: people times seconds.
    pub saved_person_s: f64,
}

impl ActionEffect {
    pub(super) fn of(difference: &Difference) -> ActionEffect {
        let rows = difference.rows();
        let gains = |row: &DifferenceRow| row.people_gaining.unwrap_or(row.homes_gaining);
        let loses = |row: &DifferenceRow| row.people_losing.unwrap_or(row.homes_losing);
        ActionEffect {
            closed: difference.count(Outcome::Closed),
            opened: difference.count(Outcome::Opened),
            gaining: rows.iter().map(gains).fold(Shift::default(), Shift::plus),
            losing: rows.iter().map(loses).fold(Shift::default(), Shift::plus),
            saved_person_s: exact_sum(rows.iter().map(|row| row.saved_person_s)),
        }
    }

    /// What remains of what is gained for sure once what is lost for sure is taken off.
    pub fn net(&self) -> f64 {
        self.gaining.sure - self.losing.sure
    }

    /// Whether it does anybody any good.
    pub(super) fn is_useful(&self) -> bool {
        self.net() > 0.0
            || self.closed > self.opened
            || (self.net() == 0.0 && self.gaining.at_most > self.losing.at_most)
    }

    /// Which of two is to be done first, costs aside.
    pub(super) fn before(&self, other: &ActionEffect) -> std::cmp::Ordering {
        let perhaps = |effect: &ActionEffect| effect.gaining.at_most - effect.losing.at_most;
        let most = other.net().total_cmp(&self.net()).then(other.closed.cmp(&self.closed));
        most.then(perhaps(other).total_cmp(&perhaps(self)))
    }
}

/// How people stand: the means over circles and requirements, of what is known.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Standing {
    /// Findings that are missing or short.
    pub findings: usize,
    /// The share of people that has what a requirement asks for, for sure.
    pub coverage: Option<f64>,
    /// That share in the group of people that has least.
    pub worst_group: Option<f64>,
    /// The mean walk to the nearest in seconds.
    pub mean_walk_s: Option<f64>,
    /// The Gini coefficient of the walks.
    pub gini: Option<f64>,
}

impl Standing {
    /// How people stand before (0) or after (1) a difference.
    pub(super) fn of(difference: &Difference, side: usize) -> Standing {
        let mean = |of: fn(&Spread) -> Option<f64>| {
            let known: Vec<f64> = difference.rows().iter().filter_map(|row| of(&row.spread[side])).collect();
            (!known.is_empty()).then(|| exact_sum(known.iter().copied()) / known.len() as f64)
        };
        let assessment: &Assessment = if side == 0 { difference.before() } else { difference.after() };
        Standing {
            findings: assessment.findings().iter().filter(|finding| finding.priority.is_some()).count(),
            coverage: mean(|spread| spread.coverage),
            worst_group: mean(|spread| spread.worst_group),
            mean_walk_s: mean(|spread| spread.mean_walk_s),
            gini: mean(|spread| spread.gini),
        }
    }
}
