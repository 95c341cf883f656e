//! Why: which place, which walk and which clause decided for one home.

use std::collections::BTreeMap;

use super::Assessment;
use super::finding::{Finding, Nearby};
use super::question::{Measure, Reach};
use super::verdict::Verdict;
use super::{change, wording};
use crate::error::{Error, ErrorKind, nearest_names};
use crate::reach::{self, Route};
use crate::standard::{Bilingual, Citation};
use crate::units::Ticks;

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
    /// Up to three places by walk, the nearest first, however far.
    pub places: Vec<Nearby>,
    /// The way to the nearest place.
    pub route: Option<Route>,
    /// When the nearest place is open, as its source writes it.
    pub opening_hours: Option<String>,
    /// The clause of the limit; that of the obligation where the standard gives no limit.
    pub citation: Citation,
    /// All of it in words.
    pub text: Bilingual,
    /// What would change the answer.
    pub change: Bilingual,
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
    ///
    /// # Performance
    ///
    /// Two searches from the home, one to all places and one for the way to the nearest.
    pub fn explain(&self, home: usize, requirement: &str) -> Result<Explanation, Error> {
        let all = &self.standard().requirements;
        let Some(index) = all.iter().position(|known| known.id == requirement) else {
            let near = nearest_names(requirement, all.iter().map(|known| known.id.as_str()));
            let error = missing("requirement").with_value(requirement);
            return Err(match near.is_empty() {
                true => error,
                false => error.with_fix(format!("did you mean {}?", near.join(" or "))),
            });
        };
        self.explain_with(&self.walks_from(home), index)
    }

    /// [`Assessment::explain`] of every requirement of the standard, in its order.
    pub(super) fn explain_all(&self, home: usize) -> Result<Vec<Explanation>, Error> {
        let walks = self.walks_from(home);
        (0..self.standard().requirements.len()).map(|index| self.explain_with(&walks, index)).collect()
    }

    fn walks_from(&self, home: usize) -> WalksFrom {
        let prepared = self.prepared();
        let horizon = Ticks::from_minutes(prepared.options().max_minutes).unwrap_or(Ticks::ZERO);
        let walks = reach::row(prepared.timed(), prepared.homes(), home, prepared.facilities(), horizon);
        WalksFrom { home, walks: walks.into_iter().collect(), horizon }
    }

    fn explain_with(&self, from: &WalksFrom, index: usize) -> Result<Explanation, Error> {
        let (parts, home) = (self.parts(), from.home);
        let (question, wanted) = (&parts.questions.rows[index], &self.standard().requirements[index]);
        let nearest = parts.homes.walk(question, home);
        let nearest = nearest.map(|(t, facility)| Nearby { home: home as u32, facility, walk_s: t.seconds() });
        let straight = parts.homes.line(question, home).map(|near| (near.facility as usize, near.metres));
        let Some(verdict) = self.verdict(home, index) else { return Err(missing("home").with_value(home)) };
        let prepared = self.prepared();
        let (homes, facilities) = (prepared.homes(), prepared.facilities());
        let way = |near: Nearby| {
            reach::route(prepared.timed(), homes, home, facilities, near.facility as usize, Some(from.horizon))
        };
        let mut explanation = Explanation {
            home,
            requirement: index,
            verdict,
            reach: question.reach,
            nearest,
            straight,
            places: self.nearest_places(from, index),
            route: nearest.and_then(way),
            opening_hours: nearest.and_then(|near| self.hours_of(near.facility, index)),
            citation: wanted.citation().clone(),
            text: Bilingual { zh: String::new(), en: String::new() },
            change: Bilingual { zh: String::new(), en: String::new() },
        };
        explanation.text = wording::explanation(self, &explanation);
        explanation.change = change::of(self, &explanation);
        Ok(explanation)
    }

    /// The three places nearest by walk; ties go by the ids of the places.
    fn nearest_places(&self, from: &WalksFrom, requirement: usize) -> Vec<Nearby> {
        let questions = &self.parts().questions;
        let group = questions.rows.get(requirement).and_then(|question| question.group.ok());
        let members = group.and_then(|group| questions.groups.get(group)).map(Vec::as_slice).unwrap_or_default();
        // Members come in the order of their ids, and the sort keeps it.
        let mut walks: Vec<(Ticks, u32)> =
            members.iter().filter_map(|row| from.walks.get(row).map(|ticks| (*ticks, *row))).collect();
        walks.sort_by_key(|(ticks, _)| *ticks);
        let nearby =
            |(ticks, facility): (Ticks, u32)| Nearby { home: from.home as u32, facility, walk_s: ticks.seconds() };
        walks.into_iter().take(3).map(nearby).collect()
    }

    /// The hours of the service a requirement asks for.
    fn hours_of(&self, facility: u32, requirement: usize) -> Option<String> {
        let wanted = self.standard().requirements.get(requirement)?;
        let services = &self.prepared().study().facilities().rows.get(facility as usize)?.services;
        let asked: Vec<_> = wanted.categories.iter().filter_map(|name| self.parts().catalogue_ids.get(name)).collect();
        let hours = services.iter().filter(|service| asked.contains(&&service.category));
        hours.filter_map(|service| service.opening_hours.clone()).next()
    }
}

/// The walks from one home to every facility within the longest walk asked about.
struct WalksFrom {
    home: usize,
    walks: BTreeMap<u32, Ticks>,
    horizon: Ticks,
}

fn missing(what: &str) -> Error {
    Error::new(ErrorKind::NotFound, format!("there is no such {what}"))
}
