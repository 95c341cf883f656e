//! A whole city divided into circles: so many people each, within a walk of their centre, nobody across a river.

mod balance;
mod ground;
mod table;
mod voronoi;

#[cfg(all(test, feature = "osm"))]
mod city_tests;
#[cfg(test)]
mod partition_tests;

use std::sync::Arc;

use ground::Ground;
pub(super) use ground::nearest_nodes;
use voronoi::{Cells, Centre, NOBODY};

use super::{CircleSpec, Outline};
use crate::access::ExactSum;
use crate::error::{Error, ErrorKind};
use crate::geo::LonLat;
use crate::progress::Progress;
use crate::study::{Prepared, Study};
use crate::units::{TICKS_PER_SECOND, Ticks};

/// How a city is to be divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PartitionOptions {
    /// How many people a circle should have.
    pub target_people: f64,
    /// Fewer are reported.
    pub at_least: f64,
    /// More are reported.
    pub at_most: f64,
    /// The longest walk to the centre, in minutes.
    pub max_minutes: u32,
    /// Whether a circle may reach over a bridge or through a tunnel. Rivers, railways and motorways are crossed no other
    /// way, so without it no circle lies on both sides of one.
    pub across_bridges: bool,
}

impl PartitionOptions {
    /// Circles of about so many people, half as many to twice as many, within a walk of 15 minutes, none across a bridge.
    pub fn of_people(target_people: f64) -> PartitionOptions {
        PartitionOptions {
            target_people,
            at_least: target_people / 2.0,
            at_most: target_people * 2.0,
            max_minutes: 15,
            across_bridges: false,
        }
    }

    fn longest_ticks(&self) -> u64 {
        u64::from(self.max_minutes) * 60 * u64::from(TICKS_PER_SECOND)
    }

    fn check(&self) -> Result<(), Error> {
        let refuse = |what: &str, value: f64| Err(Error::new(ErrorKind::Argument, what.to_string()).with_value(value));
        if !(self.target_people >= 1.0 && self.target_people <= 1e9) {
            return refuse("a circle's people must lie between 1 and 1e9", self.target_people);
        }
        if !(self.at_least >= 0.0 && self.at_least <= self.target_people) {
            return refuse("the least number of people must lie between 0 and the target", self.at_least);
        }
        if !(self.at_most >= self.target_people && self.at_most.is_finite()) {
            return refuse("the largest number of people must be a number and at least the target", self.at_most);
        }
        if !(1..=240).contains(&self.max_minutes) {
            return refuse("the longest walk must lie between 1 and 240 minutes", f64::from(self.max_minutes));
        }
        Ok(())
    }
}

/// Whether a circle has as many people as asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Fit {
    /// It has.
    Within,
    /// It has fewer: its neighbours lie across a barrier or beyond the walk, or there is nobody to share with.
    TooFew,
    /// It has more: so many live within one node's reach.
    TooMany,
}

impl Fit {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Fit::Within => "within",
            Fit::TooFew => "too-few",
            Fit::TooMany => "too-many",
        }
    }
}

/// One circle of a divided city.
#[derive(Clone, Debug, PartialEq)]
pub struct PartitionCircle {
    /// Its centre, a place on a street.
    pub centre: LonLat,
    /// Its homes, as rows of [`Study::homes`], ascending.
    pub homes: Vec<u32>,
    /// Its people, as far as its homes say.
    pub people: f64,
    /// How many homes do not say how many live in them.
    pub homes_without_people: usize,
    /// Whether it has as many people as asked for.
    pub fit: Fit,
    /// The longest walk of a home to the centre, in seconds, inside the circle.
    pub longest_walk_s: f64,
    /// How many homes have a longer walk than asked for.
    pub homes_too_far: usize,
}

/// A city divided into circles: every home that has a door on the network is in exactly one of them.
///
/// Cheap to clone. Its circles may be judged: [`Partition::specs`].
#[derive(Clone, Debug)]
pub struct Partition {
    study: Study,
    parts: Arc<Parts>,
}

#[derive(Debug)]
struct Parts {
    circles: Vec<PartitionCircle>,
    of_home: Vec<Option<u32>>,
    of_facility: Vec<Option<u32>>,
    /// The circle of each node of the network.
    of_node: Vec<Option<u32>>,
}

/// One circle of a divided city, to be judged like any other.
#[derive(Clone, Debug)]
pub struct Part {
    partition: Partition,
    circle: u32,
}

/// Equal are the circles of one number of the same division.
impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        Arc::ptr_eq(&self.partition.parts, &other.partition.parts) && self.circle == other.circle
    }
}

impl Part {
    /// The study that was divided.
    pub(in crate::assess) fn study(&self) -> &Study {
        &self.partition.study
    }

    /// Its homes, as rows of the study.
    pub(in crate::assess) fn homes(&self) -> Vec<u32> {
        self.rows(&self.partition.parts.of_home)
    }

    /// Its facilities, as rows of the study.
    pub(in crate::assess) fn facilities(&self) -> Vec<u32> {
        self.rows(&self.partition.parts.of_facility)
    }

    /// Whether it has a node of the network.
    pub(in crate::assess) fn has_node(&self, node: u32) -> bool {
        self.partition.parts.of_node.get(node as usize).copied().flatten() == Some(self.circle)
    }

    fn rows(&self, owners: &[Option<u32>]) -> Vec<u32> {
        (0u32..).zip(owners).filter(|(_, owner)| **owner == Some(self.circle)).map(|(row, _)| row).collect()
    }
}

