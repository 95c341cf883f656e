//! Applying a scenario to a study.

use super::effect::{Draft, Effect, Undo};
use super::{Change, Scenario};
use crate::error::{Error, ErrorKind, nearest_names};
use crate::model::{Catalogue, Facility, Home, Language, People};
use crate::network::StreetWork;
use crate::progress::Progress;
use crate::study::{Prepared, Study};
use crate::walk::WalkModel;

/// A study after a scenario, and what undoes it.
///
/// # Examples
///
/// ```
/// use lifecircle::improve::scenario::Scenario;
/// # use lifecircle::geo::Crs;
/// # use lifecircle::study::{Study, StudyTables};
/// # let study = Study::from_tables(&StudyTables {
/// #     nodes: b"id,lon,lat\n1,118.78,32.04\n2,118.79,32.04\n", edges: b"from,to\n1,2\n",
/// #     facilities: b"id,category,lon,lat\nm,market,118.781,32.04\n",
/// #     homes: b"id,lon,lat,people\nh,118.789,32.04,9\n", crs: Crs::Wgs84, extent: None, strict: false,
/// # })?;
///
/// let closing = "id = 'c'\nchange = [{ do = 'close', facility = 'm' }]";
/// let applied = study.apply(&Scenario::from_text(closing, "c.toml")?)?;
/// assert!(applied.study().facilities().rows.is_empty());
/// assert_eq!(applied.undo().apply(applied.study())?.facilities(), study.facilities());
///
/// let refused = study.apply(&Scenario::from_text(&closing.replace("'m'", "'n'"), "c.toml")?).unwrap_err();
/// assert_eq!(refused.place().to_string(), "c.toml, line 2, row 0, column change");
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Applied {
    study: Study,
    undo: Undo,
}

impl Applied {
    /// The study after the scenario.
    pub fn study(&self) -> &Study {
        &self.study
    }

    /// What undoes it.
    pub fn undo(&self) -> &Undo {
        &self.undo
    }
}

impl Study {
    /// The study after the changes of a scenario, made one after the other.
    ///
    /// The study itself stays as it is. Where the data ends, the residential land and the report of defects are those of the study.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] for a facility, home, gate or street that does not exist, with the nearest names;
    /// [`ErrorKind::Duplicate`] for a new facility whose id is taken; [`ErrorKind::Argument`] for a change that changes nothing;
    /// [`ErrorKind::Value`] for people who are not there; [`ErrorKind::Network`] for a way too far from any street. Each names the
    /// place of the change in its file.
    ///
    /// # Performance
    ///
    /// A copy of the tables of facilities and homes; where streets are built, see [`crate::network::Network::with_work`].
    pub fn apply(&self, scenario: &Scenario) -> Result<Applied, Error> {
        let (mut draft, mut effects) = (Draft::of(self), Vec::new());
        for (change, place) in scenario.changes.iter().zip(&scenario.places) {
            let refused = |error: Error| error.at(place.clone());
            for effect in effects_of(change, &draft).map_err(refused)? {
                effect.apply(&mut draft).map_err(refused)?;
                effects.push(effect);
            }
        }
        let study = if effects.is_empty() { self.clone() } else { draft.into_study(self) };
        Ok(Applied { study, undo: Undo { effects } })
    }
}

impl Prepared {
    /// The study after a scenario as its walker sees it; `walker` is the one it was prepared for.
    ///
    /// It is what preparing the changed study anew would give. Where streets stay as they are, their times, the attachments of the
    /// homes and the escape times are kept.
    ///
    /// # Errors
    ///
    /// As [`Study::apply`] and [`Study::prepare_with`]; [`ErrorKind::Argument`] for a walker of another name.
    pub fn apply(
        &self,
        scenario: &Scenario,
        walker: &dyn WalkModel,
        progress: &dyn Progress,
    ) -> Result<Prepared, Error> {
        self.of_changed(self.study().apply(scenario)?.study, walker, progress)
    }
}

/// What a change does, given what those before it did.
fn effects_of(change: &Change, draft: &Draft) -> Result<Vec<Effect>, Error> {
    let one = |row: usize, after: Option<Facility>| {
        let before = draft.facilities.get(row).cloned();
        vec![Effect::Facility { row, before, after }]
    };
    Ok(match change {
        Change::AddFacility(new) => {
            if draft.facilities.iter().any(|known| known.id == new.id) {
                return Err(Error::new(ErrorKind::Duplicate, "a facility has this id already").with_value(&new.id));
            }
            one(draft.facilities.len(), Some(new.clone()))
        }
        Change::Close { facility } => one(facility_row(draft, facility)?.0, None),
        Change::Move { facility, to } => {
            let (row, known) = facility_row(draft, facility)?;
            let moved = Facility { position: *to, entrances: Vec::new(), ..known.clone() };
            one(row, Some(differing(moved, known)?))
        }
        Change::Hours { facility, category, opening_hours } => {
            let (row, known) = facility_row(draft, facility)?;
            one(row, Some(with_hours(known, *category, opening_hours)?))
        }
        Change::OpenGate { gate, opens_for, through } => {
            let work = StreetWork::OpenGate { gate: *gate, passage: opens_for.passage(), through: *through };
            vec![Effect::Built { at: draft.streets.works().len(), work }]
        }
        Change::AddWay(new) => {
            vec![Effect::Built { at: draft.streets.works().len(), work: StreetWork::AddWay(new.clone()) }]
        }
        Change::Slow(slowed) => vec![Effect::Slowed { at: draft.streets.slowed().len(), slowed: *slowed }],
        Change::MovePeople { from, to, people } => moved(draft, from, to, *people)?,
    })
}

