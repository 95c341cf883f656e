//! Cases worked by hand: on the test street a metre is a second, and the limit is 600.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that fails may panic")]

use super::test_city::*;
use super::*;
use crate::error::ErrorKind;
use crate::standard::{Denominator, Standard};

fn statuses(assessment: &Assessment) -> Vec<Status> {
    assessment.findings().iter().map(|finding| finding.status).collect()
}

/// A market at 500. Home 0 at 600 walks 100 s. Home 1 at 1500 would walk 1000 s, and the data ends 1500 m away: it is
/// missing. Home 2 at 2600 would walk 2100 s, but the data ends 400 m away: there may be a market at 3100.
fn three_homes() -> City {
    City {
        homes: vec![(600.0, 0.0, Some(100.0)), (1500.0, 0.0, Some(20.0)), (2600.0, 0.0, None)],
        places: vec![("market", 500.0, 0.0)],
        extent: [[-9000.0, -9000.0], [3000.0, 9000.0]],
        ..City::default()
    }
}

#[test]
fn met_missing_and_unknown_beyond_the_data() {
    let circles = vec![stretch("a", 500.0, 700.0), stretch("b", 1400.0, 1600.0), stretch("c", 2500.0, 2700.0)];
    let assessment = three_homes().assess(&a_market(), &AssessOptions { circles, ..trusting() });
    assert_eq!(statuses(&assessment), [Status::Met, Status::Missing, Status::NoData(NoData::BeyondTheData)]);
    let verdicts: Vec<Verdict> = (0..3).map(|home| assessment.explain(home, "market").unwrap().verdict).collect();
    assert_eq!(verdicts, [Verdict::Met, Verdict::Missing, Verdict::Unknown(NoData::BeyondTheData)]);
    let missing = &assessment.findings()[1];
    assert_eq!((missing.lacking, missing.priority), (1, Some(1)));
    assert_eq!(missing.people.unwrap().missing, 20.0);
    let far = missing.best.unwrap();
    assert_eq!((far.home, far.facility), (1, 0));
    assert!((far.walk_s - 1000.0).abs() < 0.1, "the nearest place is named however far: {}", far.walk_s);
}

#[test]
fn one_circle_of_all_three_is_short_and_says_for_whom() {
    let assessment = three_homes().assess(&a_market(), &trusting());
    let finding = &assessment.findings()[0];
    assert_eq!(finding.status, Status::ShortBy(1));
    assert_eq!(finding.homes, Served { met: 1.0, missing: 1.0, unknown: 1.0 });
    assert_eq!(finding.people, Some(Served { met: 100.0, missing: 20.0, unknown: 0.0 }));
    assert!((finding.median_walk_s.unwrap() - 1000.0).abs() < 0.1);
    assert!((finding.worst.unwrap().walk_s - 2100.0).abs() < 0.1);
}

#[test]
fn a_home_at_the_edge_of_the_data_can_be_met() {
    let city = City { places: vec![("market", 2700.0, 0.0)], ..three_homes() };
    let circles = vec![stretch("c", 2500.0, 2700.0)];
    let assessment = city.assess(&a_market(), &AssessOptions { circles, ..trusting() });
    assert_eq!(statuses(&assessment), [Status::Met]);
}

#[test]
fn coverage_is_over_complete_homes_with_the_truncated_share_beside() {
    let assessment = three_homes().assess(&a_market(), &trusting());
    let of = |d| assessment.coverage().iter().find(|c| c.denominator == d).unwrap();
    let homes = of(Denominator::Buildings).walk.unwrap();
    assert_eq!((homes.share(), homes.truncated_share()), (Some(0.5), Some(1.0 / 3.0)));
    assert_eq!(homes.bounds(), Some((1.0 / 3.0, 2.0 / 3.0)));
    let people = of(Denominator::People).walk.unwrap();
    assert_eq!(people.share(), Some(100.0 / 120.0));
    assert_eq!(of(Denominator::ResidentialLand).walk, Err(NoData::NoLand), "never building area under that name");
}

