//! Writes answers as columns of `u32`, so that a script can hold them to those of other tools.
//!
//! Rows are in the order of the city's own nodes. Times are in deciseconds, in which every answer is whole; what does
//! not exist is the largest number.

use std::io::Write;

use lifecircle::network::NodeId;
use lifecircle::reach::{Matrix, NearestTimes, Opportunities, Reached, TimedNetwork};
use lifecircle::units::Ticks;

use crate::Failure;
use crate::made::{CATEGORIES, prepare};
use crate::options::Options;
use crate::stages::{LIMITS, NEAREST};

/// Of all opportunities every so many-th node is written.
const EVERY: usize = 500;

/// The nearest of every category: one column of all nodes for each.
pub(crate) fn nearest(options: &Options, timed: &TimedNetwork, near: &NearestTimes) -> Result<(), Failure> {
    write(options, "nearest", || {
        let numbers = prepare::node_numbers(timed.network());
        let column = |category| numbers.iter().map(move |node| deciseconds(near.get(category, node.index()))).collect();
        (0..CATEGORIES as usize).map(column).collect()
    })
}

/// Counts and the nearest at some nodes: for each node and category the counts at each limit, then the times.
pub(crate) fn opportunities(options: &Options, timed: &TimedNetwork, found: &Opportunities) -> Result<(), Failure> {
    let at = |node: NodeId, category: usize| {
        let counts = (0..LIMITS.len()).map(move |limit| found.count(category, node.index(), limit));
        let nearest = move |nth| found.nearest_nth(category, node.index(), nth).map(|(ticks, _)| ticks);
        counts.chain((0..NEAREST).map(move |nth| deciseconds(nearest(nth))))
    };
    write(options, "opportunities", || {
        let numbers = prepare::node_numbers(timed.network());
        let row = |node: &NodeId| (0..CATEGORIES as usize).flat_map(|category| at(*node, category)).collect();
        numbers.iter().step_by(EVERY).map(row).collect()
    })
}

/// How many nodes every node reaches.
pub(crate) fn reached(options: &Options, timed: &TimedNetwork, reached: &Reached) -> Result<(), Failure> {
    write(options, "reached", || {
        let numbers = prepare::node_numbers(timed.network());
        vec![numbers.iter().map(|node| reached.nodes(node.index(), 0)).collect()]
    })
}

/// The times of a matrix, row by row, what is out of reach included.
pub(crate) fn matrix(options: &Options, matrix: &Matrix) -> Result<(), Failure> {
    let row = |origin| (0..matrix.len() as u32).map(move |target| deciseconds(matrix.get(origin, target))).collect();
    write(options, "matrix", || (0..matrix.len()).map(row).collect())
}

fn deciseconds(ticks: Option<Ticks>) -> u32 {
    ticks.map_or(u32::MAX, |ticks| (ticks.seconds() * 10.0).round() as u32)
}

/// Writes `columns` to a file in the directory asked for, if any was.
fn write(options: &Options, name: &str, columns: impl FnOnce() -> Vec<Vec<u32>>) -> Result<(), Failure> {
    let Some(directory) = &options.answers else { return Ok(()) };
    let mut file = std::io::BufWriter::new(std::fs::File::create(format!("{directory}/{name}.u32"))?);
    for column in columns() {
        let bytes: Vec<u8> = column.into_iter().flat_map(u32::to_le_bytes).collect();
        file.write_all(&bytes)?;
    }
    Ok(file.flush()?)
}
