//! In which order actions come, what each adds to those before it, and what is left out.

use super::{Action, ActionOptions, ActionOrder, ActionPlan, LeftOut};
use crate::assess::{AssessOptions, Assessment};
use crate::error::{Error, ErrorKind};
use crate::improve::scenario::Outcome;
use crate::improve::village::{Village, at, standard, walker};
use crate::progress::NoProgress;

/// Homes every 200 m along the main street, of 10 people each, and a pharmacy in the west.
fn village() -> Assessment {
    let homes = (0..=10).map(|home| (200.0 * f64::from(home), 0.0, Some(10.0))).collect();
    let departments = "departments = { value = [\"商务局\"], CITED }";
    let asked = standard(&[("market", "basic", 5, departments), ("pharmacy", "basic", 5, "")]);
    Village { homes, places: vec![("pharmacy", 0.0, 0.0)] }.assess(&asked)
}

/// A market under each id, so many metres along the street, at a cost.
fn markets(all: &[(&str, f64, Option<f64>)]) -> Vec<Action> {
    let market = |(id, x, cost): &(&str, f64, Option<f64>)| {
        let place = at(*x, 0.0);
        let cost = cost.map_or_else(String::new, |cost| format!("cost = {cost:.1}\n"));
        format!(
            "[[action]]\nid = '{id}'\n{cost}change = [{{ do = 'add-facility', id = '{id}', category = 'market', at = [{}, {}] }}]\n",
            place.lon(),
            place.lat()
        )
    };
    read(&all.iter().map(market).collect::<String>())
}

fn read(text: &str) -> Vec<Action> {
    Action::several_from_text(text, "a.toml").unwrap()
}

fn planned(actions: &[Action], order: ActionOrder, budget: Option<f64>) -> Result<ActionPlan, Error> {
    plan_of(&village(), actions, order, budget)
}

fn plan_of(now: &Assessment, actions: &[Action], order: ActionOrder, budget: Option<f64>) -> Result<ActionPlan, Error> {
    let walker = walker();
    now.plan_of_actions(actions, &ActionOptions { walker: &walker, order, budget }, &NoProgress)
}

/// The ids of the steps, with what each adds, would do by itself, and what all do so far, in people.
fn steps(plan: &ActionPlan) -> Vec<(&str, f64, f64, f64)> {
    let step = |step: &super::ActionStep| {
        let id = plan.actions()[step.action].scenario.id();
        (id, step.adds.gaining.sure, step.alone.gaining.sure, step.so_far.gaining.sure)
    };
    plan.steps().iter().map(step).collect()
}

/// Five minutes at 1 m/s are 300 m.
fn three() -> Vec<Action> {
    markets(&[("middle", 1000.0, Some(3.0)), ("near it", 1100.0, Some(5.0)), ("west", 100.0, Some(4.0))])
}

#[test]
fn the_more_is_done_the_less_a_step_adds() {
    let as_given = planned(&three(), ActionOrder::AsGiven, None).unwrap();
    // Homes at 800 to 1,200 m; then that at 1,400 m; then those at 0 to 400 m.
    assert_eq!(
        steps(&as_given),
        [("middle", 30.0, 30.0, 30.0), ("near it", 10.0, 40.0, 40.0), ("west", 30.0, 30.0, 70.0)]
    );
    let most_first = planned(&three(), ActionOrder::MostFirst, None).unwrap();
    assert_eq!(steps(&most_first), [("near it", 40.0, 40.0, 40.0), ("west", 30.0, 30.0, 70.0)]);
    assert_eq!(most_first.left_out(), [(0, LeftOut::NoGain)]);
    let costs: Vec<Option<f64>> = most_first.steps().iter().map(|step| step.cost_so_far).collect();
    assert_eq!(costs, [Some(5.0), Some(9.0)]);
    assert_eq!(most_first.steps()[0].departments, ["商务局"], "whom the standard names for markets");
}

