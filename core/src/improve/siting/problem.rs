//! A question of location in full: who needs, what could be opened, what it costs to get there, and what is asked.

use std::sync::Arc;

use super::{Costs, Model, Selection, Sense};
use crate::error::{Error, ErrorKind, Place};
use crate::geo::LonLat;

/// Who needs something: a home, a block, a group of people at a place.
#[derive(Clone, Debug, PartialEq)]
pub struct Demand {
    /// Its identity, unique among the demands.
    pub id: String,
    /// How much it needs: people, households, visits. Whoever has 0 counts for no model.
    pub weight: f64,
    /// The group whose treatment is compared with that of others, when the worst group is asked for.
    pub group: Option<String>,
    /// Where it is shown.
    pub position: Option<LonLat>,
}

impl Demand {
    /// A demand without group or position.
    pub fn new(id: impl Into<String>, weight: f64) -> Demand {
        Demand { id: id.into(), weight, group: None, position: None }
    }
}

/// A place where something stands or could be opened.
#[derive(Clone, Debug, PartialEq)]
pub struct Site {
    /// Its identity, unique among the sites.
    pub id: String,
    /// Whether it is open already: it serves, costs nothing, and is never closed.
    pub existing: bool,
    /// What opening it costs; 1 unless the host says so.
    pub price: f64,
    /// How much demand it can serve; `None` for any amount.
    pub capacity: Option<f64>,
    /// Where it is shown.
    pub position: Option<LonLat>,
}

impl Site {
    /// A candidate of price 1 that can serve everybody.
    pub fn candidate(id: impl Into<String>) -> Site {
        Site { id: id.into(), existing: false, price: 1.0, capacity: None, position: None }
    }

    /// A facility that is there already.
    pub fn existing(id: impl Into<String>) -> Site {
        Site { existing: true, ..Site::candidate(id) }
    }
}

/// A question of location, checked: made by [`Siting::of`], answered by [`Siting::solve`].
///
/// # Examples
///
/// ```
/// use lifecircle::error::ErrorKind;
/// use lifecircle::improve::siting::{Costs, Demand, Limits, Model, Selection, Site, Siting};
/// use lifecircle::progress::NoProgress;
///
/// let demand = || vec![Demand::new("north", 300.0), Demand::new("south", 100.0)];
/// let sites = || vec![Site::candidate("hall"), Site::candidate("shed")];
/// let costs = Costs::from_cells(2, 2, [(0, 0, 400.0), (0, 1, 100.0), (1, 0, 200.0), (1, 1, 900.0)])?;
///
/// let siting = Siting::of(Model::Median, demand(), sites(), costs.clone()).select(Selection::Number(1)).build()?;
/// let plan = siting.solve(&Limits::default(), &NoProgress)?;
/// assert_eq!((plan.site_ids(), plan.objective()), (vec!["shed"], 120_000.0));
/// assert!(plan.is_optimal());
///
/// let refused = Siting::of(Model::Median, demand(), sites(), costs).select(Selection::Number(3)).build();
/// assert_eq!(refused.unwrap_err().kind(), ErrorKind::Argument);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
///
/// Immutable; cheap to clone.
#[derive(Clone, Debug, PartialEq)]
pub struct Siting {
    pub(super) parts: Arc<Parts>,
}

#[derive(Debug, PartialEq)]
pub(super) struct Parts {
    pub(super) model: Model,
    pub(super) demand: Vec<Demand>,
    pub(super) sites: Vec<Site>,
    pub(super) costs: Costs,
    pub(super) between: Option<Costs>,
    pub(super) selection: Selection,
    pub(super) groups: Option<Groups>,
    /// Demands the model leaves out, ascending.
    pub(super) excluded: Vec<Excluded>,
    pub(super) counts: Vec<bool>,
}

/// The groups of the demands, when the worst is asked for.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Groups {
    pub(super) names: Vec<String>,
    pub(super) of: Vec<u32>,
    /// The demand of each group that counts.
    pub(super) weight: Vec<f64>,
}

/// Why a demand takes no part.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Exclusion {
    /// No site can be reached from it at any cost.
    NoSite,
    /// Its weight is 0: nobody is there.
    NobodyThere,
    /// It has no door on the network.
    Unattached,
    /// How much it needs is not known.
    UnknownWeight,
}

impl Exclusion {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Exclusion::NoSite => "no-site-in-reach",
            Exclusion::NobodyThere => "nobody-there",
            Exclusion::Unattached => "unattached",
            Exclusion::UnknownWeight => "unknown-weight",
        }
    }
}

/// A demand that takes no part, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Excluded {
    /// The demand, by index.
    pub demand: usize,
    /// Why.
    pub why: Exclusion,
}

