//! A question of location as a siting solver in C sees it, and the room for its answer.

use lifecircle::improve::siting::{Costs, Limits, Model, Selection, Siting};

use crate::decay::lc_decay;
use crate::siting::{lc_siting_model, lc_siting_selection};

/// A question of location in columns. All pointers are valid during the call only.
///
/// A row of costs is what it costs a demand to get to each site it can get to at all, the nearest first; a pair that is not
/// there is impossible. Row `d` is the cells `cost_start[d]` to `cost_start[d + 1]`.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_siting_question {
    /// The size of this structure; one of a later version may be larger.
    pub struct_size: usize,
    /// A number of `lc_siting_model`.
    pub model: u64,
    /// The farthest that counts as covered; to be read only for the models of coverage.
    pub limit: f64,
    /// How much of a demand counts, by `lc_decay_weight`; NULL for all models but `LC_SITING_MODEL_DECAYED`.
    pub decay: *const lc_decay,
    /// A number of `lc_siting_selection`.
    pub selection: u64,
    /// How many sites may be chosen; to be read only for `LC_SITING_SELECTION_NUMBER`.
    pub number: usize,
    /// What the sites chosen may cost together; to be read only for `LC_SITING_SELECTION_BUDGET`.
    pub budget: f64,
    /// How many groups are compared; 0 when the worst group is not asked for.
    pub group_count: usize,
    /// How many demands.
    pub demand_count: usize,
    /// How much each demand needs.
    pub weight: *const f64,
    /// 1 for a demand that takes part, 0 for one that is left out.
    pub counts: *const u8,
    /// The group of each demand that takes part, counted from 0; NULL when none are compared.
    pub group: *const u32,
    /// How many sites.
    pub site_count: usize,
    /// 1 for a site that is open already: it serves, costs nothing and must not be chosen.
    pub existing: *const u8,
    /// What opening each site costs.
    pub price: *const f64,
    /// How much demand each site can serve.
    pub capacity: *const f64,
    /// 0 for a site that can serve any amount.
    pub capacity_known: *const u8,
    /// How many cells of costs.
    pub cost_count: usize,
    /// Where the row of each demand starts; `demand_count + 1` places.
    pub cost_start: *const usize,
    /// The site of each cell.
    pub cost_site: *const u32,
    /// The cost of each cell.
    pub cost: *const f64,
    /// Where the row of each site starts among the costs from site to site; `site_count + 1` places, or NULL without such.
    pub between_start: *const usize,
    /// The site each of these cells leads to; NULL without such.
    pub between_site: *const u32,
    /// The cost of each of these cells; NULL without such.
    pub between: *const f64,
    /// The longest time to take, in seconds; INFINITY for no such end.
    pub time_s: f64,
    /// The most work to do, in whatever the solver counts; UINT64_MAX for no such end.
    pub work: u64,
    /// A gap that is good enough, from 0 to 1.
    pub gap: f64,
}

/// Where a solver puts its answer. The pointers are the library's and must not be changed.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_siting_answer {
    /// The size of this structure; one of a later version may be larger.
    pub struct_size: usize,
    /// Room for the candidates to open, `question->site_count` of them, in any order.
    pub sites: *mut u32,
    /// How many are to be opened; 0 at first.
    pub site_count: usize,
    /// 1 when the answer says who goes where, which it must where sites have capacities; 0 at first.
    pub assigns: u64,
    /// The site of each demand, `question->demand_count` rows.
    pub assignment: *mut u32,
    /// 1 for each demand that has a site; 0 at first.
    pub assigned: *mut u8,
    /// What the objective is; to be filled in.
    pub objective: f64,
    /// 1 when the solver has proven a bound; 0 at first.
    pub bound_known: u64,
    /// What no answer can be better than.
    pub bound: f64,
    /// What ended the search, a number of `lc_stopped`; `LC_STOPPED_EXHAUSTED` at first.
    pub stopped: u64,
    /// The work that was done, if the solver counts it.
    pub work: u64,
}

/// Rows of costs laid out one after the other.
struct Cells {
    start: Vec<usize>,
    site: Vec<u32>,
    cost: Vec<f64>,
}

