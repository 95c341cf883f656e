//! The facilities in the order of their ids, so that ties are not decided by the order of their rows.

use std::sync::Arc;

use crate::model::Facility;
use crate::reach::Places;
use crate::study::Prepared;

/// The facilities of a study in the order of their ids, on the network.
#[derive(Clone, Debug)]
pub(super) struct ById {
    /// Row by position in the order.
    rows: Arc<[u32]>,
    /// Position by row.
    positions: Vec<u32>,
    places: Places,
}

impl ById {
    pub(super) fn new(prepared: &Prepared) -> ById {
        let rows = rows_by_id(&prepared.study().facilities().rows);
        let mut positions = vec![0u32; rows.len()];
        (0u32..).zip(&rows).for_each(|(position, row)| positions[*row as usize] = position);
        let all = prepared.facilities();
        let doors = |row: &u32| all.doors(*row).iter().map(|door| door.at).collect();
        let places = Places::new(prepared.timed(), rows.iter().map(doors));
        ById { rows: rows.into(), positions, places }
    }

    /// Rows in the order of the ids.
    pub(super) fn rows(&self) -> &Arc<[u32]> {
        &self.rows
    }

    /// The facilities in that order, as targets of a search.
    pub(super) fn places(&self) -> &Places {
        &self.places
    }

    /// Groups of rows as groups of targets.
    pub(super) fn targets(&self, groups: &[Vec<u32>]) -> Vec<Vec<u32>> {
        let target = |row: &u32| self.positions.get(*row as usize).copied();
        groups.iter().map(|group| group.iter().filter_map(target).collect()).collect()
    }
}

fn rows_by_id(facilities: &[Facility]) -> Vec<u32> {
    let mut rows: Vec<u32> = (0..facilities.len() as u32).collect();
    rows.sort_by(|a, b| facilities[*a as usize].id.cmp(&facilities[*b as usize].id).then(a.cmp(b)));
    rows
}