#[test]
fn residential_land_is_covered_by_area() {
    // The market at 2000 reaches 600 m either way along the street; land 100 m wide, 50 m to the north and the south.
    // From 1000 to 3000 the street is within 600 s from 1400 to 2600, less the link of each point: a share near 0.57.
    let city = City {
        homes: vec![(1000.0, 0.0, None)],
        places: vec![("market", 2000.0, 0.0)],
        land: Some(vec![rectangle([1000.0, -50.0], [3000.0, 50.0])]),
        ..City::default()
    };
    let assessment = city.assess(&a_market(), &trusting());
    let coverage = &assessment.coverage()[0];
    assert_eq!(coverage.denominator, Denominator::ResidentialLand);
    // The mean link is 25 m, so the mean stretch is 2 x 575 m of 2000 m.
    let share = coverage.walk.unwrap().share().unwrap();
    assert!((share - 0.575).abs() < 0.013, "{share}");
    assert!((coverage.walk.unwrap().met - share * 200_000.0).abs() < 1.0, "weights are square metres");
    let line = coverage.line.unwrap().share().unwrap();
    assert!((line - 0.6).abs() < 0.013, "{line}");
    assert!((coverage.walk_per_line.unwrap() - share / line).abs() < 1e-9);
    assert_eq!(assessment.land_step_m(), Some(25.0));
}

#[test]
fn a_radius_is_judged_by_the_line_and_the_walk_is_given() {
    // A lane that runs 500 m out and back: 200 m apart in a straight line, 1200 m on foot.
    let city = City {
        street: vec![[0.0, 0.0], [500.0, 0.0], [500.0, 200.0], [0.0, 200.0]],
        homes: vec![(0.0, 0.0, None)],
        places: vec![("market", 0.0, 200.0)],
        ..City::default()
    };
    let radius = standard(&[("market", "categories = [\"market\"]\nwithin = { radius_m = 300, CITED }")]);
    let assessment = city.assess(&radius, &trusting());
    assert_eq!(statuses(&assessment), [Status::Met]);
    let why = assessment.explain(0, "market").unwrap();
    assert!((why.straight.unwrap().1 - 200.0).abs() < 0.1);
    assert!((why.nearest.unwrap().walk_s - 1200.0).abs() < 0.1);
    assert!(why.text.zh.contains("直线 200 米") && why.text.zh.contains("步行 20 分钟"), "{}", why.text.zh);
    let buildings = &assessment.coverage()[1];
    let shares = (buildings.walk.unwrap().share(), buildings.line.unwrap().share(), buildings.walk_per_line);
    assert_eq!(shares, (Some(0.0), Some(1.0), Some(0.0)));
}

#[test]
fn short_by_the_number_the_people_need() {
    let persons = "persons_per_facility = { min = 1000, max = 3000, CITED }";
    let shop = standard(&[("shop", &format!("categories = [\"convenience-store\"]\n{persons}"))]);
    let homes = [1900.0, 2000.0, 2100.0].map(|x| (x, 0.0, Some(4000.0))).to_vec();
    let few = City { homes, places: vec![("convenience-store", 2000.0, 0.0)], ..City::default() };
    let assessment = few.assess(&shop, &trusting());
    // 12,000 people need four, one serves them.
    assert_eq!(statuses(&assessment), [Status::ShortBy(3)]);
    assert_eq!(assessment.findings()[0].need, Need { count: 4, basis: NeedBasis::PersonsPerFacility });
    let many = City { places: (0..13).map(|i| ("convenience-store", 1950.0 + f64::from(i), 0.0)).collect(), ..few };
    assert_eq!(statuses(&many.assess(&shop, &trusting())), [Status::Saturated], "13 for 12,000 are under 1,000 each");
}

#[test]
fn far_apart_homes_need_more_than_one() {
    // No market at all: homes at 0, 1000 and 2000 share at most two within 600 s (1.25 x 600 m either way), 4000 needs
    // another one than 0 and 2000.
    let homes = [0.0, 1000.0, 2000.0, 4000.0].map(|x| (x, 0.0, None)).to_vec();
    let assessment = City { homes, ..City::default() }.assess(&a_market(), &trusting());
    assert_eq!(statuses(&assessment), [Status::Missing]);
    assert_eq!(assessment.findings()[0].lacking, 3);
}

