//! The requirements of a standard as questions to one study: which facilities, how far by walk and by line.

use std::collections::BTreeMap;
use std::ops::Range;

use super::AssessOptions;
use super::by_id::ById;
use super::verdict::NoData;
use crate::error::{Error, ErrorKind, Place};
use crate::model::{Catalogue, CategoryId, Channel, Facility};
use crate::standard::{Indicator, Limit, Requirement, Standard, Tier};
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
    /// Those that bring it or do it at home, with how far in metres; they are not in the group.
    pub(super) brought: Vec<(u32, Option<f64>)>,
    /// Whether nobody walks to any of its categories, so that no walk decides.
    pub(super) never_walked: bool,
}

/// All questions of a standard; requirements that ask for the same facilities share a group.
#[derive(Clone, Debug)]
pub(super) struct Questions {
    /// Those of the requirements in their order, then those of the tiers of the indicators.
    pub(super) rows: Vec<Question>,
    /// By indicator, its rows: one for each tier.
    pub(super) indicators: Vec<Range<usize>>,
    /// Rows of facilities, each group in the order of their ids.
    pub(super) groups: Vec<Vec<u32>>,
    pub(super) facilities: ById,
}

impl Questions {
    pub(super) fn new(
        standard: &Standard,
        prepared: &Prepared,
        options: &AssessOptions<'_>,
    ) -> Result<Questions, Error> {
        standard.check_categories(options.catalogue)?;
        let (mut groups, facilities) = (Groups::default(), ById::new(prepared));
        let required = standard.requirements.iter().map(Wanted::requirement);
        let tiers = standard.indicators.iter().flat_map(Wanted::tiers);
        let rows =
            required.chain(tiers).map(|wanted| question(&wanted, prepared, options, facilities.rows(), &mut groups));
        let rows = rows.collect::<Result<Vec<_>, Error>>()?;
        let mut next = standard.requirements.len();
        let mut range = |indicator: &Indicator| {
            let first = next;
            next += indicator.tiers.len();
            first..next
        };
        let indicators = standard.indicators.iter().map(&mut range).collect();
        Ok(Questions { rows, indicators, groups: groups.members, facilities })
    }

    /// The questions of the requirements.
    pub(super) fn required(&self) -> Range<usize> {
        0..self.indicators.first().map_or(self.rows.len(), |first| first.start)
    }
}

/// What a requirement or a tier asks for.
struct Wanted<'a> {
    what: String,
    categories: &'a [String],
    limit: Option<Limit>,
    minimum: u32,
    size: Size,
}

/// Which facilities count by their area.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Size {
    /// From so many square metres.
    least: Option<f64>,
    /// Smaller than so many.
    below: Option<f64>,
    /// Whether those of unknown area count.
    without_unknown: bool,
}

impl Size {
    fn fits(self, area_m2: Option<f64>) -> bool {
        let least = |area: f64| self.least.is_none_or(|least| area >= least);
        area_m2.map_or(!self.without_unknown, |area| least(area) && self.below.is_none_or(|below| area < below))
    }

    fn key(self) -> (Option<u64>, Option<u64>, bool) {
        (self.least.map(f64::to_bits), self.below.map(f64::to_bits), self.without_unknown)
    }
}

