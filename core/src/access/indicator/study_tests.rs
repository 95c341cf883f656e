//! Indicators of a study: the walks come from its network, and its ends are those of its data.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::super::{CatchmentQuery, Catchments, Level, Supply};
use super::laws::allows;
use super::*;
use crate::geo::BoundingBox;
use crate::model::{CategoryId, Facilities, Homes, People};
use crate::progress::NoProgress;
use crate::reach::Decay;
use crate::study::study_tests::{at, facility, home, street};
use crate::study::{Extent, Prepared, StudyBuilder};
use crate::walk::Walker;

/// A street of 3,600 m walked at 1.2 m/s, data up to `east_end`; a facility has as many places as its row, counted from 1.
fn prepared(facilities: &[f64], homes: &[(f64, u32)], east_end: f64) -> Prepared {
    let (a, b) = (at(-5000.0, -5000.0), at(east_end, 5000.0));
    let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
    let outlet = |(row, x): (usize, &f64)| {
        let mut facility = facility(&format!("f{x}"), 0, at(*x, 0.0));
        facility.services[0].capacity = Some(x.floor() % 7.0 + 1.0);
        facility.area_m2 = (row % 2 == 0).then_some(50.0);
        facility
    };
    let dwelling = |(x, people): &(f64, u32)| {
        let mut home = home(&format!("h{x}"), at(*x, 0.0));
        home.people = Some(People { count: f64::from(*people), estimated: false });
        home
    };
    StudyBuilder::new(street(&[0.0, 1200.0, 2400.0, 3600.0]))
        .facilities(Facilities { rows: facilities.iter().enumerate().map(outlet).collect(), ..Facilities::default() })
        .homes(Homes { rows: homes.iter().map(dwelling).collect(), ..Homes::default() })
        .extent(extent)
        .build()
        .unwrap()
        .prepare(&Walker::adult())
        .unwrap()
}

fn catchments(prepared: &Prepared) -> Catchments {
    let query = CatchmentQuery::new([vec![CategoryId(0)]]).minutes(10).supply(Supply::Capacity);
    prepared.catchments(&query, &NoProgress).unwrap()
}

fn indicators() -> Vec<Box<dyn Indicator>> {
    let (limit, shorter) = (Ticks::from_minutes(10).unwrap(), Ticks::from_minutes(6).unwrap());
    vec![
        Box::new(TwoStep { decay: Decay::step(limit) }),
        Box::new(TwoStep { decay: Decay::gaussian(shorter) }),
        Box::new(ThreeStep { decay: Decay::linear(limit) }),
        Box::new(Balanced { decay: Decay::step(shorter) }),
        Box::new(SpatialAvailability::per_home(Decay::linear(shorter))),
        Box::new(Cumulative { within: limit, counting: Counting::Supply }),
        Box::new(MeanNearest::new(2, shorter).unwrap()),
        Box::new(HillDiversity::new(1.0, shorter).unwrap()),
    ]
}

