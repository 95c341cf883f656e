//! What a city costs that is kept: in a file, and as a table that follows its changes.

use lifecircle::progress::NoProgress;
use lifecircle::reach::{LiveNearest, SavedNetwork, TimedNetwork};

use crate::Failure;
use crate::made::{City, prepare};
use crate::measure::Report;
use crate::options::Options;
use crate::stages::HORIZON;

/// How many facilities are moved.
const MOVES: usize = 100;

/// A prepared network opened from a file that lies in the page cache.
pub(crate) fn on_disk(
    city: &City,
    timed: &TimedNetwork,
    options: &Options,
    report: &mut Report,
) -> Result<(), Failure> {
    if !options.asks("opening from disk") {
        return Ok(());
    }
    let path = std::env::temp_dir().join(format!("lifecircle-bench-{}.network", std::process::id()));
    let edges = (timed.network().edge_count(), "edges");
    report.stage("saving to disk", edges, || timed.save(&path))?;
    let middle = prepare::node_numbers(timed.network())[city.place_m.len() / 2];
    let door = [prepare::on_node(timed, middle)];
    let answered = report.stage("opening from disk to first answer", (1, "files"), || {
        SavedNetwork::open(&path)?.nodes_within(&door, HORIZON)
    })?;
    let whole = report.stage("opening from disk, whole", (1, "files"), || TimedNetwork::open(&path))?;
    let saved = SavedNetwork::open(&path)?;
    report.stage("opening from disk, verify()", (1, "files"), || saved.verify())?;
    drop(saved);
    println!("{:>38} {} nodes answered, a file of {} MB", "", answered.len(), std::fs::metadata(&path)?.len() >> 20);
    drop(whole);
    Ok(std::fs::remove_file(&path)?)
}

/// Facilities moved one by one in a table of all categories.
pub(crate) fn moved(city: &City, timed: &TimedNetwork, options: &Options, report: &mut Report) -> Result<(), Failure> {
    if !options.asks("moving a facility") {
        return Ok(());
    }
    let (shops, groups) = prepare::facilities_on_nodes(city, timed);
    let nodes = (timed.network().node_count(), "nodes");
    let mut live =
        report.stage("live table", nodes, || LiveNearest::new(timed, &shops, &groups, HORIZON, &NoProgress))?;
    let (numbers, mut round) = (prepare::node_numbers(timed.network()), 0);
    report.stage("moving a facility, 100 times", (MOVES, "moves"), || {
        round += 1;
        (0..MOVES).try_for_each(|i| {
            let shop = (i * shops.len() / MOVES) as u32;
            let to = numbers[(i * 7919 + round * 104_729) % numbers.len()];
            live.relocate(shop, vec![prepare::on_node(timed, to)]).map(drop)
        })
    })?;
    Ok(())
}
