//! One pass over all origins: what it needs to know, and who does it.

use super::Ask;
use super::cells::{Cell, Shape, Tile};
use super::cost::TileSize;
use super::decay::Weights;
use super::ends::Side;
use super::groups::Groups;
use super::order::Order;
use crate::machine::vectors::Width;
use crate::reach::TimedNetwork;

/// Everything a pass reads.
pub(super) struct Pass<'a> {
    pub(super) timed: &'a TimedNetwork,
    pub(super) origins: Side<'a>,
    pub(super) targets: Side<'a>,
    pub(super) groups: &'a Groups,
    pub(super) order: &'a Order,
    pub(super) horizon: u32,
    pub(super) limits: Vec<u32>,
    pub(super) nearest_within: u32,
    pub(super) weights: Vec<Weights>,
    pub(super) shape: Shape,
    pub(super) how: How,
}

/// How a pass is done; the answers are the same.
#[derive(Clone, Copy, Debug)]
pub(crate) struct How {
    pub(super) searched: Searched,
    pub(super) width: Width,
}

/// From where a pass searches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Searched {
    /// In lanes of whichever side is cheaper in each tile, or one by one where lanes do not fit.
    Cheapest,
    /// In lanes of origins, where lanes fit.
    #[cfg(test)]
    Origins,
    /// In lanes of targets, where lanes fit.
    #[cfg(test)]
    Targets,
    /// One by one.
    #[cfg(test)]
    OneByOne,
}

impl Searched {
    /// Whether the lanes of a tile are its targets.
    pub(super) fn lanes_are_targets(self, size: &TileSize) -> bool {
        match self {
            #[cfg(test)]
            Searched::Origins => false,
            #[cfg(test)]
            Searched::Targets => true,
            _ => size.targets_are_cheaper(),
        }
    }

    /// Whether not to search in lanes at all, where `lanes_pay` says whether they are cheaper.
    pub(super) fn one_by_one(self, lanes_pay: impl FnOnce() -> bool) -> bool {
        match self {
            #[cfg(test)]
            Searched::OneByOne => true,
            #[cfg(test)]
            Searched::Origins | Searched::Targets => false,
            Searched::Cheapest => !lanes_pay(),
        }
    }
}

impl Default for How {
    fn default() -> How {
        How { searched: Searched::Cheapest, width: Width::widest() }
    }
}

impl<'a> Pass<'a> {
    pub(super) fn new(
        timed: &'a TimedNetwork,
        (origins, targets): (Side<'a>, Side<'a>),
        groups: &'a Groups,
        order: &'a Order,
        ask: &Ask,
        how: How,
    ) -> Pass<'a> {
        // The largest number stands for "not reached".
        let horizon = ask.horizon().get().min(u32::MAX - 1);
        let nearest = ask.nearest.min(groups.largest());
        let shape = Shape { groups: groups.len(), limits: ask.limits.len(), nearest, decays: ask.decays.len() };
        Pass {
            timed,
            origins,
            targets,
            groups,
            order,
            horizon,
            limits: ask.limits.iter().map(|limit| limit.get()).collect(),
            nearest_within: ask.nearest_within.get(),
            weights: ask.decays.iter().map(Weights::new).collect(),
            shape,
            how,
        }
    }

    /// Whether times, ranks and counts all fit 16 bits.
    pub(super) fn is_narrow(&self) -> bool {
        self.horizon < u32::from(u16::MAX) && self.groups.largest() <= usize::from(u16::MAX)
    }

    /// What is left of a horizon that fits 16 bits after a walk within it, plus one.
    #[inline]
    pub(super) fn left(&self, ticks: u32) -> u16 {
        (self.horizon.saturating_sub(ticks) + 1) as u16
    }

    /// Enters what one walk of so many ticks means for the origin at a position of a tile.
    #[inline]
    pub(super) fn enter<C: Cell>(&self, tile: &mut Tile<'_, C>, position: usize, target: u32, ticks: u32) {
        for membership in self.groups.of(target) {
            let group = membership.group as usize;
            for (limit, most) in self.limits.iter().enumerate() {
                if ticks <= *most {
                    tile.count(group, position, limit);
                }
            }
            if ticks <= self.nearest_within {
                tile.offer(group, position, C::of(self.horizon - ticks + 1), C::of(membership.rank));
            }
            for (decay, weights) in self.weights.iter().enumerate() {
                tile.add(group, position, decay, weights.at(ticks));
            }
        }
    }
}
