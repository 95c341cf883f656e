//! A resident's day on foot: `cargo run --release --example resident_day [-- OUT.geojson]`
//!
//! Market in the morning, singing in the park, fetching the granddaughter from school and walking home at her pace, an evening on the
//! school's sports ground: planned from the document `day.toml` with the least walking, leg by leg, and held against
//! "all within 10 minutes". What breaks the claim is named.

mod day;

use std::path::Path;

use lifecircle::table::{Table, Value};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data");
    let study = day::study(&data, &day::hours(), day::EVENING)?;
    let planned = day::plan(&study, &day::document(&study)?)?;
    let (days, visits) = (planned.days_table()?, planned.visits_table()?);
    for row in 0..days.row_count() {
        print(&days, row, &["day", "verdict", "within_minutes", "unknown_hours", "walk_s", "upper_bound", "breaks"]);
    }
    for row in 0..visits.row_count() {
        print(
            &visits,
            row,
            &["activity", "walker", "to", "arrive", "begin", "walk_s", "wait_s", "slack_s", "hours", "within"],
        );
    }
    if let Some(path) = std::env::args().nth(1) {
        visits.write_geojson(std::fs::File::create(&path)?)?;
        println!("wrote {path}");
    }
    Ok(())
}

fn print(table: &Table, row: usize, columns: &[&str]) {
    let shown = columns.iter().filter_map(|name| {
        let value = match table.column(name)?.values().get(row)? {
            Value::Text(text) => text.to_owned(),
            Value::Real(number) => format!("{number:.0}"),
            Value::Integer(number) => number.to_string(),
            Value::Flag(flag) => flag.to_string(),
        };
        Some(format!("{name} {value}"))
    });
    println!("{}", shown.collect::<Vec<_>>().join(", "));
}
