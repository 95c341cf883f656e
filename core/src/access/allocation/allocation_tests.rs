//! Allocations against brute force, and the cases people ask about.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::transport::{Flow, Problem, solve};
use super::*;
use crate::calendar::Moment;
use crate::error::ErrorKind;
use crate::geo::BoundingBox;
use crate::model::{Catalogue, Facilities, Facility, Homes};
use crate::progress::{NoProgress, Watch};
use crate::study::study_tests::{at, facility, home, street};
use crate::study::{Extent, Prepared, StudyBuilder};
use crate::walk::Walker;

fn moment(text: &str) -> Moment {
    text.parse().unwrap()
}

/// Facilities and homes along a street that the data surrounds far and wide.
fn prepared(shops: Vec<Facility>, homes: &[f64]) -> Prepared {
    let (a, b) = (at(-9000.0, -9000.0), at(9000.0, 9000.0));
    let extent = Extent::from_box(BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat()).unwrap());
    let rows = Facilities { rows: shops, ..Facilities::default() };
    let homes = homes.iter().enumerate().map(|(i, x)| home(&format!("h{i}"), at(*x, 0.0))).collect();
    let study = StudyBuilder::new(street(&[0.0, 1200.0, 2400.0, 3600.0])).facilities(rows).extent(extent);
    let study = study.homes(Homes { rows: homes, ..Homes::default() }).build().unwrap();
    study.prepare(&Walker::adult()).unwrap()
}

fn lots(eastings: &[f64]) -> Vec<Facility> {
    eastings.iter().enumerate().map(|(i, x)| facility(&format!("lot{i}"), 0, at(*x, 0.0))).collect()
}

fn night(units: u32, facility: usize) -> Capacity {
    Capacity { facility, from: moment("2026-03-10T19:00"), until: moment("2026-03-11T07:00"), units }
}

fn need(units: u32, home: usize) -> Demand {
    Demand { home, from: moment("2026-03-10T20:00"), until: moment("2026-03-11T06:00"), units }
}

#[test]
fn as_many_as_can_be_are_served_though_it_takes_an_exchange() {
    // The home in the middle is nearer to the western lot, which is the only one for the home in the west.
    let prepared = prepared(lots(&[0.0, 1000.0]), &[0.0, 400.0]);
    let allocation =
        prepared.allocate(&[night(1, 0), night(1, 1)], &[need(1, 1), need(1, 0)], 10, &NoProgress).unwrap();
    let pairs: Vec<(usize, usize)> = allocation.assignments().iter().map(|a| (a.demand, a.capacity)).collect();
    assert_eq!(pairs, [(0, 1), (1, 0)]);
    assert_eq!((allocation.served_units(), allocation.unserved_units()), (2, 0));
    // 600 m at 1.2 m/s.
    assert_eq!(allocation.walk_s().round(), 500.0);
}

#[test]
fn whoever_is_not_served_is_told_why() {
    let prepared = prepared(lots(&[0.0, 2000.0]), &[0.0, 100.0, 3600.0, 2000.0]);
    let day = Capacity { facility: 1, from: moment("2026-03-10T08:00"), until: moment("2026-03-10T18:00"), units: 5 };
    let demands = [need(2, 0), need(3, 1), need(1, 2), need(4, 3)];
    let allocation = prepared.allocate(&[night(3, 0), day], &demands, 5, &NoProgress).unwrap();
    let why: Vec<_> = allocation.unserved().iter().map(|u| (u.demand, u.units, u.why, u.data_ends)).collect();
    // The nearer home has its two; of the other's three one.
    assert_eq!(
        why,
        [
            (1, 2, WhyUnserved::AllFull, false),
            (2, 1, WhyUnserved::NothingWithinWalk, false),
            (3, 4, WhyUnserved::NoneThen, false)
        ]
    );
    assert_eq!(allocation.served_units(), 3);
    let used = allocation.capacities_table().unwrap();
    assert_eq!(
        used.column("used").unwrap().values(),
        &crate::table::Values::Integer([Some(3), Some(0)].into_iter().collect())
    );
    assert_eq!(allocation.unserved_table().unwrap().row_count(), 3);
    assert_eq!(allocation.assignments_table().unwrap().row_count(), 2);
}

