//! Centres: how many, where, and with which handicaps, so that the circles have about as many people as asked.

use super::PartitionOptions;
use super::ground::Ground;
use super::voronoi::{Cells, Centre, NOBODY, cells};
use crate::error::Error;
use crate::geo::LocalPlane;
use crate::progress::{Progress, Watch};
use crate::units::TICKS_PER_SECOND;

/// How often centres are moved and handicaps changed; the best of all rounds is taken.
const ROUNDS: usize = 32;
/// How often centres may be added for homes too far from any.
const ADDING: usize = 24;
/// The largest change of a handicap in the first round: two minutes.
const STRIDE_TICKS: f64 = 120.0 * TICKS_PER_SECOND as f64;

/// How good a division is; less is better, the first that differs decides.
type Faults = (f64, f64, f64);

/// Finds centres and the cells around them.
pub(super) fn balance(
    ground: &Ground,
    options: &PartitionOptions,
    plane: LocalPlane,
    progress: &dyn Progress,
) -> Result<(Vec<Centre>, Cells), Error> {
    let watch = Watch::new(progress, "circles", ROUNDS);
    let mut centres = seeds(ground, options);
    for _ in 0..ADDING {
        watch.check()?;
        let far = too_far(ground, options, &centres);
        if far.is_empty() {
            break;
        }
        centres.extend(far.into_iter().map(|node| Centre { node, handicap: 0 }));
    }
    let mut best: Option<(Faults, Vec<Centre>, Cells)> = None;
    for round in 0..ROUNDS {
        let divided = cells(ground, &centres);
        let people = people_of(ground, &divided, centres.len());
        let next = moved(ground, plane, options, &centres, &divided, &people, round);
        let faults = faults(ground, options, &divided, &people);
        if best.as_ref().is_none_or(|(known, _, _)| less(&faults, known)) {
            best = Some((faults, std::mem::replace(&mut centres, next), divided));
        } else {
            centres = next;
        }
        watch.advance(1)?;
    }
    watch.finish()?;
    Ok(match best {
        Some((_, centres, divided)) => (centres, divided),
        None => (Vec::new(), cells(ground, &[])),
    })
}

/// The first centres: of each part of the ground as many as its people ask for, evenly along the curve of the nodes.
fn seeds(ground: &Ground, options: &PartitionOptions) -> Vec<Centre> {
    let mut by_part: Vec<(u32, u32)> =
        (0..ground.len() as u32).map(|node| (ground.part[node as usize], node)).collect();
    by_part.sort_unstable();
    let mut centres = Vec::new();
    for part in by_part.chunk_by(|a, b| a.0 == b.0) {
        if !part.iter().any(|(_, node)| ground.inhabited[*node as usize]) {
            continue;
        }
        let all: f64 = part.iter().map(|(_, node)| ground.people[*node as usize]).sum();
        let wanted = (all / options.target_people).round().max(1.0);
        let (mut sum, mut next, mut street) = (0.0, 0.5, None);
        let mut chosen: Vec<u32> = Vec::new();
        for (_, node) in part {
            if ground.public[*node as usize] {
                street = Some(*node);
            }
            sum += ground.people[*node as usize];
            if let Some(node) = street.filter(|_| next <= wanted && sum * wanted >= next * all) {
                chosen.push(node);
                while sum * wanted >= next * all && next <= wanted {
                    next += 1.0;
                }
            }
        }
        chosen.dedup();
        centres.extend(chosen.into_iter().map(|node| Centre { node, handicap: 0 }));
    }
    centres
}

