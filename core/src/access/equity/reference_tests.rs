//! The published numbers of the R package `accessibility` (IPEA) for five cells of Belo Horizonte.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use super::super::Level;
use super::super::ipea::Ipea;
use super::*;

/// The jobs within 30 minutes of some cells, with the cells' people.
fn jobs_within_30(data: &Ipea, cells: &[String]) -> (Vec<Level>, Vec<Option<f64>>) {
    let jobs = |cell: &String| {
        let reached = data.walks.iter().filter(|(from, _, minutes)| from == cell && *minutes <= 30.0);
        Level::Exact(reached.map(|(_, to, _)| data.cells[to].jobs).sum())
    };
    (cells.iter().map(jobs).collect(), cells.iter().map(|cell| Some(data.cells[cell].population)).collect())
}

fn rounded(value: Option<f64>) -> f64 {
    (value.unwrap() * 1e4).round() / 1e4
}

#[test]
fn gini_palma_and_concentration_are_those_of_ipea() {
    let data = Ipea::read();
    let (jobs, people) = jobs_within_30(&data, &data.expected.subset_ids);
    let distribution = Distribution::new(&jobs, &people).unwrap();
    assert_eq!(rounded(distribution.gini()), data.expected.gini_index_cutoff30);

    let incomes: Vec<_> = data.expected.subset_ids.iter().map(|cell| data.cells[cell].income).collect();
    let ranked = Ranked::new(&jobs, &incomes, &people).unwrap();
    let [standard, corrected] = data.expected.concentration_index_cutoff30;
    assert_eq!(rounded(ranked.concentration()), standard);
    assert_eq!(rounded(ranked.concentration_corrected()), corrected);

    // The rich and the poor are those of the whole city.
    let (incomes, people): (Vec<_>, Vec<_>) =
        data.cells.values().filter_map(|cell| Some((Some(cell.income?), Some(cell.population)))).unzip();
    let cuts = PalmaCuts::of(&Distribution::of_numbers(&incomes, &people).unwrap()).unwrap();
    assert_eq!(rounded(ranked.palma(cuts)), data.expected.palma_ratio_cutoff30);
}

#[test]
fn theil_with_its_parts_is_that_of_ipea() {
    let data = Ipea::read();
    let swap = |cell: &String| if cell == "89a88cd909bffff" { "89a88cd900bffff".into() } else { cell.clone() };
    let cells: Vec<String> = data.expected.subset_ids.iter().map(swap).collect();
    let (jobs, people) = jobs_within_30(&data, &cells);
    assert_eq!(rounded(Distribution::new(&jobs, &people).unwrap().theil()), data.expected.theil_t_total_cutoff30);
    // Their parts by income decile, from tests/testthat/test-theil_t.R.
    let decile = |wanted: u8| {
        let of = |(cell, people): (&String, &Option<f64>)| people.filter(|_| data.cells[cell].decile == Some(wanted));
        let people: Vec<_> = cells.iter().zip(&people).map(of).collect();
        Distribution::new(&jobs, &people).unwrap()
    };
    let parts = TheilGroups::new(&[1, 3, 6, 10].map(decile)).unwrap().unwrap();
    assert_eq!((rounded(Some(parts.between)), rounded(Some(parts.within))), (0.0515, 0.0337));
    let between: Vec<f64> = parts.groups.iter().map(|group| rounded(Some(group.between))).collect();
    assert_eq!(between, [0.0243, -0.0579, -0.0042, 0.0894]);
}
