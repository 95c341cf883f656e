//! The example `tidal_stalls` on what it computes: the tide matters in the morning only, and stalls are given but once.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/tidal_stalls/zones.rs"]
mod zones;

use std::path::Path;

use lifecircle::study::Prepared;

fn prepare(tide: &zones::Tide, with_zones: bool) -> Prepared {
    zones::prepare(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../data"), tide, with_zones).unwrap()
}

#[test]
fn the_tide_brings_fresh_food_in_the_morning_and_not_in_the_afternoon() {
    let tide = zones::TIDE;
    let (without, with) = (prepare(&tide, false), prepare(&tide, true));
    let fresh = |prepared: &Prepared, at: &str| zones::people_with_fresh_food(prepared, at).unwrap().0;
    let (seven, three) = ("2026-03-10T07:00", "2026-03-10T15:00");
    assert_eq!(fresh(&without, seven), 0.0, "the shops open at eight");
    assert!(fresh(&with, seven) > 10_000.0);
    assert!(fresh(&without, three) > 0.0);
    assert_eq!(fresh(&with, three), fresh(&without, three), "the morning's stalls are gone");
    let few = prepare(&zones::Tide { zones: 3, ..tide }, true);
    assert!(fresh(&few, seven) < fresh(&with, seven));
    let early = prepare(&zones::Tide { shops: "06:00-20:00", ..tide }, false);
    assert_eq!(fresh(&early, seven), fresh(&without, three), "what is open counts, whatever the hour");

    let stalls = |category: &str, from: &str, to: &str| {
        let found = zones::inventory(&with, category, from, to).unwrap();
        (found.len(), found.iter().map(|stall| stall.units).sum::<u32>())
    };
    for (category, _) in tide.slots {
        assert_eq!(stalls(category, "2026-03-10T00:00", "2026-03-11T00:00"), (31, 2100));
    }
    assert_eq!(stalls("fresh-food-store", "2026-03-10T09:00", "2026-03-10T23:00"), (0, 0));

    let morning = zones::inventory(&with, tide.slots[0].0, "2026-03-10T00:00", "2026-03-11T00:00").unwrap();
    let window = ["2026-03-10T06:00", "2026-03-10T08:00"];
    let given = zones::vendors(&with, &morning, 1, window, 15).unwrap();
    let homes = with.study().homes().rows.len() as u64;
    assert_eq!(given.served_units() + given.unserved_units(), homes);
    let mut used = vec![0; morning.len()];
    given.assignments().iter().for_each(|a| used[a.capacity] += a.units);
    assert!(used.iter().zip(&morning).all(|(used, stalls)| *used <= stalls.units), "never two to one stall");
    // Nobody can have one for longer than the slot.
    assert_eq!(
        zones::vendors(&with, &morning, 1, ["2026-03-10T06:00", "2026-03-10T09:00"], 15).unwrap().served_units(),
        0
    );
    let scarce = prepare(&zones::Tide { stalls: 62, ..tide }, true);
    let morning = zones::inventory(&scarce, tide.slots[0].0, "2026-03-10T00:00", "2026-03-11T00:00").unwrap();
    let few = zones::vendors(&scarce, &morning, 1, window, 15).unwrap();
    assert!(few.served_units() <= 62 && few.served_units() < given.served_units());
}
