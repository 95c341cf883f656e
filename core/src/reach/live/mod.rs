//! What if: a table of the nearest that is kept exact while targets open, close and move and edges change.
//!
//! Every group has a label at every vertex: the time to its nearest target, and that target. An edit forgets the labels
//! that may rest on what goes, finds them anew from those around, and spreads what came: it touches what lies within
//! the horizon of the edit, however large the city. The network itself never changes; what did lies over it.

mod column;
mod ground;
mod targets;

use column::Column;
use ground::{Ground, Hop};

use super::blocks::Question;
use super::search::Label;
use super::{Places, TimedNetwork, Work, parallel};
use crate::error::{Error, ErrorKind};
use crate::network::{Attachment, EdgeId, NodeId};
use crate::progress::Progress;
use crate::units::Ticks;

/// The nearest target of every group from everywhere, kept exact through edits.
///
/// After each edit it tells what [`nearest`](super::nearest) would, bit for bit, if everything were made anew: times,
/// targets, and ties, which go to the lowest index. An index stays with its target: one that closes leaves a gap, one
/// that is added gets the next.
///
/// Clone it to try several futures of one present. It takes 8 bytes for each vertex and group.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{Attachment, EdgeId, EdgeList, Network, NodeId};
/// use lifecircle::progress::NoProgress;
/// use lifecircle::reach::{LiveNearest, Places, TimedNetwork};
/// use lifecircle::units::Ticks;
/// use lifecircle::walk::Walker;
///
/// let mut list = EdgeList::default();
/// list.push_node(1, 118.780, 32.04);
/// list.push_node(2, 118.782, 32.04);
/// list.push_edge(1, 2);
/// let timed = TimedNetwork::new(Network::from_edges(&list)?, &Walker::adult())?;
/// let corner = timed.network().shape(EdgeId(0)).point(0);
/// let door = |point, chainage_m| vec![Attachment { edge: EdgeId(0), chainage_m, link_m: 0.0, point }];
/// let shops = Places::new(&timed, [door(corner.point, corner.chainage_m)]);
///
/// let horizon = Ticks::from_minutes(15).unwrap_or_default();
/// let mut live = LiveNearest::new(&timed, &shops, &[vec![0]], horizon, &NoProgress)?;
/// let there = timed.network().edges().from[0];
/// assert_eq!(live.at_node(0, there), Some((Ticks::ZERO, 0)));
/// live.close(0)?;
/// assert_eq!(live.at_node(0, there), None);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct LiveNearest {
    ground: Ground,
    columns: Vec<Column>,
}

