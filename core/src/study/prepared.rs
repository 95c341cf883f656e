//! A study as one walker sees it.

use std::sync::Arc;

use super::exits::exits;
use super::{Study, attach::attach};
use crate::error::{DataReport, Error, ErrorKind};
use crate::geo::LonLat;
use crate::network::SnapOptions;
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
    report: DataReport,
}

impl Prepared {
    pub(super) fn new(study: Study, walker: &dyn WalkModel, options: &PrepareOptions) -> Result<Prepared, Error> {
        check(options)?;
        let timed = TimedNetwork::new(study.network().clone(), walker)?;
        let mut report = DataReport::default();
        let home_doors = study.homes().rows.iter().map(|h| (h.id.as_str(), h.doors()));
        let homes = attach(&timed, home_doors, "home", &options.snap, &mut report);
        let facility_doors = study.facilities().rows.iter().map(|f| (f.id.as_str(), f.doors()));
        let facilities = attach(&timed, facility_doors, "facility", &options.snap, &mut report);
        let attached_homes = homes.iter().map(|doors| !doors.is_empty()).collect();
        let attached_facilities = facilities.iter().map(|doors| !doors.is_empty()).collect();
        let homes = Places::new(&timed, homes);
        let facilities = Places::new(&timed, facilities);
        let horizon = Ticks::from_minutes(options.max_minutes).unwrap_or(Ticks::ZERO);
        let positions: Vec<LonLat> = study.homes().rows.iter().map(|home| home.position).collect();
        let escape = escape_times(&study, &timed, &homes, &positions, options, horizon);
        let options = *options;
        let parts = PreparedParts {
            study,
            timed,
            homes,
            facilities,
            attached_homes,
            attached_facilities,
            escape,
            options,
            report,
        };
        Ok(Prepared { parts: Arc::new(parts) })
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
    /// Attaches points that are no homes, such as points of residential land, as homes are attached.
    pub(crate) fn attach_points(&self, points: &[LonLat]) -> AttachedPoints {
        let PreparedParts { study, timed, options, .. } = &*self.parts;
        let usable = |edge| timed.usable(edge);
        let doors = reach::parallel::map(
            points.len(),
            || (),
            |(), point| {
                let snap = timed.network().snap(points[point], &usable, &options.snap);
                snap.map(|snap| vec![snap.attachment]).unwrap_or_default()
            },
        );
        let attached = doors.iter().map(|doors| !doors.is_empty()).collect();
        let places = Places::new(timed, doors);
        let horizon = Ticks::from_minutes(options.max_minutes).unwrap_or(Ticks::ZERO);
        let escape = escape_times(study, timed, &places, points, options, horizon);
        AttachedPoints { places, attached, escape }
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
fn escape_times(
    study: &Study,
    timed: &TimedNetwork,
    origins: &Places,
    positions: &[LonLat],
    options: &PrepareOptions,
    horizon: Ticks,
) -> Vec<Option<Ticks>> {
    let exits = Places::new(timed, [exits(study.network(), study.extent(), options.snap.max_snap_m)]);
    let nearest = reach::nearest(timed, origins, &exits, &[vec![0]], horizon);
    let mut escape: Vec<Option<Ticks>> =
        (0..origins.len()).map(|origin| nearest.get(0, origin).map(|(t, _)| t)).collect();
    for (time, position) in escape.iter_mut().zip(positions) {
        if !study.extent().contains(*position) {
            *time = Some(Ticks::ZERO);
        }
    }
    escape
}
