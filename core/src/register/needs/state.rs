//! What stands, worked out from what happened; and which entries may happen next.

use std::collections::BTreeMap;

use super::entry::{Entry, Proposal, Stage};
use crate::calendar::Date;
use crate::error::{Error, ErrorKind, Place, nearest_names};
use crate::model::{Need, NeedList};

/// A need and what became of it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Case {
    pub(super) need: Need,
    pub(super) first_consulted: Option<Date>,
    pub(super) first_served: Option<Date>,
    pub(super) satisfied: u64,
    pub(super) asked: u64,
}

impl Case {
    pub(super) fn stage(&self) -> Stage {
        match self {
            Case { asked: 1.., .. } => Stage::Rated,
            Case { first_served: Some(_), .. } => Stage::Served,
            Case { first_consulted: Some(_), .. } => Stage::Consulted,
            _ => Stage::Raised,
        }
    }
}

/// A service that was given.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Given {
    pub(super) needs: Vec<String>,
    pub(super) on: Date,
    pub(super) proposal: Option<String>,
    pub(super) satisfied: u64,
    pub(super) asked: u64,
}

/// Everything that stands.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct State {
    pub(super) cases: BTreeMap<String, Case>,
    /// Which needs each consultation was about.
    pub(super) consultations: BTreeMap<String, Vec<String>>,
    pub(super) proposals: BTreeMap<String, Proposal>,
    pub(super) services: BTreeMap<String, Given>,
}

impl State {
    /// The state after several entries; `None` after a single one, which is checked but need not be tried on a copy.
    pub(super) fn after(&self, entries: &[Entry], lists: &[NeedList]) -> Result<Option<State>, Error> {
        if let [entry] = entries {
            return self.check(entry, lists).map(|()| None);
        }
        let mut next = self.clone();
        entries.iter().try_for_each(|entry| next.apply(entry, lists))?;
        Ok(Some(next))
    }

    /// Lets an entry happen.
    ///
    /// # Errors
    ///
    /// `Duplicate` for an identity that is taken, `NotFound` for a need, list, proposal or service that does not exist,
    /// `Value` for a date before what it follows or numbers that contradict, `Argument` where the order of things is
    /// broken. Then nothing has changed.
    pub(super) fn apply(&mut self, entry: &Entry, lists: &[NeedList]) -> Result<(), Error> {
        self.check(entry, lists)?;
        match entry {
            Entry::Raised(need) => {
                let case =
                    Case { need: need.clone(), first_consulted: None, first_served: None, satisfied: 0, asked: 0 };
                self.cases.insert(need.id.clone(), case);
            }
            Entry::Consulted { id, needs, on, .. } => {
                self.each(needs, |case| case.first_consulted = earlier(case.first_consulted, *on));
                self.consultations.insert(id.clone(), needs.clone());
            }
            Entry::Proposed(proposal) => {
                self.proposals.insert(proposal.id.clone(), proposal.clone());
            }
            Entry::Served { id, needs, on, proposal, .. } => {
                self.each(needs, |case| case.first_served = earlier(case.first_served, *on));
                let given = Given { needs: needs.clone(), on: *on, proposal: proposal.clone(), satisfied: 0, asked: 0 };
                self.services.insert(id.clone(), given);
            }
            Entry::Rated { service, need, satisfied, asked, .. } => {
                let (satisfied, asked) = (u64::from(*satisfied), u64::from(*asked));
                self.each(std::slice::from_ref(need), |case| {
                    case.satisfied += satisfied;
                    case.asked += asked;
                });
                if let Some(given) = self.services.get_mut(service) {
                    given.satisfied += satisfied;
                    given.asked += asked;
                }
            }
        }
        Ok(())
    }

    fn each(&mut self, needs: &[String], mut change: impl FnMut(&mut Case)) {
        for need in needs {
            if let Some(case) = self.cases.get_mut(need) {
                change(case);
            }
        }
    }

    fn check(&self, entry: &Entry, lists: &[NeedList]) -> Result<(), Error> {
        match entry {
            Entry::Raised(need) => check_need(need, &self.cases, lists),
            Entry::Consulted { id, needs, on, .. } => {
                is_new("a consultation", id, &self.consultations)?;
                self.check_needs(needs, *on)
            }
            Entry::Proposed(Proposal { id, needs, on, .. }) => {
                is_new("a proposal", id, &self.proposals)?;
                self.check_needs(needs, *on)
            }
            Entry::Served { id, needs, on, proposal, .. } => {
                is_new("a service", id, &self.services)?;
                self.check_needs(needs, *on)?;
                proposal.as_ref().map_or(Ok(()), |proposal| self.check_proposal(proposal, needs, *on))
            }
            Entry::Rated { service, need, on, satisfied, asked } => {
                self.check_rating(service, need, *on, *satisfied, *asked)
            }
        }
    }

