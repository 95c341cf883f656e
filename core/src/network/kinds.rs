//! Distinct sets of attributes, each with a number.

use std::collections::HashMap;

use super::EdgeAttributes;

/// Attributes as numbers, so that those are one kind that agree to the last bit.
type Key = ([u8; EdgeAttributes::SMALL], Option<u32>, Option<u32>);

/// Each distinct set of attributes once, numbered in the order in which they were met.
///
/// A city has some thousand on a million edges.
#[derive(Clone, Debug, Default)]
pub(super) struct Kinds {
    sets: Vec<EdgeAttributes>,
    number: HashMap<Key, u32>,
    /// Neighbouring edges are mostly alike.
    last: Option<(Key, u32)>,
}

impl Kinds {
    /// The number of a set, which it is given here if it is new.
    pub(super) fn number_of(&mut self, attributes: &EdgeAttributes) -> u32 {
        let key = key(attributes);
        if let Some((last, number)) = self.last
            && last == key
        {
            return number;
        }
        let number = *self.number.entry(key).or_insert_with(|| {
            self.sets.push(*attributes);
            self.sets.len() as u32 - 1
        });
        self.last = Some((key, number));
        number
    }

    /// The set that has a number.
    #[inline]
    pub(super) fn get(&self, number: u32) -> &EdgeAttributes {
        &self.sets[number as usize]
    }

    /// Takes in all sets of another, whose `numbers` become those here.
    pub(super) fn merge<'n>(&mut self, other: &Kinds, numbers: impl Iterator<Item = &'n mut u32>) {
        let here: Vec<u32> = other.sets.iter().map(|set| self.number_of(set)).collect();
        // Mostly the halves of a city agree.
        if (0u32..).zip(&here).any(|(there, here)| there != *here) {
            numbers.for_each(|number| *number = here[*number as usize]);
        }
    }

    /// All sets by their numbers.
    pub(super) fn sets(&self) -> &[EdgeAttributes] {
        &self.sets
    }

    /// The same, the numbers forgotten.
    pub(super) fn into_sets(self) -> Vec<EdgeAttributes> {
        self.sets
    }
}

fn key(attributes: &EdgeAttributes) -> Key {
    (attributes.small(), attributes.incline.map(f32::to_bits), attributes.width_m.map(f32::to_bits))
}
