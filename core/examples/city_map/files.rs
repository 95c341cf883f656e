//! What is written: GeoJSON and CSV for other programs, one HTML page for people.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use lifecircle::access::AccessTable;
use lifecircle::assess::Assessment;
use lifecircle::error::Error;
use lifecircle::progress::NoProgress;
use lifecircle::report::html::{Bilingual, write_map};
use lifecircle::report::{CsvOptions, access_table, map_data, map_standard};
use lifecircle::table::{Geometries, Table};

use crate::args::Args;

type Outcome = Result<(), Box<dyn std::error::Error>>;

pub(crate) fn write(args: &Args, access: &AccessTable, assessments: &[Assessment]) -> Outcome {
    fs::create_dir_all(&args.out)?;
    let homes = access_table(access)?;
    table(&args.out, "homes", &homes)?;
    walks(&homes)?.write_geojson(BufWriter::new(File::create(args.out.join("homes.geojson"))?))?;
    for assessment in assessments {
        let id = &assessment.standard().id;
        table(&args.out, &format!("findings-{id}"), &assessment.findings_table()?)?;
        table(&args.out, &format!("coverage-{id}"), &assessment.coverage_table()?)?;
    }
    map(args, access, assessments)
}

fn table(out: &Path, name: &str, table: &Table) -> Outcome {
    table.write_csv(BufWriter::new(File::create(out.join(format!("{name}.csv")))?), CsvOptions::default())?;
    Ok(())
}

/// The homes with their walks alone: GeoJSON repeats every name in every row.
fn walks(homes: &Table) -> Result<Table, Error> {
    let mut walks = Table::new(homes.row_count());
    for column in homes.columns().iter().filter(|c| ["home", "people"].contains(&c.name()) || c.name().ends_with("_s"))
    {
        walks = walks.with(column.clone())?;
    }
    match homes.geometry() {
        Some(Geometries::Points(points)) => walks.with_points(points.clone()),
        _ => Ok(walks),
    }
}

fn map(args: &Args, access: &AccessTable, assessments: &[Assessment]) -> Outcome {
    let mut data = map_data(access, &NoProgress)?;
    let (zh, en) = args.title();
    data.title = Bilingual::new(zh, en);
    let walker = access.prepared().walker();
    data.subtitle = Bilingual::new(
        format!("步行者：{walker}；数据：OpenStreetMap"),
        format!("Walker: {walker}; data: OpenStreetMap"),
    );
    data.attribution = vec!["© OpenStreetMap contributors, ODbL".into()];
    data.standards = assessments.iter().map(|a| map_standard(a, access)).collect();
    write_map(&data, &mut BufWriter::new(File::create(args.out.join("index.html"))?))?;
    Ok(())
}
