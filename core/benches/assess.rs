//! What a whole judgement of a city costs: `cargo bench -p lifecircle --bench assess -- CITY.osm.pbf`.
//!
//! After the study is loaded and prepared: the city divided into circles, judged under every bundled standard (as one
//! circle, and circle by circle), every result as a table, and every indicator that has a name. Without a file it is
//! the bundled centre of Nanjing.

#[path = "measure/mod.rs"]
#[allow(dead_code, reason = "this bench counts no work")]
mod measure;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // Cargo itself hands a bench the argument --bench.
    let mut arguments = std::env::args().skip(1).filter(|argument| !argument.starts_with("--"));
    let bundled =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let city = arguments.next().unwrap_or_else(|| bundled.to_owned());
    judge::measure(&city)
}

#[cfg(feature = "osm")]
mod judge {
    use std::path::Path;

    use lifecircle::access::{CatchmentQuery, NamedIndicator};
    use lifecircle::assess::{AssessOptions, Fit, Partition, PartitionCircle, PartitionOptions};
    use lifecircle::error::Error;
    use lifecircle::model::Catalogue;
    use lifecircle::progress::NoProgress;
    use lifecircle::standard::{GradeRule, Standard};
    use lifecircle::study::{OpenOptions, Prepared, Study};
    use lifecircle::walk::Walker;

    use crate::Failure;
    use crate::measure::Report;

    /// Every indicator that can be asked for by name, over the kinds of Walk Score's basket.
    const INDICATORS: [&str; 13] = [
        "mean-nearest k=3",
        "dual-access amount=3",
        "cumulative",
        "gravity",
        "2sfca",
        "e2sfca steps=5:1,10:0.68,15:0.22",
        "gaussian-2sfca",
        "3sfca",
        "bfca",
        "spatial-availability",
        "spatial-availability-per-person",
        "hill-diversity",
        "gravity decay=exponential scale=5 as=exponential",
    ];

    /// The people of a circle, as in the middle of GB 50180's fifteen minutes for a city of low density.
    const PEOPLE: f64 = 12_000.0;

    pub(crate) fn measure(path: &str) -> Result<(), Failure> {
        let mut report = Report::new(None, 3);
        report.begin(path);
        let study = report
            .stage("open the study", (1, "files"), || Study::from_osm(Path::new(path), &OpenOptions::default()))?;
        let homes = study.homes().rows.len();
        let prepared = report.stage("prepare it", (homes, "homes"), || study.prepare(&Walker::adult()))?;
        println!("{:>38} {homes} homes, {} facilities", "", study.facilities().rows.len());
        let options = PartitionOptions::of_people(PEOPLE);
        let partition =
            report.stage("divide it into circles", (homes, "homes"), || prepared.partition(&options, &NoProgress))?;
        println!("{:>38} {}", "", described(&partition, &prepared));
        let standards = Standard::bundled_ids().map(Standard::bundled).collect::<Result<Vec<_>, _>>()?;
        let one = AssessOptions::default();
        for standard in &standards {
            report.stage(&standard.id, (homes, "homes"), || prepared.assess(standard, &one).map(drop))?;
        }
        let every = report.stage("every standard, one circle, as tables", (standards.len(), "standards"), || {
            judge(&prepared, &standards, &one)
        })?;
        let parts = AssessOptions { circles: partition.specs(), ..AssessOptions::default() };
        let rows = report.stage("every standard, circle by circle", (standards.len(), "standards"), || {
            judge(&prepared, &standards, &parts)
        })?;
        println!("{:>38} {every} and {rows} rows", "");
        let cells =
            report.stage("every indicator, with equity", (INDICATORS.len(), "indicators"), || indicators(&prepared))?;
        println!("{:>38} {cells} rows", "");
        report.stage("all of it", (standards.len(), "standards"), || {
            judge(&prepared, &standards, &one)?;
            indicators(&prepared)
        })?;
        Ok(())
    }

    /// How well a city is divided.
    fn described(partition: &Partition, prepared: &Prepared) -> String {
        let circles = partition.circles();
        let within = circles.iter().filter(|circle| circle.fit == Fit::Within);
        let people = |circles: &mut dyn Iterator<Item = &PartitionCircle>| circles.map(|c| c.people).sum::<f64>();
        let (all, fitting) = (people(&mut circles.iter()), people(&mut within.clone()));
        let homes = prepared.study().homes().rows.len();
        let mut times = vec![0u32; homes];
        circles.iter().flat_map(|circle| &circle.homes).for_each(|home| times[*home as usize] += 1);
        let attached = (0..homes).filter(|home| prepared.home_attached(*home)).count();
        let once = times.iter().filter(|times| **times == 1).count();
        let far: usize = circles.iter().map(|circle| circle.homes_too_far).sum();
        format!(
            "{} circles, {} of the size asked for with {:.0} % of the people; {once} of {attached} homes in exactly one, {far} too far",
            circles.len(),
            within.count(),
            100.0 * fitting / all,
        )
    }

    /// Every result of every standard as a table; returns how many rows they have.
    fn judge(prepared: &Prepared, standards: &[Standard], options: &AssessOptions<'_>) -> Result<usize, Error> {
        let (rule, mut rows) = (GradeRule::ours()?, 0);
        for standard in standards {
            let assessment = prepared.assess(standard, options)?;
            let tables = [
                assessment.findings_table()?,
                assessment.coverage_table()?,
                assessment.indicators_table()?,
                assessment.figures_table()?,
                assessment.plan_table(&rule)?,
                assessment.gap_table(&rule)?,
                assessment.grades_table(&rule)?,
                assessment.levels_table()?,
                assessment.groups_table()?,
                assessment.circles_table()?,
            ];
            rows += tables.iter().map(|table| table.row_count()).sum::<usize>();
        }
        Ok(rows)
    }

    fn indicators(prepared: &Prepared) -> Result<usize, Error> {
        let kinds =
            ["pharmacy", "clinic|community-health-station|community-health-centre|hospital", "market|supermarket"];
        let query = CatchmentQuery::named(&kinds, Catalogue::bundled())?;
        let asked = INDICATORS.iter().map(|line| line.parse()).collect::<Result<Vec<NamedIndicator>, _>>()?;
        let measured = prepared.measure(&query, &asked, &NoProgress)?;
        Ok(measured.table()?.row_count() + measured.equity_table()?.row_count() + measured.lorenz_table()?.row_count())
    }
}

#[cfg(not(feature = "osm"))]
mod judge {
    pub(crate) fn measure(path: &str) -> Result<(), crate::Failure> {
        Err(format!("this build does not read {path}: build with --features osm").into())
    }
}
