//! Square metres for each person: met or short only when nothing that is not known could change it.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

use super::test_city::*;
use super::*;
use crate::standard::{Counted, Standard};

/// What the circle has of a figure of GB 50180.
fn of(city: &City, options: &AssessOptions<'_>, id: &str) -> FigureFinding {
    let gb = Standard::bundled("gb50180-2018").unwrap();
    let index = gb.figures.iter().position(|figure| figure.id == id).unwrap();
    let assessment = city.assess(&gb, options);
    assert_eq!(assessment.figures_table().unwrap().row_count(), assessment.figures().len());
    assessment.figures()[index]
}

/// A thousand people and parks of so many square metres.
fn with_parks(areas_m2: &[Option<f64>]) -> City {
    City {
        homes: vec![(1000.0, 0.0, Some(600.0)), (1100.0, 0.0, Some(400.0))],
        places: (0..areas_m2.len()).map(|i| ("park", 1000.0 + i as f64, 50.0)).collect(),
        areas_m2: areas_m2.to_vec(),
        ..City::default()
    }
}

#[test]
fn green_space_is_counted_for_each_person_and_by_the_size_its_level_asks_for() {
    let status = |areas: &[Option<f64>], id| of(&with_parks(areas), &trusting(), id).status;
    // Two square metres for each of a thousand people, in parks of five hectares and more.
    assert_eq!(status(&[Some(50_000.0)], "green-per-person-15"), FigureStatus::Met);
    assert_eq!(status(&[Some(49_999.0)], "green-per-person-15"), FigureStatus::Short, "no park of that size");
    assert_eq!(status(&[Some(49_999.0)], "green-per-person-10"), FigureStatus::Met);
    assert_eq!(status(&[Some(4000.0)], "green-per-person-5"), FigureStatus::Met, "4 m2 for each");
    assert_eq!(status(&[Some(3999.0)], "green-per-person-5"), FigureStatus::Short);
    assert_eq!(status(&[Some(50_000.0)], "green-per-person-5"), FigureStatus::Short, "levels are not inclusive");
    let found = of(&with_parks(&[Some(5000.0), Some(6000.0)]), &trusting(), "green-per-person-5");
    assert_eq!((found.at_least, found.at_most, found.places), (Some(11.0), Some(11.0), 2));
}

#[test]
fn what_is_not_known_is_no_data_and_never_short() {
    let one = |areas: &[Option<f64>]| of(&with_parks(areas), &trusting(), "green-per-person-5");
    let doubtful = one(&[Some(100.0), None]);
    assert_eq!(doubtful.status, FigureStatus::NoData(NoData::AreaNotKnown));
    assert_eq!((doubtful.at_least, doubtful.at_most, doubtful.places_of_unknown_area), (Some(0.0), None, 1));
    assert_eq!(one(&[Some(4000.0), None]).status, FigureStatus::Met, "what is known is enough");
    let sparse = of(&with_parks(&[]), &AssessOptions::default(), "green-per-person-5");
    assert_eq!(sparse.status, FigureStatus::NoData(NoData::SparseData));
    assert_eq!(of(&with_parks(&[]), &trusting(), "green-per-person-5").status, FigureStatus::Short);
    // Where a home does not say how many people it has the rate may be lower than it looks.
    let mut city = with_parks(&[Some(4000.0)]);
    city.homes.push((1200.0, 0.0, None));
    assert_eq!(of(&city, &trusting(), "green-per-person-5").status, FigureStatus::NoData(NoData::NoPeople));
    city.areas_m2 = vec![Some(300.0)];
    assert_eq!(of(&city, &trusting(), "green-per-person-5").status, FigureStatus::Short, "with more people even less");
    city.homes = vec![(1200.0, 0.0, None)];
    assert_eq!(of(&city, &trusting(), "green-per-person-5").status, FigureStatus::NoData(NoData::NoPeople));
}

#[test]
fn a_circle_that_leaves_the_data_is_never_short() {
    let city = City { extent: [[-9000.0, -9000.0], [1500.0, 9000.0]], ..with_parks(&[]) };
    let status =
        |spec: CircleSpec| of(&city, &AssessOptions { circles: vec![spec], ..trusting() }, "green-per-person-5").status;
    let beyond = FigureStatus::NoData(NoData::BeyondTheData);
    assert_eq!(status(stretch("inside", 500.0, 1400.0)), FigureStatus::Short);
    assert_eq!(status(stretch("across", 500.0, 1600.0)), beyond);
    assert_eq!(status(CircleSpec::radius("near", at(1000.0, 0.0), 499.0)), FigureStatus::Short);
    assert_eq!(status(CircleSpec::radius("far", at(1000.0, 0.0), 501.0)), beyond);
    assert_eq!(status(CircleSpec::walk("walk", at(1000.0, 0.0), 9.0)), beyond);
}

#[test]
fn a_thousand_persons_and_floor_areas_nobody_states() {
    let city = City {
        homes: vec![(1000.0, 0.0, Some(2000.0))],
        places: vec![("kindergarten", 1100.0, 0.0), ("sports-ground", 900.0, 0.0)],
        areas_m2: vec![Some(3000.0), Some(420.0)],
        ..City::default()
    };
    let land = of(&city, &trusting(), "per-thousand-total-land-5");
    assert_eq!((land.at_least, land.status), (Some(1710.0), FigureStatus::Met));
    let floor = of(&city, &trusting(), "per-thousand-total-floor-5");
    assert_eq!(floor.status, FigureStatus::NoData(NoData::AreaNotKnown));
    let width = of(&city, &trusting(), "park-width-5");
    assert_eq!(width.status, FigureStatus::NoData(NoData::NothingToCompare), "no data states how wide a park is");
}

#[test]
fn every_figure_that_is_counted_says_who_chose_the_places() {
    let gb = Standard::bundled("gb50180-2018").unwrap();
    let counted: Vec<&Counted> = gb.figures.iter().filter_map(|figure| figure.counted.as_ref()).collect();
    assert_eq!(counted.len(), 3 + 17);
    assert!(counted.iter().all(|counted| counted.categories.citation.confidence.to_be_confirmed()));
    let wrong = "id = \"x\"\ntitle = { zh = \"试\", en = \"x\" }\nextends = \"gb50180-2018\"\n[source]\ns = \"t\"\n\
                 [figure.park-width-5]\ncounts = { value = [\"park\"], clause = \"1\", confidence = \"ours\", source = \"s\" }\n";
    let error = Standard::from_toml(wrong, "x.toml").unwrap_err();
    assert_eq!((error.kind(), error.value()), (crate::error::ErrorKind::Standard, Some("m")));
}