#[test]
fn a_larger_facility_never_stands_in_for_that_of_a_lower_level() {
    let gb = Standard::bundled("gb50180-2018").unwrap();
    let city = City {
        homes: vec![(2000.0, 0.0, None)],
        places: vec![("community-health-centre", 2050.0, 0.0), ("clinic", 2050.0, 0.0)],
        ..City::default()
    };
    let assessment = city.assess(&gb, &trusting());
    let of = |id: &str| {
        let index = gb.requirements.iter().position(|r| r.id == id).unwrap();
        assessment.findings()[index].status
    };
    assert_eq!(of("community-health-centre"), Status::Met);
    assert_eq!(of("community-health-station"), Status::Missing);
    assert_eq!(of("playground"), Status::NoData(NoData::NoLimit));
}

#[test]
fn too_little_data_is_no_data_and_not_missing() {
    let assessment = three_homes().assess(&a_market(), &AssessOptions::default());
    assert!(assessment.sufficiency().sparse());
    assert_eq!(statuses(&assessment), [Status::NoData(NoData::SparseData)]);
    let homes = assessment.findings()[0].homes;
    assert_eq!((homes.met, homes.missing), (1.0, 0.0), "what is there is there");
    assert_eq!(assessment.coverage()[1].walk, Err(NoData::SparseData));
}

#[test]
fn a_category_sources_hardly_know_is_no_data_when_the_data_has_none() {
    let ask = standard(&[
        ("breakfast", "categories = [\"breakfast\"]"),
        ("market", "categories = [\"market\"]"),
        ("either", "categories = [\"breakfast\", \"market\"]"),
    ]);
    let city = City { homes: vec![(2000.0, 0.0, None)], ..City::default() };
    let doubting = AssessOptions { absence_is_trusted: false, ..trusting() };
    let nothing = Status::NoData(NoData::CategoryNotInData);
    assert_eq!(statuses(&city.assess(&ask, &doubting)), [nothing, Status::Missing, Status::Missing]);
    assert_eq!(statuses(&city.assess(&ask, &trusting())), [Status::Missing; 3]);
}

#[test]
fn a_requirement_outside_the_catalogue_is_not_measurable() {
    let ask = standard(&[("heating", "categories = []")]);
    let assessment = three_homes().assess(&ask, &trusting());
    assert_eq!(statuses(&assessment), [Status::NoData(NoData::NotMeasurable)]);
}

#[test]
fn a_minimum_of_two_counts_two_different_places() {
    let two = standard(&[("market", "categories = [\"market\"]\nminimum = { value = 2, CITED }")]);
    let city = |places| City { homes: vec![(2000.0, 0.0, None)], places, ..City::default() };
    let near = ("market", 2100.0, 0.0);
    assert_eq!(statuses(&city(vec![near]).assess(&two, &trusting())), [Status::Missing]);
    assert_eq!(statuses(&city(vec![near, ("market", 2700.0, 0.0)]).assess(&two, &trusting())), [Status::Missing]);
    assert_eq!(statuses(&city(vec![near, ("market", 2500.0, 0.0)]).assess(&two, &trusting())), [Status::Met]);
}

#[test]
fn a_ground_known_to_be_too_small_does_not_count() {
    let area = "site_area_m2 = { min = 770, CITED }\nsite_area_decides = true";
    let ground = standard(&[("ground", &format!("categories = [\"sports-ground\"]\n{area}"))]);
    let of = |area| {
        let (homes, places) = (vec![(2000.0, 0.0, None)], vec![("sports-ground", 2100.0, 0.0)]);
        let city = City { homes, places, areas_m2: vec![area], ..City::default() };
        statuses(&city.assess(&ground, &trusting()))[0]
    };
    assert_eq!([of(Some(769.0)), of(Some(770.0)), of(None)], [Status::Missing, Status::Met, Status::Met]);
}

#[test]
fn a_home_off_the_network_is_no_data() {
    let city = City { homes: vec![(2000.0, 900.0, None)], places: vec![("market", 2000.0, 0.0)], ..City::default() };
    assert_eq!(statuses(&city.assess(&a_market(), &trusting())), [Status::NoData(NoData::OffTheNetwork)]);
}

#[test]
fn a_few_homes_off_the_network_do_not_hide_what_the_others_have() {
    let homes = vec![(2000.0, 900.0, None), (2000.0, 0.0, None)];
    let city = City { homes, places: vec![("market", 2000.0, 0.0)], ..City::default() };
    let assessment = city.assess(&a_market(), &trusting());
    assert_eq!(statuses(&assessment), [Status::Met]);
    assert_eq!(assessment.findings()[0].homes, Served { met: 1.0, missing: 0.0, unknown: 1.0 });
}

