//! Degrees as text: seven decimals, which is a centimetre, and no zeros nobody needs.

use std::io::{self, Write};

use geo_types::Coord;

/// Writes `lon SEPARATOR lat`.
pub(super) fn write_position(out: &mut dyn Write, c: Coord<f64>, separator: &str) -> io::Result<()> {
    write_degrees(out, c.x)?;
    out.write_all(separator.as_bytes())?;
    write_degrees(out, c.y)
}

/// Writes one number of degrees.
pub(super) fn write_degrees(out: &mut dyn Write, degrees: f64) -> io::Result<()> {
    let text = format!("{degrees:.7}");
    let short = text.trim_end_matches('0').trim_end_matches('.');
    out.write_all(if short == "-0" { b"0" } else { short.as_bytes() })
}
