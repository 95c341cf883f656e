//! A divided city judged from end to end: every home in exactly one circle, every circle judged, and the parts are the
//! whole.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::collections::BTreeSet;
use std::path::Path;

use lifecircle::access::Tally;
use lifecircle::assess::{
    AssessOptions, Assessment, CircleRecords, DivisionCode, PartitionOptions, Served, Status, Verdict,
};
use lifecircle::geo::BoundingBox;
use lifecircle::progress::NoProgress;
use lifecircle::standard::{Denominator, GradeRule, Standard};
use lifecircle::study::{Extent, OpenOptions, Prepared, Study};
use lifecircle::walk::Walker;

/// The centre of Nanjing, complete in the box that the extract effectively fills: much is known and something is
/// missing.
fn nanjing() -> Prepared {
    let path = "../data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf";
    let extent = Extent::from_box(BoundingBox::new(118.7634, 32.0359, 118.7968, 32.0519).unwrap());
    let options = OpenOptions { extent: Some(extent), ..OpenOptions::default() };
    let study = Study::from_osm(&Path::new(env!("CARGO_MANIFEST_DIR")).join(path), &options).unwrap();
    study.prepare(&Walker::adult()).unwrap()
}

/// The study divided into circles of so many people, each judged.
fn divided(prepared: &Prepared, people: f64, standard: &Standard) -> Assessment {
    let partition = prepared.partition(&PartitionOptions::of_people(people), &NoProgress).unwrap();
    let options = AssessOptions { circles: partition.specs(), ..AssessOptions::default() };
    prepared.assess(standard, &options).unwrap()
}

/// Every home with a door on the network is in one circle, every other in none, and no facility is in two.
fn check_members(prepared: &Prepared, judged: &Assessment) {
    let study = prepared.study();
    let mut homes = vec![0; study.homes().rows.len()];
    judged.circles().iter().flat_map(|circle| &circle.homes).for_each(|home| homes[*home as usize] += 1);
    for (home, times) in homes.iter().enumerate() {
        assert_eq!(*times, usize::from(prepared.home_attached(home)), "home {home}");
    }
    let mut facilities = vec![0; study.facilities().rows.len()];
    judged.circles().iter().flat_map(|circle| &circle.facilities).for_each(|place| facilities[*place as usize] += 1);
    assert!(facilities.iter().all(|times| *times <= 1));
    let placed = facilities.iter().filter(|times| **times == 1).count();
    assert!(placed * 10 > facilities.len() * 9, "{placed} of {} facilities are in a circle", facilities.len());
}

/// Every circle has a finding for every requirement, a plan and a grade, and a home of its own behind each number.
fn check_findings(judged: &Assessment) {
    let each = judged.standard().requirements.len();
    assert_eq!(judged.findings().len(), judged.circles().len() * each);
    for (index, finding) in judged.findings().iter().enumerate() {
        assert_eq!((finding.circle, finding.requirement), (index / each, index % each));
        let served = finding.homes;
        assert_eq!(served.met + served.missing + served.unknown, judged.circles()[finding.circle].homes.len() as f64);
        assert_eq!(matches!(finding.status, Status::Missing | Status::ShortBy(_)), finding.priority.is_some());
    }
    let plans = judged.plans(&GradeRule::ours().unwrap());
    assert_eq!(plans.len(), judged.circles().len());
    for (circle, plan) in plans.iter().enumerate() {
        assert_eq!(plan.circle, circle);
        let lacking = judged.findings()[circle * each..(circle + 1) * each].iter().filter(|f| f.priority.is_some());
        assert_eq!(plan.items.len(), lacking.count(), "everything that is lacking is to be done");
    }
}

/// One of the three things that can be said of a home, and how many it is said of.
type Said = (fn(Verdict) -> bool, fn(Served) -> f64);

/// What is found of homes and people in the circles, and of the homes without a door on the network, which are in no circle
/// but may have a place near in a straight line, adds up to what is found in the city as one circle.
fn check_sums(whole: &Assessment, judged: &Assessment) {
    let prepared = whole.prepared();
    let homes = &prepared.study().homes().rows;
    let off: Vec<usize> = (0..homes.len()).filter(|home| !prepared.home_attached(*home)).collect();
    let said: [Said; 3] = [
        (|verdict| verdict == Verdict::Met, |served| served.met),
        (|verdict| verdict == Verdict::Missing, |served| served.missing),
        (|verdict| matches!(verdict, Verdict::Unknown(_)), |served| served.unknown),
    ];
    for (requirement, found) in whole.findings().iter().enumerate() {
        let name = &whole.standard().requirements[requirement].id;
        for (is, of) in said {
            let parts = || judged.findings().iter().filter(|finding| finding.requirement == requirement);
            let alone = || off.iter().filter(|home| is(whole.verdict(**home, requirement).unwrap()));
            let sum: f64 = parts().map(|finding| of(finding.homes)).sum();
            assert_eq!(sum + alone().count() as f64, of(found.homes), "{name}");
            let sum: f64 = parts().filter_map(|finding| finding.people).map(of).sum();
            let sum = sum + alone().filter_map(|home| homes[*home].people).map(|people| people.count).sum::<f64>();
            let all = of(found.people.unwrap());
            assert!((sum - all).abs() <= 1e-9 * all.max(1.0), "{name}: {sum} of {all} people");
        }
    }
}

