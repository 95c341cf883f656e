//! What the measures of equity say of cases anybody can work out, and what never changes.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::super::{Level, Unknown};
use super::*;
use crate::error::ErrorKind;
use crate::model::{Home, Homes, People};

fn of(values: &[f64]) -> Distribution {
    let values: Vec<_> = values.iter().map(|v| Some(*v)).collect();
    Distribution::of_numbers(&values, &vec![Some(1.0); values.len()]).unwrap()
}

#[test]
fn all_alike_is_no_inequality_and_one_with_everything_is_nearly_all() {
    let alike = of(&[7.0; 10]);
    assert_eq!((alike.gini(), alike.palma(), alike.theil()), (Some(0.0), Some(1.0), Some(0.0)));
    let mut one = vec![0.0; 9];
    one.push(5.0);
    let one = of(&one);
    assert!((one.gini().unwrap() - 0.9).abs() < 1e-12);
    assert!((one.theil().unwrap() - 10f64.ln()).abs() < 1e-12);
    assert_eq!(one.palma(), None, "the lowest 40 % have nothing to divide by");
    let nobody = of(&[]);
    assert_eq!((nobody.gini(), nobody.palma(), nobody.theil(), nobody.mean()), (None, None, None, None));
    let nothing = of(&[0.0, 0.0]);
    assert_eq!((nothing.gini(), nothing.theil(), nothing.mean()), (None, None, Some(0.0)));
}

#[test]
fn percentiles_are_of_people_not_of_homes() {
    let walks = Distribution::of_numbers(&[Some(60.0), Some(600.0), Some(300.0)], &[Some(1.0), Some(90.0), Some(9.0)]);
    let walks = walks.unwrap();
    assert_eq!(walks.percentile(0.0), Some(60.0));
    assert_eq!(walks.percentile(0.01), Some(60.0));
    assert_eq!(walks.percentile(0.1), Some(300.0));
    assert_eq!(walks.percentile(0.5), Some(600.0));
    assert_eq!(walks.percentile(1.0), Some(600.0));
    assert_eq!(walks.percentile(1.5), None);
    assert_eq!(walks.percentile(f64::NAN), None);
}

#[test]
fn bounds_and_absences_are_counted_and_never_averaged() {
    let levels = [
        Level::Exact(100.0),
        Level::AtLeast(5.0),
        Level::AtMost(1e6),
        Level::Unknown(Unknown::BeyondData),
        Level::Exact(1e9),
    ];
    let some = Distribution::new(&levels, &[Some(2.0), Some(3.0), Some(4.0), Some(5.0), None]).unwrap();
    assert_eq!((some.people(), some.people_unknown(), some.uncounted_homes()), (2.0, 12.0, 1));
    assert_eq!((some.mean(), some.unknown_share()), (Some(100.0), Some(12.0 / 14.0)));
    let far = Distribution::new(&[Level::Exact(1.0), Level::TooFar], &[Some(3.0), Some(1.0)]).unwrap();
    assert_eq!((far.mean(), far.gini(), far.lorenz(), far.theil(), far.palma()), (None, None, None, None, None));
    assert_eq!((far.percentile(0.75), far.percentile(0.76)), (Some(1.0), None));
}

#[test]
fn numbers_out_of_range_are_refused() {
    for bad in [f64::NAN, f64::INFINITY, -1.0, 1e101] {
        let error = Distribution::of_numbers(&[Some(1.0), Some(bad)], &[Some(1.0); 2]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Argument);
        assert!(Distribution::of_numbers(&[Some(1.0)], &[Some(bad)]).is_err());
        assert!(Ranked::new(&[Level::Exact(1.0)], &[Some(bad)], &[Some(1.0)]).is_err());
    }
    assert!(Distribution::of_numbers(&[Some(1.0)], &[]).is_err());
    assert!(Ranked::new(&[], &[Some(1.0)], &[]).is_err());
    assert!(TheilGroups::new(&[]).is_err());
}

#[test]
fn the_poor_having_more_is_a_negative_concentration() {
    let levels = [3.0, 2.0, 1.0].map(Level::Exact);
    let incomes = [Some(1000.0), Some(2000.0), Some(3000.0)];
    let people = [Some(1.0); 3];
    let ranked = Ranked::new(&levels, &incomes, &people).unwrap();
    // 2/6 * ((3-2)(1/6-1/2) + (1-2)(5/6-1/2)) * ... = -2/9.
    assert!((ranked.concentration().unwrap() + 2.0 / 9.0).abs() < 1e-12);
    assert!((ranked.concentration_corrected().unwrap() + 4.0 * 2.0 / 2.0 * 2.0 / 9.0).abs() < 1e-12);
    assert_eq!(ranked.palma(PalmaCuts { lowest: 1000.0, highest: 2500.0 }), Some(1.0 / 3.0));
    assert_eq!(ranked.palma(PalmaCuts { lowest: 10.0, highest: 2500.0 }), None);
    let unknown = Ranked::new(&levels, &[None, Some(1.0), Some(2.0)], &people).unwrap();
    assert_eq!((unknown.people(), unknown.people_left_out()), (2.0, 1.0));
}

