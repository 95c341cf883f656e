//! A linear program with some variables whole, and what became of it.

use good_lp::solvers::SolutionStatus;
use good_lp::{
    Constraint, Expression, ProblemVariables, ResolutionError, Solution, SolverModel, Variable, WithTimeLimit, microlp,
    variable,
};

use crate::error::{Error, ErrorKind};
use crate::improve::siting::Sense;

/// A linear program while it is written down.
pub(super) struct Program {
    variables: ProblemVariables,
    constraints: Vec<Constraint>,
}

/// An answer.
pub(super) struct Solved {
    solution: Box<dyn Fn(Variable) -> f64>,
    /// Whether nothing is better.
    pub(super) proven: bool,
}

/// Why there is no answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ended {
    /// There is none.
    Impossible,
    /// None was found in time.
    OutOfTime,
}

impl Program {
    pub(super) fn new() -> Program {
        Program { variables: ProblemVariables::new(), constraints: Vec::new() }
    }

    /// A variable that is 0 or 1.
    pub(super) fn yes_or_no(&mut self) -> Variable {
        self.variables.add(variable().binary())
    }

    /// A variable between 0 and 1.
    pub(super) fn share(&mut self) -> Variable {
        self.variables.add(variable().min(0.0).max(1.0))
    }

    /// A variable of 0 or more.
    pub(super) fn amount(&mut self) -> Variable {
        self.variables.add(variable().min(0.0))
    }

    pub(super) fn keep(&mut self, constraint: Constraint) {
        self.constraints.push(constraint);
    }

    /// The best values of the variables.
    pub(super) fn solve(
        self,
        sense: Sense,
        objective: Expression,
        time_s: Option<f64>,
    ) -> Result<Result<Solved, Ended>, Error> {
        let Program { variables, constraints } = self;
        let problem = match sense {
            Sense::Least => variables.minimise(objective),
            Sense::Most => variables.maximise(objective),
        };
        let mut model = problem.using(microlp);
        if let Some(time_s) = time_s {
            model = model.with_time_limit(time_s);
        }
        constraints.into_iter().for_each(|constraint| {
            model.add_constraint(constraint);
        });
        match model.solve() {
            Ok(solution) => {
                let proven = matches!(solution.status(), SolutionStatus::Optimal);
                Ok(Ok(Solved { solution: Box::new(move |variable| solution.value(variable)), proven }))
            }
            Err(ResolutionError::Infeasible) => Ok(Err(Ended::Impossible)),
            // The library says so in words only, and has no other error of this kind.
            Err(ResolutionError::Other(_)) if time_s.is_some() => Ok(Err(Ended::OutOfTime)),
            Err(error) => Err(Error::new(ErrorKind::Internal, format!("an integer program failed: {error}"))
                .with_fix("ask the library's own solver")),
        }
    }
}

impl Solved {
    /// Whether a variable that is 0 or 1 is 1.
    pub(super) fn is_yes(&self, variable: Variable) -> bool {
        (self.solution)(variable) > 0.5
    }
}
