//! The made city: streets on a jittered grid with gaps, shops that keep together.
//!
//! What matters to a search is how many streets meet at a corner, how long they are, and how unevenly the facilities of
//! a category lie. Corners stand on a grid of 62 m, each moved by up to 20 m; 71 % of the streets between neighbours are
//! there and one block in fifty has a diagonal, so that 2.9 streets meet at a corner; a street is up to 15 % longer than
//! the straight line. What does not hang together with the rest is left out. Half of the facilities lie anywhere, the
//! others around centres, with a deviation of 350 m; of the 40 categories the first has twenty times as many as the last.

use super::random::Random;
use super::{CATEGORIES, City, Facility, METRES_PER_DECISECOND, Street};

const BLOCK_M: f64 = 62.0;
const JITTER_M: f64 = 20.0;
const STREETS_KEPT: f64 = 0.71;
const DIAGONALS: f64 = 0.02;
const LONGEST_DETOUR: f64 = 1.15;
/// One centre for so many corners.
const CORNERS_PER_CENTRE: usize = 4000;
const CENTRE_DEVIATION_M: f64 = 350.0;
/// Every street takes a whole number of half seconds, which is whole in deciseconds and in the engine's ticks.
const HALF_SECOND_DS: f64 = 5.0;

/// A city of about `nodes` corners; the same for the same number, on every machine.
pub(crate) fn city(nodes: usize) -> City {
    // A few corners in a hundred are cut off and left out.
    let side = ((nodes as f64 * 1.06).sqrt().ceil() as usize).max(2);
    let mut random = Random::new(nodes as u64);
    let corners: Vec<[f64; 2]> = (0..side * side)
        .map(|i| [i % side, i / side].map(|k| k as f64 * BLOCK_M + random.between(-JITTER_M, JITTER_M)))
        .collect();
    let mut streets = Vec::new();
    for corner in 0..side * side {
        let (east, north) = (corner % side + 1 < side, corner / side + 1 < side);
        let to = [(east, 1, STREETS_KEPT), (north, side, STREETS_KEPT), (east && north, side + 1, DIAGONALS)];
        for (_, step, kept) in to.into_iter().filter(|(exists, ..)| *exists) {
            if random.share() < kept {
                streets.push(street(&corners, corner, corner + step, &mut random));
            }
        }
    }
    largest_part(&corners, &streets)
}

fn street(corners: &[[f64; 2]], from: usize, to: usize, random: &mut Random) -> Street {
    let straight_m = distance_m(corners[from], corners[to]);
    let length_m = straight_m * random.between(1.0, LONGEST_DETOUR);
    let half_seconds = (length_m / METRES_PER_DECISECOND / HALF_SECOND_DS).ceil().max(1.0);
    Street { from: from as u32, to: to as u32, deciseconds: (half_seconds * HALF_SECOND_DS) as u32 }
}

fn distance_m(a: [f64; 2], b: [f64; 2]) -> f64 {
    let (x, y) = (a[0] - b[0], a[1] - b[1]);
    // Not `hypot`, whose last bit is the C library's choice.
    (x * x + y * y).sqrt()
}

/// The largest part that hangs together, numbered in the order of the grid.
fn largest_part(corners: &[[f64; 2]], streets: &[Street]) -> City {
    let mut part: Vec<u32> = (0..corners.len() as u32).collect();
    for street in streets {
        let (a, b) = (root(&mut part, street.from), root(&mut part, street.to));
        part[a.max(b) as usize] = a.min(b);
    }
    let of: Vec<u32> = (0..corners.len() as u32).map(|corner| root(&mut part, corner)).collect();
    let mut size = vec![0u32; corners.len()];
    of.iter().for_each(|root| size[*root as usize] += 1);
    let largest = (0..size.len()).max_by_key(|root| (size[*root], std::cmp::Reverse(*root))).unwrap_or(0) as u32;
    let mut number = vec![None; corners.len()];
    let mut place_m = Vec::new();
    for corner in (0..corners.len()).filter(|corner| of[*corner] == largest) {
        number[corner] = Some(place_m.len() as u32);
        place_m.push(corners[corner]);
    }
    let renumbered = |street: &Street| {
        let (from, to) = (number[street.from as usize]?, number[street.to as usize]?);
        Some(Street { from, to, ..*street })
    };
    City { place_m, streets: streets.iter().filter_map(renumbered).collect(), facilities: Vec::new() }
}

/// The root of a corner in a forest whose paths are halved on the way.
fn root(parent: &mut [u32], mut corner: u32) -> u32 {
    while parent[corner as usize] != corner {
        parent[corner as usize] = parent[parent[corner as usize] as usize];
        corner = parent[corner as usize];
    }
    corner
}

/// Facilities of all categories on the nodes of `city`, `density` for each node.
pub(crate) fn facilities(city: &City, density: f64) -> Vec<Facility> {
    let nodes = city.place_m.len();
    let mut random = Random::new((nodes as f64 * (1.0 + density)) as u64);
    let grid = Grid::of(&city.place_m);
    let centres: Vec<u32> = (0..(nodes / CORNERS_PER_CENTRE).max(5)).map(|_| random.below(nodes) as u32).collect();
    let share = |category: u32| 1.0 / f64::from(category + 2);
    let all: f64 = (0..CATEGORIES).map(share).sum();
    let mut facilities = Vec::new();
    for category in 0..CATEGORIES {
        let count = ((nodes as f64 * density * share(category) / all) as usize).max(3);
        for i in 0..count {
            let node = match i % 2 {
                0 => random.below(nodes) as u32,
                _ => {
                    let centre = city.place_m[centres[random.below(centres.len())] as usize];
                    let place_m = centre.map(|at| at + CENTRE_DEVIATION_M * random.around_zero());
                    grid.near(place_m).unwrap_or(centres[0])
                }
            };
            facilities.push(Facility { node, category });
        }
    }
    facilities
}

/// Some node in each square of the grid.
struct Grid {
    some: std::collections::HashMap<[i32; 2], u32>,
}

impl Grid {
    fn of(place_m: &[[f64; 2]]) -> Grid {
        Grid { some: (0u32..).zip(place_m).map(|(node, at)| (at.map(square), node)).collect() }
    }

    /// A node in the square of a place or in one beside it.
    fn near(&self, place_m: [f64; 2]) -> Option<u32> {
        let [x, y] = place_m.map(square);
        let beside = [[0, 0], [1, 0], [0, 1], [-1, 0], [0, -1], [1, 1], [-1, -1], [1, -1], [-1, 1]];
        beside.iter().find_map(|[dx, dy]| self.some.get(&[x + dx, y + dy]).copied())
    }
}

fn square(at_m: f64) -> i32 {
    (at_m / BLOCK_M).floor() as i32
}
