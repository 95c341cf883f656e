//! Tables from rows a host has made itself, checked row by row.

use std::collections::BTreeSet;

use super::{Facilities, Facility, Home, Homes, LandParcel, ResidentialLand};
use crate::error::{DataReport, Defect, ErrorKind, Place};
use crate::geo::Crs;

impl Facilities {
    /// The table of `rows`, whose positions were converted from `declared_crs`.
    ///
    /// A row without a service, and one whose id an earlier row has, is a defect and left out; an area or capacity that
    /// is no number of 0 or more counts as not known, with a warning. Cannot fail: what is wrong is in the report.
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::geo::{Crs, LonLat};
    /// use lifecircle::model::{Catalogue, Facilities, Facility, Service};
    ///
    /// let market = Catalogue::bundled().find("market")?;
    /// let row = Facility {
    ///     id: "m1".into(), name: None, position: LonLat::new(118.778, 32.043)?, entrances: vec![],
    ///     services: vec![Service::of(market)], area_m2: Some(f64::NAN),
    /// };
    /// let table = Facilities::from_rows([row.clone(), row], Crs::Wgs84);
    /// assert_eq!((table.rows.len(), table.rows[0].area_m2), (1, None));
    /// assert_eq!((table.report.count("duplicate-id"), table.report.count("bad-number")), (1, 2));
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn from_rows(rows: impl IntoIterator<Item = Facility>, declared_crs: Crs) -> Facilities {
        let mut check = Check::default();
        let mut table = Facilities { declared_crs, ..Facilities::default() };
        for mut facility in rows {
            check.begin(&facility.id);
            check.amount("area_m2", &mut facility.area_m2);
            facility.services.iter_mut().for_each(|service| check.amount("capacity", &mut service.capacity));
            if facility.services.is_empty() {
                let fix = "give each facility at least one category";
                check.refuse(ErrorKind::Category, "no-service", "the facility offers nothing", fix);
            } else if check.is_new(&facility.id) {
                table.rows.push(facility);
            }
        }
        table.report = check.report;
        table
    }
}

impl Homes {
    /// The table of `rows`, whose positions were converted from `declared_crs`, with groups named `group_names`.
    ///
    /// A row whose id an earlier row has is a defect and left out; numbers of people, households or floor area that are
    /// no numbers of 0 or more count as not known, with a warning, and so do groups that do not match the names.
    pub fn from_rows(rows: impl IntoIterator<Item = Home>, group_names: Vec<String>, declared_crs: Crs) -> Homes {
        let mut check = Check::default();
        let mut table = Homes { declared_crs, ..Homes::default() };
        for mut home in rows {
            check.begin(&home.id);
            let mut count = home.people.map(|people| people.count);
            check.amount("people", &mut count);
            home.people = home.people.filter(|_| count.is_some());
            check.amount("households", &mut home.households);
            check.amount("floor_area_m2", &mut home.floor_area_m2);
            home.groups.iter_mut().for_each(|group| check.amount("groups", group));
            if !home.groups.is_empty() && home.groups.len() != group_names.len() {
                let message = "the groups do not match their names; they count as not known";
                let value = format!("{} of {}", home.groups.len(), group_names.len());
                check.warn("groups", message, value);
                home.groups.clear();
            }
            if check.is_new(&home.id) {
                table.rows.push(home);
            }
        }
        (table.group_names, table.report) = (group_names, check.report);
        table
    }
}

impl ResidentialLand {
    /// The land made of `parcels`; one without a positive area, or whose id an earlier one has, is a defect and left out.
    pub fn from_parcels(parcels: impl IntoIterator<Item = LandParcel>) -> ResidentialLand {
        let mut check = Check::default();
        let mut land = ResidentialLand::default();
        for parcel in parcels {
            check.begin(&parcel.id);
            if !(parcel.area_m2.is_finite() && parcel.area_m2 > 0.0) {
                let message = "the area of a parcel must be positive";
                check.refuse(ErrorKind::Value, "no-area", message, "use geo::polygon_area_m2");
            } else if check.is_new(&parcel.id) {
                land.parcels.push(parcel);
            }
        }
        land.report = check.report;
        land
    }
}

/// The row being checked, and what was wrong so far.
#[derive(Default)]
struct Check {
    report: DataReport,
    seen: BTreeSet<String>,
    rows: u64,
    place: Place,
}

