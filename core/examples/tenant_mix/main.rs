//! Whom to recruit for vacant units (业态组合): `cargo run --release --example tenant_mix [-- CITY.osm.pbf [UNITS.csv]]`
//!
//! A street of sixteen units in Nanjing, four of them vacant: what form its commerce has, which categories each vacant unit could be
//! let to, by whom they would newly serve, their competitors and the order of the standard, and one recommendation for the whole
//! street without duplicates. Without files it reads the bundled centre of Nanjing and its own street.

mod street;

use std::path::{Path, PathBuf};

use lifecircle::model::{Catalogue, Language};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bundled = || {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf")
    };
    let city = std::env::args().nth(1).map_or_else(bundled, PathBuf::from);
    let units = std::env::args().nth(2).map_or(Ok(street::UNITS.to_owned()), std::fs::read_to_string)?;
    let assessment = street::assessment(&city)?;
    let mix = street::mix(&assessment, &units)?;
    let form = mix.form();
    let front = form.front_share.map_or("not known".into(), |share| format!("{:.0} %", share * 100.0));
    println!(
        "{}: {} of {} units stand together, {:.0} m long and {:.0} m wide, fronts {front}",
        form.form.name(),
        form.in_cluster,
        form.units,
        form.length_m,
        form.width_m
    );
    let label = |category| Catalogue::bundled().label(category, Language::Chinese);
    for row in mix.candidates().iter().filter(|row| row.rank <= 3) {
        let (unit, people) = (&mix.units()[row.unit].id, row.newly.people);
        println!(
            "  {unit} {} {}: {:.0} people newly, {:.0} at most; {} competitors",
            row.rank,
            label(row.category),
            people.sure,
            people.at_most,
            row.competitors
        );
    }
    println!("for the whole street:");
    for step in mix.recommendations() {
        let (unit, so_far) = (&mix.units()[step.candidate.unit].id, step.so_far.people);
        println!(
            "  {unit}: {}; so far {:.0} people, {:.0} at most",
            label(step.candidate.category),
            so_far.sure,
            so_far.at_most
        );
    }
    Ok(())
}
