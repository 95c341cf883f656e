#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

use super::*;
use crate::geo::LonLat;

fn at(lon: f64, lat: f64) -> LonLat {
    LonLat::new(lon, lat).unwrap()
}

fn edge(a: LonLat, b: LonLat) -> MapEdge {
    MapEdge { shape: vec![a, b], chainage_m: vec![0.0, 100.0], forward_s: Some(80.0), backward_s: None }
}

fn door(position: LonLat, edge: u32, seed: MapSeed) -> MapDoor {
    MapDoor { position, point: position, edge, chainage_m: 50.0, link_ticks: 0, seeds: vec![seed] }
}

/// Two edges in a row, `0 -> 1 -> 2`; a home on the first, a market on the second.
fn tiny() -> MapData {
    let (a, b, c) = (at(118.78, 32.04), at(118.781, 32.04), at(118.782, 32.04));
    let seed = |node, end| MapSeed { node, ticks: 1280, end };
    let home = MapHome {
        label: "1 栋".into(),
        position: a,
        people: Some(37.25),
        people_estimated: true,
        escape_ticks: None,
        doors: vec![door(a, 0, seed(1, EdgeEnd::To))],
    };
    let market = MapFacility {
        name: Some("菜场".into()),
        position: c,
        categories: vec![0],
        doors: vec![door(c, 1, seed(1, EdgeEnd::From))],
    };
    let category = MapCategory {
        id: "market".into(),
        label: Bilingual::new("菜市场", "Market"),
        group: Bilingual::default(),
        walks: MapWalks::Ticks(vec![Some(2560)]),
    };
    let finding = MapFinding {
        circle: Bilingual::new("全城", "City"),
        text: Bilingual::new("有菜市场", "There is a market"),
        status: FindingStatus::Met,
        category: Some(0),
        clause: "4.2".into(),
        confidence: "quoted".into(),
    };
    MapData {
        title: Bilingual::new("小镇", "Hamlet"),
        categories: vec![category],
        horizon_ticks: 57_600,
        graph: MapGraph {
            arc_start: vec![0, 1, 2, 2],
            arc_to: vec![1, 2],
            arc_ticks: vec![2560, 2560],
            arc_edge: vec![0, 2],
        },
        edges: vec![edge(a, b), edge(b, c)],
        homes: vec![home],
        facilities: vec![market],
        standards: vec![MapStandard { title: Bilingual::new("标准", "Standard"), findings: vec![finding] }],
        extent: vec![vec![a, b, c]],
        attribution: vec!["© OpenStreetMap contributors, ODbL".into()],
        ..MapData::default()
    }
}

fn page(data: &MapData) -> String {
    let mut bytes = Vec::new();
    write_map(data, &mut bytes).unwrap();
    String::from_utf8(bytes).unwrap()
}

/// The data element of a page, read back.
fn payload_of(page: &str) -> serde_json::Value {
    let (_, rest) = page.split_once("id=\"data\">").unwrap();
    serde_json::from_str(rest.split_once("</script>").unwrap().0).unwrap()
}

fn message(break_it: impl FnOnce(&mut MapData)) -> String {
    let mut data = tiny();
    break_it(&mut data);
    let mut out = Vec::new();
    let error = write_map(&data, &mut out).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Argument);
    assert!(out.is_empty(), "nothing is written of a map that contradicts itself");
    error.to_string()
}

#[test]
fn the_same_data_gives_the_same_bytes() {
    assert_eq!(page(&tiny()), page(&tiny()));
}

#[test]
fn the_page_follows_its_data() {
    let mut other = tiny();
    other.homes[0].escape_ticks = Some(640);
    assert_ne!(page(&tiny()), page(&other));
    assert_eq!(payload_of(&page(&tiny()))["homes"]["escape"], "u1:AA==");
    assert_eq!(payload_of(&page(&other))["homes"]["escape"], "u1:gQU=");
}

#[test]
fn no_walk_no_people_and_no_data_are_absent_not_numbers() {
    let mut data = tiny();
    data.homes[0].people = None;
    data.categories[0].walks = MapWalks::Ticks(vec![None]);
    let payload = payload_of(&page(&data));
    assert_eq!(
        (&payload["homes"]["people"], &payload["categories"][0]["walks"]),
        (&"u1:AA==".into(), &"u1:AA==".into())
    );
    assert_eq!(payload["sparse"], false);
    data.categories[0].walks = MapWalks::NoData;
    assert!(payload_of(&page(&data))["categories"][0]["walks"].is_null());
}

#[test]
fn what_users_wrote_stays_text() {
    let evil = "</script><img src=x onerror=alert(1)>\u{2028}{{script}}";
    let mut data = tiny();
    data.title = Bilingual::new(evil, evil);
    data.homes[0].label = evil.into();
    data.facilities[0].name = Some(evil.into());
    data.standards[0].findings[0].text = Bilingual::new(evil, evil);
    data.attribution = vec![evil.into()];
    let html = page(&data);
    for markup in ["<img", "</script>", "<script"] {
        assert_eq!(html.matches(markup).count(), page(&tiny()).matches(markup).count(), "{markup}");
    }
    assert!(!html.split_once("id=\"data\">").unwrap().1.contains('\u{2028}'));
    let payload = payload_of(&html);
    assert_eq!(payload["homes"]["label"][0], evil);
    assert_eq!(payload["facilities"]["name"][0], evil);
    assert_eq!(payload["title"]["en"], evil);
}

#[test]
fn the_page_asks_the_network_for_nothing() {
    let html = page(&tiny());
    assert!(html.contains("default-src 'none'"));
    for asking in ["<link rel=\"stylesheet\"", "<script src", "@import", "fetch(", "XMLHttpRequest", "sourceMappingURL"]
    {
        assert!(!html.contains(asking), "{asking}");
    }
}