impl Check {
    fn begin(&mut self, id: &str) {
        self.place = Place::object(id).row(self.rows);
        self.rows += 1;
    }

    fn refuse(&mut self, kind: ErrorKind, code: &'static str, message: &str, fix: &str) {
        self.report.push(Defect::error(kind, code, message).at(self.place.clone()).with_fix(fix));
    }

    fn warn(&mut self, column: &str, message: &str, value: impl std::fmt::Display) {
        let place = self.place.clone().column(column);
        self.report.push(Defect::warning(ErrorKind::Value, "bad-number", message).with_value(value).at(place));
    }

    /// Forgets a number that is negative or no number.
    fn amount(&mut self, column: &str, number: &mut Option<f64>) {
        if let Some(bad) = number.filter(|n| !(n.is_finite() && *n >= 0.0)) {
            self.warn(column, "a number must be finite and not negative; it counts as not known", bad);
            *number = None;
        }
    }

    fn is_new(&mut self, id: &str) -> bool {
        let new = self.seen.insert(id.to_owned());
        if !new {
            let fix = "give each row an id of its own";
            self.refuse(ErrorKind::Duplicate, "duplicate-id", "an earlier row has the same id", fix);
        }
        new
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test may fail loudly")]

    use super::*;
    use crate::error::Severity;
    use crate::geo::LonLat;
    use crate::model::{CategoryId, People, Service};

    fn home(id: &str, count: f64, groups: Vec<Option<f64>>) -> Home {
        let people = Some(People { count, estimated: false });
        let position = LonLat::new(118.0, 32.0).unwrap();
        Home {
            id: id.into(),
            name: None,
            position,
            entrances: vec![],
            people,
            households: None,
            floor_area_m2: None,
            groups,
        }
    }

    #[test]
    fn homes_keep_what_is_known() {
        let rows =
            [home("a", f64::NAN, vec![]), home("b", 3.0, vec![Some(1.0)]), home("c", 4.0, vec![Some(-1.0), Some(2.0)])];
        let homes = Homes::from_rows(rows, vec!["child".into(), "elder".into()], Crs::Wgs84);
        assert_eq!(
            homes.rows.iter().map(|h| h.people.map(|p| p.count)).collect::<Vec<_>>(),
            [None, Some(3.0), Some(4.0)]
        );
        assert_eq!(homes.rows[1].groups, []);
        assert_eq!(homes.rows[2].groups, [None, Some(2.0)]);
        assert_eq!(homes.report.count("bad-number"), 3);
        assert!(homes.report.strict().is_ok());
    }

    #[test]
    fn the_first_of_two_rows_with_one_id_stays() {
        let homes = Homes::from_rows([home("a", 1.0, vec![]), home("a", 2.0, vec![])], vec![], Crs::Gcj02);
        assert_eq!((homes.rows.len(), homes.rows[0].people.unwrap().count), (1, 1.0));
        let defect = &homes.report.defects()[0];
        assert_eq!(
            (defect.code, defect.severity, defect.place.row_number()),
            ("duplicate-id", Severity::Error, Some(1))
        );
        assert_eq!(homes.declared_crs, Crs::Gcj02);
    }

    #[test]
    fn a_facility_offers_something_and_a_parcel_has_ground() {
        let position = LonLat::new(118.0, 32.0).unwrap();
        let service = Service { capacity: Some(-5.0), ..Service::of(CategoryId(0)) };
        let row = |id: &str, services| Facility {
            id: id.into(),
            name: None,
            position,
            entrances: vec![],
            services,
            area_m2: None,
        };
        let table = Facilities::from_rows([row("a", vec![]), row("b", vec![service])], Crs::Wgs84);
        assert_eq!((table.rows.len(), table.report.count("no-service")), (1, 1));
        assert_eq!(table.rows[0].services[0].capacity, None);
        let parcel = |area_m2| LandParcel { id: "p".into(), outline: geo_types::MultiPolygon(vec![]), area_m2 };
        let land = ResidentialLand::from_parcels([parcel(0.0), parcel(f64::INFINITY), parcel(9.0), parcel(9.0)]);
        assert_eq!((land.parcels.len(), land.report.count("no-area"), land.report.count("duplicate-id")), (1, 2, 1));
    }
}