#[test]
fn people_stand_better_after_each_step() {
    let plan = planned(&three(), ActionOrder::MostFirst, None).unwrap();
    let [before, after] = plan.standing();
    // Two requirements: of 110 people 20 have a pharmacy within 300 m, and 0, 40 and 70 a market.
    let coverage = |market: f64| Some((market / 110.0 + 20.0 / 110.0) / 2.0);
    assert_eq!((before.coverage, after.coverage), (coverage(0.0), coverage(70.0)));
    assert_eq!(plan.steps()[0].standing.coverage, coverage(40.0));
    assert_eq!(plan.steps()[1].standing, after);
    assert_eq!(plan.difference().count(Outcome::Better) + plan.difference().count(Outcome::Closed), 1, "the market");
    assert_eq!(plan.before().prepared().study().facilities().rows.len(), 1);
    assert_eq!(plan.after().prepared().study().facilities().rows.len(), 3);
    let table = plan.steps_table().unwrap();
    assert_eq!((table.row_count(), plan.standing_table().unwrap().row_count()), (2, 2));
    assert_eq!(plan.left_out_table().unwrap().row_count(), 1);
}

#[test]
fn what_the_money_pays_for_comes_first_and_the_rest_says_why_not() {
    let plan = planned(&three(), ActionOrder::MostFirst, Some(5.0)).unwrap();
    assert_eq!(steps(&plan), [("near it", 40.0, 40.0, 40.0)]);
    assert_eq!(plan.left_out(), [(0, LeftOut::OverBudget), (2, LeftOut::OverBudget)]);
    // With a little less the large one is out, and one of the others fits: of equal ones the cheaper.
    let plan = planned(&three(), ActionOrder::MostFirst, Some(4.5)).unwrap();
    assert_eq!(steps(&plan), [("middle", 30.0, 30.0, 30.0)]);
    let unknown = markets(&[("middle", 1000.0, None), ("west", 100.0, Some(4.0))]);
    let plan = planned(&unknown, ActionOrder::MostFirst, Some(9.0)).unwrap();
    assert_eq!(plan.left_out(), [(0, LeftOut::CostUnknown)]);
    let plan = planned(&unknown, ActionOrder::MostFirst, None).unwrap();
    assert_eq!(plan.steps().iter().map(|step| step.cost_so_far).collect::<Vec<_>>(), [Some(4.0), None]);
}

#[test]
fn what_takes_from_more_than_it_gives_to_is_left_out() {
    let place = |x: f64| format!("[{}, {}]", at(x, 0.0).lon(), at(x, 0.0).lat());
    // In the west the pharmacy serves two homes; in the middle of the street three, of which none had it.
    let moving = |id: &str, x: f64| {
        format!("[[action]]\nid = '{id}'\nchange = [{{ do = 'move', facility = 'f0', to = {} }}]\n", place(x))
    };
    let actions = read(&format!("{}{}", moving("to the end", 2000.0), moving("to the middle", 1000.0)));
    let plan = planned(&actions, ActionOrder::MostFirst, None).unwrap();
    let net: Vec<f64> = plan.steps().iter().map(|step| step.adds.net()).collect();
    assert_eq!((net, plan.left_out()), (vec![10.0], &[(0, LeftOut::NoGain)][..]));
    assert_eq!(plan.steps()[0].adds.losing.sure, 20.0);
    let closing = "[[action]]\nid = 'close'\nchange = [{ do = 'close', facility = 'f0' }]\n";
    let both = read(&format!("{closing}{}", moving("move", 1000.0)));
    let plan = planned(&both, ActionOrder::AsGiven, None).unwrap();
    assert_eq!((plan.steps().len(), plan.left_out()), (1, &[(1, LeftOut::Conflict)][..]));
}

#[test]
fn bad_actions_are_refused() {
    let kind = |actions: &[Action], budget| planned(actions, ActionOrder::MostFirst, budget).unwrap_err().kind();
    assert_eq!(kind(&[], None), ErrorKind::Empty);
    assert_eq!(kind(&three(), Some(-1.0)), ErrorKind::Argument);
    let twice = [three(), three()].concat();
    assert_eq!(kind(&twice, None), ErrorKind::Duplicate);
    let mut negative = three();
    negative[1].cost = Some(-1.0);
    let error = planned(&negative, ActionOrder::AsGiven, None).unwrap_err();
    assert_eq!((error.kind(), error.place().object_id()), (ErrorKind::Value, Some("action near it")));
    let nowhere = read("[[action]]\nid = 'x'\nchange = [{ do = 'close', facility = 'nothing' }]\n");
    assert_eq!(kind(&nowhere, None), ErrorKind::NotFound);
    let text = |text: &str| Action::several_from_text(text, "a.toml").unwrap_err();
    assert_eq!(text("").kind(), ErrorKind::Empty);
    assert_eq!(text("[[action]]\nid = 'a'\n[[action]]\nid = 'a'\n").kind(), ErrorKind::Duplicate);
    assert_eq!(text("[[action]]\nid = 'a'\ncosts = 3\n").fix(), Some("did you mean cost?"));
}

