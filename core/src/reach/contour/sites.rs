//! The corners of the mesh: points of a lattice of 1/256 m, each kept once.

use std::collections::HashMap;

use crate::geo::{LocalPlane, LonLat};

/// Lattice points in a metre. Distinct corners are at least 4 mm apart, so no triangle is too thin for its numbers.
const PER_METRE: f64 = 256.0;

/// A point of the lattice, in units of 1/256 m east and north of the middle of the network.
pub(super) type Spot = (i32, i32);

/// The lattice point nearest to a point of the plane.
pub(super) fn spot(metres: [f64; 2]) -> Spot {
    // A cast saturates: what lies 8,000 km away is drawn in, rather than refused.
    let [x, y] = metres.map(|m| (m * PER_METRE).round() as i32);
    (x, y)
}

/// A lattice point in metres on the plane.
pub(super) fn metres(spot: Spot) -> [f64; 2] {
    [f64::from(spot.0) / PER_METRE, f64::from(spot.1) / PER_METRE]
}

/// Distinct lattice points, numbered as they come.
#[derive(Debug, Default)]
pub(super) struct Sites {
    number: HashMap<Spot, u32>,
    spots: Vec<Spot>,
}

impl Sites {
    /// The number of a point; a new one if it has none.
    pub(super) fn at(&mut self, metres: [f64; 2]) -> u32 {
        let spot = spot(metres);
        *self.number.entry(spot).or_insert_with(|| {
            self.spots.push(spot);
            self.spots.len() as u32 - 1
        })
    }

    pub(super) fn at_place(&mut self, plane: &LocalPlane, place: LonLat) -> u32 {
        self.at(plane.to_metres(place))
    }

    pub(super) fn len(&self) -> usize {
        self.spots.len()
    }

    pub(super) fn metres(&self, site: u32) -> [f64; 2] {
        metres(self.spots[site as usize])
    }

    /// The points in the order of a Morton curve, with the new number of each: neighbours lie near in memory too.
    pub(super) fn in_order(&self) -> (Vec<[f64; 2]>, Vec<u32>) {
        let mut order: Vec<(u64, u32)> = (0u32..).zip(&self.spots).map(|(site, spot)| (morton(*spot), site)).collect();
        order.sort_unstable();
        let mut renumbered = vec![0; order.len()];
        for (new, (_, old)) in (0u32..).zip(&order) {
            renumbered[*old as usize] = new;
        }
        (order.iter().map(|(_, site)| self.metres(*site)).collect(), renumbered)
    }
}

fn morton((x, y): Spot) -> u64 {
    let spread = |v: i32| {
        let mut bits = u64::from(v as u32 ^ 0x8000_0000);
        for (shift, mask) in [
            (16, 0x0000_FFFF_0000_FFFF),
            (8, 0x00FF_00FF_00FF_00FF),
            (4, 0x0F0F_0F0F_0F0F_0F0F),
            (2, 0x3333_3333_3333_3333),
            (1, 0x5555_5555_5555_5555),
        ] {
            bits = (bits | bits << shift) & mask;
        }
        bits
    };
    spread(x) | spread(y) << 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_point_has_one_number_and_the_curve_keeps_neighbours_together() {
        let mut sites = Sites::default();
        let here = sites.at([10.0, -3.0]);
        assert_eq!((sites.at([10.001, -3.001]), sites.at([10.1, -3.0])), (here, here + 1));
        assert_eq!(sites.metres(here), [10.0, -3.0]);
        assert_eq!(spot([f64::MAX, f64::NAN]), (i32::MAX, 0));
        assert_eq!([(0, 0), (1, 0), (0, 1), (1, 1)].map(|s| morton(s) - morton((0, 0))), [0, 1, 2, 3]);
        assert!(morton((-1, -1)) < morton((0, 0)));
    }
}
