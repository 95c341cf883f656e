//! What never changes, whatever the city: on random catchments with unknown people, unknown supply and ends of data.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use proptest::prelude::*;

use super::super::{Catchments, Dwelling, Level, Outlet, Walk};
use super::laws::{allows, cut};
use super::*;
use crate::progress::NoProgress;
use crate::reach::Decay;

const HORIZON: Ticks = Ticks::new(1000);

fn decays(limit: Ticks) -> [Decay; 9] {
    let zone = |part: u32, weight| (Ticks::new(limit.get() * part / 3), weight);
    [
        Decay::step(limit),
        Decay::linear(limit),
        Decay::gaussian(limit),
        Decay::exponential(Ticks::new(300), limit).unwrap(),
        Decay::bell(Ticks::new(200), limit).unwrap(),
        Decay::inverse_power(1.5, Ticks::new(50), limit).unwrap(),
        Decay::logistic(Ticks::new(400), Ticks::new(60), limit).unwrap(),
        Decay::plateau(Ticks::new(limit.get() / 3), limit).unwrap(),
        Decay::steps([zone(1, 1.0), zone(2, 0.68), zone(3, 0.22)]).unwrap(),
    ]
}

/// Every indicator there is; which decay each has changes with the limit.
fn indicators(limit: Ticks) -> Vec<Box<dyn Indicator>> {
    let mut turns = decays(limit).into_iter().cycle().skip(limit.get() as usize % 9);
    let mut decay = || turns.next().unwrap();
    let item = |weights: &[f64]| BasketItem { name: String::new(), weights: weights.to_vec() };
    let items = vec![item(&[2.0, 1.0]), item(&[1.0]), item(&[0.5; 4])];
    let mut all: Vec<Box<dyn Indicator>> = vec![
        Box::new(TwoStep { decay: decay() }),
        Box::new(ThreeStep { decay: decay() }),
        Box::new(Balanced { decay: decay() }),
        Box::new(SpatialAvailability::per_person(decay())),
        Box::new(SpatialAvailability::per_home(decay()).alpha(0.7).unwrap()),
        Box::new(Gravity { decay: decay(), counting: Counting::Supply }),
        Box::new(Basket::new(items, decay()).unwrap()),
    ];
    for counting in [Counting::Outlets, Counting::Supply] {
        all.push(Box::new(Cumulative { within: limit, counting }));
        all.push(Box::new(DualAccess::new(2.0, counting, limit).unwrap()));
    }
    for k in [1, 3] {
        all.push(Box::new(MeanNearest::new(k, limit).unwrap()));
    }
    for order in [0.0, 1.0, 2.0, 0.5] {
        all.push(Box::new(HillDiversity::new(order, limit).unwrap()));
    }
    all
}

/// A city of whole people, so that halves of them are exact; `whole` knows everything.
fn cities(whole: bool) -> impl Strategy<Value = Catchments> {
    // One time in so many something is not known.
    let not_known = move |n: u32| (0..n).prop_map(move |drawn| drawn == 0 && !whole);
    let end = move || (not_known(5), 0u32..1300).prop_map(|(ends, time)| ends.then_some(time));
    let number = move |most: u32| (not_known(10), 0..most).prop_map(|(hidden, n)| (!hidden).then_some(n));
    let home = (number(200), not_known(20).prop_map(|off| !off), end());
    let outlet = (0u32..3, number(20), end());
    let walk = (any::<prop::sample::Index>(), any::<prop::sample::Index>(), 0u32..1200);
    let lists =
        (prop::collection::vec(home, 1..12), prop::collection::vec(outlet, 1..10), prop::collection::vec(walk, 0..70));
    lists.prop_map(|(homes, outlets, walks)| {
        let walk = |(home, outlet, time): &(prop::sample::Index, prop::sample::Index, u32)| Walk {
            home: home.index(homes.len()) as u32,
            outlet: outlet.index(outlets.len()) as u32,
            time: Ticks::new(*time),
        };
        let walks = walks.iter().map(walk).collect();
        let dwelling = |(people, attached, escape): &(Option<u32>, bool, Option<u32>)| Dwelling {
            people: people.map(f64::from),
            attached: *attached,
            escape: escape.map(Ticks::new),
        };
        let place = |(kind, supply, entry): &(u32, Option<u32>, Option<u32>)| Outlet {
            facility: 0,
            kind: *kind,
            supply: supply.map(f64::from),
            entry: entry.map(Ticks::new),
        };
        let (homes, outlets) = (homes.iter().map(dwelling).collect(), outlets.iter().map(place).collect());
        Catchments::new(homes, outlets, walks, HORIZON).unwrap()
    })
}

