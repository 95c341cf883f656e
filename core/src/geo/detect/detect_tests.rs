//! A made-up town in Nanjing with irregular streets and houses along them, its shops misread in every way.
#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

use proptest::prelude::*;

use super::*;

/// A stream of numbers in 0..1 that is the same everywhere (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) >> 11) as f64 / (1u64 << 53) as f64
    }
}

/// Streets running both ways at irregular distances, a house on each 20 m by 20 m lot that the dice gave one.
struct Town {
    plane: LocalPlane,
    half_m: [f64; 2],
    streets: [Vec<f64>; 2],
}

impl Town {
    fn new(seed: u64, half_m: [f64; 2]) -> Town {
        let mut dice = Dice(seed);
        let streets = [0, 1].map(|_| {
            let mut at = -5_000.0;
            std::iter::from_fn(|| {
                at += 60.0 + 140.0 * dice.roll();
                (at < 5_000.0).then_some(at)
            })
            .collect()
        });
        Town { plane: LocalPlane::at(LonLat::new(118.778, 32.043).unwrap()), half_m, streets }
    }

    fn to_street(&self, [x, y]: [f64; 2]) -> f64 {
        let nearest = |lines: &[f64], v: f64| {
            let next = lines.partition_point(|l| *l < v);
            lines[next.saturating_sub(1)..].iter().take(2).map(|l| (l - v).abs()).fold(f64::INFINITY, f64::min)
        };
        nearest(&self.streets[0], x).min(nearest(&self.streets[1], y))
    }

    /// Houses stand 6 to 30 m from the street on half of the lots.
    fn in_house(&self, [x, y]: [f64; 2]) -> bool {
        let lot = |v: f64| ((v + 10_000.0) / 20.0) as u64;
        (6.0..30.0).contains(&self.to_street([x, y])) && Dice(lot(x) << 32 | lot(y)).roll() < 0.5
    }

    fn evidence(&self, p: LonLat) -> Evidence {
        let [x, y] = self.plane.to_metres(p);
        let inside_extent = x.abs() <= self.half_m[0] && y.abs() <= self.half_m[1];
        let to_street = self.to_street([x, y]);
        Evidence {
            inside_extent,
            to_walkable_m: (to_street <= Evidence::FAR_M).then_some(to_street),
            in_building: Some(self.in_house([x, y])),
        }
    }

    /// Shops: two in three stand in a house, the others near a street.
    fn shops(&self, count: usize, seed: u64) -> Vec<LonLat> {
        let mut dice = Dice(seed);
        let mut shops = Vec::new();
        while shops.len() < count {
            let spot = self.half_m.map(|half| (dice.roll() * 2.0 - 1.0) * half);
            let suits = if dice.roll() < 0.67 { self.in_house(spot) } else { self.to_street(spot) < 40.0 };
            if suits {
                shops.push(self.plane.to_lonlat(spot));
            }
        }
        shops
    }

    fn check(&self, points: &[LonLat], declared: Crs) -> CrsCheck {
        detect(points, declared, &|p| self.evidence(p))
    }
}

/// What a reader makes of places whose numbers are in `truth` and that were declared `declared`.
fn misread(places: &[LonLat], truth: Crs, declared: Crs) -> Vec<LonLat> {
    let read = |p: &LonLat| {
        let (x, y) = truth.from_wgs84(*p).unwrap();
        match declared.is_projected() {
            true => LonLat::new(x, y),
            false => declared.to_wgs84(x, y),
        }
    };
    places.iter().map(|p| read(p).unwrap()).collect()
}

const BOX_M: [f64; 2] = [1_500.0, 1_000.0];
const SHIFTED: [Crs; 3] = [Crs::Wgs84, Crs::Gcj02, Crs::Bd09];

#[test]
fn every_pair_of_declared_and_true_system_is_told() {
    let town = Town::new(1, BOX_M);
    let shops = town.shops(350, 2);
    let utm = Crs::Utm { zone: 50, north: true };
    let bureau = Crs::Cgcs2000GaussKruger { zone: 40, prefixed: true };
    for declared in [Crs::Wgs84, Crs::Cgcs2000, Crs::Gcj02, Crs::Bd09, utm, bureau] {
        for truth in SHIFTED {
            let same = truth == declared || truth == Crs::Wgs84 && !matches!(declared, Crs::Gcj02 | Crs::Bd09);
            let expected = if same { CrsVerdict::Confirmed } else { CrsVerdict::SuspectedOther { crs: truth } };
            let check = town.check(&misread(&shops, truth, declared), declared);
            assert_eq!(check.verdict, expected, "{truth} declared {declared}: {check:#?}");
            assert_eq!(check.defect().is_none(), same);
            assert_eq!(check.places, CrsCheck::SAMPLE);
        }
    }
}

#[test]
fn a_conversion_too_many_is_told() {
    let town = Town::new(3, BOX_M);
    let shops = town.shops(350, 4);
    for crs in [Crs::Gcj02, Crs::Bd09] {
        let unshifted = misread(&shops, Crs::Wgs84, crs);
        let check = town.check(&unshifted, Crs::Wgs84);
        assert_eq!(check.verdict, CrsVerdict::SuspectedTwice { crs });
        assert!(check.defect().unwrap().fix.unwrap().contains("leave out"));
    }
}

