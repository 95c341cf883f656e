//! Residential land as points: the denominator of the official coverage rates.

use std::sync::Arc;

use geo::{Area, BoundingRect, Contains, InteriorPoint, MapCoords};
use geo_types::{Coord, MultiPolygon};

use super::Prepared;
use super::prepared::AttachedPoints;
use crate::error::Error;
use crate::exact_sum::exact_sum;
use crate::geo::{LocalPlane, LonLat};
use crate::model::{LandParcel, ResidentialLand};
use crate::progress::Progress;
use crate::reach::parallel;

/// More points than this are never taken; the grid becomes coarser instead, and says so.
const MOST_POINTS: f64 = 200_000.0;

/// Residential land as points of a grid, each standing for its share of its parcel.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct LandSamples {
    /// The points.
    pub(crate) positions: Vec<LonLat>,
    /// The square metres each stands for; together they are the area of the land.
    pub(crate) area_m2: Vec<f64>,
    /// The side of the grid's cells in metres.
    pub(crate) step_m: f64,
}

/// The points of a study's residential land, attached to the network as homes are.
pub(crate) struct LandPoints {
    pub(crate) samples: LandSamples,
    pub(crate) attached: AttachedPoints,
    /// The side asked for, which is shorter than that of the samples where there is too much land.
    asked_m: f64,
}

impl std::fmt::Debug for LandPoints {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "LandPoints({} of {} m)", self.samples.positions.len(), self.samples.step_m)
    }
}

impl Prepared {
    /// The study's residential land as attached points of a grid; `None` when there is none.
    ///
    /// Those of the side first asked for are kept, since every standard asks for the same.
    pub(crate) fn land_points(&self, step_m: f64, progress: &dyn Progress) -> Result<Option<Arc<LandPoints>>, Error> {
        if let Some(kept) = self.kept_land().get()
            && kept.asked_m == step_m
        {
            return Ok(Some(kept.clone()));
        }
        let study = self.study();
        let samples = study.land().map(|land| sample(land, study.network().plane(), step_m));
        let Some(samples) = samples.filter(|samples| !samples.positions.is_empty()) else { return Ok(None) };
        let attached = self.attach_points(&samples.positions, progress)?;
        let points = Arc::new(LandPoints { samples, attached, asked_m: step_m });
        // Whoever was first stays; both found the same.
        let _ = self.kept_land().set(points.clone());
        Ok(Some(points))
    }
}

/// Points of a grid of `step_m`, fixed to the plane and so the same for the same study.
///
/// A parcel between the points of the grid is one point inside it. Along an edge of what is covered a point stands for
/// up to half a cell too much or too little, so a covered area is known to about half a step times the length of that
/// edge; the errors have either sign and mostly cancel.
pub(super) fn sample(land: &ResidentialLand, plane: LocalPlane, step_m: f64) -> LandSamples {
    let area = exact_sum(land.parcels.iter().map(|parcel| parcel.area_m2).filter(|area| area.is_finite()));
    let step_m = step_m.max((area / MOST_POINTS).sqrt());
    let of_parcels = parallel::map(land.parcels.len(), || (), |(), i| points_of(&land.parcels[i], plane, step_m));
    let mut samples = LandSamples { positions: Vec::new(), area_m2: Vec::new(), step_m };
    for (parcel, points) in land.parcels.iter().zip(of_parcels) {
        let each = parcel.area_m2 / points.len() as f64;
        samples.area_m2.extend(points.iter().map(|_| each));
        samples.positions.extend(points);
    }
    samples
}

/// The points that a parcel is; none when it has no area.
fn points_of(parcel: &LandParcel, plane: LocalPlane, step_m: f64) -> Vec<LonLat> {
    let outline = in_metres(&parcel.outline, plane);
    if !(parcel.area_m2.is_finite() && parcel.area_m2 > 0.0 && outline.unsigned_area() > 0.0) {
        return Vec::new();
    }
    let mut points = grid(&outline, step_m);
    if points.is_empty() {
        points.extend(outline.interior_point().map(|point| [point.x(), point.y()]));
    }
    points.into_iter().map(|point| plane.to_lonlat(point)).collect()
}

fn in_metres(outline: &MultiPolygon<f64>, plane: LocalPlane) -> MultiPolygon<f64> {
    outline.map_coords(|c| {
        let [x, y] = LonLat::new(c.x, c.y).map_or([f64::NAN; 2], |place| plane.to_metres(place));
        Coord { x, y }
    })
}

