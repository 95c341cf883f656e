//! How much network origins reach, by one plain search for each: any horizon.

use super::cells::LANES;
use super::door_edges::door_edges;
use super::reached::{Block, Survey};
use crate::error::Error;
use crate::network::{EdgeId, NodeId};
use crate::progress::Watch;
use crate::reach::Work;
use crate::reach::flood::Flood;

/// Reused from origin to origin by one thread.
#[derive(Default)]
pub(super) struct OneByOne {
    flood: Flood,
    /// What is left, plus one, at each node and where one comes onto each edge: the more, the earlier in its order.
    nodes: Vec<(NodeId, std::cmp::Reverse<u32>)>,
    onto: Vec<(EdgeId, bool, std::cmp::Reverse<u32>)>,
}

impl OneByOne {
    /// The blocks of a tile.
    pub(super) fn tile(
        &mut self,
        survey: &Survey<'_>,
        tile: usize,
        watch: &Watch<'_>,
    ) -> Result<(Vec<Block>, Work), Error> {
        let (mut blocks, mut work) = (Vec::new(), Work::default());
        for (i, position) in survey.order.positions(tile).enumerate() {
            watch.check()?;
            if i % LANES == 0 {
                blocks.push(survey.empty_block());
            }
            if let Some(block) = blocks.last_mut() {
                work += self.origin(survey, survey.order.at(position), block, i % LANES);
            }
            watch.advance(1)?;
        }
        Ok((blocks, work))
    }

    fn origin(&mut self, survey: &Survey<'_>, origin: u32, block: &mut Block, lane: usize) -> Work {
        let OneByOne { flood, nodes, onto } = self;
        let (graph, horizon) = (survey.timed.graph(), survey.horizon);
        let left = |ticks: u32| horizon - ticks + 1;
        nodes.clear();
        onto.clear();
        let seeds = survey.leaving.of(origin).iter().map(|way| (way.vertex, way.ticks));
        let work = flood.search(&graph.forward, seeds, horizon);
        for (vertex, ticks) in flood.reached() {
            let left = std::cmp::Reverse(left(ticks));
            nodes.push((graph.node_of(vertex), left));
            onto.extend(graph.along(vertex).iter().map(|along| (along.edge(), !along.as_drawn(), left)));
        }
        nodes.sort_unstable();
        nodes.dedup_by_key(|(node, _)| *node);
        onto.sort_unstable();
        onto.dedup_by_key(|(edge, at_end, _)| (*edge, *at_end));
        for (limit, ticks) in survey.limits.iter().enumerate() {
            let shorter = horizon.saturating_sub(ticks.get());
            block.nodes[limit][lane] = nodes.iter().filter(|(_, left)| left.0 > shorter).count() as u32;
            let quanta = onto.chunk_by(|a, b| a.0 == b.0).map(|ways| {
                let at =
                    |end: bool| ways.iter().find(|way| way.1 == end).map_or(0, |way| way.2.0.saturating_sub(shorter));
                survey.paces[ways[0].0.index()].reached([at(false), at(true)])
            });
            block.quanta[limit][lane] = quanta.fold(0, u64::saturating_add);
        }
        let at_vertex = |vertex| flood.ticks(vertex).map_or(0, left);
        door_edges(survey, origin, at_vertex, |limit, from, to| {
            let quanta = &mut block.quanta[limit][lane];
            *quanta = quanta.saturating_sub(from).saturating_add(to);
        });
        work
    }
}
