//! Geometries from well-known text, as spreadsheets and `ST_AsText` hold them.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use super::wkb::Decoded;
use crate::error::{Error, ErrorKind};

/// The geometry of well-known text, with the code of a leading `SRID=4326;`. Z and M are left out.
///
/// # Errors
///
/// [`ErrorKind::Format`] when the text is not WKT, or holds a geometry collection.
pub(super) fn decode_wkt(text: &str) -> Result<Decoded, Error> {
    let (srid, body) = match text.trim().split_once(';') {
        Some((head, body)) => (srid(head)?, body),
        None => (None, text),
    };
    let mut words = Words { rest: body };
    let name = words.name().to_ascii_uppercase();
    let mut kind = name.as_str();
    for suffix in ["ZM", "Z", "M"] {
        if let Some(bare) = kind.strip_suffix(suffix).filter(|bare| !bare.is_empty()) {
            kind = bare;
            break;
        }
    }
    if matches!(words.peek_name().to_ascii_uppercase().as_str(), "Z" | "M" | "ZM") {
        words.name();
    }
    let empty = words.peek_name().eq_ignore_ascii_case("EMPTY");
    if empty {
        words.name();
    }
    let geometry = if empty { nothing(kind)? } else { words.geometry(kind)? };
    match words.rest.trim() {
        "" => Ok(Decoded { geometry, srid }),
        spare => Err(not_wkt(spare)),
    }
}

fn srid(head: &str) -> Result<Option<u32>, Error> {
    let digits = head.trim().get(..5).filter(|p| p.eq_ignore_ascii_case("SRID=")).and(head.trim().get(5..));
    digits.and_then(|d| d.parse().ok()).map(Some).ok_or_else(|| not_wkt(head))
}

fn not_wkt(found: &str) -> Error {
    Error::new(ErrorKind::Format, "a geometry must be well-known text")
        .with_value(found)
        .with_fix("write it like POINT (118.78 32.04) or POLYGON ((...))")
}

fn nothing(kind: &str) -> Result<Geometry<f64>, Error> {
    match kind {
        "POLYGON" | "MULTIPOLYGON" => Ok(Geometry::MultiPolygon(MultiPolygon(Vec::new()))),
        "LINESTRING" | "MULTILINESTRING" => Ok(Geometry::MultiLineString(MultiLineString(Vec::new()))),
        "POINT" | "MULTIPOINT" => Ok(Geometry::MultiPoint(MultiPoint(Vec::new()))),
        other => Err(not_wkt(other)),
    }
}

struct Words<'t> {
    rest: &'t str,
}

impl<'t> Words<'t> {
    fn peek_name(&self) -> &'t str {
        let rest = self.rest.trim_start();
        &rest[..rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len())]
    }

    fn name(&mut self) -> &'t str {
        let name = self.peek_name();
        self.rest = &self.rest.trim_start()[name.len()..];
        name
    }

    fn eat(&mut self, mark: char) -> bool {
        let rest = self.rest.trim_start().strip_prefix(mark);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }

    fn expect(&mut self, mark: char) -> Result<(), Error> {
        if self.eat(mark) { Ok(()) } else { Err(not_wkt(self.rest)) }
    }

    /// `( part , part , ... )`
    fn list<T>(&mut self, mut part: impl FnMut(&mut Self) -> Result<T, Error>) -> Result<Vec<T>, Error> {
        self.expect('(')?;
        let mut parts = vec![part(self)?];
        while self.eat(',') {
            parts.push(part(self)?);
        }
        self.expect(')')?;
        Ok(parts)
    }

    /// Two to four numbers; only the first two matter.
    fn coord(&mut self) -> Result<Coord<f64>, Error> {
        let mut numbers = [0.0; 4];
        let mut count = 0;
        while count < 4 {
            let rest = self.rest.trim_start();
            let end = rest.find(|c: char| c.is_whitespace() || matches!(c, ',' | '(' | ')')).unwrap_or(rest.len());
            if end == 0 {
                break;
            }
            numbers[count] = rest[..end].parse().map_err(|_| not_wkt(rest))?;
            count += 1;
            self.rest = &rest[end..];
        }
        if count < 2 { Err(not_wkt(self.rest)) } else { Ok(Coord { x: numbers[0], y: numbers[1] }) }
    }

    fn line(&mut self) -> Result<LineString<f64>, Error> {
        Ok(LineString(self.list(Self::coord)?))
    }

    fn polygon(&mut self) -> Result<Polygon<f64>, Error> {
        let mut rings = self.list(Self::line)?.into_iter();
        let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
        Ok(Polygon::new(outer, rings.collect()))
    }

    /// A point of a multi-point, in brackets of its own or bare.
    fn point(&mut self) -> Result<Point<f64>, Error> {
        let bracketed = self.eat('(');
        let point = Point(self.coord()?);
        if bracketed {
            self.expect(')')?;
        }
        Ok(point)
    }

    fn geometry(&mut self, kind: &str) -> Result<Geometry<f64>, Error> {
        Ok(match kind {
            "POINT" => {
                self.expect('(')?;
                let point = Point(self.coord()?);
                self.expect(')')?;
                Geometry::Point(point)
            }
            "MULTIPOINT" => Geometry::MultiPoint(MultiPoint(self.list(Self::point)?)),
            "LINESTRING" => Geometry::LineString(self.line()?),
            "MULTILINESTRING" => Geometry::MultiLineString(MultiLineString(self.list(Self::line)?)),
            "POLYGON" => Geometry::Polygon(self.polygon()?),
            "MULTIPOLYGON" => Geometry::MultiPolygon(MultiPolygon(self.list(Self::polygon)?)),
            other => return Err(not_wkt(other)),
        })
    }
}
