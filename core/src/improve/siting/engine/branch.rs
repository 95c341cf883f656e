//! Branch and bound over which sites are open, with Lagrangian bounds that also decide most sites at once.

use std::collections::HashSet;
use std::rc::Rc;

use super::ascent::{Ascent, Climb, Relaxation, Summit, ascend};
use super::choice::{Choice, Fix};
use super::effort::Effort;
use crate::error::Error;

/// A model as branch and bound sees it; everything is made small.
pub(in super::super) trait Problem {
    /// The relaxation of what is left when some sites are fixed; `None` when that has no answer.
    fn relaxed(&self, fix: &[Fix]) -> Option<Box<dyn Relaxation + '_>>;

    /// Multipliers to begin with.
    fn start(&self, best: Option<&Answer>) -> Vec<f64>;

    /// An answer made from a choice that may break some constraint, the more carefully the more `promising` it is; `None`
    /// when none is found. `best` is the value of the best answer known.
    fn answer(
        &self,
        sites: &[u32],
        promising: bool,
        best: f64,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Answer>, Error>;

    /// The value of exactly these sites, `None` when they are no answer.
    fn exactly(&self, sites: &[u32], effort: &mut Effort<'_>) -> Result<Option<Answer>, Error>;

    /// Whether that is the best there is with these sites, so that nothing is left to look for.
    fn settles(&self) -> bool {
        true
    }
}

/// When an answer is good enough.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Goal {
    /// Every value is a multiple of this, if it is known to be one of something.
    pub(in super::super) grain: Option<f64>,
    /// What a value is taken from, when the objective is what remains of it.
    pub(in super::super) whole: Option<f64>,
    /// Answers of this value and more are of no interest.
    pub(in super::super) cutoff: f64,
    /// An answer of this value or less is as good as any.
    pub(in super::super) content: f64,
}

impl Goal {
    /// To make the value itself small.
    pub(in super::super) fn least(grain: Option<f64>) -> Goal {
        Goal { grain, whole: None, cutoff: f64::INFINITY, content: f64::NEG_INFINITY }
    }

    /// From which bound on no answer can be better than `value` by more than the gap.
    fn enough(&self, value: f64, gap: f64) -> f64 {
        if value <= self.content {
            return f64::NEG_INFINITY;
        }
        if !value.is_finite() {
            return f64::INFINITY;
        }
        let good = match self.whole {
            None => value * (1.0 - gap),
            Some(whole) => (value - gap * whole) / (1.0 - gap),
        };
        let exact = match self.grain {
            Some(grain) => value - grain * (1.0 - 1e-6),
            None => value - 1e-10 * value.abs(),
        };
        good.min(exact)
    }

    /// What a bound proves when rounding is taken off and only multiples of the grain are values.
    fn proven(&self, bound: f64, value: f64) -> f64 {
        match self.grain {
            Some(grain) if bound.is_finite() => ((bound / grain - 1e-6).ceil() * grain).max(bound).min(value),
            Some(_) => bound.min(value),
            None => bound.min(value - 1e-10 * value.abs()),
        }
    }
}

/// Sites with what they are worth.
#[derive(Clone, Debug, PartialEq)]
pub(in super::super) struct Answer {
    pub(in super::super) sites: Vec<u32>,
    pub(in super::super) value: f64,
}

/// The best answer found, and what none can be less than.
#[derive(Clone, Debug)]
pub(in super::super) struct Outcome {
    pub(in super::super) best: Option<Answer>,
    /// Infinite when there is no answer.
    pub(in super::super) bound: f64,
}

/// A part of the answers still to be looked at.
struct Node {
    fix: Vec<Fix>,
    multipliers: Rc<Vec<f64>>,
    bound: f64,
}

const ROOT: Climb = Climb { steps: 3_000, patience: 20, stride: 1.5 };
const INNER: Climb = Climb { steps: 120, patience: 8, stride: 0.6 };

/// Solves a problem as far as the effort goes, beginning with what is decided of each site and an answer if one is known.
pub(in super::super) fn solve(
    problem: &dyn Problem,
    choice: &Choice,
    fixed: Vec<Fix>,
    first: Option<Answer>,
    goal: Goal,
    effort: &mut Effort<'_>,
) -> Result<Outcome, Error> {
    let mut tree = Tree { problem, choice, best: first, goal, tried: HashSet::new() };
    let multipliers = Rc::new(problem.start(tree.best.as_ref()));
    let mut open = vec![Node { fix: fixed, multipliers, bound: f64::NEG_INFINITY }];
    let (mut closed, mut climb) = (f64::INFINITY, ROOT);
    while let Some(node) = open.pop() {
        let below = open.iter().map(|node| node.bound).fold(closed, f64::min);
        if node.bound >= tree.enough(effort.gap) {
            closed = closed.min(node.bound);
            continue;
        }
        if !effort.left() {
            let bound = below.min(node.bound);
            return Ok(tree.outcome(bound));
        }
        match tree.look(node, climb, effort)? {
            Looked::Closed(bound) => closed = closed.min(bound),
            Looked::Open(children) => open.extend(children),
        }
        climb = INNER;
    }
    Ok(tree.outcome(closed))
}

struct Tree<'a> {
    problem: &'a dyn Problem,
    choice: &'a Choice,
    best: Option<Answer>,
    goal: Goal,
    /// Choices that were looked at carefully already.
    tried: HashSet<Vec<u32>>,
}

