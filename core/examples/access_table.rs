//! The access table of a city as tab-separated text: `cargo run --release --example access_table -- CITY.osm.pbf`.
//!
//! The C, Java and Python runners print the same table through their own doors and compare it byte by byte.

use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use lifecircle::access::Query;
use lifecircle::model::Catalogue;
use lifecircle::report::access_table;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::table::{Table, Value};
use lifecircle::walk::Walker;

const CATEGORIES: [&str; 5] = ["convenience-store", "restaurant", "pharmacy", "primary-school", "park"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("usage: access_table CITY.osm.pbf")?;
    let categories = CATEGORIES.iter().map(|c| Catalogue::bundled().find(c)).collect::<Result<Vec<_>, _>>()?;
    let study = Study::from_osm(Path::new(&path), &OpenOptions::default())?;
    let access = study.prepare(&Walker::adult())?.access(&Query::new(categories).minutes([5, 10, 15]).k(2))?;
    std::io::stdout().write_all(text(&access_table(&access)?)?.as_bytes())?;
    Ok(())
}

fn text(table: &Table) -> Result<String, std::fmt::Error> {
    let mut text = table.columns().iter().map(|c| c.name()).collect::<Vec<_>>().join("\t") + "\n";
    for row in 0..table.row_count() {
        for (index, column) in table.columns().iter().enumerate() {
            text.push_str(if index == 0 { "" } else { "\t" });
            match column.values().get(row) {
                // Seconds as ticks of 1/32 s, so that no formatting of fractions can differ between languages.
                Some(Value::Real(x)) => write!(text, "{}", (x * 32.0).round() as i64)?,
                Some(Value::Integer(x)) => write!(text, "{x}")?,
                Some(Value::Text(x)) => text.push_str(x),
                Some(Value::Flag(x)) => write!(text, "{x}")?,
                None => {}
            }
        }
        text.push('\n');
    }
    Ok(text)
}
