//! What form commerce has, and whom to recruit.

use super::{CommerceForm, Form, FormRule, TenantOptions};
use crate::error::ErrorKind;
use crate::improve::village::{Village, at, category, standard};
use crate::model::{Unit, Units};
use crate::progress::NoProgress;
use crate::table::Value;

fn form(places: &[(f64, f64)], frontage_m: Option<f64>) -> CommerceForm {
    let unit = |(row, (x, y)): (usize, &(f64, f64))| Unit { frontage_m, ..Unit::vacant(format!("u{row}"), at(*x, *y)) };
    let units: Vec<Unit> = places.iter().enumerate().map(unit).collect();
    CommerceForm::of(&units, &FormRule::default()).unwrap()
}

/// Places in a line at an angle, so many metres apart.
fn line(count: usize, apart_m: f64, angle: f64) -> Vec<(f64, f64)> {
    (0..count).map(|step| (step as f64 * apart_m * angle.cos(), step as f64 * apart_m * angle.sin())).collect()
}

#[test]
fn geometry_tells_the_forms_apart() {
    for angle in [0.0, 0.5, 1.2, 2.5] {
        let strip = form(&line(10, 20.0, angle), None);
        assert_eq!((strip.form, strip.clusters, strip.in_cluster), (Form::Strip, 1, 10), "{angle}");
        assert!((strip.length_m - 180.0).abs() < 0.5 && strip.width_m < 0.5, "{strip:?}");
    }
    let square: Vec<(f64, f64)> =
        (0..4).flat_map(|x| (0..4).map(move |y| (30.0 * f64::from(x), 30.0 * f64::from(y)))).collect();
    assert_eq!(form(&square, None).form, Form::Centre);
    assert_eq!(form(&line(10, 60.0, 0.0), None).form, Form::Scattered, "each stands alone");
    assert_eq!(form(&line(4, 20.0, 0.0), None).form, Form::Scattered, "four shops are no street");
    // Six of thirteen stand together.
    let few: Vec<(f64, f64)> =
        line(6, 20.0, 0.0).into_iter().chain((0..7).map(|x| (1000.0 + 100.0 * f64::from(x), 0.0))).collect();
    assert_eq!((form(&few, None).form, form(&few, None).clusters), (Form::Scattered, 8));
    assert_eq!(form(&[], None).form, Form::Scattered);
}

#[test]
fn a_street_without_fronts_is_no_strip() {
    let street = line(10, 36.0, 0.0);
    // 324 m of street: ten fronts of 4 m fill an eighth of it, ten of 15 m nearly half.
    assert_eq!(form(&street, Some(4.0)).form, Form::Scattered);
    let closed = form(&street, Some(15.0));
    assert_eq!(closed.form, Form::Strip);
    assert!((closed.front_share.unwrap() - 150.0 / 324.0).abs() < 0.01, "{closed:?}");
}

/// Homes every 200 m along the main street; a market in the east.
fn village() -> Village {
    let homes = (0..=10).map(|home| (200.0 * f64::from(home), 0.0, Some(100.0))).collect();
    Village { homes, places: vec![("market", 1900.0, 0.0)] }
}

fn asked() -> crate::standard::Standard {
    standard(&[
        ("market", "basic", 5, ""),
        ("pharmacy", "basic", 5, "floor_area_m2 = { min = 40, CITED }"),
        ("gym", "quality", 10, ""),
        ("bakery", "quality", 5, "saturated_below_persons = { value = 2000, CITED }"),
    ])
}

fn units(vacant: &[f64]) -> Units {
    let unit = |(row, x): (usize, &f64)| Unit { area_m2: Some(60.0), ..Unit::vacant(format!("v{row}"), at(*x, 0.0)) };
    Units { rows: vacant.iter().enumerate().map(unit).collect(), ..Units::default() }
}

fn names(mix: &super::TenantMix) -> Vec<(String, String)> {
    let name = |row: &super::Recommendation| {
        let leaf = crate::model::Catalogue::bundled().leaf(row.candidate.category).unwrap();
        (mix.units()[row.candidate.unit].id.clone(), leaf.id.clone())
    };
    mix.recommendations().iter().map(name).collect()
}

