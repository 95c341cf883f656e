//! Why: which place, which walk and which clause decided for one home.

use super::Assessment;
use super::finding::{Finding, Nearby};
use super::question::{Measure, Reach};
use super::verdict::Verdict;
use super::wording;
use crate::error::{Error, ErrorKind, nearest_names};
use crate::standard::{Bilingual, Citation};

/// Why one home has, or has not, what one requirement asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    /// The home, as a row of [`crate::study::Study::homes`].
    pub home: usize,
    /// The requirement, as an index into [`crate::standard::Standard::requirements`].
    pub requirement: usize,
    /// Whether the home has it.
    pub verdict: Verdict,
    /// The limit under both measures.
    pub reach: Option<Reach>,
    /// The nearest place by walk, however far.
    pub nearest: Option<Nearby>,
    /// The nearest place in a straight line: its row in the facilities, and the metres.
    pub straight: Option<(usize, f64)>,
    /// The clause of the limit; that of the obligation where the standard gives no limit.
    pub citation: Citation,
    /// All of it in words.
    pub text: Bilingual,
}

impl Assessment {
    /// A finding in one sentence: what, within which limit, for how many, by which clause, and whether that clause is
    /// still to be confirmed.
    pub fn describe(&self, finding: &Finding) -> Bilingual {
        wording::finding(self, finding)
    }

    /// Whether a home (a row of the study's homes) has what a requirement (an index into those of the standard) asks
    /// for; `None` beyond either.
    pub fn verdict(&self, home: usize, requirement: usize) -> Option<Verdict> {
        let parts = self.parts();
        let question = parts.questions.rows.get(requirement)?;
        let measure = question.reach.map_or(Measure::Walk, |reach| reach.measure);
        let known = home < parts.prepared.study().homes().rows.len();
        known.then(|| parts.homes.verdict(&parts.questions, requirement, home, measure))
    }

    /// Why a home (a row of the study's homes) has, or has not, what the requirement of that id asks for.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] when there is no such home or requirement, with the nearest ids.
    pub fn explain(&self, home: usize, requirement: &str) -> Result<Explanation, Error> {
        let parts = self.parts();
        let missing = |what: &str| Error::new(ErrorKind::NotFound, format!("there is no such {what}"));
        let all = &parts.standard.requirements;
        let Some(index) = all.iter().position(|known| known.id == requirement) else {
            let near = nearest_names(requirement, all.iter().map(|known| known.id.as_str()));
            let error = missing("requirement").with_value(requirement);
            return Err(if near.is_empty() {
                error
            } else {
                error.with_fix(format!("did you mean {}?", near.join(" or ")))
            });
        };
        let (question, wanted) = (&parts.questions.rows[index], &all[index]);
        let nearest = parts.homes.walk(question, home);
        let nearest = nearest.map(|(t, facility)| Nearby { home: home as u32, facility, walk_s: t.seconds() });
        let straight = parts.homes.line(question, home).map(|near| (near.facility as usize, near.metres));
        let Some(verdict) = self.verdict(home, index) else { return Err(missing("home").with_value(home)) };
        let mut explanation = Explanation {
            home,
            requirement: index,
            verdict,
            reach: question.reach,
            nearest,
            straight,
            citation: wanted.citation().clone(),
            text: Bilingual { zh: String::new(), en: String::new() },
        };
        explanation.text = wording::explanation(self, &explanation);
        Ok(explanation)
    }
}
