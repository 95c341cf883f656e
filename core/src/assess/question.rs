//! The requirements of a standard as questions to one study: which facilities, how far by walk and by line.

use std::collections::BTreeMap;

use super::AssessOptions;
use super::verdict::NoData;
use crate::error::{Error, ErrorKind, Place};
use crate::model::{CategoryId, Facility};
use crate::standard::{Limit, Requirement, Standard};
use crate::study::Prepared;
use crate::units::Ticks;

/// How a distance is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measure {
    /// Walked on the network (步行X分钟).
    Walk,
    /// In a straight line (服务半径).
    Line,
}

impl Measure {
    /// The name in lower case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Measure::Walk => "walk",
            Measure::Line => "line",
        }
    }
}

/// A limit under both measures. The standard gives one of them; the other follows from the walker's speed on the flat,
/// so that the two differ by the network alone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reach {
    /// The measure the standard gives, by which it is judged.
    pub measure: Measure,
    /// The longest walk in seconds.
    pub walk_s: f64,
    /// The longest straight line in metres.
    pub line_m: f64,
}

/// One requirement as a question.
#[derive(Clone, Debug)]
pub(super) struct Question {
    /// The group of facilities that answer it, or why none can.
    pub(super) group: Result<usize, NoData>,
    /// How far they may be; `None` where the standard gives no limit.
    pub(super) reach: Option<Reach>,
    /// The longest walk in the engine's measure.
    pub(super) ticks: Ticks,
    /// How many a home needs.
    pub(super) minimum: u32,
    /// Whether the catalogue says that sources hardly know any of its categories.
    pub(super) weak: bool,
}

/// All questions of a standard; requirements that ask for the same facilities share a group.
#[derive(Clone, Debug)]
pub(super) struct Questions {
    pub(super) rows: Vec<Question>,
    pub(super) groups: Vec<Vec<u32>>,
}

impl Questions {
    pub(super) fn new(
        standard: &Standard,
        prepared: &Prepared,
        options: &AssessOptions<'_>,
    ) -> Result<Questions, Error> {
        standard.check_categories(options.catalogue)?;
        let mut groups = Groups::default();
        let rows = standard.requirements.iter().map(|r| question(r, prepared, options, &mut groups));
        Ok(Questions { rows: rows.collect::<Result<_, Error>>()?, groups: groups.members })
    }
}

/// Groups found so far, by what they ask for.
#[derive(Default)]
struct Groups {
    known: BTreeMap<(Vec<CategoryId>, Option<u64>), usize>,
    members: Vec<Vec<u32>>,
}

fn question(
    requirement: &Requirement,
    prepared: &Prepared,
    options: &AssessOptions<'_>,
    groups: &mut Groups,
) -> Result<Question, Error> {
    let mut categories = Vec::with_capacity(requirement.categories.len());
    for name in &requirement.categories {
        categories.push(options.catalogue.find(name)?);
    }
    categories.sort_unstable();
    categories.dedup();
    let leaves = || categories.iter().filter_map(|id| options.catalogue.leaf(*id));
    let weak = !categories.is_empty() && leaves().all(|leaf| leaf.weak.is_some());
    let least_m2 = requirement.site_area_m2.as_ref().and_then(|area| area.value.min);
    let least_m2 = least_m2.filter(|_| requirement.site_area_decides);
    let reach = requirement.limit.as_ref().map(|limit| reach(limit.value, prepared));
    let ticks = match reach {
        Some(reach) => ticks_of(reach, requirement, prepared)?,
        None => Ticks::ZERO,
    };
    let group = match categories.is_empty() {
        true => Err(NoData::NotMeasurable),
        false => Ok(groups.index(categories, least_m2, &prepared.study().facilities().rows)),
    };
    Ok(Question { group, reach, ticks, minimum: requirement.minimum.value, weak })
}

impl Groups {
    /// The group of facilities that offer any of `categories` to somebody who walks there, and are not known to be
    /// smaller than `least_m2`.
    fn index(&mut self, categories: Vec<CategoryId>, least_m2: Option<f64>, facilities: &[Facility]) -> usize {
        let offers =
            |f: &Facility| f.services.iter().any(|s| s.channel.is_walked_to() && categories.contains(&s.category));
        let large = |f: &Facility| !matches!((f.area_m2, least_m2), (Some(has), Some(least)) if has < least);
        let rows = || facilities.iter().enumerate().filter(|(_, f)| offers(f) && large(f));
        let members = rows().map(|(row, _)| row as u32).collect();
        let (next, known) = (self.members.len(), &mut self.known);
        let index = *known.entry((categories, least_m2.map(f64::to_bits))).or_insert(next);
        if index == next {
            self.members.push(members);
        }
        index
    }
}

/// The limit under both measures.
fn reach(limit: Limit, prepared: &Prepared) -> Reach {
    let seconds_per_metre = prepared.timed().link_seconds_per_metre();
    match limit {
        Limit::Walk { seconds } => {
            Reach { measure: Measure::Walk, walk_s: seconds, line_m: seconds / seconds_per_metre }
        }
        Limit::Radius { metres } => {
            Reach { measure: Measure::Line, walk_s: metres * seconds_per_metre, line_m: metres }
        }
    }
}

fn ticks_of(reach: Reach, requirement: &Requirement, prepared: &Prepared) -> Result<Ticks, Error> {
    let longest_s = f64::from(prepared.options().max_minutes) * 60.0;
    Ticks::from_seconds(reach.walk_s).filter(|_| reach.walk_s <= longest_s).ok_or_else(|| {
        let minutes = (reach.walk_s / 60.0).ceil();
        Error::new(ErrorKind::Argument, "a requirement reaches farther than the study was prepared for")
            .with_value(format_args!("{} s", reach.walk_s))
            .at(Place::object(format!("requirement {}", requirement.id)))
            .with_fix(format!("prepare with max_minutes >= {minutes}"))
    })
}
