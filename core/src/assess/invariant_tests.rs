//! What never changes about a judgement, whatever the city.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that fails may panic")]

use std::sync::LazyLock;

use proptest::prelude::*;

use super::test_city::*;
use super::*;
use crate::access::Tally;
use crate::model::People;
use crate::standard::{GradeRule, Standard};
use crate::study::Prepared;
use crate::table::Table;

/// A walk, a radius, two at once, one brought home, one the catalogue lacks, one sources hardly know, an indicator.
static ASKED: LazyLock<Standard> = LazyLock::new(|| {
    standard(&[
        ("market", "categories = [\"market\"]"),
        ("pharmacy", "categories = [\"pharmacy\"]\nwithin = { radius_m = 500, CITED }"),
        ("two-shops", "categories = [\"market\", \"pharmacy\"]\nminimum = { value = 2, CITED }"),
        ("dark", "categories = [\"front-warehouse\"]"),
        ("heating", "categories = []"),
        ("breakfast", "categories = [\"breakfast\"]\npersons_per_facility = { min = 10, max = 30, CITED }"),
    ])
});

const CATEGORIES: [&str; 4] = ["market", "pharmacy", "front-warehouse", "breakfast"];

/// Homes and places along the street and beside it, some at one place; people in thirds, so that sums are never exact.
fn cities() -> impl Strategy<Value = City> {
    let along = || (0u32..40).prop_map(|step| f64::from(step) * 100.0);
    let people = prop::option::weighted(0.8, (1u32..300).prop_map(|thirds| f64::from(thirds) / 3.0));
    let home = (along(), 0u32..3, people).prop_map(|(x, y, people)| (x, f64::from(y) * 20.0, people));
    let place = (prop::sample::select(CATEGORIES.to_vec()), along(), 0u32..2);
    let place = place.prop_map(|(category, x, y)| (category, x, f64::from(y) * 20.0));
    let homes = prop::collection::vec(home, 1..9);
    let places = prop::collection::vec((place, prop::option::of(200.0..3000.0f64)), 0..9);
    let ends = (-1500.0..800.0f64, 3200.0..5500.0f64);
    (homes, places, ends, any::<bool>()).prop_map(|(homes, places, (west, east), land)| {
        let (places, radii_m) = places.into_iter().unzip();
        City {
            homes,
            places,
            radii_m,
            land: land
                .then(|| vec![rectangle([200.0, -40.0], [1700.0, 40.0]), rectangle([2000.0, 0.0], [2200.0, 90.0])]),
            extent: [[west, -2000.0], [east, 2000.0]],
            ..City::default()
        }
    })
}

fn circles() -> Vec<CircleSpec> {
    vec![CircleSpec::everything(), stretch("west", -10.0, 2000.0), stretch("east", 1900.0, 4010.0)]
}

fn assess(prepared: &Prepared) -> Assessment {
    prepared.assess(&ASKED, &AssessOptions { circles: circles(), ..trusting() }).unwrap()
}

fn tables(assessment: &Assessment) -> Vec<Table> {
    let rule = GradeRule::ours().unwrap();
    vec![
        assessment.findings_table().unwrap(),
        assessment.coverage_table().unwrap(),
        assessment.plan_table(&rule).unwrap(),
        assessment.gap_table(&rule).unwrap(),
        assessment.grades_table(&rule).unwrap(),
        assessment.circles_table().unwrap(),
        assessment.figures_table().unwrap(),
    ]
}

