//! Which use of which space serves most, what shares it, and in which order.

use proptest::prelude::*;

use super::{IdleOptions, IdleUse, Misfit};
use crate::error::ErrorKind;
use crate::geo::Crs;
use crate::improve::village::{Village, at, category, standard};
use crate::model::{DemandWeights, IdleSpace, IdleSpaces};
use crate::progress::NoProgress;
use crate::table::Value;

/// Homes every 200 m along the main street, of 10 people each, and a pharmacy in the west.
fn village() -> Village {
    let homes = (0..=10).map(|home| (200.0 * f64::from(home), 0.0, Some(10.0))).collect();
    Village { homes, places: vec![("pharmacy", 0.0, 0.0)] }
}

fn asked() -> crate::standard::Standard {
    standard(&[("market", "basic", 5, ""), ("pharmacy", "basic", 5, ""), ("gym", "quality", 10, "")])
}

fn spaces(eastings: &[f64]) -> IdleSpaces {
    let space = |(row, x): (usize, &f64)| IdleSpace::new(format!("s{row}"), at(*x, 0.0));
    IdleSpaces { rows: eastings.iter().enumerate().map(space).collect(), ..IdleSpaces::default() }
}

fn at_hours(name: &str, hours: &str) -> IdleUse {
    IdleUse { hours: Some(hours.to_owned()), ..IdleUse::of(category(name)) }
}

#[test]
fn a_use_serves_whom_the_standard_misses_within_its_walk() {
    let assessment = village().assess(&asked());
    let ranking = assessment.idle_spaces(&spaces(&[1000.0]), &[], &IdleOptions::default(), &NoProgress).unwrap();
    let row = |name: &str| ranking.rows().iter().find(|row| ranking.uses()[row.of].id == name).unwrap();
    // Five minutes at 1 m/s are 300 m: the homes at 800, 1000 and 1200 m; ten minutes are 600 m: seven homes.
    assert_eq!((row("market").newly.people.sure, row("gym").newly.homes.sure), (30.0, 7.0));
    assert_eq!((row("gym").rank_in_space, row("market").rank_in_space), (Some(1), Some(2)));
    let near_the_pharmacy =
        assessment.idle_spaces(&spaces(&[100.0]), &[], &IdleOptions::default(), &NoProgress).unwrap();
    let pharmacy =
        near_the_pharmacy.rows().iter().find(|row| near_the_pharmacy.uses()[row.of].id == "pharmacy").unwrap();
    assert_eq!(pharmacy.newly.people.sure, 10.0, "those at 0 and 200 m have one; at 400 m there is one home more");
}

#[test]
fn what_open_needs_add_counts_as_people() {
    let assessment = village().assess(&asked());
    let mut weights = DemandWeights::of_people(vec![10.0; 11]);
    weights.add(category("market"), 5, 500.0);
    let options = IdleOptions { weights: Some(&weights), ..IdleOptions::default() };
    let ranking = assessment.idle_spaces(&spaces(&[1000.0]), &[], &options, &NoProgress).unwrap();
    let first = ranking.rows().iter().find(|row| row.rank_in_space == Some(1)).unwrap();
    assert_eq!(ranking.uses()[first.of].id, "market");
    assert_eq!((first.newly.demand.sure, first.newly.people.sure), (530.0, 30.0));
    let short = DemandWeights::of_people(vec![10.0; 3]);
    let options = IdleOptions { weights: Some(&short), ..IdleOptions::default() };
    let refused = assessment.idle_spaces(&spaces(&[1000.0]), &[], &options, &NoProgress).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Argument);
}

#[test]
fn what_does_not_fit_says_why() {
    let assessment = village().assess(&asked());
    let mut place = spaces(&[1000.0]);
    let space = &mut place.rows[0];
    space.forbidden = vec![category("gym")];
    space.allowed = vec![category("market"), category("gym"), category("pharmacy")];
    space.area_m2 = Some(50.0);
    space.hours = Some("06:00-18:00".into());
    space.reverts_in_emergency = true;
    let uses = [
        at_hours("market", "06:00-10:00"),
        IdleUse { id: "large".into(), min_area_m2: Some(51.0), ..at_hours("market", "06:00-10:00") },
        IdleUse { id: "late".into(), ..at_hours("market", "17:00-18:30") },
        IdleUse { id: "fixed".into(), fixed: true, ..at_hours("market", "06:00-10:00") },
        at_hours("gym", "10:00-12:00"),
        at_hours("restaurant", "10:00-12:00"),
    ];
    let ranking = assessment.idle_spaces(&place, &uses, &IdleOptions::default(), &NoProgress).unwrap();
    let misfits: Vec<Option<Misfit>> = ranking.rows().iter().map(|row| row.misfit).collect();
    let expected = [
        None,
        Some(Misfit::TooSmall),
        Some(Misfit::OutsideHours),
        Some(Misfit::Fixed),
        Some(Misfit::Forbidden),
        Some(Misfit::NotAllowed),
    ];
    assert_eq!(misfits, expected);
    assert_eq!(ranking.combinations()[0].uses, [0]);
}

