//! From an assessment to the findings beside the offline map.

use super::html::{Bilingual, FindingStatus, MapFinding, MapStandard};
use crate::access::AccessTable;
use crate::assess::{Assessment, Finding, Status};
use crate::model::Catalogue;

/// The findings of an assessment as the map lists them: what is missing first, the most urgent at the top.
///
/// A finding leads to its category on the map where `access`, the table the map is made of, has a column for it.
pub fn map_standard(assessment: &Assessment, access: &AccessTable) -> MapStandard {
    let mut findings: Vec<&Finding> = assessment.findings().iter().collect();
    findings.sort_by_key(|finding| (finding.priority.unwrap_or(u8::MAX), rank(finding.status)));
    let title = &assessment.standard().title;
    MapStandard {
        title: Bilingual::new(title.zh.as_str(), title.en.as_str()),
        findings: findings.into_iter().map(|finding| one(assessment, access, finding)).collect(),
    }
}

fn one(assessment: &Assessment, access: &AccessTable, finding: &Finding) -> MapFinding {
    let requirement = assessment.standard().requirements.get(finding.requirement);
    let citation = requirement.map(|r| r.limit.as_ref().map_or(&r.obligation.citation, |limit| &limit.citation));
    let text = assessment.describe(finding);
    MapFinding {
        circle: circle(assessment, finding.circle),
        text: Bilingual::new(text.zh, text.en),
        status: status(finding.status),
        category: requirement.and_then(|r| r.categories.iter().find_map(|name| column(access, name))),
        clause: citation.map_or_else(|| "unknown".into(), |c| c.clause.clone()),
        confidence: citation.map_or("ours", |c| c.confidence.name()).into(),
    }
}

/// The name of a circle; empty where there is but one, which needs none.
fn circle(assessment: &Assessment, index: usize) -> Bilingual {
    match assessment.circles() {
        [] | [_] => Bilingual::default(),
        circles => circles.get(index).map_or_else(Bilingual::default, |circle| {
            let name = circle.spec.name.as_deref().unwrap_or(&circle.spec.id);
            Bilingual::new(name, name)
        }),
    }
}

/// The column of a category in the table, by its name in the catalogue.
pub(super) fn column(access: &AccessTable, name: &str) -> Option<u32> {
    let id = Catalogue::bundled().find(name).ok()?;
    access.query().categories().iter().position(|asked| *asked == id).map(|column| column as u32)
}

fn status(status: Status) -> FindingStatus {
    match status {
        Status::Missing => FindingStatus::Missing,
        Status::ShortBy(_) => FindingStatus::Short,
        Status::Met => FindingStatus::Met,
        Status::Saturated => FindingStatus::Saturated,
        Status::NoData(_) => FindingStatus::NoData,
    }
}

fn rank(status: Status) -> u8 {
    match status {
        Status::Missing => 0,
        Status::ShortBy(_) => 1,
        Status::NoData(_) => 2,
        Status::Saturated => 3,
        Status::Met => 4,
    }
}
