//! The loader and the lookup, on small catalogues of a host's own.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

use proptest::prelude::*;

use super::*;

const HEAD: &str =
    "id = \"own\"\ntitle = { zh = \"自\", en = \"Own\" }\n[[group]]\nid = \"all\"\nzh = \"全部\"\nen = \"All\"\n";

fn leaf(id: &str, more: &str) -> String {
    format!("[[category]]\nid = \"{id}\"\ngroup = \"all\"\nzh = \"{id}甲\"\nen = \"{id} label\"\n{more}\n")
}

fn load(body: &str) -> Result<Catalogue, Error> {
    Catalogue::from_toml(&format!("{HEAD}{body}"), "own.toml")
}

#[test]
fn a_host_brings_its_own_catalogue() {
    let own = load(&leaf("tea", "osm = [\"shop=tea\"]\nnames = [\"茶\"]")).unwrap();
    let tea = own.find("tea").unwrap();
    assert_eq!((own.id(), own.title(Language::English), own.len()), ("own", "Own", 1));
    assert_eq!(own.classify_tags(|key| (key == "shop").then_some("tea"), &[]).categories, [tea]);
    assert_eq!(own.label(tea, Language::English), "tea label");
    assert_eq!(own.label(CategoryId(9), Language::English), "unknown category");
    assert_eq!(own.other(), None);
}

#[test]
fn without_a_leaf_other_an_ambiguous_name_gives_nothing() {
    let own = load(&(leaf("tea", "names = [\"茶\"]") + &leaf("book", "names = [\"书\"]"))).unwrap();
    let found = own.classify_name("茶书");
    assert_eq!((found.categories.len(), found.basis), (0, Basis::Ambiguous));
}

#[test]
fn mistakes_are_named_with_file_line_and_the_nearest_name() {
    let lines = HEAD.lines().count() as u64;
    let refused = |body: &str| load(body).unwrap_err();
    let error = refused(&leaf("tea", "osmm = [\"shop=tea\"]"));
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Format, Some(lines + 6)));
    assert_eq!(error.place().file_name(), Some("own.toml"));
    assert_eq!(error.fix(), Some("did you mean osm?"));

    let error = refused(&leaf("tea", "").replace("group = \"all\"", "group = \"al\""));
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::NotFound, Some(lines + 3)));
    assert_eq!(error.fix(), Some("did you mean all?"));

    let error = refused(&leaf("tea", "osm = [\"shop\"]"));
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Value, Some(lines + 6)));
    assert_eq!(error.value(), Some("shop"));

    for rule in
        ["", "shop=", "=tea", "shop!=tea", "name has 茶", "shop=tea & name has ", "shop=tea & name has a & name has b"]
    {
        assert_eq!(refused(&leaf("tea", &format!("osm = [\"{rule}\"]"))).kind(), ErrorKind::Value, "{rule}");
    }
    for code in ["", "60200", "0602000", "060300-060200", "*", "060200*", "06020a", "060200 & shop=tea"] {
        assert_eq!(refused(&leaf("tea", &format!("amap = [\"{code}\"]"))).kind(), ErrorKind::Value, "{code}");
    }
    assert_eq!(refused(&leaf("Tea House", "")).kind(), ErrorKind::Value);
    assert_eq!(refused(&leaf("tea", "").replace("tea label", " ")).kind(), ErrorKind::Value);
    assert_eq!(refused("").kind(), ErrorKind::Empty);
    assert_eq!(Catalogue::from_toml("id = ", "x").unwrap_err().kind(), ErrorKind::Format);
    assert_eq!(Catalogue::from_toml("", "x").unwrap_err().kind(), ErrorKind::Format);
}

