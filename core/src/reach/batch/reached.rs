//! How much network every origin reaches within each limit.

use super::cells::LANES;
use super::door_edges::door_edges;
use super::ends::{Ends, Side};
use super::lanes::{Lanes, Row};
use super::measure::Measure;
use super::order::Order;
use super::pace::{Pace, metres_of};
use super::pass::How;
use super::reached_one_by_one::OneByOne;
use super::region::{Arcs, Region};
use super::streets::Streets;
use crate::error::Error;
use crate::network::EdgeId;
use crate::progress::{Progress, Watch};
use crate::reach::{Places, TimedNetwork, Work, parallel};
use crate::units::Ticks;

/// How many nodes and how many metres of the network every origin reaches within each limit.
#[derive(Clone, Debug, PartialEq)]
pub struct Reached {
    limits: Vec<Ticks>,
    order: Order,
    blocks: Vec<Block>,
    work: Work,
}

/// The answers of neighbouring origins: for each limit, one number for each of them.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Block {
    pub(super) nodes: Vec<[u32; LANES]>,
    pub(super) quanta: Vec<[u64; LANES]>,
}

impl Reached {
    /// How many nodes lie within a limit (by its index) of an origin; 0 for what does not exist.
    pub fn nodes(&self, origin: usize, limit: usize) -> u32 {
        self.lane(origin).and_then(|(block, lane)| Some(block.nodes.get(limit)?[lane])).unwrap_or(0)
    }

    /// How many metres of edges lie within a limit (by its index) of an origin; 0 for what does not exist.
    ///
    /// # Units
    ///
    /// Metres. What an [`isochrone`](crate::reach::isochrone) draws, but in whole ticks: on each edge reached it may
    /// differ by what is walked in half a tick, some 2 cm.
    pub fn length_m(&self, origin: usize, limit: usize) -> f64 {
        self.lane(origin).and_then(|(block, lane)| Some(metres_of(block.quanta.get(limit)?[lane]))).unwrap_or(0.0)
    }

    /// The limits, in the order asked.
    pub fn limits(&self) -> &[Ticks] {
        &self.limits
    }

    /// How many origins.
    pub fn origin_count(&self) -> usize {
        self.order.len()
    }

    /// What it cost.
    pub fn work(&self) -> Work {
        self.work
    }

    fn lane(&self, origin: usize) -> Option<(&Block, usize)> {
        let position = (origin < self.order.len()).then(|| self.order.position(origin))?;
        Some((self.blocks.get(position / LANES)?, position % LANES))
    }
}

/// How much network each origin reaches within each of the `limits`, as its isochrone would.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` says so.
///
/// # Performance
///
/// As [`opportunities`](super::opportunities) from the origins: 128 neighbours at once up to a horizon of 65,534 ticks
/// (34 minutes), one by one beyond; nothing is drawn.
pub fn reach_of(
    timed: &TimedNetwork,
    origins: &Places,
    limits: &[Ticks],
    progress: &dyn Progress,
) -> Result<Reached, Error> {
    measure(timed, Side::Places(origins), limits, How::default(), progress)
}

/// How much network each node of the network reaches, by [`NodeId`](crate::network::NodeId): see [`reach_of`].
///
/// A node that no walk can leave or come to reaches nothing, not even itself.
///
/// # Errors
///
/// As [`reach_of`].
pub fn reach_of_nodes(timed: &TimedNetwork, limits: &[Ticks], progress: &dyn Progress) -> Result<Reached, Error> {
    measure(timed, Side::Nodes, limits, How::default(), progress)
}

/// Everything a measuring pass reads.
pub(super) struct Survey<'a> {
    pub(super) timed: &'a TimedNetwork,
    pub(super) side: Side<'a>,
    pub(super) leaving: &'a Ends,
    pub(super) order: &'a Order,
    pub(super) paces: Vec<Pace>,
    pub(super) limits: &'a [Ticks],
    pub(super) horizon: u32,
    how: How,
}

/// Reused from tile to tile by one thread.
struct Scratch {
    region: Region,
    arcs: Arcs,
    lanes: Lanes,
    streets: Streets,
    ticks: Vec<Row>,
}

