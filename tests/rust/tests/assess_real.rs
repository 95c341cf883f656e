//! Assessments of real extracts: what they may say, and what they may never say.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::{Path, PathBuf};

use lifecircle::assess::{Assessment, NoData, Status, Verdict};
use lifecircle::geo::BoundingBox;
use lifecircle::standard::{Denominator, Standard};
use lifecircle::study::{Extent, OpenOptions, Study};
use lifecircle::walk::Walker;

fn file(folder: &str, name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../data").join(folder).join(name)
}

fn assess(path: &Path, extent: Option<[f64; 4]>, standard: &str) -> Assessment {
    let extent = extent.map(|[w, s, e, n]| Extent::from_box(BoundingBox::new(w, s, e, n).unwrap()));
    let study = Study::from_osm(path, &OpenOptions { extent, ..OpenOptions::default() }).unwrap();
    study.assess(&Standard::bundled(standard).unwrap(), &Walker::adult()).unwrap()
}

/// The box that the Nanjing extract effectively fills.
const NANJING: [f64; 4] = [118.7634, 32.0359, 118.7968, 32.0519];

fn nanjing() -> PathBuf {
    file("cn_nanjing_xinjiekou_2021", "nanjing_xinjiekou.osm.pbf")
}

#[test]
fn fourteen_places_in_guixi_are_too_few_to_call_anything_missing() {
    for standard in Standard::bundled_ids() {
        let assessment = assess(&file("cn_guixi_2024", "guixi.osm.pbf"), None, standard);
        assert!(assessment.sufficiency().sparse());
        for finding in assessment.findings() {
            assert!(!matches!(finding.status, Status::Missing | Status::ShortBy(_)), "{:?}", finding.status);
            assert_eq!(finding.homes.missing, 0.0);
        }
        let sparse = |status| status == Status::NoData(NoData::SparseData);
        let asks_nothing = assessment.standard().requirements.is_empty();
        assert!(asks_nothing || assessment.findings().iter().any(|finding| sparse(finding.status)));
        for rate in assessment.indicators() {
            assert!(rate.walk.is_err() || rate.walk.unwrap().missing == 0.0, "{rate:?}");
        }
    }
}

#[test]
fn nanjing_gives_the_truncated_share_beside_every_rate() {
    let assessment = assess(&nanjing(), Some(NANJING), "gb50180-2018");
    assert!(!assessment.sufficiency().sparse());
    let homes = assessment.prepared().study().homes().rows.len() as f64;
    let mut rates = 0;
    for coverage in assessment.coverage() {
        let (Ok(walk), Ok(line)) = (coverage.walk, coverage.line) else { continue };
        rates += 1;
        for tally in [walk, line] {
            assert!(tally.truncated_share().is_some());
            let sum = tally.met + tally.missing + tally.truncated_met + tally.truncated_unknown + tally.unattached;
            if coverage.denominator == Denominator::Buildings {
                assert_eq!(sum, homes);
            }
        }
        // The walker's flat speed turns one limit into the other, so a walk covers what a line covers and no more.
        assert!(coverage.walk_per_line.is_none_or(|ratio| ratio <= 1.0), "{coverage:?}");
    }
    assert!(rates > 100, "{rates}");
    let statuses: std::collections::BTreeSet<&str> = assessment.findings().iter().map(|f| f.status.name()).collect();
    assert!(statuses.contains("missing") && statuses.contains("short") && statuses.contains("no-data"), "{statuses:?}");
}

#[test]
fn less_of_nanjing_never_turns_a_met_home_into_a_missing_one() {
    let cut = |share: f64| {
        let [w, s, e, n] = NANJING;
        let (dx, dy) = ((e - w) * share, (n - s) * share);
        [w + dx * 0.7, s + dy * 0.3, e - dx * 0.4, n - dy * 0.9]
    };
    let verdicts = |extent: [f64; 4]| {
        let assessment = assess(&nanjing(), Some(extent), "gb50180-2018");
        let (homes, requirements) =
            (assessment.prepared().study().homes().rows.len(), assessment.standard().requirements.len());
        let pairs = (0..homes).flat_map(|home| (0..requirements).map(move |requirement| (home, requirement)));
        pairs.map(|(home, requirement)| assessment.verdict(home, requirement).unwrap()).collect::<Vec<_>>()
    };
    let (mut before, mut changed) = (verdicts(cut(0.0)), false);
    for share in [0.1, 0.3, 0.6] {
        let after = verdicts(cut(share));
        for (before, after) in before.iter().zip(&after) {
            let allowed = match before {
                Verdict::Met => *after == Verdict::Met,
                Verdict::Missing => matches!(after, Verdict::Missing | Verdict::Unknown(_)),
                Verdict::Unknown(_) => matches!(after, Verdict::Unknown(_)),
            };
            assert!(allowed, "{before:?} became {after:?}");
        }
        changed |= before != after;
        before = after;
    }
    // The last cuts may find nothing left to forget; all together they must have forgotten something.
    assert!(changed, "a smaller extent knows less");
}
