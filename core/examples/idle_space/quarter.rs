//! Idle spaces of a quarter: the host's standard, the spaces and uses as it writes them down, and the ranking.

use std::path::Path;

use lifecircle::assess::{AssessOptions, Assessment};
use lifecircle::error::Error;
use lifecircle::improve::idle::{IdleOptions, IdleRanking};
use lifecircle::model::{Catalogue, DemandWeights, Homes, IdleSpaces};
use lifecircle::progress::NoProgress;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;

/// The spaces and what could move in: invented, and put into the centre of Nanjing.
pub(crate) const SPACES: &str = include_str!("spaces.toml");

/// The host's own standard: the notice of 2025, with three things that it wants within five minutes.
const STANDARD: &str = r#"
id = "our-quarter"
extends = "mofcom-2025"
title = { zh = "本片区标准", en = "Our quarter" }
[source]
example = "an example of this library; write the notice of your own city here"
[requirement.market]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
departments = { value = ["商务局", "市场监管局"], clause = "unknown", confidence = "ours", source = "example" }
[requirement.classes]
title = { zh = "社区课堂", en = "Classes for all ages" }
categories = ["training-centre"]
level = "quarter-hour"
obligation = { value = "quality", clause = "unknown", confidence = "ours", source = "example" }
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.night-parking]
title = { zh = "夜间停车", en = "Parking at night" }
categories = ["car-parking"]
level = "quarter-hour"
obligation = { value = "advisable", clause = "unknown", confidence = "ours", source = "example" }
within = { minutes = 3, clause = "unknown", confidence = "ours", source = "example" }
"#;

/// The inputs of the case that a test may change.
#[derive(Clone, Copy)]
pub(crate) struct Case<'a> {
    /// The spaces and uses, as TOML.
    pub(crate) spaces: &'a str,
    /// The minutes between two uses of a space.
    pub(crate) changeover_minutes: u32,
    /// What residents' open needs add: a category, and the residents each home of the west half adds.
    pub(crate) need: Option<(&'static str, f64)>,
}

/// The case as it stands.
pub(crate) const CASE: Case<'static> = Case { spaces: SPACES, changeover_minutes: 30, need: None };

/// The quarter as an elder sees it, judged by the host's standard. The host keeps a complete register: what is not in it is missing.
pub(crate) fn assessment(city: &Path) -> Result<Assessment, Error> {
    let study = Study::from_osm(city, &OpenOptions::default())?;
    let options = AssessOptions { absence_is_trusted: true, ..AssessOptions::default() };
    study.prepare(&Walker::elder())?.assess(&Standard::from_toml(STANDARD, "our-quarter.toml")?, &options)
}

/// What the spaces could become.
pub(crate) fn ranking(assessment: &Assessment, case: &Case<'_>) -> Result<IdleRanking, Error> {
    let (spaces, uses) = IdleSpaces::from_text(case.spaces, "spaces.toml")?;
    let weights = case.need.map(|need| weights(assessment.prepared().study().homes(), need)).transpose()?;
    let options = IdleOptions {
        weights: weights.as_ref(),
        changeover_minutes: case.changeover_minutes,
        ..IdleOptions::default()
    };
    assessment.idle_spaces(&spaces, &uses, &options, &NoProgress)
}

/// The people of each home, and what the needs of the west half add.
fn weights(homes: &Homes, (category, residents): (&str, f64)) -> Result<DemandWeights, Error> {
    let mut weights = DemandWeights::of_homes(homes);
    let category = Catalogue::bundled().find(category)?;
    let middle = homes.rows.iter().map(|home| home.position.lon()).sum::<f64>() / homes.rows.len().max(1) as f64;
    for (row, _) in homes.rows.iter().enumerate().filter(|(_, home)| home.position.lon() < middle) {
        weights.add(category, row, residents);
    }
    Ok(weights)
}
