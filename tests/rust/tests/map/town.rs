//! A random town: streets, one-way paths, gated lanes, homes and places with one door or two.

use lifecircle::access::{AccessTable, Query, Verdict};
use lifecircle::error::Error;
use lifecircle::geo::{BoundingBox, LonLat};
use lifecircle::model::{Catalogue, CategoryId, Facilities, Facility, Home, Homes, People, Service};
use lifecircle::network::{
    Direction, EdgeAttributes, Edges, Gate, NetworkBuilder, Passage, RawNetwork, RawNode, RawWay,
};
use lifecircle::progress::NoProgress;
use lifecircle::reach::{Nearest, nearest};
use lifecircle::report::html::{Bilingual, FindingStatus, MapData, MapFinding, MapStandard};
use lifecircle::report::map_data;
use lifecircle::study::{Extent, StudyBuilder};
use lifecircle::units::Ticks;
use lifecircle::walk::{WalkModel, WalkTimes};

const COLUMNS: usize = 26;
const ROWS: usize = 20;
const CATEGORIES: u16 = 8;
/// Twice the last of the usual limits: as far as the map looks.
const HORIZON: Ticks = Ticks::new(30 * 60 * 32);
/// What a hostile source may call a home.
const EVIL: &str = "<img src=x onerror=\"heard.push('markup')\"></script>\u{2028}";

/// A town and the walks in it, as the library finds them.
pub(crate) struct Town {
    access: AccessTable,
    walks: Nearest,
}

/// A metre a second, everywhere.
struct Steady;

impl WalkModel for Steady {
    fn name(&self) -> &str {
        "steady"
    }

    fn link_seconds_per_metre(&self) -> f64 {
        1.0
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        times.forward_s.copy_from_slice(&edges.length_m);
        times.backward_s.copy_from_slice(&edges.length_m);
        Ok(())
    }
}

/// Shares from 0 to 1, the same for the same seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> f64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 11) as f64 / (1u64 << 53) as f64
    }

    fn position(&mut self) -> LonLat {
        place(self.roll() * (COLUMNS - 1) as f64, self.roll() * (ROWS - 1) as f64)
    }
}

fn place(column: f64, row: f64) -> LonLat {
    LonLat::new(118.76 + column * 0.0012, 32.03 + row * 0.001).unwrap()
}

impl Town {
    pub(crate) fn random(seed: u64) -> Town {
        let mut dice = Dice(seed);
        let network = NetworkBuilder::new().build(streets(&mut dice)).unwrap();
        let homes = Homes { rows: (0..600).map(|i| home(&mut dice, i)).collect(), ..Homes::default() };
        let rows: Vec<_> = (0..160).map(|i| facility(&mut dice, i)).collect();
        let groups: Vec<Vec<u32>> = (0..CATEGORIES).map(|c| offering(&rows, CategoryId(c))).collect();
        let area = BoundingBox { south_west: place(0.2, 0.2), north_east: place(24.0, 18.5) };
        let study = StudyBuilder::new(network)
            .homes(homes)
            .facilities(Facilities { rows, ..Facilities::default() })
            .extent(Extent::from_box(area))
            .build()
            .unwrap();
        let prepared = study.prepare(&Steady).unwrap();
        let walks =
            nearest(prepared.timed(), prepared.homes(), prepared.facilities(), &groups, HORIZON, &NoProgress).unwrap();
        let access = prepared.access(&Query::new((0..CATEGORIES).map(CategoryId))).unwrap();
        Town { access, walks }
    }

    /// How many homes.
    pub(crate) fn homes(&self) -> usize {
        self.access.home_count()
    }

    /// The walk from a home to the nearest place of every category, in ticks, and that place.
    pub(crate) fn walks(&self, home: usize) -> Vec<Option<(u32, u32)>> {
        let walk = |category| self.walks.get(usize::from(category), home);
        (0..CATEGORIES).map(|c| walk(c).map(|(ticks, facility)| (ticks.get(), facility))).collect()
    }

    /// The class of a home for every category, as the verdicts of the access table have it; no data for a category
    /// that sources hardly record and this town has none of.
    pub(crate) fn classes(&self, home: usize) -> Vec<String> {
        let verdict = |category, limit| self.access.verdict(home, usize::from(category), limit).unwrap();
        let leaf = |category| Catalogue::bundled().leaf(CategoryId(category)).unwrap();
        let is_nowhere = |category: u16| self.access.facility_count(category.into()) == Some(0);
        let class = |category| match (0..3).find(|limit| verdict(category, *limit) == Verdict::Met) {
            Some(limit) => format!("within-{limit}"),
            None if is_nowhere(category) && leaf(category).weak.is_some() => "no-data".into(),
            None => match verdict(category, 2) {
                Verdict::BeyondData => "unknown".into(),
                Verdict::Unattached => "no-data".into(),
                _ => "far".into(),
            },
        };
        (0..CATEGORIES).map(class).collect()
    }

