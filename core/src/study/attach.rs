//! Attaching doors to the network, with a report of every door that could not be.

use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::network::{Attachment, Avoided, Network, SnapFailure, SnapOptions};
use crate::progress::{Progress, Watch};
use crate::reach::{TimedNetwork, parallel};

/// What is attached: homes or facilities.
pub(super) struct Kind {
    /// What one is called in a defect.
    pub(super) name: &'static str,
    /// What attaching them is called while it goes on.
    pub(super) stage: &'static str,
}

pub(super) const HOMES: Kind = Kind { name: "home", stage: "attaching homes" };
pub(super) const SITES: Kind = Kind { name: "site", stage: "attaching sites" };
pub(super) const FACILITIES: Kind = Kind { name: "facility", stage: "attaching facilities" };

/// The doors of every place as the walker may use them, in the order of the places; a place without any cannot be
/// reached, and the report says why.
pub(super) fn attach(
    timed: &TimedNetwork,
    places: &[(&str, &[LonLat])],
    kind: &Kind,
    options: &SnapOptions,
    report: &mut DataReport,
    progress: &dyn Progress,
) -> Result<Vec<Vec<Attachment>>, Error> {
    let watch = Watch::new(progress, kind.stage, places.len());
    let one = |(): &mut (), index: usize| attach_one(timed, places[index].1, options);
    let attached = parallel::try_map(places.len(), || (), &watch, one)?;
    watch.finish()?;
    let doors = attached.into_iter().zip(places).map(|((doors, defect), (id, _))| {
        if let Some(defect) = defect {
            report.push(defect.at(Place::object(format!("{} {id}", kind.name))));
        }
        doors
    });
    Ok(doors.collect())
}

/// The doors of one place, and what is wrong with them.
fn attach_one(timed: &TimedNetwork, doors: &[LonLat], options: &SnapOptions) -> (Vec<Attachment>, Option<Defect>) {
    let (network, usable) = (timed.network(), |edge| timed.usable(edge));
    let (mut attached, mut failure, mut avoided, mut passed) = (Vec::with_capacity(doors.len()), None, None, None);
    for door in doors {
        match network.snap(*door, &usable, options) {
            Ok(snap) => {
                avoided = avoided.or(snap.avoided);
                passed = passed.or(snap.through_wall);
                attached.push(snap.attachment);
            }
            Err(reason) => failure = failure.or(Some(reason)),
        }
    }
    let defect = match (failure, passed, avoided) {
        (Some(reason), _, _) if attached.is_empty() => Some(unattached(network, reason, options)),
        (_, Some(wall), _) => Some(through_wall(network, wall)),
        (_, _, Some(reason)) => Some(alternative(network, reason)),
        _ => None,
    };
    (attached, defect)
}

fn unattached(network: &Network, reason: SnapFailure, options: &SnapOptions) -> Defect {
    match reason {
        SnapFailure::TooFar { nearest_m } => {
            let limit = options.max_snap_m;
            let message = format!("no edge this walker may use lies within {limit} m; the place is left out");
            let defect = Defect::warning(ErrorKind::Network, "off-network", message);
            let defect = match nearest_m {
                Some(metres) => defect.with_value(format_args!("{metres:.0} m")),
                None => defect,
            };
            defect.with_fix("check the coordinates, add the missing way, or allow a longer link")
        }
        SnapFailure::Blocked { barrier } => {
            let message = "every edge within reach lies beyond a barrier; the place is left out";
            Defect::warning(ErrorKind::Network, "behind-barrier", message)
                .with_value(barrier_name(network, barrier))
                .with_fix("add the entrance or the missing way")
        }
    }
}

fn through_wall(network: &Network, wall: u32) -> Defect {
    let message = "no way within reach lies on this side of a wall; the link passes it, as through a gate";
    Defect::note(ErrorKind::Network, "link-through-wall", message)
        .with_value(barrier_name(network, wall))
        .with_fix("map the gate, and the way behind it")
}

fn alternative(network: &Network, reason: Avoided) -> Defect {
    match reason {
        Avoided::Barrier { link_m, barrier } => {
            let message = format!("a nearer edge at {link_m:.0} m lies beyond a barrier; another was taken");
            Defect::note(ErrorKind::Network, "link-around-barrier", message).with_value(barrier_name(network, barrier))
        }
        Avoided::SmallComponent { link_m } => {
            let message =
                format!("a nearer edge at {link_m:.0} m belongs to a part cut off from the rest; another was taken");
            Defect::note(ErrorKind::Network, "link-off-small-part", message)
        }
    }
}

fn barrier_name(network: &Network, barrier: u32) -> String {
    match network.barriers().get(barrier as usize) {
        Some(b) => format!("{:?} way/{}", b.kind, b.id),
        None => format!("barrier {barrier}"),
    }
}
