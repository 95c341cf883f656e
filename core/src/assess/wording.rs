//! What findings and explanations say, in both languages.

use super::Assessment;
use super::explain::Explanation;
use super::finding::{Finding, Status};
use super::question::{Measure, Reach};
use super::verdict::{NoData, Verdict};
use crate::model::Language;
use crate::standard::{Bilingual, Citation, Confidence};

/// One sentence about a finding: what, within which limit, for how many, by which clause.
pub(super) fn finding(assessment: &Assessment, finding: &Finding) -> Bilingual {
    let standard = assessment.standard();
    let Some(requirement) = standard.requirements.get(finding.requirement) else { return both("", "") };
    let question = assessment.parts().questions.rows.get(finding.requirement);
    let limit = question.and_then(|question| question.reach).map(limit_text);
    let limit = limit.map_or(both("", ""), |limit| both(format!("（{}）", limit.zh), format!(" ({})", limit.en)));
    let (title, status) = (&requirement.title, status(finding));
    let unknown = match finding.status {
        Status::NoData(_) => 0,
        _ => finding.homes.unknown as u64,
    };
    let beside = match unknown {
        0 => both("", ""),
        homes => both(format!("；另有 {homes} 处住处无法判断"), format!("; homes that cannot be judged: {homes}")),
    };
    let clause = clause(requirement.citation());
    both(
        format!("{}{}：{}{}。依据：{}", title.zh, limit.zh, status.zh, beside.zh, clause.zh),
        format!("{}{}: {}{}. By {}", title.en, limit.en, status.en, beside.en, clause.en),
    )
}

fn status(finding: &Finding) -> Bilingual {
    let (met, missing, unknown) =
        (finding.homes.met as u64, finding.homes.missing as u64, finding.homes.unknown as u64);
    let (lacking, inside) = (finding.lacking, finding.inside);
    match finding.status {
        Status::Missing => both(
            format!("缺失，{missing} 处住处够不到，至少需补 {lacking} 处"),
            format!("missing; homes without one: {missing}; needed: at least {lacking}"),
        ),
        Status::ShortBy(n) => both(
            format!("不足，至少还需 {n} 处（{missing} 处住处够不到）"),
            format!("short by at least {n}; homes without one: {missing}"),
        ),
        Status::Met => both("达标", "met"),
        Status::Saturated => both(format!("已饱和（圈内 {inside} 处）"), format!("saturated ({inside} in the circle)")),
        Status::NoData(reason) if met > 0 => {
            let reason = no_data(reason);
            both(
                format!("{met} 处住处够得到，其余 {unknown} 处{}", reason.zh),
                format!("homes that reach one: {met}; the other {unknown}: {}", reason.en),
            )
        }
        Status::NoData(reason) => no_data(reason),
    }
}

/// Why one home has, or has not, what is asked for.
pub(super) fn explanation(assessment: &Assessment, e: &Explanation) -> Bilingual {
    let (study, standard) = (assessment.prepared().study(), assessment.standard());
    let home = study.homes().rows.get(e.home).map_or("", |home| home.name.as_deref().unwrap_or(&home.id));
    let place = |row: usize| {
        study.facilities().rows.get(row).map_or("", |facility| facility.name.as_deref().unwrap_or(&facility.id))
    };
    let title = standard.requirements.get(e.requirement).map(|requirement| requirement.title.clone());
    let title = title.unwrap_or(both("", ""));
    let walk = e.nearest.map(|near| {
        let (walk, place) = (duration(near.walk_s), place(near.facility as usize));
        both(format!("步行{}到“{place}”", walk.zh), format!("{} on foot to \"{place}\"", walk.en))
    });
    let line = e.straight.filter(|_| e.reach.is_some_and(|reach| reach.measure == Measure::Line));
    let line = line.map(|(row, metres)| {
        both(
            format!("直线 {metres:.0} 米到“{}”", place(row)),
            format!("{metres:.0} m in a straight line to \"{}\"", place(row)),
        )
    });
    let nowhere = || both("步行范围内没有", "none within any walk asked about");
    let found = [line, walk].into_iter().flatten().reduce(|a, b| join(&a, &b)).unwrap_or_else(nowhere);
    let verdict = match e.verdict {
        Verdict::Met => both("符合", "met"),
        Verdict::Missing => both("不符合", "not met"),
        Verdict::Unknown(reason) => no_data(reason),
    };
    let never_walked =
        assessment.parts().questions.rows.get(e.requirement).is_some_and(|question| question.never_walked);
    let unlimited =
        if never_walked { both("按服务范围", "by service area") } else { both("未给限值", "no limit given") };
    let limit = e.reach.map(limit_text).unwrap_or(unlimited);
    let clause = clause(&e.citation);
    Bilingual {
        zh: format!("{home}：{}，{}；{}：{}。依据：{}", title.zh, found.zh, limit.zh, verdict.zh, clause.zh),
        en: format!("{home}: {}, {}; {}: {}. By {}", title.en, found.en, limit.en, verdict.en, clause.en),
    }
}

fn join(a: &Bilingual, b: &Bilingual) -> Bilingual {
    both(format!("{}，{}", a.zh, b.zh), format!("{}, {}", a.en, b.en))
}

fn no_data(reason: NoData) -> Bilingual {
    let (zh, en) = (reason.reason(Language::Chinese), reason.reason(Language::English));
    both(format!("无数据：{zh}"), format!("no data: {en}"))
}

fn limit_text(reach: Reach) -> Bilingual {
    match reach.measure {
        Measure::Walk => {
            let limit = duration(reach.walk_s);
            both(format!("限步行{}", limit.zh), format!("within {} on foot", limit.en))
        }
        Measure::Line => {
            both(format!("限服务半径 {:.0} 米", reach.line_m), format!("within a radius of {:.0} m", reach.line_m))
        }
    }
}

/// How long a walk takes, to the second: 15 分钟, 6 分 52 秒, 52 秒.
pub(super) fn duration(seconds: f64) -> Bilingual {
    let seconds = seconds.round() as u64;
    match (seconds / 60, seconds % 60) {
        (0, s) => both(format!(" {s} 秒"), format!("{s} s")),
        (min, 0) => both(format!(" {min} 分钟"), format!("{min} min")),
        (min, s) => both(format!(" {min} 分 {s} 秒"), format!("{min} min {s} s")),
    }
}

/// The clause, marked as a default to be confirmed unless it is quoted.
fn clause(citation: &Citation) -> Bilingual {
    let mark = match citation.confidence {
        Confidence::Quoted => ("", ""),
        Confidence::SecondHand => ("（转引，待核实）", " (second-hand, to be confirmed)"),
        Confidence::Recalled => ("（凭记忆，待核实）", " (recalled, to be confirmed)"),
        Confidence::Ours => ("（本库设定，待确认）", " (ours, to be confirmed)"),
    };
    let (standard, clause) = (&citation.edition, &citation.clause);
    both(format!("{standard} {clause}{}", mark.0), format!("{standard} {clause}{}", mark.1))
}

/// The same in both languages.
pub(super) fn both(zh: impl Into<String>, en: impl Into<String>) -> Bilingual {
    Bilingual { zh: zh.into(), en: en.into() }
}
