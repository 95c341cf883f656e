//! Circles over each other: where all hold, where one is missing, and who serves several.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::super::test_city::City;
use super::*;
use crate::model::Catalogue;
use crate::progress::NoProgress;

fn of(id: &str) -> crate::model::CategoryId {
    Catalogue::bundled().find(id).unwrap()
}

fn circle(id: &str, prepared: &Prepared, demands: Vec<Demand>) -> FusionCircle {
    FusionCircle { id: id.into(), name: None, prepared: prepared.clone(), demands }
}

/// One street at 1 m/s: 5 minutes are 300 m. A market with a parcel point at 0, a parcel point at 900 m, a gym at 200 m.
fn city() -> City {
    City {
        homes: vec![(100.0, 1.0, Some(10.0)), (450.0, 1.0, Some(20.0)), (1000.0, 1.0, Some(40.0)), (3000.0, 1.0, None)],
        places: vec![
            ("market", 0.0, 0.0),
            ("parcel-point", 900.0, 0.0),
            ("gym", 200.0, 0.0),
            ("parcel-point", 10.0, 0.0),
        ],
        ..City::default()
    }
}

fn circles(prepared: &Prepared) -> Vec<FusionCircle> {
    vec![
        circle("life", prepared, vec![Demand::one_of([of("market")], 5), Demand::one_of([of("parcel-point")], 10)]),
        circle("fitness", prepared, vec![Demand::one_of([of("gym")], 5)]),
        circle("express", prepared, vec![Demand::one_of([of("parcel-point")], 10)]),
    ]
}

#[test]
fn where_all_hold_and_where_one_is_missing() {
    let prepared = city().prepare();
    let fusion = Fusion::new(&circles(&prepared), &NoProgress).unwrap();
    let overlays: Vec<Overlay> = (0..4).map(|home| fusion.overlay(home).unwrap()).collect();
    assert_eq!(
        overlays,
        [Overlay::All, Overlay::AllBut(0), Overlay::SeveralMissing, Overlay::SeveralMissing],
        "the market is 450 m from the second home"
    );
    assert_eq!(fusion.verdict(2, 2), Some(Verdict::Met));
    assert_eq!((fusion.verdict(4, 0), fusion.verdict(0, 3), fusion.overlay(4)), (None, None, None));
    let tallies: Vec<_> = fusion.tallies().into_iter().map(|t| (t.overlay.name(), t.homes, t.people)).collect();
    assert_eq!(tallies, [("all", 1, Some(10.0)), ("all-but-one", 1, Some(20.0)), ("several-missing", 2, Some(40.0))]);
    let table = fusion.homes_table().unwrap();
    assert_eq!(table.column("missing").unwrap().values().get(1), Some(crate::table::Value::Text("life")));
    assert_eq!(table.column("circle_fitness").unwrap().values().get(2), Some(crate::table::Value::Text("missing")));
}

#[test]
fn demands_may_be_written_by_name() {
    let prepared = city().prepare();
    let named = |names: &str, minutes, minimum| Demand::named(names, minutes, minimum, Catalogue::bundled()).unwrap();
    let written = [
        FusionCircle::new("life", prepared.clone()).named("生活圈").demanding(named("菜市场", 5, 1)).demanding(named(
            "parcel-point",
            10,
            1,
        )),
        FusionCircle::new("fitness", prepared.clone()).demanding(named("gym", 5, 1)),
        FusionCircle::new("express", prepared.clone()).demanding(named("parcel-point", 10, 1)),
    ];
    let fusion = Fusion::new(&written, &NoProgress).unwrap();
    let built = Fusion::new(&circles(&prepared), &NoProgress).unwrap();
    assert_eq!(fusion.homes_table().unwrap(), built.homes_table().unwrap());
    let table = fusion.tallies_table().unwrap();
    assert_eq!(table.row_count(), fusion.tallies().len());
    assert_eq!(table.column("missing").unwrap().values().get(1), Some(crate::table::Value::Text("life")));
    assert_eq!(table.column("people").unwrap().values().get(2), Some(crate::table::Value::Real(40.0)));
    let refused = Demand::named("mraket", 5, 1, Catalogue::bundled()).unwrap_err();
    assert_eq!((refused.kind(), refused.fix()), (ErrorKind::Category, Some("did you mean market?")));
}

#[test]
fn one_parcel_point_serves_two_circles() {
    let prepared = city().prepare();
    let fusion = Fusion::new(&circles(&prepared), &NoProgress).unwrap();
    let several: Vec<_> =
        fusion.places_serving(2).into_iter().map(|place| (place.facility, place.circles.clone())).collect();
    // 600 m: the point at 900 m serves the second and third home, that at 10 m the first two.
    assert_eq!(several, [(1, vec![(0, Some(60.0)), (2, Some(60.0))]), (3, vec![(0, Some(30.0)), (2, Some(30.0))])]);
    let table = fusion.places_table(1).unwrap();
    assert_eq!(table.row_count(), 4);
    assert_eq!(table.column("serves").unwrap().values().get(0), Some(crate::table::Value::Text("life express")));
    assert_eq!(table.column("people_fitness").unwrap().values().get(0), None);
}

#[test]
fn near_the_end_of_the_data_a_circle_is_not_missing() {
    let ends = City { extent: [[-9000.0, -9000.0], [1200.0, 9000.0]], ..city() };
    let prepared = ends.prepare();
    let fusion = Fusion::new(&circles(&prepared), &NoProgress).unwrap();
    // The third home is 200 m from the end: its gym may lie beyond. Its market too.
    assert_eq!((fusion.verdict(2, 1), fusion.overlay(2)), (Some(Verdict::BeyondData), Some(Overlay::NotKnown)));
    assert_eq!(fusion.overlay(0), Some(Overlay::All));
}

#[test]
fn each_circle_has_its_own_walker() {
    let study = city().prepare().study().clone();
    let slow = study.prepare(&crate::walk::Walker::with_speed("slow", 0.5).unwrap()).unwrap();
    let fast = study.prepare(&crate::walk::Walker::with_speed("fast", 2.0).unwrap()).unwrap();
    let market = || vec![Demand::one_of([of("market")], 5)];
    let fusion = Fusion::new(&[circle("slow", &slow, market()), circle("fast", &fast, market())], &NoProgress).unwrap();
    assert_eq!(fusion.overlay(1), Some(Overlay::AllBut(0)));
}

#[test]
fn circles_that_cannot_be_laid_over_each_other_are_refused() {
    let prepared = city().prepare();
    let market = |minutes, minimum| Demand { categories: vec![of("market")], minutes, minimum };
    let one = |demands| vec![circle("a", &prepared, demands)];
    let bad = [vec![], one(vec![]), one(vec![market(0, 1)]), one(vec![market(61, 1)]), one(vec![market(5, 0)])];
    for circles in bad {
        assert_eq!(Fusion::new(&circles, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
    }
    let twice = [circle("a", &prepared, vec![market(5, 1)]), circle("a", &prepared, vec![market(5, 1)])];
    assert_eq!(Fusion::new(&twice, &NoProgress).unwrap_err().kind(), ErrorKind::Duplicate);
    let other = city().prepare();
    let strangers = [circle("a", &prepared, vec![market(5, 1)]), circle("b", &other, vec![market(5, 1)])];
    assert_eq!(Fusion::new(&strangers, &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
}
