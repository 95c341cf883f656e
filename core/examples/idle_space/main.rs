//! What idle spaces become (盘活): `cargo run --release --example idle_space [-- CITY.osm.pbf [SPACES.toml [MINUTES]]]`
//!
//! Four spaces of a quarter in Nanjing, each with its area, owner, hours and conditions, and six uses that could move in, each at its
//! hours. Which use of which space serves most of those who lack it; which uses share a space in time (a morning market, afternoon
//! classes, parking at night); in which order to begin, so that nobody is counted twice. Between two uses of a space are 30 minutes, or
//! so many. Without files it reads the bundled centre of Nanjing and its own spaces.

mod quarter;

use std::path::{Path, PathBuf};

use lifecircle::improve::Shift;
use quarter::{CASE, Case};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let bundled = || {
        Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf")
    };
    let city = std::env::args().nth(1).map_or_else(bundled, PathBuf::from);
    let spaces = std::env::args().nth(2).map_or(Ok(CASE.spaces.to_owned()), std::fs::read_to_string)?;
    let changeover_minutes = std::env::args().nth(3).map_or(Ok(CASE.changeover_minutes), |minutes| minutes.parse())?;
    let assessment = quarter::assessment(&city)?;
    let ranking = quarter::ranking(&assessment, &Case { spaces: &spaces, changeover_minutes, ..CASE })?;
    for (space, combination) in ranking.spaces().iter().zip(ranking.combinations()) {
        println!("{} ({}):", space.name.as_deref().unwrap_or(&space.id), space.owner.as_deref().unwrap_or("no owner"));
        for row in ranking.rows().iter().filter(|row| ranking.spaces()[row.space].id == space.id) {
            let (id, people) = (&ranking.uses()[row.of].id, people(row.newly.people));
            match row.misfit {
                Some(misfit) => println!("     {id}: does not fit ({})", misfit.name()),
                None => println!("  {:>2} {id}: {people}", row.rank_in_space.unwrap_or(0)),
            }
        }
        println!("     together: {}", names(&ranking, &combination.uses));
    }
    println!("in this order:");
    for (number, step) in (1..).zip(ranking.order()) {
        let space = &ranking.spaces()[step.combination.space];
        let cost = step.cost_so_far.map_or("unknown".into(), |cost| format!("{cost:.0} yuan"));
        println!(
            "  {number} {}: {}, {} more; so far {cost}",
            space.name.as_deref().unwrap_or(&space.id),
            names(&ranking, &step.combination.uses),
            people(step.combination.newly.people)
        );
    }
    Ok(())
}

/// The extract ends near every home, so that many may have beyond it what they lack in it.
fn people(shift: Shift) -> String {
    format!("{:.0} people for sure, {:.0} at most", shift.sure, shift.at_most)
}

fn names(ranking: &lifecircle::improve::idle::IdleRanking, uses: &[usize]) -> String {
    let names: Vec<&str> = uses.iter().map(|of| ranking.uses()[*of].id.as_str()).collect();
    if names.is_empty() { "nothing".into() } else { names.join(", then ") }
}