#[test]
fn ids_labels_tags_and_codes_are_claimed_once() {
    let twice = |a: &str, b: &str| load(&(leaf("tea", a) + &leaf("book", b))).map(|_| ()).map_err(|e| e.kind());
    assert_eq!(load(&(leaf("tea", "") + &leaf("tea", ""))).unwrap_err().kind(), ErrorKind::Duplicate);
    assert_eq!(twice("osm = [\"shop=tea\"]", "osm = [\"shop=book|tea\"]"), Err(ErrorKind::Duplicate));
    assert_eq!(twice("osm = [\"shop=tea\"]", "osm = [\"also shop=tea\"]"), Ok(()));
    assert_eq!(twice("osm = [\"shop=tea\"]", "osm = [\"shop=tea & books=yes\"]"), Ok(()));
    assert_eq!(twice("osm = [\"shop=tea\"]", "osm = [\"else shop=*\"]"), Ok(()));
    assert_eq!(twice("osm = [\"shop=tea\"]", "osm = [\"shop=*\"]"), Err(ErrorKind::Duplicate));
    assert_eq!(twice("osm = [\"shop=tea\"]", "osm = [\"shop=* & shop!=tea\"]"), Ok(()));
    assert_eq!(twice("amap = [\"060200-060205\"]", "amap = [\"060205\"]"), Err(ErrorKind::Duplicate));
    assert_eq!(twice("amap = [\"0602*\"]", "amap = [\"060205\"]"), Ok(()));
    let error = load(&(leaf("tea", "amap = [\"0602*\"]") + &leaf("book", "amap = [\"0602*\"]"))).unwrap_err();
    assert!(error.message().contains("tea") && error.fix().unwrap().contains("also"));
}

#[test]
fn the_longer_prefix_wins() {
    let own = load(&(leaf("tea", "amap = [\"0602*\"]") + &leaf("book", "amap = [\"060205\"]"))).unwrap();
    assert_eq!(own.classify_amap("060205", &[]).unwrap().categories, [own.find("book").unwrap()]);
    assert_eq!(own.classify_amap("060204", &[]).unwrap().categories, [own.find("tea").unwrap()]);
}

#[test]
fn names_are_found_as_people_write_them() {
    let catalogue = Catalogue::bundled();
    let store = catalogue.find("convenience-store").unwrap();
    for name in [" convenience_store", "Convenience Store", "便利店", "CONVENIENCE-STORE"] {
        assert_eq!(catalogue.find(name).unwrap(), store);
    }
    let error = catalogue.find("supermarkt").unwrap_err();
    assert_eq!((error.kind(), error.value()), (ErrorKind::Category, Some("supermarkt")));
    assert!(error.fix().unwrap().contains("supermarket"));
    assert!(catalogue.find("便民店").unwrap_err().fix().unwrap().contains("便利店"));
    assert!(catalogue.find("").is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_text_makes_the_loader_panic(text in "\\PC{0,200}") {
        let _ = Catalogue::from_toml(&text, "any");
        let _ = load(&leaf("tea", &format!("osm = [{text:?}]")));
        let _ = load(&leaf("tea", &format!("amap = [{text:?}]")));
        let _ = Catalogue::bundled().find(&text);
    }

    #[test]
    fn no_place_makes_the_classifier_panic(name in "\\PC{0,40}", codes in "[0-9|; ]{0,20}", value in "\\PC{0,20}") {
        let catalogue = Catalogue::bundled();
        let by_tag = catalogue.classify_tags(|_| Some(value.as_str()), &[&name]);
        for found in [by_tag, catalogue.classify_name(&name)] {
            prop_assert!(found.categories.is_sorted() && found.categories.iter().all(|id| catalogue.leaf(*id).is_some()));
        }
        let _ = catalogue.classify_amap(&codes, &[&name]);
    }

    #[test]
    fn a_branch_in_brackets_changes_nothing(name in "[\\u{4e00}-\\u{4e80}药店超市菜场洗衣]{1,8}", branch in "[\\u{4e00}-\\u{4e80}药店超市菜场洗衣]{0,6}") {
        let catalogue = Catalogue::bundled();
        prop_assert_eq!(catalogue.classify_name(&name), catalogue.classify_name(&format!("{name}（{branch}店）")));
    }
}