    /// Needs that exist, were raised by then, and are named once.
    fn check_needs(&self, needs: &[String], on: Date) -> Result<(), Error> {
        if needs.is_empty() {
            return Err(Error::new(ErrorKind::Argument, "an entry must name the needs it is about"));
        }
        for (i, id) in needs.iter().enumerate() {
            let case = find("need", id, &self.cases)?;
            follows(on, case.need.raised, "the need was raised")?;
            if needs[..i].contains(id) {
                return Err(Error::new(ErrorKind::Duplicate, "an entry names a need twice").with_value(id));
            }
        }
        Ok(())
    }

    fn check_proposal(&self, id: &str, needs: &[String], on: Date) -> Result<(), Error> {
        let proposal = find("proposal", id, &self.proposals)?;
        follows(on, proposal.on, "it was proposed")?;
        match needs.iter().find(|need| !proposal.needs.contains(need)) {
            None => Ok(()),
            Some(need) => {
                Err(Error::new(ErrorKind::Argument, "a service answers a need that its proposal is not about")
                    .with_value(need)
                    .at(Place::object(id))
                    .with_fix("leave out the proposal, or enter one about this need"))
            }
        }
    }

    fn check_rating(&self, service: &str, need: &str, on: Date, satisfied: u32, asked: u32) -> Result<(), Error> {
        let given = find("service", service, &self.services)?;
        find("need", need, &self.cases)?;
        if !given.needs.iter().any(|answered| answered == need) {
            return Err(Error::new(ErrorKind::Argument, "the service did not answer this need")
                .with_value(need)
                .at(Place::object(service))
                .with_fix(format!("it answered {}", given.needs.join(", "))));
        }
        follows(on, given.on, "the service was given")?;
        if asked == 0 || satisfied > asked {
            return Err(Error::new(ErrorKind::Value, "of those asked some, all or none are satisfied")
                .with_value(format_args!("{satisfied} of {asked}"))
                .with_fix("leave the entry out when nobody was asked"));
        }
        Ok(())
    }
}

fn check_need(need: &Need, cases: &BTreeMap<String, Case>, lists: &[NeedList]) -> Result<(), Error> {
    is_new("a need", &need.id, cases)?;
    if !lists.iter().any(|list| list.id == need.list) {
        let known: Vec<&str> = lists.iter().map(|list| list.id.as_str()).collect();
        return Err(Error::new(ErrorKind::NotFound, "there is no such list of needs")
            .with_value(&need.list)
            .with_fix(format!("the lists are {}", known.join(", "))));
    }
    match need.people {
        Some(people) if !(people.is_finite() && people >= 0.0) => {
            Err(Error::new(ErrorKind::Value, "the people concerned must be a number that is not negative")
                .with_value(people)
                .with_fix("leave it out when it is not known"))
        }
        _ => Ok(()),
    }
}

fn is_new<T>(what: &str, id: &str, taken: &BTreeMap<String, T>) -> Result<(), Error> {
    if id.trim().is_empty() {
        return Err(Error::new(ErrorKind::Value, format!("{what} needs an id")));
    }
    if taken.contains_key(id) {
        let message = format!("{what} of this id is in the register already");
        return Err(Error::new(ErrorKind::Duplicate, message).with_value(id).with_fix("give it an id of its own"));
    }
    Ok(())
}

fn find<'a, T>(what: &str, id: &str, known: &'a BTreeMap<String, T>) -> Result<&'a T, Error> {
    known.get(id).ok_or_else(|| {
        let error = Error::new(ErrorKind::NotFound, format!("there is no {what} of this id")).with_value(id);
        match nearest_names(id, known.keys().map(String::as_str)).first() {
            Some(near) => error.with_fix(format!("the nearest is `{near}`")),
            None => error,
        }
    })
}

fn follows(on: Date, before: Date, what: &str) -> Result<(), Error> {
    if on >= before {
        return Ok(());
    }
    Err(Error::new(ErrorKind::Value, format!("this cannot happen before {what} on {before}")).with_value(on))
}

fn earlier(known: Option<Date>, on: Date) -> Option<Date> {
    Some(known.map_or(on, |known| known.min(on)))
}
