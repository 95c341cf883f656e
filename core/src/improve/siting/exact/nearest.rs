//! Everybody goes to the nearest open site, or does without: median, max-cover and decayed.

use good_lp::{Expression, Variable};

use super::program::Program;
use super::{Asked, Found, counted};
use crate::error::Error;
use crate::improve::siting::objective::worth_of;
use crate::improve::siting::{Model, Sense, Siting};

/// The median, or the largest coverage: of all, or of the group that fares worst.
pub(super) fn solve(asked: &Asked<'_>) -> Result<Found, Error> {
    let siting = asked.siting;
    let mut program = Program::new();
    let open = asked.open(&mut program);
    asked.select(&mut program, &open);
    let groups = siting.parts.groups.as_ref();
    let mut sums: Vec<Expression> = vec![Expression::default(); groups.map_or(1, |groups| groups.weight.len())];
    for row in counted(siting) {
        let served = served(siting, row, &open, &mut program);
        sums[groups.map_or(0, |groups| groups.of[row] as usize)].add_mul(siting.demand()[row].weight, served);
    }
    let objective = match groups {
        None => sums.swap_remove(0),
        Some(groups) => {
            let worst = program.amount();
            for (sum, weight) in sums.into_iter().zip(&groups.weight) {
                let mean = sum / *weight;
                program.keep(match siting.sense() {
                    Sense::Least => (mean - worst).leq(0.0),
                    Sense::Most => (mean - worst).geq(0.0),
                });
            }
            worst.into()
        }
    };
    let solved = program.solve(siting.sense(), objective, asked.left_s())?;
    solved.map(|solution| Found::of(&solution, &open)).map_err(|ended| asked.unanswered(ended))
}

/// What one unit of a demand comes to: without new sites, and what each site nearer than those that exist changes.
///
/// Sites that are worth the same share a variable: whether any of them is used.
fn served(siting: &Siting, row: usize, open: &[Option<Variable>], program: &mut Program) -> Expression {
    let must = matches!(siting.model(), Model::Median);
    let limit = match siting.model() {
        Model::Decayed { decay } => decay.limit().seconds(),
        model => model.limit().unwrap_or(f64::INFINITY),
    };
    let within = siting.costs().within(row, limit);
    let cells = siting.costs().sites()[within.clone()].iter().zip(&siting.costs().costs()[within]);
    let mut levels: Vec<(f64, Vec<Variable>)> = Vec::new();
    let mut existing = None;
    for (site, cost) in cells {
        let worth = worth_of(siting.model(), *cost);
        match (open[*site as usize], levels.last_mut()) {
            // From the first site that is there already, nobody goes on to another.
            (None, _) => {
                existing = Some(worth);
                break;
            }
            (Some(open), Some((level, sites))) if *level == worth => sites.push(open),
            (Some(open), _) => levels.push((worth, vec![open])),
        }
    }
    let without = existing.unwrap_or(0.0);
    let (mut value, mut used) = (Expression::from(without), Expression::default());
    for (worth, sites) in levels {
        let share = program.share();
        let any: Expression = sites.into_iter().sum();
        program.keep((any - share).geq(0.0));
        value.add_mul(worth - without, share);
        used.add_mul(1.0, share);
    }
    program.keep(if must && existing.is_none() { used.eq(1.0) } else { used.leq(1.0) });
    value
}
