//! Tables as CSV.

use std::io::{self, BufWriter, Write};

use super::degrees::write_degrees;
use super::geojson::io_error;
use super::wkt::write_wkt;
use crate::error::Error;
use crate::table::{Geometries, Table, Value};

/// How CSV is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CsvOptions {
    /// Begins the file with a byte order mark, without which spreadsheets on Chinese Windows read UTF-8 as GBK. On by default.
    pub byte_order_mark: bool,
    /// Puts an apostrophe before text that a spreadsheet would run as a formula. On by default; this library's reader
    /// takes it away again.
    pub guard_formulas: bool,
}

impl Default for CsvOptions {
    fn default() -> Self {
        CsvOptions { byte_order_mark: true, guard_formulas: true }
    }
}

impl Table {
    /// Writes the table as CSV in UTF-8: a header, then one line per row; nulls are empty.
    ///
    /// Points become the last two columns `lon` and `lat` unless the table has both already; other shapes become a
    /// last column `geometry` of well-known text. Lines end with a line feed.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Io`](crate::error::ErrorKind::Io) when `out` cannot be written.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::report::CsvOptions;
    /// use lifecircle::table::{Column, Table};
    ///
    /// let table = Table::new(2)
    ///     .with(Column::text("name", [Some("=1+1"), Some("a, b")]))?
    ///     .with(Column::real("walk_s", [Some(312.5), None]))?;
    /// let mut csv = Vec::new();
    /// table.write_csv(&mut csv, CsvOptions { byte_order_mark: false, ..Default::default() })?;
    /// assert_eq!(csv, b"name,walk_s\n'=1+1,312.5\n\"a, b\",\n");
    ///
    /// let full: &mut [u8] = &mut [0; 10];
    /// assert!(table.write_csv(full, CsvOptions::default()).is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    ///
    /// # References
    ///
    /// RFC 4180 for the quoting; OWASP, "CSV injection", for the apostrophe.
    pub fn write_csv(&self, out: impl Write, options: CsvOptions) -> Result<(), Error> {
        let mut out = BufWriter::new(out);
        write_all(self, &mut out, options).and_then(|()| out.flush()).map_err(|e| io_error("CSV", &e))
    }
}

fn write_all(table: &Table, out: &mut dyn Write, options: CsvOptions) -> io::Result<()> {
    if options.byte_order_mark {
        out.write_all("\u{feff}".as_bytes())?;
    }
    let placed = table.column("lon").is_some() && table.column("lat").is_some();
    let geometry = table.geometry().filter(|g| !(placed && matches!(g, Geometries::Points(_))));
    let mut names: Vec<&str> = table.columns().iter().map(|column| column.name()).collect();
    match geometry {
        Some(Geometries::Points(_)) => names.extend(["lon", "lat"]),
        Some(Geometries::Shapes(_)) => names.push(Table::GEOMETRY),
        None => {}
    }
    for (index, name) in names.iter().enumerate() {
        separate(out, index)?;
        write_text(out, name, options)?;
    }
    out.write_all(b"\n")?;
    for row in 0..table.row_count() {
        write_row(table, geometry, row, out, options)?;
    }
    Ok(())
}

fn write_row(
    table: &Table,
    geometry: Option<&Geometries>,
    row: usize,
    out: &mut dyn Write,
    options: CsvOptions,
) -> io::Result<()> {
    for (index, column) in table.columns().iter().enumerate() {
        separate(out, index)?;
        match column.values().get(row) {
            // A line of one null would be an empty line, which readers skip.
            None if table.columns().len() == 1 && geometry.is_none() => out.write_all(b"\"\"")?,
            None => {}
            Some(Value::Text(text)) => write_text(out, text, options)?,
            Some(Value::Real(number)) => write!(out, "{number}")?,
            Some(Value::Integer(number)) => write!(out, "{number}")?,
            Some(Value::Flag(flag)) => write!(out, "{flag}")?,
        }
    }
    match geometry {
        None => {}
        Some(Geometries::Points(points)) => {
            separate(out, table.columns().len())?;
            let point = points.get(row).copied().flatten();
            point.map_or(Ok(()), |p| write_degrees(out, p.lon()))?;
            separate(out, 1)?;
            point.map_or(Ok(()), |p| write_degrees(out, p.lat()))?;
        }
        Some(Geometries::Shapes(shapes)) => {
            separate(out, table.columns().len())?;
            if let Some(shape) = shapes.get(row).and_then(Option::as_ref) {
                let mut wkt = Vec::new();
                write_wkt(&mut wkt, shape)?;
                quoted(out, &String::from_utf8_lossy(&wkt))?;
            }
        }
    }
    out.write_all(b"\n")
}

fn separate(out: &mut dyn Write, index: usize) -> io::Result<()> {
    if index > 0 { out.write_all(b",") } else { Ok(()) }
}

/// Writes text, quoted where it must be. Empty text is quoted, to tell it from null.
fn write_text(out: &mut dyn Write, text: &str, options: CsvOptions) -> io::Result<()> {
    let guarded = options.guard_formulas && is_formula(text);
    let text = if guarded { format!("'{text}").into() } else { std::borrow::Cow::Borrowed(text) };
    let plain =
        !text.is_empty() && !text.contains([',', '"', '\n', '\r', ';', '\t']) && text.trim().len() == text.len();
    if plain { out.write_all(text.as_bytes()) } else { quoted(out, &text) }
}

fn quoted(out: &mut dyn Write, text: &str) -> io::Result<()> {
    write!(out, "\"{}\"", text.replace('"', "\"\""))
}

/// Whether a spreadsheet would run the text, or already holds the apostrophe that stops it.
fn is_formula(text: &str) -> bool {
    text.trim_start_matches('\'').starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'])
}
