//! The reference data of the R package `accessibility` (IPEA), for tests: see `tests/data/ref_ipea_accessibility`.
#![allow(clippy::unwrap_used, reason = "data that cannot be read is a failed test")]

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::Deserialize;

/// A cell of Belo Horizonte.
pub(super) struct Cell {
    pub(super) population: f64,
    pub(super) jobs: f64,
    pub(super) income: Option<f64>,
    pub(super) decile: Option<u8>,
}

/// The numbers their tests expect.
#[derive(Deserialize)]
pub(super) struct Expected {
    pub(super) subset_ids: Vec<String>,
    #[serde(rename = "2sfca")]
    pub(super) two_step: Vec<f64>,
    pub(super) bfca: Vec<f64>,
    #[serde(rename = "2sfca_exponential_all_destinations")]
    pub(super) exponential: Exponential,
    pub(super) spatial_availability_toy: Toy,
    pub(super) gini_index_cutoff30: f64,
    pub(super) palma_ratio_cutoff30: f64,
    pub(super) theil_t_total_cutoff30: f64,
    pub(super) concentration_index_cutoff30: [f64; 2],
}

#[derive(Deserialize)]
pub(super) struct Exponential {
    pub(super) from: Vec<String>,
    #[serde(rename = "decay_value_0.5")]
    pub(super) half: Vec<f64>,
    #[serde(rename = "decay_value_0.6")]
    pub(super) six_tenths: Vec<f64>,
}

#[derive(Deserialize)]
pub(super) struct Toy {
    pub(super) travel_time: Vec<f64>,
    pub(super) population: Vec<f64>,
    pub(super) jobs: Vec<f64>,
    pub(super) expected_jobs: Vec<f64>,
}

/// Cells, travel times in minutes, expected numbers.
pub(super) struct Ipea {
    pub(super) cells: BTreeMap<String, Cell>,
    pub(super) walks: Vec<(String, String, f64)>,
    pub(super) expected: Expected,
}

impl Ipea {
    pub(super) fn read() -> Ipea {
        let rows = |name: &str| csv::Reader::from_path(path(name)).unwrap().into_records().map(Result::unwrap);
        let cell = |row: csv::StringRecord| {
            let (population, jobs) = (row[1].parse().unwrap(), row[2].parse().unwrap());
            let cell = Cell { population, jobs, income: row[4].parse().ok(), decile: row[5].parse().ok() };
            (row[0].to_string(), cell)
        };
        let walk = |row: csv::StringRecord| (row[0].to_string(), row[1].to_string(), row[2].parse().unwrap());
        Ipea {
            cells: rows("land_use_data.csv").map(cell).collect(),
            walks: rows("travel_matrix.csv").map(walk).collect(),
            expected: serde_json::from_slice(&std::fs::read(path("expected.json")).unwrap()).unwrap(),
        }
    }
}

fn path(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests/data/ref_ipea_accessibility").join(name)
}
