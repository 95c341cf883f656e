//! Every capability has its four doors, or says why not; every name given for Rust and C exists.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that cannot go on must stop")]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde::Deserialize;

#[derive(Deserialize)]
struct Doors {
    capability: Vec<Capability>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Capability {
    name: String,
    rust: Option<String>,
    c: Option<String>,
    java: Option<String>,
    python: Option<String>,
    missing: Option<String>,
}

/// The Rust names, as the compiler knows them: a name that does not exist does not compile.
macro_rules! names {
    ($($path:path),* $(,)?) => {{
        $(let _ = $path;)*
        [$(stringify!($path)),*]
    }};
}

fn rust_names() -> BTreeSet<String> {
    let names = names![
        lifecircle::study::Study::from_osm,
        lifecircle::study::Study::from_tables,
        lifecircle::study::Study::report,
        lifecircle::study::Study::prepare,
        lifecircle::study::Prepared::access,
        lifecircle::study::Prepared::assess,
        lifecircle::assess::Assessment::findings_table,
        lifecircle::assess::Assessment::coverage_table,
        lifecircle::report::categories_table,
        lifecircle::report::standards_table,
        lifecircle::study::Prepared::report,
        lifecircle::reach::isochrone,
        lifecircle::reach::isochrones,
        lifecircle::reach::nodes_within,
        lifecircle::reach::row,
        lifecircle::reach::Contours::of,
        lifecircle::reach::Contours::of_each,
        lifecircle::reach::polygon,
        lifecircle::calendar::WorkCalendar::kind,
        lifecircle::calendar::WorkCalendar::extended,
        lifecircle::calendar::Hours::read,
        lifecircle::calendar::Hours::examine,
        lifecircle::calendar::Hours::usual_week,
        lifecircle::calendar::Schedule::compile,
        lifecircle::calendar::Timetable::add,
        lifecircle::calendar::Event::at,
        lifecircle::calendar::Recurrence::dates,
        lifecircle::calendar::read_ical,
        lifecircle::calendar::write_ical,
        lifecircle::model::Openings::state,
        lifecircle::access::Query::at,
        lifecircle::access::Query::sense,
        lifecircle::access::Query::stay_s,
        lifecircle::access::Query::channels,
        lifecircle::access::Query::unknown_hours,
        lifecircle::study::Prepared::access_over,
        lifecircle::study::Prepared::services_reached,
        lifecircle::access::AccessOverTime::intervals_table,
        lifecircle::access::AccessOverTime::verdicts,
        lifecircle::access::AccessOverTime::counts,
        lifecircle::access::AccessOverTime::shares_table,
        lifecircle::access::AccessOverTime::door_times,
        lifecircle::access::AccessOverTime::choices,
        lifecircle::model::Openings::between,
        lifecircle::access::DayPlanner::plans,
        lifecircle::access::DayQuestions::answer,
        lifecircle::access::AllocationDocument::answer,
        lifecircle::study::Prepared::allocate,
        lifecircle::study::Prepared::capacity_windows,
        lifecircle::reach::route,
        lifecircle::reach::matrix,
        lifecircle::reach::opportunities,
        lifecircle::reach::opportunities_at_nodes,
        lifecircle::reach::reach_of,
        lifecircle::reach::reach_of_nodes,
        lifecircle::reach::LiveNearest::new,
        lifecircle::reach::nearest,
        lifecircle::reach::nearest_times,
        lifecircle::reach::nearest_at_nodes,
        lifecircle::reach::nearest_times_at_nodes,
        lifecircle::study::Prepared::measure,
        lifecircle::access::NamedIndicator::names_table,
        lifecircle::assess::Assessment::figures_table,
        lifecircle::assess::Assessment::grades_table,
        lifecircle::assess::Assessment::levels_table,
        lifecircle::assess::Assessment::groups_table,
        lifecircle::assess::CircleRecords::acceptance_table,
        lifecircle::assess::CircleRecords::read_csv,
        lifecircle::assess::Partition::specs,
        lifecircle::model::Crosswalk::map,
        lifecircle::model::CrosswalkCoverage::table,
        lifecircle::model::Scheme::classes_table,
        lifecircle::source::table::TableOptions::crosswalk,
        lifecircle::assess::Assessment::explain,
        lifecircle::standard::Standard::from_toml,
        lifecircle::study::Study::facilities_crs,
        lifecircle::geo::Crs::to_wgs84,
        lifecircle::model::Facilities::from_geojson,
        lifecircle::report::map_data,
        lifecircle::report::requirements_table,
        lifecircle::assess::Assessment::circles_table,
        lifecircle::study::Prepared::catchments,
        lifecircle::access::Catchments::new,
        lifecircle::access::Catchments::measure,
        lifecircle::access::check_indicator,
        lifecircle::access::equity::EquityByGroup::new,
        lifecircle::access::equity::Ranked::new,
        lifecircle::assess::Assessment::indicators_table,
        lifecircle::assess::Assessment::plan_table,
        lifecircle::assess::Assessment::gap_table,
        lifecircle::standard::GradeRule::from_toml,
        lifecircle::assess::RollUp::new,
        lifecircle::study::Prepared::partition,
        lifecircle::assess::Fusion::new,
        lifecircle::assess::Fusion::tallies_table,
        lifecircle::assess::Assessment::sufficiency,
        lifecircle::reach::TimedNetwork::save,
        lifecircle::reach::TimedNetwork::open,
        lifecircle::plugin::Registry::new,
        lifecircle::plugin::Registry::table,
        lifecircle::plugin::Registry::walk_model,
        lifecircle::source::table::network_from_arrow,
        lifecircle::table::Table::to_arrow,
        lifecircle::reach::SavedNetwork::open,
        lifecircle::register::NeedsRegister::enter,
        lifecircle::register::NeedsRegister::import_csv,
        lifecircle::register::NeedsRegister::import_table,
        lifecircle::register::NeedsRegister::summary,
        lifecircle::register::NeedsRegister::loops_table,
        lifecircle::register::NeedsRegister::entries_table,
        lifecircle::register::NeedsRegister::needs_table,
        lifecircle::register::NeedsRegister::demand_weights,
        lifecircle::register::MemoryStore::default,
        lifecircle::register::NeedsRegister::refresh,
        lifecircle::register::DemandWeights::table,
        lifecircle::register::check_store,
        lifecircle::study::Prepared::siting,
        lifecircle::improve::siting::Weighing::of_needs,
        lifecircle::improve::siting::Grouping::Each,
        lifecircle::improve::siting::Grouping::People,
        lifecircle::improve::siting::Siting::of,
        lifecircle::improve::siting::Siting::solve,
        lifecircle::improve::siting::Siting::solve_with,
        lifecircle::improve::siting::MixedInteger,
        lifecircle::improve::siting::check_solver,
        lifecircle::improve::siting::SitePlan::summary_table,
        lifecircle::improve::siting::SitePlan::sites_table,
        lifecircle::improve::siting::SitePlan::assignment_table,
        lifecircle::improve::scenario::Scenario::from_text,
        lifecircle::improve::scenario::Scenario::several_from_text,
        lifecircle::study::Study::apply,
        lifecircle::study::Prepared::apply,
        lifecircle::improve::scenario::Undo::apply,
        lifecircle::improve::scenario::Difference::between,
        lifecircle::improve::scenario::Difference::table,
        lifecircle::improve::scenario::compare_table,
        lifecircle::network::Network::with_work,
        lifecircle::model::IdleSpaces::from_csv,
        lifecircle::model::IdleSpaces::from_text,
        lifecircle::model::IdleSpaces::to_table,
        lifecircle::assess::Assessment::idle_spaces,
        lifecircle::model::Units::from_csv,
        lifecircle::model::Units::from_text,
        lifecircle::improve::tenant_mix::CommerceForm::of,
        lifecircle::assess::Assessment::tenant_mix,
        lifecircle::assess::Assessment::plan_of_actions,
        lifecircle::improve::actions::Action::several_from_text,
        lifecircle::improve::actions::ActionPlan::steps_table,
        lifecircle::improve::actions::ActionPlan::standing_table,
        lifecircle::improve::actions::ActionPlan::difference,
        lifecircle::report::plan_map_data,
        lifecircle::improve::siting::SharedSiting::solve,
        lifecircle::improve::siting::SharedPlan::hosts_table,
        lifecircle::improve::siting::SharedPlan::summary_table,
        lifecircle::improve::idle::IdleRanking::combinations_table,
        lifecircle::model::DemandWeights::add,
        lifecircle::model::DemandWeights::added_table,
        lifecircle::model::Homes::to_table,
        lifecircle::model::Facilities::to_table,
        lifecircle::geo::Crs::from_wgs84,
        lifecircle::network::Network::from_edges,
        lifecircle::model::Homes::from_arrow,
        lifecircle::model::Facilities::from_arrow,
        lifecircle::study::Prepared::facilities_for,
        lifecircle::reach::Places::at,
    ];
    names.iter().map(|n| n.replace(' ', "")).chain(generic_names()).collect()
}

/// A source of no facilities.
struct Nothing;

impl lifecircle::source::FacilitySource for Nothing {
    fn read_facilities(
        &self,
        _: &dyn lifecircle::progress::Progress,
    ) -> Result<lifecircle::model::Facilities, lifecircle::error::Error> {
        Ok(lifecircle::model::Facilities::default())
    }
}

/// Whether the sets of nodes of no places are none.
fn nobody_reaches_nothing() -> bool {
    use lifecircle::reach::{Places, TimedNetwork};
    let mut list = lifecircle::network::EdgeList::default();
    list.push_node(1, 118.780, 32.04);
    list.push_node(2, 118.781, 32.04);
    list.push_edge(1, 2);
    let network = lifecircle::network::Network::from_edges(&list).unwrap();
    let timed = TimedNetwork::new(network, &lifecircle::walk::Walker::adult()).unwrap();
    let (nobody, limit) = (Places::new(&timed, Vec::new()), lifecircle::units::Ticks::new(1));
    let sizes =
        lifecircle::reach::node_sets(&timed, &nobody, limit, &lifecircle::progress::NoProgress, |_, set| set.len());
    sizes.unwrap().is_empty()
}

/// The names of generic functions, each beside a call of it: one that does not exist does not compile either.
fn generic_names() -> impl Iterator<Item = String> {
    use lifecircle::report::CsvOptions;
    use lifecircle::table::Table;
    let table = Table::new(0);
    let model: std::sync::Arc<dyn lifecircle::walk::WalkModel> = std::sync::Arc::new(lifecircle::walk::Walker::adult());
    let calls = [
        (
            "lifecircle::plugin::Registry::add_walk_model",
            lifecircle::plugin::Registry::new().add_walk_model("mine", model).is_ok(),
        ),
        (
            "lifecircle::source::FacilitySource::read_facilities",
            lifecircle::source::FacilitySource::read_facilities(&Nothing, &lifecircle::progress::NoProgress).is_ok(),
        ),
        ("lifecircle::reach::node_sets", nobody_reaches_nothing()),
        ("lifecircle::walk::Walker::with_speed", lifecircle::walk::Walker::with_speed("brisk", 1.5).is_ok()),
        ("lifecircle::table::Table::write_csv", table.write_csv(Vec::new(), CsvOptions::default()).is_ok()),
        ("lifecircle::table::Table::write_geojson", table.write_geojson(Vec::new()).is_ok()),
        (
            "lifecircle::register::NeedsRegister::open",
            lifecircle::register::NeedsRegister::open(
                std::sync::Arc::new(lifecircle::register::MemoryStore::default()),
                "needs",
                lifecircle::model::NeedList::three(),
            )
            .is_ok(),
        ),
        (
            "lifecircle::register::SqliteStore::open",
            lifecircle::register::SqliteStore::open("/no/such/folder/needs.db").is_err(),
        ),
        (
            "lifecircle::progress::listen",
            lifecircle::progress::listen(&mut |_, _, _| std::ops::ControlFlow::Continue(()), |_| true),
        ),
    ];
    calls.into_iter().map(|(name, works)| {
        assert!(works, "{name}");
        name.to_owned()
    })
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn doors() -> Vec<Capability> {
    let text = std::fs::read_to_string(root().join("tests/doors.toml")).unwrap();
    toml::from_str::<Doors>(&text).unwrap().capability
}

#[test]
fn every_capability_has_four_doors_or_a_dated_reason() {
    for c in doors() {
        let missing = [&c.rust, &c.c, &c.java, &c.python].iter().any(|d| d.is_none());
        assert_eq!(missing, c.missing.is_some(), "{}: a missing door and its reason go together", c.name);
        if let Some(reason) = &c.missing {
            assert!(reason.contains("20"), "{}: the reason needs a date", c.name);
        }
    }
}

#[test]
fn the_rust_names_are_those_of_the_compiler() {
    let listed: BTreeSet<String> = doors().into_iter().filter_map(|c| c.rust).collect();
    assert_eq!(listed, rust_names());
}

#[test]
fn every_c_name_is_declared_in_the_header() {
    let header = std::fs::read_to_string(root().join("include/lifecircle.h")).unwrap();
    for name in doors().into_iter().filter_map(|c| c.c) {
        assert!(header.contains(&format!(" {name}(")), "{name}");
    }
}