#[test]
fn leaflet_keeps_its_notice() {
    let html = page(&tiny());
    assert!(html.contains("(c) 2010-2023 Vladimir Agafonkin"));
    assert!(html.contains("Redistributions of source code must retain the above copyright"));
}

#[test]
fn a_map_of_nothing_is_still_a_page() {
    assert!(page(&MapData::default()).ends_with("</html>\n"));
}

#[test]
fn the_language_is_the_one_asked_for() {
    let english = MapData { language: Language::En, ..tiny() };
    assert!(page(&english).contains("<html lang=\"en\">") && page(&english).contains("<title>Hamlet</title>"));
}

#[test]
fn contradictions_are_refused_before_a_byte_is_written() {
    assert!(message(|d| d.graph.arc_to[0] = 9).contains("search node that does not exist: \"9\""));
    assert!(message(|d| d.graph.arc_edge[1] = 4).contains("an edge that does not exist: \"2\""));
    assert!(message(|d| d.graph.arc_start[3] = 1).contains("starts of the arcs"));
    assert!(message(|d| d.graph.arc_ticks.clear()).contains("differ in length"));
    assert!(message(|d| d.edges[0].shape.clear()).contains("two points or more"));
    assert!(message(|d| d.edges[0].chainage_m = vec![9.0, 1.0]).contains("never fall"));
    assert!(message(|d| d.edges[1].forward_s = Some(f64::NAN)).contains("(edge 1)"));
    assert!(message(|d| d.homes[0].doors[0].edge = 7).contains("(home 0)"));
    assert!(message(|d| d.homes[0].doors[0].chainage_m = f64::NAN).contains("chainage of a door"));
    assert!(message(|d| d.facilities[0].doors[0].seeds[0].node = 3).contains("(facility 0)"));
    assert!(message(|d| d.facilities[0].categories.push(1)).contains("a facility names a category"));
    assert!(message(|d| d.standards[0].findings[0].category = Some(1)).contains("a finding names a category"));
    assert!(message(|d| d.categories[0].walks = MapWalks::Ticks(vec![])).contains("one walk for each home"));
    assert!(message(|d| d.horizon_ticks = 100).contains("longer than the horizon"));
    assert!(message(|d| d.first_category = 1).contains("to show first"));
    assert!(message(|d| d.limits_min = vec![5, 5]).contains("at most three and rise"));
}

/// [`tiny`], and the same once a second market stands on the first edge.
fn later() -> MapData {
    let mut then = tiny();
    let market = MapFacility { name: Some("新".into()), ..then.facilities[0].clone() };
    then.facilities.push(market);
    then.categories[0].walks = MapWalks::Ticks(vec![Some(640)]);
    let change =
        MapChange {
            title: Bilingual::new("菜市场", "Market"), category: Some(0), moves: vec![(0, MapMove::MayGain)]
        };
    let label = Bilingual::new("一", "one");
    let future = MapFuture { label, then, opened: vec![1], closed: vec![0], changes: vec![change] };
    MapData { futures: vec![future.clone(), future], ..tiny() }
}

#[test]
fn the_future_says_only_what_is_other_than_before() {
    assert!(payload_of(&page(&tiny())).get("futures").is_none());
    let payload = payload_of(&page(&later()));
    let [first, second] = payload["futures"].as_array().unwrap().as_slice() else { panic!("two futures") };
    let parts = |future: &serde_json::Value| future["then"].as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(parts(first), ["edges", "facilities", "sparse", "walks"]);
    assert!(first["then"]["edges"].get("shapes").is_none(), "the streets are those of the present");
    assert_eq!(first["then"]["walks"], serde_json::json!({ "0": "u1:gQU=" }));
    assert_eq!(parts(second), ["sparse", "walks"], "all else is as in the future before");
    assert_eq!(second["then"]["walks"], serde_json::json!({}));
    assert_eq!((&first["opened"], &first["closed"]), (&"d1:Ag==".into(), &"d1:AA==".into()));
    assert_eq!(first["changes"][0]["move"], "u1:AQ==");
}

#[test]
fn a_future_that_contradicts_the_present_is_refused() {
    let refused = |break_it: fn(&mut MapFuture)| {
        let mut data = later();
        break_it(&mut data.futures[1]);
        let error = write_map(&data, &mut Vec::new()).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument);
        assert!(error.place().object_id().unwrap().starts_with("future 1"), "{error}");
        error.to_string()
    };
    assert!(refused(|f| f.then.homes.clear()).contains("(future 1: category market)"));
    assert!(refused(|f| f.then.categories[0].id = "x".into()).contains("other homes, categories or limits"));
    assert!(refused(|f| f.then.limits_min = vec![5]).contains("other homes, categories or limits"));
    assert!(refused(|f| f.then.futures.push(MapFuture::default())).contains("futures of its own"));
    assert!(refused(|f| f.opened = vec![2]).contains("does not exist: \"2\""));
    assert!(refused(|f| f.closed = vec![1]).contains("does not exist: \"1\""));
    assert!(refused(|f| f.changes[0].category = Some(1)).contains("a change names a category"));
    assert!(refused(|f| f.changes[0].moves.push((0, MapMove::Loses))).contains("exist and rise"));
    assert!(refused(|f| f.changes[0].moves[0].0 = 1).contains("exist and rise"));
}

#[test]
fn a_full_disk_is_an_error_of_its_own_kind() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("full"))
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    assert_eq!(write_map(&tiny(), &mut Full).unwrap_err().kind(), ErrorKind::Io);
}