impl<'a> Wanted<'a> {
    fn requirement(requirement: &'a Requirement) -> Wanted<'a> {
        let least = requirement.site_area_m2.as_ref().and_then(|area| area.value.min);
        Wanted {
            what: format!("requirement {}", requirement.id),
            categories: &requirement.categories,
            limit: requirement.limit.as_ref().map(|limit| limit.value),
            minimum: requirement.minimum.value,
            size: Size { least: least.filter(|_| requirement.site_area_decides), ..Size::default() },
        }
    }

    /// One for each tier; a place of unknown area counts for the tier of the smallest places, which has the shorter way.
    fn tiers(indicator: &'a Indicator) -> impl Iterator<Item = Wanted<'a>> {
        let least = |tier: &Tier| tier.area_m2.as_ref().and_then(|area| area.value.min).unwrap_or(0.0);
        let smallest = indicator.tiers.iter().map(least).fold(f64::INFINITY, f64::min);
        indicator.tiers.iter().map(move |tier| {
            let area = tier.area_m2.as_ref().map(|area| area.value);
            let without_unknown = least(tier) > smallest;
            Wanted {
                what: format!("indicator {}", indicator.id),
                categories: &tier.categories,
                limit: tier.limit.as_ref().map(|limit| limit.value),
                minimum: 1,
                size: Size { least: area.and_then(|a| a.min), below: area.and_then(|a| a.max), without_unknown },
            }
        })
    }
}

/// What a group asks for: its categories, and how large its places must be (bits of square metres).
type GroupKey = (Vec<CategoryId>, (Option<u64>, Option<u64>, bool));

/// Groups found so far, by what they ask for.
#[derive(Default)]
struct Groups {
    known: BTreeMap<GroupKey, usize>,
    members: Vec<Vec<u32>>,
}

fn question(
    wanted: &Wanted<'_>,
    prepared: &Prepared,
    options: &AssessOptions<'_>,
    by_id: &[u32],
    groups: &mut Groups,
) -> Result<Question, Error> {
    let mut categories = Vec::with_capacity(wanted.categories.len());
    for name in wanted.categories {
        categories.push(options.catalogue.find(name)?);
    }
    categories.sort_unstable();
    categories.dedup();
    let some = !categories.is_empty();
    let leaves = || categories.iter().filter_map(|id| options.catalogue.leaf(*id));
    let weak = some && leaves().all(|leaf| leaf.weak.is_some());
    let never_walked = some && leaves().all(|leaf| !leaf.channel.is_walked_to());
    let reach = wanted.limit.filter(|_| !never_walked).map(|limit| reach(limit, prepared));
    let ticks = match reach {
        Some(reach) if some => ticks_of(reach, &wanted.what, prepared)?,
        _ => Ticks::ZERO,
    };
    let facilities = &prepared.study().facilities().rows;
    let offer = |facility: &Facility| Offer::of(facility, &categories, options.catalogue);
    let bring = by_id.iter().filter_map(|row| match offer(facilities.get(*row as usize)?) {
        Offer::Brought(radius_m) => Some((*row, radius_m)),
        Offer::Nothing | Offer::WalkedTo => None,
    });
    let brought = bring.collect();
    let walked_to = |facility: &Facility| offer(facility) == Offer::WalkedTo && wanted.size.fits(facility.area_m2);
    let group = match some {
        false => Err(NoData::NotMeasurable),
        true => {
            Ok(groups.index(&categories, wanted.size, by_id, |row| facilities.get(row as usize).is_some_and(walked_to)))
        }
    };
    Ok(Question { group, reach, ticks, minimum: wanted.minimum, weak, brought, never_walked })
}

/// How a facility offers any of some categories.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Offer {
    Nothing,
    WalkedTo,
    /// Brought or done at home, within so many metres where that is known.
    Brought(Option<f64>),
}

impl Offer {
    /// A counter that nobody stated is none where the catalogue says that the category is brought: a dark store is not
    /// open to the public.
    fn of(facility: &Facility, categories: &[CategoryId], catalogue: &Catalogue) -> Offer {
        let (mut offer, mut farthest) = (Offer::Nothing, None);
        for service in facility.services.iter().filter(|service| categories.contains(&service.category)) {
            let usual = catalogue.leaf(service.category).map_or(Channel::Counter, |leaf| leaf.channel);
            let channel = if service.channel == Channel::Counter { usual } else { service.channel };
            if channel.is_walked_to() {
                return Offer::WalkedTo;
            }
            farthest = [farthest, service.service_radius_m].into_iter().flatten().reduce(f64::max);
            offer = Offer::Brought(farthest);
        }
        offer
    }
}

impl Groups {
    /// The group of the facilities that `belongs` picks, found once for the same categories and sizes.
    fn index(&mut self, categories: &[CategoryId], size: Size, rows: &[u32], belongs: impl Fn(u32) -> bool) -> usize {
        let next = self.members.len();
        let index = *self.known.entry((categories.to_vec(), size.key())).or_insert(next);
        if index == next {
            self.members.push(rows.iter().copied().filter(|row| belongs(*row)).collect());
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

fn ticks_of(reach: Reach, what: &str, prepared: &Prepared) -> Result<Ticks, Error> {
    let longest_s = f64::from(prepared.options().max_minutes) * 60.0;
    Ticks::from_seconds(reach.walk_s).filter(|_| reach.walk_s <= longest_s).ok_or_else(|| {
        let minutes = (reach.walk_s / 60.0).ceil();
        Error::new(ErrorKind::Argument, "a requirement reaches farther than the study was prepared for")
            .with_value(format_args!("{} s", reach.walk_s))
            .at(Place::object(what))
            .with_fix(format!("prepare with max_minutes >= {minutes}"))
    })
}
