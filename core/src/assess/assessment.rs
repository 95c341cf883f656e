//! The assessment of a study by a standard.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::circle::{Circle, CircleSpec};
use super::coverage::Coverage;
use super::facts::{Absence, Facts, Origins};
use super::figures::{FigureFinding, figures};
use super::finding::Finding;
use super::indicator::IndicatorRate;
use super::near::Near;
use super::observe::observe;
use super::options::KeptOptions;
use super::question::Questions;
use super::rates::{Land, Rates, rates};
use super::{AssessOptions, Sufficiency};
use crate::error::{Error, ErrorKind, Place};
use crate::model::CategoryId;
use crate::progress::{NoProgress, Progress, Watch};
use crate::standard::Standard;
use crate::study::{Prepared, Study};
use crate::walk::WalkModel;

/// A study held against a standard, as one walker sees it. Immutable; cheap to clone; shared between threads.
#[derive(Clone)]
pub struct Assessment {
    parts: Arc<Parts>,
}

pub(super) struct Parts {
    pub(super) prepared: Prepared,
    pub(super) standard: Standard,
    options: KeptOptions,
    pub(super) sufficiency: Sufficiency,
    pub(super) circles: Vec<Circle>,
    pub(super) findings: Vec<Finding>,
    pub(super) coverage: Vec<Coverage>,
    pub(super) indicators: Vec<IndicatorRate>,
    pub(super) figures: Vec<FigureFinding>,
    pub(super) questions: Questions,
    /// The categories the requirements name.
    pub(super) catalogue_ids: BTreeMap<String, CategoryId>,
    pub(super) homes: Facts,
    pub(super) land_step_m: Option<f64>,
}

impl Prepared {
    /// Judges circles of the study against a standard.
    ///
    /// Every facility counts as open: hours are not looked at yet.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Category`] when the catalogue lacks a category of the standard, [`ErrorKind::Argument`] when a
    /// requirement reaches farther than the study was prepared for or a circle is out of range,
    /// [`ErrorKind::Duplicate`] when two circles have one id, [`ErrorKind::Network`] when the centre of a walk cannot
    /// be linked to the network.
    ///
    /// # Performance
    ///
    /// Two searches for all sets of categories at once (requirements share them): one for the homes and one for the
    /// points of the residential land, whatever their number and that of the circles.
    pub fn assess(&self, standard: &Standard, options: &AssessOptions<'_>) -> Result<Assessment, Error> {
        self.assess_with(standard, options, &NoProgress)
    }

    /// [`Prepared::assess`], watched.
    ///
    /// # Errors
    ///
    /// As [`Prepared::assess`], and [`ErrorKind::Cancelled`] when `progress` says so.
    pub fn assess_with(
        &self,
        standard: &Standard,
        options: &AssessOptions<'_>,
        progress: &dyn Progress,
    ) -> Result<Assessment, Error> {
        check(options)?;
        let sufficiency = Sufficiency::of(self.study(), options.sufficiency);
        let questions = Questions::new(standard, self, options)?;
        let everything = [CircleSpec::everything()];
        let specs = if options.circles.is_empty() { everything.as_slice() } else { &options.circles };
        let circles = specs.iter().map(|spec| Circle::resolve(spec, self, progress)).collect::<Result<Vec<_>, _>>()?;
        let absence = Absence { sparse: sufficiency.sparse(), trusted: options.absence_is_trusted };
        let homes = Facts::new(self, &questions, home_origins(self), absence, progress)?;
        let findings = findings(self, standard, &questions, &homes, &circles, progress)?;
        let land = Land::new(self, &questions, absence, options.land_step_m, progress)?;
        let Rates { coverage, indicators } =
            rates(self, standard, &questions, &homes, land.as_ref(), &circles, progress)?;
        let land_step_m = land.map(|land| land.step_m());
        let figures = figures(self, standard, &circles, absence, options.catalogue)?;
        let names = standard.requirements.iter().flat_map(|requirement| &requirement.categories);
        let ids = names.map(|name| Ok((name.clone(), options.catalogue.find(name)?)));
        let catalogue_ids = ids.collect::<Result<_, Error>>()?;
        let (prepared, standard) = (self.clone(), standard.clone());
        let parts = Parts {
            prepared,
            standard,
            options: KeptOptions::of(options),
            sufficiency,
            circles,
            findings,
            coverage,
            indicators,
            figures,
            questions,
            catalogue_ids,
            homes,
            land_step_m,
        };
        Ok(Assessment { parts: Arc::new(parts) })
    }
}

