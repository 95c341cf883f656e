//! The bundled catalogue: complete, without contradiction, and right about places people know.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use super::*;

fn of_tags(tags: &[(&str, &str)], name: &str) -> Vec<String> {
    let tag = |key: &str| tags.iter().find(|(k, _)| *k == key).map(|(_, v)| *v);
    ids(&Catalogue::bundled().classify_tags(tag, &[name]))
}

fn of_code(codes: &str, name: &str) -> Vec<String> {
    ids(&Catalogue::bundled().classify_amap(codes, &[name]).unwrap())
}

fn of_name(name: &str) -> Vec<String> {
    ids(&Catalogue::bundled().classify_name(name))
}

fn ids(found: &Classified) -> Vec<String> {
    found.categories.iter().map(|id| Catalogue::bundled().leaf(*id).unwrap().id.clone()).collect()
}

#[test]
fn the_bundled_file_loads() {
    Catalogue::from_toml(include_str!("../../../catalogue/categories.toml"), "categories.toml").unwrap();
    assert!(Catalogue::bundled().len() >= 45);
}

#[test]
fn every_leaf_has_both_labels_a_group_and_a_unique_id() {
    let catalogue = Catalogue::bundled();
    let mut seen = BTreeSet::new();
    for (id, category) in catalogue.categories() {
        assert!(seen.insert(&category.id), "{} twice", category.id);
        assert!(!category.zh.is_ascii(), "{} has no Chinese label", category.id);
        assert!(category.en.is_ascii() || category.en.contains('é'), "{} has no English label", category.id);
        assert!(catalogue.groups().get(category.group).is_some());
        for name in [&category.id, &category.zh, &category.en] {
            assert_eq!(catalogue.find(name).unwrap(), id);
        }
    }
    let in_groups: usize = catalogue.groups().iter().map(|g| catalogue.members(&g.id).count()).sum();
    assert_eq!(in_groups, catalogue.len());
}

#[test]
fn the_businesses_of_the_guide_are_all_there() {
    let guide_2021 = [
        "便利店",
        "综合超市",
        "菜市场",
        "生鲜超市(菜店)",
        "早餐店",
        "洗染店",
        "美容美发店",
        "照相文印店",
        "家政服务点",
        "维修点",
        "药店",
        "邮政快递综合服务点",
        "再生资源回收点",
        "前置仓",
        "社区养老服务机构",
        "特色餐饮店",
        "蛋糕烘焙店",
        "新式书店",
        "运动健身房",
        "幼儿托管点(托育)",
        "培训教育点",
        "旅游服务点",
        "保健养生店",
        "鲜花礼品店",
        "茶艺咖啡馆",
        "宠物服务站",
    ];
    assert_eq!(guide_2021.len(), 14 + 12);
    for name in guide_2021.into_iter().chain(["洗车店", "共享空间"]) {
        Catalogue::bundled().find(name).unwrap();
    }
}

#[test]
fn every_plain_tag_gives_one_leaf_unless_declared() {
    // Each pair that a rule names alone, on an object without any other tag or name.
    let declared = ["amenity=post_office", "amenity=nursing_home", "amenity=retirement_home"];
    let catalogue = Catalogue::bundled();
    for rule in catalogue.tag_rules.values().flatten().map(|(_, rule)| rule) {
        let [test] = rule.tests.as_slice() else { continue };
        let tag_rule::Expect::OneOf(values) = &test.expect else { continue };
        for value in values.iter().filter(|_| rule.words.is_none()) {
            let found = of_tags(&[(&test.key, value)], "");
            let pair = format!("{}={value}", test.key);
            let expected = if declared.contains(&pair.as_str()) { 2 } else { 1 };
            assert_eq!(found.len(), expected, "{pair} gives {found:?}");
        }
    }
}

#[test]
fn every_code_gives_one_leaf_unless_declared() {
    for code in 10_000..=200_999 {
        let code = format!("{code:06}");
        let found = of_code(&code, "");
        let declared = code == "050304" || code.starts_with("0704");
        assert!(found.len() <= 1 + usize::from(declared), "{code} gives {found:?}");
    }
}

#[test]
fn tags_give_the_leaf_of_the_wiki() {
    for (tags, expected) in [
        (vec![("shop", "convenience")], vec!["convenience-store"]),
        (vec![("amenity", "marketplace")], vec!["market"]),
        (vec![("shop", "bakery"), ("amenity", "cafe")], vec!["bakery", "cafe-teahouse"]),
        (vec![("shop", "bakery;greengrocer")], vec!["fresh-food-store", "bakery"]),
        (vec![("shop", "clothes")], vec!["other-shop"]),
        (vec![("shop", "vacant")], vec![]),
        (vec![("amenity", "bench")], vec![]),
        (vec![("amenity", "fast_food")], vec!["restaurant"]),
        (vec![("amenity", "fast_food"), ("cuisine", "baozi")], vec!["breakfast", "restaurant"]),
        (vec![("amenity", "bank"), ("atm", "yes")], vec!["bank", "atm"]),
        (vec![("amenity", "post_office")], vec!["parcel-point", "post-office"]),
        (vec![("railway", "station"), ("station", "subway")], vec!["metro-station"]),
        (vec![("railway", "station")], vec!["railway-station"]),
        (vec![("leisure", "garden")], vec![]),
        (vec![("leisure", "garden"), ("name", "白鹭洲")], vec!["park"]),
        (vec![("amenity", "pharmacy"), ("healthcare", "pharmacy")], vec!["pharmacy"]),
        (
            vec![("amenity", "social_facility"), ("social_facility", "day_care"), ("social_facility:for", "senior")],
            vec!["elder-care", "elder-day-care"],
        ),
        (vec![("amenity", "social_facility"), ("social_facility", "food_bank")], vec![]),
    ] {
        assert_eq!(of_tags(&tags, ""), expected, "{tags:?}");
    }
}

