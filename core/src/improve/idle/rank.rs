//! What each use of each space would serve, and the best that can share it.

use super::combine::{Fitting, best};
use super::fit::{Calendar, check_uses, misfit};
use super::order::{IdleStep, order};
use super::{IdleUse, Misfit};
use crate::assess::Assessment;
use crate::error::{DataReport, Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::improve::unmet::Unmet;
use crate::improve::{Newly, Shift};
use crate::model::{DemandWeights, IdleSpace, IdleSpaces};
use crate::progress::Progress;

/// What is known beside spaces and uses.
#[derive(Clone, Copy, Debug, Default)]
pub struct IdleOptions<'a> {
    /// Demand with what open needs add; without it each of the people counts 1.
    pub weights: Option<&'a DemandWeights>,
    /// The circle whose homes count, as an index into [`Assessment::circles`]; `None` for all homes.
    pub circle: Option<usize>,
    /// The minutes needed between two uses of a space.
    pub changeover_minutes: u32,
}

/// One use of one space.
#[derive(Clone, Debug, PartialEq)]
pub struct IdleRow {
    /// The space, as a row of [`IdleRanking::spaces`].
    pub space: usize,
    /// The use, as an index into [`IdleRanking::uses`].
    pub of: usize,
    /// Why it does not fit, if so.
    pub misfit: Option<Misfit>,
    /// Who would newly have it.
    pub newly: Newly,
    /// The requirement that makes it most binding, as an index into those of the standard; `None` when none asks for it.
    pub requirement: Option<usize>,
    /// Its place among the uses that fit this space, 1 first; `None` when it does not fit.
    pub rank_in_space: Option<u32>,
    /// The place of this space among those that this use fits, 1 first; `None` when it does not fit.
    pub rank_of_space: Option<u32>,
}

/// The uses that share a space in time and serve most together.
#[derive(Clone, Debug, PartialEq)]
pub struct Combination {
    /// The space, as a row of [`IdleRanking::spaces`].
    pub space: usize,
    /// The uses, ascending; none when nothing that fits serves anybody.
    pub uses: Vec<usize>,
    /// Who would newly have what they offer, use by use: one person may be served by several.
    pub newly: Newly,
}

/// What idle spaces could become, and in which order.
#[derive(Clone, Debug)]
pub struct IdleRanking {
    pub(super) assessment: Assessment,
    pub(super) spaces: Vec<IdleSpace>,
    pub(super) uses: Vec<IdleUse>,
    rows: Vec<IdleRow>,
    combinations: Vec<Combination>,
    order: Vec<IdleStep>,
    report: DataReport,
}

impl Assessment {
    /// What idle spaces could become: see the [rule](crate::improve::idle).
    ///
    /// Without `uses`, every category that the standard asks for and that is walked to is one, at any hour.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without spaces; [`ErrorKind::Duplicate`] for two spaces or uses of one id; [`ErrorKind::Value`] for hours
    /// without a usual week; [`ErrorKind::Limit`] for more than 64 uses; [`ErrorKind::NotFound`] for a circle that does not exist;
    /// [`ErrorKind::Cancelled`] when `progress` says so.
    ///
    /// # Performance
    ///
    /// One search for each space; then spaces squared times uses times the homes near each.
    ///
    /// # Examples
    ///
    /// ```
    /// # #[cfg(feature = "osm")] {
    /// use lifecircle::geo::LonLat;
    /// use lifecircle::model::{IdleSpace, IdleSpaces};
    /// use lifecircle::progress::NoProgress;
    /// use lifecircle::standard::Standard;
    /// use lifecircle::study::{OpenOptions, Study};
    /// use lifecircle::walk::Walker;
    /// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    /// # let path = std::path::Path::new(path);
    ///
    /// let assessment = Study::from_osm(path, &OpenOptions::default())?.assess(&Standard::bundled("mofcom-2021")?, &Walker::elder())?;
    /// let rows = vec![IdleSpace::new("old boiler house", LonLat::new(118.778, 32.043)?)];
    /// let spaces = IdleSpaces { rows, ..IdleSpaces::default() };
    /// let ranking = assessment.idle_spaces(&spaces, &[], &Default::default(), &NoProgress)?;
    /// assert_eq!(ranking.combinations()[0].uses.len(), 1, "at all hours there is room for one use");
    /// # }
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn idle_spaces(
        &self,
        spaces: &IdleSpaces,
        uses: &[IdleUse],
        options: &IdleOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<IdleRanking, Error> {
        check_spaces(&spaces.rows)?;
        let places: Vec<(&str, LonLat)> = spaces.rows.iter().map(|space| (space.id.as_str(), space.position)).collect();
        let (unmet, mut report) = Unmet::new(self, options.circle, &places, options.weights, progress)?;
        report.merge(spaces.report.clone());
        let uses: Vec<IdleUse> =
            if uses.is_empty() { unmet.categories().map(IdleUse::of).collect() } else { uses.to_vec() };
        check_uses(&uses)?;
        let calendar = Calendar::new(&spaces.rows, &uses, options.changeover_minutes)?;
        let rows = rows(&unmet, &calendar, &spaces.rows, &uses);
        let combination = |space: usize| combination(&unmet, &calendar, &rows, &uses, space);
        let combinations = (0..spaces.rows.len()).map(combination).collect();
        let order = order(unmet, &calendar, &rows, &spaces.rows, &uses);
        let (assessment, spaces) = (self.clone(), spaces.rows.clone());
        Ok(IdleRanking { assessment, spaces, uses, rows, combinations, order, report })
    }
}

impl IdleRanking {
    /// The spaces.
    pub fn spaces(&self) -> &[IdleSpace] {
        &self.spaces
    }