    /// The town as a map.
    pub(crate) fn map(&self) -> MapData {
        let data = MapData {
            title: Bilingual::new(EVIL, "A town <b>of chance</b>"),
            subtitle: Bilingual::new("步行者：匀速", "Walker: steady"),
            standards: vec![standard()],
            attribution: vec!["© OpenStreetMap contributors, ODbL".into()],
            // Eight categories are few, but this town has no more.
            sparse: false,
            ..map_data(&self.access, &NoProgress).unwrap()
        };
        assert_eq!(data.horizon_ticks, HORIZON.get());
        data
    }
}

fn home(dice: &mut Dice, index: usize) -> Home {
    let position = dice.position();
    Home {
        id: format!("way/{index}"),
        name: Some(if index == 0 { EVIL.into() } else { format!("{index} 栋") }),
        position,
        entrances: entrances(dice, position),
        people: (!index.is_multiple_of(3))
            .then_some(People { count: index as f64, estimated: index.is_multiple_of(2) }),
        households: None,
        floor_area_m2: None,
        groups: Vec::new(),
    }
}

fn facility(dice: &mut Dice, index: usize) -> Facility {
    let position = dice.position();
    let first = (index * index) as u16 % (CATEGORIES - 1);
    let count = if index.is_multiple_of(6) { 2 } else { 1 };
    Facility {
        id: format!("node/{index}"),
        name: (!index.is_multiple_of(4)).then(|| EVIL.into()),
        position,
        entrances: entrances(dice, position),
        services: (first..first + count).map(|c| Service::of(CategoryId(c))).collect(),
        area_m2: None,
    }
}

/// None, so that the position is the door, or two.
fn entrances(dice: &mut Dice, position: LonLat) -> Vec<LonLat> {
    let near = |dice: &mut Dice| position.toward(dice.position(), 0.02);
    if dice.roll() < 0.3 { vec![near(dice), near(dice)] } else { Vec::new() }
}

fn offering(rows: &[Facility], category: CategoryId) -> Vec<u32> {
    let offers = |row: &u32| rows[*row as usize].services.iter().any(|s| s.category == category);
    (0..rows.len() as u32).filter(offers).collect()
}

fn streets(dice: &mut Dice) -> RawNetwork {
    let mut raw = RawNetwork::default();
    let mut node = |dice: &mut Dice, column: f64, row: f64, gate| {
        let position = place(column + 0.4 * dice.roll(), row + 0.4 * dice.roll());
        raw.nodes.push(RawNode { id: raw.nodes.len() as i64, position, gate, keep: false, elevation_m: None });
        raw.nodes.len() as u32 - 1
    };
    let corner = |i: usize| ((i % COLUMNS) as f64, (i / COLUMNS) as f64);
    let corners: Vec<u32> = (0..COLUMNS * ROWS)
        .map(|i| {
            let gate = if dice.roll() < 0.01 { Gate::Residents } else { Gate::Open };
            node(dice, corner(i).0, corner(i).1, gate)
        })
        .collect();
    for i in 0..corners.len() {
        for (right, down) in [(1, 0), (0, 1)] {
            let (column, row) = (i % COLUMNS + right, i / COLUMNS + down);
            if column >= COLUMNS || row >= ROWS || dice.roll() < 0.15 {
                continue;
            }
            let (a, b) = (corner(i), (column as f64, row as f64));
            let bend = node(dice, (a.0 + b.0) / 2.0, (a.1 + b.1) / 2.0, Gate::Open);
            let nodes = vec![corners[i], bend, corners[row * COLUMNS + column]];
            let attributes = attributes(dice);
            raw.ways.push(RawWay { id: raw.ways.len() as i64, nodes, attributes, lengths_m: None });
        }
    }
    raw
}

fn attributes(dice: &mut Dice) -> EdgeAttributes {
    let passage = if dice.roll() < 0.06 { Passage::EndOnly } else { Passage::Public };
    let direction = match dice.roll() {
        x if x < 0.04 => Direction::Forward,
        x if x < 0.08 => Direction::Backward,
        _ => Direction::Both,
    };
    EdgeAttributes { passage, direction, ..EdgeAttributes::default() }
}

fn standard() -> MapStandard {
    use FindingStatus::{Met, Missing, NoData, Saturated, Short};
    let finding = |(i, status)| MapFinding {
        circle: Bilingual::new("全城", "City"),
        text: Bilingual::new(EVIL, "A finding"),
        status,
        category: Some(i as u32),
        clause: "4.2".into(),
        confidence: if i % 2 == 0 { "quoted".into() } else { "ours".into() },
    };
    let findings = [Missing, Short, Met, Saturated, NoData].into_iter().enumerate().map(finding).collect();
    MapStandard { title: Bilingual::new("标准", "Standard"), findings }
}
