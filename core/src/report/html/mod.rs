//! The offline map: one HTML file that opens anywhere, asks the network for nothing and hides nothing.
//!
//! The page holds the walking network itself, packed, and searches it: a click on a home computes the walk to the
//! nearest place of each category, in the ticks of the engine and equal to them. No line on it is a straight guess.
//! Everything a user wrote is shown as text. A content security policy forbids the page any connection.
//!
//! ```text
//! data.rs     what a map shows               columns.rs  numbers as short text
//! check.rs    is it consistent?              escape.rs   text that stays text
//! payload.rs  the data as the page reads it  assets/     the page, its script, Leaflet
//! futures.rs  what differs later, as the page reads it
//! ```

mod check;
mod columns;
mod data;
mod escape;
mod futures;
mod payload;

use std::io::{self, Write};

use serde::Serialize;

pub use data::{
    Bilingual, EdgeEnd, FindingStatus, Language, MapCategory, MapChange, MapData, MapDoor, MapEdge, MapFacility,
    MapFinding, MapFuture, MapGraph, MapHome, MapMove, MapSeed, MapStandard, MapWalks,
};

use crate::error::{Error, ErrorKind};

const PAGE: &str = include_str!("assets/page.html");
const STYLES: [&str; 2] = [include_str!("assets/leaflet.css"), include_str!("assets/map.css")];
/// Leaflet 1.9.4 as published, but for the line that names its source map; its licence asks to be kept with it.
const LEAFLET: [&str; 4] = ["/*\n", include_str!("assets/leaflet.LICENSE"), "*/\n", include_str!("assets/leaflet.js")];
/// Our script, in the order its parts need each other; they share one scope.
const SCRIPT: [&str; 9] = [
    include_str!("assets/js/data.js"),
    include_str!("assets/js/search.js"),
    include_str!("assets/js/route.js"),
    include_str!("assets/js/texts.js"),
    include_str!("assets/js/classes.js"),
    include_str!("assets/js/futures.js"),
    include_str!("assets/js/layers.js"),
    include_str!("assets/js/panel.js"),
    include_str!("assets/js/main.js"),
];

/// Writes the map as one HTML file in UTF-8. The same data gives the same bytes.
///
/// The page opens from a file, without a server and without a connection: it holds its own script, style and data.
///
/// # Errors
///
/// [`ErrorKind::Argument`] when `data` contradicts itself (a column of the wrong length, an edge or node that does not
/// exist), before anything is written; [`ErrorKind::Io`] when `out` cannot be written to.
///
/// # Performance
///
/// Linear in the data. The packed columns are held in memory once, about as large as the file.
///
/// # Examples
///
/// ```
/// use lifecircle::report::html::{Bilingual, MapData, write_map};
///
/// let mut page = Vec::new();
/// let title = Bilingual::new("新街口", "Xinjiekou");
/// write_map(&MapData { title, ..MapData::default() }, &mut page)?;
/// assert!(String::from_utf8_lossy(&page).contains("<title>新街口</title>"));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn write_map(data: &MapData, out: &mut impl Write) -> Result<(), Error> {
    check::check(data)?;
    write_page(data, out).map_err(|e| Error::new(ErrorKind::Io, format!("the map could not be written: {e}")))
}

/// Fills the template: everything between `{{` and `}}` names one piece.
fn write_page(data: &MapData, out: &mut impl Write) -> io::Result<()> {
    for (i, part) in PAGE.split("{{").enumerate() {
        let (name, text) = match i {
            0 => ("", part),
            _ => part.split_once("}}").unwrap_or(("", part)),
        };
        match name {
            "language" => out.write_all(payload::language(data.language).as_bytes())?,
            "title" => out.write_all(escape::html(title(data)).as_bytes())?,
            "styles" => STYLES.iter().try_for_each(|style| out.write_all(style.as_bytes()))?,
            "leaflet" => LEAFLET.iter().try_for_each(|part| out.write_all(part.as_bytes()))?,
            "script" => SCRIPT.iter().try_for_each(|script| out.write_all(script.as_bytes()))?,
            "data" => {
                let formatter = escape::ScriptSafe;
                payload::payload(data).serialize(&mut serde_json::Serializer::with_formatter(&mut *out, formatter))?;
            }
            _ => {}
        }
        out.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn title(data: &MapData) -> &str {
    match data.language {
        Language::Zh => &data.title.zh,
        Language::En => &data.title.en,
    }
}

#[cfg(test)]
mod html_tests;
