//! Questions about a study: what homes count for, and which groups are compared.

use super::{Exclusion, Grouping, Limits, Model, Selection, Site, SitePlan, StudySites, Weighing};
use crate::error::{Error, ErrorKind};
use crate::improve::village::{Village, at, category, network, walker};
use crate::model::DemandWeights;
use crate::progress::NoProgress;
use crate::study::{Prepared, StudyBuilder};

/// Homes at both ends and in the middle of two kilometres of main street; of the last nobody knows how many live there.
fn village() -> Village {
    let homes = vec![(0.0, 0.0, Some(70.0)), (1000.0, 0.0, Some(10.0)), (2000.0, 0.0, Some(50.0)), (1500.0, 0.0, None)];
    Village { homes, places: vec![("pharmacy", 0.0, 0.0)] }
}

/// The same with children and old people in the homes.
fn with_groups(groups: &[[Option<f64>; 2]; 4]) -> Prepared {
    let mut homes = village().study().homes().clone();
    homes.group_names = vec!["child".into(), "old".into()];
    homes.rows.iter_mut().zip(groups).for_each(|(home, groups)| home.groups = groups.to_vec());
    StudyBuilder::new(network()).homes(homes).build().unwrap().prepare(&walker()).unwrap()
}

/// A candidate at the west end, in the middle, and at the east end.
fn sites(weighing: Weighing, grouping: Grouping) -> StudySites {
    let candidate = |(id, x): (&str, f64)| Site { position: Some(at(x, 0.0)), ..Site::candidate(id) };
    let candidates = [("west", 0.0), ("middle", 1000.0), ("east", 2000.0)].map(candidate).to_vec();
    StudySites { candidates, weighing, grouping, ..StudySites::default() }
}

fn best(prepared: &Prepared, sites: &StudySites, worst_group: bool) -> Result<SitePlan, Error> {
    let (question, _) = prepared.siting(Model::Median, sites, &NoProgress)?;
    let question = question.select(Selection::Number(1));
    let plan = if worst_group { question.worst_group() } else { question }.build()?;
    plan.solve(&Limits::default(), &NoProgress)
}

/// Within half a metre of walk for each person.
fn near(a: f64, b: f64, people: f64) -> bool {
    (a - b).abs() <= 0.5 * people
}

fn excluded(plan: &SitePlan) -> Vec<(usize, Exclusion)> {
    plan.siting().excluded().iter().map(|excluded| (excluded.demand, excluded.why)).collect()
}

#[test]
fn open_needs_move_the_best_site() {
    let prepared = village().prepared();
    let people = best(&prepared, &sites(Weighing::People, Grouping::None), false).unwrap();
    // 70 people at 0 m, 10 at 1,000 m, 50 at 2,000 m.
    assert_eq!(people.site_ids(), ["west"]);
    assert!(near(people.objective(), 110_000.0, 130.0), "{}", people.objective());
    assert_eq!(excluded(&people), [(3, Exclusion::UnknownWeight)]);

    let homes = prepared.study().homes();
    let mut needs = DemandWeights::of_people(vec![70.0, 10.0, 50.0, 0.0]);
    needs.add(category("market"), 2, 100.0);
    let weighing = Weighing::of_needs(homes, &needs, category("market")).unwrap();
    assert_eq!(weighing, Weighing::Each(vec![Some(70.0), Some(10.0), Some(150.0), None]), "unknown is not zero");
    let needed = best(&prepared, &sites(weighing, Grouping::None), false).unwrap();
    assert_eq!(needed.site_ids(), ["east"]);
    assert!(near(needed.objective(), 150_000.0, 230.0), "{}", needed.objective());
    // What is wanted of one category moves no other.
    let other = Weighing::of_needs(homes, &needs, category("pharmacy")).unwrap();
    assert_eq!(best(&prepared, &sites(other, Grouping::None), false).unwrap().site_ids(), ["west"]);
    // A need of the home of which nobody knows the people counts by itself.
    needs.add(category("market"), 3, 500.0);
    let weighing = Weighing::of_needs(homes, &needs, category("market")).unwrap();
    let near_it = best(&prepared, &sites(weighing, Grouping::None), false).unwrap();
    assert_eq!((near_it.site_ids(), excluded(&near_it)), (vec!["east"], vec![]));
}