enum Looked {
    /// Nothing in it is worth less than this, nor less than the best answer known.
    Closed(f64),
    Open(Vec<Node>),
}

impl Tree<'_> {
    fn value(&self) -> f64 {
        self.best.as_ref().map_or(self.goal.cutoff, |best| best.value.min(self.goal.cutoff))
    }

    /// The bound from which on nothing better can be found.
    fn enough(&self, gap: f64) -> f64 {
        self.goal.enough(self.value(), gap)
    }

    fn outcome(self, bound: f64) -> Outcome {
        // What was closed was so because it is no better than the best, which therefore bounds it as well.
        let bound = self.goal.proven(bound, self.value());
        Outcome { best: self.best, bound }
    }

    fn offer(&mut self, answer: Option<Answer>) {
        if let Some(answer) = answer
            && answer.value < self.value()
        {
            self.best = Some(answer);
        }
    }

    fn look(&mut self, node: Node, climb: Climb, effort: &mut Effort<'_>) -> Result<Looked, Error> {
        let Node { mut fix, mut multipliers, bound: mut known } = node;
        // A first look decides many sites; what is left is smaller and looked at again.
        for round in 0.. {
            let full = self.choice.is_full(&fix);
            if full {
                let value = self.leaf(&fix, effort)?;
                if self.problem.settles() {
                    return Ok(Looked::Closed(value.max(known)));
                }
            }
            let Some(summit) = self.ascend(&fix, multipliers.to_vec(), climb, effort)? else {
                return Ok(Looked::Closed(f64::INFINITY));
            };
            known = known.max(summit.bound);
            if known >= self.enough(effort.gap) || full {
                return Ok(Looked::Closed(known));
            }
            let free = fix.iter().filter(|fix| **fix == Fix::Free).count();
            let decided = decide(&mut fix, &summit, self.enough(0.0));
            multipliers = Rc::new(summit.multipliers.clone());
            if !effort.left() {
                return Ok(Looked::Open(vec![Node { fix, multipliers, bound: known }]));
            }
            if 4 * decided < free || round >= 6 {
                return Ok(Looked::Open(self.split(fix, multipliers, known, &summit.habit)));
            }
        }
        Ok(Looked::Closed(known))
    }

    fn ascend(
        &mut self,
        fix: &[Fix],
        multipliers: Vec<f64>,
        climb: Climb,
        effort: &mut Effort<'_>,
    ) -> Result<Option<Summit>, Error> {
        let Some(mut relaxation) = self.problem.relaxed(fix) else { return Ok(None) };
        let (goal, gap) = (self.goal, effort.gap);
        let enough = move |value: f64| goal.enough(value, gap);
        let (choice, root) = (self.choice, climb.steps == ROOT.steps);
        let mut step = 0;
        let mut primal = |chosen: &[bool], better: bool, effort: &mut Effort<'_>| {
            step += 1;
            if better && (root || step % 8 == 0) || step % 32 == 0 {
                let sites: Vec<u32> = (0..).zip(chosen).filter(|(_, chosen)| **chosen).map(|(site, _)| site).collect();
                if self.tried.insert(sites.clone()) {
                    let promising = self.tried.len() < 40 || self.tried.len().is_multiple_of(16);
                    let answer = self.problem.answer(&sites, promising, self.value(), effort)?;
                    self.offer(answer);
                }
            }
            Ok(self.value())
        };
        let ascent = Ascent { choice, fix, climb, enough: &enough };
        ascend(&ascent, &mut *relaxation, multipliers, &mut primal, effort)
    }

    /// The value of a node with nothing left to decide.
    fn leaf(&mut self, fix: &[Fix], effort: &mut Effort<'_>) -> Result<f64, Error> {
        let sites: Vec<u32> = (0..).zip(fix).filter(|(_, fix)| **fix == Fix::In).map(|(site, _)| site).collect();
        let answer = self.problem.exactly(&sites, effort)?;
        let value = answer.as_ref().map_or(f64::INFINITY, |answer| answer.value);
        self.offer(answer);
        Ok(value)
    }

    /// Two halves by the site that is least decided; the one in which it is open is looked at first.
    fn split(&self, fix: Vec<Fix>, multipliers: Rc<Vec<f64>>, bound: f64, habit: &[f64]) -> Vec<Node> {
        let free = (0..fix.len()).filter(|site| fix[*site] == Fix::Free);
        let doubt = |site: &usize| (habit[*site] - 0.5).abs();
        let Some(site) = free.min_by(|a, b| doubt(a).total_cmp(&doubt(b)).then(a.cmp(b))) else {
            return vec![Node { fix, multipliers, bound }];
        };
        let with = |decision| {
            let mut fix = fix.clone();
            fix[site] = decision;
            Node { fix, multipliers: multipliers.clone(), bound }
        };
        vec![with(Fix::Out), with(Fix::In)]
    }
}

/// Fixes each site whose decision turned round would bring the bound past `enough`; returns how many.
fn decide(fix: &mut [Fix], summit: &Summit, enough: f64) -> usize {
    let mut decided = 0;
    for (site, fix) in fix.iter_mut().enumerate().filter(|(_, fix)| **fix == Fix::Free) {
        if summit.bound + summit.pick.regret[site] >= enough {
            *fix = if summit.pick.chosen[site] { Fix::In } else { Fix::Out };
            decided += 1;
        }
    }
    decided
}
