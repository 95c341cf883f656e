//! Geometries from well-known binary: ISO and PostGIS (EWKB), any byte order, from bytes nobody vouches for.

use geo_types::{Coord, Geometry, LineString, MultiLineString, MultiPoint, MultiPolygon, Point, Polygon};

use crate::error::{Error, ErrorKind};

/// How deep collections may lie in each other; the call stack is not the input's to spend.
const MAX_DEPTH: u32 = 16;

/// A geometry, and the EPSG code EWKB states for it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Decoded {
    pub(crate) geometry: Geometry<f64>,
    pub(super) srid: Option<u32>,
}

/// The geometry of well-known binary. Z and M are left out; an empty point becomes an empty multi-point.
///
/// # Errors
///
/// [`ErrorKind::Format`] when the bytes end early, go on after the geometry, or name an unknown type.
pub(crate) fn decode_wkb(bytes: &[u8]) -> Result<Decoded, Error> {
    let mut cursor = Cursor { rest: bytes, srid: None };
    let geometry = cursor.geometry(MAX_DEPTH)?;
    match cursor.rest.len() {
        0 => Ok(Decoded { geometry, srid: cursor.srid }),
        spare => Err(damaged(format!("the geometry ends {spare} bytes before its bytes do"))),
    }
}

/// The geometry of WKB written in hexadecimal, as PostGIS exports it; `None` when the text is not hexadecimal.
pub(super) fn decode_hex(text: &str) -> Option<Result<Decoded, Error>> {
    let text = text.strip_prefix("\\x").unwrap_or(text).as_bytes();
    if text.len() < 10 || text.len() % 2 == 1 {
        return None;
    }
    let digit = |b: u8| (b as char).to_digit(16).map(|d| d as u8);
    let bytes: Option<Vec<u8>> =
        text.chunks_exact(2).map(|pair| Some(digit(pair[0])? << 4 | digit(pair[1])?)).collect();
    bytes.map(|bytes| decode_wkb(&bytes))
}

fn damaged(message: impl Into<String>) -> Error {
    Error::new(ErrorKind::Format, format!("damaged well-known binary: {}", message.into()))
        .with_fix("export the geometry column again")
}

struct Cursor<'a> {
    rest: &'a [u8],
    srid: Option<u32>,
}

/// The head of a geometry: its type, byte order, and how many numbers a coordinate has.
struct Head {
    kind: u32,
    little: bool,
    numbers: usize,
}

impl<'a> Cursor<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or_else(|| damaged("the bytes end early"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn u32(&mut self, little: bool) -> Result<u32, Error> {
        let bytes = self.take(4)?.try_into().unwrap_or_default();
        Ok(if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) })
    }

    fn head(&mut self) -> Result<Head, Error> {
        let little = match self.take(1)? {
            [0] => false,
            [1] => true,
            other => return Err(damaged(format!("unknown byte order {other:?}"))),
        };
        let code = self.u32(little)?;
        // PostGIS marks Z, M and SRID in the three highest bits, ISO adds 1000, 2000 or 3000.
        let (z, m) = (code & 0x8000_0000 != 0, code & 0x4000_0000 != 0);
        if code & 0x2000_0000 != 0 {
            self.srid = Some(self.u32(little)?);
        }
        let code = code & 0x1FFF_FFFF;
        let iso = match code / 1000 {
            0 => 0,
            1 | 2 => 1,
            3 => 2,
            _ => return Err(damaged(format!("unknown geometry type {code}"))),
        };
        Ok(Head { kind: code % 1000, little, numbers: 2 + usize::from(z) + usize::from(m) + iso })
    }

    fn coord(&mut self, head: &Head) -> Result<Coord<f64>, Error> {
        let bytes = self.take(8 * head.numbers)?;
        let number = |at: usize| {
            let bytes = bytes[at..at + 8].try_into().unwrap_or_default();
            if head.little { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) }
        };
        Ok(Coord { x: number(0), y: number(8) })
    }

    /// Reads a count and so many parts. No room is made for a count that the bytes cannot hold.
    fn parts<T>(
        &mut self,
        head: &Head,
        least_bytes: usize,
        mut part: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        let count = self.u32(head.little)? as usize;
        if count > self.rest.len() / least_bytes {
            return Err(damaged(format!("{count} parts do not fit into {} bytes", self.rest.len())));
        }
        (0..count).map(|_| part(self)).collect()
    }

    fn line(&mut self, head: &Head) -> Result<LineString<f64>, Error> {
        Ok(LineString(self.parts(head, 8 * head.numbers, |cursor| cursor.coord(head))?))
    }

    fn polygon(&mut self, head: &Head) -> Result<Polygon<f64>, Error> {
        let mut rings = self.parts(head, 4, |cursor| cursor.line(head))?.into_iter();
        let outer = rings.next().unwrap_or_else(|| LineString(Vec::new()));
        Ok(Polygon::new(outer, rings.collect()))
    }

    /// The parts of a multi-geometry, each of which has a head of its own and must be of `kind`.
    fn members<T>(
        &mut self,
        head: &Head,
        kind: u32,
        mut part: impl FnMut(&mut Self, &Head) -> Result<T, Error>,
    ) -> Result<Vec<T>, Error> {
        self.parts(head, 5, |cursor| {
            let own = cursor.head()?;
            if own.kind != kind {
                return Err(damaged(format!("a part of type {} in a geometry of type {}", own.kind, head.kind)));
            }
            part(cursor, &own)
        })
    }

    fn geometry(&mut self, depth: u32) -> Result<Geometry<f64>, Error> {
        if depth == 0 {
            return Err(damaged("collections lie too deep in each other"));
        }
        let head = self.head()?;
        Ok(match head.kind {
            1 => match self.coord(&head)? {
                // The agreed way to write a point that is nowhere.
                Coord { x, y } if x.is_nan() && y.is_nan() => Geometry::MultiPoint(MultiPoint(Vec::new())),
                coord => Geometry::Point(Point(coord)),
            },
            2 => Geometry::LineString(self.line(&head)?),
            3 => Geometry::Polygon(self.polygon(&head)?),
            4 => Geometry::MultiPoint(MultiPoint(self.members(&head, 1, |c, h| Ok(Point(c.coord(h)?)))?)),
            5 => Geometry::MultiLineString(MultiLineString(self.members(&head, 2, Self::line)?)),
            6 => Geometry::MultiPolygon(MultiPolygon(self.members(&head, 3, Self::polygon)?)),
            7 => {
                let members = self.parts(&head, 5, |cursor| cursor.geometry(depth - 1))?;
                Geometry::GeometryCollection(members.into_iter().collect())
            }
            other => return Err(damaged(format!("unknown geometry type {other}"))),
        })
    }
}