#[test]
fn uses_that_do_not_clash_share_a_space() {
    let assessment = village().assess(&asked());
    let uses = [at_hours("market", "06:00-10:00"), at_hours("pharmacy", "10:00-18:00"), at_hours("gym", "09:00-12:00")];
    let shared = |changeover_minutes| {
        let options = IdleOptions { changeover_minutes, ..IdleOptions::default() };
        let ranking = assessment.idle_spaces(&spaces(&[1000.0]), &uses, &options, &NoProgress).unwrap();
        let best = ranking.combinations()[0].clone();
        (best.uses, best.newly.people.sure)
    };
    // The gym serves 70 but clashes with both; market and pharmacy together serve 30 + 30.
    assert_eq!(shared(0), (vec![2], 70.0));
    let uses = [at_hours("market", "06:00-10:00"), at_hours("gym", "10:00-12:00")];
    let ranking = |changeover_minutes| {
        let options = IdleOptions { changeover_minutes, ..IdleOptions::default() };
        assessment.idle_spaces(&spaces(&[1000.0]), &uses, &options, &NoProgress).unwrap().combinations()[0].clone()
    };
    assert_eq!((ranking(0).uses, ranking(0).newly.people.sure), (vec![0, 1], 100.0));
    assert_eq!(ranking(15).uses, [1], "with a quarter of an hour between them they clash");
}

#[test]
fn the_order_counts_nobody_twice() {
    let assessment = village().assess(&asked());
    let uses = [IdleUse::of(category("market"))];
    let ranking =
        assessment.idle_spaces(&spaces(&[1000.0, 1100.0, 100.0]), &uses, &IdleOptions::default(), &NoProgress).unwrap();
    let steps: Vec<(usize, f64, f64)> = ranking
        .order()
        .iter()
        .map(|step| (step.combination.space, step.combination.newly.people.sure, step.so_far.people.sure))
        .collect();
    // At 1,100 m it is within 300 m of the homes at 800 to 1,400 m; then 100 m takes those at 0 to 400 m; then nothing is left for 1,000 m.
    assert_eq!(steps, [(1, 40.0, 40.0), (2, 30.0, 70.0)]);
    assert_eq!(ranking.order_table().unwrap().row_count(), 2);
    assert_eq!(ranking.uses_table().unwrap().row_count(), 3);
    // By itself each space serves whom it serves, whatever the others do.
    let table = ranking.combinations_table().unwrap();
    let cell = |column: &str, row| table.column(column).unwrap().values().get(row);
    assert_eq!((cell("space", 0), cell("uses", 0)), (Some(Value::Text("s0")), Some(Value::Text("market"))));
    let served = [0, 1, 2].map(|row| cell("people_newly", row));
    assert_eq!(served, [30.0, 40.0, 30.0].map(|people| Some(Value::Real(people))));
}

#[test]
fn bad_spaces_are_refused_one_by_one() {
    let csv = "id,lon,lat,hours,reverts_in_emergency,cost\na,118.78,32.04,06:00-22:00,是,5\nb,118.78,32.04,sometimes,,\nc,118.78,,,,\n\
               d,118.78,32.04,,maybe,\ne,118.78,32.04,,,-1\na,118.78,32.04,,,\n";
    let spaces = IdleSpaces::from_csv(csv.as_bytes(), "s.csv", Crs::Wgs84).unwrap();
    assert_eq!(
        spaces.rows.iter().map(|space| (space.id.as_str(), space.reverts_in_emergency)).collect::<Vec<_>>(),
        [("a", true)]
    );
    let columns: Vec<(Option<u64>, Option<&str>)> =
        spaces.report.defects().iter().map(|defect| (defect.place.line_number(), defect.place.column_name())).collect();
    let expected = [(3, "hours"), (4, "lat"), (5, "reverts_in_emergency"), (6, "cost"), (7, "id")];
    assert_eq!(columns, expected.map(|(line, column)| (Some(line), Some(column))));
    let missing = IdleSpaces::from_csv(b"id,lon,lag\n", "s.csv", Crs::Wgs84).unwrap_err();
    assert_eq!((missing.kind(), missing.fix()), (ErrorKind::Column, Some("the nearest is `lag`")));
}

