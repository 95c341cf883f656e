//! What findings and explanations say, in both languages.

use super::Assessment;
use super::explain::Explanation;
use super::finding::{Finding, Status};
use super::question::{Measure, Reach};
use super::verdict::{NoData, Verdict};
use crate::model::Language;
use crate::standard::{Bilingual, Citation, Confidence};

/// One sentence about a finding.
pub(super) fn finding(assessment: &Assessment, finding: &Finding) -> Bilingual {
    let standard = assessment.standard();
    let Some(requirement) = standard.requirements.get(finding.requirement) else {
        return Bilingual { zh: String::new(), en: String::new() };
    };
    let title = &requirement.title;
    let homes = (finding.homes.missing as u64, finding.homes.unknown as u64);
    let status = match finding.status {
        Status::Missing => Bilingual {
            zh: format!("缺失，{} 处住处够不到，至少需补 {} 处", homes.0, finding.lacking),
            en: format!("missing for {} homes; at least {} needed", homes.0, finding.lacking),
        },
        Status::ShortBy(n) => Bilingual {
            zh: format!("不足，至少还需 {n} 处（{} 处住处够不到）", homes.0),
            en: format!("short by at least {n} ({} homes do not reach one)", homes.0),
        },
        Status::Met => Bilingual { zh: "达标".into(), en: "met".into() },
        Status::Saturated => Bilingual {
            zh: format!("已饱和（圈内 {} 处）", finding.inside),
            en: format!("saturated ({} in the circle)", finding.inside),
        },
        Status::NoData(reason) => no_data(reason),
    };
    let limit = assessment.parts().questions.rows.get(finding.requirement).and_then(|question| question.reach);
    let (limit, cited) = (limit.map(limit_text), &requirement.limit);
    let citation = cited.as_ref().map_or(&requirement.obligation.citation, |limit| &limit.citation);
    let clause = clause(&standard.id, citation);
    let between = |text: Option<String>| text.map_or(String::new(), |text| format!(" ({text})"));
    let (limit_zh, limit_en) = limit.map_or((None, None), |limit| (Some(limit.zh), Some(limit.en)));
    let beside = match (finding.status, homes.1) {
        (Status::NoData(_), _) | (_, 0) => Bilingual { zh: String::new(), en: String::new() },
        (_, unknown) => Bilingual {
            zh: format!("；另有 {unknown} 处住处无法判断"),
            en: format!("; {unknown} more cannot be judged"),
        },
    };
    Bilingual {
        zh: format!("{}{}：{}{}。依据：{}", title.zh, between(limit_zh), status.zh, beside.zh, clause.zh),
        en: format!("{}{}: {}{}. By {}", title.en, between(limit_en), status.en, beside.en, clause.en),
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
    let title = title.unwrap_or(Bilingual { zh: String::new(), en: String::new() });
    let walk = e.nearest.map(|near| Bilingual {
        zh: format!("步行 {:.0} 秒到“{}”", near.walk_s, place(near.facility as usize)),
        en: format!("{:.0} s on foot to \"{}\"", near.walk_s, place(near.facility as usize)),
    });
    let line = e.straight.filter(|_| e.reach.is_some_and(|reach| reach.measure == Measure::Line));
    let line = line.map(|(row, metres)| Bilingual {
        zh: format!("直线 {metres:.0} 米到“{}”", place(row)),
        en: format!("{metres:.0} m in a straight line to \"{}\"", place(row)),
    });
    let nowhere = || Bilingual { zh: "步行范围内没有".into(), en: "none within any walk asked about".into() };
    let found = [line, walk].into_iter().flatten().reduce(|a, b| join(&a, &b)).unwrap_or_else(nowhere);
    let verdict = match e.verdict {
        Verdict::Met => Bilingual { zh: "符合".into(), en: "met".into() },
        Verdict::Missing => Bilingual { zh: "不符合".into(), en: "not met".into() },
        Verdict::Unknown(reason) => no_data(reason),
    };
    let limit = e.reach.map(limit_text).unwrap_or(Bilingual { zh: "未给限值".into(), en: "no limit given".into() });
    let clause = clause(&standard.id, &e.citation);
    Bilingual {
        zh: format!("{home}：{}，{}；{}：{}。依据：{}", title.zh, found.zh, limit.zh, verdict.zh, clause.zh),
        en: format!("{home}: {}, {}; {}: {}. By {}", title.en, found.en, limit.en, verdict.en, clause.en),
    }
}

fn join(a: &Bilingual, b: &Bilingual) -> Bilingual {
    Bilingual { zh: format!("{}，{}", a.zh, b.zh), en: format!("{}, {}", a.en, b.en) }
}

fn no_data(reason: NoData) -> Bilingual {
    let (zh, en) = (reason.reason(Language::Chinese), reason.reason(Language::English));
    Bilingual { zh: format!("无数据：{zh}"), en: format!("no data: {en}") }
}

fn limit_text(reach: Reach) -> Bilingual {
    match reach.measure {
        Measure::Walk => Bilingual {
            zh: format!("限步行 {:.0} 秒", reach.walk_s),
            en: format!("within {:.0} s on foot", reach.walk_s),
        },
        Measure::Line => Bilingual {
            zh: format!("限服务半径 {:.0} 米", reach.line_m),
            en: format!("within a radius of {:.0} m", reach.line_m),
        },
    }
}

/// The clause, marked as a default to be confirmed unless it is quoted.
fn clause(standard: &str, citation: &Citation) -> Bilingual {
    let mark = match citation.confidence {
        Confidence::Quoted => ("", ""),
        Confidence::SecondHand => ("（转引，待核实）", " (second-hand, to be confirmed)"),
        Confidence::Recalled => ("（凭记忆，待核实）", " (recalled, to be confirmed)"),
        Confidence::Ours => ("（本库设定，待确认）", " (ours, to be confirmed)"),
    };
    let clause = &citation.clause;
    Bilingual { zh: format!("{standard} {clause}{}", mark.0), en: format!("{standard} {clause}{}", mark.1) }
}