impl Study {
    /// Judges all homes of the study as one circle: [`Study::prepare`] and [`Prepared::assess`] in one.
    ///
    /// # Errors
    ///
    /// As those two.
    pub fn assess(&self, standard: &Standard, walker: &dyn WalkModel) -> Result<Assessment, Error> {
        self.prepare(walker)?.assess(standard, &AssessOptions::default())
    }
}

impl Assessment {
    pub(super) fn parts(&self) -> &Parts {
        &self.parts
    }

    /// The study it was made of, as its walker sees it.
    pub fn prepared(&self) -> &Prepared {
        &self.parts.prepared
    }

    /// The standard it was made by.
    pub fn standard(&self) -> &Standard {
        &self.parts.standard
    }

    /// How it was made: what another must be made with to be held against it.
    pub(crate) fn options(&self) -> AssessOptions<'_> {
        self.parts.options.lent()
    }

    /// The name of the walker.
    pub fn walker(&self) -> &str {
        self.parts.prepared.walker()
    }

    /// How much the data knows, and whether that is enough to call anything missing.
    pub fn sufficiency(&self) -> &Sufficiency {
        &self.parts.sufficiency
    }

    /// The circles judged, in the order asked for.
    pub fn circles(&self) -> &[Circle] {
        &self.parts.circles
    }

    /// The findings, circle by circle, each in the order of the standard's requirements.
    pub fn findings(&self) -> &[Finding] {
        &self.parts.findings
    }

    /// The coverage rates, circle by circle, requirement by requirement, the official denominator first.
    pub fn coverage(&self) -> &[Coverage] {
        &self.parts.coverage
    }

    /// The side in metres of the grid that residential land was sampled with; `None` when there is none.
    pub fn land_step_m(&self) -> Option<f64> {
        self.parts.land_step_m
    }
}

impl std::fmt::Debug for Assessment {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let (standard, walker) = (&self.standard().id, self.walker());
        let (circles, findings) = (self.circles().len(), self.findings().len());
        write!(f, "Assessment({standard}, {walker}: {circles} circles, {findings} findings)")
    }
}

fn check(options: &AssessOptions<'_>) -> Result<(), Error> {
    if !(options.land_step_m.is_finite() && (1.0..=1000.0).contains(&options.land_step_m)) {
        return Err(Error::new(ErrorKind::Argument, "land_step_m must lie between 1 and 1000 metres")
            .with_value(options.land_step_m));
    }
    let mut ids: Vec<&str> = options.circles.iter().map(|circle| circle.id.as_str()).collect();
    ids.sort_unstable();
    match ids.windows(2).find(|pair| pair[0] == pair[1]) {
        None => Ok(()),
        Some(pair) => Err(Error::new(ErrorKind::Duplicate, "two circles have the same id")
            .with_value(pair[0])
            .at(Place::object(format!("circle {}", pair[0])))
            .with_fix("give every circle an id of its own")),
    }
}

fn home_origins(prepared: &Prepared) -> Origins<'_> {
    let rows = &prepared.study().homes().rows;
    Origins {
        positions: rows.iter().map(|home| home.position).collect(),
        places: prepared.homes(),
        attached: (0..rows.len()).map(|home| prepared.home_attached(home)).collect(),
        escape: (0..rows.len()).map(|home| prepared.escape(home)).collect(),
    }
}

fn findings(
    prepared: &Prepared,
    standard: &Standard,
    questions: &Questions,
    homes: &Facts,
    circles: &[Circle],
    progress: &dyn Progress,
) -> Result<Vec<Finding>, Error> {
    let each = standard.requirements.len();
    let near: Vec<Near> = circles.iter().map(|circle| Near::new(prepared, circle)).collect();
    let one = |index: usize| {
        let (circle, requirement) = (index / each.max(1), index % each.max(1));
        let place = (&circles[circle], &near[circle]);
        observe(prepared, standard, questions, homes, place, (circle, requirement))
    };
    let watch = Watch::new(progress, "findings", circles.len() * each);
    let findings = crate::reach::parallel::try_map(circles.len() * each, || (), &watch, |(), index| one(index))?;
    watch.finish()?;
    Ok(findings)
}