impl Prepared {
    /// Divides the city into circles.
    ///
    /// A network Voronoi diagram around centres that are moved to the middle of their people, with handicaps for those
    /// that have too many. Every circle hangs together on foot, never through a compound. A home that is too far from
    /// every centre gets a circle of its own neighbourhood, though it have too few people: the walk goes first. What
    /// cannot be kept is reported by [`PartitionCircle::fit`] and [`PartitionCircle::homes_too_far`].
    ///
    /// The same city gives the same circles, whatever the number of threads. It is global: never divide tiles.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for options out of range, [`ErrorKind::Empty`] when no home says how many people it has,
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// Some fifty searches over the whole network, one after another.
    pub fn partition(&self, options: &PartitionOptions, progress: &dyn Progress) -> Result<Partition, Error> {
        options.check()?;
        if !self.study().homes().rows.iter().any(|home| home.people.is_some_and(|people| people.count > 0.0)) {
            return Err(Error::new(ErrorKind::Empty, "no home says how many people live in it")
                .with_fix("add the column `people` to the table of homes"));
        }
        let ground = Ground::new(self, options.across_bridges);
        let plane = self.study().network().plane();
        let (centres, cells) = balance::balance(&ground, options, plane, progress)?;
        Ok(Partition::new(self, options, &ground, &centres, &cells))
    }
}

impl Partition {
    fn new(
        prepared: &Prepared,
        options: &PartitionOptions,
        ground: &Ground,
        centres: &[Centre],
        cells: &Cells,
    ) -> Partition {
        let mut homes: Vec<Vec<u32>> = vec![Vec::new(); centres.len()];
        for (home, place) in ground.homes.iter().enumerate() {
            if let Some(owner) = place.map(|(node, _)| cells.owner[node as usize]).filter(|owner| *owner != NOBODY) {
                homes[owner as usize].push(home as u32);
            }
        }
        let (mut circles, mut number) = (Vec::new(), vec![None; centres.len()]);
        for (index, homes) in homes.into_iter().enumerate().filter(|(_, homes)| !homes.is_empty()) {
            number[index] = Some(circles.len() as u32);
            let centre = ground.positions[centres[index].node as usize];
            circles.push(circle(prepared, options, ground, cells, centre, homes));
        }
        let mut of_home = vec![None; ground.homes.len()];
        for (index, circle) in circles.iter().enumerate() {
            circle.homes.iter().for_each(|home| of_home[*home as usize] = Some(index as u32));
        }
        let of_node: Vec<Option<u32>> =
            cells.owner.iter().map(|owner| number.get(*owner as usize).copied().flatten()).collect();
        let nodes = nearest_nodes(prepared.timed(), prepared.facilities());
        let of_facility = nodes.map(|near| of_node.get(near?.0 as usize).copied().flatten()).collect();
        let parts = Parts { circles, of_home, of_facility, of_node };
        Partition { study: prepared.study().clone(), parts: Arc::new(parts) }
    }

    /// The study that was divided.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// The circles.
    pub fn circles(&self) -> &[PartitionCircle] {
        &self.parts.circles
    }

    /// The circles to be judged: [`AssessOptions::circles`](super::AssessOptions::circles). The id of each is its number.
    ///
    /// A circle has the homes and facilities whose nearest node of the network is its own, and so the land.
    pub fn specs(&self) -> Vec<CircleSpec> {
        let part = |circle| Part { partition: self.clone(), circle };
        let spec =
            |circle: u32| CircleSpec { id: circle.to_string(), name: None, outline: Outline::Part(part(circle)) };
        (0..self.circles().len() as u32).map(spec).collect()
    }

    /// The circle of a home, as an index of [`Partition::circles`]; `None` for one without a door on the network.
    pub fn circle_of(&self, home: usize) -> Option<usize> {
        self.parts.of_home.get(home).copied().flatten().map(|circle| circle as usize)
    }

    /// The circle of a node of the network; `None` for one that no circle with homes reaches.
    pub fn circle_of_node(&self, node: crate::network::NodeId) -> Option<usize> {
        self.parts.of_node.get(node.index()).copied().flatten().map(|circle| circle as usize)
    }
}

fn circle(
    prepared: &Prepared,
    options: &PartitionOptions,
    ground: &Ground,
    cells: &Cells,
    centre: LonLat,
    homes: Vec<u32>,
) -> PartitionCircle {
    let rows = &prepared.study().homes().rows;
    let (mut people, mut homes_without_people, mut longest, mut homes_too_far) = (ExactSum::default(), 0, 0, 0);
    for home in &homes {
        match rows.get(*home as usize).and_then(|row| row.people) {
            Some(known) => people.add(known.count),
            None => homes_without_people += 1,
        }
        if let Some((node, link)) = ground.homes[*home as usize] {
            // The bound holds up to the node; the way to it, behind the home's own door, is nobody's to shorten.
            let walk = cells.walk[node as usize];
            homes_too_far += usize::from(walk > options.longest_ticks());
            longest = longest.max(walk + u64::from(link.get()));
        }
    }
    let people = people.value();
    let fit = match people {
        n if n < options.at_least => Fit::TooFew,
        n if n > options.at_most => Fit::TooMany,
        _ => Fit::Within,
    };
    let longest_walk_s = Ticks::new(u32::try_from(longest).unwrap_or(u32::MAX)).seconds();
    PartitionCircle { centre, homes, people, homes_without_people, fit, longest_walk_s, homes_too_far }
}
