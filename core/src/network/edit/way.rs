//! Adding a way: both its ends join the nearest street, which is cut there.

use super::columns::{Changes, EdgeRow, changed};
use super::{NEW_WAY_REACHES_M, NewWay};
use crate::error::{Error, ErrorKind};
use crate::geo::LonLat;
use crate::network::{Attachment, Crossing, Network, NodeId, Passage, ShapePoint, SnapFailure, SnapOptions};

/// Ends nearer to a node than this, in metres, join it rather than cut an edge beside it.
const AT_NODE_M: f64 = 0.01;

pub(super) fn add(network: &Network, new: &NewWay) -> Result<Network, Error> {
    let (Some(first), Some(last), true) = (new.line.first(), new.line.last(), new.line.len() > 1) else {
        return Err(Error::new(ErrorKind::Network, "a new way needs two places or more").with_value(new.line.len()));
    };
    if new.attributes.passage == Passage::Residents {
        return Err(Error::new(ErrorKind::Network, "only a gate may be for residents alone")
            .with_fix("let the way be used at the ends of walks only"));
    }
    let joins = [joined(network, *first, "begins")?, joined(network, *last, "ends")?];
    let mut changes = Changes::default();
    let nodes = cut(network, &joins, new.id, &mut changes);
    let edge = drawn(network, new, &joins, nodes, &changes);
    if edge.length_m() <= 0.0 {
        return Err(Error::new(ErrorKind::Network, "the new way ends where it begins").with_value(new.id));
    }
    changes.edges.push(edge);
    Ok(changed(network, changes))
}

/// Where an end of the way meets the streets.
fn joined(network: &Network, place: LonLat, what: &str) -> Result<Attachment, Error> {
    let options = SnapOptions { max_snap_m: NEW_WAY_REACHES_M };
    let snap = network.snap(place, &|_| true, &options);
    snap.map(|snap| snap.attachment).map_err(|reason| {
        let error = match reason {
            SnapFailure::TooFar { nearest_m } => {
                let far = nearest_m.map_or(String::new(), |metres| format!("; the nearest is {metres:.0} m away"));
                let message = format!("the new way {what} farther than {NEW_WAY_REACHES_M} m from any street{far}");
                Error::new(ErrorKind::Network, message)
            }
            SnapFailure::Blocked { .. } => {
                Error::new(ErrorKind::Network, format!("the new way {what} beyond a barrier from any street"))
            }
        };
        error.with_value(format_args!("{}, {}", place.lon(), place.lat())).with_fix("draw it up to a street")
    })
}

/// Cuts the edges where the way joins them, and gives the node of each join.
fn cut(network: &Network, joins: &[Attachment; 2], id: i64, changes: &mut Changes) -> [NodeId; 2] {
    let mut nodes = [NodeId(0); 2];
    let mut cuts: Vec<(usize, f64, usize)> = Vec::new();
    for (end, at) in joins.iter().enumerate() {
        let row = at.edge.index();
        let (edges, length_m) = (network.edges(), network.edges().length_m[row]);
        match at.chainage_m {
            near if near <= AT_NODE_M => nodes[end] = edges.from[row],
            near if near >= length_m - AT_NODE_M => nodes[end] = edges.to[row],
            _ => cuts.push((row, at.chainage_m, end)),
        }
    }
    cuts.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.cmp(&b.2)));
    for cuts in cuts.chunk_by(|a, b| a.0 == b.0) {
        let mut rest = EdgeRow::of(network, cuts[0].0);
        let (mut done_m, mut pieces) = (0.0, Vec::new());
        for (_, at_m, end) in cuts {
            // Both ends may join one place of one edge.
            if *at_m <= done_m {
                nodes[*end] = rest.from;
                continue;
            }
            let node = NodeId((network.node_count() + changes.nodes.len()) as u32);
            changes.nodes.push((joins[*end].point, id));
            nodes[*end] = node;
            let (piece, after) = parted(rest, at_m - done_m, joins[*end].point, node);
            pieces.push(piece);
            (rest, done_m) = (after, *at_m);
        }
        pieces.push(rest);
        let mut pieces = pieces.into_iter();
        changes.instead.extend(pieces.next().map(|first| (cuts[0].0, first)));
        changes.edges.extend(pieces);
    }
    nodes
}

/// The two parts of an edge on both sides of a new node; what belongs to the whole is shared out by length.
fn parted(edge: EdgeRow, at_m: f64, point: LonLat, node: NodeId) -> (EdgeRow, EdgeRow) {
    let length_m = edge.length_m();
    let part = |from: NodeId, to: NodeId, metres: f64, shape: Vec<ShapePoint>| {
        let share = (metres / length_m) as f32;
        EdgeRow {
            from,
            to,
            attributes: edge.attributes,
            climb_m: edge.climb_m.map(|climb| climb * share),
            crossing_share: edge.crossing_share * share,
            source_id: edge.source_id,
            shape,
        }
    };
    let before = edge.shape.iter().filter(|at| at.chainage_m < at_m).copied();
    let first = part(edge.from, node, at_m, before.chain([ShapePoint { point, chainage_m: at_m }]).collect());
    let after = edge.shape.iter().filter(|at| at.chainage_m > at_m);
    let after = after.map(|at| ShapePoint { chainage_m: at.chainage_m - at_m, ..*at });
    let start = ShapePoint { point, chainage_m: 0.0 };
    let second = part(node, edge.to, length_m - at_m, std::iter::once(start).chain(after).collect());
    (first, second)
}

/// The way itself, from join to join through its own places.
fn drawn(network: &Network, new: &NewWay, joins: &[Attachment; 2], nodes: [NodeId; 2], changes: &Changes) -> EdgeRow {
    let place = |node: NodeId| match node.index().checked_sub(network.node_count()) {
        None => network.position(node),
        Some(added) => changes.nodes.get(added).map_or(joins[0].point, |(place, _)| *place),
    };
    let mut last = ShapePoint { point: place(nodes[0]), chainage_m: 0.0 };
    let mut shape = vec![last];
    for point in new.line.iter().copied().chain([place(nodes[1])]) {
        if point != last.point {
            let chainage_m = last.chainage_m + network.metric().length_m(last.point, point);
            last = ShapePoint { point, chainage_m };
            shape.push(last);
        }
    }
    if shape.len() == 1 {
        shape.push(last);
    }
    EdgeRow {
        from: nodes[0],
        to: nodes[1],
        attributes: new.attributes,
        climb_m: None,
        crossing_share: if new.attributes.crossing == Crossing::None { 0.0 } else { 1.0 },
        source_id: new.id,
        shape,
    }
}
