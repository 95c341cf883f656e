//! The host's own network from two CSV tables: nodes and edges.

use csv::StringRecord;

use super::csv::{Records, too_many_rows};
use super::decode::decode;
use super::options::TableOptions;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place, nearest_names};
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
    let mut report = DataReport::default();
    let mut list = EdgeList::default();
    read_nodes(nodes, options, &mut list, &mut report)?;
    read_edges(edges, options, &mut list, &mut report)?;
    let mut raw = list.to_raw()?;
    report.merge(std::mem::take(&mut raw.report));
    Ok(RawNetwork { report, ..raw })
}

fn read_nodes(
    bytes: &[u8],
    options: &TableOptions<'_>,
    list: &mut EdgeList,
    report: &mut DataReport,
) -> Result<(), Error> {
    let (mut gates, mut heights) = (Vec::new(), Vec::new());
    read_sheet(bytes, "nodes", &["id", "lon", "lat"], &["gate", "elevation_m"], options, report, |row| {
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
    bytes: &[u8],
    options: &TableOptions<'_>,
    list: &mut EdgeList,
    report: &mut DataReport,
) -> Result<(), Error> {
    let (mut lengths, mut attributes) = (Vec::new(), Vec::new());
    let may = ["length_m", "class", "passage", "direction"];
    read_sheet(bytes, "edges", &["from", "to"], &may, options, report, |row| {
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

/// Our name of a column that other tools name otherwise (pgRouting, OSMnx, MATSim).
fn ours(column: &str) -> &str {
    match column {
        "source" | "u" | "from_id" | "from_node" => "from",
        "target" | "v" | "to_id" | "to_node" => "to",
        "x" | "lng" | "longitude" | "经度" => "lon",
        "y" | "latitude" | "纬度" => "lat",
        "osmid" | "node_id" | "编号" => "id",
        "length" => "length_m",
        "ele" | "elevation" => "elevation_m",
        other => other,
    }
}

/// Feeds every row of a small table to `take`; what it refuses goes to the report.
fn read_sheet(
    bytes: &[u8],
    default_name: &str,
    needed: &[&'static str],
    may: &[&'static str],
    options: &TableOptions<'_>,
    report: &mut DataReport,
    mut take: impl FnMut(&SheetRow<'_>) -> Result<(), Box<Defect>>,
) -> Result<(), Error> {
    let options = options.clone().file(default_name);
    let text = decode(bytes, default_name, report);
    let mut records = Records::new(&text, &options)?;
    let header: Vec<String> = records.header.iter().map(|name| ours(&name.trim().to_lowercase()).to_owned()).collect();
    let at = |name: &'static str| header.iter().position(|h| h == name).map(|index| (name, index));
    if let Some(missing) = needed.iter().find(|name| at(name).is_none()) {
        let near = nearest_names(missing, header.iter().map(String::as_str).filter(|name| name.len() > 2));
        let hint = near.first().map_or(String::new(), |name| format!("; the nearest is `{name}`"));
        return Err(Error::new(ErrorKind::Column, format!("the table needs a column {missing}"))
            .with_value(records.header.iter().collect::<Vec<_>>().join(", "))
            .at(Place::file(default_name).line(1).column(*missing))
            .with_fix(format!("name a column `{missing}`{hint}")));
    }
    let columns: Vec<(&'static str, usize)> = needed.iter().chain(may).filter_map(|name| at(name)).collect();
    let (mut record, mut rows) = (StringRecord::new(), 0);
    while let Some(line) = records.next(&mut record, report) {
        rows += 1;
        if rows > options.max_rows {
            return Err(too_many_rows(&options));
        }
        let row = SheetRow { file: default_name, line, record: &record, columns: &columns };
        take(&row).unwrap_or_else(|defect| report.push(*defect));
    }
    Ok(())
}

/// One row of a small table, by the names of its columns.
struct SheetRow<'a> {
    file: &'a str,
    line: u64,
    record: &'a StringRecord,
    columns: &'a [(&'static str, usize)],
}

impl SheetRow<'_> {
    fn cell(&self, column: &str) -> Option<&str> {
        let (_, index) = self.columns.iter().find(|(name, _)| *name == column)?;
        self.record.get(*index).map(str::trim).filter(|text| !text.is_empty())
    }

    fn place(&self, column: &str) -> Place {
        Place::file(self.file).line(self.line).column(column)
    }

    fn needed<T: std::str::FromStr>(&self, column: &str) -> Result<T, Box<Defect>> {
        self.number(column)?.ok_or_else(|| {
            let message = format!("a row needs its {column}; it is left out");
            Box::new(Defect::error(ErrorKind::Value, "missing-value", message).at(self.place(column)))
        })
    }

    fn number<T: std::str::FromStr>(&self, column: &str) -> Result<Option<T>, Box<Defect>> {
        let Some(text) = self.cell(column) else { return Ok(None) };
        text.parse().map(Some).map_err(|_| {
            let message = format!("{column} must be a number; the row is left out");
            let defect = Defect::error(ErrorKind::Value, "bad-number", message).with_value(text);
            Box::new(defect.at(self.place(column)))
        })
    }

    fn named<T: Copy>(&self, column: &str, names: &[(&str, T)]) -> Result<Option<T>, Box<Defect>> {
        let Some(text) = self.cell(column) else { return Ok(None) };
        let found = names.iter().find(|(name, _)| *name == text).map(|(_, value)| Some(*value));
        found.ok_or_else(|| {
            let known: Vec<&str> = names.iter().map(|(name, _)| *name).collect();
            let message = format!("{column} is not known; the row is left out");
            let defect = Defect::error(ErrorKind::Value, "unknown-name", message).with_value(text);
            Box::new(defect.at(self.place(column)).with_fix(format!("use one of {}", known.join(", "))))
        })
    }

    /// The refusal of a coordinate as a defect of this row.
    fn refused(&self, error: &Error) -> Defect {
        let defect = Defect::error(error.kind(), "bad-coordinate", error.message()).at(self.place("lon"));
        let defect = match error.value() {
            Some(value) => defect.with_value(value),
            None => defect,
        };
        match error.fix() {
            Some(fix) => defect.with_fix(fix),
            None => defect,
        }
    }
}
