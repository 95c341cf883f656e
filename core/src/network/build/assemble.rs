//! The last step: everything in the columns of a network, and what is derived from them.

use std::sync::OnceLock;

use super::contract::Chains;
use super::draft::Draft;
use super::layout::{self, Layout};
use super::numbering::Numbering;
use crate::error::{DataReport, Defect, Error, ErrorKind};
use crate::geo::{BoundingBox, LocalPlane, LonLat, Metric};
use crate::machine::threads::join;
use crate::network::{Barrier, Components, Network, Parts};

/// Below this share of all walkable length the largest part is hardly "the" network.
const MAIN_SHARE: f64 = 0.8;

/// What goes into the network as it came.
pub(super) struct Surroundings {
    pub(super) barriers: Vec<Barrier>,
    pub(super) declared_box: Option<BoundingBox>,
    pub(super) metric: Metric,
}

/// Lays out `chains` as the edges of a network.
pub(super) fn assemble(draft: Draft<'_>, chains: Chains, around: Surroundings) -> Result<Network, Error> {
    let numbering = Numbering::new(&draft, &chains);
    let nodes = numbering.positions(&draft);
    let Layout { edges, bend_start, bends, bend_chainage_m } = layout::lay_out(&draft, &chains, &numbering);
    let places = &nodes;
    // What is needed no longer goes while the other still counts: to give much memory back takes time.
    let rest = move || {
        let (ids, open_ends) = (numbering.source_ids(&draft), numbering.open_ends(&draft));
        (ids, open_ends, middle(places), draft.report)
    };
    let (components, (source_node_ids, open_ends, middle, mut report)) =
        join(|| Components::new(places.len() as u32, &edges), rest);
    report_components(&components, &mut report);
    let plane = LocalPlane::at(middle?);
    let Surroundings { barriers, declared_box, metric } = around;
    Ok(Network::from_parts(Parts {
        nodes: nodes.into(),
        source_node_ids: source_node_ids.into(),
        edges,
        bend_start: bend_start.into(),
        bends: bends.into(),
        bend_chainage_m: bend_chainage_m.into(),
        incidence: OnceLock::new(),
        components: components.into(),
        walkable: OnceLock::new(),
        barriers,
        blocking: OnceLock::new(),
        open_ends,
        declared_box,
        metric,
        plane,
        report,
    }))
}

/// The median of longitudes and of latitudes: one node at 0, 0 must not drag the plane of a city into the ocean.
///
/// Longitudes are taken relative to one of the nodes, so that a city on the antimeridian has its middle there too.
fn middle(nodes: &[LonLat]) -> Result<LonLat, Error> {
    let Some(first) = nodes.first() else {
        return Err(Error::new(ErrorKind::Empty, "there are no ways to walk on"));
    };
    let half = nodes.len() / 2;
    let east_of_first = |lon: f64| (lon - first.lon() + 540.0).rem_euclid(360.0);
    let longitude = || {
        let mut lons: Vec<f64> = nodes.iter().map(|p| p.lon()).collect();
        let is_far = |lon: &f64| (lon - first.lon()).abs() >= 180.0;
        let by_east = |a: &f64, b: &f64| east_of_first(*a).total_cmp(&east_of_first(*b)).then(a.total_cmp(b));
        // On this side of the antimeridian whatever is farther east has the greater longitude.
        match lons.iter().any(is_far) {
            true => *lons.select_nth_unstable_by(half, by_east).1,
            false => *lons.select_nth_unstable_by(half, f64::total_cmp).1,
        }
    };
    let latitude = || {
        let mut lats: Vec<f64> = nodes.iter().map(|p| p.lat()).collect();
        *lats.select_nth_unstable_by(half, f64::total_cmp).1
    };
    let (lon, lat) = join(longitude, latitude);
    LonLat::new(lon, lat)
}

fn report_components(components: &Components, report: &mut DataReport) {
    if components.len() < 2 {
        return;
    }
    let (parts, share) = (components.len(), components.share(0));
    let message = format!("the network is in {parts} parts; the largest holds {:.1} % of the length", 100.0 * share);
    let defect = if share < MAIN_SHARE {
        Defect::warning(ErrorKind::Network, "components", message)
            .with_fix("check whether ways, crossings or bridges that join the parts are missing")
    } else {
        Defect::note(ErrorKind::Network, "components", message)
    };
    report.push(defect.with_value(parts));
}
