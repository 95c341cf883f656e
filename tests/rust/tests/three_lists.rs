//! The example `three_lists` on what it computes: the sums of the story, and what changes when the story does.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/three_lists/neighbourhood.rs"]
mod neighbourhood;

use std::path::Path;

use lifecircle::model::{Catalogue, Homes};
use lifecircle::register::{NeedsRegister, SummaryBy, SummaryRow};
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, Study};
use neighbourhood::Story;

fn homes() -> Homes {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    Study::from_osm(&path, &OpenOptions::default()).unwrap().homes().clone()
}

fn all(register: &NeedsRegister) -> SummaryRow {
    register.summary(SummaryBy::All).rows.remove(0)
}

#[test]
fn the_story_is_summed_up_and_changes_with_its_figures() {
    let homes = homes();
    let dazha = neighbourhood::register(Story::DAZHA, &homes).unwrap();
    let row = all(&dazha);
    // 200 needs; the last twenty are the end of the blue list, and nobody has served them.
    assert_eq!((row.needs(), row.open(), row.consultations, row.services), (200, 20, 36, 612));
    let lists = dazha.summary(SummaryBy::List).rows;
    assert_eq!(lists.iter().map(|row| (row.needs(), row.open())).collect::<Vec<_>>(), [(60, 0), (90, 0), (50, 20)]);
    let circles = dazha.summary(SummaryBy::Circle).rows;
    assert_eq!(circles.iter().map(|row| row.key.as_deref().unwrap()).collect::<Vec<_>>(), ["east", "west"]);
    assert_eq!(circles.iter().map(SummaryRow::needs).sum::<u64>(), 200);

    let standard = Standard::bundled("mofcom-2025").unwrap();
    let target = standard.targets.iter().find(|target| target.id == "satisfaction").unwrap();
    assert_eq!((row.satisfaction(), row.meets(target)), (Some(0.9), Some(true)));
    let sour = Story { satisfied_of_ten: 8, ..Story::DAZHA };
    assert_eq!(all(&neighbourhood::register(sour, &homes).unwrap()).meets(target), Some(false));
    let idle = Story { services: 0, ..Story::DAZHA };
    let idle = all(&neighbourhood::register(idle, &homes).unwrap());
    assert_eq!((idle.open(), idle.meets(target), idle.median_days), (200, None, None), "no data, and not nought");
}

#[test]
fn a_served_need_no_longer_weighs() {
    let homes = homes();
    let added = |services| {
        let register = neighbourhood::register(Story { services, ..Story::DAZHA }, &homes).unwrap();
        let weights = neighbourhood::weights(&register, &homes).unwrap();
        let of = |name: &str| weights.added(Catalogue::bundled().find(name).unwrap());
        (of("repair"), of("parcel-point"), neighbourhood::wanted(&weights).len())
    };
    // Thirty needs for repairs of twenty people each; ten parcel needs are among the last twenty, never served.
    assert_eq!(added(0), (600.0, 500.0, 6));
    assert_eq!(added(1), (580.0, 500.0, 6));
    assert_eq!(added(612), (0.0, 200.0, 2));
}

#[test]
fn every_service_of_a_consulted_need_carries_out_its_idea() {
    let register = neighbourhood::register(Story::DAZHA, &homes()).unwrap();
    let loops = register.loops();
    assert_eq!(loops.len(), 36);
    let (given, asked): (usize, u64) =
        loops.iter().fold((0, 0), |sum, row| (sum.0 + row.services.len(), sum.1 + row.asked));
    assert_eq!((given as u64, asked), (all(&register).services, all(&register).asked));
}
