//! The grade of a circle by an editable rule, between what is certain and what the missing data may hide.

use super::Assessment;
use super::finding::Status;
use crate::standard::{GradeRule, Obligation};

/// How many requirements of one obligation a circle meets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct ObligationShare {
    /// How binding they are.
    pub obligation: Obligation,
    /// Met or saturated.
    pub met: usize,
    /// Missing or short.
    pub lacking: usize,
    /// Nothing can be said of them.
    pub unknown: usize,
}

impl ObligationShare {
    fn total(self) -> usize {
        self.met + self.lacking + self.unknown
    }
}

/// The grade of a circle. Where data lacks it lies between two grades: no data is neither met nor missing.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Grading {
    /// The grade it has for sure, as an index into [`GradeRule::grades`]; `None` when it has none for sure.
    pub at_least: Option<usize>,
    /// The grade it would have if all that is not known were met; `None` when it can have none.
    pub at_most: Option<usize>,
    /// What it was decided by.
    pub shares: [ObligationShare; 4],
}

impl Assessment {
    /// The grade of a circle (an index into [`Assessment::circles`]) by a rule; without grade beyond the circles.
    pub fn grade(&self, circle: usize, rule: &GradeRule) -> Grading {
        let of = |obligation: Obligation| {
            let mut share = ObligationShare { obligation, met: 0, lacking: 0, unknown: 0 };
            for finding in self.findings().iter().filter(|finding| finding.circle == circle) {
                let asked = self.standard().requirements.get(finding.requirement).map(|r| r.obligation.value);
                if asked == Some(obligation) {
                    *match finding.status {
                        Status::Met | Status::Saturated => &mut share.met,
                        Status::Missing | Status::ShortBy(_) => &mut share.lacking,
                        Status::NoData(_) => &mut share.unknown,
                    } += 1;
                }
            }
            share
        };
        let shares = Obligation::ALL.map(of);
        let at_least = highest(rule, &shares, |share| share.met);
        let at_most = highest(rule, &shares, |share| share.met + share.unknown);
        Grading { at_least, at_most, shares }
    }
}

/// The highest grade that holds with all below it, when so many requirements of an obligation count as met.
fn highest(rule: &GradeRule, shares: &[ObligationShare; 4], met: impl Fn(&ObligationShare) -> usize) -> Option<usize> {
    let holds = |grade: &&crate::standard::Grade| {
        let mut asked = grade.met.iter().filter_map(|(obligation, least)| {
            let share = shares.iter().find(|share| share.obligation == *obligation && share.total() > 0)?;
            Some(100.0 * met(share) as f64 >= least.value * share.total() as f64)
        });
        asked.next().is_some_and(|first| first && asked.all(|holds| holds))
    };
    rule.grades.iter().take_while(holds).count().checked_sub(1)
}
