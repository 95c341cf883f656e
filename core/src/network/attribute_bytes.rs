//! The attributes of an edge that are small numbers, as bytes: to compare them by, and to keep them in a file.

use super::{Crossing, Direction, EdgeAttributes, Passage, Surface, WayClass};

/// Every value of an enumeration, in the order of its numbers.
const CLASSES: [WayClass; 9] = [
    WayClass::Street,
    WayClass::MainStreet,
    WayClass::Footway,
    WayClass::Steps,
    WayClass::Elevator,
    WayClass::Indoor,
    WayClass::Gate,
    WayClass::Service,
    WayClass::Area,
];
const PASSAGES: [Passage; 3] = [Passage::Public, Passage::EndOnly, Passage::Residents];
const DIRECTIONS: [Direction; 3] = [Direction::Both, Direction::Forward, Direction::Backward];
const CROSSINGS: [Crossing; 4] = [Crossing::None, Crossing::Signals, Crossing::Marked, Crossing::Unmarked];
const SURFACES: [Surface; 4] = [Surface::Unknown, Surface::Paved, Surface::Rough, Surface::Unpaved];

impl EdgeAttributes {
    /// How many bytes hold them.
    pub(super) const SMALL: usize = 8;

    /// All but incline and width.
    pub(super) fn small(&self) -> [u8; EdgeAttributes::SMALL] {
        let wheelchair = self.wheelchair.map_or(2, u8::from);
        let [layer] = self.layer.to_le_bytes();
        let rules = [self.class as u8, self.passage as u8, self.direction as u8, self.crossing as u8];
        let [class, passage, direction, crossing] = rules;
        [class, passage, direction, crossing, self.surface as u8, wheelchair, layer, self.grade_separated.into()]
    }

    /// The attributes with these bytes, without incline and width; `None` when a byte has no meaning.
    pub(super) fn from_small(small: &[u8]) -> Option<EdgeAttributes> {
        let [class, passage, direction, crossing, surface, wheelchair, layer, grade_separated] =
            *small.first_chunk()?;
        Some(EdgeAttributes {
            class: *CLASSES.get(class as usize)?,
            passage: *PASSAGES.get(passage as usize)?,
            direction: *DIRECTIONS.get(direction as usize)?,
            crossing: *CROSSINGS.get(crossing as usize)?,
            surface: *SURFACES.get(surface as usize)?,
            wheelchair: *[Some(false), Some(true), None].get(wheelchair as usize)?,
            incline: None,
            width_m: None,
            layer: i8::from_le_bytes([layer]),
            grade_separated: *[false, true].get(grade_separated as usize)?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_enumeration_is_listed_in_the_order_of_its_numbers() {
        assert!(CLASSES.iter().enumerate().all(|(number, class)| *class as usize == number));
        assert!(PASSAGES.iter().enumerate().all(|(number, passage)| *passage as usize == number));
        assert!(DIRECTIONS.iter().enumerate().all(|(number, direction)| *direction as usize == number));
        assert!(CROSSINGS.iter().enumerate().all(|(number, crossing)| *crossing as usize == number));
        assert!(SURFACES.iter().enumerate().all(|(number, surface)| *surface as usize == number));
    }
}