/// The middles of the cells that lie inside, row by row.
fn grid(outline: &MultiPolygon<f64>, step_m: f64) -> Vec<[f64; 2]> {
    let Some(bounds) = outline.bounding_rect() else { return Vec::new() };
    let cells = |from: f64, to: f64| ((from / step_m).floor() as i64, (to / step_m).ceil() as i64);
    let ((x0, x1), (y0, y1)) = (cells(bounds.min().x, bounds.max().x), cells(bounds.min().y, bounds.max().y));
    let mut points = Vec::new();
    // A parcel drawn wrongly across the globe must not cost a day: its own area bounds what is worth looking at.
    if (x1 - x0).saturating_mul(y1 - y0) > 4 * MOST_POINTS as i64 {
        return points;
    }
    for (row, column) in (y0..y1).flat_map(|row| (x0..x1).map(move |column| (row, column))) {
        let point = [(column as f64 + 0.5) * step_m, (row as f64 + 0.5) * step_m];
        if outline.contains(&Coord { x: point[0], y: point[1] }) {
            points.push(point);
        }
    }
    points
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that fails may panic")]

    use geo_types::{LineString, MultiPolygon, Polygon};
    use proptest::prelude::*;

    use super::sample;
    use crate::geo::{LocalPlane, LonLat};
    use crate::model::{LandParcel, ResidentialLand};

    fn square(plane: LocalPlane, [x, y]: [f64; 2], side: f64) -> LandParcel {
        let corners = [[0.0, 0.0], [side, 0.0], [side, side], [0.0, side], [0.0, 0.0]];
        let corners = corners.map(|[dx, dy]| plane.to_lonlat([x + dx, y + dy]));
        let ring: LineString<f64> = corners.iter().map(|p| (p.lon(), p.lat())).collect::<Vec<_>>().into();
        let outline = MultiPolygon(vec![Polygon::new(ring, Vec::new())]);
        LandParcel { id: "way/1".into(), outline, area_m2: side * side }
    }

    #[test]
    fn a_square_of_a_hectare_is_sixteen_points_of_25_metres() {
        let plane = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
        let land = ResidentialLand { parcels: vec![square(plane, [0.0, 0.0], 100.0)], ..Default::default() };
        let samples = sample(&land, plane, 25.0);
        assert_eq!(samples.positions.len(), 16);
        assert!((samples.area_m2.iter().sum::<f64>() - 10_000.0).abs() < 1e-6);
        let [x, y] = plane.to_metres(samples.positions[0]);
        assert!((x - 12.5).abs() < 1e-6 && (y - 12.5).abs() < 1e-6);
    }

    #[test]
    fn a_parcel_between_the_points_is_one_point_inside_it() {
        let plane = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
        let land = ResidentialLand { parcels: vec![square(plane, [1.0, 1.0], 5.0)], ..Default::default() };
        let samples = sample(&land, plane, 25.0);
        assert_eq!((samples.positions.len(), samples.area_m2[0]), (1, 25.0));
    }

    #[test]
    fn a_huge_area_makes_the_grid_coarser_and_says_so() {
        let plane = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
        let land = ResidentialLand { parcels: vec![square(plane, [0.0, 0.0], 30_000.0)], ..Default::default() };
        let samples = sample(&land, plane, 25.0);
        assert!(samples.step_m > 60.0 && samples.positions.len() <= 220_000);
        assert!((samples.area_m2.iter().sum::<f64>() - 9e8).abs() < 1.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(256))]

        /// Outlines that cross themselves, or are a line, lose or invent no land and never panic.
        #[test]
        fn any_ring_keeps_its_area(
            ring in prop::collection::vec((-200.0..200.0f64, -200.0..200.0f64), 0..9),
            area_m2 in 1.0..1e5f64,
        ) {
            let plane = LocalPlane::at(LonLat::new(118.78, 32.04).unwrap());
            let ring = ring.into_iter().map(|(x, y)| plane.to_lonlat([x, y]));
            let ring: LineString<f64> = ring.map(|p| (p.lon(), p.lat())).collect::<Vec<_>>().into();
            let outline = MultiPolygon(vec![Polygon::new(ring, Vec::new())]);
            let land = ResidentialLand {
                parcels: vec![LandParcel { id: "way/1".into(), outline, area_m2 }],
                ..Default::default()
            };
            let samples = sample(&land, plane, 25.0);
            let sum: f64 = samples.area_m2.iter().sum();
            prop_assert!(samples.positions.is_empty() || (sum - area_m2).abs() < 1e-6 * area_m2);
        }
    }
}