#[test]
fn the_worst_group_of_people_is_served_as_well_as_it_can_be() {
    // Children live in the west, the old at both ends; the whole and the mean disagree.
    let groups = [[Some(50.0), Some(1.0)], [None, Some(0.0)], [Some(0.0), Some(9.0)], [Some(5.0), None]];
    let prepared = with_groups(&groups);
    let by_people = sites(Weighing::People, Grouping::People);
    let all = best(&prepared, &by_people, false).unwrap();
    assert_eq!(all.site_ids(), ["west"]);
    let demand = all.siting().demand();
    assert_eq!((demand.len(), demand[1].id.as_str(), demand[1].group.as_deref()), (8, "h0#old", Some("old")));
    // Who is not counted is not known, who is counted as none is nobody.
    let out = [
        (2, Exclusion::UnknownWeight),
        (3, Exclusion::NobodyThere),
        (4, Exclusion::NobodyThere),
        (7, Exclusion::UnknownWeight),
    ];
    assert_eq!(excluded(&all), out);
    let fair = best(&prepared, &by_people, true).unwrap();
    // In the middle a child walks (50 * 1000 + 5 * 500) / 55 = 955 s and an old person 1000 s; in the west the old 1800 s.
    assert_eq!((fair.site_ids(), fair.siting().group_names().unwrap().len()), (vec!["middle"], 2));
    assert!(near(fair.objective(), 1000.0, 1.0), "{}", fair.objective());
}

#[test]
fn the_worst_district_is_served_as_well_as_it_can_be() {
    let prepared = village().prepared();
    let districts = ["west side", "west side", "east side", "east side"].map(|name| Some(name.to_owned())).to_vec();
    let by_district = sites(Weighing::People, Grouping::Each(districts.clone()));
    assert_eq!(best(&prepared, &by_district, false).unwrap().site_ids(), ["west"]);
    let fair = best(&prepared, &by_district, true).unwrap();
    // In the middle the west walks 70 / 80 of 1000 s and the east 1000 s; at either end the other side walks farther.
    assert_eq!(fair.site_ids(), ["middle"]);
    assert!(near(fair.objective(), 1000.0, 1.0), "{}", fair.objective());
    let mut missing = districts;
    missing[1] = None;
    let refused = best(&prepared, &sites(Weighing::People, Grouping::Each(missing)), true).unwrap_err();
    assert_eq!((refused.kind(), refused.place().object_id()), (ErrorKind::Argument, Some("demand h1")));
}

#[test]
fn what_does_not_fit_the_homes_is_refused() {
    let prepared = village().prepared();
    let kind = |weighing, grouping| best(&prepared, &sites(weighing, grouping), false).unwrap_err().kind();
    assert_eq!(kind(Weighing::Each(vec![Some(1.0); 3]), Grouping::None), ErrorKind::Argument);
    assert_eq!(kind(Weighing::Each(vec![Some(-1.0); 4]), Grouping::None), ErrorKind::Value);
    assert_eq!(kind(Weighing::Each(vec![None; 4]), Grouping::None), ErrorKind::Empty);
    assert_eq!(kind(Weighing::People, Grouping::Each(vec![None; 5])), ErrorKind::Argument);
    assert_eq!(kind(Weighing::People, Grouping::People), ErrorKind::Argument, "nobody counts groups");
    assert_eq!(kind(Weighing::Homes, Grouping::People), ErrorKind::Argument);
    let short = DemandWeights::of_people(vec![1.0; 3]);
    let refused = Weighing::of_needs(prepared.study().homes(), &short, category("market")).unwrap_err();
    assert_eq!(refused.kind(), ErrorKind::Argument);
}
