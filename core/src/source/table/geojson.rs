//! Rows from GeoJSON text: feature collections, single features, and one feature per line.

use serde_json::{Map, Value};

use super::cell::Cell;
use super::csv::too_many_rows;
use super::decode::decode;
use super::field::{Field, Kind};
use super::json_cell::{cell_of, id_of};
use super::json_scan::{Broken, Scanner};
use super::layout::{Layout, Target};
use super::lines::Lines;
use super::options::TableOptions;
use super::row::{Row, RowPlace, Sink, Spot};
use super::shape::shape;
use super::stated_crs::check_stated;
use super::wkb::Decoded;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};

/// Feeds every feature of a GeoJSON file to `sink`, one at a time, so that memory holds one feature beside the text.
pub(super) fn read_geojson(
    bytes: &[u8],
    kind: Kind,
    options: &TableOptions<'_>,
    sink: &mut dyn Sink,
    report: &mut DataReport,
) -> Result<(), Error> {
    let text = decode(bytes, &options.file, report);
    if text.trim().is_empty() {
        return Err(Error::new(ErrorKind::Empty, "the file is empty").at(Place::file(&options.file)));
    }
    let lines = Lines::new(&text);
    let layout = Layout::new(kind, options);
    let mut reader =
        Reader { options, scanner: Scanner::new(&text), lines, layout, row: 0, read: 0, restarts: 0, sink, report };
    while reader.scanner.peek().is_some() {
        reader.document()?;
    }
    if reader.row == 0 {
        let defect = Defect::warning(ErrorKind::Empty, "no-rows", "the file has no features");
        reader.report.push(defect.at(Place::file(&options.file)));
    }
    let names = reader.layout.group_names;
    reader.sink.groups(names);
    Ok(())
}

struct Reader<'a, 'o> {
    options: &'o TableOptions<'o>,
    scanner: Scanner<'a>,
    lines: Lines<'a>,
    layout: Layout<'o>,
    row: u64,
    /// Features that were JSON, good or bad.
    read: u64,
    restarts: u32,
    sink: &'a mut dyn Sink,
    report: &'a mut DataReport,
}