/// A question of location while it is put together.
#[derive(Clone, Debug)]
pub struct SitingBuilder {
    pub(super) model: Model,
    pub(super) demand: Vec<Demand>,
    pub(super) sites: Vec<Site>,
    pub(super) costs: Costs,
    pub(super) between: Option<Costs>,
    pub(super) selection: Option<Selection>,
    pub(super) worst_group: bool,
    pub(super) left_out: Vec<Excluded>,
}

impl Siting {
    /// Begins a question: the costs have one row for each demand and one column for each site.
    pub fn of(model: Model, demand: Vec<Demand>, sites: Vec<Site>, costs: Costs) -> SitingBuilder {
        let (between, selection, worst_group, left_out) = (None, None, false, Vec::new());
        SitingBuilder { model, demand, sites, costs, between, selection, worst_group, left_out }
    }

    /// The model.
    pub fn model(&self) -> &Model {
        &self.parts.model
    }

    /// The demands, those left out too.
    pub fn demand(&self) -> &[Demand] {
        &self.parts.demand
    }

    /// The sites, existing ones too.
    pub fn sites(&self) -> &[Site] {
        &self.parts.sites
    }

    /// The costs from demands to sites.
    pub fn costs(&self) -> &Costs {
        &self.parts.costs
    }

    /// The costs between sites, for [`Model::Dispersion`].
    pub fn between(&self) -> Option<&Costs> {
        self.parts.between.as_ref()
    }

    /// How many new sites there may be.
    pub fn selection(&self) -> Selection {
        self.parts.selection
    }

    /// The groups compared, when the worst of them is asked for.
    pub fn group_names(&self) -> Option<&[String]> {
        self.parts.groups.as_ref().map(|groups| groups.names.as_slice())
    }

    /// The demands that take no part, ascending.
    pub fn excluded(&self) -> &[Excluded] {
        &self.parts.excluded
    }

    /// Whether a demand takes part; `false` beyond the list.
    pub fn counts(&self, demand: usize) -> bool {
        self.parts.counts.get(demand).copied().unwrap_or(false)
    }

    /// Whether a site has a capacity.
    pub fn is_capacitated(&self) -> bool {
        self.parts.sites.iter().any(|site| site.capacity.is_some())
    }

    /// Whether the objective is made small or large: by the model.
    pub fn sense(&self) -> Sense {
        self.parts.model.sense()
    }

    /// The demand that takes part, added up.
    pub fn total_weight(&self) -> f64 {
        let weights = self.parts.demand.iter().enumerate().filter(|(row, _)| self.counts(*row)).map(|(_, d)| d.weight);
        crate::access::exact_sum(weights)
    }

    /// The candidates, by index, ascending.
    pub fn candidates(&self) -> impl Iterator<Item = u32> + '_ {
        (0..).zip(&self.parts.sites).filter(|(_, site)| !site.existing).map(|(index, _)| index)
    }
}

impl SitingBuilder {
    /// How many new sites there may be. Needed by every model but [`Model::CoverAll`] and [`Model::CoverTwice`].
    pub fn select(mut self, selection: Selection) -> SitingBuilder {
        self.selection = Some(selection);
        self
    }

    /// The costs from site to site, for [`Model::Dispersion`]; of the two ways the cheaper counts.
    pub fn between(mut self, between: Costs) -> SitingBuilder {
        self.between = Some(between);
        self
    }

    /// Keeps equity: not the sum over all is made best but the mean of the group that fares worst.
    ///
    /// For [`Model::Median`] the largest mean cost of a group, for [`Model::MaxCover`] and [`Model::Decayed`] the smallest
    /// share. Every demand needs a group.
    pub fn worst_group(mut self) -> SitingBuilder {
        self.worst_group = true;
        self
    }

    /// Demands that take no part, whatever weight they carry, and why: they are listed with the others.
    pub fn leave_out(mut self, demands: impl IntoIterator<Item = Excluded>) -> SitingBuilder {
        self.left_out.extend(demands);
        self
    }

    /// Checks everything.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for what contradicts itself (more sites asked for than there are candidates, sizes that do not
    /// fit, a selection or group that is missing), [`ErrorKind::Value`] for a weight, price or capacity that is negative or no
    /// number, [`ErrorKind::Duplicate`] for an identity given twice, [`ErrorKind::Empty`] when nobody needs anything,
    /// [`ErrorKind::NotFound`] when everybody must be covered and no site can, naming the first such demand.
    pub fn build(self) -> Result<Siting, Error> {
        super::validate::validate(self)
    }
}

pub(super) fn argument(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Argument, message)
}

pub(super) fn of_demand(demand: &Demand, row: usize) -> Place {
    Place::object(format!("demand {}", demand.id)).row(row as u64)
}

pub(super) fn of_site(site: &Site, row: usize) -> Place {
    Place::object(format!("site {}", site.id)).row(row as u64)
}