#[test]
fn circles_hold_the_homes_they_are_asked_for() {
    let homes = [1000.0, 1500.0, 1601.0, 2600.0].map(|x| (x, 0.0, Some(10.0))).to_vec();
    let city = City { homes, places: vec![("market", 1600.0, 30.0)], ..City::default() };
    let circles = vec![
        CircleSpec::walk("walk", at(1000.0, 0.0), 10.0),
        CircleSpec::radius("radius", at(1000.0, 0.0), 601.5),
        stretch("polygon", 1400.0, 3000.0),
        CircleSpec::everything(),
    ];
    let assessment = city.assess(&a_market(), &AssessOptions { circles, ..trusting() });
    let homes: Vec<&[u32]> = assessment.circles().iter().map(|circle| circle.homes.as_slice()).collect();
    assert_eq!(homes, [&[0, 1][..], &[0, 1, 2], &[1, 2, 3], &[0, 1, 2, 3]]);
    let facilities: Vec<usize> = assessment.circles().iter().map(|circle| circle.facilities.len()).collect();
    assert_eq!(facilities, [0, 1, 1, 1], "630 s from the centre, 600.7 m in a straight line");
    assert_eq!(assessment.circles()[2].people, Some(30.0));
    // The market outside the circle serves it all the same: home 1 is 130 s away. Home 0 is not served.
    let outside = &assessment.findings()[0];
    assert_eq!((outside.serving, outside.inside, outside.status), (1, 0, Status::ShortBy(1)));
}

#[test]
fn circles_that_cannot_be_are_refused() {
    let prepared = three_homes().prepare();
    let refused = |circles: Vec<CircleSpec>| {
        let options = AssessOptions { circles, ..trusting() };
        prepared.assess(&a_market(), &options).unwrap_err()
    };
    let twice = refused(vec![stretch("a", 0.0, 1.0), stretch("a", 1.0, 2.0)]);
    assert_eq!((twice.kind(), twice.value()), (ErrorKind::Duplicate, Some("a")));
    let off = refused(vec![CircleSpec::walk("w", at(0.0, 5000.0), 15.0)]);
    assert_eq!((off.kind(), off.place().object_id()), (ErrorKind::Network, Some("w")));
    for minutes in [-1.0, f64::NAN, f64::INFINITY, 1e9] {
        assert_eq!(refused(vec![CircleSpec::walk("w", at(0.0, 0.0), minutes)]).kind(), ErrorKind::Argument);
    }
    for metres in [-1.0, f64::NAN, f64::INFINITY] {
        assert_eq!(refused(vec![CircleSpec::radius("r", at(0.0, 0.0), metres)]).kind(), ErrorKind::Argument);
    }
    let mut wild = rectangle([0.0, 0.0], [9.0, 9.0]);
    wild.0[0].exterior_mut(|ring| ring.0[1].x = f64::NAN);
    assert_eq!(refused(vec![CircleSpec::polygon("p", wild)]).kind(), ErrorKind::Coordinate);
    let empty = AssessOptions { circles: vec![stretch("e", 3500.0, 3600.0)], ..trusting() };
    let assessment = prepared.assess(&a_market(), &empty).unwrap();
    assert_eq!(statuses(&assessment), [Status::NoData(NoData::NoHomes)]);
}

#[test]
fn a_limit_beyond_what_was_prepared_is_refused() {
    let far = standard(&[("market", "categories = [\"market\"]\nwithin = { minutes = 61, CITED }")]);
    let error = three_homes().prepare().assess(&far, &trusting()).unwrap_err();
    assert_eq!((error.kind(), error.fix()), (ErrorKind::Argument, Some("prepare with max_minutes >= 61")));
}

