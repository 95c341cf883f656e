//! A study as one walker sees it.

use std::sync::{Arc, OnceLock};

use super::Study;
use super::attach::{FACILITIES, HOMES, SITES, attach};
use super::exits::exits;
use super::land::LandPoints;
use crate::error::{DataReport, Error, ErrorKind};
use crate::geo::LonLat;
use crate::model::Home;
use crate::network::SnapOptions;
use crate::progress::Progress;
use crate::reach::{self, Places, TimedNetwork};
use crate::units::Ticks;
use crate::walk::WalkModel;

/// How doors are attached and how far any later question may reach.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PrepareOptions {
    /// The longest link between a door and the network, in metres.
    pub snap: SnapOptions,
    /// The longest walk any later question may ask about, in minutes.
    pub max_minutes: u32,
}

impl Default for PrepareOptions {
    fn default() -> Self {
        PrepareOptions { snap: SnapOptions::default(), max_minutes: 60 }
    }
}

/// A study as one walker sees it: edge times fixed, homes and facilities attached, escape times known.
///
/// Immutable; cheap to clone; questions take `&self` and may come from many threads.
#[derive(Clone, Debug)]
pub struct Prepared {
    parts: Arc<PreparedParts>,
}

#[derive(Debug)]
struct PreparedParts {
    study: Study,
    timed: TimedNetwork,
    homes: Places,
    facilities: Places,
    attached_homes: Vec<bool>,
    attached_facilities: Vec<bool>,
    escape: Vec<Option<Ticks>>,
    options: PrepareOptions,
    /// What is wrong with the doors of homes.
    home_report: DataReport,
    report: DataReport,
    /// The points of the residential land, of the side first asked for.
    land: OnceLock<Arc<LandPoints>>,
}

impl Prepared {
    pub(super) fn new(
        study: Study,
        walker: &dyn WalkModel,
        options: &PrepareOptions,
        progress: &dyn Progress,
    ) -> Result<Prepared, Error> {
        check(options)?;
        let timed = TimedNetwork::new(study.network().clone(), &study.streets().walker(walker)?)?;
        let mut home_report = DataReport::default();
        let home_doors: Vec<_> = study.homes().rows.iter().map(|h| (h.id.as_str(), h.doors())).collect();
        let homes = attach(&timed, &home_doors, &HOMES, &options.snap, &mut home_report, progress)?;
        let attached_homes = homes.iter().map(|doors| !doors.is_empty()).collect();
        let homes = Places::new(&timed, homes);
        let horizon = Ticks::from_minutes(options.max_minutes).unwrap_or(Ticks::ZERO);
        let positions: Vec<LonLat> = study.homes().rows.iter().map(|home| home.position).collect();
        let escape = escape_times(&study, &timed, &homes, &positions, options, horizon, progress)?;
        let ground = AttachedHomes { timed, homes, attached_homes, escape, home_report };
        Prepared::on(study, ground, *options, progress)
    }

    /// The study on a network that is timed and has its homes attached.
    fn on(
        study: Study,
        ground: AttachedHomes,
        options: PrepareOptions,
        progress: &dyn Progress,
    ) -> Result<Prepared, Error> {
        let AttachedHomes { timed, homes, attached_homes, escape, home_report } = ground;
        let mut report = home_report.clone();
        let facility_doors: Vec<_> = study.facilities().rows.iter().map(|f| (f.id.as_str(), f.doors())).collect();
        let facilities = attach(&timed, &facility_doors, &FACILITIES, &options.snap, &mut report, progress)?;
        let attached_facilities = facilities.iter().map(|doors| !doors.is_empty()).collect();
        let facilities = Places::new(&timed, facilities);
        let parts = PreparedParts {
            study,
            timed,
            homes,
            facilities,
            attached_homes,
            attached_facilities,
            escape,
            options,
            home_report,
            report,
            land: OnceLock::new(),
        };
        Ok(Prepared { parts: Arc::new(parts) })
    }

    /// Another study as the same walker sees it. Where the streets and the doors of the homes are the same, their times,
    /// attachments and escape times are kept: only facilities are attached anew.
    pub(crate) fn of_changed(
        &self,
        study: Study,
        walker: &dyn WalkModel,
        progress: &dyn Progress,
    ) -> Result<Prepared, Error> {
        if walker.name() != self.walker() {
            return Err(Error::new(ErrorKind::Argument, "a changed study is seen by the walker it was seen by before")
                .with_value(walker.name())
                .with_fix(format!("give the walker {}", self.walker())));
        }
        let (before, after) = (&self.study().homes().rows, &study.homes().rows);
        let alike = |(a, b): (&Home, &Home)| a.id == b.id && a.position == b.position && a.doors() == b.doors();
        let homes_alike = before.len() == after.len() && before.iter().zip(after).all(alike);
        if !homes_alike || !self.study().streets().is_same(study.streets()) {
            return Prepared::new(study, walker, self.options(), progress);
        }
        let PreparedParts { timed, homes, attached_homes, escape, home_report, options, .. } = &*self.parts;
        let ground = AttachedHomes {
            timed: timed.clone(),
            homes: homes.clone(),
            attached_homes: attached_homes.clone(),
            escape: escape.clone(),
            home_report: home_report.clone(),
        };
        Prepared::on(study, ground, *options, progress)
    }