#[test]
fn capacity_is_there_when_its_service_is_open() {
    let market = Catalogue::bundled().find("market").unwrap();
    let stall = |id: &str, hours: Option<&str>, capacity| {
        let mut stall = facility(id, market.0, at(100.0, 0.0));
        stall.services[0].opening_hours = hours.map(str::to_owned);
        stall.services[0].capacity = capacity;
        stall
    };
    let rows = vec![
        stall("tidal", Some("05:30-08:30,17:00-21:00"), Some(40.0)),
        stall("odd", None, Some(10.0)),
        stall("vague", Some("24/7"), None),
    ];
    let prepared = prepared(rows, &[0.0]);
    let found = prepared.capacity_windows(market, moment("2026-03-10T06:00"), moment("2026-03-10T18:00")).unwrap();
    let windows: Vec<_> =
        found.windows.iter().map(|w| (w.facility, w.from.to_string(), w.until.to_string(), w.units)).collect();
    assert_eq!(
        windows,
        [
            (0, "2026-03-10T06:00:00".to_owned(), "2026-03-10T08:30:00".to_owned(), 40),
            (0, "2026-03-10T17:00:00".to_owned(), "2026-03-10T18:00:00".to_owned(), 40)
        ]
    );
    assert_eq!((&found.unknown_hours, &found.unknown_capacity), (&vec![1], &vec![2]));
    let text = |table: &crate::table::Table, column| table.column(column).unwrap().values().clone();
    let texts = |texts: &[&str]| crate::table::Values::Text(texts.iter().map(|t| Some((*t).to_owned())).collect());
    let (windows, left_out) = (found.table(prepared.study()).unwrap(), found.unknown_table(prepared.study()).unwrap());
    assert_eq!(text(&windows, "facility"), texts(&["tidal", "tidal"]));
    assert_eq!(text(&windows, "until"), texts(&["2026-03-10T08:30:00", "2026-03-10T18:00:00"]));
    assert_eq!(text(&left_out, "facility"), texts(&["odd", "vague"]));
    assert_eq!(text(&left_out, "why"), texts(&["unknown-hours", "unknown-capacity"]));
    let refused = prepared.capacity_windows(market, moment("2026-03-10T18:00"), moment("2026-03-10T18:00"));
    assert_eq!(refused.unwrap_err().kind(), ErrorKind::Argument);
}

#[test]
fn nonsense_is_refused_with_its_row() {
    let prepared = prepared(lots(&[0.0]), &[0.0]);
    let refuse = |capacity: Capacity, demand: Demand, minutes| {
        let error = prepared.allocate(&[capacity], &[demand], minutes, &NoProgress).unwrap_err();
        (error.kind(), error.place().file_name().map(str::to_owned))
    };
    let of = |kind, table: &str| (kind, Some(table.to_owned()));
    assert_eq!(refuse(night(1, 1), need(1, 0), 5), of(ErrorKind::NotFound, "capacities"));
    assert_eq!(refuse(night(1, 0), need(1, 1), 5), of(ErrorKind::NotFound, "demands"));
    let backward = Demand { until: moment("2026-03-10T20:00"), ..need(1, 0) };
    assert_eq!(refuse(night(1, 0), backward, 5), of(ErrorKind::Argument, "demands"));
    assert_eq!(refuse(night(1, 0), need(1, 0), 0), (ErrorKind::Argument, None));
    let document = r#"{"limit_minutes": 5, "demand": [{"home": "h9", "from": "2026-03-10T20:00", "until": "2026-03-11T06:00", "units": 1}]}"#;
    let document = AllocationDocument::from_text(document, "night.json").unwrap();
    let error = document.answer(&prepared, &NoProgress).unwrap_err();
    assert_eq!((error.kind(), error.value(), error.fix()), (ErrorKind::NotFound, Some("h9"), None));
    assert_eq!(error.place().to_string(), "night.json, row 0, column home, demand");
}

/// The most units and the least cost, found by trying everything unit by unit.
fn brute_force(
    supplies: &mut [u32],
    demands: &[u32],
    costs: &[Vec<(u32, u32)>],
    demand: usize,
    left: u32,
) -> (u32, u64) {
    let Some(units) = demands.get(demand) else { return (0, 0) };
    if left == 0 {
        return brute_force(supplies, demands, costs, demand + 1, demands.get(demand + 1).copied().unwrap_or(0));
    }
    debug_assert!(left <= *units);
    // Not serving one unit is not serving the rest of the demand either, or the unit could be exchanged with one of them.
    let mut best = brute_force(supplies, demands, costs, demand + 1, demands.get(demand + 1).copied().unwrap_or(0));
    for (supply, cost) in &costs[demand] {
        if supplies[*supply as usize] == 0 {
            continue;
        }
        supplies[*supply as usize] -= 1;
        let (served, walked) = brute_force(supplies, demands, costs, demand, left - 1);
        supplies[*supply as usize] += 1;
        let found = (served + 1, walked + u64::from(*cost));
        if found.0 > best.0 || found.0 == best.0 && found.1 < best.1 {
            best = found;
        }
    }
    best
}

/// Units of supplies and demands, and the costs of what can serve what.
type Units = (Vec<u32>, Vec<u32>, Vec<Vec<(u32, u32)>>);

