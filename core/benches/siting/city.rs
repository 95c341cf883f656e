//! A real city: most homes within 5 and within 15 minutes, and the shortest walks of all.

use crate::Failure;

#[cfg(feature = "osm")]
pub(crate) fn measure(path: &str) -> Result<(), Failure> {
    use std::path::Path;

    use lifecircle::study::{OpenOptions, Study};
    use lifecircle::walk::Walker;

    let mut report = crate::measure::Report::new(None, 1);
    report.begin(path);
    let study = Study::from_osm(Path::new(path), &OpenOptions::default())?;
    let prepared = study.prepare(&Walker::adult())?;
    let sites = questions::sites(&study);
    println!("{:>38} {} homes, {} candidates", "", study.homes().rows.len(), sites.candidates.len());
    questions::covered(&prepared, &sites, &mut report)?;
    questions::median(&prepared, &sites, &mut report)
}

#[cfg(not(feature = "osm"))]
pub(crate) fn measure(path: &str) -> Result<(), Failure> {
    Err(format!("this build does not read {path}: build with --features osm").into())
}

#[cfg(feature = "osm")]
mod questions {
    use lifecircle::improve::siting::{Limits, Model, Selection, Site, Siting, StudySites, Weighing};
    use lifecircle::network::NodeId;
    use lifecircle::progress::NoProgress;
    use lifecircle::study::{Prepared, Study};

    use crate::measure::Report;
    use crate::{Failure, solve};

    const CANDIDATES: usize = 2_000;

    /// How many corners of the network, evenly along the order in which it lies in memory: a curve that fills the city.
    pub(super) fn sites(study: &Study) -> StudySites {
        let (network, nodes) = (study.network(), study.network().node_count());
        let count = CANDIDATES.min(nodes);
        let corner = |at: usize| {
            let position = Some(network.position(NodeId((at * nodes / count) as u32)));
            Site { position, ..Site::candidate(format!("corner {at}")) }
        };
        let candidates = (0..count).map(corner).collect();
        StudySites { candidates, weighing: Weighing::Homes, ..StudySites::default() }
    }

    fn ask(
        prepared: &Prepared,
        sites: &StudySites,
        (model, name): (Model, &str),
        report: &mut Report,
    ) -> Result<lifecircle::improve::siting::SitingBuilder, Failure> {
        let walks = (sites.candidates.len(), "sites");
        let walked =
            report.stage(&format!("walks for {name}"), walks, || prepared.siting(model.clone(), sites, &NoProgress));
        Ok(walked?.0)
    }

    fn described(siting: &Siting) {
        let (cells, out) = (siting.costs().cell_count(), siting.excluded().len());
        println!("{:>38} {cells} walks, {out} homes take no part", "");
    }

    /// Good to 1 %, which is what is asked of it, within a minute.
    pub(super) fn covered(prepared: &Prepared, sites: &StudySites, report: &mut Report) -> Result<(), Failure> {
        let limits = Limits { time_s: Some(60.0), gap: 0.01, ..Limits::default() };
        for minutes in [15, 5] {
            let model = Model::MaxCover { limit: f64::from(minutes) * 60.0 };
            let asked = ask(prepared, sites, (model, &format!("{minutes} minutes")), report)?;
            for number in [5, 10, 20] {
                let siting = asked.clone().select(Selection::Number(number)).build()?;
                if number == 5 {
                    described(&siting);
                }
                solve(report, &format!("max-cover of {number} within {minutes} minutes"), &siting, &limits)?;
            }
        }
        Ok(())
    }

    /// Good to 2 %.
    pub(super) fn median(prepared: &Prepared, sites: &StudySites, report: &mut Report) -> Result<(), Failure> {
        let limits = Limits { time_s: Some(60.0), gap: 0.02, ..Limits::default() };
        // One question at a time: its walks are most of the memory.
        let siting =
            ask(prepared, sites, (Model::Median, "the median"), report)?.select(Selection::Number(20)).build()?;
        described(&siting);
        solve(report, "median of 20", &siting, &limits)?;
        Ok(())
    }
}
