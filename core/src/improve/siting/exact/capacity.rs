//! Sites that can serve only so much: everybody goes to one site as a whole.

use good_lp::{Expression, Variable};

use super::program::{Ended, Program};
use super::{Asked, Found, counted};
use crate::error::Error;
use crate::improve::siting::Model;

/// A demand, a site it may go to, and whether it does.
type Way = (usize, u32, Variable);

/// The median or the largest coverage that keeps the capacities.
pub(super) fn solve(asked: &Asked<'_>) -> Result<Found, Error> {
    let siting = asked.siting;
    let (must, limit) = (matches!(siting.model(), Model::Median), siting.model().limit().unwrap_or(f64::INFINITY));
    let mut program = Program::new();
    let open = asked.open(&mut program);
    asked.select(&mut program, &open);
    let mut loads: Vec<Expression> = vec![Expression::default(); siting.sites().len()];
    let (mut objective, mut ways): (Expression, Vec<Way>) = (Expression::default(), Vec::new());
    for row in counted(siting) {
        let weight = siting.demand()[row].weight;
        let mut goes = Expression::default();
        let first = ways.len();
        for (site, cost) in siting.costs().row(row).take_while(|(_, cost)| *cost <= limit) {
            // Who does not fit into an empty site never will.
            if siting.sites()[site as usize].capacity.is_some_and(|capacity| capacity < weight) {
                continue;
            }
            let way = program.yes_or_no();
            if let Some(open) = open[site as usize] {
                program.keep((Expression::from(open) - way).geq(0.0));
            }
            goes.add_mul(1.0, way);
            loads[site as usize].add_mul(weight, way);
            objective.add_mul(if must { weight * cost } else { weight }, way);
            ways.push((row, site, way));
        }
        match (must, ways.len() > first) {
            (true, false) => return Err(asked.unanswered(Ended::Impossible)),
            (true, true) => program.keep(goes.eq(1.0)),
            (false, _) => program.keep(goes.leq(1.0)),
        }
    }
    for (load, (site, open)) in loads.into_iter().zip(siting.sites().iter().zip(&open)) {
        match (site.capacity, open) {
            (Some(capacity), Some(open)) => program.keep((load - capacity * *open).leq(0.0)),
            (Some(capacity), None) => program.keep(load.leq(capacity)),
            (None, _) => {}
        }
    }
    let solved = program.solve(siting.sense(), objective, asked.left_s())?.map_err(|ended| asked.unanswered(ended))?;
    let mut assignment = vec![None; siting.demand().len()];
    for (row, site, _) in ways.iter().filter(|(.., way)| solved.is_yes(*way)) {
        assignment[*row] = Some(*site);
    }
    Ok(Found { assignment: Some(assignment), ..Found::of(&solved, &open) })
}
