//! The table against every pair asked moment by moment, against the access table at a moment, and against itself made otherwise.

use proptest::prelude::*;

use super::build::{Merge, build};
use super::columns::Search;
use super::scene::{Oracle, Place, categories, moment, prepared};
use super::*;
use crate::access::{AccessTable, Count, Nearest, Query, Sense, Verdict};
use crate::calendar::{Moment, UnknownHours};
use crate::error::ErrorKind;
use crate::progress::NoProgress;
use crate::study::Prepared;
use crate::units::Ticks;

fn places(most: usize) -> impl Strategy<Value = Vec<Place>> {
    let place = (0.0..3600.0_f64, 0_usize..10, 0_usize..4);
    prop::collection::vec(place.prop_map(|(east_m, hours, kind)| Place { east_m, hours, kind }), 1..most)
}

fn query(longest_stay_s: u32) -> impl Strategy<Value = Query> {
    let stay = prop::sample::select(vec![0, 0, 1, 300, longest_stay_s]);
    let senses = prop::sample::select(Sense::ALL.to_vec());
    let choices = prop::sample::select(UnknownHours::ALL.to_vec());
    (senses, stay, choices).prop_map(|(sense, stay_s, choice)| {
        Query::new(categories()).minutes([3, 10, 20]).sense(sense).stay_s(stay_s).unknown_hours(choice)
    })
}

/// A day around Spring Festival, whose make-up workdays and holidays make hours unknown.
fn day() -> impl Strategy<Value = Period> {
    (0_i64..12 * 86_400).prop_map(|second| {
        let from = moment("2026-02-08T00:00").plus_seconds(second).unwrap();
        Period::new(from, from.plus_seconds(86_400).unwrap()).unwrap()
    })
}

const HOMES: [f64; 3] = [0.0, 1000.0, 3300.0];

/// Everything the table says, in words that can be compared.
fn all(table: &AccessOverTime) -> Vec<String> {
    let mut all = Vec::new();
    for home in 0..table.home_count() {
        for category in 0..2 {
            all.push(format!("{:?}", table.nearest(home, category)));
            for limit in 0..3 {
                all.push(format!("{:?}", table.verdicts(home, category, limit)));
                all.push(format!("{:?}", table.counts(home, category, limit)));
            }
        }
    }
    all
}

fn at<T: Copy>(phases: &[Phase<T>], tick: u32) -> T {
    phases.iter().find(|phase| phase.holds(Ticks::new(tick))).unwrap().value
}

