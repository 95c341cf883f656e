//! The targets a tile may reach, numbered anew: how each is entered, which groups it is in.

use std::ops::Range;

use super::cells::LANES;
use super::ends::{Readers, straight};
use super::grouped::grouped;
use super::pass::Pass;
use super::region::Region;

/// The targets that can be read in a region; reused from tile to tile by one thread.
#[derive(Debug)]
pub(super) struct Nearby {
    /// The targets, ascending; each one's number is its index here.
    targets: Vec<u32>,
    /// The number of each target plus one; 0 for those not nearby.
    number: Vec<u32>,
    /// Where the ways into each target start; one more than there are targets.
    first_way: Vec<u32>,
    /// The number of the vertex in the region and the ticks from there.
    ways: Vec<(u32, u16)>,
    /// The targets' numbers as they lie along the curve.
    along_the_curve: Vec<u32>,
    /// Walks straight along an edge: the position in the tile, the target's number, the ticks; by position.
    straight: Vec<(u32, u32, u32)>,
    /// Where the members of each group start; one more than there are groups.
    first_member: Vec<u32>,
    /// The target's number and its rank in the group, by rank.
    members: Vec<(u32, u16)>,
}

impl Nearby {
    /// For at most so many targets.
    pub(super) fn new(targets: usize) -> Nearby {
        Nearby {
            targets: Vec::new(),
            number: vec![0; targets],
            first_way: Vec::new(),
            ways: Vec::new(),
            along_the_curve: Vec::new(),
            straight: Vec::new(),
            first_member: Vec::new(),
            members: Vec::new(),
        }
    }

    /// Finds what the origins at some positions may reach in their region.
    pub(super) fn find(&mut self, pass: &Pass<'_>, readers: &Readers, region: &Region, positions: Range<usize>) {
        for target in self.targets.drain(..) {
            self.number[target as usize] = 0;
        }
        self.straight.clear();
        for (i, position) in positions.enumerate() {
            straight(
                pass.timed,
                (pass.origins, pass.targets),
                pass.order.at(position),
                pass.horizon,
                |target, ticks| {
                    if !pass.groups.of(target).is_empty() {
                        self.straight.push((i as u32, target, ticks));
                    }
                },
            );
        }
        let numbered = || region.numbers().iter().zip(region.vertices());
        let read = || numbered().flat_map(|(v, vertex)| readers.at(*vertex).iter().map(move |r| (*v, r)));
        let met = read().map(|(_, reader)| reader.place).chain(self.straight.iter().map(|(_, target, _)| *target));
        for target in met {
            let number = &mut self.number[target as usize];
            if *number == 0 {
                *number = 1;
                self.targets.push(target);
            }
        }
        self.along_the_curve.clone_from(&self.targets);
        self.targets.sort_unstable();
        for (number, target) in (1..).zip(&self.targets) {
            self.number[*target as usize] = number;
        }
        let numbers = &self.number;
        let number = |target: u32| numbers[target as usize] - 1;
        self.along_the_curve.iter_mut().for_each(|target| *target = number(*target));
        self.straight.iter_mut().for_each(|(_, target, _)| *target = number(*target));
        let ways = read().map(|(vertex, reader)| (number(reader.place), (vertex, reader.ticks as u16)));
        grouped(self.targets.len(), ways, &mut self.first_way, &mut self.ways);
        let of = |(number, target): (u32, &u32)| {
            pass.groups.of(*target).iter().map(move |m| (m.group, (number, m.rank as u16)))
        };
        grouped(pass.groups.len(), (0..).zip(&self.targets).flat_map(of), &mut self.first_member, &mut self.members);
    }

    /// How many targets.
    pub(super) fn len(&self) -> usize {
        self.targets.len()
    }

    /// The targets, ascending.
    pub(super) fn targets(&self) -> &[u32] {
        &self.targets
    }

    /// The targets' numbers, neighbours on the ground side by side.
    pub(super) fn along_the_curve(&self) -> &[u32] {
        &self.along_the_curve
    }

    /// The ways into a target: the number of the vertex in the region and the ticks from there.
    #[inline(always)]
    pub(super) fn ways(&self, target: u32) -> &[(u32, u16)] {
        &self.ways[self.first_way[target as usize] as usize..self.first_way[target as usize + 1] as usize]
    }

    /// The members of a group with their ranks, by rank.
    pub(super) fn members(&self, group: usize) -> &[(u32, u16)] {
        &self.members[self.first_member[group] as usize..self.first_member[group + 1] as usize]
    }

    /// The walks straight along an edge from the origins of a block: position in the tile, target, ticks.
    pub(super) fn straight(&self, block: usize) -> impl Iterator<Item = (usize, u32, u32)> {
        let start = self.straight.partition_point(|(position, ..)| (*position as usize) < block * LANES);
        let walks =
            self.straight[start..].iter().map(|(position, target, ticks)| (*position as usize, *target, *ticks));
        walks.take_while(move |(position, ..)| *position < (block + 1) * LANES)
    }
}
