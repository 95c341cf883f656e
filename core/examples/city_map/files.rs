//! What is written: GeoJSON and CSV for other programs, one HTML page for people.

use std::fs::{self, File};
use std::io::BufWriter;
use std::path::Path;

use lifecircle::access::AccessTable;
use lifecircle::assess::Assessment;
use lifecircle::report::html::{Bilingual, write_map};
use lifecircle::report::{CsvOptions, Table, access_table, map_data, map_standard};

use crate::args::Args;

type Outcome = Result<(), Box<dyn std::error::Error>>;

pub(crate) fn write(args: &Args, access: &AccessTable, assessments: &[Assessment]) -> Outcome {
    fs::create_dir_all(&args.out)?;
    table(&args.out, "homes", &access_table(access)?, true)?;
    for assessment in assessments {
        let id = &assessment.standard().id;
        table(&args.out, &format!("findings-{id}"), &assessment.findings_table()?, false)?;
        table(&args.out, &format!("coverage-{id}"), &assessment.coverage_table()?, false)?;
    }
    map(args, access, assessments)
}

fn table(out: &Path, name: &str, table: &Table, located: bool) -> Outcome {
    let create = |ending: &str| File::create(out.join(format!("{name}.{ending}"))).map(BufWriter::new);
    table.write_csv(create("csv")?, CsvOptions::default())?;
    if located {
        table.write_geojson(create("geojson")?)?;
    }
    Ok(())
}

fn map(args: &Args, access: &AccessTable, assessments: &[Assessment]) -> Outcome {
    let mut data = map_data(access);
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
