//! Scores of places, and paired differences of scores tested over cells.

use std::collections::BTreeMap;

use super::{Evidence, Fit, Reading};
use crate::geo::{LocalPlane, LonLat};

/// Places nearer than this to each other are one observation, in metres.
const CELL_M: f64 = 150.0;
/// A t over fewer cells is too easily large by chance.
const FEWEST_CELLS: usize = 15;
/// A smaller spread of the differences is no sign of certainty but of places that are all alike.
const LEAST_SPREAD: f64 = 0.02;
/// How far places are moved aside, in metres: past their own building and street, and still inside most extents.
const ASIDE_M: [f64; 3] = [100.0, 160.0, 240.0];
/// In how many directions; each distance gets a third of them.
const DIRECTIONS: usize = 12;

/// The cell of each place, numbered from 0.
pub(super) fn cells(plane: &LocalPlane, places: &[LonLat]) -> Vec<usize> {
    let mut numbers = BTreeMap::new();
    let cell = |p: &LonLat| plane.to_metres(*p).map(|metres| (metres / CELL_M).floor() as i64);
    places
        .iter()
        .map(|p| {
            let next = numbers.len();
            *numbers.entry(cell(p)).or_insert(next)
        })
        .collect()
}

/// The places of one reading, scored where they are and aside.
pub(super) struct Trial {
    places: Vec<Scored>,
}

struct Scored {
    /// Inside the extent: what the data says, and the score.
    here: Option<(Evidence, f64)>,
    /// The mean score aside, where enough of the moves stay inside the extent.
    aside: Option<f64>,
}

impl Trial {
    pub(super) fn of(plane: &LocalPlane, places: &[Option<LonLat>], evidence: &dyn Fn(LonLat) -> Evidence) -> Trial {
        let look = |p: LonLat| Some(evidence(p)).filter(|e| e.inside_extent).map(|e| (e, score(e)));
        let moves = moves();
        let scored = places.iter().map(|place| {
            let here = place.and_then(look);
            let (Some(place), true) = (place, here.is_some()) else { return Scored { here, aside: None } };
            let [x, y] = plane.to_metres(*place);
            let aside: Vec<f64> = moves
                .iter()
                .filter_map(|[dx, dy]| look(plane.to_lonlat([x + dx, y + dy])).map(|(_, score)| score))
                .collect();
            let enough = aside.len() * 4 >= moves.len();
            Scored { here, aside: enough.then(|| aside.iter().sum::<f64>() / aside.len() as f64) }
        });
        Trial { places: scored.collect() }
    }

    /// The figures of this trial beside those of the declared reading.
    pub(super) fn fit(&self, reading: Reading, declared: &Trial, cells: &[usize]) -> Fit {
        let inside: Vec<Evidence> = self.places.iter().filter_map(|p| p.here.map(|(e, _)| e)).collect();
        let share = |count: usize, of: usize| (of > 0).then(|| count as f64 / of as f64);
        let near = inside.iter().filter(|e| e.to_walkable_m.is_some_and(|m| m <= 30.0)).count();
        let known: Vec<bool> = inside.iter().filter_map(|e| e.in_building).collect();
        let stands_out = self.places.iter().map(|p| Some(p.here?.1 - p.aside?));
        let against = self.places.iter().zip(&declared.places).map(|(ours, theirs)| match (ours.here, theirs.here) {
            (None, None) => None,
            // Outside the extent there is nothing to fit.
            (ours, theirs) => Some(ours.map_or(0.0, |(_, s)| s) - theirs.map_or(0.0, |(_, s)| s)),
        });
        Fit {
            reading,
            inside_share: share(inside.len(), self.places.len()).unwrap_or(0.0),
            near_way_share: share(near, inside.len()),
            in_building_share: share(known.iter().filter(|inside| **inside).count(), known.len()),
            stands_out: t_over_cells(stands_out, cells),
            beats_declared: if reading == Reading::Declared { None } else { t_over_cells(against, cells) },
        }
    }
}

/// How well a spot suits a place, 0 to 1: half for a building, half for the nearness of a way.
fn score(evidence: Evidence) -> f64 {
    let metres = evidence.to_walkable_m.filter(|m| *m >= 0.0).unwrap_or(Evidence::FAR_M);
    let nearness = 1.0 - metres.min(Evidence::FAR_M) / Evidence::FAR_M;
    (nearness + if evidence.in_building == Some(true) { 1.0 } else { 0.0 }) / 2.0
}

/// The moves aside in metres, the distances taking turns around the compass.
fn moves() -> Vec<[f64; 2]> {
    let turn = std::f64::consts::TAU / DIRECTIONS as f64;
    (0..DIRECTIONS)
        .zip(ASIDE_M.into_iter().cycle())
        .map(|(i, metres)| {
            let (sin, cos) = (turn * i as f64).sin_cos();
            [metres * cos, metres * sin]
        })
        .collect()
}

/// Student's t of the mean difference being above 0, over the means of cells; `None` with too few cells.
fn t_over_cells(differences: impl Iterator<Item = Option<f64>>, cells: &[usize]) -> Option<f64> {
    let mut sums: BTreeMap<usize, (f64, f64)> = BTreeMap::new();
    for (difference, cell) in differences.zip(cells) {
        if let Some(difference) = difference {
            let (sum, count) = sums.entry(*cell).or_default();
            (*sum, *count) = (*sum + difference, *count + 1.0);
        }
    }
    if sums.len() < FEWEST_CELLS {
        return None;
    }
    let means: Vec<f64> = sums.values().map(|(sum, count)| sum / count).collect();
    let n = means.len() as f64;
    let mean = means.iter().sum::<f64>() / n;
    let variance = means.iter().map(|m| (m - mean).powi(2)).sum::<f64>() / (n - 1.0);
    Some(mean / (variance.sqrt().max(LEAST_SPREAD) / n.sqrt()))
}
