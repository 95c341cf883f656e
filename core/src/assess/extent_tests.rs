//! Where the data ends: less data never makes a home worse off than unknown.
#![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

use std::sync::LazyLock;

use proptest::prelude::*;

use super::test_city::*;
use super::*;
use crate::standard::Standard;

fn verdicts(city: &City) -> Vec<Verdict> {
    static ASKED: LazyLock<Standard> = LazyLock::new(|| {
        let radius = "categories = [\"pharmacy\"]\nwithin = { radius_m = 500, CITED }";
        standard(&[("market", "categories = [\"market\"]"), ("pharmacy", radius)])
    });
    let assessment = city.assess(&ASKED, &trusting());
    let explain = |home, id| assessment.explain(home, id).unwrap().verdict;
    (0..city.homes.len()).flat_map(|home| [explain(home, "market"), explain(home, "pharmacy")]).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Cutting the extent smaller turns no met home into a missing one, and makes nothing known that was not.
    #[test]
    fn a_smaller_extent_only_takes_knowledge_away(
        homes in prop::collection::vec(0.0..4000.0f64, 1..8),
        places in prop::collection::vec((prop::bool::ANY, 0.0..4000.0f64), 0..6),
        west in -1500.0..1500.0f64,
        east in 2500.0..5500.0f64,
        cut in (0.0..490.0f64, 0.0..490.0f64),
    ) {
        let category = |market| if market { "market" } else { "pharmacy" };
        let large = City {
            homes: homes.iter().map(|x| (*x, 0.0, None)).collect(),
            places: places.iter().map(|(market, x)| (category(*market), *x, 0.0)).collect(),
            extent: [[west, -2000.0], [east, 2000.0]],
            ..City::default()
        };
        let before = verdicts(&large);
        let small = City { extent: [[west + cut.0, -2000.0], [east - cut.1, 2000.0]], ..large };
        for (before, after) in before.into_iter().zip(verdicts(&small)) {
            match before {
                Verdict::Met => prop_assert_eq!(after, Verdict::Met),
                Verdict::Missing => prop_assert_ne!(after, Verdict::Met),
                Verdict::Unknown(reason) => prop_assert_eq!(after, Verdict::Unknown(reason)),
            }
        }
    }
}
