//! Vendors' words become categories by stated rules only, and what does not is counted and named.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::error::ErrorKind;

fn crosswalk(scheme: Scheme) -> Crosswalk<'static> {
    Crosswalk::new(scheme, Catalogue::bundled()).unwrap()
}

fn ids(mapped: &Mapped) -> Vec<&'static str> {
    mapped.categories.iter().map(|id| Catalogue::bundled().leaf(*id).unwrap().id.as_str()).collect()
}

fn of(scheme: Scheme, value: &str) -> (Vec<&'static str>, MappedBy) {
    let mapped = crosswalk(scheme).map(value, None);
    (ids(&mapped), mapped.by)
}

#[test]
fn the_file_of_classes_is_read_and_names_its_sources() {
    let file: scheme::File = toml::from_str(scheme::TEXT).unwrap();
    assert_eq!(file.amap.len(), 23, "AMap has 23 top classes");
    let codes: Vec<&str> = file.amap.iter().map(|class| class.code.as_deref().unwrap()).collect();
    assert!(!codes.contains(&"21") && codes.iter().all(|code| code.len() == 2));
    for class in file.amap.iter().chain(&file.tencent).chain(&file.baidu) {
        assert!(file.source.contains_key(&class.source), "{}", class.name);
        assert!(class.gives.is_empty() || !class.outside, "{} is both", class.name);
        assert!(class.gives.iter().all(|id| Catalogue::bundled().find(id).is_ok()), "{}", class.name);
        // A name from memory brings no code with it.
        assert!(class.code.is_none() || class.confidence == Confidence::Quoted, "{}", class.name);
    }
    let tencent: Vec<&str> = file.tencent.iter().filter_map(|class| class.code.as_deref()).collect();
    assert_eq!(tencent, ["100000", "101000", "102000"], "no other code is given by a source");
    assert!(file.baidu.iter().all(|class| class.code.is_none()));
    for scheme in [Scheme::Amap, Scheme::Tencent, Scheme::Baidu] {
        let names: BTreeSet<&str> = scheme.classes().iter().map(|class| class.name.as_str()).collect();
        assert_eq!(names.len(), scheme.classes().len(), "{} names one twice", scheme.name());
        assert_eq!(scheme.classes_table().unwrap().row_count(), names.len());
    }
}

#[test]
fn amap_maps_codes_and_names() {
    let of = |value| of(Scheme::Amap, value);
    assert_eq!(of("060200"), (vec!["convenience-store"], MappedBy::Code));
    assert_eq!(of("050500|061205"), (vec!["cafe-teahouse", "bookstore"], MappedBy::Code));
    assert_eq!(of("170200"), (vec![], MappedBy::Outside));
    assert_eq!(of("210000"), (vec![], MappedBy::Unreadable), "there is no class 21");
    assert_eq!(of("60200"), (vec![], MappedBy::Unreadable), "a lost nought");
    assert_eq!(of("110200"), (vec![], MappedBy::Nothing));
    assert_eq!(of("购物服务;便民商店/便利店;便民商店/便利店"), (vec!["convenience-store"], MappedBy::Words));
    assert_eq!(of("公司企业;公司;公司"), (vec![], MappedBy::Outside));
    let named = crosswalk(Scheme::Amap).map("070000", Some("爱心家政"));
    assert_eq!((ids(&named), named.by), (vec!["housekeeping"], MappedBy::Code));
}

#[test]
fn tencent_has_three_levels_and_three_known_codes() {
    let of = |value| of(Scheme::Tencent, value);
    assert_eq!(of("购物:便利店"), (vec!["convenience-store"], MappedBy::Label));
    assert_eq!(of("购物:综合商场:购物中心"), (vec!["shopping-centre"], MappedBy::Words));
    assert_eq!(of("美食:中餐厅:川菜"), (vec!["restaurant"], MappedBy::Class));
    assert_eq!(of("101000"), (vec!["restaurant"], MappedBy::Class));
    assert_eq!(of("271016"), (vec![], MappedBy::Nothing), "a code no source gives is not guessed");
    assert_eq!(of("教育学校:小学"), (vec!["primary-school"], MappedBy::Label));
    assert_eq!(of("酒店宾馆:青年旅舍"), (vec!["hotel"], MappedBy::Class));
    assert_eq!(of("公司企业:便利店公司"), (vec![], MappedBy::Outside), "a company is no shop, whatever it is called");
    assert_eq!(of("生活服务"), (vec![], MappedBy::Nothing), "no service in particular");
    let confidence = |value| crosswalk(Scheme::Tencent).map(value, None).confidence;
    assert_eq!(confidence("美食:中餐厅"), Some(Confidence::Quoted));
    assert_eq!(confidence("购物:玩具"), Some(Confidence::Recalled), "the class 购物 is recalled");
    assert_eq!(confidence("购物:便利店"), Some(Confidence::Ours));
}