#[test]
fn explanations_name_the_place_the_walk_and_the_clause() {
    let assessment = three_homes().assess(&a_market(), &trusting());
    let why = assessment.explain(0, "market").unwrap();
    assert_eq!(why.text.en, "h0: market, 1 min 40 s on foot to \"f0\"; within 10 min on foot: met. By test 3.2");
    assert_eq!(why.text.zh, "h0：market，步行 1 分 40 秒到“f0”；限步行 10 分钟：符合。依据：test 3.2");
    assert_eq!(why.change.en, "not met if the nearest closed (there is no other); 8 min 20 s to spare on foot");
    assert_eq!(why.places.len(), 1);
    let route = why.route.unwrap();
    assert!((route.length_m - 100.0).abs() < 0.1 && route.line.len() >= 2);
    let far = assessment.explain(1, "market").unwrap();
    assert!(far.change.zh.contains("缩短 6 分 40 秒"), "{}", far.change.zh);
    let beyond = assessment.explain(2, "market").unwrap();
    assert_eq!(beyond.change.en, "the places beyond the end of the data");
    assert_eq!(assessment.explain(9, "market").unwrap_err().kind(), ErrorKind::NotFound);
    assert_eq!(assessment.explain(0, "markte").unwrap_err().fix(), Some("did you mean market?"));
}

#[test]
fn an_answer_says_what_would_change_it() {
    let near =
        City { places: vec![("market", 500.0, 0.0), ("market", 650.0, 0.0), ("market", 1900.0, 0.0)], ..three_homes() };
    let prepared = near.prepare_with(|_, facilities| {
        facilities.rows[1].services[0].opening_hours = Some("06:00-19:00".into());
    });
    let assessment = prepared.assess(&a_market(), &trusting()).unwrap();
    let why = assessment.explain(0, "market").unwrap();
    assert_eq!(why.change.en, "still met if the nearest closed; 9 min 10 s to spare on foot");
    assert_eq!((why.nearest.unwrap().facility, why.opening_hours.as_deref()), (1, Some("06:00-19:00")));
    let ids: Vec<u32> = why.places.iter().map(|near| near.facility).collect();
    assert_eq!(ids, [1, 0, 2]);
    let table = assessment.explanations_table(0).unwrap();
    let cell = |column: &str| table.column(column).unwrap().values().get(0);
    assert_eq!(cell("next_places"), Some(crate::table::Value::Text("f0 100; f2 1300")));
    assert_eq!(cell("opening_hours"), Some(crate::table::Value::Text("06:00-19:00")));
    assert!(matches!(table.geometry().unwrap().get(0), Some(geo_types::Geometry::LineString(_))));
    // The home at 1500 has one at 1900, 400 m away, and the next at 650, 850 m.
    let one = assessment.explain(1, "market").unwrap();
    assert_eq!(
        one.change.en,
        "not met if the nearest closed (the next is 14 min 10 s away); 3 min 20 s to spare on foot"
    );
}

#[test]
fn tables_have_a_row_for_every_finding_and_every_rate() {
    let mofcom = Standard::bundled("mofcom-2025").unwrap();
    let assessment = three_homes().assess(&mofcom, &trusting());
    let findings = assessment.findings_table().unwrap();
    assert_eq!(findings.row_count(), 27);
    let text = |column: &str, row: usize| match findings.column(column).unwrap().values().get(row) {
        Some(crate::table::Value::Text(text)) => text.to_owned(),
        other => panic!("{column}: {other:?}"),
    };
    let market = mofcom.requirements.iter().position(|r| r.id == "market").unwrap();
    assert_eq!((text("status", market), text("confidence", market)), ("short".into(), "quoted".into()));
    assert!(text("text_zh", market).contains("服务半径为步行15分钟左右的范围"), "{}", text("text_zh", market));
    assert_eq!(assessment.coverage_table().unwrap().row_count(), 27 * 3);
}

#[cfg(feature = "rayon")]
#[test]
fn one_two_and_eight_threads_say_the_same() {
    let gb = Standard::bundled("gb50180-2018").unwrap();
    let land = Some(vec![rectangle([0.0, -80.0], [3000.0, 80.0])]);
    let places = (0..40).map(|i| (["market", "kindergarten"][i % 2], (i as f64 * 371.0) % 4000.0, 20.0)).collect();
    let prepared = City { land, places, ..three_homes() }.prepare();
    let circles = (0..8).map(|i| stretch(&format!("c{i}"), f64::from(i) * 500.0, 4000.0)).collect();
    let options = AssessOptions { circles, ..trusting() };
    let tables = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        let assessment = pool.install(|| prepared.assess(&gb, &options)).unwrap();
        (assessment.findings_table().unwrap(), assessment.coverage_table().unwrap())
    };
    let one = tables(1);
    assert!(one == tables(2) && one == tables(8));
}
