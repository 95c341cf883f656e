//! From a plan of actions to the offline map of before, after, and what changes.

use std::collections::{BTreeMap, HashMap};

use super::html::{Bilingual, MapChange, MapData, MapFuture, MapMove};
use super::map::{Absence, judged_map};
use super::map_standard::map_standard;
use crate::access::{AccessTable, Query};
use crate::assess::Assessment;
use crate::error::Error;
use crate::geo::LonLat;
use crate::improve::actions::ActionPlan;
use crate::improve::scenario::Difference;
use crate::model::{CategoryId, Facility};
use crate::progress::Progress;

/// The map of a plan of actions: the study as it is, as it is after each step, and what changes until then.
///
/// On the page the reader switches between before, after and change, which shows the homes that gain and that lose what the
/// standard asks for, as the plan counts them, and the places that open and close. It shows the categories the standard names,
/// those that some place offers before or after where there are any, within 5, 10 and 15 minutes as far as the study was
/// prepared; what absence means is what the assessment makes of it. Add a title and an attribution before
/// [`super::html::write_map`]. The fragments `#after`, `#change`, `#after-1` and `#change-1` open the page in a state of its own.
///
/// # Errors
///
/// [`ErrorKind::Argument`](crate::error::ErrorKind::Argument) when the standard names no category,
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
///
/// # Performance
///
/// One access table before and one for each step. The page holds the network once, unless a step changes it, and of each step
/// the walks that it changes.
///
/// # Examples
///
/// ```
/// # #[cfg(feature = "osm")] {
/// use lifecircle::improve::actions::{Action, ActionOptions, ActionOrder};
/// use lifecircle::progress::NoProgress;
/// use lifecircle::report::html::{Bilingual, write_map};
/// use lifecircle::report::plan_map_data;
/// use lifecircle::standard::Standard;
/// use lifecircle::study::{OpenOptions, Study};
/// use lifecircle::walk::Walker;
/// # let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
/// # let path = std::path::Path::new(path);
///
/// let walker = Walker::elder();
/// let now = Study::from_osm(path, &OpenOptions::default())?.prepare(&walker)?;
/// let now = now.assess(&Standard::bundled("mofcom-2021")?, &Default::default())?;
/// let text = "action = [{ id = 'market', change = [
///     { do = 'add-facility', id = 'm', category = 'market', at = [118.778, 32.043] }] }]";
/// let how = ActionOptions { walker: &walker, order: ActionOrder::AsGiven, budget: None };
/// let plan = now.plan_of_actions(&Action::several_from_text(text, "actions.toml")?, &how, &NoProgress)?;
///
/// let mut data = plan_map_data(&plan, &NoProgress)?;
/// data.title = Bilingual::new("新街口", "Xinjiekou");
/// assert_eq!((data.futures.len(), data.futures[0].opened.len()), (1, 1));
/// write_map(&data, &mut Vec::new())?;
/// # }
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn plan_map_data(plan: &ActionPlan, progress: &dyn Progress) -> Result<MapData, Error> {
    let query = query(plan);
    let (mut data, access) = state(plan.before(), &query, progress)?;
    for (number, step) in (1..).zip(plan.steps()) {
        let Some(assessment) = plan.after_steps(number) else { break };
        let (mut then, _) = state(assessment, &query, progress)?;
        let rows = |of: &Assessment| of.prepared().study().facilities().rows.clone();
        let (before, after) = (rows(plan.before()), rows(assessment));
        let (opened, closed) = (not_among(&after, &before), not_among(&before, &after));
        name_by_id(&mut then, &after, &opened);
        name_by_id(&mut data, &before, &closed);
        let scenario = &plan.actions()[step.action].scenario;
        let what = scenario.title().unwrap_or_else(|| scenario.id());
        let label = Bilingual::new(format!("第 {number} 步后：{what}"), format!("after step {number}: {what}"));
        let changes = changes(&Difference::between(plan.before(), assessment)?, &access);
        data.futures.push(MapFuture { label, then, opened, closed, changes });
    }
    data.first_category = most_changed(&data).unwrap_or(data.first_category);
    Ok(data)
}

