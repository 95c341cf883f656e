//! The questions, one stage each.

use lifecircle::error::Error;
use lifecircle::network::Network;
use lifecircle::progress::NoProgress;
use lifecircle::reach::{
    self, Ask, Contours, Matrix, Nearest, NearestTimes, Opportunities, Places, Reached, TimedNetwork, Work,
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
    let (shops, groups) = prepare::facilities_on_nodes(city, &timed);
    let scene = Scene { timed: &timed, shops, groups };
    at_nodes(&scene, options, report)?;
    one_by_one(city, &timed, options, report)?;
    kept::on_disk(city, &timed, options, report)?;
    kept::moved(city, &timed, options, report)?;
    on_edges(city, &scene, options, report)
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

/// A network and what is asked for on it.
struct Scene<'a> {
    timed: &'a TimedNetwork,
    shops: Places,
    groups: Vec<Vec<u32>>,
}

impl Scene<'_> {
    fn times_at_nodes(&self) -> Result<NearestTimes, Error> {
        reach::nearest_times_at_nodes(self.timed, &self.shops, &self.groups, HORIZON, &NoProgress)
    }

    fn nearest_at_nodes(&self) -> Result<Nearest, Error> {
        reach::nearest_at_nodes(self.timed, &self.shops, &self.groups, HORIZON, &NoProgress)
    }

    fn opportunities_at_nodes(&self) -> Result<Opportunities, Error> {
        reach::opportunities_at_nodes(self.timed, &self.shops, &self.groups, &everything(), &NoProgress)
    }

    fn times(&self, homes: &Places) -> Result<NearestTimes, Error> {
        reach::nearest_times(self.timed, homes, &self.shops, &self.groups, HORIZON, &NoProgress)
    }

    fn nearest(&self, homes: &Places) -> Result<Nearest, Error> {
        reach::nearest(self.timed, homes, &self.shops, &self.groups, HORIZON, &NoProgress)
    }

    fn opportunities(&self, homes: &Places) -> Result<Opportunities, Error> {
        reach::opportunities(self.timed, homes, &self.shops, &self.groups, &everything(), &NoProgress)
    }
}

/// Counts at three limits and the five nearest.
fn everything() -> Ask {
    Ask::new().within(LIMITS).nearest(NEAREST, HORIZON)
}

/// What is asked about every node.
fn at_nodes(scene: &Scene<'_>, options: &Options, report: &mut Report) -> Result<(), Failure> {
    let timed = scene.timed;
    let nodes = timed.network().node_count();
    let cells = (nodes * CATEGORIES as usize, "cells");
    if options.asks("nearest at nodes: seconds") {
        let near = report.working("nearest at nodes: seconds", cells, NearestTimes::work, || scene.times_at_nodes())?;
        answers::nearest(options, timed, &near)?;
    }
    if options.asks("nearest at nodes: and which") {
        report.working("nearest at nodes: and which", cells, Nearest::work, || scene.nearest_at_nodes())?;
    }
    if options.asks("opportunities at nodes") {
        let found =
            report.working("opportunities at nodes", cells, Opportunities::work, || scene.opportunities_at_nodes())?;
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

/// The same for homes and shops beside edges, with two doors now and then, where some streets are one-way: in turns with
/// the same `at_nodes`.
fn on_edges(city: &City, at_nodes: &Scene<'_>, options: &Options, report: &mut Report) -> Result<(), Failure> {
    const STAGES: [[&str; 2]; 3] = [
        ["nearest on edges: seconds", "nearest at nodes: seconds"],
        ["nearest on edges: and which", "nearest at nodes: and which"],
        ["opportunities on edges", "opportunities at nodes"],
    ];
    let [seconds, which, everything] = STAGES.map(|stage| options.asks(stage[0]).then_some(stage));
    if [seconds, which, everything] == [None; 3] {
        return Ok(());
    }
    let timed = TimedNetwork::new(Network::from_edges(&prepare::edge_list(city, true)?)?, &prepare::walker()?)?;
    let (shops, groups) = prepare::facilities_on_edges(city, &timed);
    let (scene, homes) = (Scene { timed: &timed, shops, groups }, prepare::homes_on_edges(&timed));
    let cells = (homes.len() * CATEGORIES as usize, "cells");
    if let Some(names) = seconds {
        let (own, other) = (|| scene.times(&homes), || at_nodes.times_at_nodes());
        report.working_after(names, cells, NearestTimes::work, own, other)?;
    }
    if let Some(names) = which {
        let (own, other) = (|| scene.nearest(&homes), || at_nodes.nearest_at_nodes());
        report.working_after(names, cells, Nearest::work, own, other)?;
    }
    if let Some(names) = everything {
        let (own, other) = (|| scene.opportunities(&homes), || at_nodes.opportunities_at_nodes());
        report.working_after(names, cells, Opportunities::work, own, other)?;
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
