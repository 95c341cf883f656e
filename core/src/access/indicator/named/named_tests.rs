//! Every name gives what the constructor of that name gives, and nothing else is accepted.
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on must stop")]

use super::super::super::{Catchments, Dwelling, Outlet, Walk};
use super::*;
use crate::progress::NoProgress;
use crate::reach::Decay;
use crate::units::Ticks;

fn minutes(minutes: u32) -> Ticks {
    Ticks::from_minutes(minutes).unwrap()
}

/// Three homes and four outlets of two kinds at different walks.
fn city() -> Catchments {
    let home = |people| Dwelling { people: Some(people), attached: true, escape: None };
    let outlet = |kind, supply| Outlet { kind, supply: Some(supply), ..Outlet::default() };
    let walk = |home, outlet, at| Walk { home, outlet, time: minutes(at) };
    let walks = [(0, 0, 2), (0, 1, 7), (0, 2, 14), (1, 0, 9), (1, 3, 3), (2, 2, 11), (2, 3, 25)];
    let homes = vec![home(100.0), home(50.0), home(10.0)];
    let outlets = vec![outlet(0, 4.0), outlet(1, 1.0), outlet(0, 2.5), outlet(1, 3.0)];
    Catchments::new(homes, outlets, walks.map(|(a, b, c)| walk(a, b, c)).to_vec(), minutes(30)).unwrap()
}

#[test]
fn a_name_gives_what_its_constructor_gives() {
    let fifteen = minutes(15);
    let supply = Counting::Supply;
    let zones = Decay::steps([(minutes(10), 1.0), (minutes(20), 0.68), (minutes(30), 0.22)]).unwrap();
    let (five, three) = (minutes(5), minutes(3));
    let expected: Vec<(&str, Box<dyn Indicator>)> = vec![
        ("mean-nearest", Box::new(MeanNearest::new(1, fifteen).unwrap())),
        ("mean-nearest k=2 minutes=10", Box::new(MeanNearest::new(2, minutes(10)).unwrap())),
        ("dual-access amount=4.5 count=supply", Box::new(DualAccess::new(4.5, supply, fifteen).unwrap())),
        ("cumulative count=supply minutes=10", Box::new(Cumulative { within: minutes(10), counting: supply })),
        ("gravity", Box::new(Gravity { decay: Decay::linear(fifteen), counting: Counting::Outlets })),
        ("2sfca", Box::new(TwoStep { decay: Decay::step(fifteen) })),
        ("e2sfca", Box::new(TwoStep { decay: zones.clone() })),
        ("2sfca decay=steps steps=10:1,20:0.68,30:0.22", Box::new(TwoStep { decay: zones })),
        ("gaussian-2sfca", Box::new(TwoStep { decay: Decay::gaussian(fifteen) })),
        ("2sfca decay=exponential scale=3", Box::new(TwoStep { decay: Decay::exponential(three, fifteen).unwrap() })),
        ("2sfca decay=bell deviation=3", Box::new(TwoStep { decay: Decay::bell(three, fifteen).unwrap() })),
        (
            "2sfca decay=inverse-power exponent=1.5 unit=3",
            Box::new(TwoStep { decay: Decay::inverse_power(1.5, three, fifteen).unwrap() }),
        ),
        (
            "2sfca decay=logistic middle=5 scale=3",
            Box::new(TwoStep { decay: Decay::logistic(five, three, fifteen).unwrap() }),
        ),
        ("2sfca decay=plateau full=5", Box::new(TwoStep { decay: Decay::plateau(five, fifteen).unwrap() })),
        ("3sfca", Box::new(ThreeStep { decay: Decay::gaussian(fifteen) })),
        ("bfca", Box::new(Balanced { decay: Decay::step(fifteen) })),
        (
            "spatial-availability alpha=0.5",
            Box::new(SpatialAvailability::per_home(Decay::step(fifteen)).alpha(0.5).unwrap()),
        ),
        ("spatial-availability-per-person", Box::new(SpatialAvailability::per_person(Decay::step(fifteen)))),
        ("hill-diversity order=2", Box::new(HillDiversity::new(2.0, fifteen).unwrap())),
        ("walk-score-2011", Box::new(Basket::walk_score_2011().unwrap())),
    ];
    let (city, mut seen) = (city(), std::collections::BTreeSet::new());
    for (line, indicator) in expected {
        let named: NamedIndicator = line.parse().unwrap();
        assert_eq!(named.indicator().horizon(), indicator.horizon(), "{line}");
        let measure = |indicator: &dyn Indicator| city.measure(indicator, &NoProgress).unwrap();
        assert_eq!(measure(named.indicator()), measure(&*indicator), "{line}");
        assert_eq!(named.column(), line.split(' ').next().unwrap());
        seen.insert(named.column().to_owned());
    }
    assert_eq!(seen.len(), NAMES.len(), "every name is tried");
    assert_eq!(NamedIndicator::names_table().unwrap().row_count(), NAMES.len());
}

#[test]
fn what_is_not_understood_is_refused_with_the_nearest() {
    let refused = |line: &str| line.parse::<NamedIndicator>().unwrap_err();
    assert_eq!(refused("").kind(), ErrorKind::NotFound);
    assert_eq!(refused("gravty").fix(), Some("did you mean gravity?"));
    assert_eq!(refused("2sfca minuets=10").fix(), Some("did you mean minutes?"));
    assert!(refused("hill-diversity decay=step").fix().unwrap().contains("takes as, order, minutes"));
    let lines = [
        "2sfca minutes=ten",
        "2sfca minutes=-1",
        "2sfca minutes=1e9",
        "2sfca minutes=NaN",
        "2sfca minutes",
        "2sfca minutes=1 minutes=2",
        "2sfca decay=cubic",
        "2sfca decay=steps steps=10:1,5:0.5",
        "2sfca decay=steps steps=ten",
        "2sfca decay=exponential scale=0",
        "mean-nearest k=0",
        "mean-nearest k=1.5",
        "dual-access amount=0",
        "cumulative count=people",
        "hill-diversity order=99",
        "spatial-availability alpha=-1",
    ];
    for line in lines {
        assert_eq!(refused(line).kind(), ErrorKind::Argument, "{line}");
    }
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig::with_cases(256))]

    #[test]
    fn no_line_makes_a_panic(
        name in proptest::sample::select(NAMES.map(|(name, ..)| name).to_vec()),
        words in "( ?(decay|minutes|k|steps|scale|count|order|alpha|as)=[a-z0-9:,.=-]{0,8}){0,4}",
        noise in "\\PC{0,20}",
    ) {
        for line in [format!("{name} {words}"), noise] {
            if let Ok(named) = line.parse::<NamedIndicator>() {
                proptest::prop_assert!((1..=240).contains(&named.minutes()));
            }
        }
    }
}
