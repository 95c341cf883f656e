//! The host's own network from two tables: nodes and edges.

use super::options::TableOptions;
use super::sheet::{Sheet, SheetRow};
use crate::error::{DataReport, Error};
use crate::network::{Direction, EdgeAttributes, EdgeList, Gate, Passage, RawNetwork, WayClass};

/// The network of a table of nodes and a table of edges, both CSV.
///
/// Nodes: `id`, `lon`, `lat` in the system the options declare (metres for a projected one) and, where known, `gate`
/// (`open`, `visitors`, `residents`, `closed`) and `elevation_m`. Edges: `from`, `to` and, where known, `length_m`, `class`
/// (`street`, `main-street`, `footway`, `steps`, `elevator`, `indoor`, `service`), `passage` (`public`, `end-only`) and
/// `direction` (`both`, `forward`, `backward`). A bad row is left out and reported with its line. The columns may also
/// have the names other tools give them: `source` and `target`, `u` and `v`, `x` and `y`, `length`, `ele`.
///
/// # Errors
///
/// `Empty` when a table has no header, `Column` when a needed column is missing, `Limit` for more rows than the options
/// allow.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::Crs;
/// use lifecircle::network::NetworkBuilder;
/// use lifecircle::source::table::{TableOptions, network_from_csv};
///
/// let nodes = "id,lon,lat\n1,118.780,32.04\n2,118.781,32.04\n";
/// let edges = "from,to,class\n1,2,footway\n1,2,canal\n";
/// let raw = network_from_csv(nodes.as_bytes(), edges.as_bytes(), &TableOptions::new(Crs::Wgs84))?;
/// assert_eq!(raw.report.defects()[0].place.to_string(), "edges, line 3, column class");
/// assert_eq!(NetworkBuilder::new().build(raw)?.edge_count(), 1);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn network_from_csv(nodes: &[u8], edges: &[u8], options: &TableOptions<'_>) -> Result<RawNetwork, Error> {
    read_network(&Sheet::Csv(nodes), &Sheet::Csv(edges), options)
}

/// The network of a table of nodes and a table of edges in Arrow record batches, each of one schema.
///
/// The columns are those of [`network_from_csv`]; they may be text, numbers or dictionaries of these.
///
/// # Errors
///
/// `Empty` without batches, `Column` when a needed column is missing or of a type that is not read, `Limit` for more rows
/// than the options allow.
#[cfg(feature = "arrow")]
pub fn network_from_arrow(
    nodes: &[arrow_array::RecordBatch],
    edges: &[arrow_array::RecordBatch],
    options: &TableOptions<'_>,
) -> Result<RawNetwork, Error> {
    read_network(&Sheet::Arrow(nodes), &Sheet::Arrow(edges), options)
}

fn read_network(nodes: &Sheet<'_>, edges: &Sheet<'_>, options: &TableOptions<'_>) -> Result<RawNetwork, Error> {
    let mut report = DataReport::default();
    let mut list = EdgeList::default();
    read_nodes(nodes, options, &mut list, &mut report)?;
    read_edges(edges, options, &mut list, &mut report)?;
    let mut raw = list.to_raw()?;
    report.merge(std::mem::take(&mut raw.report));
    Ok(RawNetwork { report, ..raw })
}

fn read_nodes(
    sheet: &Sheet<'_>,
    options: &TableOptions<'_>,
    list: &mut EdgeList,
    report: &mut DataReport,
) -> Result<(), Error> {
    let (mut gates, mut heights) = (Vec::new(), Vec::new());
    sheet.read("nodes", &["id", "lon", "lat"], &["gate", "elevation_m"], options, report, |row: &SheetRow<'_>| {
        let (id, x, y) = (row.needed("id")?, row.needed("lon")?, row.needed("lat")?);
        let gate = row.named("gate", &GATES)?.unwrap_or_default();
        let height = row.number("elevation_m")?;
        let place = options.crs.to_wgs84(x, y).map_err(|error| Box::new(row.refused(&error)))?;
        list.push_node(id, place.lon(), place.lat());
        gates.push(gate);
        heights.push(height);
        Ok(())
    })?;
    (list.nodes.gate, list.nodes.elevation_m) = (Some(gates), Some(heights));
    Ok(())
}

fn read_edges(
    sheet: &Sheet<'_>,
    options: &TableOptions<'_>,
    list: &mut EdgeList,
    report: &mut DataReport,
) -> Result<(), Error> {
    let (mut lengths, mut attributes) = (Vec::new(), Vec::new());
    let may = ["length_m", "class", "passage", "direction"];
    sheet.read("edges", &["from", "to"], &may, options, report, |row: &SheetRow<'_>| {
        let (from, to, length) = (row.needed("from")?, row.needed("to")?, row.number("length_m")?);
        let known = EdgeAttributes {
            class: row.named("class", &CLASSES)?.unwrap_or_default(),
            passage: row.named("passage", &PASSAGES)?.unwrap_or_default(),
            direction: row.named("direction", &DIRECTIONS)?.unwrap_or_default(),
            ..EdgeAttributes::default()
        };
        list.push_edge(from, to);
        lengths.push(length);
        attributes.push(known);
        Ok(())
    })?;
    (list.edges.length_m, list.edges.attributes) = (Some(lengths), Some(attributes));
    Ok(())
}

const GATES: [(&str, Gate); 4] =
    [("open", Gate::Open), ("visitors", Gate::Visitors), ("residents", Gate::Residents), ("closed", Gate::Closed)];
const CLASSES: [(&str, WayClass); 7] = [
    ("street", WayClass::Street),
    ("main-street", WayClass::MainStreet),
    ("footway", WayClass::Footway),
    ("steps", WayClass::Steps),
    ("elevator", WayClass::Elevator),
    ("indoor", WayClass::Indoor),
    ("service", WayClass::Service),
];
// A residents' gate is a node: on a way it would let residents of anywhere else through.
const PASSAGES: [(&str, Passage); 2] = [("public", Passage::Public), ("end-only", Passage::EndOnly)];
const DIRECTIONS: [(&str, Direction); 3] =
    [("both", Direction::Both), ("forward", Direction::Forward), ("backward", Direction::Backward)];