fn differing(after: Facility, before: &Facility) -> Result<Facility, Error> {
    match after == *before {
        true => Err(Error::new(ErrorKind::Argument, "the change changes nothing").with_value(&before.id)),
        false => Ok(after),
    }
}

fn with_hours(known: &Facility, category: Option<crate::model::CategoryId>, hours: &str) -> Result<Facility, Error> {
    let mut after = known.clone();
    let mut any = false;
    for service in after.services.iter_mut().filter(|service| category.is_none_or(|wanted| wanted == service.category))
    {
        service.opening_hours = Some(hours.to_owned());
        any = true;
    }
    if !any {
        let label = |service: &crate::model::Service| Catalogue::bundled().label(service.category, Language::English);
        let offers: Vec<&str> = known.services.iter().map(label).collect();
        return Err(Error::new(ErrorKind::NotFound, "the facility offers no service of this category")
            .with_value(&known.id)
            .with_fix(format!("it offers {}", offers.join(", "))));
    }
    differing(after, known)
}

fn facility_row<'d>(draft: &'d Draft, id: &str) -> Result<(usize, &'d Facility), Error> {
    let found = draft.facilities.iter().enumerate().find(|(_, facility)| facility.id == id);
    found.ok_or_else(|| unknown("facility", id, draft.facilities.iter().map(|facility| facility.id.as_str())))
}

fn home_row<'d>(draft: &'d Draft, id: &str) -> Result<(usize, &'d Home), Error> {
    let found = draft.homes.iter().enumerate().find(|(_, home)| home.id == id);
    found.ok_or_else(|| unknown("home", id, draft.homes.iter().map(|home| home.id.as_str())))
}

fn unknown<'n>(what: &str, id: &str, known: impl Iterator<Item = &'n str>) -> Error {
    let error = Error::new(ErrorKind::NotFound, format!("no {what} has this id")).with_value(id);
    let near = nearest_names(id, known);
    if near.is_empty() { error } else { error.with_fix(format!("did you mean {}?", near.join(" or "))) }
}

/// People who move house, with their share of households and of every group that both homes count.
fn moved(draft: &Draft, from: &str, to: &str, people: Option<f64>) -> Result<Vec<Effect>, Error> {
    let ((left, before_left), (taken, before_taken)) = (home_row(draft, from)?, home_row(draft, to)?);
    if left == taken {
        return Err(Error::new(ErrorKind::Argument, "people move from a home to another one").with_value(from));
    }
    let known = |home: &Home| {
        let error = || Error::new(ErrorKind::Value, "nobody says how many people live in this home");
        home.people.ok_or_else(|| error().with_value(&home.id).with_fix("give its people"))
    };
    let (living, there) = (known(before_left)?, known(before_taken)?);
    let moving = people.unwrap_or(living.count);
    if moving > living.count {
        return Err(Error::new(ErrorKind::Value, format!("{moving} people are to leave a home of {}", living.count))
            .with_value(from)
            .with_fix("move fewer, or leave the number out to move all"));
    }
    let share = if living.count > 0.0 { moving / living.count } else { 0.0 };
    let part = |whole: Option<f64>| whole.map(|whole| whole * share);
    let less = |whole: Option<f64>| whole.map(|whole| whole - whole * share);
    let more = |whole: Option<f64>, part: Option<f64>| whole.zip(part).map(|(whole, part)| whole + part);
    let mut after_left = before_left.clone();
    after_left.people = Some(People { count: living.count - moving, ..living });
    after_left.households = less(before_left.households);
    after_left.groups = before_left.groups.iter().map(|group| less(*group)).collect();
    let mut after_taken = before_taken.clone();
    let estimated = living.estimated || there.estimated;
    after_taken.people = Some(People { count: there.count + moving, estimated });
    after_taken.households = more(before_taken.households, part(before_left.households));
    let groups = before_taken.groups.iter().zip(&before_left.groups);
    after_taken.groups = groups.map(|(group, leaving)| more(*group, part(*leaving))).collect();
    Ok(vec![
        Effect::Home { row: left, before: before_left.clone(), after: after_left },
        Effect::Home { row: taken, before: before_taken.clone(), after: after_taken },
    ])
}
