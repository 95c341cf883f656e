//! The example `plan_of_action`: what it prints is computed, and changes when its input does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[path = "map/browser.rs"]
mod browser;
#[path = "../../../core/examples/plan_of_action/list.rs"]
mod list;

use std::path::Path;

use lifecircle::improve::actions::{ActionPlan, LeftOut};
use lifecircle::improve::scenario::Outcome;
use lifecircle::progress::NoProgress;
use lifecircle::report::html::{MapData, MapMove, write_map};
use lifecircle::report::plan_map_data;
use list::gap_report::{FACILITIES, judge, town};
use list::{NANJING, TOWN, of_city, of_town, plan, report};

fn ids(plan: &ActionPlan) -> Vec<&str> {
    plan.steps().iter().map(|step| plan.actions()[step.action].scenario.id()).collect()
}

/// The requirements that were gaps and are met.
fn closed(plan: &ActionPlan) -> Vec<&str> {
    let rows = plan.difference().rows().iter().filter(|row| row.outcome() == Outcome::Closed);
    rows.map(|row| plan.after().standard().requirements[row.requirement].id.as_str()).collect()
}

#[test]
fn the_town_gets_what_serves_most_first() {
    let plan = of_town(FACILITIES, TOWN).unwrap();
    // In the east 900 people lack a market, breakfast and repair; all 1,300 lack breakfast before.
    assert_eq!(ids(&plan), ["east-corner", "east-market"]);
    let [corner, market] = plan.steps() else { panic!("two steps") };
    assert_eq!((corner.adds.gaining.sure, market.adds.gaining.sure), (1_800.0, 900.0));
    assert_eq!((market.so_far.gaining.sure, market.cost_so_far), (2_700.0, Some(950_000.0)));
    assert_eq!(
        market.departments,
        ["区政府", "商务局", "市场监管局"],
        "its own, and whom the standard names for markets"
    );
    assert_eq!(plan.left_out(), [(2, LeftOut::NoGain), (3, LeftOut::NoGain)]);
    assert!(closed(&plan).contains(&"market"), "{:?}", closed(&plan));
    let [before, after] = plan.standing();
    assert!(after.coverage > before.coverage && after.findings < before.findings, "{before:?} {after:?}");
    let text = report(&plan);
    assert!(
        text.contains("不列入 西区再建菜市场：no-gain") && text.contains("责任部门：区政府、商务局、市场监管局"),
        "{text}"
    );
    assert!(
        text.contains("1 东区便民角（早餐、维修）：新增享有 1800 人次") && text.contains("累计 95.0 万元"),
        "{text}"
    );
}

#[test]
fn what_is_there_already_adds_nothing_and_what_is_cheap_is_done_alone() {
    let built = format!("{FACILITIES}new,market,118.805,32.04\n");
    let plan_of_built = of_town(&built, TOWN).unwrap();
    assert_eq!(ids(&plan_of_built), ["east-corner"], "the east has its market");
    let before = judge(&town(FACILITIES).unwrap(), true).unwrap();
    let poor = plan(&before, TOWN, Some(100_000.0)).unwrap();
    assert_eq!(ids(&poor), ["move-repair"], "900 gain what 400 lose, for 20,000");
    assert_eq!((poor.steps()[0].adds.net(), poor.steps()[0].adds.losing.sure), (500.0, 400.0));
    assert!(poor.left_out().iter().any(|(_, why)| *why == LeftOut::OverBudget));
    // Fewer people in the east and it is no longer worth it.
    let nearer = TOWN.replace("[118.805, 32.04]", "[118.79, 32.04]");
    let other = of_town(FACILITIES, &nearer).unwrap();
    assert_ne!(report(&other), report(&of_town(FACILITIES, TOWN).unwrap()));
}

#[test]
fn in_nanjing_no_step_adds_more_than_it_would_alone() {
    let city =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let plan = of_city(&city, NANJING).unwrap();
    assert!(plan.steps().len() >= 3, "{}", report(&plan));
    for step in plan.steps() {
        assert!(
            step.adds.gaining.at_most <= step.alone.gaining.at_most
                && step.adds.gaining.sure <= step.alone.gaining.sure
        );
    }
    // Two markets 450 m from each other serve nearly the same people.
    let both: Vec<_> = plan.steps().iter().filter(|step| step.action < 2).collect();
    assert!(both.len() < 2 || both[1].adds.gaining.at_most < 0.5 * both[1].alone.gaining.at_most, "{}", report(&plan));
    let facilities = |of: &lifecircle::assess::Assessment| of.prepared().study().facilities().rows.len();
    assert_eq!(facilities(plan.after()), facilities(plan.before()) + plan.steps().len());
    let [before, after] = plan.standing();
    assert!(after.coverage >= before.coverage, "{before:?} {after:?}");
}

/// Homes that gain something for sure, requirement by requirement, once all is done.
fn gaining(data: &MapData) -> Vec<(&str, usize)> {
    let changes = data.futures.last().map_or(&[][..], |future| &future.changes);
    let sure = |moves: &[(u32, MapMove)]| moves.iter().filter(|(_, moved)| *moved == MapMove::Gains).count();
    changes.iter().map(|change| (change.title.zh.as_str(), sure(&change.moves))).collect()
}