/// The categories the standard names, without those nobody offers before or after, where anybody offers one.
fn query(plan: &ActionPlan) -> Query {
    let catalogue = plan.before().options().catalogue;
    let mut asked: Vec<CategoryId> = Vec::new();
    for name in plan.before().standard().requirements.iter().flat_map(|requirement| &requirement.categories) {
        asked.extend(catalogue.find(name).ok().filter(|id| !asked.contains(id)));
    }
    let studies = [plan.before(), plan.after()].map(|assessment| assessment.prepared().study().clone());
    let offers = |id: &CategoryId| {
        let mut services = studies.iter().flat_map(|study| &study.facilities().rows).flat_map(|place| &place.services);
        services.any(|service| service.category == *id)
    };
    let offered: Vec<CategoryId> = asked.iter().copied().filter(offers).collect();
    let most = plan.before().prepared().options().max_minutes;
    let minutes: Vec<u32> = [5, 10, 15].into_iter().filter(|minutes| *minutes <= most).collect();
    Query::new(if offered.is_empty() { asked } else { offered }).minutes(if minutes.is_empty() {
        vec![most]
    } else {
        minutes
    })
}

/// The map of one assessment with its findings.
fn state(assessment: &Assessment, query: &Query, progress: &dyn Progress) -> Result<(MapData, AccessTable), Error> {
    let access = assessment.prepared().access_with(query, progress)?;
    let is_trusted = assessment.options().absence_is_trusted;
    let absence = Absence { sparse: assessment.sufficiency().sparse(), is_trusted };
    let mut data = judged_map(&access, &absence, progress)?;
    data.standards = vec![map_standard(assessment, &access)];
    Ok((data, access))
}

/// The rows that the other table does not have, or has elsewhere.
fn not_among(rows: &[Facility], others: &[Facility]) -> Vec<u32> {
    let others: HashMap<&str, LonLat> = others.iter().map(|place| (place.id.as_str(), place.position)).collect();
    let is_new = |place: &Facility| others.get(place.id.as_str()) != Some(&place.position);
    (0..).zip(rows).filter(|(_, place)| is_new(place)).map(|(row, _)| row).collect()
}

/// What opens or closes is called something: its id, where it has no name.
fn name_by_id(data: &mut MapData, places: &[Facility], rows: &[u32]) {
    for row in rows.iter().map(|row| *row as usize) {
        if let (Some(shown), Some(place)) = (data.facilities.get_mut(row), places.get(row)) {
            shown.name.get_or_insert_with(|| place.id.clone());
        }
    }
}

/// Who gains and who loses, for each requirement for which anybody does.
fn changes(difference: &Difference, access: &AccessTable) -> Vec<MapChange> {
    let standard = difference.before().standard();
    let each = standard.requirements.iter().enumerate().map(|(row, requirement)| {
        let moves = difference.moves(row);
        let kinds = [MapMove::Gains, MapMove::MayGain, MapMove::Loses, MapMove::MayLose];
        // By home; who gains for sure in one circle does so in all.
        let mut of_home = BTreeMap::new();
        for (kind, homes) in kinds.into_iter().zip(moves.sets()) {
            homes.iter().for_each(|home| {
                of_home.entry(*home).or_insert(kind);
            });
        }
        MapChange {
            title: Bilingual::new(requirement.title.zh.as_str(), requirement.title.en.as_str()),
            category: requirement.categories.iter().find_map(|name| super::map_standard::column(access, name)),
            moves: of_home.into_iter().collect(),
        }
    });
    each.filter(|change| !change.moves.is_empty()).collect()
}

/// The category for which most homes gain or lose once all is done.
fn most_changed(data: &MapData) -> Option<usize> {
    let changes = &data.futures.last()?.changes;
    let of_category = changes.iter().filter(|change| change.category.is_some());
    // Of equal ones the first, as everywhere.
    let most = of_category.rev().max_by_key(|change| change.moves.len())?;
    most.category.map(|category| category as usize)
}
