//! The bundled extract of Nanjing, its map and the walks in it.

use std::path::Path;

use lifecircle::access::Query;
use lifecircle::model::Catalogue;
use lifecircle::progress::NoProgress;
use lifecircle::reach::{Nearest, nearest};
use lifecircle::report::html::MapData;
use lifecircle::report::map_data;
use lifecircle::study::{OpenOptions, Study};
use lifecircle::units::Ticks;
use lifecircle::walk::Walker;

pub(crate) struct Nanjing {
    map: MapData,
    walks: Nearest,
}

impl Nanjing {
    pub(crate) fn open() -> Nanjing {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../data/cn_nanjing_xinjiekou_2021");
        let study = Study::from_osm(&folder.join("nanjing_xinjiekou.osm.pbf"), &OpenOptions::default()).unwrap();
        let prepared = study.prepare(&Walker::adult()).unwrap();
        let categories = Catalogue::bundled().categories().map(|(id, _)| id);
        let map = map_data(&prepared.access(&Query::new(categories)).unwrap(), &NoProgress).unwrap();
        let offers = |row: &usize, category: u32| map.facilities[*row].categories.contains(&category);
        let group = |category| (0..map.facilities.len()).filter(|r| offers(r, category)).map(|r| r as u32).collect();
        let groups: Vec<Vec<u32>> = (0..map.categories.len() as u32).map(group).collect();
        let (horizon, timed) = (Ticks::new(map.horizon_ticks), prepared.timed());
        let walks = nearest(timed, prepared.homes(), prepared.facilities(), &groups, horizon, &NoProgress).unwrap();
        Nanjing { map, walks }
    }

    pub(crate) fn map(&self) -> &MapData {
        &self.map
    }

    /// So many different homes, by chance, the same each time.
    pub(crate) fn some_homes(&self, count: usize) -> Vec<usize> {
        let (mut state, mut chosen) = (20_261_124u64, std::collections::BTreeSet::new());
        while chosen.len() < count.min(self.map.homes.len()) {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            chosen.insert((state >> 16) as usize % self.map.homes.len());
        }
        chosen.into_iter().collect()
    }

    /// The walk from a home to the nearest place of every category, in ticks, and that place.
    pub(crate) fn walks(&self, home: usize) -> Vec<Option<(u32, u32)>> {
        let walk = |category| self.walks.get(category, home).map(|(ticks, place)| (ticks.get(), place));
        (0..self.map.categories.len()).map(walk).collect()
    }
}