fn covered(tally: &Tally) -> f64 {
    tally.met + tally.truncated_met
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Homes and facilities in another order: the same bytes, ties included.
    #[test]
    fn permuting_rows_changes_no_byte(city in cities(), turn in any::<prop::sample::Index>()) {
        let before = assess(&city.prepare());
        let after = assess(&city.prepare_with(|homes, facilities| {
            homes.rows.reverse();
            let homes_at = turn.index(homes.rows.len());
            homes.rows.rotate_left(homes_at);
            facilities.rows.reverse();
            if !facilities.rows.is_empty() {
                let places_at = turn.index(facilities.rows.len());
                facilities.rows.rotate_left(places_at);
            }
        }));
        prop_assert_eq!(tables(&before), tables(&after));
        let row = |assessment: &Assessment, id: &str| {
            assessment.prepared().study().homes().rows.iter().position(|home| home.id == id).unwrap()
        };
        for home in &before.prepared().study().homes().rows {
            let why = |of: &Assessment| of.explanations_table(row(of, &home.id)).unwrap();
            prop_assert_eq!(why(&before), why(&after));
        }
    }

    /// A home of some people is two homes of some of them each.
    #[test]
    fn splitting_a_home_changes_nothing(city in cities(), at in any::<prop::sample::Index>(), part in 0.0..1.0f64) {
        let victim = at.index(city.homes.len());
        let before = assess(&city.prepare());
        let after = assess(&city.prepare_with(|homes, _| {
            let mut other = homes.rows[victim].clone();
            other.id.push_str("-b");
            // Two parts whose sum is the whole to the last bit.
            if let Some(people) = homes.rows[victim].people {
                let less = (people.count * part * 1024.0).floor() / 1024.0;
                let more = people.count - less;
                if less + more == people.count && people.count - more == less {
                    homes.rows[victim].people = Some(People { count: more, ..people });
                    other.people = Some(People { count: less, ..people });
                } else {
                    other.people = Some(People { count: 0.0, ..people });
                }
            }
            homes.rows.push(other);
        }));
        for (one, two) in before.findings().iter().zip(after.findings()) {
            prop_assert_eq!((one.status, one.people, one.need), (two.status, two.people, two.need));
            prop_assert_eq!((one.lacking, one.serving, one.priority), (two.lacking, two.serving, two.priority));
            prop_assert_eq!(one.best.map(|near| near.walk_s), two.best.map(|near| near.walk_s));
            let saved = |finding: &Finding| finding.saved.map(|saved| saved.person_s);
            prop_assert_eq!(saved(one), saved(two));
        }
        for (one, two) in before.coverage().iter().zip(after.coverage()) {
            if one.denominator != crate::standard::Denominator::Buildings {
                prop_assert_eq!((one.walk, one.line, one.walk_per_line), (two.walk, two.line, two.walk_per_line));
            }
        }
        prop_assert_eq!(before.circles().iter().map(|c| c.people).collect::<Vec<_>>(),
                        after.circles().iter().map(|c| c.people).collect::<Vec<_>>());
    }

    /// One more place lengthens no walk, lowers no count and takes nothing from anybody.
    #[test]
    fn adding_a_place_makes_nobody_worse_off(city in cities(), category in 0usize..4, x in 0.0..4000.0f64) {
        let before = assess(&city.prepare());
        let mut richer = city.clone();
        richer.places.push((CATEGORIES[category], x, 0.0));
        richer.radii_m.push(Some(800.0));
        let after = assess(&richer.prepare());
        for home in 0..before.prepared().study().homes().rows.len() {
            for requirement in &ASKED.requirements {
                let (one, two) = (before.explain(home, &requirement.id).unwrap(), after.explain(home, &requirement.id).unwrap());
                let walk = |why: &Explanation| why.nearest.map(|near| near.walk_s);
                prop_assert!(walk(&one).is_none_or(|one| walk(&two).is_some_and(|two| two <= one)));
                let line = |why: &Explanation| why.straight.map(|(_, metres)| metres);
                prop_assert!(line(&one).is_none_or(|one| line(&two).is_some_and(|two| two <= one)));
                prop_assert!(one.verdict != Verdict::Met || two.verdict == Verdict::Met);
            }
        }
        for (one, two) in before.findings().iter().zip(after.findings()) {
            prop_assert!(two.inside >= one.inside && two.serving >= one.serving, "{one:?} {two:?}");
            prop_assert!(two.homes.met >= one.homes.met);
        }
    }

    /// More minutes cover no less, of land, of homes, of people, by walk and by line.
    #[test]
    fn coverage_rises_with_the_minutes(city in cities(), a in 1u32..30, b in 1u32..30) {
        let prepared = city.prepare();
        let rates = |minutes: u32| {
            let inside = format!("categories = [\"market\"]\nwithin = {{ minutes = {minutes}, CITED }}");
            prepared.assess(&standard(&[("market", inside.as_str())]), &trusting()).unwrap()
        };
        let (less, more) = (rates(a.min(b)), rates(a.max(b)));
        for (less, more) in less.coverage().iter().zip(more.coverage()) {
            for (less, more) in [(less.walk, more.walk), (less.line, more.line)] {
                let (Ok(less), Ok(more)) = (less, more) else { continue };
                prop_assert!(covered(&more) >= covered(&less) - 1e-9, "{less:?} {more:?}");
            }
        }
    }

    /// What nobody can say is never called missing, in no row, for no home and under no standard.
    #[test]
    fn no_data_is_never_missing(city in cities(), standard in prop::sample::select(Standard::bundled_ids().collect::<Vec<_>>())) {
        let prepared = city.prepare();
        let bundled = Standard::bundled(standard).unwrap();
        let options = AssessOptions { circles: circles(), ..AssessOptions::default() };
        // So few places prove nothing: whatever is not there is no data.
        let sparse = prepared.assess(&bundled, &options).unwrap();
        prop_assert!(sparse.sufficiency().sparse());
        for finding in sparse.findings() {
            prop_assert!(!matches!(finding.status, Status::Missing | Status::ShortBy(_)), "{finding:?}");
            prop_assert_eq!((finding.homes.missing, finding.priority, finding.saved), (0.0, None, None));
        }
        prop_assert!(sparse.gap_report(&GradeRule::ours().unwrap()).is_empty());
        prop_assert!(sparse.figures().iter().all(|figure| figure.status != FigureStatus::Short));
        // With a complete register only what can be measured is missing.
        for (finding, row) in assess(&prepared).findings().iter().zip(ASKED.requirements.iter().cycle()) {
            if row.categories.is_empty() && finding.homes != Served::default() {
                prop_assert_eq!(finding.status, Status::NoData(NoData::NotMeasurable));
            }
            if finding.homes.missing == 0.0 && finding.homes.met == 0.0 {
                prop_assert!(matches!(finding.status, Status::NoData(_)), "{finding:?}");
            }
        }
    }
}