#[test]
fn supply_is_what_was_asked_for() {
    let prepared = prepared(&[100.0, 200.0], &[(0.0, 3)], 9000.0);
    let outlets = |supply| {
        let query = CatchmentQuery::new([vec![CategoryId(0)], vec![CategoryId(0)]]).supply(supply);
        let catchments = prepared.catchments(&query, &NoProgress).unwrap();
        assert_eq!((catchments.kind_count(), catchments.walks().len()), (2, 4));
        catchments.outlets().iter().map(|outlet| outlet.supply).collect::<Vec<_>>()
    };
    assert_eq!(outlets(Supply::Each), [Some(1.0); 4]);
    assert_eq!(outlets(Supply::Capacity), [Some(3.0), Some(5.0), Some(3.0), Some(5.0)]);
    assert_eq!(outlets(Supply::Area), [Some(50.0), None, Some(50.0), None]);
    for bad in
        [CatchmentQuery::new([]), CatchmentQuery::new([vec![]]), CatchmentQuery::new([vec![CategoryId(0)]]).minutes(61)]
    {
        assert_eq!(prepared.catchments(&bad, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
    }
}

#[test]
fn where_the_data_ends_an_outlet_may_have_strangers() {
    // Data up to 2,000 m; a walk of 10 minutes is 720 m. The outlet at 1,200 m knows all its homes, that at 1,500 m not.
    let prepared = prepared(&[1200.0, 1500.0], &[(700.0, 10), (1250.0, 10)], 2000.0);
    let two_step = TwoStep { decay: Decay::step(Ticks::from_minutes(10).unwrap()) };
    let catchments = catchments(&prepared);
    let levels = catchments.measure(&two_step, &NoProgress).unwrap();
    assert_eq!(
        catchments.outlets().iter().map(|o| o.entry.is_some_and(|t| t.seconds() < 600.0)).collect::<Vec<_>>(),
        [false, true]
    );
    // 4 places for 20 people; the second home reaches the other outlet and the end of the data too.
    assert_eq!(levels, [Level::Exact(4.0 / 20.0), Level::AtLeast(4.0 / 20.0)]);
    let table = indicator_table(prepared.study(), &[(two_step.name(), &levels)]).unwrap();
    assert_eq!(table.column("2sfca_state").unwrap().values().get(1), Some(crate::table::Value::Text("at-least")));
    assert!(indicator_table(prepared.study(), &[("short", &levels[1..])]).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// A level that is exact in a part of the city is the level in the whole of it.
    #[test]
    fn a_smaller_extent_breaks_no_promise(
        facilities in prop::collection::vec(0u32..360, 1..6),
        homes in prop::collection::vec((0u32..360, 0u32..50), 1..6),
        cut in 0u32..360,
    ) {
        let metres = |x: u32| f64::from(x) * 10.0;
        let facilities: Vec<f64> = facilities.into_iter().map(metres).collect();
        let homes: Vec<(f64, u32)> = homes.into_iter().map(|(x, people)| (metres(x), people)).collect();
        let cut = metres(cut) + 5.0;
        let near: Vec<f64> = facilities.iter().copied().filter(|x| *x <= cut).collect();
        let close: Vec<(f64, u32)> = homes.iter().copied().filter(|(x, _)| *x <= cut).collect();
        let whole = catchments(&prepared(&facilities, &homes, 9000.0));
        let part = catchments(&prepared(&near, &close, cut));
        for indicator in indicators() {
            let more = whole.measure(&*indicator, &NoProgress).unwrap();
            let kept = more.into_iter().zip(&homes).filter(|(_, (x, _))| *x <= cut).map(|(level, _)| level);
            for (less, more) in part.measure(&*indicator, &NoProgress).unwrap().into_iter().zip(kept) {
                prop_assert!(allows(less, more), "{}: {less:?} became {more:?}", indicator.name());
            }
        }
    }

    /// Turning the tables round turns the levels round, to the last bit.
    #[test]
    fn the_order_of_the_rows_changes_nothing(
        facilities in prop::collection::vec(0u32..360, 1..6),
        homes in prop::collection::vec((0u32..360, 0u32..50), 1..6),
        end in 0u32..500,
    ) {
        let metres = |x: u32| f64::from(x) * 10.0;
        let mut facilities: Vec<f64> = facilities.into_iter().map(metres).collect();
        let mut homes: Vec<(f64, u32)> = homes.into_iter().map(|(x, people)| (metres(x), people)).collect();
        let levels = |facilities: &[f64], homes: &[(f64, u32)]| {
            let catchments = catchments(&prepared(facilities, homes, metres(end)));
            let measure = |indicator: &dyn Indicator| catchments.measure(indicator, &NoProgress).unwrap();
            indicators().iter().map(|indicator| measure(&**indicator)).collect::<Vec<_>>()
        };
        let before = levels(&facilities, &homes);
        facilities.reverse();
        homes.reverse();
        let after = levels(&facilities, &homes).into_iter().map(|levels| levels.into_iter().rev().collect::<Vec<_>>());
        prop_assert_eq!(before, after.collect::<Vec<_>>());
    }
}

#[test]
fn several_indicators_by_name_are_one_table_with_equity_and_lorenz() {
    let prepared = prepared(&[100.0, 1300.0], &[(0.0, 10), (900.0, 30), (2400.0, 5)], 9000.0);
    let query = CatchmentQuery::named(&["convenience-store"], crate::model::Catalogue::bundled()).unwrap();
    let asked: Vec<NamedIndicator> =
        ["gaussian-2sfca", "mean-nearest k=1 minutes=20 as=walk"].map(|line| line.parse().unwrap()).into();
    let measured = prepared.measure(&query, &asked, &NoProgress).unwrap();
    let by_hand = prepared.catchments(&query.clone().minutes(20), &NoProgress).unwrap();
    let expected =
        by_hand.measure(&MeanNearest::new(1, Ticks::from_minutes(20).unwrap()).unwrap(), &NoProgress).unwrap();
    assert_eq!(measured.levels("walk"), Some(expected.as_slice()));
    assert_eq!(measured.levels("mean-nearest"), None);
    let homes = prepared.study().homes().rows.len();
    assert_eq!(measured.table().unwrap().row_count(), homes);
    // Two indicators, everybody and each group.
    let groups = 1 + prepared.study().homes().group_names.len();
    assert_eq!(measured.equity_table().unwrap().row_count(), 2 * groups);
    let lorenz = measured.lorenz_table().unwrap();
    assert!(lorenz.columns().iter().map(|column| column.name()).eq(["indicator", "group", "people", "value"]));
    // Turning the ranks turns the sign: whoever walks farther is now the poorer.
    let concentration = |ranks: [f64; 3]| {
        let table = measured.ranked_table("walk", &ranks.map(Some)).unwrap();
        match table.column("concentration").and_then(|column| column.values().get(0)) {
            Some(crate::table::Value::Real(index)) => index,
            other => unreachable!("{other:?}"),
        }
    };
    let (rising, falling) = (concentration([1.0, 2.0, 3.0]), concentration([3.0, 2.0, 1.0]));
    assert!(rising > 0.05 && (rising + falling).abs() < 1e-12, "{rising} {falling}");
    let refused = measured.ranked_table("walks", &[None; 3]).unwrap_err();
    assert_eq!((refused.kind(), refused.fix()), (ErrorKind::NotFound, Some("did you mean walk?")));
    assert_eq!(measured.ranked_table("walk", &[None; 2]).unwrap_err().kind(), ErrorKind::Argument);
    let twice: Vec<NamedIndicator> = ["2sfca", "2sfca minutes=5"].map(|line| line.parse().unwrap()).into();
    assert_eq!(prepared.measure(&query, &twice, &NoProgress).unwrap_err().kind(), ErrorKind::Duplicate);
    assert_eq!(prepared.measure(&query, &[], &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
}