/// The city with `home` divided into `part` of its people and the rest.
fn divided(city: &Catchments, home: usize, part: f64) -> Catchments {
    let mut homes = city.homes().to_vec();
    let mut other = homes[home];
    let kept = homes[home].people.map(|people| (people * part).floor());
    other.people = other.people.zip(kept).map(|(all, kept)| all - kept);
    homes[home].people = kept;
    homes.push(other);
    let mut walks = city.walks().to_vec();
    let new = homes.len() as u32 - 1;
    walks.extend(city.from_home(home).iter().map(|walk| Walk { home: new, ..*walk }));
    Catchments::new(homes, city.outlets().to_vec(), walks, city.horizon()).unwrap().with_kinds(city.kind_count())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_indicator_keeps_its_laws(city in cities(false), limit in 3u32..1000) {
        for indicator in indicators(Ticks::new(limit)) {
            prop_assert!(check_indicator(&*indicator, &city).is_ok(), "{:?}", check_indicator(&*indicator, &city));
        }
    }

    #[test]
    fn cutting_the_data_anywhere_breaks_no_promise(
        city in cities(true),
        homes in prop::collection::vec(any::<bool>(), 12),
        outlets in prop::collection::vec(any::<bool>(), 10),
        limit in 500u32..1000,
    ) {
        let (homes, outlets) = (&homes[..city.homes().len()], &outlets[..city.outlets().len()]);
        let less = cut(&city, homes, outlets).unwrap();
        for indicator in indicators(Ticks::new(limit)) {
            let more = city.measure(&*indicator, &NoProgress).unwrap();
            let kept = more.iter().zip(homes).filter(|(_, kept)| **kept).map(|(level, _)| *level);
            for (less, more) in less.measure(&*indicator, &NoProgress).unwrap().into_iter().zip(kept) {
                prop_assert!(allows(less, more), "{}: {less:?} became {more:?}", indicator.name());
            }
        }
    }

    #[test]
    fn people_times_two_step_are_the_supply_anybody_reaches(city in cities(true)) {
        for decay in [Decay::step(HORIZON), Decay::gaussian(HORIZON)] {
            let levels = city.measure(&TwoStep { decay: decay.clone() }, &NoProgress).unwrap();
            let people = |home: usize| city.homes()[home].people.unwrap();
            let served: f64 = levels.iter().enumerate().filter(|(home, _)| people(*home) > 0.0)
                .map(|(home, level)| people(home) * level.exact().unwrap()).sum();
            let used = |outlet: &usize| city.to_outlet(*outlet).any(|walk| {
                people(walk.home as usize) > 0.0 && decay.weight(walk.time) > 0.0
            });
            let supply: f64 = (0..city.outlets().len()).filter(used).map(|j| city.outlets()[j].supply.unwrap()).sum();
            prop_assert!((served - supply).abs() <= 1e-9 * supply.max(1.0), "{served} {supply}");
        }
    }

    /// A facility that strangers may use has no ratio: whoever reaches it has no exact level, and none of it is averaged.
    #[test]
    fn a_catchment_that_leaves_the_data_is_never_averaged_in(city in cities(false), limit in 3u32..1000) {
        let decay = Decay::gaussian(Ticks::new(limit));
        let levels = city.measure(&TwoStep { decay: decay.clone() }, &NoProgress).unwrap();
        let open = |outlet: usize| {
            !city.outlet_complete(outlet, decay.limit()) && city.outlets()[outlet].supply != Some(0.0)
        };
        let doubtful: Vec<bool> = (0..city.homes().len())
            .map(|home| city.from_home(home).iter().any(|walk| decay.weight(walk.time) > 0.0 && open(walk.outlet as usize)))
            .collect();
        for (level, doubtful) in levels.iter().zip(&doubtful) {
            prop_assert!(!doubtful || level.exact().is_none(), "{level:?}");
        }
        let people: Vec<Option<f64>> = city.homes().iter().map(|home| home.people).collect();
        let equity = super::super::equity::Distribution::new(&levels, &people).unwrap();
        let averaged: f64 = people.iter().zip(&levels).filter(|(_, level)| level.exact().is_some()).filter_map(|(p, _)| *p).sum();
        prop_assert_eq!(equity.people(), averaged);
    }

    #[test]
    fn dividing_a_home_changes_no_bit(city in cities(false), at in any::<prop::sample::Index>(), part in 0.0..1.0, less in 0u32..9) {
        let victim = at.index(city.homes().len());
        let two = divided(&city, victim, part);
        // BFCA weighs homes, and what falls to a home together falls to its parts: both say so in their documents.
        let not_of_homes = |i: &dyn Indicator| !["bfca", "spatial-availability"].contains(&i.name());
        for indicator in indicators(Ticks::new(1000 - less)).into_iter().filter(|i| not_of_homes(&**i)) {
            let (one, two) = (city.measure(&*indicator, &NoProgress).unwrap(), two.measure(&*indicator, &NoProgress).unwrap());
            prop_assert_eq!(&one[..], &two[..one.len()], "{}", indicator.name());
            prop_assert_eq!(one[victim], two[one.len()], "{}", indicator.name());
        }
    }

    #[test]
    fn one_more_outlet_lengthens_no_walk_and_lowers_no_count(
        city in cities(false),
        walks in prop::collection::vec((any::<prop::sample::Index>(), 0u32..1200), 0..8),
    ) {
        let outlet = Outlet { supply: Some(3.0), ..Outlet::default() };
        let new = city.outlets().len() as u32;
        let walk = |(home, time): &(prop::sample::Index, u32)| Walk {
            home: home.index(city.homes().len()) as u32, outlet: new, time: Ticks::new(*time),
        };
        let outlets = city.outlets().iter().copied().chain([outlet]).collect();
        let walks = city.walks().iter().copied().chain(walks.iter().map(walk)).collect();
        let more = Catchments::new(city.homes().to_vec(), outlets, walks, HORIZON).unwrap();
        let better: [(Box<dyn Indicator>, f64); 5] = [
            (Box::new(MeanNearest::new(1, HORIZON).unwrap()), -1.0),
            (Box::new(MeanNearest::new(2, HORIZON).unwrap()), -1.0),
            (Box::new(DualAccess::new(3.0, Counting::Outlets, HORIZON).unwrap()), -1.0),
            (Box::new(Cumulative { within: HORIZON, counting: Counting::Outlets }), 1.0),
            (Box::new(Gravity { decay: Decay::linear(HORIZON), counting: Counting::Outlets }), 1.0),
        ];
        for (indicator, sign) in better {
            let before = city.measure(&*indicator, &NoProgress).unwrap();
            for (before, after) in before.into_iter().zip(more.measure(&*indicator, &NoProgress).unwrap()) {
                if let Some(before) = before.number() {
                    let after = after.number();
                    prop_assert!(after.is_some_and(|after| sign * after >= sign * before), "{before} {after:?}");
                }
            }
        }
    }

    #[test]
    fn no_decay_rises_or_leaves_0_to_1(limit in 3u32..2000, a in 0u32..2100, b in 0u32..2100) {
        for decay in decays(Ticks::new(limit)) {
            let (near, far) = (decay.weight(Ticks::new(a.min(b))), decay.weight(Ticks::new(a.max(b))));
            prop_assert!((0.0..=1.0).contains(&near) && far <= near, "{decay:?}: {near} {far}");
            prop_assert_eq!(decay.weight(Ticks::new(limit + 1)), 0.0);
        }
    }

    #[test]
    fn more_minutes_reach_no_less(city in cities(false), a in 1u32..1000, b in 1u32..1000) {
        let count = |within| city.measure(&Cumulative { within, counting: Counting::Supply }, &NoProgress).unwrap();
        for (less, more) in count(Ticks::new(a.min(b))).into_iter().zip(count(Ticks::new(a.max(b)))) {
            prop_assert!(less.number().is_none_or(|less| more.number().is_some_and(|more| more >= less)));
        }
    }
}