#[test]
fn baidu_and_openstreetmap() {
    assert_eq!(of(Scheme::Baidu, "教育培训;小学"), (vec!["primary-school"], MappedBy::Label));
    assert_eq!(of(Scheme::Baidu, "丽人;其他"), (vec!["hair-beauty"], MappedBy::Class));
    assert_eq!(of(Scheme::Baidu, "医疗；药店"), (vec!["pharmacy"], MappedBy::Label));
    assert_eq!(of(Scheme::Baidu, "100000"), (vec![], MappedBy::Unreadable), "Baidu has names, no codes");
    assert_eq!(of(Scheme::Osm, "shop=convenience"), (vec!["convenience-store"], MappedBy::Tag));
    assert_eq!(of(Scheme::Osm, "amenity=school & isced:level=1"), (vec!["primary-school"], MappedBy::Tag));
    assert_eq!(of(Scheme::Osm, "highway=bus_stop"), (vec!["bus-stop"], MappedBy::Tag));
    assert_eq!(of(Scheme::Osm, "amenity=bench"), (vec![], MappedBy::Nothing));
    assert_eq!(of(Scheme::Osm, "bench"), (vec![], MappedBy::Unreadable));
    assert_eq!(of(Scheme::Own, "菜市场"), (vec!["market"], MappedBy::Label));
    assert_eq!(of(Scheme::Own, ""), (vec![], MappedBy::Absent));
}

#[test]
fn a_host_s_table_goes_before_all() {
    let mut own = crosswalk(Scheme::Baidu);
    let csv = "\u{feff}word,category,note\n购物;超市,fresh-food-store|market,x\n美食,,\n";
    assert_eq!(own.read_csv(csv, "own.csv").unwrap(), 2);
    assert_eq!(ids(&own.map("购物；超市", None)), ["fresh-food-store", "market"]);
    assert_eq!(own.map("美食", Some("全聚德烤鸭店")).by, MappedBy::Outside, "what is outside has no name to ask");
    let refused = own.read_csv("word,category\na,market\nb,maket\n", "own.csv").unwrap_err();
    assert_eq!((refused.kind(), refused.place().line_number()), (ErrorKind::Category, Some(3)));
    assert_eq!(own.read_csv("word\nx\n", "own.csv").unwrap_err().kind(), ErrorKind::Column);
    assert_eq!(own.add(" ; ", "market").unwrap_err().kind(), ErrorKind::Empty);
    assert_eq!(Scheme::named("tencnet").unwrap_err().fix(), Some("did you mean tencent?"));
}

#[test]
fn the_coverage_lists_what_is_not_mapped_first_with_the_nearest_names() {
    let rows = [
        (Some("购物:便利店"), Some("罗森")),
        (Some("购物：便利店"), None),
        (Some("娱乐休闲:健身方"), None),
        (Some("娱乐休闲:健身方"), None),
        (Some("娱乐休闲:健身方"), Some("超级猩猩健身房")),
        (Some("机构团体:便利点"), None),
        (Some("公司企业"), None),
        (None, Some("紫金山")),
    ];
    let coverage = crosswalk(Scheme::Tencent).coverage(rows);
    assert_eq!((coverage.rows, coverage.mapped, coverage.outside, coverage.unmapped()), (8, 3, 1, 4));
    assert_eq!(coverage.understood_share(), Some(0.5));
    let first = &coverage.values[0];
    assert_eq!((first.value.as_str(), first.rows, first.mapped, first.unmapped()), ("娱乐休闲:健身方", 3, 1, 2));
    assert_eq!(first.by, [MappedBy::PlaceName, MappedBy::Nothing]);
    let shop_like = coverage.values.iter().find(|value| value.value == "机构团体:便利点").unwrap();
    assert_eq!(shop_like.nearest, ["便利店"]);
    let shop = coverage.values.iter().find(|value| value.value == "购物:便利店").unwrap();
    assert_eq!((shop.rows, shop.categories.as_slice()), (2, ["convenience-store".to_owned()].as_slice()));
    let table = coverage.table().unwrap();
    assert_eq!(table.row_count(), coverage.values.len());
    assert_eq!(table.column("unmapped").unwrap().values().get(0), Some(crate::table::Value::Integer(2)));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Every row is mapped, outside or unmapped, whatever it says; the order of the rows changes nothing but which
    /// spelling of a value is shown.
    #[test]
    fn every_row_is_counted_once(
        rows in prop::collection::vec((prop::option::of("[购物超市便利店:;|=&a-z0-9 ]{0,12}|\\PC{0,8}"), prop::option::of("\\PC{0,6}")), 0..20),
        scheme in prop::sample::select(Scheme::ALL.to_vec()),
    ) {
        let crosswalk = crosswalk(scheme);
        let given = || rows.iter().map(|(value, name)| (value.as_deref(), name.as_deref()));
        let coverage = crosswalk.coverage(given());
        prop_assert_eq!(coverage.rows, rows.len());
        prop_assert_eq!(coverage.mapped + coverage.outside + coverage.unmapped(), rows.len());
        let sum = |of: fn(&ValueCoverage) -> usize| coverage.values.iter().map(of).sum::<usize>();
        prop_assert_eq!((sum(|v| v.rows), sum(|v| v.mapped), sum(|v| v.unmapped())), (rows.len(), coverage.mapped, coverage.unmapped()));
        let mapped = given().filter(|(value, name)| crosswalk.map(value.unwrap_or_default(), *name).is_some()).count();
        prop_assert_eq!(coverage.mapped, mapped);
        let table = crosswalk.mapped_table(given()).unwrap();
        for (row, (value, name)) in given().enumerate() {
            let alone = crosswalk.map(value.unwrap_or_default(), name);
            let cell = |column: &str| table.column(column).unwrap().values().get(row);
            prop_assert_eq!(cell("by"), Some(crate::table::Value::Text(alone.by.name())));
            prop_assert_eq!(cell("categories").is_some(), alone.is_some());
        }
        let mut turned: Vec<_> = given().collect();
        turned.reverse();
        let turned = crosswalk.coverage(turned);
        prop_assert_eq!((coverage.mapped, coverage.outside), (turned.mapped, turned.outside));
    }
}
