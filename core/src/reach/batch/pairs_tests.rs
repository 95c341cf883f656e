//! The cells of a matrix found in lanes, beside those of single searches.

use proptest::prelude::*;

use super::city_tests::{city, scatter};
use super::pass::Searched;
use super::*;
use crate::machine::vectors::Width;
use crate::progress::NoProgress;
use crate::reach::matrix::{Matrix, from_origins};
use crate::reach::scene::{Scene, drawings};
use crate::reach::{Places, TimedNetwork};
use crate::units::Ticks;

/// The matrix in lanes of either side and by every width; none where lanes do not fit.
fn in_lanes(timed: &TimedNetwork, origins: &Places, targets: &Places, horizon: Ticks) -> Vec<Matrix> {
    let how = |searched| Width::all().into_iter().map(move |width| How { searched, width });
    let ways = how(Searched::Origins).chain(how(Searched::Targets));
    let found = ways.filter_map(|how| pairs(timed, origins, targets, horizon, how, &NoProgress).unwrap());
    found.map(Matrix::from).collect()
}

fn same(a: &Matrix, b: &Matrix) -> bool {
    a.row_starts() == b.row_starts() && a.targets() == b.targets() && a.ticks() == b.ticks()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn lanes_find_the_cells_of_single_searches(drawing in drawings()) {
        let Scene { timed, origins, targets, horizon, .. } = drawing.scene();
        let one = from_origins(&timed, &origins, &targets, horizon, &NoProgress).unwrap();
        for found in in_lanes(&timed, &origins, &targets, horizon) {
            prop_assert!(same(&found, &one));
        }
    }
}

#[test]
fn tiles_of_several_blocks_give_the_cells_of_single_searches() {
    let timed = city(34);
    let (homes, shops) = (scatter(&timed, 1100, 1), scatter(&timed, 300, 2));
    let horizon = Ticks::new(400 * 32);
    let one = from_origins(&timed, &homes, &shops, horizon, &NoProgress).unwrap();
    assert!(one.ticks().len() > 1000);
    assert!(in_lanes(&timed, &homes, &shops, horizon).iter().all(|found| same(found, &one)));
    assert!(same(&crate::reach::matrix(&timed, &homes, &shops, horizon, &NoProgress).unwrap(), &one));
}