#[test]
fn basic_trade_comes_first_then_what_serves_most() {
    let assessment = village().assess(&asked());
    let mix = assessment.tenant_mix(&units(&[1000.0]), &TenantOptions::default(), &NoProgress).unwrap();
    let order: Vec<(&str, f64, u32)> = mix
        .candidates()
        .iter()
        .map(|row| {
            let id = crate::model::Catalogue::bundled().leaf(row.category).unwrap().id.as_str();
            (id, row.newly.people.sure, row.competitors)
        })
        .collect();
    // Market and pharmacy serve 300 each, and the pharmacy has no competitor; the gym serves 700 and is not basic; of bakeries one
    // for 1,100 people is one too many.
    assert_eq!(order, [("pharmacy", 300.0, 0), ("market", 300.0, 1), ("gym", 700.0, 0), ("bakery", 300.0, 0)]);
    assert_eq!(mix.candidates().iter().map(|row| row.saturated).collect::<Vec<_>>(), [false, false, false, true]);
    assert_eq!(mix.candidates_table().unwrap().row_count(), 4);
    let form = mix.form_table().unwrap();
    let cell = |column: &str| form.column(column).unwrap().values().get(0);
    assert_eq!((cell("form"), cell("vacant")), (Some(Value::Text("scattered")), Some(Value::Integer(1))));
    let mut small = units(&[1000.0]);
    small.rows[0].area_m2 = Some(39.0);
    let mix = assessment.tenant_mix(&small, &TenantOptions::default(), &NoProgress).unwrap();
    assert_eq!(mix.candidates().len(), 3, "the unit is too small for a pharmacy");
}

#[test]
fn a_whole_strip_gets_nothing_twice_and_nothing_it_has() {
    let assessment = village().assess(&asked());
    let mut all = units(&[1000.0, 1020.0, 400.0, 1040.0]);
    let mix = assessment.tenant_mix(&all, &TenantOptions::default(), &NoProgress).unwrap();
    // At 400 m a basic trade serves 200 to 600 m: three homes, as anywhere else; ties go by competitors, then by unit.
    assert_eq!(
        names(&mix),
        [("v0", "pharmacy"), ("v1", "market"), ("v2", "gym")].map(|(a, b)| (a.to_owned(), b.to_owned()))
    );
    assert_eq!(mix.recommendations().last().unwrap().so_far.people.sure, 300.0 + 300.0 + 600.0);
    all.rows.push(Unit::of("let", at(1060.0, 0.0), category("pharmacy")));
    let mix = assessment.tenant_mix(&all, &TenantOptions::default(), &NoProgress).unwrap();
    assert!(names(&mix).iter().all(|(_, category)| category != "pharmacy"), "{:?}", names(&mix));
    let competitors = |mix: &super::TenantMix| {
        mix.candidates().iter().find(|row| row.category == category("pharmacy")).unwrap().competitors
    };
    assert_eq!(competitors(&mix), 1);
}

#[test]
fn what_contradicts_itself_is_refused() {
    let assessment = village().assess(&asked());
    let kind = |units: &Units, options: &TenantOptions<'_>| {
        assessment.tenant_mix(units, options, &NoProgress).unwrap_err().kind()
    };
    let none = TenantOptions::default();
    assert_eq!(kind(&Units::default(), &none), ErrorKind::Empty);
    let mut twice = units(&[1.0, 2.0]);
    twice.rows[1].id = "v0".into();
    assert_eq!(kind(&twice, &none), ErrorKind::Duplicate);
    let rule = FormRule { gap_m: f64::NAN, ..FormRule::default() };
    assert_eq!(kind(&units(&[1.0]), &TenantOptions { rule, ..none }), ErrorKind::Argument);
    assert_eq!(kind(&units(&[1.0]), &TenantOptions { circle: Some(9), ..none }), ErrorKind::NotFound);
    let text = "[[unit]]\nid = 'a'\nat = [118.78, 32.04]\ncategory = 'markte'\n";
    let error = Units::from_text(text, "u.toml").unwrap_err();
    assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Category, Some(4)));
}
