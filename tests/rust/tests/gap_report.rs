//! The example `gap_report`: what it prints is computed, and changes when its input does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

#[allow(dead_code, reason = "its main is for the command line")]
#[path = "../../../core/examples/gap_report.rs"]
mod gap_report;

use gap_report::{FACILITIES, judge, report, town};

fn printed(facilities: &str) -> String {
    report(&judge(&town(facilities).unwrap(), true).unwrap()).unwrap()
}

/// The lines under a department.
fn under<'t>(text: &'t str, department: &str) -> Vec<&'t str> {
    let lines = text.lines().skip_while(|line| *line != department).skip(1);
    lines.take_while(|line| line.starts_with("  ")).collect()
}

#[test]
fn each_department_has_its_own_list_with_the_clause_and_what_is_to_be_confirmed() {
    let text = printed(FACILITIES);
    let trade = under(&text, "商务局");
    assert_eq!(trade.len(), 2, "{text}");
    assert!(trade[0].contains("早餐店") && trade[0].contains("缺失") && trade[0].starts_with("  1 "), "{text}");
    // 900 people in the east walk 2240 m at 1.2 m/s to the market, 15 minutes of which are allowed: 241.67 h too much.
    assert!(trade[1].contains("菜市场") && trade[1].contains("不足"), "{text}");
    assert!(trade[1].ends_with("可省步行 242 人·小时"), "{text}");
    assert!(trade[1].contains("依据：mofcom-2021 定义"), "the clause is cited by the edition that states it: {text}");
    assert_eq!(under(&text, "市场监管局"), [trade[1]], "the market stands under both");
    assert!(under(&text, "民政局")[0].contains("社区养老服务机构（限步行 15 分钟）：缺失"), "{text}");
    assert!(under(&text, "标准未指明部门").iter().any(|line| line.contains("药店")), "{text}");
    assert!(text.contains("一菜一修: short") && text.contains("未达基础型"), "{text}");
}

#[test]
fn what_is_built_leaves_the_list() {
    let before = printed(FACILITIES);
    let built = format!("{FACILITIES}new,market,118.805,32.04\nmender-2,repair,118.805,32.04\n");
    let after = printed(&built);
    assert_eq!(under(&before, "市场监管局").len(), 1);
    assert!(!after.contains("市场监管局"), "{after}");
    assert!(after.contains("一菜一修: met"), "{after}");
    assert_eq!(under(&after, "商务局").len(), 1, "{after}");
}

#[test]
fn a_town_of_three_places_without_a_register_lacks_nothing_for_sure() {
    let text = report(&judge(&town(FACILITIES).unwrap(), false).unwrap()).unwrap();
    assert!(text.contains("一菜一修: no-data") && !text.contains("缺失"), "{text}");
}