#[test]
fn the_table_has_a_row_for_all_and_one_for_each_group() {
    let home = |id: &str, groups: [f64; 2]| Home {
        id: id.into(),
        name: None,
        position: crate::geo::LonLat::new(118.78, 32.04).unwrap(),
        entrances: Vec::new(),
        people: Some(People { count: groups[0] + groups[1], estimated: false }),
        households: None,
        floor_area_m2: None,
        groups: groups.map(Some).to_vec(),
    };
    let homes = Homes {
        rows: vec![home("a", [10.0, 30.0]), home("b", [30.0, 10.0])],
        group_names: vec!["elder".into(), "other".into()],
        ..Homes::default()
    };
    let equity = EquityByGroup::new(&[Level::Exact(600.0), Level::Exact(200.0)], &homes).unwrap();
    assert_eq!(equity.names, ["all", "elder", "other"]);
    assert_eq!(equity.rows.iter().map(|row| row.mean().unwrap()).collect::<Vec<_>>(), [400.0, 300.0, 500.0]);
    let theil = equity.theil.as_ref().unwrap();
    assert!((theil.total() - equity.rows[0].theil().unwrap()).abs() < 1e-12);
    let table = equity.table().unwrap();
    assert_eq!(table.row_count(), 3);
    let between = |row| match table.column("theil_between").unwrap().values().get(row) {
        Some(crate::table::Value::Real(x)) => x,
        other => unreachable!("{other:?}"),
    };
    assert!((between(0) - between(1) - between(2)).abs() < 1e-12);
}

/// A home's value and people, both whole so that halves of them are exact.
fn homes() -> impl Strategy<Value = Vec<(Option<u32>, u32)>> {
    prop::collection::vec((prop::option::weighted(0.9, 0u32..50), 0u32..200), 1..30)
}

fn split(homes: &[(Option<u32>, u32)]) -> (Vec<Option<f64>>, Vec<Option<f64>>) {
    homes.iter().map(|(value, people)| (value.map(|v| f64::from(v) * 0.37), Some(f64::from(*people)))).unzip()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn neither_order_nor_splitting_changes_a_bit(homes in homes(), at in any::<prop::sample::Index>(), cut in 0.0..1.0) {
        let whole = { let (values, people) = split(&homes); Distribution::of_numbers(&values, &people).unwrap() };
        let mut other: Vec<_> = homes.iter().rev().copied().collect();
        let victim = at.index(other.len());
        let (value, people) = other[victim];
        let part = (f64::from(people) * cut) as u32;
        other[victim].1 = part;
        other.insert(0, (value, people - part));
        let (values, people) = split(&other);
        prop_assert_eq!(&whole, &Distribution::of_numbers(&values, &people).unwrap());
    }

    #[test]
    fn theil_between_and_within_are_theil(homes in homes(), other in homes()) {
        let distribution = |homes: &[(Option<u32>, u32)]| {
            let (values, people) = split(homes);
            Distribution::of_numbers(&values, &people).unwrap()
        };
        let all: Vec<_> = homes.iter().chain(&other).copied().collect();
        let divided = TheilGroups::new(&[distribution(&homes), distribution(&other)]).unwrap();
        let whole = distribution(&all).theil();
        prop_assert_eq!(divided.is_some(), whole.is_some());
        if let (Some(divided), Some(whole)) = (divided, whole) {
            prop_assert!((divided.total() - whole).abs() < 1e-9, "{} {}", divided.total(), whole);
            prop_assert!(divided.between >= 0.0 && divided.within >= 0.0);
        }
    }

    #[test]
    fn gini_is_half_the_mean_difference_and_the_lorenz_curve_sags(homes in homes()) {
        let (values, people) = split(&homes);
        let whole = Distribution::of_numbers(&values, &people).unwrap();
        let Some(gini) = whole.gini() else { return Ok(()) };
        let mean = whole.mean().unwrap();
        let mut difference = 0.0;
        for a in whole.steps() {
            for b in whole.steps() {
                difference += a.people * b.people * (a.value - b.value).abs();
            }
        }
        let direct = difference / (2.0 * mean * whole.people() * whole.people());
        prop_assert!((gini - direct).abs() < 1e-9, "{gini} {direct}");
        let curve = whole.lorenz().unwrap();
        prop_assert!(curve.iter().all(|point| point.value <= point.people + 1e-12));
        prop_assert_eq!(curve.last().map(|point| (point.people, point.value)), Some((1.0, 1.0)));
        // Ranked by the value itself, concentration is the Gini coefficient.
        let levels: Vec<_> = values.iter().map(|v| v.map_or(Level::Unknown(Unknown::BeyondData), Level::Exact)).collect();
        let concentration = Ranked::new(&levels, &values, &people).unwrap().concentration().unwrap();
        prop_assert!((concentration - gini).abs() < 1e-9, "{concentration} {gini}");
    }
}
