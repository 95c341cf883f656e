//! Prices to begin with: those under which the sites of an answer already given all earn about the same.
//!
//! At the best prices every open site earns what one more site is worth. From there the ascent is short; from prices that
//! let one site earn a thousand times what another does, it is not. The homes of an island that only one site can serve
//! are the hard case: a few people, who must be served, have to pay for a site as much as a quarter of a city does.

use super::super::choice::Choice;
use super::Nearest;

/// How much of the worth of a site its demand offers at first. A little less than it is worth keeps the sites that nobody
/// opened from earning more than those that were.
const OFFERED: f64 = 0.5;

/// What a row finds among the open sites.
#[derive(Clone, Copy)]
struct Served {
    /// Its nearest site, if there is one nearer than doing without.
    by: Option<usize>,
    first: f64,
    /// The second nearest, or doing without: infinite for those who must be served and have no other.
    second: f64,
}

/// What becomes of an answer when one of its sites is closed.
struct Closing {
    /// What those lose who find another site.
    loss: Vec<f64>,
    /// The weight of those who do not, and must be served.
    alone: Vec<f64>,
}

impl Nearest<'_> {
    /// What each row pays when each of these sites earns about what one more would be worth.
    pub(super) fn balanced(&self, sites: &[u32], choice: &Choice) -> Vec<f64> {
        let mut open = vec![false; self.sites];
        sites.iter().for_each(|site| open[*site as usize] = true);
        let served = self.each_piece(|rows| rows.map(|row| self.served(row, &open)).collect::<Vec<_>>()).concat();
        let closing = self.closing(&served);
        let rate = self.going_rate(sites, &served, &closing, choice);
        let pays = |(row, served): (usize, &Served)| {
            let Some(site) = served.by else {
                // Nobody serves them yet: as much as doing without, or as the farthest site.
                return self.without[row].min(self.row(row).1.last().map_or(0.0, |most| most * 1.5 + 1e-9));
            };
            let worth = OFFERED * rate * choice.price(site as u32);
            match served.second.is_finite() {
                false => served.first + 2.0 * worth / closing.alone[site],
                // Who cannot do without the site pays for it; the others need not.
                true if closing.alone[site] > 0.0 || closing.loss[site] == 0.0 => served.first,
                true => served.first + (worth / closing.loss[site]).min(1.0) * (served.second - served.first),
            }
        };
        served.iter().enumerate().map(pays).collect()
    }

    fn served(&self, row: usize, open: &[bool]) -> Served {
        let (sites, losses) = self.row(row);
        let mut found = sites.iter().zip(losses).filter(|(site, _)| open[**site as usize]);
        let first = found.next();
        let without = self.without[row];
        Served {
            by: first.map(|(site, _)| *site as usize),
            first: first.map_or(without, |(_, loss)| *loss),
            second: found.next().map_or(without, |(_, loss)| *loss),
        }
    }

    /// The weight of a row when all groups count alike.
    fn evenly(&self, row: usize) -> f64 {
        self.weight[row] / self.group_weight[self.group[row] as usize] / self.groups() as f64
    }

    fn closing(&self, served: &[Served]) -> Closing {
        let mut closing = Closing { loss: vec![0.0; self.sites], alone: vec![0.0; self.sites] };
        for (row, served) in served.iter().enumerate() {
            let Some(site) = served.by else { continue };
            match served.second.is_finite() {
                true => closing.loss[site] += self.evenly(row) * (served.second - served.first),
                false => closing.alone[site] += self.evenly(row),
            }
        }
        closing
    }

    /// What one more site is worth for its price: less than the least of those open, more than the best of the others.
    fn going_rate(&self, sites: &[u32], served: &[Served], closing: &Closing, choice: &Choice) -> f64 {
        let loss: Vec<f64> = served.iter().map(|served| served.first).collect();
        let gains = self.gains(&loss, |row| self.evenly(row));
        // A site for nothing says nothing about prices; nor does one that someone who is left out cannot do without.
        let rate = |worth: f64, site: usize| Some(worth / choice.price(site as u32)).filter(|rate| rate.is_finite());
        let next = (0..self.sites).filter_map(|site| rate(gains[site], site)).fold(0.0, f64::max);
        let needed = sites.iter().map(|site| *site as usize).filter(|site| closing.alone[*site] == 0.0);
        let least = needed.filter_map(|site| rate(closing.loss[site], site)).fold(f64::INFINITY, f64::min);
        match (next > 0.0, least.is_finite()) {
            (true, true) => (next * least.max(next)).sqrt(),
            (false, true) => least,
            _ => next,
        }
    }
}
