//! A shopping street: its units as a table, and whom to recruit for those that are vacant.

use std::path::Path;

use lifecircle::assess::{AssessOptions, Assessment, CircleSpec};
use lifecircle::error::Error;
use lifecircle::geo::{Crs, LonLat};
use lifecircle::improve::tenant_mix::{TenantMix, TenantOptions};
use lifecircle::model::Units;
use lifecircle::progress::NoProgress;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::walk::Walker;

/// Sixteen units on both sides of a street, four of them vacant: invented, and put into the centre of Nanjing.
pub(crate) const UNITS: &str = include_str!("units.csv");

/// The host's own standard: the notice of 2025, with what it wants within five minutes of every door.
const STANDARD: &str = r#"
id = "our-street"
extends = "mofcom-2025"
title = { zh = "本街区标准", en = "Our street" }
[source]
example = "an example of this library; write the notice of your own city here"
[requirement.market]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.breakfast]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.repair]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.pharmacy]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.laundry]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
[requirement.bookstore]
within = { minutes = 5, clause = "unknown", confidence = "ours", source = "example" }
"#;

/// The middle of the street.
const MIDDLE: (f64, f64) = (118.7716, 32.0462);

/// The quarter within ten minutes of the street as an adult sees it, by the host's own standard. The host keeps a complete register.
pub(crate) fn assessment(city: &Path) -> Result<Assessment, Error> {
    let study = Study::from_osm(city, &OpenOptions::default())?;
    let circle = CircleSpec::walk("street", LonLat::new(MIDDLE.0, MIDDLE.1)?, 10.0).named("小街");
    let options = AssessOptions { circles: vec![circle], absence_is_trusted: true, ..AssessOptions::default() };
    study.prepare(&Walker::adult())?.assess(&Standard::from_toml(STANDARD, "our-street.toml")?, &options)
}

/// Whom to recruit.
pub(crate) fn mix(assessment: &Assessment, units: &str) -> Result<TenantMix, Error> {
    let units = Units::from_csv(units.as_bytes(), "units.csv", Crs::Wgs84)?;
    let options = TenantOptions { circle: Some(0), ..TenantOptions::default() };
    assessment.tenant_mix(&units, &options, &NoProgress)
}
