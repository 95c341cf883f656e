//! What would change an answer: what is to be built, shortened, kept or found out.

use super::Assessment;
use super::explain::Explanation;
use super::question::{Measure, Reach};
use super::verdict::{NoData, Verdict};
use super::wording::{both, duration};
use crate::standard::Bilingual;

/// What would change the answer for one home and one requirement.
pub(super) fn of(assessment: &Assessment, e: &Explanation) -> Bilingual {
    match (e.verdict, e.reach) {
        (Verdict::Met, Some(reach)) => lost(assessment, e, reach),
        (Verdict::Met, None) => both("若不再有人送达或上门，则不符合", "not met once nobody brings it any more"),
        (Verdict::Missing, Some(reach)) => won(e, reach),
        (Verdict::Missing, None) => {
            both("需有服务范围覆盖此处的一处", "one is needed whose service area covers the home")
        }
        (Verdict::Unknown(reason), _) => found_out(reason),
    }
}

/// What would lose it: whether the answer hangs on one place.
fn lost(assessment: &Assessment, e: &Explanation, reach: Reach) -> Bilingual {
    let minimum =
        assessment.standard().requirements.get(e.requirement).map_or(1, |wanted| wanted.minimum.value) as usize;
    let within = e.places.iter().filter(|near| near.walk_s <= reach.walk_s).count();
    let next = e.places.get(minimum).map(|near| near.walk_s);
    let slack = e.nearest.map(|near| reach.walk_s - near.walk_s);
    match (reach.measure, next, slack) {
        (Measure::Walk, next, Some(slack)) => {
            let (spare, next) = (duration(slack), next.map(duration));
            let closed = match next {
                _ if within > minimum => both("最近一处关闭后仍符合", "still met if the nearest closed"),
                Some(next) => both(
                    format!("最近一处关闭则不符合（其次{}）", next.zh),
                    format!("not met if the nearest closed (the next is {} away)", next.en),
                ),
                None => both("最近一处关闭则不符合（没有其次）", "not met if the nearest closed (there is no other)"),
            };
            both(
                format!("{}；步行余量{}", closed.zh, spare.zh),
                format!("{}; {} to spare on foot", closed.en, spare.en),
            )
        }
        _ => {
            let spare = e.straight.map_or(0.0, |(_, metres)| reach.line_m - metres);
            both(format!("直线余量 {spare:.0} 米"), format!("{spare:.0} m to spare in a straight line"))
        }
    }
}

/// What would win it: a place, or a shorter walk to the one there is.
fn won(e: &Explanation, reach: Reach) -> Bilingual {
    match reach.measure {
        Measure::Walk => {
            let limit = duration(reach.walk_s);
            let place = both(format!("在步行{}内新增一处", limit.zh), format!("a new one within {} on foot", limit.en));
            // A walk that is short enough already lacks a second place, not seconds.
            match e.nearest.map(|near| near.walk_s - reach.walk_s).filter(|excess| *excess > 0.0) {
                Some(excess) => {
                    let excess = duration(excess);
                    both(
                        format!("{}，或使到最近一处的步行缩短{}（如开门、过街）", place.zh, excess.zh),
                        format!("{}, or a walk to the nearest shorter by {} (a gate, a crossing)", place.en, excess.en),
                    )
                }
                None => place,
            }
        }
        Measure::Line => both(
            format!("在直线 {:.0} 米内新增一处", reach.line_m),
            format!("a new one within {:.0} m in a straight line", reach.line_m),
        ),
    }
}

/// What must be known before anything can be said.
fn found_out(reason: NoData) -> Bilingual {
    let (zh, en) = match reason {
        NoData::BeyondTheData => ("需有数据边界外的设施", "the places beyond the end of the data"),
        NoData::OffTheNetwork => ("需把住处接入步行网络", "a way from the home to the walking network"),
        NoData::SparseData => ("需有更完整的设施数据", "more complete data on places"),
        NoData::CategoryNotInData => ("需有这一业态的名录", "a register of this category"),
        NoData::NoServiceArea => ("需有服务范围（service_radius_m）", "how far it is brought (service_radius_m)"),
        NoData::NotMeasurable => ("需在目录中有对应的类别", "a category of the catalogue for it"),
        NoData::NoLimit => ("需给出距离或时间", "a distance or a time"),
        NoData::NoHomes | NoData::NoPeople => ("需有住处及其人口", "homes and how many live in them"),
        NoData::NoLand => ("需有居住用地范围", "polygons of residential land"),
        NoData::AreaNotKnown => ("需有设施面积", "how large the places are"),
        NoData::NothingToCompare => ("需有可比较的数据", "data that states it"),
    };
    both(zh, en)
}