impl<'a> Reader<'a, '_> {
    /// Looking for the next feature after damage reads the rest of the file; past so many it is not GeoJSON.
    const MAX_RESTARTS: u32 = 64;

    /// Reads one JSON document: a collection, or a single feature of a sequence.
    fn document(&mut self) -> Result<(), Error> {
        let start = self.scanner.at;
        if !self.scanner.eat(b'{') {
            return Err(self.not_geojson(start, "the file is not GeoJSON"));
        }
        let mut features = false;
        loop {
            match self.member(&mut features) {
                Ok(true) => {}
                Ok(false) => break,
                Err(Failure::Refused(error)) => return Err(error),
                Err(Failure::Broken(_)) if !features => {
                    return Err(self.not_geojson(start, "the file is not GeoJSON, or was cut off"));
                }
                Err(Failure::Broken(broken)) => return self.give_up(broken.at),
            }
        }
        match (features, self.scanner_text(start)) {
            (false, Some(text)) => self.feature(start, text),
            _ => Ok(()),
        }
    }

    fn scanner_text(&self, start: usize) -> Option<&'a str> {
        self.lines.text.get(start..self.scanner.at)
    }

    /// Reads one member of the outer object; `false` at its end.
    fn member(&mut self, features: &mut bool) -> Result<bool, Failure> {
        if self.scanner.eat(b'}') {
            return Ok(false);
        }
        self.scanner.eat(b',');
        let key = self.scanner.value()?;
        self.scanner.expect(b':')?;
        match key {
            "\"features\"" if self.scanner.peek() == Some(b'[') => {
                *features = true;
                self.features()?;
            }
            "\"crs\"" => {
                let at = self.scanner.at;
                let text = self.scanner.value()?;
                self.check_crs(at, text)?;
            }
            _ => {
                self.scanner.value()?;
            }
        }
        Ok(true)
    }

    fn features(&mut self) -> Result<(), Failure> {
        self.scanner.expect(b'[')?;
        while !self.scanner.eat(b']') {
            self.scanner.skip_space();
            let start = self.scanner.at;
            let text = self.scanner.value();
            // A value ends where the next begins or the array ends; anything else means that a quote or a bracket is lost.
            let whole = text.ok().filter(|_| matches!(self.scanner.peek(), Some(b',' | b']')));
            match whole {
                Some(text) => {
                    self.feature(start, text)?;
                    self.scanner.eat(b',');
                }
                None => self.step_over(start)?,
            }
        }
        Ok(())
    }

    /// Reports a feature whose end cannot be found and goes on at the next that can be recognised.
    fn step_over(&mut self, start: usize) -> Result<(), Failure> {
        self.report_damage(start, 0, "a quote or bracket is missing, or the file was cut off here");
        self.restarts += 1;
        let next = self.scanner.next_feature(start + 1).filter(|_| self.restarts < Self::MAX_RESTARTS);
        self.scanner.at = next.ok_or(Broken { at: start })?;
        Ok(())
    }

    /// Reports damage so many lines below the start of a feature.
    fn report_damage(&mut self, start: usize, lines_below: u64, what: &str) {
        let place = Spot::Both(self.lines.line_at(start) + lines_below, self.row).in_file(&self.options.file);
        let defect = Defect::error(ErrorKind::Format, "damaged-feature", format!("a feature is not JSON: {what}"));
        self.report.push(defect.at(place).with_fix("export the file again"));
        self.row += 1;
    }

    /// Ends the reading of a file that breaks off: what was read before stays good.
    fn give_up(&mut self, at: usize) -> Result<(), Error> {
        if self.read == 0 {
            return Err(self.not_geojson(at, "the file breaks off before its first feature ends"));
        }
        let place = Place::file(&self.options.file).line(self.lines.line_at(at));
        let defect = Defect::error(ErrorKind::Format, "cut-off", "the file breaks off; the features before were read");
        self.report.push(defect.at(place).with_fix("fetch or export the file again"));
        self.scanner.at = self.lines.text.len();
        Ok(())
    }

    fn not_geojson(&mut self, at: usize, message: &str) -> Error {
        let line = self.lines.line_at(at);
        Error::new(ErrorKind::Format, message)
            .with_value(self.lines.text.get(at..).unwrap_or_default().chars().take(40).collect::<String>())
            .at(Place::file(&self.options.file).line(line))
            .with_fix("give a FeatureCollection as RFC 7946 describes")
    }

    /// Reads one feature; one that is not is reported.
    fn feature(&mut self, start: usize, text: &str) -> Result<(), Error> {
        if self.row == self.options.max_rows {
            return Err(too_many_rows(self.options));
        }
        let feature: Map<String, Value> = match serde_json::from_str(text) {
            Ok(feature) => feature,
            Err(error) => {
                // The place says the line of the file; the error's own is that of the feature.
                let text = error.to_string();
                let what = text.rfind(" at line ").map_or(text.as_str(), |end| &text[..end]);
                self.report_damage(start, error.line().saturating_sub(1) as u64, what);
                return Ok(());
            }
        };
        self.read += 1;
        let spot = Spot::Both(self.lines.line_at(start), self.row);
        let at = RowPlace { file: &self.options.file, spot, number: self.row };
        self.row += 1;
        // A bare geometry is a feature without properties.
        let geometry = if feature.contains_key("coordinates") {
            shape(&Value::Object(feature.clone()))
        } else {
            shape(feature.get("geometry").unwrap_or(&Value::Null))
        };
        let (cells, groups) = match feature.get("properties") {
            Some(Value::Object(properties)) => self.cells(properties)?,
            _ => Default::default(),
        };
        let shape = geometry.transpose().map(|g| g.map(|geometry| Decoded { geometry, srid: None }));
        let own_id = feature.get("id").and_then(id_of);
        self.sink.row(Row { at, cells, groups, shape, own_id, columns: &self.layout.columns }, self.report);
        Ok(())
    }

    /// The cells of a feature's properties; where two keys could hold a field, the surer that is not null.
    fn cells<'v>(&mut self, properties: &'v Map<String, Value>) -> Result<Cells<'v>, Error> {
        let mut cells: [Cell<'v>; Field::ALL.len()] = Default::default();
        let mut ranks = [usize::MAX; Field::ALL.len()];
        let mut groups = Vec::new();
        for (key, value) in properties {
            let cell = cell_of(value);
            match self.layout.target(key)? {
                Some((Target::Field(field), rank)) if cell != Cell::Null && rank < ranks[field.slot()] => {
                    (cells[field.slot()], ranks[field.slot()]) = (cell, rank);
                }
                Some((Target::Group(group), _)) => {
                    if groups.len() <= group {
                        groups.resize(group + 1, Cell::Null);
                    }
                    groups[group] = cell;
                }
                _ => {}
            }
        }
        Ok((cells, groups))
    }

    /// Compares the `crs` member of files older than RFC 7946 with the declared system.
    fn check_crs(&mut self, at: usize, text: &str) -> Result<(), Error> {
        let line = self.lines.line_at(at);
        let place = Place::file(&self.options.file).line(line).column("crs");
        let value: Value = serde_json::from_str(text).unwrap_or(Value::Null);
        let Some(name) = value.pointer("/properties/name").and_then(Value::as_str) else { return Ok(()) };
        check_stated(name, self.options.crs, place, self.report)
    }
}

type Cells<'v> = ([Cell<'v>; Field::ALL.len()], Vec<Cell<'v>>);

/// Why a document could not be read on.
enum Failure {
    /// The text breaks off.
    Broken(Broken),
    /// The host must decide.
    Refused(Error),
}

impl From<Broken> for Failure {
    fn from(broken: Broken) -> Failure {
        Failure::Broken(broken)
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Failure {
        Failure::Refused(error)
    }
}
