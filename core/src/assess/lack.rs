//! What homes lack, as the floor above sees it: walks, limits, and whether one more place would do.

use super::Assessment;
use super::question::{Measure, Reach};
use super::verdict::Verdict;
use crate::access::{Level, Unknown};
use crate::model::CategoryId;
use crate::units::Ticks;

/// How far a requirement reaches and how many it asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Wanted {
    /// The limit under both measures.
    pub(crate) reach: Reach,
    /// The longest walk in the engine's measure.
    pub(crate) ticks: Ticks,
}

impl Assessment {
    /// How far a requirement reaches; `None` where nobody walks to it, nothing can measure it, or no limit is given.
    pub(crate) fn wanted(&self, requirement: usize) -> Option<Wanted> {
        let question = self.parts().questions.rows.get(requirement)?;
        question.group.ok()?;
        Some(Wanted { reach: question.reach?, ticks: question.ticks })
    }

    /// The categories that a requirement takes, in the order of the standard.
    pub(crate) fn wanted_categories(&self, requirement: usize) -> Vec<CategoryId> {
        let names = self.standard().requirements.get(requirement).map_or(&[][..], |wanted| &wanted.categories);
        names.iter().filter_map(|name| self.parts().catalogue_ids.get(name).copied()).collect()
    }

    /// How many more places a home needs within the limit, as far as the data shows; 0 when it has what is asked for.
    pub(crate) fn more_needed(&self, home: usize, requirement: usize) -> u32 {
        let parts = self.parts();
        let Some(question) = parts.questions.rows.get(requirement) else { return 0 };
        let measure = question.reach.map_or(Measure::Walk, |reach| reach.measure);
        match parts.homes.verdict(&parts.questions, requirement, home, measure) {
            Verdict::Met => 0,
            _ => question.minimum.saturating_sub(parts.homes.reached(requirement, home, measure)).max(1),
        }
    }

    /// The walk from a home to the nearest place that a requirement asks for, in seconds.
    pub(crate) fn nearest_walk(&self, home: usize, requirement: usize) -> Level {
        let (parts, prepared) = (self.parts(), self.prepared());
        let Some(question) = parts.questions.rows.get(requirement) else {
            return Level::Unknown(Unknown::NoFacility);
        };
        if !prepared.home_attached(home) {
            return Level::Unknown(Unknown::Unattached);
        }
        match (parts.homes.walk(question, home), prepared.escape(home)) {
            (Some((walk, _)), Some(escape)) if walk > escape => Level::AtMost(walk.seconds()),
            (Some((walk, _)), _) => Level::Exact(walk.seconds()),
            (None, Some(_)) => Level::Unknown(Unknown::BeyondData),
            (None, None) => Level::TooFar,
        }
    }
}
