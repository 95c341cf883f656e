//! A question of location about a study: its homes as demand, walks as costs.

use super::homes::Wants;
use super::problem::argument;
use super::{Costs, Grouping, Model, Site, Siting, SitingBuilder, Weighing};
use crate::error::{DataReport, Error, ErrorKind};
use crate::geo::LonLat;
use crate::progress::Progress;
use crate::reach::{self, Places, parallel};
use crate::study::Prepared;
use crate::units::Ticks;

/// Where something stands and where it could be opened.
#[derive(Clone, Debug, Default)]
pub struct StudySites {
    /// The candidates; each needs a position.
    pub candidates: Vec<Site>,
    /// Facilities of the study that serve already, as rows of [`Study::facilities`](crate::study::Study::facilities).
    pub existing: Vec<usize>,
    /// What a home counts for.
    pub weighing: Weighing,
    /// The groups of which the worst may be asked for ([`SitingBuilder::worst_group`]).
    pub grouping: Grouping,
}

/// More cells than this are refused: some 5 GB.
const MOST_CELLS: usize = 400_000_000;

impl Prepared {
    /// Begins a question of location about this study: its homes as demand, the walks from them to the sites, in seconds,
    /// as costs. The second result says which sites have no door on the network.
    ///
    /// One demand stands for each home, or for each group of people of each home ([`Grouping::People`]), home by home.
    ///
    /// Coverage looks as far as its limit, at most 240 minutes; median and centre at walks of any length. A home without a
    /// door takes no part; nor does one from which no site can be walked to, for median and centre. What lies beyond the end
    /// of the data can be no candidate, so that homes there may be served worse than they could be.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a candidate without a position or that is said to exist, for weights or groups that are not one
    /// for each home, and for groups of people where homes do not count their people or the study counts no groups;
    /// [`ErrorKind::NotFound`] for a facility that does not exist, [`ErrorKind::Limit`] for more than 400 million walks,
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// One search for each site, or less within 34 minutes; 12 bytes for each walk, once more for each group of people.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "osm")] {
    /// use lifecircle::improve::siting::{Limits, Model, Selection, Site, StudySites, Weighing};
    /// use lifecircle::progress::NoProgress;
    /// use lifecircle::study::{OpenOptions, Study};
    /// use lifecircle::walk::Walker;
    /// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    /// # let path = std::path::Path::new(path);
    ///
    /// let study = Study::from_osm(path, &OpenOptions::default())?;
    /// // Every fiftieth home could have a canteen next door.
    /// let next_door = study.homes().rows.iter().step_by(50);
    /// let candidates = next_door.map(|home| Site { position: Some(home.position), ..Site::candidate(&home.id) });
    /// let sites = StudySites { candidates: candidates.collect(), weighing: Weighing::Homes, ..StudySites::default() };
    ///
    /// let model = Model::MaxCover { limit: 300.0 };
    /// let (question, _) = study.prepare(&Walker::elder())?.siting(model, &sites, &NoProgress)?;
    /// let plan = question.select(Selection::Number(3)).build()?.solve(&Limits::default(), &NoProgress)?;
    /// assert_eq!(plan.sites().len(), 3);
    /// assert!(plan.is_optimal());
    /// # }
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn siting(
        &self,
        model: Model,
        sites: &StudySites,
        progress: &dyn Progress,
    ) -> Result<(SitingBuilder, DataReport), Error> {
        let all = self.all_sites(sites)?;
        let wants = Wants::of(self, &sites.weighing, &sites.grouping)?;
        let doors: Vec<(&str, &[LonLat])> = all.iter().map(|(site, doors)| (site.id.as_str(), *doors)).collect();
        let (places, report) = self.attach_sites(&doors, progress)?;
        let costs = match horizon(&model)? {
            Some(limit) => {
                let walks = reach::matrix(self.timed(), self.homes(), &places, limit, progress)?;
                Costs::from_walks(&walks, all.len())?
            }
            None => unbounded(self, &places, wants.of_each, progress)?,
        };
        let Wants { demand, left_out, of_each } = wants;
        let costs = if of_each == 1 { costs } else { costs.repeated(of_each) };
        let all = all.into_iter().map(|(site, _)| site).collect();
        Ok((Siting::of(model, demand, all, costs).leave_out(left_out), report))
    }

