//! What the homes of a study ask for: how much each counts, and in which group.

use super::problem::argument;
use super::{Demand, Excluded, Exclusion};
use crate::error::{Error, Place};
use crate::model::{CategoryId, DemandWeights, Home, Homes};
use crate::study::Prepared;

/// What a home counts for.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Weighing {
    /// Its people; a home that does not say how many is listed and left out.
    #[default]
    People,
    /// Each home counts 1.
    Homes,
    /// So much for each home, in the order of the study's homes; one of `None` is listed and left out. What open needs ask for
    /// is weighed so, see [`Weighing::of_needs`].
    Each(Vec<Option<f64>>),
}

/// The groups that homes belong to, for equity: which of them fares worst.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Grouping {
    /// None.
    #[default]
    None,
    /// The groups of people that the homes count ([`Homes::group_names`]), such as age groups: each home is as many demands,
    /// called `home#group`. A number that is not known is listed and left out.
    People,
    /// One for each home, in the order of the study's homes: its district, its circle. A home of `None` belongs to none.
    Each(Vec<Option<String>>),
}

impl Weighing {
    /// The people of each home and what open needs add to the demand for a category, in residents.
    ///
    /// A home whose people are not known counts what needs add; where they add nothing it is not known what it counts.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) when the weights are not of as many homes.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::Crs;
    /// use lifecircle::improve::siting::{Limits, Model, Selection, Site, StudySites, Weighing};
    /// use lifecircle::model::{Catalogue, DemandWeights};
    /// use lifecircle::progress::NoProgress;
    /// use lifecircle::study::{Study, StudyTables};
    /// use lifecircle::walk::Walker;
    ///
    /// let study = Study::from_tables(&StudyTables {
    ///     nodes: b"id,lon,lat\n1,118.78,32.04\n2,118.79,32.04\n", edges: b"from,to,length_m\n1,2,900\n",
    ///     facilities: b"id,category,lon,lat\nm,market,118.78,32.04\n", homes: b"id,lon,lat,people\nwest,118.78,32.04,30\neast,118.79,32.04,12\n",
    ///     crs: Crs::Wgs84, extent: None, strict: false,
    /// })?;
    /// let prepared = study.prepare(&Walker::adult())?;
    /// let beside = |home: &lifecircle::model::Home| Site { position: Some(home.position), ..Site::candidate(&home.id) };
    /// let best = |weighing| {
    ///     let candidates = study.homes().rows.iter().map(beside).collect();
    ///     let sites = StudySites { candidates, weighing, ..StudySites::default() };
    ///     let (question, _) = prepared.siting(Model::Median, &sites, &NoProgress)?;
    ///     let plan = question.select(Selection::Number(1)).build()?.solve(&Limits::default(), &NoProgress)?;
    ///     Ok::<_, lifecircle::error::Error>(plan.site_ids()[0].to_owned())
    /// };
    /// let repair = Catalogue::bundled().find("repair")?;
    /// let mut needs = DemandWeights::of_people(vec![30.0, 12.0]);
    /// needs.add(repair, 1, 20.0);
    /// assert_eq!(best(Weighing::People)?, "west");
    /// assert_eq!(best(Weighing::of_needs(study.homes(), &needs, repair)?)?, "east", "twenty in the east want it repaired");
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn of_needs(homes: &Homes, needs: &DemandWeights, category: CategoryId) -> Result<Weighing, Error> {
        one_each("the weights of demand", needs.people().len(), homes.rows.len())?;
        let known =
            |(home, (all, people)): (&Home, (f64, &f64))| (home.people.is_some() || all > *people).then_some(all);
        let weights = needs.of(category).into_iter().zip(needs.people());
        Ok(Weighing::Each(homes.rows.iter().zip(weights).map(known).collect()))
    }
}

/// Demands of a study, and which of them take no part.
pub(super) struct Wants {
    pub(super) demand: Vec<Demand>,
    pub(super) left_out: Vec<Excluded>,
    /// How many demands each home is.
    pub(super) of_each: usize,
}

impl Wants {
    pub(super) fn of(prepared: &Prepared, weighing: &Weighing, grouping: &Grouping) -> Result<Wants, Error> {
        let homes = prepared.study().homes();
        let of_each = demands_of_each(homes, weighing, grouping)?;
        let mut wants = Wants { demand: Vec::with_capacity(homes.rows.len() * of_each), left_out: Vec::new(), of_each };
        for (row, home) in homes.rows.iter().enumerate() {
            let attached = prepared.home_attached(row);
            match grouping {
                Grouping::People => {
                    for (group, name) in homes.group_names.iter().enumerate() {
                        let people = home.groups.get(group).copied().flatten();
                        let demand =
                            Demand { group: Some(name.clone()), ..Demand::new(format!("{}#{name}", home.id), 0.0) };
                        wants.push(demand, home, people, attached);
                    }
                }
                Grouping::None => wants.push(Demand::new(&home.id, 0.0), home, weight(weighing, row, home), attached),
                Grouping::Each(groups) => {
                    let demand = Demand { group: groups[row].clone(), ..Demand::new(&home.id, 0.0) };
                    wants.push(demand, home, weight(weighing, row, home), attached);
                }
            }
        }
        Ok(wants)
    }

    fn push(&mut self, demand: Demand, home: &Home, weight: Option<f64>, attached: bool) {
        let why = match weight {
            _ if !attached => Some(Exclusion::Unattached),
            None => Some(Exclusion::UnknownWeight),
            Some(_) => None,
        };
        self.left_out.extend(why.map(|why| Excluded { demand: self.demand.len(), why }));
        self.demand.push(Demand { weight: weight.unwrap_or(0.0), position: Some(home.position), ..demand });
    }
}

/// How many demands each home is; checks that what is given fits the homes.
fn demands_of_each(homes: &Homes, weighing: &Weighing, grouping: &Grouping) -> Result<usize, Error> {
    if let Weighing::Each(weights) = weighing {
        one_each("the weights of demand", weights.len(), homes.rows.len())?;
    }
    match grouping {
        Grouping::None => Ok(1),
        Grouping::Each(groups) => one_each("the groups of homes", groups.len(), homes.rows.len()).map(|()| 1),
        Grouping::People if *weighing != Weighing::People => {
            Err(argument("groups of people count people, so that homes must count them too")
                .with_fix("weigh by people, or give each home a group"))
        }
        Grouping::People if homes.group_names.is_empty() => {
            Err(argument("the homes of the study count no groups of people")
                .with_fix("read homes with columns `group:...`, or give each home a group"))
        }
        Grouping::People => Ok(homes.group_names.len()),
    }
}

fn weight(weighing: &Weighing, row: usize, home: &Home) -> Option<f64> {
    match weighing {
        Weighing::People => home.people.map(|people| people.count),
        Weighing::Homes => Some(1.0),
        Weighing::Each(weights) => weights[row],
    }
}

fn one_each(what: &str, has: usize, homes: usize) -> Result<(), Error> {
    match has == homes {
        true => Ok(()),
        false => Err(argument(format!("{what} are {has}, but there are {homes} homes"))
            .with_value(has)
            .at(Place::object("homes"))),
    }
}