impl Cells {
    fn of(costs: &Costs) -> Cells {
        let (cells, rows) = (costs.cell_count(), costs.demand_count());
        let mut laid = Cells {
            start: Vec::with_capacity(rows + 1),
            site: Vec::with_capacity(cells),
            cost: Vec::with_capacity(cells),
        };
        laid.start.push(0);
        for row in 0..rows {
            for (site, cost) in costs.row(row) {
                laid.site.push(site);
                laid.cost.push(cost);
            }
            laid.start.push(laid.site.len());
        }
        laid
    }
}

/// What [`lc_siting_question`] points into.
pub(super) struct SitingQuestion {
    model: lc_siting_model,
    limit: f64,
    decay: Option<lc_decay>,
    selection: Selection,
    group_count: usize,
    weight: Vec<f64>,
    counts: Vec<u8>,
    group: Option<Vec<u32>>,
    existing: Vec<u8>,
    price: Vec<f64>,
    capacity: Vec<f64>,
    capacity_known: Vec<u8>,
    costs: Cells,
    between: Option<Cells>,
    limits: Limits,
}

impl SitingQuestion {
    pub(super) fn of(siting: &Siting, limits: &Limits) -> SitingQuestion {
        let (demand, sites) = (siting.demand(), siting.sites());
        let groups = siting.group_names();
        let place = |names: &[String], group: Option<&String>| {
            group
                .and_then(|group| names.binary_search(group).ok())
                .and_then(|place| u32::try_from(place).ok())
                .unwrap_or(0)
        };
        let decay = match siting.model() {
            Model::Decayed { decay } => Some(lc_decay(decay.clone())),
            _ => None,
        };
        SitingQuestion {
            model: lc_siting_model::of(siting.model()),
            limit: siting.model().limit().unwrap_or(0.0),
            decay,
            selection: siting.selection(),
            group_count: groups.map_or(0, <[String]>::len),
            weight: demand.iter().map(|demand| demand.weight).collect(),
            counts: (0..demand.len()).map(|row| u8::from(siting.counts(row))).collect(),
            group: groups.map(|names| demand.iter().map(|demand| place(names, demand.group.as_ref())).collect()),
            existing: sites.iter().map(|site| u8::from(site.existing)).collect(),
            price: sites.iter().map(|site| site.price).collect(),
            capacity: sites.iter().map(|site| site.capacity.unwrap_or(0.0)).collect(),
            capacity_known: sites.iter().map(|site| u8::from(site.capacity.is_some())).collect(),
            costs: Cells::of(siting.costs()),
            between: siting.between().map(Cells::of),
            limits: *limits,
        }
    }

    pub(super) fn demand_count(&self) -> usize {
        self.weight.len()
    }

    pub(super) fn site_count(&self) -> usize {
        self.price.len()
    }

    /// The columns for C, valid as long as these.
    pub(super) fn view(&self) -> lc_siting_question {
        let (selection, number, budget) = lc_siting_selection::of(self.selection);
        let between = self.between.as_ref();
        lc_siting_question {
            struct_size: size_of::<lc_siting_question>(),
            model: self.model as u64,
            limit: self.limit,
            decay: self.decay.as_ref().map_or(std::ptr::null(), std::ptr::from_ref),
            selection: selection as u64,
            number,
            budget,
            group_count: self.group_count,
            demand_count: self.demand_count(),
            weight: self.weight.as_ptr(),
            counts: self.counts.as_ptr(),
            group: self.group.as_ref().map_or(std::ptr::null(), Vec::as_ptr),
            site_count: self.site_count(),
            existing: self.existing.as_ptr(),
            price: self.price.as_ptr(),
            capacity: self.capacity.as_ptr(),
            capacity_known: self.capacity_known.as_ptr(),
            cost_count: self.costs.cost.len(),
            cost_start: self.costs.start.as_ptr(),
            cost_site: self.costs.site.as_ptr(),
            cost: self.costs.cost.as_ptr(),
            between_start: between.map_or(std::ptr::null(), |cells| cells.start.as_ptr()),
            between_site: between.map_or(std::ptr::null(), |cells| cells.site.as_ptr()),
            between: between.map_or(std::ptr::null(), |cells| cells.cost.as_ptr()),
            time_s: self.limits.time_s.unwrap_or(f64::INFINITY),
            work: self.limits.work.unwrap_or(u64::MAX),
            gap: self.limits.gap,
        }
    }
}
