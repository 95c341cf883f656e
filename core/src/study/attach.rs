//! Attaching doors to the network, with a report of every door that could not be.

use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::LonLat;
use crate::network::{Attachment, Avoided, Network, SnapFailure, SnapOptions};
use crate::reach::TimedNetwork;

/// The doors of every place as the walker may use them, in the order of the places; a place without any cannot be
/// reached, and the report says why.
pub(super) fn attach<'a>(
    timed: &TimedNetwork,
    places: impl Iterator<Item = (&'a str, &'a [LonLat])>,
    what: &'static str,
    options: &SnapOptions,
    report: &mut DataReport,
) -> Vec<Vec<Attachment>> {
    let network = timed.network();
    let usable = |edge| timed.usable(edge);
    let one = |(id, doors): (&str, &[LonLat])| {
        let mut attached: Vec<Attachment> = Vec::with_capacity(doors.len());
        let mut failure = None;
        let mut avoided = None;
        for door in doors {
            match network.snap(*door, &usable, options) {
                Ok(snap) => {
                    avoided = avoided.or(snap.avoided);
                    attached.push(snap.attachment);
                }
                Err(reason) => failure = failure.or(Some(reason)),
            }
        }
        let place = Place::object(format!("{what} {id}"));
        if let (true, Some(reason)) = (attached.is_empty(), failure) {
            report.push(unattached(network, reason, options).at(place));
        } else if let Some(reason) = avoided {
            report.push(alternative(network, reason).at(place));
        }
        attached
    };
    places.map(one).collect()
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
