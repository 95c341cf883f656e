//! What a whole week costs beside one moment: `cargo bench -p lifecircle --bench week -- CITY.osm.pbf`.
//!
//! Every place of the city gets made-up hours, the same on every machine; then all but three in a hundred lose them again, as in
//! the raw extract. Each time one moment is asked for (the nearest and the counts of all categories), then the whole week: every
//! envelope of the nearest and every count, in the sense of arrival, and once more in that of departure.

#[path = "../measure/mod.rs"]
#[allow(dead_code, reason = "this bench counts work of another kind")]
mod measure;
#[path = "../made/random.rs"]
#[allow(dead_code, reason = "this bench needs some of it")]
mod random;

#[cfg(feature = "osm")]
mod hours;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // Cargo itself hands a bench the argument --bench.
    let city = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let bundled =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    stages::measure(&city.unwrap_or_else(|| bundled.to_owned()))
}

#[cfg(feature = "osm")]
mod stages {
    use std::collections::BTreeSet;
    use std::path::Path;
    use std::time::Instant;

    use lifecircle::access::{AccessOverTime, Period, Query, Sense, Waking};
    use lifecircle::model::{Catalogue, Facilities};
    use lifecircle::progress::NoProgress;
    use lifecircle::study::{OpenOptions, Prepared, Study, StudyBuilder};
    use lifecircle::walk::Walker;

    use crate::Failure;
    use crate::hours::hours;
    use crate::measure::Report;
    use crate::random::Random;

    /// Tuesday morning, and the week around it: no holidays, no make-up workdays.
    const MOMENT: &str = "2026-03-10T10:00";
    const MONDAY: &str = "2026-03-09";

    pub(crate) fn measure(path: &str) -> Result<(), Failure> {
        let study = Study::from_osm(Path::new(path), &OpenOptions::default())?;
        for known in [1.0, 0.03] {
            let prepared = with_hours(&study, known)?.prepare(&Walker::adult())?;
            let mut report = Report::new(None, 7);
            let texts = texts(&prepared);
            report.begin(&format!("{path}: {texts} distinct hours, known of {:.0} %", known * 100.0));
            let categories = || Catalogue::bundled().categories().map(|(id, _)| id);
            let query = Query::new(categories()).minutes([5, 10, 15]);
            let homes = (prepared.homes().len(), "homes");
            let moment = query.clone().at(MOMENT.parse()?);
            report.stage("whenever, all categories", homes, || prepared.access(&query))?;
            report.stage("one moment of arrival", homes, || prepared.access(&moment))?;
            let leaving = moment.clone().sense(Sense::Depart);
            report.stage("one moment of departure", homes, || prepared.access(&leaving))?;
            for sense in Sense::ALL {
                week(&mut report, &prepared, &query.clone().sense(sense), homes)?;
            }
            let ratio = paired(&prepared, &query, &moment)?;
            println!("{:>38} the week of arrivals costs {ratio:.2} moments (middle of 7 pairs)", "");
        }
        Ok(())
    }

    /// Every envelope, then every count.
    fn week(report: &mut Report, prepared: &Prepared, query: &Query, homes: (usize, &str)) -> Result<(), Failure> {
        let (sense, week) = (query.sense_asked().name(), Period::week(MONDAY.parse()?)?);
        let nearest =
            report.stage(&format!("week of the nearest, {sense}"), homes, || prepared.access_over(query, &week))?;
        let counts = report
            .stage(&format!("week of all counts, {sense}"), homes, || nearest.choices(&Waking::ALWAYS, &NoProgress))?;
        let (intervals, walks) = nearest.bytes();
        let mb = |bytes: usize| bytes as f64 / 1e6;
        println!(
            "{:>38} nearest: {} merged, {} intervals in {:.0} MB from {:.0} MB of walks; counts: {} merged, {} intervals",
            "",
            nearest.work().merged,
            nearest.work().intervals,
            mb(intervals),
            mb(walks),
            counts.work().merged,
            counts.work().intervals
        );
        Ok(())
    }

    /// The middle of some pairs, each a moment and the week right after it: what the machine does meanwhile hits both.
    fn paired(prepared: &Prepared, query: &Query, moment: &Query) -> Result<f64, Failure> {
        let week = Period::week(MONDAY.parse()?)?;
        let mut ratios = Vec::new();
        for _ in 0..7 {
            let start = Instant::now();
            std::hint::black_box(prepared.access(moment)?);
            let moment_s = start.elapsed().as_secs_f64();
            let start = Instant::now();
            let nearest: AccessOverTime = prepared.access_over(query, &week)?;
            std::hint::black_box(nearest.choices(&Waking::ALWAYS, &NoProgress)?);
            ratios.push(start.elapsed().as_secs_f64() / moment_s);
        }
        ratios.sort_by(f64::total_cmp);
        Ok(ratios[ratios.len() / 2])
    }

    /// The study with made-up hours at a share of its places and none at the others.
    fn with_hours(study: &Study, known: f64) -> Result<Study, Failure> {
        let (mut random, mut chosen) = (Random::new(20260309), Random::new(7));
        let mut rows = study.facilities().rows.clone();
        for service in rows.iter_mut().flat_map(|row| &mut row.services) {
            let hours = hours(&mut random);
            service.opening_hours = (chosen.share() < known).then_some(hours);
        }
        let builder = StudyBuilder::new(study.network().clone()).homes(study.homes().clone());
        let facilities = Facilities { rows, ..study.facilities().clone() };
        Ok(builder.facilities(facilities).extent(study.extent().clone()).build()?)
    }

    fn texts(prepared: &Prepared) -> usize {
        let rows = prepared.study().facilities().rows.iter();
        let texts: BTreeSet<&str> =
            rows.flat_map(|row| &row.services).filter_map(|service| service.opening_hours.as_deref()).collect();
        texts.len()
    }
}

#[cfg(not(feature = "osm"))]
mod stages {
    pub(crate) fn measure(path: &str) -> Result<(), crate::Failure> {
        Err(format!("this build does not read {path}: build with --features osm").into())
    }
}