#[test]
fn the_map_shows_what_is_built_and_who_gains_and_follows_its_input() {
    let map = |facilities: &str| plan_map_data(&of_town(facilities, TOWN).unwrap(), &NoProgress).unwrap();
    let data = map(FACILITIES);
    assert_eq!(data.futures.len(), 2);
    // The home in the east gains breakfast, a mender and a market; the one in the west is too far.
    assert!(gaining(&data).len() >= 3 && gaining(&data).iter().all(|(_, homes)| *homes == 1), "{:?}", gaining(&data));
    assert!(gaining(&data).iter().any(|(title, _)| title.contains("菜")), "{:?}", gaining(&data));
    assert_eq!(data.futures.iter().map(|future| future.opened.len()).collect::<Vec<_>>(), [1, 2]);
    // The east has its market already: one step less, and nobody gains a market.
    let built = map(&format!("{FACILITIES}new,market,118.805,32.04\n"));
    assert_eq!(built.futures.len(), 1);
    assert!(!gaining(&built).iter().any(|(title, _)| title.contains("菜")), "{:?}", gaining(&built));
}

/// What a reader sees of a plan for the town who goes through all its states.
fn seen(browser: &browser::Browser, name: &str, actions: &str) -> serde_json::Value {
    let data = plan_map_data(&of_town(FACILITIES, actions).unwrap(), &NoProgress).unwrap();
    let mut page = Vec::new();
    write_map(&data, &mut page).unwrap();
    let page = String::from_utf8(page).unwrap();
    let quiet = browser.open(name, &page);
    assert!(quiet.complaints.is_empty(), "the page complains: {:?}", quiet.complaints);
    let listen = concat!("<script>", include_str!("../../map/listen.js"), "</script>");
    let play = concat!("<script>", include_str!("../../map/times.js"), "</script></body>");
    let probed = page.replacen("<head>", &format!("<head>{listen}"), 1).replacen("</body>", play, 1);
    let seen = browser.open(&format!("{name}-probed"), &probed).probe();
    assert_eq!(seen["heard"], serde_json::json!([]));
    seen
}

#[test]
fn a_later_time_is_walked_on_its_own_streets() {
    let Some(browser) = browser::find() else { return };
    let actions = r#"
        [[action]]
        id = "way"
        change = [
            { do = "add-way", id = 77, line = [[118.78, 32.04], [118.79, 32.0405], [118.7812705, 32.04]] },
            { do = "add-facility", id = "x", category = ["breakfast", "pharmacy"], at = [118.786, 32.0403] },
            { do = "close", facility = "store" },
            { do = "move-people", from = "west", to = "east", people = 100.0 },
        ]
        [[action]]
        id = "market"
        change = [{ do = "add-facility", id = "east-market", category = "market", at = [118.805, 32.04] }]
    "#;
    let seen = seen(&browser, "plan-streets", actions);
    for state in ["before", "after", "change", "first"] {
        assert_eq!(seen[state]["walks"], seen[state]["kept"], "{state}");
    }
    assert_ne!(seen["first"]["walks"], seen["after"]["walks"], "the way is the second step");
    assert_eq!(seen["change"]["becomes"], serde_json::json!(["both", "gains"]), "the west has a pharmacy and no store");
    let moved: Vec<&str> = seen["change"]["moved"].as_array().unwrap().iter().filter_map(|key| key.as_str()).collect();
    assert_eq!(
        moved,
        ["新开或迁入：east-market · 菜市场", "新开或迁入：x · 早餐店、药店", "关闭或迁出：store · 便利店"]
    );
}

#[test]
fn the_reader_switches_between_before_after_and_change() {
    let Some(browser) = browser::find() else { return };
    let seen = seen(&browser, "plan", TOWN);
    for (state, steps, requirements) in [("before", 0, false), ("after", 2, false), ("change", 2, true)] {
        let at = &seen[state];
        assert_eq!((&at["pressed"], &at["steps"]), (&state.into(), &steps.into()), "{state}");
        assert_eq!(at["requirements"] != 0, requirements, "{state}");
        // Every walk is searched for on the network of its time, and is the one the library found.
        assert_eq!(at["walks"], at["kept"], "{state}");
    }
    assert_ne!(seen["before"]["walks"], seen["after"]["walks"]);
    for what in ["pressed", "becomes", "walks", "kept", "steps", "requirements"] {
        assert_eq!(seen["before"][what], seen["again"][what], "{what}");
    }
    assert_eq!(seen["before"]["becomes"], serde_json::json!([null, null]));
    // The home in the east gains, the one in the west is too far.
    assert_eq!(seen["change"]["becomes"], serde_json::json!(["same", "gains"]));
    let moved = serde_json::json!(["新开或迁入：east-corner · 早餐店、维修点", "新开或迁入：east-market · 菜市场"]);
    assert_eq!(seen["change"]["moved"], moved);
    assert_eq!(seen["first"]["moved"].as_array().unwrap().len(), 1, "the first step alone");
    assert_eq!(seen["first"]["pressed"], "change", "the fragment chooses");
    assert_eq!(seen["focus"], "change", "who works with keys keeps the place");
    assert!(seen["card"].as_str().unwrap().contains(" → "), "{}", seen["card"]);
    assert!(seen["english"].as_str().unwrap().contains("opens or moves here"), "{}", seen["english"]);
}