#[test]
fn an_outlet_with_strangers_in_its_catchment_has_no_ratio() {
    let home = Dwelling { people: Some(100.0), attached: true, escape: None };
    let clinic = |entry| Outlet { supply: Some(10.0), entry, ..Outlet::default() };
    let walk = |home, outlet| Walk { home, outlet, time: Ticks::new(100) };
    let city = |entry| {
        let outlets = vec![clinic(None), clinic(entry)];
        Catchments::new(vec![home; 3], outlets, vec![walk(0, 0), walk(1, 0), walk(1, 1), walk(2, 1)], HORIZON).unwrap()
    };
    let levels = |entry| city(entry).measure(&TwoStep { decay: Decay::step(HORIZON) }, &NoProgress).unwrap();
    assert_eq!(levels(Some(Ticks::new(1001))), [Level::Exact(0.05), Level::Exact(0.1), Level::Exact(0.05)]);
    let beyond = Level::Unknown(Unknown::BeyondData);
    assert_eq!(levels(Some(HORIZON)), [Level::Exact(0.05), Level::AtLeast(0.05), beyond]);
    // Nothing of it is averaged.
    let people = [Some(100.0); 3];
    let equity = super::super::equity::Distribution::new(&levels(Some(HORIZON)), &people).unwrap();
    assert_eq!((equity.mean(), equity.people_unknown()), (Some(0.05), 200.0));
}

/// An indicator that breaks its laws is found out.
struct Liar;

impl Indicator for Liar {
    fn name(&self) -> &str {
        "liar"
    }

    fn horizon(&self) -> Ticks {
        HORIZON
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, _: &dyn crate::progress::Progress) -> Result<Vec<Level>, Error> {
        let count = |home| Level::Exact(catchments.from_home(home).len() as f64);
        Ok((0..catchments.homes().len()).map(count).collect())
    }
}

#[test]
fn an_indicator_that_promises_what_it_cannot_know_is_found_out() {
    let home = Dwelling { people: Some(1.0), attached: true, escape: None };
    let walks = [(0, 0), (0, 1), (1, 1), (2, 0)].map(|(home, outlet)| Walk { home, outlet, time: Ticks::ZERO });
    let city = Catchments::new(vec![home; 3], vec![Outlet::default(); 2], walks.to_vec(), HORIZON).unwrap();
    let error = check_indicator(&Liar, &city).unwrap_err();
    assert_eq!((error.kind(), error.value()), (ErrorKind::Plugin, Some("liar")));
}
