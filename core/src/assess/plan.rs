//! One plan for each circle (一圈一策): what to do first, for whom, by whom, and by which clause.

use super::Assessment;
use super::finding::{Finding, Saved, Status};
use super::grade::Grading;
use crate::standard::{Bilingual, Cited, GradeRule, Group, Obligation, Requirement};

/// What one circle lacks, the most urgent first, with its grade and what cannot be judged.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// The circle, as an index into [`Assessment::circles`].
    pub circle: usize,
    /// Its grade by the rule asked for.
    pub grade: Grading,
    /// What is missing or short, the most urgent first.
    pub items: Vec<PlanItem>,
    /// What nothing can be said of, as indices into [`Assessment::findings`], in the order of the standard.
    pub unknown: Vec<usize>,
    /// The levels that ask for anything that must be there, the largest first. They are not inclusive (非包含关系): each is
    /// judged by its own facilities, and none makes up for another.
    pub levels: Vec<LevelFinding>,
    /// The standard's named groups (一菜一修), in its order.
    pub groups: Vec<GroupFinding>,
    /// All levels together: short as soon as one level is.
    pub judged: TogetherStatus,
}

/// One thing to do.
#[derive(Clone, Debug, PartialEq)]
pub struct PlanItem {
    /// The finding, as an index into [`Assessment::findings`].
    pub finding: usize,
    /// How urgent it is, 1 first; see [`super::priority_of`].
    pub priority: u8,
    /// What walks would be saved.
    pub saved: Option<Saved>,
    /// The departments that answer for it; only where the standard names them.
    pub departments: Option<Cited<Vec<String>>>,
    /// The finding in one sentence.
    pub text: Bilingual,
}

impl PlanItem {
    /// Which of two is to be done first.
    pub(super) fn before(&self, other: &PlanItem) -> std::cmp::Ordering {
        let binding = |item: &PlanItem| item.priority <= LEAST_BINDING;
        let saved = |item: &PlanItem| item.saved.map_or(-1.0, |saved| saved.person_s);
        let first = binding(other).cmp(&binding(self)).then(saved(other).total_cmp(&saved(self)));
        first.then(self.priority.cmp(&other.priority))
    }
}

/// The last priority of [`super::priority_of`] that stands for something that must be there or is basic.
const LEAST_BINDING: u8 = 2;

/// What a circle has of several requirements taken together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TogetherStatus {
    /// All of them.
    Met,
    /// Not all of them.
    Short,
    /// Nothing is missing for sure, and nothing can be said of some.
    Unknown,
}

impl TogetherStatus {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            TogetherStatus::Met => "met",
            TogetherStatus::Short => "short",
            TogetherStatus::Unknown => "no-data",
        }
    }

    fn of(statuses: impl Iterator<Item = Status>) -> TogetherStatus {
        statuses.fold(TogetherStatus::Met, |so_far, status| match (so_far, status) {
            (TogetherStatus::Short, _) | (_, Status::Missing | Status::ShortBy(_)) => TogetherStatus::Short,
            (_, Status::NoData(_)) => TogetherStatus::Unknown,
            (so_far, Status::Met | Status::Saturated) => so_far,
        })
    }
}

/// A named group of the standard (一菜一修) and what the circle has of it.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupFinding {
    /// The group, as an index into [`crate::standard::Standard::groups`].
    pub group: usize,
    /// What is found.
    pub status: TogetherStatus,
    /// The findings it is made of, as indices into [`Assessment::findings`].
    pub findings: Vec<usize>,
}

/// A level of the standard and what the circle has of what must be there: its mandatory and basic requirements.
#[derive(Clone, Debug, PartialEq)]
pub struct LevelFinding {
    /// The level, as an index into [`crate::standard::Standard::levels`].
    pub level: usize,
    /// What is found.
    pub status: TogetherStatus,
    /// The findings it is made of, as indices into [`Assessment::findings`].
    pub findings: Vec<usize>,
}

impl Assessment {
    /// One plan for each circle, in the order of [`Assessment::circles`].
    ///
    /// What is binding (mandatory, basic) comes before the rest; within each, what saves most people the longest walks
    /// comes first ([`Saved`]: people times walk), then what is more urgent, then the order of the standard.
    pub fn plans(&self, rule: &GradeRule) -> Vec<Plan> {
        (0..self.circles().len()).map(|circle| self.plan(circle, rule)).collect()
    }

    fn plan(&self, circle: usize, rule: &GradeRule) -> Plan {
        let each = self.standard().requirements.len();
        let findings = self.findings().iter().enumerate().skip(circle * each).take(each);
        let mut items: Vec<PlanItem> =
            findings.clone().filter_map(|(index, finding)| self.item(index, finding)).collect();
        items.sort_by(PlanItem::before);
        let unknown = findings.filter(|(_, finding)| matches!(finding.status, Status::NoData(_)));
        let unknown = unknown.map(|(index, _)| index).collect();
        let (levels, groups) = (self.levels(circle * each), self.groups(circle * each));
        let binding = levels.iter().flat_map(|level| &level.findings);
        let judged = self.together(&binding.copied().collect::<Vec<_>>());
        Plan { circle, grade: self.grade(circle, rule), items, unknown, levels, groups, judged }
    }

    fn item(&self, index: usize, finding: &Finding) -> Option<PlanItem> {
        let priority = finding.priority?;
        let requirement = self.standard().requirements.get(finding.requirement)?;
        Some(PlanItem {
            finding: index,
            priority,
            saved: finding.saved,
            departments: requirement.departments.clone(),
            text: self.describe(finding),
        })
    }

    /// The levels of the circle whose findings begin at `first`.
    pub(super) fn levels(&self, first: usize) -> Vec<LevelFinding> {
        let binding = |requirement: &Requirement| {
            matches!(requirement.obligation.value, Obligation::Mandatory | Obligation::Basic)
        };
        let level = |level: usize| {
            let own = self.standard().requirements.iter().enumerate();
            let own = own.filter(|(_, requirement)| requirement.level == level && binding(requirement));
            let findings: Vec<usize> = own.map(|(index, _)| first + index).collect();
            (!findings.is_empty()).then(|| LevelFinding { level, status: self.together(&findings), findings })
        };
        (0..self.standard().levels.len()).filter_map(level).collect()
    }

    /// The named groups of the circle whose findings begin at `first`.
    pub(super) fn groups(&self, first: usize) -> Vec<GroupFinding> {
        let group = |(group, named): (usize, &Group)| {
            let findings: Vec<usize> = named.requirements.value.iter().map(|index| first + index).collect();
            GroupFinding { group, status: self.together(&findings), findings }
        };
        self.standard().groups.iter().enumerate().map(group).collect()
    }

    fn together(&self, findings: &[usize]) -> TogetherStatus {
        TogetherStatus::of(findings.iter().filter_map(|index| Some(self.findings().get(*index)?.status)))
    }

    /// The requirement a finding is about.
    pub(super) fn required_by(&self, finding: usize) -> Option<&Requirement> {
        self.standard().requirements.get(self.findings().get(finding)?.requirement)
    }
}