/// Costs of few distinct values, so that ties are common.
fn problem(supplies: usize, demands: usize) -> impl Strategy<Value = Units> {
    let units = |most: u32, count: usize| prop::collection::vec(0..most, 1..=count);
    (units(4, supplies), units(3, demands)).prop_flat_map(|(supplies, demands)| {
        let cell = prop::option::weighted(0.6, prop_oneof![0..6u32, Just(1000)]);
        let costs = prop::collection::vec(prop::collection::vec(cell, supplies.len()), demands.len());
        costs.prop_map(move |rows| {
            let sparse = |row: Vec<Option<u32>>| (0..).zip(row).filter_map(|(s, cost)| Some((s, cost?))).collect();
            (supplies.clone(), demands.clone(), rows.into_iter().map(sparse).collect())
        })
    })
}

fn solved(supplies: &[u32], demands: &[u32], costs: &[Vec<(u32, u32)>]) -> Vec<Flow> {
    let watch = Watch::new(&NoProgress, "allocation", demands.len());
    solve(&Problem { supplies, demands, costs }, &watch).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn no_other_way_serves_more_or_costs_less((supplies, demands, costs) in problem(4, 4)) {
        let flows = solved(&supplies, &demands, &costs);
        let cost = |flow: &Flow| costs[flow.demand as usize].iter().find(|(s, _)| *s == flow.supply).map(|(_, c)| *c);
        let (mut used, mut given) = (vec![0; supplies.len()], vec![0; demands.len()]);
        let mut total = 0;
        for flow in &flows {
            prop_assert!(flow.units > 0);
            used[flow.supply as usize] += flow.units;
            given[flow.demand as usize] += flow.units;
            total += u64::from(flow.units) * u64::from(cost(flow).unwrap());
        }
        prop_assert!(used.iter().zip(&supplies).all(|(used, there)| used <= there), "no capacity is exceeded");
        prop_assert!(given.iter().zip(&demands).all(|(given, needed)| given <= needed));
        let best = brute_force(&mut supplies.clone(), &demands, &costs, 0, demands[0]);
        prop_assert_eq!((given.iter().sum::<u32>(), total), best);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn the_order_of_the_rows_and_the_threads_change_nothing(
        lots in prop::collection::vec((0..8u32, 0..4u32, 0..3i64), 1..6),
        homes in prop::collection::vec((0..12u32, 0..4u32, 0..3i64), 1..10),
        turn in 0..10usize,
    ) {
        let places: Vec<f64> = lots.iter().map(|(x, ..)| f64::from(*x) * 150.0).collect();
        let doors: Vec<f64> = homes.iter().map(|(x, ..)| f64::from(*x) * 100.0).collect();
        let prepared = prepared(self::lots(&places), &doors);
        let later = |moment: Moment, hours: i64| moment.plus_seconds(hours * 3600).unwrap();
        let lot = |(facility, (_, units, hour)): (usize, &(u32, u32, i64))| {
            let c = night(*units, facility);
            Capacity { from: later(c.from, *hour), ..c }
        };
        let home = |(home, (_, units, hour)): (usize, &(u32, u32, i64))| {
            let d = need(*units, home);
            Demand { from: later(d.from, *hour), ..d }
        };
        let mut capacities: Vec<Capacity> = lots.iter().enumerate().map(lot).collect();
        let mut demands: Vec<Demand> = homes.iter().enumerate().map(home).collect();
        let ask = |capacities: &[Capacity], demands: &[Demand]| {
            let found = prepared.allocate(capacities, demands, 8, &NoProgress).unwrap();
            for a in found.assignments() {
                let (capacity, demand) = (capacities[a.capacity], demands[a.demand]);
                assert!(a.walk.seconds() <= 480.0 && capacity.from <= demand.from && demand.until <= capacity.until);
            }
            let served: u64 = demands.iter().map(|d| u64::from(d.units)).sum();
            assert_eq!(found.served_units() + found.unserved_units(), served);
            let mut pairs: Vec<_> = found.assignments().iter().map(|a| (demands[a.demand].home, capacities[a.capacity].facility, a.units)).collect();
            pairs.sort_unstable();
            pairs
        };
        let first = ask(&capacities, &demands);
        let (capacity_turn, demand_turn) = (turn % capacities.len(), turn % demands.len());
        capacities.rotate_left(capacity_turn);
        demands.rotate_left(demand_turn);
        demands.reverse();
        prop_assert_eq!(&first, &ask(&capacities, &demands));
        #[cfg(feature = "rayon")]
        {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(1).build().unwrap();
            prop_assert_eq!(&first, &pool.install(|| ask(&capacities, &demands)));
        }
    }
}
