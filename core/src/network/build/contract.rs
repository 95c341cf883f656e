//! Contraction: chains of stretches through nodes where nothing happens become single edges.

use std::ops::Deref;

use super::draft::Draft;
use crate::network::incidence::Incidence;
use crate::network::{Crossing, EdgeAttributes, WayClass};

/// A node with stated heights is kept where the slope (rise over run) changes by more than this: a hump between two
/// level ends must not look flat to a wheelchair.
const SLOPE_CHANGE: f32 = 0.02;

/// A stretch as a chain walks it: its number doubled, plus one when walked from the end it is drawn to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link(u32);

/// Chains of stretches; each becomes an edge, drawn as the first drawn of its stretches.
#[derive(Debug)]
pub(super) enum Chains {
    /// So many stretches, each by itself.
    Single(u32),
    Several {
        links: Vec<Link>,
        /// Where each chain ends in `links`.
        ends: Vec<u32>,
    },
}

/// The links of a chain in the order walked.
pub(super) enum Chain<'a> {
    Single(Link),
    Several(&'a [Link]),
}

impl Chains {
    /// How many.
    pub(super) fn len(&self) -> usize {
        match self {
            Chains::Single(count) => *count as usize,
            Chains::Several { ends, .. } => ends.len(),
        }
    }

    /// The links of a chain that exists.
    #[inline]
    pub(super) fn get(&self, chain: u32) -> Chain<'_> {
        match self {
            Chains::Single(_) => Chain::Single(Link::as_drawn(chain)),
            Chains::Several { links, ends } => {
                let chain = chain as usize;
                let start = if chain == 0 { 0 } else { ends[chain - 1] };
                Chain::Several(&links[start as usize..ends[chain] as usize])
            }
        }
    }
}

impl Deref for Chain<'_> {
    type Target = [Link];

    #[inline]
    fn deref(&self) -> &[Link] {
        match self {
            Chain::Single(link) => std::slice::from_ref(link),
            Chain::Several(links) => links,
        }
    }
}

/// Gathers the stretches of `draft` into chains. A closed ring without any junction keeps one node.
pub(super) fn contract(draft: &Draft<'_>) -> Chains {
    let kept = &draft.nodes.keep;
    if !kept.is_empty() && kept.iter().all(|kept| *kept) {
        return Chains::Single(draft.stretches.len() as u32);
    }
    let stays = |node: u32| draft.nodes.is_kept(node);
    // Nodes that stay need not know what touches them.
    let may_go = |end: &(u32, u32)| !stays(end.0);
    let ends = (0u32..).zip(&draft.ends).flat_map(|(i, [from, to])| [(*from, i), (*to, i)]).filter(may_go);
    let contraction = Contraction { draft, incidence: Incidence::new(draft.nodes.len(), ends) };
    let mut used = vec![false; draft.stretches.len()];
    let (mut links, mut ends) = (Vec::with_capacity(used.len()), Vec::with_capacity(used.len()));
    let mut before = Vec::new();
    for (first, [from, to]) in (0u32..).zip(&draft.ends) {
        if used[first as usize] {
            continue;
        }
        let start = Link::as_drawn(first);
        if stays(*from) && stays(*to) {
            links.push(start);
            ends.push(links.len() as u32);
            continue;
        }
        let onward: Vec<Link> = contraction.onward(start).collect();
        let is_ring = onward.last().is_some_and(|last| contraction.next(*last) == Some(start));
        before.clear();
        if !is_ring {
            before.extend(contraction.onward(start.turned()).map(Link::turned));
        }
        let begin = links.len();
        links.extend(before.iter().rev());
        links.push(start);
        links.extend(onward);
        for link in &links[begin..] {
            used[link.stretch()] = true;
        }
        ends.push(links.len() as u32);
    }
    Chains::Several { links, ends }
}

impl Link {
    /// The builder has checked that there are fewer than 2³¹ stretches: `within_limit` counts both ends of each.
    fn as_drawn(stretch: u32) -> Link {
        Link(2 * stretch)
    }

    fn turned(self) -> Link {
        Link(self.0 ^ 1)
    }

    /// The place of the stretch among those of the draft.
    pub(super) fn stretch(self) -> usize {
        (self.0 / 2) as usize
    }

    /// Whether it is walked from the end it is drawn to.
    pub(super) fn is_reversed(self) -> bool {
        self.0 % 2 == 1
    }

    /// The nodes it leads from and to.
    pub(super) fn ends(self, draft: &Draft<'_>) -> (u32, u32) {
        let [from, to] = draft.ends[self.stretch()];
        if self.is_reversed() { (to, from) } else { (from, to) }
    }

    /// The attributes as seen by who walks it.
    pub(super) fn attributes(self, draft: &Draft<'_>) -> EdgeAttributes {
        let attributes = draft.attributes(&draft.stretches[self.stretch()]);
        if self.is_reversed() { attributes.reversed() } else { *attributes }
    }
}

struct Contraction<'a> {
    draft: &'a Draft<'a>,
    incidence: Incidence<u32>,
}

impl Contraction<'_> {
    /// The links that follow `start` in its chain, up to the next node that stays or back to `start`.
    fn onward(&self, start: Link) -> impl Iterator<Item = Link> {
        std::iter::successors(self.next(start), |link| self.next(*link)).take_while(move |link| *link != start)
    }

    /// The link after `link`, if the node between them goes.
    fn next(&self, link: Link) -> Option<Link> {
        let (_, node) = link.ends(self.draft);
        let &[a, b] = self.incidence.at(node as usize) else { return None };
        if a == b {
            return None;
        }
        let onward = Link::as_drawn(if a as usize == link.stretch() { b } else { a });
        let next = if onward.ends(self.draft).0 == node { onward } else { onward.turned() };
        self.may_merge(link, node, next).then_some(next)
    }

    fn may_merge(&self, link: Link, node: u32, next: Link) -> bool {
        let draft = self.draft;
        let attributes = link.attributes(draft);
        // Two ways drawn as crossings are two crossings, even end to end.
        let way = |link: Link| draft.stretches[link.stretch()].way;
        let one_crossing = attributes.crossing == Crossing::None || way(link) == way(next);
        !draft.nodes.is_kept(node)
            && attributes.class != WayClass::Gate
            && attributes == next.attributes(draft)
            && one_crossing
            && !self.slope_changes(link, next)
    }

    fn slope_changes(&self, link: Link, next: Link) -> bool {
        match (self.slope(link), self.slope(next)) {
            (Some(a), Some(b)) => (a - b).abs() > SLOPE_CHANGE,
            _ => false,
        }
    }

    fn slope(&self, link: Link) -> Option<f32> {
        let (a, b) = link.ends(self.draft);
        let height = |node: u32| self.draft.nodes.elevation_m(node);
        let run_m = self.draft.stretches[link.stretch()].length_m;
        (run_m > 0.0).then_some((height(b)? - height(a)?) / run_m as f32)
    }
}
