//! Days with their answers, as tables and as lines on the map.

use geo_types::{Coord, Geometry, LineString};

use super::answer::{At, Break, DayAnswer, Visit, moment};
use super::plan::DayPlan;
use super::planner::DayPlanner;
use super::work::DayWork;
use crate::error::{Error, ErrorKind};
use crate::model::Catalogue;
use crate::progress::Progress;
use crate::reach::{self, Places, Route, parallel};
use crate::study::Study;
use crate::table::{Column, Table};
use crate::units::Ticks;

/// Some days and what came of them.
#[derive(Debug)]
pub struct PlannedDays {
    planner: DayPlanner,
    days: Vec<DayPlan>,
    answers: Vec<DayAnswer>,
}

impl PlannedDays {
    /// Plans `days`.
    ///
    /// # Errors
    ///
    /// As [`DayPlanner::plans`].
    pub fn new(planner: DayPlanner, days: Vec<DayPlan>, progress: &dyn Progress) -> Result<PlannedDays, Error> {
        let answers = planner.plans(&days, progress)?;
        Ok(PlannedDays { planner, days, answers })
    }

    /// The planner they were asked of.
    pub fn planner(&self) -> &DayPlanner {
        &self.planner
    }

    /// The days as asked.
    pub fn days(&self) -> &[DayPlan] {
        &self.days
    }

    /// One answer for each day.
    pub fn answers(&self) -> &[DayAnswer] {
        &self.answers
    }

    /// What the search for all of them cost.
    pub fn work(&self) -> DayWork {
        self.answers.iter().map(|answer| answer.work).sum()
    }

