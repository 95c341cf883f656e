//! Several kinds at shared places: a place has room for so many, and rooms are priced like everything else.
//!
//! With `π` what a place takes for a kind that moves in, the bound is that of the kinds with rewards `+ π`, less `sum π room`.

use super::ascent::{Priced, Relaxation};
use super::branch::{Answer, Problem};
use super::choice::{Choice, Fix};
use super::effort::Effort;
use crate::error::Error;

/// A problem whose sites are kinds at places.
pub(in super::super) struct Shared<'a> {
    pub(in super::super) kinds: &'a dyn Problem,
    pub(in super::super) choice: &'a Choice,
    /// The place of each site.
    pub(in super::super) place: &'a [u32],
    /// For how many kinds each place has room.
    pub(in super::super) room: &'a [usize],
    /// How far a room's price goes in a step that moves the price of a unit of demand by 1: some demand of one site.
    pub(in super::super) scale: f64,
}

impl Shared<'_> {
    /// The first of some sites that may be chosen together.
    fn kept(&self, sites: &[u32]) -> Vec<u32> {
        let mut kept = Vec::with_capacity(sites.len());
        for site in sites {
            kept.push(*site);
            if !self.choice.allows(&kept) {
                kept.pop();
            }
        }
        kept
    }
}

impl Problem for Shared<'_> {
    fn relaxed(&self, fix: &[Fix]) -> Option<Box<dyn Relaxation + '_>> {
        let mut taken = vec![0; self.room.len()];
        let open = fix.iter().zip(self.place).filter(|(fix, _)| **fix == Fix::In);
        open.for_each(|(_, place)| taken[*place as usize] += 1);
        if taken.iter().zip(self.room).any(|(taken, room)| taken > room) {
            return None;
        }
        let kinds = self.kinds.relaxed(fix)?;
        Some(Box::new(Rooms { prices: kinds.len(), kinds, of: self }))
    }

    fn start(&self, best: Option<&Answer>) -> Vec<f64> {
        let mut start = self.kinds.start(best);
        start.resize(start.len() + self.room.len(), 0.0);
        start
    }

    fn answer(
        &self,
        sites: &[u32],
        promising: bool,
        best: f64,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Answer>, Error> {
        self.kinds.answer(&self.kept(sites), promising, best, effort)
    }

    fn exactly(&self, sites: &[u32], effort: &mut Effort<'_>) -> Result<Option<Answer>, Error> {
        self.kinds.exactly(sites, effort)
    }
}

/// The relaxation of the kinds, with the prices of rooms after theirs.
struct Rooms<'a> {
    kinds: Box<dyn Relaxation + 'a>,
    /// How many multipliers are theirs.
    prices: usize,
    of: &'a Shared<'a>,
}

impl Relaxation for Rooms<'_> {
    fn len(&self) -> usize {
        self.prices + self.of.room.len()
    }

    fn price(&mut self, multipliers: &[f64], rewards: &mut [f64]) -> Priced {
        let (prices, rooms) = multipliers.split_at(self.prices);
        let priced = self.kinds.price(prices, rewards);
        rewards.iter_mut().zip(self.of.place).for_each(|(reward, place)| *reward += rooms[*place as usize]);
        let rent: f64 = rooms.iter().zip(self.of.room).map(|(pays, room)| pays * *room as f64).sum();
        Priced {
            constant: priced.constant - rent,
            size: priced.size + 2.0 * rent,
            terms: priced.terms + rooms.len(),
            ..priced
        }
    }

    fn slope(&mut self, multipliers: &[f64], chosen: &[bool], slope: &mut [f64]) -> u64 {
        let (prices, rooms) = multipliers.split_at(self.prices);
        let (of_prices, of_rooms) = slope.split_at_mut(self.prices);
        let cells = self.kinds.slope(prices, chosen, of_prices);
        of_rooms.fill(0.0);
        let open = chosen.iter().zip(self.of.place).filter(|(chosen, _)| **chosen);
        open.for_each(|(_, place)| of_rooms[*place as usize] += 1.0);
        for ((slope, room), pays) in of_rooms.iter_mut().zip(self.of.room).zip(rooms) {
            let over = *slope - *room as f64;
            // A room that is not full and costs nothing cannot cost less.
            *slope = if over < 0.0 && *pays <= 0.0 { 0.0 } else { over * self.of.scale };
        }
        cells
    }

    fn length2(&self, direction: &[f64]) -> f64 {
        let (prices, rooms) = direction.split_at(self.prices);
        self.kinds.length2(prices) + rooms.iter().map(|d| d * d).sum::<f64>() / self.of.scale
    }

    fn advance(&self, multipliers: &mut [f64], direction: &[f64], step: f64) {
        let (prices, rooms) = multipliers.split_at_mut(self.prices);
        self.kinds.advance(prices, &direction[..self.prices], step);
        let moves = rooms.iter_mut().zip(&direction[self.prices..]);
        moves.for_each(|(pays, d)| *pays = (*pays + step * d).max(0.0));
    }
}
