//! The example `channels` on what it computes: each channel has hours of its own, and a machine serves homes at night.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

#[path = "../../../core/examples/channels/tower.rs"]
mod tower;

use std::path::Path;

use lifecircle::model::Channel;
use lifecircle::study::Prepared;
use tower::Shop;

fn prepared(shop: &Shop) -> Prepared {
    tower::prepared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../data"), shop).unwrap()
}

/// The channels by which a home gets anything of the shop at a moment.
fn channels(prepared: &Prepared, at: &str) -> Vec<Channel> {
    let home = tower::home(prepared).unwrap();
    let walked = Channel::ALL.into_iter().filter(|channel| channel.is_walked_to());
    walked.filter(|channel| !tower::by(prepared, home, &[*channel], at.parse().unwrap()).unwrap().is_empty()).collect()
}

#[test]
fn each_channel_keeps_its_own_hours() {
    use Channel::{Counter, Locker, PickUp, Vending};
    let prepared = prepared(&Shop::default());
    assert_eq!(channels(&prepared, "2026-03-10T08:30"), [Locker, Vending]);
    assert_eq!(channels(&prepared, "2026-03-10T09:30"), [PickUp, Locker, Vending]);
    assert_eq!(channels(&prepared, "2026-03-10T15:00"), [Counter, PickUp, Locker, Vending]);
    assert_eq!(channels(&prepared, "2026-03-10T21:45"), [PickUp, Locker, Vending]);
    // Nobody walks to a delivery, so asking for it is refused rather than answered with nothing.
    let home = tower::home(&prepared).unwrap();
    assert!(tower::by(&prepared, home, &[Channel::Delivery], "2026-03-10T15:00".parse().unwrap()).is_err());
}

#[test]
fn a_machine_serves_at_night_whom_no_counter_does() {
    let at = "2026-03-10T23:30".parse().unwrap();
    let [counter, any] = tower::homes_served(&prepared(&Shop::default()), at).unwrap();
    assert!(any > counter + 50, "{counter} {any}");
    let shop = Shop { vending: "08:00-22:00", ..Shop::default() };
    let [same, without] = tower::homes_served(&prepared(&shop), at).unwrap();
    assert_eq!(same, counter);
    assert_eq!(without, counter, "the machine is all that any other channel offers at night");
}