#[test]
fn the_defect_names_the_system_and_carries_the_figures() {
    let town = Town::new(1, BOX_M);
    let check = town.check(&misread(&town.shops(350, 2), Crs::Gcj02, Crs::Wgs84), Crs::Wgs84);
    let defect = check.defect().unwrap();
    assert_eq!((defect.code, defect.fix.as_deref()), ("crs-suspected", Some("declare GCJ02")));
    for word in ["as declared:", "as GCJ02:", "% inside", "% in a building", "stands out by t ="] {
        assert!(defect.message.contains(word), "{}", defect.message);
    }
    let of = |reading| *check.fits.iter().find(|fit| fit.reading == reading).unwrap();
    assert!(of(Reading::Other(Crs::Gcj02)).in_building_share > of(Reading::Declared).in_building_share);
    assert_eq!(check.fits[0].reading, Reading::Declared);
    assert_eq!(check.fits.len(), 5);
}

#[test]
fn too_little_evidence_is_said_to_be_so() {
    let town = Town::new(5, BOX_M);
    let few = town.shops(18, 6);
    let mall = vec![town.shops(1, 7)[0]; 400];
    let mut dice = Dice(8);
    let anywhere: Vec<LonLat> =
        (0..400).map(|_| town.plane.to_lonlat(BOX_M.map(|half| (dice.roll() * 2.0 - 1.0) * half))).collect();
    for points in [vec![], few, mall, anywhere] {
        let check = town.check(&points, Crs::Wgs84);
        assert_eq!(check.verdict, CrsVerdict::NotEnoughEvidence, "{check:#?}");
        assert_eq!(check.defect().unwrap().code, "crs-not-confirmed");
    }
    // Nothing known about the ground: no streets, no buildings.
    let blank = |_| Evidence { inside_extent: true, to_walkable_m: None, in_building: None };
    assert_eq!(detect(&town.shops(300, 9), Crs::Wgs84, &blank).verdict, CrsVerdict::NotEnoughEvidence);
}

#[test]
fn a_table_beside_a_small_extent_is_told_by_the_extent() {
    let town = Town::new(10, [150.0, 150.0]);
    let shops = town.shops(60, 11);
    let check = town.check(&misread(&shops, Crs::Gcj02, Crs::Wgs84), Crs::Wgs84);
    assert_eq!(check.verdict, CrsVerdict::SuspectedOther { crs: Crs::Gcj02 });
    assert_eq!(check.fits[0].inside_share, 0.0);
    // A table of another district is off the data in every reading.
    let elsewhere: Vec<LonLat> = shops.iter().map(|p| LonLat::new(p.lon() + 0.1, p.lat()).unwrap()).collect();
    assert_eq!(town.check(&elsewhere, Crs::Wgs84).verdict, CrsVerdict::NotEnoughEvidence);
}

#[test]
fn outside_the_rectangle_gcj02_is_no_reading() {
    let shops: Vec<LonLat> = (0..50).map(|i| LonLat::new(-15.4 + f64::from(i) * 1e-3, 28.1).unwrap()).collect();
    let street = |_| Evidence { inside_extent: true, to_walkable_m: Some(5.0), in_building: None };
    let readings: Vec<Reading> = detect(&shops, Crs::Wgs84, &street).fits.iter().map(|fit| fit.reading).collect();
    assert_eq!(readings, [Reading::Declared, Reading::Other(Crs::Bd09), Reading::Twice(Crs::Bd09)]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    /// Towns and tables of every size declared right: no false alarm, and no false confirmation when misread.
    #[test]
    fn no_town_is_accused_or_cleared_wrongly(town: u64, shops: u64, count in 20usize..120, which in 0usize..3) {
        let town = Town::new(town, BOX_M);
        let shops = town.shops(count, shops);
        let truth = SHIFTED[which];
        let right = town.check(&misread(&shops, truth, truth), truth).verdict;
        prop_assert!(matches!(right, CrsVerdict::Confirmed | CrsVerdict::NotEnoughEvidence), "{right}");
        let declared = SHIFTED[(which + 1) % 3];
        let wrong = town.check(&misread(&shops, truth, declared), declared).verdict;
        let fair = [CrsVerdict::SuspectedOther { crs: truth }, CrsVerdict::NotEnoughEvidence];
        prop_assert!(fair.contains(&wrong), "{truth} declared {declared}: {wrong}");
    }

    #[test]
    fn no_place_and_no_evidence_panics(
        points in prop::collection::vec((-180.0..=180.0, -90.0..=90.0), 0..40), metres: f64, inside: bool,
    ) {
        let points: Vec<LonLat> = points.into_iter().map(|(x, y)| LonLat::new(x, y).unwrap()).collect();
        let odd = |p: LonLat| Evidence {
            inside_extent: inside || p.lon() > 0.0,
            to_walkable_m: Some(metres),
            in_building: Some(p.lat() > 0.0),
        };
        for declared in [Crs::Wgs84, Crs::Gcj02, Crs::Bd09, Crs::Utm { zone: 50, north: true }] {
            let check = detect(&points, declared, &odd);
            prop_assert!(check.fits.iter().all(|fit| fit.stands_out.is_none_or(f64::is_finite)));
        }
    }
}
