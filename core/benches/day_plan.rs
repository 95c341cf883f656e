//! What a resident's day costs to plan: `cargo bench -p lifecircle --bench day_plan -- CITY.osm.pbf`.
//!
//! Ten thousand days of five stops from homes all over the city, first with the walks between places not yet known, then again; the
//! same with the routes drawn; and a thousand with the order free. Every place has seeded hours, for most real ones have none. Without
//! a file it is the bundled centre of Nanjing.

#[path = "measure/mod.rs"]
#[allow(dead_code, reason = "this bench counts no work")]
mod measure;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    // Cargo itself hands a bench the argument --bench.
    let city = std::env::args().skip(1).find(|argument| !argument.starts_with("--"));
    let bundled =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data/cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
    days::measure(&city.unwrap_or_else(|| bundled.to_owned()))
}

#[cfg(feature = "osm")]
mod days {
    use lifecircle::access::{
        Activity, DayAnswer, DayOptions, DayPlan, DayPlanner, DayVerdict, Order, PlannedDays, Stop,
    };
    use lifecircle::calendar::{Date, Moment};
    use lifecircle::model::Catalogue;
    use lifecircle::network::NetworkBuilder;
    use lifecircle::progress::NoProgress;
    use lifecircle::source::NetworkSource;
    use lifecircle::source::osm::{HomeRule, OsmFile, OsmReadOptions};
    use lifecircle::study::{Study, StudyBuilder};
    use lifecircle::walk::Walker;

    use crate::Failure;
    use crate::measure::Report;

    const DATE: &str = "2026-03-10";
    const DAYS: usize = 10_000;
    /// Category, earliest and latest in minutes of the day, stay in minutes, and whether a child walks along.
    const STOPS: [(&str, i64, i64, u32, bool); 4] = [
        ("supermarket", 420, 720, 20, false),
        ("pharmacy", 480, 1200, 10, false),
        ("cafe-teahouse", 540, 1260, 60, false),
        ("playground", 600, 1260, 45, true),
    ];

    pub(crate) fn measure(path: &str) -> Result<(), Failure> {
        let study = open(path)?;
        let walkers = [Walker::adult(), Walker::child()].map(|walker| study.prepare(&walker));
        let walkers = walkers.into_iter().collect::<Result<Vec<_>, _>>()?;
        let (homes, shops) = (study.homes().rows.len(), study.facilities().rows.len());
        let mut report = Report::new(None, 5);
        report.begin(path);
        println!("{:>38} {homes} homes, {shops} facilities", "");
        let date: Date = DATE.parse()?;
        for within_minutes in [10, 15] {
            let options = DayOptions { within_minutes, ..DayOptions::default() };
            let make = || DayPlanner::new(walkers.iter().cloned(), date, &options, &NoProgress);
            let stage = |what: &str| format!("{what}, {within_minutes} min");
            let planner = report.stage(&stage("make the planner"), (1, "planners"), make)?;
            let days = plans(&study, Order::Given, DAYS)?;
            let cold = std::time::Instant::now();
            let answers = planner.plans(&days, &NoProgress)?;
            println!("{:>38} {:>7.1} ms", stage("first time"), cold.elapsed().as_secs_f64() * 1e3);
            count(&answers);
            report.stage(&stage("days"), (DAYS, "days"), || planner.plans(&days, &NoProgress))?;
            let within: Vec<DayPlan> = days
                .iter()
                .zip(&answers)
                .filter(|(_, a)| a.verdict == DayVerdict::Within)
                .map(|(d, _)| d.clone())
                .collect();
            report.stage(&stage("days that hold"), (within.len(), "days"), || planner.plans(&within, &NoProgress))?;
            let free = plans(&study, Order::Free, DAYS / 10)?;
            report.stage(&stage("days in free order"), (free.len(), "days"), || planner.plans(&free, &NoProgress))?;
            let planned = PlannedDays::new(planner, days, &NoProgress)?;
            report.stage(&stage("their routes and table"), (DAYS, "days"), || planned.visits_table())?;
        }
        Ok(())
    }

    fn count(answers: &[DayAnswer]) {
        let of = |verdict| answers.iter().filter(|answer| answer.verdict == verdict).count();
        let done = answers.iter().filter(|answer| answer.schedule.is_some()).count();
        println!(
            "{:>38} {} within, {} broken, {} beyond the data; {done} can be done",
            "",
            of(DayVerdict::Within),
            of(DayVerdict::Broken),
            of(DayVerdict::BeyondData)
        );
    }

    /// The city with hours for every place, opening and closing at many different minutes.
    fn open(path: &str) -> Result<Study, Failure> {
        let file = OsmFile::open(path, &OsmReadOptions::default())?;
        let network = NetworkBuilder::new().build(file.read_network(&NoProgress)?)?;
        let mut facilities = file.facilities(Catalogue::bundled(), &NoProgress)?;
        let mut random = Random(7);
        for service in facilities.rows.iter_mut().flat_map(|facility| &mut facility.services) {
            let (opens, closes) = (6 * 12 + random.below(48), 17 * 12 + random.below(60));
            let clock = |fives: u64| format!("{:02}:{:02}", fives / 12, fives % 12 * 5);
            service.opening_hours = Some(match random.below(4) {
                0 => format!("{}-12:00,14:00-{}", clock(opens), clock(closes)),
                _ => format!("{}-{}", clock(opens), clock(closes)),
            });
        }
        let homes = file.homes(&HomeRule::default(), &NoProgress)?;
        Ok(StudyBuilder::new(network).facilities(facilities).homes(homes).build()?)
    }

    /// Four stops somewhere and the way back, from homes spread over the city.
    fn plans(study: &Study, order: Order, count: usize) -> Result<Vec<DayPlan>, Failure> {
        let (midnight, mut random) = (Moment::midnight(DATE.parse()?), Random(11));
        let at = |minute: i64| midnight.plus_seconds(minute * 60).unwrap_or(midnight);
        let stops = STOPS.map(|(name, ..)| Catalogue::bundled().find(name));
        let stops = stops.into_iter().collect::<Result<Vec<_>, _>>()?;
        let homes = study.homes().rows.len() as u64;
        let plan = |number: usize| {
            let home = random.below(homes) as usize;
            let activity = |(category, (name, from, until, stay, child)): (_, &(&str, i64, i64, u32, bool))| {
                Activity::new(*name, Stop::Any(category))
                    .from(at(*from))
                    .until(at(*until))
                    .stay_s(stay * 60)
                    .walker(usize::from(*child))
            };
            let mut activities: Vec<Activity> = stops.iter().copied().zip(&STOPS).map(activity).collect();
            activities.push(Activity::new("home", Stop::Home(home)).after(0..STOPS.len()).walker(1));
            DayPlan::new(format!("{number}"), home, at(390 + random.below(90) as i64), activities).order(order)
        };
        Ok((0..count).map(plan).collect())
    }

    /// The same numbers every time.
    struct Random(u64);

    impl Random {
        fn below(&mut self, end: u64) -> u64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) % end
        }
    }
}

#[cfg(not(feature = "osm"))]
mod days {
    pub(crate) fn measure(path: &str) -> Result<(), crate::Failure> {
        Err(format!("this build does not read {path}: build with --features osm").into())
    }
}
