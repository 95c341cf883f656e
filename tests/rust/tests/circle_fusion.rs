//! The example `circle_fusion` on what it computes: every home has one overlay, and a demand changes what it should.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/circle_fusion/circles.rs"]
mod circles;

use std::path::Path;

use lifecircle::access::Verdict;
use lifecircle::assess::{Fusion, FusionCircle, Overlay};
use lifecircle::progress::NoProgress;
use lifecircle::study::{OpenOptions, Study};

fn fused(circles: &[FusionCircle]) -> Fusion {
    Fusion::new(circles, &NoProgress).unwrap()
}

#[test]
fn nanjing_has_homes_where_all_hold_and_shops_that_serve_two() {
    let path = "../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf";
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    let study = Study::from_osm(&path, &OpenOptions::default()).unwrap();
    let circles = circles::of(&study, 1).unwrap();
    let before = fused(&circles);
    let homes = study.homes().rows.len();
    let of = |fusion: &Fusion, overlay| fusion.tallies().iter().find(|t| t.overlay == overlay).map_or(0, |t| t.homes);
    assert_eq!(before.tallies().iter().map(|tally| tally.homes).sum::<usize>(), homes);
    assert!(of(&before, Overlay::All) > 0 && of(&before, Overlay::NotKnown) > 0, "{:?}", before.tallies());
    let shared = before.places_serving(2);
    assert!(!shared.is_empty() && shared.windows(2).all(|pair| pair[0].circles.len() >= pair[1].circles.len()));
    // Whoever is counted at a place walks there for a circle that holds or lacks something else; nobody twice.
    let people: f64 = study.homes().rows.iter().filter_map(|home| Some(home.people?.count)).sum();
    assert!(shared.iter().flat_map(|place| &place.circles).all(|(_, served)| served.is_none_or(|n| n <= people)));

    // Asking for ten gyms instead of one can only take homes away, and from no other circle.
    let after = fused(&circles::of(&study, 10).unwrap());
    assert!(of(&after, Overlay::All) < of(&before, Overlay::All));
    for home in 0..homes {
        assert_eq!(before.verdict(home, 0), after.verdict(home, 0));
        let lost = after.verdict(home, 1) == Some(Verdict::Met) && before.verdict(home, 1) != Some(Verdict::Met);
        assert!(!lost, "home {home}");
    }
    assert_eq!(after.homes_table().unwrap().row_count(), homes);
    assert_eq!(after.places_table(2).unwrap().row_count(), after.places_serving(2).len());
}
