//! A network as columns of a file, and back: every number is checked before a network is made of it.
//!
//! Columns are used where they lie. What follows from the rest (components, which edges touch a node) is worked out
//! again when it is first asked for, so that a file cannot contradict itself there.

use std::sync::OnceLock;

use bytemuck::Zeroable;

use super::{
    AttributeColumn, Barrier, BarrierKind, ClimbColumn, Column, EdgeAttributes, Edges, Network, NodeId, Parts,
};
use crate::error::{DataReport, Error};
use crate::geo::{BoundingBox, LocalPlane, LonLat, Metric};
use crate::machine::lent::Lent;
use crate::stored::{Element, StoredFile, Writer};

impl Element for NodeId {
    const CODE: u32 = u32::CODE;
    const NUMBER_BYTES: usize = u32::NUMBER_BYTES;
}

impl Element for LonLat {
    const CODE: u32 = f64::CODE;
    const NUMBER_BYTES: usize = f64::NUMBER_BYTES;
}

impl Network {
    pub(crate) fn store<'a>(&'a self, file: &mut Writer<'a>) {
        let parts = self.parts();
        file.column("node", &parts.nodes);
        file.column("node.source", &parts.source_node_ids);
        store_edges(&parts.edges, file);
        file.column("bend.start", &parts.bend_start);
        file.column("bend", &parts.bends);
        file.column("bend.chainage", &parts.bend_chainage_m);
        store_barriers(&parts.barriers, file);
        file.column("open_ends", &parts.open_ends);
        file.made("box", parts.declared_box.iter().flat_map(|b| [b.south_west, b.north_east]));
        file.made("metric", radius(parts.metric));
        file.made("plane", [parts.plane.origin()]);
    }

    /// The whole network.
    pub(crate) fn restore(file: &StoredFile) -> Result<Network, Error> {
        let nodes = places("node", file)?;
        let edges = restore_edges(nodes.len(), file)?;
        let bends = places("bend", file)?;
        let bend_start = file.starts("bend.start", edges.len(), bends.len())?;
        let open_ends = file.looked_through::<NodeId>("open_ends", |node| node.index() < nodes.len())?;
        let metric = match file.column::<f64>("metric")?[..] {
            [] => Metric::Ellipsoid,
            [radius] if radius.is_finite() && radius > 0.0 => Metric::Sphere(radius),
            _ => return Err(file.damaged("metric", "it is no radius")),
        };
        let declared_box = match places("box", file)?[..] {
            [] => None,
            [a, b] => Some(
                BoundingBox::new(a.lon(), a.lat(), b.lon(), b.lat())
                    .map_err(|_| file.damaged("box", "it is no box"))?,
            ),
            _ => return Err(file.damaged("box", "it is no box")),
        };
        let [origin] = places("plane", file)?[..] else {
            return Err(file.damaged("plane", "it is no place"));
        };
        let bend_chainage_m = file.checked("bend.chainage", bends.len(), is_length)?;
        let fits = |([start, end], length_m): (&[u32; 2], &f64)| {
            let chain = &bend_chainage_m[*start as usize..*end as usize];
            chain.is_sorted() && chain.last().is_none_or(|last| last <= length_m)
        };
        if !bend_start.array_windows().zip(&edges.length_m).all(fits) {
            return Err(file.damaged("bend.chainage", "it does not lead along the edges"));
        }
        Ok(Network::from_parts(Parts {
            source_node_ids: file.column_of("node.source", nodes.len())?,
            nodes,
            edges,
            bend_start,
            bends,
            bend_chainage_m,
            barriers: restore_barriers(file)?,
            open_ends: open_ends.to_vec(),
            declared_box,
            metric,
            plane: LocalPlane::at(origin),
            ..Parts::bare(Edges::default())
        }))
    }

    /// The network as a search knows it: of its edges the ends, the lengths and the rules, and nothing else. It must
    /// not be handed out.
    pub(crate) fn restore_bare(nodes: usize, file: &StoredFile) -> Result<Network, Error> {
        Ok(Network::from_parts(Parts::bare(restore_bare_edges(nodes, file)?)))
    }
}

impl Parts {
    /// A network of nothing but edges.
    fn bare(edges: Edges) -> Parts {
        Parts {
            nodes: Column::default(),
            source_node_ids: Column::default(),
            edges,
            bend_start: Column::default(),
            bends: Column::default(),
            bend_chainage_m: Column::default(),
            incidence: OnceLock::new(),
            components: OnceLock::new(),
            walkable: OnceLock::new(),
            barriers: Vec::new(),
            blocking: OnceLock::new(),
            open_ends: Vec::new(),
            declared_box: None,
            metric: Metric::default(),
            plane: LocalPlane::at(LonLat::zeroed()),
            report: DataReport::default(),
            lent: Lent::default(),
        }
    }
}

fn radius(metric: Metric) -> Option<f64> {
    match metric {
        Metric::Ellipsoid => None,
        Metric::Sphere(radius) => Some(radius),
    }
}

fn is_length(metres: f64) -> bool {
    (0.0..f64::INFINITY).contains(&metres)
}

fn places(name: &str, file: &StoredFile) -> Result<Column<LonLat>, Error> {
    file.looked_through(name, LonLat::is_on_earth)
}

