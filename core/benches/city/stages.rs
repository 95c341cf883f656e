//! The questions, one stage each.

use lifecircle::network::Network;
use lifecircle::progress::NoProgress;
use lifecircle::reach::{
    self, Ask, Contours, Matrix, Nearest, NearestTimes, Opportunities, Reached, TimedNetwork, Work,
};
use lifecircle::units::Ticks;

use crate::Failure;
use crate::answers;
use crate::kept;
use crate::made::{CATEGORIES, City, prepare};
use crate::measure::Report;
use crate::options::Options;

/// Five, ten and fifteen minutes.
pub(crate) const LIMITS: [Ticks; 3] = [Ticks::new(5 * 60 * 32), Ticks::new(10 * 60 * 32), Ticks::new(15 * 60 * 32)];
/// The longest of them.
pub(crate) const HORIZON: Ticks = LIMITS[2];
/// How many of the nearest are asked for.
pub(crate) const NEAREST: usize = 5;
/// How many places circles are drawn around and matrices lead between.
pub(crate) const SOME: usize = 1000;

/// Everything asked about one city.
pub(crate) fn measure(city: &City, title: &str, options: &Options, report: &mut Report) -> Result<(), Failure> {
    report.begin(title);
    let timed = prepared(city, report)?;
    at_nodes(city, &timed, options, report)?;
    one_by_one(city, &timed, options, report)?;
    kept::on_disk(city, &timed, options, report)?;
    kept::moved(city, &timed, options, report)?;
    let on_edges_asked = ["nearest on edges: seconds", "nearest on edges: and which", "opportunities on edges"];
    if on_edges_asked.iter().any(|stage| options.asks(stage)) {
        on_edges(city, options, report)?;
    }
    Ok(())
}

/// From the arrays of a host to the network of a walker.
fn prepared(city: &City, report: &mut Report) -> Result<TimedNetwork, Failure> {
    let list = prepare::edge_list(city, false)?;
    let (streets, walker) = (city.streets.len(), prepare::walker()?);
    let timed = report.stage("preparation from arrays", (streets, "edges"), || {
        TimedNetwork::new(Network::from_edges(&list)?, &walker)
    })?;
    Ok(timed)
}

/// What is asked about every node.
fn at_nodes(city: &City, timed: &TimedNetwork, options: &Options, report: &mut Report) -> Result<(), Failure> {
    let (shops, groups) = prepare::facilities_on_nodes(city, timed);
    let nodes = timed.network().node_count();
    let cells = (nodes * CATEGORIES as usize, "cells");
    if options.asks("nearest at nodes: seconds") {
        let near = report.working("nearest at nodes: seconds", cells, NearestTimes::work, || {
            reach::nearest_times_at_nodes(timed, &shops, &groups, HORIZON, &NoProgress)
        })?;
        answers::nearest(options, timed, &near)?;
    }
    if options.asks("nearest at nodes: and which") {
        report.working("nearest at nodes: and which", cells, Nearest::work, || {
            reach::nearest_at_nodes(timed, &shops, &groups, HORIZON, &NoProgress)
        })?;
    }
    if options.asks("opportunities at nodes") {
        let found = report.working("opportunities at nodes", cells, Opportunities::work, || {
            reach::opportunities_at_nodes(timed, &shops, &groups, &everything(), &NoProgress)
        })?;
        answers::opportunities(options, timed, &found)?;
    }
    if options.asks("every node as origin") {
        let reached = report.working("every node as origin", (nodes, "origins"), Reached::work, || {
            reach::reach_of_nodes(timed, &[HORIZON], &NoProgress)
        })?;
        answers::reached(options, timed, &reached)?;
    }
    Ok(())
}

/// Counts at three limits and the five nearest.
fn everything() -> Ask {
    Ask::new().within(LIMITS).nearest(NEAREST, HORIZON)
}

/// The same for homes and shops beside edges, with two doors now and then, where some streets are one-way.
fn on_edges(city: &City, options: &Options, report: &mut Report) -> Result<(), Failure> {
    let timed = TimedNetwork::new(Network::from_edges(&prepare::edge_list(city, true)?)?, &prepare::walker()?)?;
    let (shops, groups) = prepare::facilities_on_edges(city, &timed);
    let homes = prepare::homes_on_edges(&timed);
    let cells = (homes.len() * CATEGORIES as usize, "cells");
    if options.asks("nearest on edges: seconds") {
        report.working("nearest on edges: seconds", cells, NearestTimes::work, || {
            reach::nearest_times(&timed, &homes, &shops, &groups, HORIZON, &NoProgress)
        })?;
    }
    if options.asks("nearest on edges: and which") {
        report.working("nearest on edges: and which", cells, Nearest::work, || {
            reach::nearest(&timed, &homes, &shops, &groups, HORIZON, &NoProgress)
        })?;
    }
    if options.asks("opportunities on edges") {
        report.working("opportunities on edges", cells, Opportunities::work, || {
            reach::opportunities(&timed, &homes, &shops, &groups, &everything(), &NoProgress)
        })?;
    }
    Ok(())
}

/// What is asked about a thousand places.
fn one_by_one(city: &City, timed: &TimedNetwork, options: &Options, report: &mut Report) -> Result<(), Failure> {
    let numbers = prepare::node_numbers(timed.network());
    let homes = prepare::homes_on_nodes(timed, some(city, 0).map(|node| numbers[node]));
    if options.asks("isochrones: nodes") {
        let sum = |work: &Vec<Work>| work.iter().copied().sum();
        report.working("isochrones: nodes", (SOME, "origins"), sum, || {
            reach::node_sets(timed, &homes, HORIZON, &NoProgress, |_, set| set.work())
        })?;
    }
    if options.asks("isochrones: polygons") {
        let corners = (timed.network().node_count(), "nodes");
        let contours = report.stage("triangulation for polygons", corners, || Contours::new(timed, &NoProgress))?;
        report
            .stage("isochrones: polygons", (SOME, "origins"), || contours.of_each(&homes, &[HORIZON], &NoProgress))?;
    }
    if options.asks("matrix of 1000 x 1000") {
        let shops = prepare::homes_on_nodes(timed, some(city, 1).map(|node| numbers[node]));
        let matrix = report.working("matrix of 1000 x 1000", (SOME * SOME, "pairs"), Matrix::work, || {
            reach::matrix(timed, &homes, &shops, HORIZON, &NoProgress)
        })?;
        answers::matrix(options, &matrix)?;
    }
    Ok(())
}

/// A thousand nodes of the city, spread evenly; `half` steps further on for another thousand.
fn some(city: &City, half: usize) -> impl Iterator<Item = usize> {
    let nodes = city.place_m.len();
    (0..SOME).map(move |i| ((2 * i + half) * nodes / (2 * SOME)).min(nodes - 1))
}