    /// The uses that were tried.
    pub fn uses(&self) -> &[IdleUse] {
        &self.uses
    }

    /// Every use of every space, space by space.
    pub fn rows(&self) -> &[IdleRow] {
        &self.rows
    }

    /// The best combination of each space by itself, in the order of the spaces.
    pub fn combinations(&self) -> &[Combination] {
        &self.combinations
    }

    /// The spaces in the order to begin with, each with what it adds to those before it; a space that adds nothing is left out.
    pub fn order(&self) -> &[IdleStep] {
        &self.order
    }

    /// Bad rows of the table of spaces, and spaces without a door on the network.
    pub fn report(&self) -> &DataReport {
        &self.report
    }
}

fn check_spaces(spaces: &[IdleSpace]) -> Result<(), Error> {
    if spaces.is_empty() {
        return Err(Error::new(ErrorKind::Empty, "there is no idle space").with_fix("give at least one"));
    }
    let mut seen = std::collections::HashSet::new();
    match spaces.iter().find(|space| !seen.insert(space.id.as_str())) {
        Some(twice) => Err(Error::new(ErrorKind::Duplicate, "two idle spaces have one id")
            .with_value(&twice.id)
            .at(Place::object(format!("space {}", twice.id)))),
        None => Ok(()),
    }
}

fn rows(unmet: &Unmet<'_>, calendar: &Calendar, spaces: &[IdleSpace], uses: &[IdleUse]) -> Vec<IdleRow> {
    let mut rows = Vec::with_capacity(spaces.len() * uses.len());
    for (at, space) in spaces.iter().enumerate() {
        for (which, wanted) in uses.iter().enumerate() {
            let decisive = unmet.decisive(wanted.category);
            let least_m2 = decisive.and_then(|(_, requirement)| requirement.floor_area_m2.as_ref()?.value.min);
            rows.push(IdleRow {
                space: at,
                of: which,
                misfit: misfit(calendar, (at, space), (which, wanted), least_m2),
                newly: unmet.newly(at, wanted.category),
                requirement: decisive.map(|(index, _)| index),
                rank_in_space: None,
                rank_of_space: None,
            });
        }
    }
    rank(&mut rows, |row| row.space, |row, rank| row.rank_in_space = Some(rank));
    rank(&mut rows, |row| row.of, |row, rank| row.rank_of_space = Some(rank));
    rows
}

/// Ranks the rows that fit among those of one key; of equal ones the first comes first.
fn rank(rows: &mut [IdleRow], key: fn(&IdleRow) -> usize, set: fn(&mut IdleRow, u32)) {
    let mut order: Vec<usize> = (0..rows.len()).filter(|at| rows[*at].misfit.is_none()).collect();
    let demand = |at: &usize| -> Shift { rows[*at].newly.demand };
    order.sort_by(|a, b| key(&rows[*a]).cmp(&key(&rows[*b])).then(demand(b).compared(demand(a))).then(a.cmp(b)));
    let (mut last, mut next) = (None, 1);
    for at in order {
        next = if last == Some(key(&rows[at])) { next + 1 } else { 1 };
        last = Some(key(&rows[at]));
        set(&mut rows[at], next);
    }
}

/// The best combination of a space, given what people lack.
pub(super) fn combination(
    unmet: &Unmet<'_>,
    calendar: &Calendar,
    rows: &[IdleRow],
    uses: &[IdleUse],
    space: usize,
) -> Combination {
    let of_space = &rows[space * uses.len()..(space + 1) * uses.len()];
    let fitting = of_space.iter().filter(|row| row.misfit.is_none()).map(|row| {
        let category = uses[row.of].category;
        Fitting { which: row.of, category, newly: unmet.newly(space, category) }
    });
    let chosen = best(fitting.collect(), calendar);
    let newly = chosen.iter().map(|which| unmet.newly(space, uses[*which].category));
    let newly = newly.fold(Newly::default(), Newly::plus);
    Combination { space, uses: chosen, newly }
}
