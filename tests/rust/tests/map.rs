//! The offline map in a real browser, with the network cut off: it opens without a complaint, draws, answers the
//! keyboard, and computes the same walks as the library.
//!
//! Needs Chromium (`CHROMIUM` names it, else `chromium` or `google-chrome` on the path). Without one the test says so
//! and passes, unless `LIFECIRCLE_REQUIRE_BROWSER` is set.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "map/browser.rs"]
mod browser;
#[path = "map/nanjing.rs"]
mod nanjing;
#[path = "map/town.rs"]
mod town;

use lifecircle::report::html::{MapData, write_map};
use serde_json::{Value, json};

use town::Town;

/// How many homes the page's walks are compared for.
const HOMES: usize = 200;

/// Plays the reader of the town's page, and compares its walks and colours.
const PLAY: &str = include_str!("../../map/probe.js");
/// Compares the walks alone.
const COMPARE: &str = "tell(compareWalks());";

/// A copy of the page that listens for complaints from the start and runs a script at the end.
fn probed(page: &str, expected: &Value, script: &str) -> String {
    let listen = concat!("<script>", include_str!("../../map/listen.js"), "</script>");
    let walks = include_str!("../../map/walks.js");
    let probe = format!("<script>const expected = {expected};{walks}{script}</script></body>");
    page.replacen("<head>", &format!("<head>{listen}"), 1).replacen("</body>", &probe, 1)
}

#[test]
fn a_map_of_nothing_opens_without_a_complaint() {
    let Some(browser) = browser::find() else { return };
    let mut page = Vec::new();
    write_map(&MapData::default(), &mut page).unwrap();
    let opened = browser.open("nothing", &String::from_utf8(page).unwrap());
    assert!(opened.complaints.is_empty(), "the page complains: {:?}", opened.complaints);
    assert!(opened.document.contains("没有评估结论"), "the page did not come to its end");
}

#[test]
fn the_page_walks_as_the_library_does() {
    let Some(browser) = browser::find() else { return };
    let town = Town::random(20_260_210);
    let data = town.map();
    let mut page = Vec::new();
    write_map(&data, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();

    let quiet = browser.open("map", &page);
    assert!(quiet.complaints.is_empty(), "the page complains: {:?}", quiet.complaints);
    assert!(quiet.document.contains("leaflet-tile"), "nothing is drawn");

    let homes: Vec<usize> = (0..HOMES).map(|i| i * town.homes() / HOMES).collect();
    let walks: Vec<_> = homes.iter().map(|home| town.walks(*home)).collect();
    let reached = walks.iter().flatten().flatten().count();
    let classes: Vec<_> = homes.iter().map(|home| town.classes(*home)).collect();
    let expected = json!({ "homes": homes, "walks": walks, "classes": classes });
    let found = browser.open("map-probed", &probed(&page, &expected, PLAY)).probe();
    assert_eq!(found["wrong"], json!([]));
    assert_eq!(found["heard"], json!([]));
    assert_eq!(found["equal"], json!(walks.iter().map(Vec::len).sum::<usize>()));
    assert_eq!(found["reached"], json!(reached));
    for class in ["within-0", "within-1", "within-2", "unknown", "far", "no-data"] {
        assert!(classes.iter().flatten().any(|c| c == class), "no home of the town is {class}");
    }
    assert!(reached > HOMES, "too few walks to prove anything: {reached}");
    // The walker makes a metre a second on and off the network, so the drawn length of a route is its time.
    let worst = found["worst"].as_f64().unwrap();
    assert!(worst < 0.5, "a route is drawn {worst} m longer or shorter than it is walked");
}

#[test]
fn the_page_walks_nanjing_as_the_library_does() {
    let Some(browser) = browser::find() else { return };
    let nanjing = nanjing::Nanjing::open();
    let mut page = Vec::new();
    write_map(nanjing.map(), &mut page).unwrap();
    let homes = nanjing.some_homes(HOMES);
    let walks: Vec<_> = homes.iter().map(|home| nanjing.walks(*home)).collect();
    let reached = walks.iter().flatten().flatten().count();
    assert!(homes.len() == HOMES && reached > 10 * HOMES, "too few walks to prove anything: {reached}");
    let expected = json!({ "homes": homes, "walks": walks });
    let page = probed(&String::from_utf8(page).unwrap(), &expected, COMPARE);
    let found = browser.open("nanjing-probed", &page).probe();
    assert_eq!(found["wrong"], json!([]));
    assert_eq!(found["heard"], json!([]));
    assert_eq!(found["equal"], json!(walks.iter().map(Vec::len).sum::<usize>()));
    assert_eq!(found["reached"], json!(reached));
}
