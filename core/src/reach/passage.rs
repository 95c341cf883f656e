//! The gate automaton: in which part of a walk one is, and which stretches may come next.
//!
//! A walk is `[own compound] public streets [compound of the destination]`. The engine never sees the rule at work:
//! [`super::graph`] compiles it into the search graph once.

use crate::network::Passage;

/// Which part of a walk one is in, read from home to facility.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[repr(u8)]
pub(crate) enum Stage {
    /// Only restricted stretches so far: still inside one's own compound. Every walk begins here.
    Start = 0,
    /// On public streets.
    Street = 1,
    /// Inside the destination's compound.
    End = 2,
}

impl Stage {
    pub(crate) const ALL: [Stage; 3] = [Stage::Start, Stage::Street, Stage::End];

    /// The stage after a stretch, or `None` when it may not be walked now.
    pub(crate) const fn step(self, passage: Passage) -> Option<Stage> {
        match (self, passage) {
            (Stage::Start | Stage::Street, Passage::Public) => Some(Stage::Street),
            (Stage::Start, Passage::EndOnly | Passage::Residents) => Some(Stage::Start),
            (Stage::Street | Stage::End, Passage::EndOnly) => Some(Stage::End),
            (Stage::End, Passage::Public) | (Stage::Street | Stage::End, Passage::Residents) => None,
        }
    }
}

/// A set of stages, as bits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
#[repr(transparent)]
pub(crate) struct Stages(u8);

crate::machine::column::plain!(Stages: u8 { 0 });

impl Stages {
    /// The stages one can be in at a node, given whether it touches public and restricted stretches.
    ///
    /// The last stretch walked touches the node: a public one leaves one in the street, a restricted one never does.
    /// Where both kinds meet one may also have come by either.
    pub(crate) const fn at_node(public: bool, restricted: bool) -> Stages {
        let street = if public { 1 << Stage::Street as u8 } else { 0 };
        let ends = if restricted { 1 << Stage::Start as u8 | 1 << Stage::End as u8 } else { 0 };
        Stages(street | ends)
    }

    /// Whether it is a set of stages: what is read from a file may have other bits.
    pub(crate) const fn is_a_set(self) -> bool {
        self.0 < 1 << Stage::ALL.len()
    }

    pub(crate) const fn contains(self, stage: Stage) -> bool {
        self.0 & (1 << stage as u8) != 0
    }

    pub(crate) const fn len(self) -> u32 {
        self.0.count_ones()
    }

    /// How many members come before `stage`.
    pub(crate) const fn rank(self, stage: Stage) -> u32 {
        (self.0 & ((1 << stage as u8) - 1)).count_ones()
    }

    pub(crate) fn iter(self) -> impl Iterator<Item = Stage> + Clone {
        Stage::ALL.into_iter().filter(move |s| self.contains(*s))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Passage::{EndOnly, Public, Residents};

    fn walk(stretches: &[Passage]) -> Option<Stage> {
        stretches.iter().try_fold(Stage::Start, |stage, p| stage.step(*p))
    }

    #[test]
    fn out_of_ones_own_compound_through_the_street_into_another() {
        assert_eq!(walk(&[EndOnly, Residents, Public, Public, EndOnly, EndOnly]), Some(Stage::End));
    }

    #[test]
    fn a_compound_is_no_thoroughfare() {
        assert_eq!(walk(&[Public, EndOnly, Public]), None);
    }

    #[test]
    fn a_residents_gate_opens_only_outward() {
        assert_eq!(walk(&[Public, Residents]), None);
        assert_eq!(walk(&[Residents, Public]), Some(Stage::Street));
    }

    #[test]
    fn an_earlier_stage_can_do_all_a_later_one_can() {
        for p in [Public, EndOnly, Residents] {
            for pair in Stage::ALL.windows(2) {
                let (early, late) = (pair[0].step(p), pair[1].step(p));
                assert!(late.is_none() || early.is_some_and(|e| Some(e) <= late), "{pair:?} {p:?}");
            }
        }
    }
}