/// A survey done in a stated way.
pub(super) fn measure(
    timed: &TimedNetwork,
    side: Side<'_>,
    limits: &[Ticks],
    how: How,
    progress: &dyn Progress,
) -> Result<Reached, Error> {
    let horizon = limits.iter().max().map_or(0, |limit| limit.get()).min(u32::MAX - 1);
    let leaving = Ends::leaving(timed, side, horizon);
    let order = Order::new(side, &leaving);
    let edges = (0..timed.network().edge_count() as u32).map(EdgeId);
    let paces = edges.map(|edge| Pace::new(timed, edge)).collect();
    let survey = Survey { timed, side, leaving: &leaving, order: &order, paces, limits, horizon, how };
    let watch = Watch::new(progress, "reach", order.len());
    let tiles: Vec<usize> = (0..order.tiles()).collect();
    let found = match how.searched.one_by_one(|| true) || horizon >= u32::from(u16::MAX) {
        true => parallel::each(tiles, OneByOne::default, |one, tile| one.tile(&survey, tile, &watch)),
        false => parallel::each(tiles, || survey.scratch(), |scratch, tile| survey.tile(scratch, tile, &watch)),
    };
    let (mut blocks, mut work) = (Vec::with_capacity(order.len().div_ceil(LANES)), Work::default());
    for tile in found {
        let (some, cost) = tile?;
        blocks.extend(some);
        work += cost;
    }
    watch.finish()?;
    Ok(Reached { limits: limits.to_vec(), order, blocks, work })
}

impl Survey<'_> {
    pub(super) fn empty_block(&self) -> Block {
        let limits = self.limits.len();
        Block { nodes: vec![[0; LANES]; limits], quanta: vec![[0; LANES]; limits] }
    }

    fn scratch(&self) -> Scratch {
        Scratch {
            region: Region::new(self.timed.graph().vertex_count()),
            arcs: Arcs::default(),
            lanes: Lanes::default(),
            streets: Streets::new(self.paces.len()),
            ticks: vec![Row::NONE; self.limits.len()],
        }
    }

    fn tile(&self, scratch: &mut Scratch, tile: usize, watch: &Watch<'_>) -> Result<(Vec<Block>, Work), Error> {
        watch.check()?;
        let Scratch { region, arcs, lanes, streets, ticks } = scratch;
        let (graph, positions) = (self.timed.graph(), self.order.positions(tile));
        let ways = positions.clone().flat_map(|position| self.leaving.of(self.order.at(position)).iter().copied());
        let mut work = region.grow(&graph.forward, ways, self.horizon);
        region.arcs(&graph.forward, self.horizon, arcs);
        streets.find(graph, region);
        lanes.prepare(region.vertices().len());
        let shorter: Vec<u16> =
            self.limits.iter().map(|limit| (self.horizon - limit.get().min(self.horizon)) as u16).collect();
        let mut blocks = Vec::with_capacity(positions.len().div_ceil(LANES));
        for start in positions.clone().step_by(LANES) {
            let (mut block, end) = (self.empty_block(), positions.end.min(start + LANES));
            for (lane, position) in (start..end).enumerate() {
                lanes.start_by(self.leaving.of(self.order.at(position)), lane, region, self.horizon);
            }
            work += lanes.walk(arcs, self.how.width);
            let Block { nodes, quanta } = &mut block;
            let (lanes_read, paces, shorter) = (&*lanes, self.paces.as_slice(), shorter.as_slice());
            self.how.width.run(Measure { lanes: lanes_read, streets, paces, shorter, nodes, quanta, ticks });
            for (lane, position) in (start..end).enumerate() {
                let left = |vertex| region.number_of(vertex).map_or(0, |number| u32::from(lanes.row(number).0[lane]));
                door_edges(self, self.order.at(position), left, |limit, from, to| {
                    let quanta = &mut block.quanta[limit][lane];
                    *quanta = quanta.saturating_sub(from).saturating_add(to);
                });
            }
            lanes.forget();
            blocks.push(block);
            watch.advance(end - start)?;
        }
        Ok((blocks, work))
    }
}
