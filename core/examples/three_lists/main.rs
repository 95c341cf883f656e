//! Three lists of needs, from raised to rated: `cargo run --release --example three_lists [-- CITY.osm.pbf [SERVICES [SATISFIED]]]`
//!
//! Red is what is missing on the ground, yellow what services should offer, blue what property managers do. The needs arise in the
//! bundled centre of Nanjing; satisfaction is held against the 90 % of the programme; what is still open weighs as demand. There are 612
//! services, or so many; of ten people asked about one nine are satisfied, or so many.

mod neighbourhood;

use std::path::{Path, PathBuf};

use lifecircle::model::{Catalogue, Language};
use lifecircle::register::{NeedsRegister, SummaryBy};
use lifecircle::standard::{Standard, Target};
use lifecircle::study::{OpenOptions, Study};

use neighbourhood::Story;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bundled = || {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf")
    };
    let city = std::env::args().nth(1).map_or_else(bundled, PathBuf::from);
    let services = std::env::args().nth(2).map_or(Ok(Story::DAZHA.services), |number| number.parse())?;
    let satisfied_of_ten =
        std::env::args().nth(3).map_or(Ok(Story::DAZHA.satisfied_of_ten), |number| number.parse())?;
    let study = Study::from_osm(&city, &OpenOptions::default())?;
    let register = neighbourhood::register(Story { services, satisfied_of_ten, ..Story::DAZHA }, study.homes())?;
    let standard = Standard::bundled("mofcom-2025")?;
    let target = standard.targets.iter().find(|target| target.id == "satisfaction").ok_or("no such target")?;
    for by in [SummaryBy::List, SummaryBy::Circle] {
        print(&register, by, target);
    }
    let weights = neighbourhood::weights(&register, study.homes())?;
    for (category, people) in neighbourhood::wanted(&weights) {
        let label = Catalogue::bundled().label(category, Language::Chinese);
        println!("open needs add {people:.0} residents to the demand for {label}");
    }
    Ok(())
}

fn print(register: &NeedsRegister, by: SummaryBy, target: &Target) {
    println!(
        "{:>8} needs  open  meetings  services  median days  satisfied (at least {} %)",
        "", target.at_least.value
    );
    for row in register.summary(by).rows {
        let days = row.median_days.map_or("no data".into(), |days| format!("{days:.0}"));
        let share = row.satisfaction().map_or("no data".into(), |share| format!("{:.1} %", share * 100.0));
        let verdict = row.meets(target).map_or("", |meets| if meets { "met" } else { "not met" });
        let (key, needs, open) = (row.key.as_deref().unwrap_or("-"), row.needs(), row.open());
        println!(
            "{key:>8} {needs:>5} {open:>5} {:>9} {:>9} {days:>12}  {share} {verdict}",
            row.consultations, row.services
        );
    }
}
