//! Needs as weights of demand, by a stated rule.

use std::collections::BTreeMap;

use super::NeedsRegister;
use crate::error::{Defect, Error, ErrorKind, Place};
use crate::geo::{LonLat, Metric};
use crate::model::{DemandWeights, Home, Homes, Need};

/// How open needs weigh.
///
/// A need counts while nobody has served it, if it names a category. It adds the people it concerns (one, where that is not known),
/// times `emphasis`, to the demand for its category: at the home nearest to where it arises, or spread over the homes of its
/// circle by their people. The rule is ours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct DemandRule {
    /// What one person of a need adds, in residents (default 1).
    pub emphasis: f64,
    /// How far the home of a need may be from where it arises, in metres in a straight line (default 500).
    pub within_m: f64,
}

impl Default for DemandRule {
    fn default() -> DemandRule {
        DemandRule { emphasis: 1.0, within_m: 500.0 }
    }
}

impl NeedsRegister {
    /// The demand of `homes`, with what open needs add; `circles` says which homes each circle has, by row.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] when a number of the rule is negative or not finite, or a circle names a home that is not there.
    ///
    /// # Performance
    ///
    /// The product of needs with a position and homes; thousands of each are milliseconds.
    pub fn demand_weights(
        &self,
        homes: &Homes,
        circles: &BTreeMap<String, Vec<u32>>,
        rule: &DemandRule,
    ) -> Result<DemandWeights, Error> {
        check(rule, homes, circles)?;
        let mut weights = DemandWeights::of_homes(homes);
        for case in self.state.cases.values().filter(|case| case.stage().is_open()) {
            let Some(category) = case.need.category else { continue };
            let shares = shares(&case.need, homes, weights.people(), circles, rule.within_m);
            if shares.is_empty() {
                weights.report.push(unplaced(&case.need));
                continue;
            }
            let amount = case.need.people.unwrap_or(1.0) * rule.emphasis;
            shares.into_iter().for_each(|(home, share)| weights.add(category, home, amount * share));
        }
        Ok(weights)
    }
}

/// The homes a need weighs on, with shares that add up to 1; empty when it has no place among them.
fn shares(
    need: &Need,
    homes: &Homes,
    people: &[f64],
    circles: &BTreeMap<String, Vec<u32>>,
    within_m: f64,
) -> Vec<(usize, f64)> {
    if let Some(position) = need.position {
        return nearest(position, homes, within_m).map(|home| (home, 1.0)).into_iter().collect();
    }
    let members = need.circle.as_ref().and_then(|circle| circles.get(circle)).map_or(&[][..], Vec::as_slice);
    let of = |home: &u32| people.get(*home as usize).copied().unwrap_or(0.0);
    let total: f64 = members.iter().map(of).sum();
    if total > 0.0 {
        return members.iter().map(|home| (*home as usize, of(home) / total)).collect();
    }
    // Nobody knows how many live where: each home alike.
    members.iter().map(|home| (*home as usize, 1.0 / members.len() as f64)).collect()
}

/// The home nearest to a place; the first of several as near.
fn nearest(position: LonLat, homes: &Homes, within_m: f64) -> Option<usize> {
    let away = |home: &Home| Metric::Ellipsoid.length_m(position, home.position);
    let all = homes.rows.iter().enumerate().map(|(row, home)| (row, away(home)));
    let near = all.filter(|(_, distance)| *distance <= within_m).min_by(|a, b| a.1.total_cmp(&b.1));
    near.map(|(row, _)| row)
}

fn unplaced(need: &Need) -> Defect {
    let message = "an open need lies near no home and in no circle that has one; it weighs nothing";
    Defect::warning(ErrorKind::Value, "need-unplaced", message)
        .at(Place::object(&need.id))
        .with_fix("give it a position or a circle")
}

fn check(rule: &DemandRule, homes: &Homes, circles: &BTreeMap<String, Vec<u32>>) -> Result<(), Error> {
    for (name, value) in [("emphasis", rule.emphasis), ("within_m", rule.within_m)] {
        if !(value.is_finite() && value >= 0.0) {
            let message = format!("{name} must be a number that is not negative");
            return Err(Error::new(ErrorKind::Argument, message).with_value(value));
        }
    }
    for (circle, members) in circles {
        if let Some(home) = members.iter().find(|home| **home as usize >= homes.rows.len()) {
            return Err(Error::new(ErrorKind::Argument, "a circle names a home that is not there")
                .with_value(home)
                .at(Place::object(circle)));
        }
    }
    Ok(())
}
