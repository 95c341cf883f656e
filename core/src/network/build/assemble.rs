//! The last step: everything in the columns of a network, and what is derived from them.

use std::sync::OnceLock;

use super::contract::Chains;
use super::draft::Draft;
use super::layout::{self, Layout};
use super::middle::middle;
use super::numbering::Numbering;
use crate::error::{DataReport, Defect, Error, ErrorKind};
use crate::geo::{BoundingBox, LocalPlane, Metric};
use crate::machine::lent::Lent;
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
        (ids, open_ends, middle(places, draft.bounds), draft.report)
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
        lent: Lent::default(),
    }))
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
