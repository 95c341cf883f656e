//! Published results: PySAL's San Francisco, and the p-median graphs of OR-Library.

use std::path::PathBuf;

use super::{Costs, Demand, Limits, Model, Selection, Site, SitePlan, Siting, Stopped, orlib};
use crate::progress::NoProgress;

fn data(name: &str) -> String {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/data").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// 205 census tracts and 16 stores, metres along the streets.
pub(super) fn san_francisco(model: Model, weighed: bool) -> super::SitingBuilder {
    const FOLDER: &str = "ref_spopt_sf";
    let columns =
        |line: &str| -> Vec<String> { line.split(',').map(|cell| cell.trim_matches('"').to_owned()).collect() };
    let tracts = data(&format!("{FOLDER}/SF_demand_205_centroid_uniform_weight.csv"));
    let demand: Vec<Demand> = tracts
        .lines()
        .skip(1)
        .map(columns)
        .map(|row| Demand::new(row[3].clone(), if weighed { row[6].parse().unwrap() } else { 1.0 }))
        .collect();
    let stores = data(&format!("{FOLDER}/SF_store_site_16_longlat.csv"));
    let sites: Vec<Site> = stores.lines().skip(1).map(columns).map(|row| Site::candidate(row[2].clone())).collect();
    let table = data(&format!("{FOLDER}/SF_network_distance_candidateStore_16_censusTract_205_new.csv"));
    let cells = table.lines().skip(1).map(columns).map(|row| {
        let tract = demand.iter().position(|demand| demand.id == row[2]).unwrap();
        let store = sites.iter().position(|site| site.id == row[1]).unwrap();
        (tract, store, row[0].parse::<f64>().unwrap())
    });
    let costs = Costs::from_cells(demand.len(), sites.len(), cells).unwrap();
    assert_eq!((demand.len(), sites.len(), costs.cell_count()), (205, 16, 205 * 16));
    Siting::of(model, demand, sites, costs)
}

fn solved(builder: super::SitingBuilder) -> SitePlan {
    let plan = builder.build().unwrap().solve(&Limits::default(), &NoProgress).unwrap();
    assert!(plan.is_optimal(), "{} to {:?}", plan.objective(), plan.bound());
    assert_eq!(plan.stopped(), Stopped::Optimal);
    plan
}

pub(super) const RADIUS: f64 = 5_000.0;

#[test]
fn all_of_san_francisco_is_covered_by_eight_stores() {
    assert_eq!(solved(san_francisco(Model::CoverAll { limit: RADIUS }, true)).objective(), 8.0);
}

#[test]
fn of_eight_stores_as_many_tracts_as_possible_have_two() {
    let plan = solved(san_francisco(Model::CoverTwice { limit: RADIUS }, false));
    assert_eq!((plan.sites().len(), plan.objective()), (8, 145.0));
    // PySAL publishes 81.46341463414633 %, for it counts those as covered twice who can only be covered once: 22 tracts
    // within 5 km of a single store.
    let costs = plan.siting().costs();
    let single = (0..205).filter(|tract| costs.row(*tract).filter(|(_, cost)| *cost <= RADIUS).count() == 1).count();
    assert_eq!((single, (145 + single) as f64 / 205.0 * 100.0), (22, 81.463_414_634_146_33));
}

#[test]
fn four_stores_cover_as_many_people_as_published() {
    let plan = solved(san_francisco(Model::MaxCover { limit: RADIUS }, true).select(Selection::Number(4)));
    assert_eq!(plan.objective(), 875_247.0);
    assert_eq!(plan.assignment().iter().filter(|site| site.is_none()).count(), 21);
}

#[test]
fn the_median_of_four_stores_is_as_published() {
    let plan = solved(san_francisco(Model::Median, true).select(Selection::Number(4)));
    assert!((plan.objective() - 2_848_268_129.714_510_4).abs() < 1e-5, "{}", plan.objective());
}

#[test]
fn the_centre_of_four_stores_is_as_published() {
    let plan = solved(san_francisco(Model::Centre, true).select(Selection::Number(4)));
    assert_eq!(plan.objective(), 7_403.063_810_849_859);
}

fn graph(number: usize, model: Model) -> (Siting, f64) {
    let instance = orlib::read(&data(&format!("ref_orlib_pmedian/pmed{number}.txt")));
    let file = if model == Model::Median { "pmedopt.txt" } else { "kcenteropt.txt" };
    let optima = data(&format!("ref_orlib_pmedian/{file}"));
    let name = format!("pmed{number}");
    let optimum =
        optima.lines().find_map(|line| line.strip_prefix(&name)?.strip_prefix(' ')?.trim().parse().ok()).unwrap();
    (question(&instance, model), optimum)
}

pub(super) fn question(instance: &orlib::Instance, model: Model) -> Siting {
    let n = instance.paths.len();
    let cells = (0..n).flat_map(|a| (0..n).map(move |b| (a, b)));
    let cells = cells.map(|(a, b)| (a, b, f64::from(instance.paths[a][b])));
    let costs = Costs::from_cells(n, n, cells).unwrap();
    let demand = (0..n).map(|node| Demand::new(node.to_string(), 1.0)).collect();
    let sites = (0..n).map(|node| Site::candidate(node.to_string())).collect();
    Siting::of(model, demand, sites, costs).select(Selection::Number(instance.number)).build().unwrap()
}

#[test]
fn the_medians_of_or_library_are_found_and_proven() {
    for number in 1..=5 {
        let (siting, optimum) = graph(number, Model::Median);
        let plan = siting.solve(&Limits::default(), &NoProgress).unwrap();
        assert_eq!((plan.objective(), plan.bound()), (optimum, Some(optimum)), "pmed{number}");
    }
}

#[test]
fn the_centres_of_or_library_are_found_and_proven() {
    for number in 1..=5 {
        let (siting, optimum) = graph(number, Model::Centre);
        let plan = siting.solve(&Limits::default(), &NoProgress).unwrap();
        assert_eq!((plan.objective(), plan.bound()), (optimum, Some(optimum)), "pmed{number}");
    }
}