    /// The study itself.
    pub fn study(&self) -> &Study {
        &self.parts.study
    }

    /// The name of the walker.
    pub fn walker(&self) -> &str {
        self.parts.timed.walker()
    }

    /// The network with this walker's times.
    pub fn timed(&self) -> &TimedNetwork {
        &self.parts.timed
    }

    /// The homes as attached, in the order of [`Study::homes`].
    pub fn homes(&self) -> &Places {
        &self.parts.homes
    }

    /// The facilities as attached, in the order of [`Study::facilities`].
    pub fn facilities(&self) -> &Places {
        &self.parts.facilities
    }

    /// Whether a home has a door on the network; `false` beyond the table.
    pub fn home_attached(&self, home: usize) -> bool {
        self.parts.attached_homes.get(home).copied().unwrap_or(false)
    }

    /// Whether a facility has a door on the network; `false` beyond the table.
    pub fn facility_attached(&self, facility: usize) -> bool {
        self.parts.attached_facilities.get(facility).copied().unwrap_or(false)
    }

    /// The shortest walk from a home to where it may leave the extent; `None` beyond [`PrepareOptions::max_minutes`].
    pub fn escape(&self, home: usize) -> Option<Ticks> {
        self.parts.escape.get(home).copied().flatten()
    }

    /// Whether the data ends within `limit` of a home, so that it can be met but never missing.
    pub fn truncated(&self, home: usize, limit: Ticks) -> bool {
        self.escape(home).is_some_and(|ticks| ticks <= limit)
    }

    /// The options it was prepared with.
    pub fn options(&self) -> &PrepareOptions {
        &self.parts.options
    }

    /// The doors that could not be attached, and those whose nearest edge had to be avoided.
    pub fn report(&self) -> &DataReport {
        &self.parts.report
    }
}

/// What a prepared study knows before it looks at facilities.
struct AttachedHomes {
    timed: TimedNetwork,
    homes: Places,
    attached_homes: Vec<bool>,
    escape: Vec<Option<Ticks>>,
    home_report: DataReport,
}

/// Points as this walker may leave them.
pub(crate) struct AttachedPoints {
    /// Where they meet the network.
    pub(crate) places: Places,
    /// Whether each has a door on the network.
    pub(crate) attached: Vec<bool>,
    /// The walk from each to where it may leave the extent.
    pub(crate) escape: Vec<Option<Ticks>>,
}

impl Prepared {
    pub(super) fn kept_land(&self) -> &OnceLock<Arc<LandPoints>> {
        &self.parts.land
    }

    /// Attaches points that are no homes, such as points of residential land, as homes are attached.
    pub(crate) fn attach_points(&self, points: &[LonLat], progress: &dyn Progress) -> Result<AttachedPoints, Error> {
        let PreparedParts { study, timed, options, .. } = &*self.parts;
        let places = Places::at(timed, points, &options.snap)?;
        let attached = (0..places.len()).map(|place| !places.attachments(place).is_empty()).collect();
        let horizon = Ticks::from_minutes(options.max_minutes).unwrap_or(Ticks::ZERO);
        let escape = escape_times(study, timed, &places, points, options, horizon, progress)?;
        Ok(AttachedPoints { places, attached, escape })
    }
}

impl Prepared {
    /// Attaches places where something could stand, as facilities are attached, by name and doors; with what is wrong.
    pub(crate) fn attach_sites(
        &self,
        sites: &[(&str, &[LonLat])],
        progress: &dyn Progress,
    ) -> Result<(Places, DataReport), Error> {
        let mut report = DataReport::default();
        let timed = self.timed();
        let doors = attach(timed, sites, &SITES, &self.options().snap, &mut report, progress)?;
        Ok((Places::new(timed, doors), report))
    }
}

fn check(options: &PrepareOptions) -> Result<(), Error> {
    const LONGEST_MINUTES: u32 = 240;
    if !(1..=LONGEST_MINUTES).contains(&options.max_minutes) {
        return Err(
            Error::new(ErrorKind::Argument, "max_minutes must lie between 1 and 240").with_value(options.max_minutes)
        );
    }
    if !(options.snap.max_snap_m.is_finite() && options.snap.max_snap_m >= 0.0) {
        return Err(Error::new(ErrorKind::Argument, "max_snap_m must be finite and not negative")
            .with_value(options.snap.max_snap_m));
    }
    Ok(())
}

/// One search from all exits as if they were one facility; a home beyond the extent escapes at once.
pub(super) fn escape_times(
    study: &Study,
    timed: &TimedNetwork,
    origins: &Places,
    positions: &[LonLat],
    options: &PrepareOptions,
    horizon: Ticks,
    progress: &dyn Progress,
) -> Result<Vec<Option<Ticks>>, Error> {
    let exits = Places::new(timed, [exits(study.network(), study.extent(), options.snap.max_snap_m)]);
    let nearest = reach::nearest_times(timed, origins, &exits, &[vec![0]], horizon, progress)?;
    let mut escape: Vec<Option<Ticks>> = nearest.column(0).collect();
    for (time, position) in escape.iter_mut().zip(positions) {
        if !study.extent().contains(*position) {
            *time = Some(Ticks::ZERO);
        }
    }
    Ok(escape)
}