    /// One row for each day: `day`, `verdict` (`within`, `broken`, `unknown-hours`, `beyond-data`, `unattached`),
    /// `within_minutes`, `farthest_minutes` and `unknown_hours` as asked, `walk_s` (all walking; null when the day cannot be
    /// done), `upper_bound` (there may be less beyond the data), `ends`, `broken_by` and `why` (the first activity that
    /// breaks it and its reason), `breaks` (all of them). The geometry is the position of the home.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    pub fn days_table(&self) -> Result<Table, Error> {
        let options = self.planner.options();
        let all = || self.days.iter().zip(&self.answers);
        let schedules = || self.answers.iter().map(|answer| answer.schedule.as_ref());
        let same = |number: u32| (0..self.days.len()).map(move |_| Some(i64::from(number)));
        let named = |(day, found): (&DayPlan, &Break)| day.activities[found.activity].id.clone();
        let ends = |schedule: &super::Schedule| schedule.visits.last().map(|visit| self.clock(visit.end));
        let breaks = all().map(|(day, answer)| {
            let each = answer.breaks.iter().map(|found| format!("{}: {}", named((day, found)), found.why.name()));
            Some(each.collect::<Vec<_>>().join("; ")).filter(|breaks| !breaks.is_empty())
        });
        let homes = &self.study().homes().rows;
        Table::new(self.days.len())
            .with(Column::text("day", self.days.iter().map(|day| Some(day.id.as_str()))))?
            .with(Column::text("verdict", self.answers.iter().map(|answer| Some(answer.verdict.name()))))?
            .with(Column::integer("within_minutes", same(options.within_minutes)).in_unit("min"))?
            .with(Column::integer("farthest_minutes", same(options.farthest_minutes)).in_unit("min"))?
            .with(Column::text("unknown_hours", self.days.iter().map(|_| Some(options.unknown_hours.name()))))?
            .with(Column::real("walk_s", schedules().map(|s| s.map(|s| s.walk.seconds()))).in_unit("s"))?
            .with(Column::flag("upper_bound", schedules().map(|s| s.map(|s| s.upper_bound))))?
            .with(Column::text("ends", schedules().map(|s| s.and_then(ends))))?
            .with(Column::text("broken_by", all().map(|(day, a)| a.breaks.first().map(|found| named((day, found))))))?
            .with(Column::text("why", self.answers.iter().map(|a| a.breaks.first().map(|found| found.why.name()))))?
            .with(Column::text("breaks", breaks))?
            .with_points(self.days.iter().map(|day| homes.get(day.home).map(|home| home.position)).collect())
    }

    /// One row for each leg with its stay, in the order of the day: `day`, `activity`, `walker`, `from` and `to` (ids of home
    /// or facility), `name`, `category` (of the service used), `depart`, `arrive`, `begin`, `end` (on the clocks of China, the
    /// fraction of a second cut off), `walk_s`, `wait_s`, `slack_s`, `length_m`, `on_arrival` and `hours` (`open`,
    /// `closed`, `unknown`; null in a home), `within` (the leg is within the minutes asked). The geometry is the route,
    /// null where one is there already.
    ///
    /// # Errors
    ///
    /// None but defects of this library.
    ///
    /// # Performance
    ///
    /// One search for each leg.
    pub fn visits_table(&self) -> Result<Table, Error> {
        let rows: Vec<(&DayPlan, &Visit)> = self.visits().collect();
        let study = self.study();
        let routes = parallel::map(rows.len(), || (), |(), row| self.route(rows[row].0, rows[row].1));
        let text = |of: &dyn Fn(&DayPlan, &Visit) -> Option<String>| -> Vec<Option<String>> {
            rows.iter().map(|(day, visit)| of(day, visit)).collect()
        };
        let seconds = |name: &str, of: fn(&Visit) -> Ticks| {
            Column::real(name, rows.iter().map(|(_, visit)| Some(of(visit).seconds()))).in_unit("s")
        };
        let clock = |name: &str, of: fn(&Visit) -> Ticks| {
            Column::text(name, rows.iter().map(|(_, visit)| Some(self.clock(of(visit)))))
        };
        let walker = |day: &DayPlan, visit: &Visit| self.planner.walker(day.activities[visit.activity].walker);
        let claim = self.planner.limits[0];
        Table::new(rows.len())
            .with(Column::text("day", text(&|day, _| Some(day.id.clone()))))?
            .with(Column::text("activity", text(&|day, visit| Some(day.activities[visit.activity].id.clone()))))?
            .with(Column::text("walker", text(&|day, visit| walker(day, visit).map(|p| p.walker().to_owned()))))?
            .with(Column::text("from", text(&|_, visit| id(study, visit.from))))?
            .with(Column::text("to", text(&|_, visit| id(study, visit.at))))?
            .with(Column::text("name", text(&|_, visit| name(study, visit.at))))?
            .with(Column::text("category", text(&|_, visit| category(study, visit.at))))?
            .with(clock("depart", |visit| visit.depart))?
            .with(clock("arrive", Visit::arrive))?
            .with(clock("begin", |visit| visit.begin))?
            .with(clock("end", |visit| visit.end))?
            .with(seconds("walk_s", |visit| visit.walk))?
            .with(seconds("wait_s", Visit::wait))?
            .with(seconds("slack_s", |visit| visit.slack))?
            .with(Column::real("length_m", routes.iter().map(length_m)).in_unit("m"))?
            .with(Column::text("on_arrival", rows.iter().map(|(_, visit)| visit.on_arrival.map(|s| s.name()))))?
            .with(Column::text("hours", rows.iter().map(|(_, visit)| visit.during.map(|s| s.name()))))?
            .with(Column::flag("within", rows.iter().map(|(_, visit)| Some(visit.walk <= claim))))?
            .with_shapes(routes.iter().map(line).collect())
    }

    /// The way a leg goes; `None` where one is there already.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] beyond the days and the visits of a day that can be done.
    pub fn route_of(&self, day: usize, visit: usize) -> Result<Option<Route>, Error> {
        let found = self.answers.get(day).and_then(|answer| answer.schedule.as_ref()?.visits.get(visit));
        let (Some(visit), Some(day)) = (found, self.days.get(day)) else {
            return Err(Error::new(ErrorKind::NotFound, "there is no such leg").with_value(format!("{day}, {visit}")));
        };
        Ok(self.route(day, visit))
    }

    fn visits(&self) -> impl Iterator<Item = (&DayPlan, &Visit)> {
        let schedules = self.days.iter().zip(&self.answers).filter_map(|(day, a)| Some((day, a.schedule.as_ref()?)));
        schedules.flat_map(|(day, schedule)| schedule.visits.iter().map(move |visit| (day, visit)))
    }

    fn route(&self, day: &DayPlan, visit: &Visit) -> Option<Route> {
        let prepared = self.planner.walker(day.activities.get(visit.activity)?.walker)?;
        let place = |at: At| -> (&Places, usize) {
            match at {
                At::Home(row) => (prepared.homes(), row),
                At::Service(row, _) => (prepared.facilities(), row),
            }
        };
        if spot(visit.from) == spot(visit.at) {
            return None;
        }
        let ((origins, origin), (targets, target)) = (place(visit.from), place(visit.at));
        reach::route(prepared.timed(), origins, origin, targets, target, Some(visit.walk))
    }

    fn study(&self) -> &Study {
        self.planner.study()
    }

    fn clock(&self, ticks: Ticks) -> String {
        moment(self.planner.midnight(), ticks).to_string()
    }
}

/// A place, whatever the service.
fn spot(at: At) -> (bool, usize) {
    match at {
        At::Home(row) => (true, row),
        At::Service(row, _) => (false, row),
    }
}

fn id(study: &Study, at: At) -> Option<String> {
    match at {
        At::Home(row) => study.homes().rows.get(row).map(|home| home.id.clone()),
        At::Service(row, _) => study.facilities().rows.get(row).map(|facility| facility.id.clone()),
    }
}

fn name(study: &Study, at: At) -> Option<String> {
    match at {
        At::Home(row) => study.homes().rows.get(row).and_then(|home| home.name.clone()),
        At::Service(row, _) => study.facilities().rows.get(row).and_then(|facility| facility.name.clone()),
    }
}

fn category(study: &Study, at: At) -> Option<String> {
    let At::Service(row, service) = at else { return None };
    let service = study.facilities().rows.get(row)?.services.get(service)?;
    Catalogue::bundled().leaf(service.category).map(|leaf| leaf.id.clone())
}

fn length_m(route: &Option<Route>) -> Option<f64> {
    Some(route.as_ref().map_or(0.0, |route| route.length_m + route.link_m))
}

fn line(route: &Option<Route>) -> Option<Geometry<f64>> {
    let points = route.as_ref()?.line.iter().map(|point| Coord { x: point.lon(), y: point.lat() });
    Some(Geometry::LineString(LineString::new(points.collect())))
}
