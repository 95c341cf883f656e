//! All regions at work, in rounds, until none has anything to say.

use super::cut::Cut;
use super::lanes::Lanes;
use super::region::Region;
use super::row::{Cell, Row};
use crate::error::Error;
use crate::machine::vectors::Width;
use crate::progress::Watch;
use crate::reach::{Places, Work, parallel};

/// Fills `cells` with the labels of every vertex for the groups of `lanes`; `written` says of each region whether its cells
/// may hold others, before and after.
///
/// What one region does in a round depends on what it was told in the rounds before, in the order of the regions that
/// told it: so the work is the same for any number of threads.
pub(super) fn settle<R: Row>(
    cut: &Cut<'_, R::Cell>,
    targets: &Places,
    lanes: &Lanes<'_>,
    width: Width,
    (cells, written): (&mut [R::Cell], &mut [bool]),
    watch: &Watch<'_>,
) -> Result<Work, Error> {
    let rows = R::rows_mut(cells).chunks_mut(cut.shape().region()).zip(written).enumerate();
    let mut regions: Vec<Region<'_, R>> = rows.map(|(index, rows)| Region::new(cut, index, rows)).collect();
    let (mut total, mut round) = (Work::default(), 0);
    loop {
        let done = parallel::map_mut(&mut regions, |region| {
            watch.check()?;
            if round == 0 {
                plant(region, cut, targets, lanes);
                watch.advance(1)?;
            }
            region.settle(cut, width, watch)
        });
        let mut silent = true;
        for done in done {
            let (work, news) = done?;
            total += work;
            silent &= news.is_empty();
            news.into_iter().for_each(|message| regions[cut.region_of(message.head)].receive(message));
        }
        if silent {
            break;
        }
        round += 1;
    }
    parallel::map_mut(&mut regions, Region::clear_unless_reached);
    Ok(total)
}

/// Begins a region at the ways into targets from it.
fn plant<R: Row>(region: &mut Region<'_, R>, cut: &Cut<'_, R::Cell>, targets: &Places, lanes: &Lanes<'_>) {
    for way in targets.ways_in(cut.vertices_of(region.index())).filter(|way| way.ticks < cut.top()) {
        let mut roles = lanes.of(way.place).peekable();
        if roles.peek().is_some() {
            region.change(way.vertex, |row| {
                let left = R::Cell::fit(cut.top() - way.ticks);
                roles.for_each(|(lane, rank)| row.offer(lane, left, R::Cell::fit(rank)));
                true
            });
        }
    }
}