#[test]
fn what_contradicts_itself_is_refused() {
    let assessment = village().assess(&asked());
    let kind = |spaces: &IdleSpaces, uses: &[IdleUse], options: &IdleOptions<'_>| {
        assessment.idle_spaces(spaces, uses, options, &NoProgress).unwrap_err().kind()
    };
    let (market, none) = (IdleUse::of(category("market")), IdleOptions::default());
    assert_eq!(kind(&IdleSpaces::default(), &[], &none), ErrorKind::Empty);
    assert_eq!(kind(&spaces(&[1.0]), &[market.clone(), market.clone()], &none), ErrorKind::Duplicate);
    let never = at_hours("market", "Apr 08:00-09:00");
    assert_eq!(kind(&spaces(&[1.0]), &[never], &none), ErrorKind::Value);
    assert_eq!(kind(&spaces(&[1.0]), &[market], &IdleOptions { circle: Some(1), ..none }), ErrorKind::NotFound);
}

/// Open in the morning, and off on every day: whoever writes that means something else.
#[test]
fn windows_that_contradict_themselves_are_refused_where_they_stand() {
    const NEVER: &str = "06:00-10:00; Mo-Su off";
    let assessment = village().assess(&asked());
    let mut place = spaces(&[1.0]);
    place.rows[0].hours = Some(NEVER.into());
    let refused = assessment.idle_spaces(&place, &[], &IdleOptions::default(), &NoProgress).unwrap_err();
    assert_eq!((refused.kind(), refused.place().to_string().as_str()), (ErrorKind::Value, "column hours, space s0"));
    let uses = [at_hours("market", NEVER)];
    let refused = assessment.idle_spaces(&spaces(&[1.0]), &uses, &IdleOptions::default(), &NoProgress).unwrap_err();
    assert_eq!((refused.kind(), refused.place().to_string().as_str()), (ErrorKind::Value, "column hours, use market"));
    let csv = format!("id,lon,lat,hours\na,118.78,32.04,{NEVER}\n");
    let read = IdleSpaces::from_csv(csv.as_bytes(), "s.csv", Crs::Wgs84).unwrap();
    assert_eq!((read.rows.len(), read.report.defects()[0].place.column_name()), (0, Some("hours")));
    let toml = format!("[[space]]\nid = 'a'\nat = [118.78, 32.04]\nhours = '{NEVER}'\n");
    let refused = IdleSpaces::from_text(&toml, "s.toml").unwrap_err();
    assert_eq!((refused.kind(), refused.place().line_number()), (ErrorKind::Value, Some(4)));
    assert!(refused.message().contains("never open"), "{refused}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_other_combination_serves_more(
        windows in prop::collection::vec((0usize..3, 0u32..24, 1u32..12), 1..8),
        x in 0.0..2000.0,
        changeover_minutes in 0u32..90,
    ) {
        let assessment = village().assess(&asked());
        let name = |which: usize| ["market", "pharmacy", "gym"][which];
        let uses: Vec<IdleUse> = windows
            .iter()
            .enumerate()
            .map(|(row, (which, from, hours))| {
                let hours = format!("{from:02}:00-{:02}:00", (from + hours) % 24);
                IdleUse { id: format!("u{row}"), ..at_hours(name(*which), &hours) }
            })
            .collect();
        let options = IdleOptions { changeover_minutes, ..IdleOptions::default() };
        let ranking = assessment.idle_spaces(&spaces(&[x]), &uses, &options, &NoProgress).unwrap();
        let weeks: Vec<super::week::Minutes> =
            uses.iter().map(|of| super::week::Minutes::of_hours(of.hours.as_deref().unwrap()).unwrap()).collect();
        let mut most = 0.0f64;
        for set in 0u32..1 << uses.len() {
            let chosen: Vec<usize> = (0..uses.len()).filter(|of| set >> of & 1 == 1).collect();
            let pairs = chosen.iter().flat_map(|a| chosen.iter().map(move |b| (*a, *b))).filter(|(a, b)| a < b);
            let clash = |(a, b): (usize, usize)| {
                uses[a].category == uses[b].category || weeks[a].clashes(&weeks[b], changeover_minutes)
            };
            if !pairs.into_iter().any(clash) {
                most = most.max(chosen.iter().map(|of| ranking.rows()[*of].newly.demand.sure).sum());
            }
        }
        prop_assert_eq!(ranking.combinations()[0].newly.demand.sure, most);
    }
}