/// What the coverage of buildings and people counts in the circles adds up to what it counts in the city.
fn check_coverage(whole: &Assessment, judged: &Assessment) {
    let mut compared = 0;
    for row in whole.coverage() {
        let Ok(found) = row.walk else { continue };
        if row.denominator == Denominator::ResidentialLand {
            continue;
        }
        let same = |part: &&lifecircle::assess::Coverage| {
            (part.requirement, part.denominator) == (row.requirement, row.denominator)
        };
        let parts: Vec<Tally> = judged.coverage().iter().filter(same).filter_map(|part| part.walk.ok()).collect();
        let near =
            |of: fn(&Tally) -> f64| (parts.iter().map(of).sum::<f64>() - of(&found)).abs() <= 1e-9 * found.met.max(1e3);
        assert!(near(|t| t.met) && near(|t| t.missing), "{row:?}");
        assert!(near(|t| t.truncated_met) && near(|t| t.truncated_unknown), "{row:?}");
        compared += usize::from(found.met > 0.0 && found.missing > 0.0);
    }
    assert!(compared > 10, "{compared} rates say that some have it and some have not");
}

#[test]
fn the_circles_of_nanjing_are_judged_each_and_add_up_to_the_city() {
    let (prepared, standard) = (nanjing(), Standard::bundled("gb50180-2018").unwrap());
    let whole = prepared.assess(&standard, &AssessOptions::default()).unwrap();
    let counts = [4000.0, 9000.0].map(|people| {
        let judged = divided(&prepared, people, &standard);
        check_members(&prepared, &judged);
        check_findings(&judged);
        check_sums(&whole, &judged);
        check_coverage(&whole, &judged);
        judged.circles().len()
    });
    assert!(counts[0] > counts[1] && counts[1] > 1, "{counts:?}");
    // The circles are not all alike: what one lacks another has.
    let judged = divided(&prepared, 4000.0, &standard);
    let statuses = |requirement: usize| -> BTreeSet<&str> {
        let of = judged.findings().iter().filter(|finding| finding.requirement == requirement);
        of.map(|finding| finding.status.name()).collect()
    };
    let differing = (0..standard.requirements.len()).filter(|requirement| statuses(*requirement).len() > 1).count();
    assert!(differing > 5, "{differing} requirements tell circles apart");
}

#[test]
fn the_records_of_the_circles_roll_up_to_the_record_of_the_city() {
    let (prepared, standard) = (nanjing(), Standard::bundled("gb50180-2018").unwrap());
    let rolled = |assessment: &Assessment| {
        let divisions: Vec<(&str, &str)> =
            assessment.circles().iter().map(|circle| (circle.spec.id.as_str(), "320106")).collect();
        let mut records = CircleRecords::new(&standard);
        records.add_assessment(assessment, &divisions).unwrap();
        records.roll_up().unwrap().totals("320106".parse::<DivisionCode>().unwrap()).unwrap().clone()
    };
    let judged = divided(&prepared, 6000.0, &standard);
    let (parts, city) = (rolled(&judged), rolled(&prepared.assess(&standard, &AssessOptions::default()).unwrap()));
    assert_eq!((parts.circles(), city.circles()), (judged.circles().len() as u64, 1));
    let homes = &prepared.study().homes().rows;
    let off = (0..homes.len()).filter(|home| !prepared.home_attached(*home));
    let people_off: f64 = off.filter_map(|home| Some(homes[home].people?.count)).sum();
    let (people, all) = (parts.people().unwrap(), city.people().unwrap());
    assert!((people + people_off - all).abs() < 1e-6 * all, "{people} + {people_off} of {all}");
    assert!(parts.outlets().unwrap() <= city.outlets().unwrap());
    let mut rates = 0;
    for requirement in city.requirements() {
        let (part, whole) = (parts.served(requirement).value, city.served(requirement).value);
        assert_eq!(part.is_some(), whole.is_some(), "{requirement}");
        if let (Some(part), Some(whole)) = (part, whole) {
            assert!((part - whole).abs() < 1e-9, "{requirement}: {part} and {whole}");
            rates += 1;
        }
    }
    assert!(rates > 0, "nobody is known to be served or not");
}
