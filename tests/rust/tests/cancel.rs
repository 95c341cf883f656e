//! Long work is watched from end to end, and can be stopped at any word the watcher hears.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Mutex;

use lifecircle::access::Query;
use lifecircle::assess::AssessOptions;
use lifecircle::error::{Error, ErrorKind};
use lifecircle::model::Catalogue;
use lifecircle::progress::Progress;
use lifecircle::report::access_table;
use lifecircle::standard::Standard;
use lifecircle::study::{OpenOptions, PrepareOptions, Study};
use lifecircle::table::Table;
use lifecircle::walk::Walker;

/// Writes down every word and asks to stop after so many.
struct Watcher {
    heard: Mutex<Vec<(String, u64, u64)>>,
    patience: usize,
}

impl Watcher {
    fn new(patience: usize) -> Watcher {
        Watcher { heard: Mutex::default(), patience }
    }
}

impl Progress for Watcher {
    fn tick(&self, stage: &str, done: u64, total: u64) -> ControlFlow<()> {
        let mut heard = self.heard.lock().unwrap();
        heard.push((stage.to_owned(), done, total));
        if heard.len() > self.patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// From the file to the findings; everything that can be watched is.
fn whole(progress: &dyn Progress) -> Result<(Table, Table), Error> {
    let path =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    let study = Study::from_osm(&path, &OpenOptions { progress, ..OpenOptions::default() })?;
    let prepared = study.prepare_with(&Walker::adult(), &PrepareOptions::default(), progress)?;
    let query = Query::new(Catalogue::bundled().categories().map(|(id, _)| id)).k(3);
    let access = prepared.access_with(&query, progress)?;
    let standard = Standard::bundled("mofcom-2025")?;
    let assessment = prepared.assess_with(&standard, &AssessOptions::default(), progress)?;
    Ok((access_table(&access)?, assessment.findings_table()?))
}

#[test]
fn what_is_done_never_falls_never_passes_the_total_and_covers_every_stage() {
    let watcher = Watcher::new(usize::MAX);
    whole(&watcher).unwrap();
    let mut stages: BTreeMap<String, u64> = BTreeMap::new();
    let mut last: Option<(String, u64)> = None;
    for (stage, done, total) in watcher.heard.into_inner().unwrap() {
        assert!(done <= total, "{stage}: {done} of {total}");
        if let Some((before, so_far)) = &last
            && *before == stage
            && done != 0
        {
            assert!(done >= *so_far, "{stage}: {done} after {so_far}");
        }
        *stages.entry(stage.clone()).or_default() += 1;
        last = Some((stage, done));
    }
    for stage in ["attaching homes", "attaching facilities", "straight lines", "findings"] {
        assert!(stages.contains_key(stage), "{stage} is not watched; these are: {:?}", stages.keys());
    }
    assert!(stages.len() >= 7, "{:?}", stages.keys());
}

#[test]
fn work_stopped_at_any_word_ends_as_cancelled_and_leaves_everything_usable() {
    let watcher = Watcher::new(usize::MAX);
    let untouched = whole(&watcher).unwrap();
    let words = watcher.heard.into_inner().unwrap().len();
    for patience in (0..words).step_by((words / 12).max(1)) {
        let watcher = Watcher::new(patience);
        let stopped = whole(&watcher).map(drop);
        // The number of words depends on the threads: a run that had fewer may have ended before it lost patience.
        let heard = watcher.heard.into_inner().unwrap().len();
        assert_eq!(stopped.is_err(), heard > patience, "after {patience} of about {words} words");
        if let Err(error) = stopped {
            assert_eq!(error.kind(), ErrorKind::Cancelled);
        }
    }
    assert_eq!(whole(&Watcher::new(usize::MAX)).unwrap(), untouched);
}
