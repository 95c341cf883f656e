//! The example `shared_parking` on what it computes: bays, hours and the walk each change who is served.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/shared_parking/lots.rs"]
mod lots;

use std::path::Path;

use lifecircle::access::{Allocation, WhyUnserved};

fn allocate(night: &lots::Night) -> Allocation {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data");
    lots::allocate(&lots::prepare(&data, night).unwrap(), night).unwrap()
}

fn unserved(allocation: &Allocation, why: WhyUnserved) -> u32 {
    allocation.unserved().iter().filter(|unserved| unserved.why == why).map(|unserved| unserved.units).sum()
}

#[test]
fn idle_bays_serve_whoever_is_near_and_the_rest_is_listed() {
    let story = lots::NIGHT;
    let first = allocate(&story);
    let needed: u64 = first.demands().iter().map(|demand| u64::from(demand.units)).sum();
    assert_eq!(first.served_units() + first.unserved_units(), needed);
    assert!(first.served_units() > 0 && first.served_units() <= 100);
    assert!(first.assignments().iter().all(|a| a.walk.seconds() <= 300.0));
    assert!(unserved(&first, WhyUnserved::NothingWithinWalk) > 0);
    // Either all bays are taken, or nobody near is left without one.
    let full = first.served_units() == 100;
    assert_eq!(full, unserved(&first, WhyUnserved::AllFull) > 0);

    let few = allocate(&lots::Night { bays: 10, ..story });
    assert_eq!(few.served_units(), 10);
    assert!(unserved(&few, WhyUnserved::AllFull) > unserved(&first, WhyUnserved::AllFull));
    assert!(few.walk_s() / 10.0 < first.walk_s() / first.served_units() as f64, "the nearest are served first");

    let far = allocate(&lots::Night { limit_minutes: 10, bays: 1000, ..story });
    assert!(far.served_units() > first.served_units());
    assert!(unserved(&far, WhyUnserved::NothingWithinWalk) < unserved(&first, WhyUnserved::NothingWithinWalk));

    // Bays that are needed before they are free serve nobody.
    let late = allocate(&lots::Night { hours: "21:00-07:00", ..story });
    assert_eq!(late.served_units(), 0);
    let near = first.served_units() + u64::from(unserved(&first, WhyUnserved::AllFull));
    assert_eq!(u64::from(unserved(&late, WhyUnserved::NoneThen)), near);
}