fn store_edges<'a>(edges: &'a Edges, file: &mut Writer<'a>) {
    file.column("edge.from", &edges.from);
    file.column("edge.to", &edges.to);
    file.column("edge.length", &edges.length_m);
    let kinds = edges.attributes.kinds();
    file.made("kind.small", kinds.iter().flat_map(EdgeAttributes::small));
    file.made("kind.incline", kinds.iter().map(|kind| kind.incline.unwrap_or(f32::NAN)));
    file.made("kind.width", kinds.iter().map(|kind| kind.width_m.unwrap_or(f32::NAN)));
    file.column("edge.kind", edges.attributes.kind_of());
    file.made("edge.climb", edges.climb_m.known().iter().map(|climb| climb.unwrap_or(f32::NAN)));
    file.column("edge.crossing", &edges.crossing_share);
    file.column("edge.source", &edges.source_id);
}

/// What a search asks of edges.
fn restore_bare_edges(nodes: usize, file: &StoredFile) -> Result<Edges, Error> {
    let is_node = |node: NodeId| node.index() < nodes;
    let from = file.looked_through("edge.from", is_node)?;
    let rows = from.len();
    if rows == 0 || nodes > u32::MAX as usize || rows > u32::MAX as usize {
        return Err(file.damaged("edge.from", "it has no edges, or too many"));
    }
    Ok(Edges {
        from,
        to: file.checked("edge.to", rows, is_node)?,
        length_m: file.checked("edge.length", rows, is_length)?,
        attributes: restore_attributes(rows, file)?,
        ..Edges::default()
    })
}

fn restore_attributes(rows: usize, file: &StoredFile) -> Result<AttributeColumn, Error> {
    let small = file.column::<u8>("kind.small")?;
    let small = small.as_chunks::<{ EdgeAttributes::SMALL }>().0;
    let number = |name: &str| file.column_of::<f32>(name, small.len());
    let (inclines, widths) = (number("kind.incline")?, number("kind.width")?);
    let known = |number: f32| (!number.is_nan()).then_some(number);
    let kinds = small.iter().zip(inclines.iter().zip(&widths)).map(|(small, (incline, width))| {
        Some(EdgeAttributes { incline: known(*incline), width_m: known(*width), ..EdgeAttributes::from_small(small)? })
    });
    let kinds = kinds.collect::<Option<Vec<_>>>();
    let kinds = kinds.ok_or_else(|| file.damaged("kind.small", "an attribute has a value that does not exist"))?;
    let kind_of = file.checked("edge.kind", rows, |kind: u32| (kind as usize) < kinds.len())?;
    Ok(AttributeColumn::of_parts(kinds, kind_of))
}

fn restore_edges(nodes: usize, file: &StoredFile) -> Result<Edges, Error> {
    let bare = restore_bare_edges(nodes, file)?;
    let rows = bare.len();
    let climbs = file.column::<f32>("edge.climb")?;
    let climb_m = match climbs.len() {
        0 => ClimbColumn::unknown(rows),
        n if n == rows => climbs.iter().map(|climb| (!climb.is_nan()).then_some(*climb)).collect(),
        _ => return Err(file.damaged("edge.climb", "it has not as many rows as those beside it")),
    };
    Ok(Edges {
        climb_m,
        crossing_share: file.checked("edge.crossing", rows, |share: f32| (0.0..=1.0).contains(&share))?,
        source_id: file.column_of("edge.source", rows)?,
        ..bare
    })
}

/// Every kind of barrier, in the order of its numbers.
const BARRIERS: [BarrierKind; 4] = [BarrierKind::Water, BarrierKind::Rail, BarrierKind::Motorway, BarrierKind::Wall];

fn store_barriers<'a>(barriers: &'a [Barrier], file: &mut Writer<'a>) {
    file.made("barrier.id", barriers.iter().map(|barrier| barrier.id));
    file.made("barrier.kind", barriers.iter().map(|barrier| number_of(barrier.kind)));
    let ends = barriers.iter().scan(0u32, |end, barrier| {
        *end += barrier.line.len() as u32;
        Some(*end)
    });
    file.made("barrier.start", std::iter::once(0).chain(ends));
    file.made("barrier", barriers.iter().flat_map(|barrier| barrier.line.iter().copied()));
}

fn number_of(kind: BarrierKind) -> u8 {
    match kind {
        BarrierKind::Water => 0,
        BarrierKind::Rail => 1,
        BarrierKind::Motorway => 2,
        BarrierKind::Wall => 3,
    }
}

fn restore_barriers(file: &StoredFile) -> Result<Vec<Barrier>, Error> {
    let ids = file.column::<i64>("barrier.id")?;
    let kinds = file.checked::<u8>("barrier.kind", ids.len(), |kind| usize::from(kind) < BARRIERS.len())?;
    let points = places("barrier", file)?;
    let starts = file.starts("barrier.start", ids.len(), points.len())?;
    let rows = ids.iter().zip(&kinds).zip(starts.windows(2));
    Ok(rows
        .map(|((id, kind), line)| Barrier {
            id: *id,
            kind: BARRIERS[usize::from(*kind)],
            line: points[line[0] as usize..line[1] as usize].to_vec(),
        })
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_barrier_is_listed_in_the_order_of_its_numbers() {
        assert!(BARRIERS.iter().enumerate().all(|(number, kind)| usize::from(number_of(*kind)) == number));
    }
}