/// Of each cell the home farthest beyond the longest walk, as the street node it is reached by.
fn too_far(ground: &Ground, options: &PartitionOptions, centres: &[Centre]) -> Vec<u32> {
    let divided = cells(ground, centres);
    let mut farthest: Vec<Option<(u64, u32)>> = vec![None; centres.len()];
    for node in (0..ground.len()).filter(|node| ground.inhabited[*node] && divided.owner[*node] != NOBODY) {
        if divided.walk[node] > options.longest_ticks() {
            let worst = &mut farthest[divided.owner[node] as usize];
            *worst = (*worst).max(Some((divided.walk[node], node as u32)));
        }
    }
    let street = |mut node: u32| {
        while !ground.public[node as usize] && divided.before[node as usize] != NOBODY {
            node = divided.before[node as usize];
        }
        node
    };
    let taken: std::collections::BTreeSet<u32> = centres.iter().map(|centre| centre.node).collect();
    let mut found: Vec<u32> = farthest.into_iter().flatten().map(|(_, node)| street(node)).collect();
    found.retain(|node| !taken.contains(node));
    found.sort_unstable();
    found.dedup();
    found
}

/// The people of each cell.
fn people_of(ground: &Ground, divided: &Cells, centres: usize) -> Vec<f64> {
    let mut people = vec![0.0; centres];
    for (node, owner) in divided.owner.iter().enumerate().filter(|(_, owner)| **owner != NOBODY) {
        people[*owner as usize] += ground.people[node];
    }
    people
}

/// People too far from their centre, people outside of the band, distance from the target.
fn faults(ground: &Ground, options: &PartitionOptions, divided: &Cells, people: &[f64]) -> Faults {
    let far = |node: &usize| divided.owner[*node] != NOBODY && divided.walk[*node] > options.longest_ticks();
    let beyond = (0..ground.len()).filter(far).map(|node| ground.people[node]).sum();
    let outside = people.iter().map(|n| (options.at_least - n).max(n - options.at_most).max(0.0)).sum();
    let apart = people.iter().map(|n| (n - options.target_people).abs()).sum();
    (beyond, outside, apart)
}

fn less(a: &Faults, b: &Faults) -> bool {
    let order = a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2));
    order.is_lt()
}

/// Centres moved to the middle of their people; full cells handicapped, empty ones favoured.
fn moved(
    ground: &Ground,
    plane: LocalPlane,
    options: &PartitionOptions,
    centres: &[Centre],
    divided: &Cells,
    people: &[f64],
    round: usize,
) -> Vec<Centre> {
    let middles = middles(ground, plane, divided, centres, people);
    let stride = STRIDE_TICKS * (1.0 - round as f64 / ROUNDS as f64);
    let wanted = |index: usize| {
        let excess = ((people[index] - options.target_people) / options.target_people).clamp(-1.0, 1.0);
        centres[index].handicap as f64 + stride * excess
    };
    let least = (0..centres.len()).map(wanted).fold(f64::INFINITY, f64::min);
    let centre = |index: usize| Centre { node: middles[index], handicap: (wanted(index) - least).round() as u64 };
    (0..centres.len()).map(centre).collect()
}

/// The street node of each cell nearest to the middle of its people; the centre it had where it has nobody.
fn middles(ground: &Ground, plane: LocalPlane, divided: &Cells, centres: &[Centre], people: &[f64]) -> Vec<u32> {
    let metres: Vec<[f64; 2]> = ground.positions.iter().map(|place| plane.to_metres(*place)).collect();
    let mut sums = vec![[0.0f64; 2]; centres.len()];
    let owned = || divided.owner.iter().enumerate().filter(|(_, owner)| **owner != NOBODY);
    for (node, owner) in owned() {
        let sum = &mut sums[*owner as usize];
        sum[0] += metres[node][0] * ground.people[node];
        sum[1] += metres[node][1] * ground.people[node];
    }
    let mut nearest: Vec<(f64, u32)> = centres.iter().map(|centre| (f64::INFINITY, centre.node)).collect();
    for (node, owner) in owned().filter(|(node, _)| ground.public[*node]) {
        let owner = *owner as usize;
        if people[owner] > 0.0 {
            let middle = sums[owner].map(|sum| sum / people[owner]);
            let distance = (metres[node][0] - middle[0]).hypot(metres[node][1] - middle[1]);
            if distance < nearest[owner].0 {
                nearest[owner] = (distance, node as u32);
            }
        }
    }
    nearest.into_iter().map(|(_, node)| node).collect()
}
