//! A made city, and the same as the library sees it.
//!
//! Times are in deciseconds, as the graph files of other tools have them; see [`streets`] for why they are exact in ticks.

pub(crate) mod file;
pub(crate) mod prepare;
mod random;
pub(crate) mod streets;

/// How many categories a city's facilities have.
pub(crate) const CATEGORIES: u32 = 40;
/// The pace of everyone, here and in the other tools: 1.25 m/s.
pub(crate) const METRES_PER_DECISECOND: f64 = 0.125;

/// Nodes, streets walked both ways, and facilities on the nodes.
pub(crate) struct City {
    /// Metres east and north of somewhere.
    pub(crate) place_m: Vec<[f64; 2]>,
    pub(crate) streets: Vec<Street>,
    pub(crate) facilities: Vec<Facility>,
}

/// A street between two nodes.
#[derive(Clone, Copy)]
pub(crate) struct Street {
    pub(crate) from: u32,
    pub(crate) to: u32,
    pub(crate) deciseconds: u32,
}

/// A facility on a node.
#[derive(Clone, Copy)]
pub(crate) struct Facility {
    pub(crate) node: u32,
    pub(crate) category: u32,
}
