//! Everybody covered: with the cheapest sites, twice where that can be, or within the least radius.

use good_lp::{Expression, Variable};

use super::program::{Ended, Program, Solved};
use super::{Asked, Found, counted, sum};
use crate::error::Error;
use crate::improve::siting::lagrange::{impossible, uncovered};
use crate::improve::siting::{Selection, Sense, Siting};

/// LSCP: the cheapest candidates that cover whom no existing site covers.
pub(super) fn all(asked: &Asked<'_>, limit: f64) -> Result<Found, Error> {
    let price = |site: usize| asked.siting.sites()[site].price;
    cheapest(asked, limit, price)?.map_err(|ended| asked.unanswered(ended))
}

/// The cheapest cover within a limit by prices of one's own.
fn cheapest(asked: &Asked<'_>, limit: f64, price: impl Fn(usize) -> f64) -> Result<Result<Found, Ended>, Error> {
    let mut program = Program::new();
    let open = asked.open(&mut program);
    for row in uncovered(asked.siting, limit) {
        if row.is_empty() {
            return Ok(Err(Ended::Impossible));
        }
        program.keep(opened(&row, &open).geq(1.0));
    }
    let solved = program.solve(Sense::Least, sum(&open, price), asked.left_s())?;
    Ok(solved.map(|solution: Solved| Found::of(&solution, &open)))
}

/// How many of some sites are opened.
fn opened(sites: &[u32], open: &[Option<Variable>]) -> Expression {
    sites.iter().filter_map(|site| open[*site as usize]).sum()
}

/// LSCP-B: everybody covered, and as much demand as possible twice.
pub(super) fn twice(asked: &Asked<'_>, limit: f64) -> Result<Found, Error> {
    let siting = asked.siting;
    let once = cheapest(asked, limit, |_| 1.0)?.map_err(|ended| asked.unanswered(ended))?;
    asked.watched()?;
    let number = match siting.selection() {
        Selection::Number(number) => number,
        _ => once.sites.len(),
    };
    if once.proven && once.sites.len() > number {
        return Err(impossible(siting, "so few sites cannot cover everybody").with_value(number));
    }
    let mut program = Program::new();
    let open = asked.open(&mut program);
    program.keep(sum(&open, |_| 1.0).leq(number as f64));
    let mut covered = Expression::default();
    for row in counted(siting) {
        let sites = &siting.costs().sites()[siting.costs().within(row, limit)];
        let existing = sites.iter().filter(|site| siting.sites()[**site as usize].existing).count();
        if existing >= 2 {
            continue;
        }
        let second = program.share();
        program.keep((opened(sites, &open) - second).geq(1.0 - existing as f64));
        covered.add_mul(siting.demand()[row].weight, second);
    }
    let solved = program.solve(Sense::Most, covered, asked.left_s())?;
    let found = solved.map(|solution| Found::of(&solution, &open)).map_err(|ended| asked.unanswered(ended))?;
    // More sites than the fewest would make it another question.
    Ok(Found { proven: found.proven && once.proven, ..found })
}

/// The centre: the least of all costs within which so many sites cover everybody, by bisection.
pub(super) fn centre(asked: &Asked<'_>) -> Result<Found, Error> {
    let siting = asked.siting;
    let number = match siting.selection() {
        Selection::Number(number) => number,
        _ => siting.candidates().count(),
    };
    let radii = radii(siting);
    let (mut low, mut high, mut best) = (0, radii.len(), None);
    // The first look is at the largest radius: whether there is an answer at all.
    let mut at = radii.len().saturating_sub(1);
    let mut in_time = true;
    while low < high && in_time {
        asked.watched()?;
        match cheapest(asked, radii[at], |_| 1.0)? {
            Ok(found) if found.sites.len() <= number => (high, best) = (at, Some(found)),
            Ok(found) if found.proven => low = at + 1,
            Err(Ended::Impossible) => low = at + 1,
            Ok(_) | Err(Ended::OutOfTime) => in_time = false,
        }
        at = low + (high - low) / 2;
    }
    let ended = if in_time { Ended::Impossible } else { Ended::OutOfTime };
    let found = best.ok_or_else(|| asked.unanswered(ended))?;
    Ok(Found { proven: in_time, bound: radii.get(low).copied(), ..found })
}

/// Every cost a radius may have, ascending: none is less than what the farthest has to its nearest site.
fn radii(siting: &Siting) -> Vec<f64> {
    let least = counted(siting).filter_map(|row| siting.costs().row(row).next()).map(|(_, cost)| cost);
    let least = least.fold(0.0, f64::max);
    let all = counted(siting).flat_map(|row| siting.costs().row(row).map(|(_, cost)| cost));
    let mut radii: Vec<f64> = all.filter(|cost| *cost >= least).collect();
    radii.sort_unstable_by(f64::total_cmp);
    radii.dedup();
    radii
}