impl LiveNearest {
    /// The table before any edit, within `horizon`. Groups list indices of `targets`, as in [`nearest`](super::nearest).
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Cancelled`] when `progress` asks to stop.
    ///
    /// # Performance
    ///
    /// That of [`nearest_at_nodes`](super::nearest_at_nodes), and the writing of the labels.
    pub fn new(
        timed: &TimedNetwork,
        targets: &Places,
        groups: &[Vec<u32>],
        horizon: Ticks,
        progress: &dyn Progress,
    ) -> Result<LiveNearest, Error> {
        let answer = Question { timed, origins: None, targets, groups, horizon, ranked: true }.answer(progress)?;
        let (members, table) = (&answer.groups, &answer.table);
        let horizon = horizon.get().min(u32::MAX - 1);
        let column = |group: usize| {
            let label = |vertex| match table.ranked(group, vertex) {
                Some((ticks, rank)) => Label::new(ticks, members.members(group)[rank as usize]),
                None => Label::NONE,
            };
            Column::new(group as u32, horizon, (0..table.origins()).map(label).collect())
        };
        let columns = parallel::map(groups.len(), || (), |(), group| column(group));
        let groups_of = |target| members.of(target).iter().map(|of| of.group).collect();
        Ok(LiveNearest { ground: Ground::new(timed, targets, groups_of), columns })
    }

    /// How many groups there are.
    pub fn group_count(&self) -> usize {
        self.columns.len()
    }

    /// The network the table was made of, as it was before any edit.
    pub fn timed(&self) -> &TimedNetwork {
        self.ground.timed()
    }

    /// The time from a node to the nearest target of a group, and that target; `None` when none lies within the horizon.
    pub fn at_node(&self, group: usize, node: NodeId) -> Option<(Ticks, u32)> {
        let (_, vertex) = self.ground.timed().graph().vertices(node).next()?;
        found(self.columns.get(group)?.label(vertex))
    }

    /// The time from an origin to the nearest target of a group, and that target; `None` when none lies within the
    /// horizon.
    ///
    /// `origins` are those of the network the table was made of.
    pub fn get(&self, group: usize, origins: &Places, origin: usize) -> Option<(Ticks, u32)> {
        let (column, timed) = (self.columns.get(group)?, self.ground.timed());
        let mut best = Label::NONE;
        for door in origins.doors(u32::try_from(origin).ok()?).iter().filter(|door| timed.usable(door.at.edge)) {
            for way in door.leaving(timed) {
                best = best.min(column.through(way.vertex, way.ticks));
            }
            for target in self.ground.doors_on(door.at.edge) {
                if let Some(ticks) = door.straight_to(timed, &target).filter(|ticks| *ticks <= column.horizon())
                    && self.ground.is_member(target.place, column.group())
                {
                    best = best.min(Label::new(ticks, target.place));
                }
            }
        }
        found(best)
    }

    /// Opens a new target of some groups, and tells its index and what it cost.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when there is no such group.
    pub fn add(&mut self, doors: Vec<Attachment>, groups: &[u32]) -> Result<(u32, Work), Error> {
        if let Some(group) = groups.iter().find(|group| **group as usize >= self.columns.len()) {
            return Err(Error::new(ErrorKind::Argument, "there is no such group").with_value(group));
        }
        let mut groups = groups.to_vec();
        groups.sort_unstable();
        groups.dedup();
        let target = self.ground.push(groups);
        Ok((target, self.replace(target, doors)))
    }

    /// Closes a target, and tells what it cost. To open it again, move it.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such target.
    pub fn close(&mut self, target: u32) -> Result<Work, Error> {
        self.relocate(target, Vec::new())
    }

    /// Moves a target to other doors, and tells what it cost.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such target.
    pub fn relocate(&mut self, target: u32, doors: Vec<Attachment>) -> Result<Work, Error> {
        if target as usize >= self.ground.targets().len() {
            return Err(Error::new(ErrorKind::NotFound, "there is no such target").with_value(target));
        }
        Ok(self.replace(target, doors))
    }

    fn replace(&mut self, target: u32, doors: Vec<Attachment>) -> Work {
        let (mut work, gone) = (Work::default(), self.ground.ways_into(target));
        let groups = self.ground.targets().groups_of(target).to_vec();
        let forget = |group: &u32| self.columns[*group as usize].forget(&self.ground, &gone, &mut work);
        let forgotten: Vec<Vec<u32>> = groups.iter().map(forget).collect();
        self.ground.replace(target, doors);
        let offers = self.ground.ways_into(target);
        for (group, forgotten) in groups.iter().zip(&forgotten) {
            self.columns[*group as usize].refill(&self.ground, forgotten, &offers, &mut work);
        }
        work
    }

    /// Changes the seconds of a whole edge as drawn and against the drawing, and tells what it cost; `None` refuses
    /// that direction. Where the network says one way, the other stays refused.
    ///
    /// A gate is an edge without length: it opens with `Some(0.0)` and closes with `None`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such edge. [`ErrorKind::Argument`] when a time is negative or not
    /// finite, or when the walker could not pass the edge at all when the network was timed.
    pub fn change_edge(
        &mut self,
        edge: EdgeId,
        forward_s: Option<f64>,
        backward_s: Option<f64>,
    ) -> Result<Work, Error> {
        self.check_edge(edge, [forward_s, backward_s])?;
        let mut work = Work::default();
        let roots = self.given_by(edge);
        let forget = |(column, roots): (&mut Column, Vec<_>)| column.forget(&self.ground, &roots, &mut work);
        let forgotten: Vec<Vec<u32>> = self.columns.iter_mut().zip(roots).map(forget).collect();
        let [forward_s, backward_s] = [forward_s, backward_s].map(|seconds| seconds.unwrap_or(f64::INFINITY));
        self.ground.change_edge(edge, (forward_s, backward_s));
        let offers = self.given_by(edge);
        for ((column, forgotten), offers) in self.columns.iter_mut().zip(&forgotten).zip(&offers) {
            column.refill(&self.ground, forgotten, offers, &mut work);
        }
        Ok(work)
    }

    /// What the steps along an edge and the targets beside it give to vertices, for each group.
    fn given_by(&self, edge: EdgeId) -> Vec<Vec<(u32, Label)>> {
        let steps: Vec<(u32, Hop)> = self.ground.steps_along(edge);
        let beside = self.ground.targets().on_edge(edge);
        let ways: Vec<(u32, Label)> = beside.into_iter().flat_map(|target| self.ground.ways_into(target)).collect();
        let of_group = |column: &Column| {
            let by_steps = steps.iter().map(|(tail, hop)| (*tail, column.through(hop.head, hop.ticks)));
            let of_members = ways.iter().filter(|(_, way)| self.ground.is_member(way.source(), column.group()));
            by_steps.chain(of_members.copied()).collect()
        };
        self.columns.iter().map(of_group).collect()
    }

    fn check_edge(&self, edge: EdgeId, seconds: [Option<f64>; 2]) -> Result<(), Error> {
        if edge.index() >= self.ground.timed().network().edge_count() {
            return Err(Error::new(ErrorKind::NotFound, "there is no such edge").with_value(edge.0));
        }
        if let Some(bad) = seconds.into_iter().flatten().find(|s| !(s.is_finite() && *s >= 0.0)) {
            let message = "the seconds of an edge must be finite and not negative";
            return Err(Error::new(ErrorKind::Argument, message).with_value(bad).with_fix("give None to refuse it"));
        }
        if seconds != [None, None] && !self.ground.timed().was_passable(edge) {
            let message = "an edge that was refused when the network was timed cannot be opened";
            let fix = "time the network with the edge open, and close it in the table";
            return Err(Error::new(ErrorKind::Argument, message).with_value(edge.0).with_fix(fix));
        }
        Ok(())
    }
}

fn found(label: Label) -> Option<(Ticks, u32)> {
    (label != Label::NONE).then(|| (Ticks::new(label.ticks()), label.source()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod live_tests;