#[test]
fn schools_are_told_apart_by_level_then_by_name() {
    let school = |level: Option<&'static str>, name: &str| {
        let mut tags = vec![("amenity", "school")];
        tags.extend(level.map(|level| ("isced:level", level)));
        of_tags(&tags, name)
    };
    assert_eq!(school(None, ""), ["school"]);
    assert_eq!(school(Some("1"), ""), ["primary-school"]);
    assert_eq!(school(Some("1;2"), ""), ["primary-school", "junior-secondary-school"]);
    assert_eq!(school(None, "南京市琅琊路小学"), ["primary-school"]);
    assert_eq!(school(None, "南京市第九中学"), ["junior-secondary-school"]);
    assert_eq!(school(None, "金陵中学高级中学部"), ["senior-secondary-school"]);
    assert_eq!(school(None, "育才九年一贯制学校"), ["primary-school", "junior-secondary-school"]);
    assert_eq!(school(None, "第九中学附属小学"), ["primary-school"]);
    // A tag beats a name: the level is mapped.
    assert_eq!(school(Some("2"), "力学小学"), ["junior-secondary-school"]);
    assert_eq!(of_code("141203", "琅琊路小学"), ["primary-school"]);
    assert_eq!(of_code("141202", "第九中学"), ["junior-secondary-school"]);
    assert_eq!(of_code("141202", "第九高级中学"), ["senior-secondary-school"]);
}

#[test]
fn health_places_of_the_community_are_told_from_hospitals() {
    assert_eq!(of_tags(&[("amenity", "hospital")], "华侨路社区卫生服务中心"), ["community-health-centre"]);
    assert_eq!(of_tags(&[("amenity", "clinic")], "五台社区卫生服务站"), ["community-health-station"]);
    assert_eq!(of_tags(&[("amenity", "hospital")], "鼓楼医院"), ["hospital"]);
    assert_eq!(of_tags(&[("amenity", "hospital")], "康康宠物医院"), Vec::<String>::new());
    assert_eq!(of_code("090102", "某某街道社区卫生服务中心"), ["community-health-centre"]);
    assert_eq!(of_code("090300", "张氏诊所"), ["clinic"]);
    assert_eq!(of_code("090300", "五台社区卫生服务站"), ["community-health-station"]);
}

#[test]
fn codes_are_single_ranges_prefixes_and_lists() {
    assert_eq!(of_code("060201", ""), ["convenience-store"]);
    assert_eq!(of_code("060101", ""), ["shopping-centre"]);
    assert_eq!(of_code("061101", "女装"), ["other-shop"]);
    assert_eq!(of_code("050500|061205", "先锋书店"), ["cafe-teahouse", "bookstore"]);
    assert_eq!(of_code("060400", "生鲜超市"), ["fresh-food-store"]);
    assert_eq!(of_code("060411", "屈臣氏"), ["other-shop"]);
    assert_eq!(of_code("050300", "巴比馒头"), ["breakfast", "restaurant"]);
    assert_eq!(of_code("070400", ""), ["parcel-point", "post-office"]);
    // 080000 is sport, not lodging, and 150000 is transport, not medicine.
    assert_eq!(of_code("080111", ""), ["gym"]);
    assert_eq!(of_code("150500", ""), ["metro-station"]);
    // A company is not a shop, whatever it is called.
    assert_eq!(of_code("170200", "好又多便利店有限公司"), Vec::<String>::new());
    assert_eq!(of_code("", ""), Vec::<String>::new());
}

#[test]
fn names_decide_only_where_nothing_else_does() {
    assert_eq!(of_tags(&[("shop", "yes")], "老王便利店"), ["convenience-store"]);
    assert_eq!(of_tags(&[("shop", "yes")], "老王"), ["other-shop"]);
    assert_eq!(of_tags(&[("shop", "clothes")], "全家便利店"), ["other-shop"]);
    assert_eq!(of_tags(&[("shop", "bakery")], "宠物医院"), ["bakery"]);
    assert_eq!(of_tags(&[], "老王便利店"), Vec::<String>::new());
    assert_eq!(of_code("070000", "爱心家政"), ["housekeeping"]);
    assert_eq!(of_code("070000", "便民修鞋"), ["repair"]);
}

#[test]
fn reject_beats_accept_and_branches_do_not_count() {
    assert_eq!(of_name("苏果超市(菜市场店)"), ["supermarket"]);
    assert_eq!(of_name("建材超市"), Vec::<String>::new());
    assert_eq!(of_name("宠物医院"), ["pet-service"]);
    assert_eq!(of_name("蔬菜批发"), Vec::<String>::new());
    assert_eq!(of_tags(&[("amenity", "marketplace")], "众彩农产品批发市场"), Vec::<String>::new());
    assert_eq!(of_name("大众驾校培训"), Vec::<String>::new());
    assert_eq!(of_name("洗衣机维修"), ["repair"]);
    assert_eq!(of_name("生鲜超市"), ["fresh-food-store"]);
}

#[test]
fn two_classes_by_name_are_other() {
    assert_eq!(of_name("咖啡书店"), ["other"]);
    let found = Catalogue::bundled().classify_name("理发修鞋");
    assert_eq!(found.basis, Basis::Ambiguous);
    assert_eq!(of_tags(&[("amenity", "community_centre")], "老年活动中心居委会"), ["other"]);
    assert_eq!(of_tags(&[("amenity", "community_centre")], ""), ["community-service-station"]);
}
