//! The rules that turn what the homes of a circle have into a finding.

use super::finding::{Need, NeedBasis, Status};
use super::verdict::NoData;
use crate::standard::{Level, Obligation, Requirement};

/// What is known of one circle and one requirement.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Case {
    /// Homes that have it.
    pub(super) met: usize,
    /// Homes that have it not.
    pub(super) missing: usize,
    /// Why nothing can be said of other homes; the reason of most of them.
    pub(super) unknown: Option<NoData>,
    /// Whether the data ends within the limit of any home, so that there may be more facilities than it knows.
    pub(super) truncated: bool,
    /// Facilities that serve the circle.
    pub(super) serving: u32,
    /// Facilities it needs.
    pub(super) needed: u32,
    /// Facilities that it takes at least to reach the homes without, see [`super::spread::apart`].
    pub(super) unreached: u32,
    /// Whether there are too many for the people.
    pub(super) saturated: bool,
}

/// The finding, and how many more facilities are needed at least.
///
/// 1. A home without, in complete data, decides: the circle is *missing* it when no home has it, else *short*.
/// 2. Where only homes without data lack it, there is *no data*: they may be met beyond the data, never missing. (Homes
///    off the network are set aside where others are on it.)
/// 3. All homes have it: *short* when there are fewer than the people need (unless there may be more beyond the data),
///    *saturated* when there are too many for them, else *met*.
pub(super) fn judge(case: &Case) -> (Status, u32) {
    let by_count = case.needed.saturating_sub(case.serving);
    if case.missing > 0 {
        // A count that may be too low proves no shortage; the homes that lack it do.
        let by_count = if case.truncated { 0 } else { by_count };
        let lacking = by_count.max(case.unreached).max(1);
        return (if case.met == 0 { Status::Missing } else { Status::ShortBy(lacking) }, lacking);
    }
    match (case.unknown, case.met) {
        (Some(reason), _) => (Status::NoData(reason), 0),
        (None, 0) => (Status::NoData(NoData::NoHomes), 0),
        _ if by_count > 0 && case.truncated => (Status::NoData(NoData::BeyondTheData), 0),
        _ if by_count > 0 => (Status::ShortBy(by_count), by_count),
        _ if case.saturated => (Status::Saturated, 0),
        _ => (Status::Met, 0),
    }
}

/// How many facilities a circle of so many people needs.
///
/// The greatest of: the minimum; one for every so many persons, by the most persons the requirement allows for one;
/// the minimum for every circle of the requirement's own level that the people make up, by the most people a circle of
/// that level has. The last is how levels stay apart (非包含关系): a 15-minute circle of 50,000 people holds at least five
/// 5-minute circles of at most 12,000, and each needs its own kindergarten.
pub(super) fn need(requirement: &Requirement, level: Option<&Level>, people: Option<f64>) -> Need {
    let minimum = requirement.minimum.value;
    let times =
        |most: Option<f64>| most.zip(people).map(|(most, people)| (people / most).ceil().clamp(1.0, 1e6) as u32);
    let per_person = times(requirement.persons_per_facility.as_ref().and_then(|range| range.value.max));
    let per_level = times(level.and_then(|level| level.population.as_ref()).and_then(|range| range.value.max));
    let mut need = Need { count: minimum, basis: NeedBasis::Minimum };
    let others = [
        (per_level.map(|circles| circles.saturating_mul(minimum)), NeedBasis::LevelPopulation),
        (per_person, NeedBasis::PersonsPerFacility),
    ];
    for (count, basis) in others {
        if let Some(count) = count.filter(|count| *count > need.count) {
            need = Need { count, basis };
        }
    }
    need
}

/// Whether so many facilities inside a circle are too many for its people.
///
/// They are when each has fewer persons than `saturated_below_persons`, else than the fewest the requirement counts for
/// one, and the circle would do with fewer. A standard without either says nothing on saturation.
pub(super) fn saturated(requirement: &Requirement, needed: u32, inside: u32, people: Option<f64>) -> bool {
    let fewest = requirement.saturated_below_persons.as_ref().map(|cited| cited.value);
    let fewest = fewest.or_else(|| requirement.persons_per_facility.as_ref().and_then(|range| range.value.min));
    match fewest.zip(people) {
        Some((fewest, people)) => inside > needed && people < fewest * f64::from(inside),
        None => false,
    }
}

/// How urgent a finding is (*ours*): 1 missing and 2 short of what must be there or is basic; 3 missing and 4 short of
/// what should be there or raises quality; `None` where nothing is missing for sure.
pub fn priority_of(status: Status, obligation: Obligation) -> Option<u8> {
    let first = match obligation {
        Obligation::Mandatory | Obligation::Basic => 1,
        Obligation::Advisable | Obligation::Quality => 3,
    };
    match status {
        Status::Missing => Some(first),
        Status::ShortBy(_) => Some(first + 1),
        Status::Met | Status::Saturated | Status::NoData(_) => None,
    }
}