    /// The candidates and then what exists, with their doors.
    fn all_sites<'a>(&'a self, sites: &'a StudySites) -> Result<Vec<(Site, &'a [LonLat])>, Error> {
        let mut all = Vec::with_capacity(sites.candidates.len() + sites.existing.len());
        for site in &sites.candidates {
            let refused = |what: &str| argument(what.to_owned()).with_value(&site.id);
            let position = site.position.as_ref().ok_or_else(|| refused("a candidate of a study needs a position"))?;
            if site.existing {
                return Err(refused("a candidate cannot exist already").with_fix("name the facility in `existing`"));
            }
            all.push((site.clone(), std::slice::from_ref(position)));
        }
        let facilities = &self.study().facilities().rows;
        for row in &sites.existing {
            let facility = facilities.get(*row).ok_or_else(|| {
                Error::new(ErrorKind::NotFound, "a facility that is to serve already does not exist").with_value(row)
            })?;
            let site = Site { position: Some(facility.position), ..Site::existing(&facility.id) };
            all.push((site, facility.doors()));
        }
        Ok(all)
    }
}

/// How far a model looks; `None` for any distance.
fn horizon(model: &Model) -> Result<Option<Ticks>, Error> {
    const LONGEST_S: f64 = 240.0 * 60.0;
    let limit = match model {
        Model::Decayed { decay } => Some(decay.limit().seconds()),
        model => model.limit(),
    };
    let Some(limit) = limit else { return Ok(None) };
    let ticks = Some(limit).filter(|limit| *limit <= LONGEST_S).and_then(Ticks::from_seconds);
    ticks.map(Some).ok_or_else(|| argument("the limit of a walk must lie between 0 and 240 minutes").with_value(limit))
}

/// The walks of any length from all homes to all sites: laid out where they will stay, and put in order there.
fn unbounded(prepared: &Prepared, sites: &Places, of_each: usize, progress: &dyn Progress) -> Result<Costs, Error> {
    let (homes, width) = (prepared.homes().len(), sites.len());
    let kept = |cells: &usize| cells.checked_mul(of_each).is_some_and(|cells| cells <= MOST_CELLS);
    let cells = homes.checked_mul(width).filter(kept).ok_or_else(|| {
        Error::new(ErrorKind::Limit, format!("{homes} homes times {width} sites are too many walks to keep"))
            .with_fix("give fewer candidates, or ask for a coverage within a limit")
    })?;
    let (mut to, mut cost, mut length) = (vec![0u32; cells], vec![0f64; cells], vec![0usize; homes]);
    let any = Ticks::new(u32::MAX - 1);
    reach::each_column(prepared.timed(), prepared.homes(), sites, any, progress, |site, column| {
        for (home, ticks) in column {
            let length = &mut length[*home as usize];
            let cell = *home as usize * width + *length;
            (to[cell], cost[cell]) = (site, Ticks::new(*ticks).seconds());
            *length += 1;
        }
    })?;
    sort_rows(&mut to, &mut cost, &length, width);
    let mut start = vec![0];
    for (home, length) in length.iter().enumerate() {
        let (from, end) = (home * width, start[home]);
        to.copy_within(from..from + length, end);
        cost.copy_within(from..from + length, end);
        start.push(end + length);
    }
    to.truncate(start[homes]);
    cost.truncate(start[homes]);
    Ok(Costs::from_sorted(start, to, cost, width))
}

/// Puts the beginning of each row of `width` cells in order: by cost, then site.
fn sort_rows(to: &mut [u32], cost: &mut [f64], length: &[usize], width: usize) {
    /// Rows one thread takes at a time.
    const ROWS: usize = 256;
    if width == 0 {
        return;
    }
    let blocks = to.chunks_mut(ROWS * width).zip(cost.chunks_mut(ROWS * width)).zip(length.chunks(ROWS));
    parallel::each(blocks.collect(), Vec::new, |cells: &mut Vec<(f64, u32)>, ((to, cost), length)| {
        for ((to, cost), length) in to.chunks_mut(width).zip(cost.chunks_mut(width)).zip(length) {
            cells.clear();
            cells.extend(cost.iter().copied().zip(to.iter().copied()).take(*length));
            cells.sort_unstable_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
            for ((to, cost), (sorted_cost, sorted_to)) in to.iter_mut().zip(cost).zip(cells.iter()) {
                (*to, *cost) = (*sorted_to, *sorted_cost);
            }
        }
    });
}