/// Checks one home and category at one tick against all its pairs.
fn check_tick(
    (prepared, oracle): (&Prepared, &Oracle<'_>),
    (home, category, from, tick): (usize, usize, Moment, u32),
    nearest: Nearest,
    counts: [Count; 3],
    verdicts: [Verdict; 3],
) {
    let (open, possible) = oracle.open(home, category, from, tick);
    let place = format!("home {home} category {category} tick {tick}: {open:?} {possible:?}");
    for (limit, minutes) in [3_u32, 10, 20].into_iter().enumerate() {
        let ticks = minutes * 60 * 32;
        let within = |walks: &[(u32, usize)]| walks.iter().filter(|walk| walk.0 <= ticks).count() as u32;
        let truncated = prepared.truncated(home, Ticks::new(ticks));
        let (value, lower_bound) = (within(&open), truncated || within(&possible) > within(&open));
        assert_eq!(counts[limit], Count { value, lower_bound }, "{place} limit {limit}");
        let verdict = match (value, lower_bound) {
            (1.., _) => Verdict::Met,
            (_, true) => Verdict::BeyondData,
            _ => Verdict::Missing,
        };
        assert_eq!(verdicts[limit], verdict, "{place} limit {limit}");
    }
    match (open.first(), nearest) {
        (Some((ticks, facility)), Nearest::Walk { seconds, facility: found, upper_bound }) => {
            assert_eq!((Ticks::new(*ticks).seconds(), *facility), (seconds, found), "{place}");
            let escapes = prepared.escape(home).is_some_and(|escape| escape.get() < *ticks);
            assert_eq!(upper_bound, escapes || possible[0].0 < *ticks, "{place}");
        }
        (None, Nearest::BeyondData) => assert!(!possible.is_empty() || prepared.escape(home).is_some(), "{place}"),
        (None, Nearest::TooFar | Nearest::NoFacility) => assert!(possible.is_empty(), "{place}"),
        other => assert_eq!(format!("{other:?}"), "open and nearest that agree", "{place}"),
    }
}

/// Checks a whole table at some ticks, and a tick to either side of each of its changes.
fn check(table: &AccessOverTime, ticks: impl Iterator<Item = u32> + Clone) {
    let (prepared, query) = (table.prepared(), table.query());
    let oracle = Oracle::new(prepared, query);
    let from = table.period().from();
    for (home, category) in (0..table.home_count()).flat_map(|home| [(home, 0), (home, 1)]) {
        let nearest = table.nearest(home, category).unwrap();
        let counts = [0, 1, 2].map(|limit| table.counts(home, category, limit).unwrap());
        let verdicts = [0, 1, 2].map(|limit| table.verdicts(home, category, limit).unwrap());
        let changes = nearest.iter().map(|p| p.from).chain(counts.iter().flatten().map(|p| p.from));
        let beside: Vec<u32> = changes.flat_map(|t| [t.get().saturating_sub(1), t.get(), t.get() + 1]).collect();
        for tick in ticks.clone().chain(beside).filter(|tick| *tick < table.frame.end) {
            let counts = counts.each_ref().map(|phases| at(phases, tick));
            let verdicts = verdicts.each_ref().map(|phases| at(phases, tick));
            check_tick((prepared, &oracle), (home, category, from, tick), at(&nearest, tick), counts, verdicts);
        }
    }
}

/// A column of the table at a moment, in words that can be compared.
fn at_moment(table: &AccessTable, home: usize, category: usize) -> (Nearest, [Count; 3], [Verdict; 3]) {
    let counts = [0, 1, 2].map(|limit| table.count(home, category, limit).unwrap());
    (table.nearest(home, category).unwrap(), counts, [0, 1, 2].map(|l| table.verdict(home, category, l).unwrap()))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_moment_is_that_of_every_pair(
        places in places(7), query in query(3600), period in day(), seconds in prop::collection::vec(0_u32..86_400, 6),
    ) {
        let prepared = prepared(&HOMES, &places);
        let table = prepared.access_over(&query, &period).unwrap();
        check(&table, seconds.iter().map(|second| second * 32));
    }

    #[test]
    fn any_moment_is_the_access_table_at_it(
        places in places(7), query in query(86_400), period in day(), second in 0_i64..86_400,
    ) {
        let prepared = prepared(&HOMES, &places);
        let over = prepared.access_over(&query, &period).unwrap();
        let when = period.from().plus_seconds(second).unwrap();
        let table = prepared.access(&query.clone().at(when)).unwrap();
        for (home, category) in (0..3).flat_map(|home| [(home, 0), (home, 1)]) {
            let (nearest, counts, verdicts) = at_moment(&table, home, category);
            prop_assert_eq!(over.nearest_at(home, category, when), Some(nearest));
            for limit in 0..3 {
                prop_assert_eq!(over.count_at(home, category, limit, when), Some(counts[limit]));
                let phases = over.verdicts(home, category, limit).unwrap();
                prop_assert_eq!(at(&phases, second as u32 * 32), verdicts[limit]);
            }
        }
    }

    #[test]
    fn searches_and_merges_of_every_kind_agree(places in places(24), query in query(86_400), period in day()) {
        let prepared = prepared(&HOMES, &places);
        let made = |how| build(&prepared, &query, &period, how, &NoProgress).unwrap();
        let usual = made((Search::Cheapest, Merge::Cheapest));
        let waking = Waking::default();
        let choices = |table: &AccessOverTime| format!("{:?}", table.choices(&waking, &NoProgress).unwrap().all());
        for search in [Search::Groups, Search::OneByOne] {
            for merge in [Merge::Cheapest, Merge::Intervals] {
                let other = made((search, merge));
                prop_assert_eq!(all(&other), all(&usual), "{:?} {:?}", search, merge);
                prop_assert_eq!(choices(&other), choices(&usual));
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn the_week_is_that_of_every_minute(places in places(5), query in query(300)) {
        let prepared = prepared(&HOMES[..2], &places);
        let week = Period::week("2026-02-09".parse().unwrap()).unwrap();
        let table = prepared.access_over(&query, &week).unwrap();
        check(&table, (0..7 * 1440).map(|minute| minute * 60 * 32));
    }
}

/// The street with a place of some kind every 60 m.
fn busy_street() -> Prepared {
    let homes: Vec<f64> = (0..80).map(|i| f64::from(i) * 45.0).collect();
    let place = |i: usize| Place { east_m: i as f64 * 60.0, hours: i * 7 % 10, kind: i % 4 };
    prepared(&homes, &(0..60).map(place).collect::<Vec<_>>())
}

fn week() -> Period {
    Period::week("2026-02-09".parse().unwrap()).unwrap()
}

fn asked(sense: Sense) -> Query {
    Query::new(categories()).minutes([3, 10, 20]).sense(sense)
}

#[cfg(feature = "rayon")]
#[test]
fn the_number_of_threads_changes_nothing() {
    let prepared = busy_street();
    for sense in Sense::ALL {
        let of = |threads| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| {
                let table = prepared.access_over(&asked(sense), &week()).unwrap();
                let choices = table.choices(&Waking::default(), &NoProgress).unwrap();
                (all(&table), format!("{:?}", choices.all()), table.work(), choices.work())
            })
        };
        let one = of(1);
        assert!(one.2.intervals > 1000, "there is something to compare");
        assert_eq!(of(2), one);
        assert_eq!(of(8), one);
    }
}

#[test]
fn merging_costs_what_it_did() {
    let prepared = busy_street();
    let work = |sense| {
        let table = prepared.access_over(&asked(sense), &week()).unwrap();
        let choices = table.choices(&Waking::default(), &NoProgress).unwrap().work();
        (table.work().merged, table.work().intervals, choices.merged, choices.intervals)
    };
    assert_eq!(Sense::ALL.map(work), [(3840, 7715, 379, 27_592), (2346, 10_476, 3855, 67_244)]);
}

#[test]
fn the_choice_is_the_least_the_most_and_the_mean_of_the_counts() {
    let prepared = busy_street();
    for sense in Sense::ALL {
        let table = prepared.access_over(&asked(sense), &week()).unwrap();
        let waking = Waking::new(7 * 60 + 5, 21 * 60).unwrap();
        let choices = table.choices(&waking, &NoProgress).unwrap();
        for (home, category, limit) in [(0, 0, 0), (3, 0, 1), (77, 1, 2), (79, 1, 0)] {
            let counts = table.counts(home, category, limit).unwrap();
            let spans = waking.spans(table.period(), false);
            let within: Vec<Phase<Count>> = spans
                .iter()
                .flat_map(|(from, to)| counts.iter().filter_map(|phase| phase.within(*from, *to)))
                .collect();
            let open = || within.iter().map(|phase| phase.value.value);
            let choice = choices.get(home, category, limit).unwrap();
            assert_eq!((Some(choice.least), Some(choice.most)), (open().min(), open().max()));
            let sum: f64 = within.iter().map(|phase| phase.seconds() * f64::from(phase.value.value)).sum();
            assert!((choice.mean - sum / (7.0 * f64::from(waking.seconds()))).abs() < 1e-9);
            assert_eq!(choice.lower_bound, within.iter().any(|phase| phase.value.lower_bound));
        }
        assert_eq!(choices.get(0, 2, 0), None);
        assert_eq!(choices.get(80, 0, 0), None);
    }
}

/// One market 360 m, so 5 minutes, from the home, open 07:00-09:00 and 16:00-18:30; another 900 m off, open at noon; unknown
/// hours a little farther on Sundays.
fn markets() -> Prepared {
    let place = |east_m, hours| Place { east_m, hours, kind: 0 };
    prepared(&[0.0], &[place(360.0, 1), place(900.0, 2), place(1000.0, 7)])
}

#[test]
fn what_a_week_amounts_to() {
    let table = markets().access_over(&Query::new(categories()).minutes([10, 20]), &week()).unwrap();
    // Within 10 minutes there is the first alone: 4 + 4 hours from Monday to Friday; Saturday the 14th is worked, so unknown.
    let share = table.share(0, 0, 0, &Waking::default()).unwrap();
    let hours = |s: f64| s / 3600.0;
    assert_eq!((hours(share.met_s), hours(share.unknown_s), hours(share.missing_s)), (40.0, 8.0, 64.0));
    assert_eq!(share.share(), None);
    assert_eq!(share.bounds(), Some((40.0 / 112.0, 48.0 / 112.0)));
    let worst = table.worst_hour(0, 0, 0, &Waking::default()).unwrap();
    assert_eq!((worst.begins, worst.share.met_s), (moment("2026-02-09T06:00"), 0.0));
    let working = Waking::new(8 * 60, 12 * 60 + 30).unwrap();
    let monday = Period::day("2026-02-09".parse().unwrap()).unwrap();
    let day = markets().access_over(&Query::new(categories()).minutes([10]), &monday).unwrap();
    let worst = day.worst_hour(0, 0, 0, &working).unwrap();
    assert_eq!((worst.begins, worst.share.missing_s), (moment("2026-02-09T12:00"), 1800.0));
    assert_eq!(day.share(0, 0, 0, &working).unwrap().share(), Some(4.0 / 4.5));
    assert_eq!(day.share(0, 1, 0, &working).unwrap().share_without(), Some(1.0));
}

#[test]
fn the_last_minute_to_leave_is_a_walk_before_the_door_closes() {
    let times = |sense, date: &str| {
        let query = Query::new(categories()).minutes([10]).sense(sense);
        markets().access_over(&query, &week()).unwrap().door_times(0, 0, 0, date.parse().unwrap())
    };
    let tuesday = times(Sense::Arrive, "2026-02-10").unwrap();
    assert_eq!((tuesday.first, tuesday.last), (moment("2026-02-10T08:00"), moment("2026-02-10T17:59:59")));
    assert!(!tuesday.may_be_earlier && !tuesday.may_be_later);
    let leave = times(Sense::Depart, "2026-02-10").unwrap();
    assert_eq!(leave.first, moment("2026-02-10T07:55"));
    assert_eq!(leave.last, moment("2026-02-10T17:54:59"));
    assert_eq!(times(Sense::Arrive, "2026-02-14"), None, "unknown all day is no first minute");
    assert_eq!(times(Sense::Arrive, "2026-02-15"), None);
}

#[test]
fn tables_say_it_in_columns() {
    use crate::table::Value;
    let table = markets().access_over(&Query::new(categories()).minutes([10]), &week()).unwrap();
    let intervals = table.intervals_table(&[0]).unwrap();
    let phases: usize = [0, 1].iter().map(|category| table.nearest(0, *category).unwrap().len()).sum();
    assert_eq!(intervals.row_count(), phases);
    let value = |name: &str, row| intervals.column(name).unwrap().values().get(row);
    // Until two the second is open, too far off; then nobody is anywhere; from eight the first is.
    assert_eq!(value("from", 2), Some(Value::Text("2026-02-09T08:00:00")));
    assert_eq!(value("walk_s", 2), Some(Value::Real(300.0)));
    assert_eq!(value("facility", 2), Some(Value::Text("f0")));
    assert_eq!([0, 1].map(|row| value("state", row)), ["too-far", "no-facility"].map(|state| Some(Value::Text(state))));
    assert_eq!(value("walk_s", 0), None);
    let shares = table.shares_table(0, &Waking::default(), &NoProgress).unwrap();
    let value = |name: &str| shares.column(name).unwrap().values().get(0);
    assert_eq!(value("market_share"), None, "Saturday is unknown");
    assert_eq!(value("market_share_least"), Some(Value::Real(40.0 / 112.0)));
    assert_eq!(value("clinic_share"), Some(Value::Real(0.0)));
    assert_eq!(value("market_worst_hour"), Some(Value::Text("2026-02-09T06:00:00")));
    let counts = table.counts_table(&[0], 0).unwrap();
    let value = |name: &str, row| counts.column(name).unwrap().values().get(row);
    assert_eq!((value("verdict", 0), value("open", 0)), (Some(Value::Text("missing")), Some(Value::Integer(0))));
    assert_eq!((value("verdict", 1), value("open", 1)), (Some(Value::Text("met")), Some(Value::Integer(1))));
    assert_eq!(value("to", 1), Some(Value::Text("2026-02-09T12:00:00")));
    let doors = table.door_times_table(0, "2026-02-10".parse().unwrap()).unwrap();
    let value = |name: &str| doors.column(name).unwrap().values().get(0);
    assert_eq!(value("market_last"), Some(Value::Text("2026-02-10T17:59:59")));
    assert_eq!((value("clinic_first"), value("market_may_be_later")), (None, Some(Value::Flag(false))));
    let choices = table.choices_table(&Waking::default(), &NoProgress).unwrap();
    let value = |name: &str| choices.column(name).unwrap().values().get(0);
    assert_eq!((value("market_least_10"), value("market_most_10")), (Some(Value::Integer(0)), Some(Value::Integer(1))));
    assert_eq!(value("market_mean_10"), Some(Value::Real(40.0 / 112.0)));
    assert_eq!(value("market_lower_bound_10"), Some(Value::Flag(true)));
    assert_eq!(table.counts_table(&[1], 0).unwrap_err().kind(), ErrorKind::Argument);
    assert_eq!(table.counts_table(&[0], 1).unwrap_err().kind(), ErrorKind::Argument);
    let beyond = table.door_times_table(0, "2026-02-16".parse().unwrap()).unwrap_err();
    assert_eq!(beyond.kind(), ErrorKind::Argument);
    assert_eq!(table.intervals_table(&[1]).unwrap_err().kind(), ErrorKind::Argument);
    assert_eq!(table.shares_table(1, &Waking::default(), &NoProgress).unwrap_err().kind(), ErrorKind::Argument);
}

#[test]
fn questions_that_make_no_sense_are_refused() {
    let prepared = markets();
    let refused = |query: Query| prepared.access_over(&query, &week()).unwrap_err().kind();
    let query = || Query::new(categories());
    assert_eq!(refused(query().at(moment("2026-02-10T09:30"))), ErrorKind::Argument);
    assert_eq!(refused(query().k(2)), ErrorKind::Argument);
    assert_eq!(refused(query().stay_s(86_401)), ErrorKind::Argument);
    assert_eq!(refused(query().channels(&[crate::model::Channel::Delivery])), ErrorKind::Argument);
    assert_eq!(refused(query().channels(&[])), ErrorKind::Argument);
    assert_eq!(refused(query().minutes([61])), ErrorKind::Argument);
    let (first, last) = (moment("2026-01-01T00:00"), moment("2027-01-03T00:00"));
    assert_eq!(Period::new(first, last).unwrap_err().kind(), ErrorKind::Limit);
    assert_eq!(Period::new(last, first).unwrap_err().kind(), ErrorKind::Argument);
    assert!(Period::day("2199-12-31".parse().unwrap()).is_err());
    let end = Period::day("2199-12-30".parse().unwrap()).unwrap();
    assert!(prepared.access_over(&query(), &end).is_ok());
    assert!(prepared.access_over(&query().stay_s(86_400), &end).is_err());
}

#[test]
fn work_can_be_stopped() {
    struct Stop;
    impl crate::progress::Progress for Stop {
        fn tick(&self, stage: &str, _: u64, _: u64) -> std::ops::ControlFlow<()> {
            if stage == "envelopes" || stage == "counts" {
                return std::ops::ControlFlow::Break(());
            }
            std::ops::ControlFlow::Continue(())
        }
    }
    let prepared = markets();
    let stopped = prepared.access_over_with(&Query::new(categories()), &week(), &Stop).unwrap_err();
    assert_eq!(stopped.kind(), ErrorKind::Cancelled);
    let table = prepared.access_over(&Query::new(categories()), &week()).unwrap();
    assert_eq!(table.choices(&Waking::default(), &Stop).unwrap_err().kind(), ErrorKind::Cancelled);
}