/// The future is judged as the present was, whatever that was: a plan whose futures were judged by the defaults said of a
/// host that trusts its register that nothing closes a gap.
#[test]
fn each_future_is_judged_as_its_assessment_was_made() {
    let village = village();
    let doubting = AssessOptions { absence_is_trusted: false, land_step_m: 50.0, ..village.options() };
    let doubted = village.prepared().assess(village.standard(), &doubting).unwrap();
    for now in [&village, &doubted] {
        let plan = plan_of(now, &three(), ActionOrder::MostFirst, None).unwrap();
        let (made, then) = (now.options(), plan.after().options());
        assert_eq!(then.absence_is_trusted, made.absence_is_trusted);
        assert_eq!((then.sufficiency, then.land_step_m), (made.sufficiency, made.land_step_m));
        let again = plan.after().prepared().assess(now.standard(), &made).unwrap();
        assert_eq!(plan.after().findings_table().unwrap(), again.findings_table().unwrap());
    }
}

#[cfg(feature = "report")]
mod map {
    use super::*;
    use crate::report::html::{MapData, MapMove, MapWalks, write_map};
    use crate::report::plan_map_data;

    fn map(plan: &ActionPlan) -> MapData {
        let data = plan_map_data(plan, &NoProgress).unwrap();
        write_map(&data, &mut Vec::new()).unwrap();
        data
    }

    /// The people who gain (0) or lose (2) for sure in the future after so many steps.
    fn people(data: &MapData, future: usize, kind: MapMove) -> f64 {
        let moves = data.futures[future].changes.iter().flat_map(|change| &change.moves);
        moves.filter(|(_, moved)| *moved == kind).map(|(home, _)| data.homes[*home as usize].people.unwrap()).sum()
    }

    #[test]
    fn it_moves_whom_the_plan_counts_and_opens_what_is_built() {
        let plan = planned(&three(), ActionOrder::MostFirst, None).unwrap();
        let data = map(&plan);
        assert_eq!(data.futures.len(), plan.steps().len());
        for (row, step) in plan.steps().iter().enumerate() {
            let future = &data.futures[row];
            assert_eq!(people(&data, row, MapMove::Gains), step.so_far.gaining.sure, "after step {row}");
            assert_eq!(people(&data, row, MapMove::Loses), 0.0);
            assert_eq!((future.opened.len(), future.closed.len()), (row + 1, 0));
            let named = |place: &u32| future.then.facilities[*place as usize].name.clone().unwrap();
            assert!(future.opened.iter().map(named).any(|name| name == plan.actions()[step.action].scenario.id()));
        }
        // What is trusted to be nowhere is not there, rather than not in the data.
        let market = data.categories.iter().find(|category| category.id == "market").unwrap();
        assert_eq!(market.walks, MapWalks::Ticks(vec![None; 11]));
        assert!(!data.sparse, "the rule of the assessment, not the usual one");
        assert_eq!(data.categories[data.first_category].id, "market", "what most homes gain");
    }

    #[test]
    fn what_moves_closes_here_and_opens_there_and_some_lose_it() {
        let place = |x: f64| format!("[{}, {}]", at(x, 0.0).lon(), at(x, 0.0).lat());
        let text =
            format!("[[action]]\nid = 'm'\nchange = [{{ do = 'move', facility = 'f0', to = {} }}]\n", place(1000.0));
        let plan = planned(&read(&text), ActionOrder::AsGiven, None).unwrap();
        let data = map(&plan);
        let future = &data.futures[0];
        assert_eq!((&future.opened[..], &future.closed[..]), (&[0][..], &[0][..]));
        let adds = plan.steps()[0].adds;
        assert_eq!(people(&data, 0, MapMove::Gains), adds.gaining.sure);
        assert_eq!(people(&data, 0, MapMove::Loses), adds.losing.sure);
        assert_eq!(adds.losing.sure, 20.0, "two homes in the west");
        assert_eq!(data.facilities[0].name.as_deref(), Some("f0"), "what closes is called something");
    }

    #[test]
    fn a_plan_of_nothing_is_the_present() {
        let plan = planned(&markets(&[("far", 1000.0, None)]), ActionOrder::MostFirst, Some(1.0)).unwrap();
        assert!(plan.steps().is_empty());
        assert!(map(&plan).futures.is_empty());
        assert!(plan.after_steps(0).is_some() && plan.after_steps(1).is_none());
    }
}
