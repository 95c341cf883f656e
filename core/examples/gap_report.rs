//! Gaps of a city by department: `cargo run --release --example gap_report [-- CITY.osm.pbf | FACILITIES.csv]`.
//!
//! A small town of its own is judged, with the facilities of a table or its own, unless a city is given. No source at
//! hand says which department answers for what, so the bundled standards name none: the departments here stand in a
//! host's own standard, a few lines that extend a bundled one.

use std::path::Path;

use lifecircle::assess::{AssessOptions, Assessment, SufficiencyRule};
use lifecircle::error::Error;
use lifecircle::geo::{BoundingBox, Crs};
use lifecircle::standard::{GradeRule, Standard};
use lifecircle::study::{Extent, OpenOptions, Study, StudyTables};
use lifecircle::walk::Walker;

/// The host's own standard: the notice of 2025, with who answers for three of its businesses.
pub(crate) const STANDARD: &str = r#"
id = "our-city"
extends = "mofcom-2025"
title = { zh = "本市标准", en = "Our city" }
[source]
example = "an example of this library; write the notice of your own city here"
[requirement.market]
departments = { value = ["商务局", "市场监管局"], clause = "unknown", confidence = "ours", source = "example" }
[requirement.breakfast]
departments = { value = ["商务局"], clause = "unknown", confidence = "ours", source = "example" }
[requirement.elder-care]
departments = { value = ["民政局"], clause = "unknown", confidence = "ours", source = "example" }
"#;

/// What the town has, as a table.
pub(crate) const FACILITIES: &str = "id,category,lon,lat\n\
                              store,convenience-store,118.7812705,32.04\n\
                              market,market,118.7812705,32.04\n\
                              mender,repair,118.7812705,32.04\n";

const NODES: &str = "id,lon,lat\n1,118.78,32.04\n2,118.7812705,32.04\n3,118.805,32.04\n";
const EDGES: &str = "from,to,length_m\n1,2,120\n2,3,2240\n";
const HOMES: &str = "id,lon,lat,people\nwest,118.78,32.04,400\neast,118.805,32.04,900\n";

/// A street with a compound at either end, and the facilities of a table on it.
pub(crate) fn town(facilities: &str) -> Result<Study, Error> {
    Study::from_tables(&StudyTables {
        nodes: NODES.as_bytes(),
        edges: EDGES.as_bytes(),
        facilities: facilities.as_bytes(),
        homes: HOMES.as_bytes(),
        crs: Crs::Wgs84,
        extent: Some(Extent::from_box(BoundingBox::new(118.7, 31.98, 118.89, 32.1)?)),
        strict: true,
    })
}

/// A complete register is trusted: what it does not list is missing.
pub(crate) fn options(register: bool) -> AssessOptions<'static> {
    let trusting = SufficiencyRule { min_places: 0, min_categories: 0, min_places_per_km: 0.0 };
    match register {
        true => AssessOptions { sufficiency: trusting, absence_is_trusted: true, ..AssessOptions::default() },
        false => AssessOptions::default(),
    }
}

/// The study judged by [`STANDARD`].
pub(crate) fn judge(study: &Study, register: bool) -> Result<Assessment, Error> {
    let standard = Standard::from_toml(STANDARD, "our-city.toml")?;
    study.prepare(&Walker::adult())?.assess(&standard, &options(register))
}

/// The report as text: grade, slogans, and each department's list.
pub(crate) fn report(assessment: &Assessment) -> Result<String, Error> {
    let rule = GradeRule::ours()?;
    let standard = assessment.standard();
    let thresholds = rule.grades.iter().flat_map(|grade| &grade.met);
    let doubtful = thresholds.into_iter().any(|(_, share)| share.citation.confidence.to_be_confirmed());
    let mut lines = vec![standard.id.clone()];
    for plan in assessment.plans(&rule) {
        let name = |grade: Option<usize>| {
            grade.and_then(|index| rule.grades.get(index)).map_or("未达基础型", |grade| grade.title.zh.as_str())
        };
        let circle = &assessment.circles()[plan.circle].spec.id;
        let confirm = if doubtful { " [待确认]" } else { "" };
        lines.push(format!("{circle}: {} – {}{confirm}", name(plan.grade.at_least), name(plan.grade.at_most)));
        for group in &plan.groups {
            lines.push(format!("  {}: {}", standard.groups[group.group].title.zh, group.status.name()));
        }
    }
    for gaps in assessment.gap_report(&rule) {
        lines.push(gaps.department.clone().unwrap_or_else(|| "标准未指明部门".into()));
        for (_, item) in &gaps.items {
            let saved = item.saved.map_or_else(String::new, |saved| {
                let at_least = if saved.at_least { "至少 " } else { "" };
                format!("；可省步行 {at_least}{:.0} 人·小时", saved.person_s / 3600.0)
            });
            lines.push(format!("  {} {}{saved}", item.priority, item.text.zh));
        }
    }
    Ok(lines.join("\n") + "\n")
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let assessment = match std::env::args().nth(1) {
        Some(table) if table.ends_with(".csv") => judge(&town(&std::fs::read_to_string(table)?)?, true)?,
        Some(city) => judge(&Study::from_osm(Path::new(&city), &OpenOptions::default())?, false)?,
        None => judge(&town(FACILITIES)?, true)?,
    };
    print!("{}", report(&assessment)?);
    Ok(())
}
