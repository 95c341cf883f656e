//! A basket of everyday goods: how much of it a home finds in walking distance, from 0 to 100.

use super::super::{Catchments, Level};
use super::nearest::from_near_to_far;
use super::{Indicator, each_home};
use crate::error::{Error, ErrorKind};
use crate::exact_sum::{ExactSum, exact_sum};
use crate::progress::Progress;
use crate::reach::Decay;
use crate::units::Ticks;

/// What a basket holds of one kind.
#[derive(Clone, Debug, PartialEq)]
pub struct BasketItem {
    /// What it is, for people to read.
    pub name: String,
    /// What the nearest outlet counts, the second nearest, and so on.
    pub weights: Vec<f64>,
}

/// A basket in the manner of Walk Score: the sum of weight times decay over the nearest of each kind, as a share of the
/// sum of all weights, times 100.
///
/// The items stand for the kinds of the catchments in their order.
#[derive(Clone, Debug, PartialEq)]
pub struct Basket {
    items: Vec<BasketItem>,
    decay: Decay,
}

impl Basket {
    /// A basket of `items`, the weight of each outlet falling with the walk by `decay`.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when a weight is negative or not finite, or all are 0.
    pub fn new(items: Vec<BasketItem>, decay: Decay) -> Result<Basket, Error> {
        let weights = || items.iter().flat_map(|item| item.weights.iter().copied());
        if let Some(weight) = weights().find(|weight| !(0.0..=1e9).contains(weight)) {
            return Err(Error::new(ErrorKind::Argument, "the weights of a basket must be finite and not negative")
                .with_value(weight));
        }
        if weights().all(|weight| weight == 0.0) {
            return Err(Error::new(ErrorKind::Argument, "a basket needs something that counts"));
        }
        Ok(Basket { items, decay })
    }

    /// The basket of the Walk Score white paper of 2011: nine kinds whose weights sum to 15 (the nine names are the kinds
    /// to ask a study for, in this order). Full points up to five minutes, none after thirty, falling evenly between.
    ///
    /// The even fall is ours: the paper draws a curve without giving its formula. The penalties for long blocks and few
    /// crossings are not applied.
    ///
    /// # Errors
    ///
    /// None in practice: the weights are given.
    pub fn walk_score_2011() -> Result<Basket, Error> {
        let restaurants = [0.75, 0.45, 0.25, 0.25, 0.225, 0.225, 0.225, 0.225, 0.2, 0.2];
        let items: [(&str, &[f64]); 9] = [
            ("grocery", &[3.0]),
            ("restaurants", &restaurants),
            ("shopping", &[0.5, 0.45, 0.4, 0.35, 0.3]),
            ("coffee", &[1.25, 0.75]),
            ("banks", &[1.0]),
            ("parks", &[1.0]),
            ("schools", &[1.0]),
            ("books", &[1.0]),
            ("entertainment", &[1.0]),
        ];
        let item = |(name, weights): (&str, &[f64])| BasketItem { name: name.into(), weights: weights.to_vec() };
        let minutes = |minutes: u32| Ticks::from_minutes(minutes).unwrap_or(Ticks::ZERO);
        Basket::new(items.into_iter().map(item).collect(), Decay::plateau(minutes(5), minutes(30))?)
    }

    /// What it holds.
    pub fn items(&self) -> &[BasketItem] {
        &self.items
    }

    /// The sum of all weights.
    pub fn weight(&self) -> f64 {
        exact_sum(self.items.iter().flat_map(|item| item.weights.iter().copied()))
    }
}

impl Indicator for Basket {
    fn name(&self) -> &str {
        "basket"
    }

    fn horizon(&self) -> Ticks {
        self.decay.limit()
    }

    fn dependency_radius(&self) -> u32 {
        1
    }

    fn levels(&self, catchments: &Catchments, progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        if catchments.kind_count() as usize > self.items.len() {
            return Err(Error::new(ErrorKind::Argument, "a basket needs an item for each kind")
                .with_value(catchments.kind_count()));
        }
        let (limit, all) = (self.decay.limit(), self.weight());
        each_home(catchments, progress, |home| {
            let (mut found, mut sum) = (vec![0usize; self.items.len()], ExactSum::default());
            for walk in from_near_to_far(catchments, home, limit) {
                let kind = catchments.outlets()[walk.outlet as usize].kind as usize;
                if let Some(weight) = self.items[kind].weights.get(found[kind]) {
                    sum.add_product(*weight, self.decay.weight(walk.time));
                }
                found[kind] += 1;
            }
            let score = 100.0 * (sum.value() / all);
            if catchments.home_complete(home, limit) { Level::Exact(score) } else { Level::AtLeast(score) }
        })
    }
}
