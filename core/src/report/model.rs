//! The model's own tables, in the shape every writer takes.

use crate::error::Error;
use crate::model::{Catalogue, Channel, Facilities, Facility, Homes, ResidentialLand, Service};
use crate::table::{Column, Table};

impl Facilities {
    /// The facilities as a table: what [`Facilities::from_csv`] and its sisters read back, in WGS-84.
    ///
    /// A facility with several services has its categories joined by `;`, and its hours, channel and capacity where all
    /// of them agree. Doors are left out.
    ///
    /// # Errors
    ///
    /// Never for facilities this library read; the columns are its own.
    pub fn to_table(&self, catalogue: &Catalogue) -> Result<Table, Error> {
        let rows = &self.rows;
        let name = |s: &Service| catalogue.leaf(s.category).map_or("", |c| c.id.as_str());
        let categories = |f: &Facility| f.services.iter().map(name).collect::<Vec<_>>().join(";");
        Table::new(rows.len())
            .with(Column::text("id", rows.iter().map(|f| Some(&*f.id))))?
            .with(Column::text("name", rows.iter().map(|f| f.name.as_deref())))?
            .with(Column::text("category", rows.iter().map(|f| Some(categories(f)))))?
            .with(Column::text("channel", rows.iter().map(|f| shared(f, |s| Some(s.channel)).map(Channel::name))))?
            .with(Column::text("opening_hours", rows.iter().map(|f| shared(f, |s| s.opening_hours.as_deref()))))?
            .with(Column::real("capacity", rows.iter().map(|f| shared(f, |s| s.capacity))))?
            .with(
                Column::real("service_radius_m", rows.iter().map(|f| shared(f, |s| s.service_radius_m))).in_unit("m"),
            )?
            .with(Column::real("area_m2", rows.iter().map(|f| f.area_m2)).in_unit("m2"))?
            .with_points(rows.iter().map(|f| Some(f.position)).collect())
    }
}

/// What all services of a facility agree on.
fn shared<'f, T: PartialEq>(facility: &'f Facility, of: impl Fn(&'f Service) -> Option<T>) -> Option<T> {
    let mut all = facility.services.iter().map(of);
    let first = all.next().flatten()?;
    all.all(|other| other.as_ref() == Some(&first)).then_some(first)
}

impl Homes {
    /// The homes as a table: what [`Homes::from_csv`] and its sisters read back, in WGS-84. Doors are left out.
    ///
    /// # Errors
    ///
    /// `Column` when two groups have one name.
    pub fn to_table(&self) -> Result<Table, Error> {
        let rows = &self.rows;
        let mut table = Table::new(rows.len())
            .with(Column::text("id", rows.iter().map(|h| Some(&*h.id))))?
            .with(Column::text("name", rows.iter().map(|h| h.name.as_deref())))?
            .with(Column::real("people", rows.iter().map(|h| h.people.map(|p| p.count))).in_unit("people"))?
            .with(Column::flag("estimated", rows.iter().map(|h| h.people.map(|p| p.estimated))))?
            .with(Column::real("households", rows.iter().map(|h| h.households)))?
            .with(Column::real("floor_area_m2", rows.iter().map(|h| h.floor_area_m2)).in_unit("m2"))?;
        for (index, name) in self.group_names.iter().enumerate() {
            let counts = rows.iter().map(|h| h.groups.get(index).copied().flatten());
            table = table.with(Column::real(format!("group:{name}"), counts).in_unit("people"))?;
        }
        table.with_points(rows.iter().map(|h| Some(h.position)).collect())
    }
}

impl ResidentialLand {
    /// The parcels as a table with their outlines: what [`ResidentialLand::from_csv`] and its sisters read back.
    ///
    /// # Errors
    ///
    /// `Coordinate` when an outline that no reader of this library made has a coordinate that is not finite.
    pub fn to_table(&self) -> Result<Table, Error> {
        Table::new(self.parcels.len())
            .with(Column::text("id", self.parcels.iter().map(|p| Some(&*p.id))))?
            .with(Column::real("area_m2", self.parcels.iter().map(|p| Some(p.area_m2))).in_unit("m2"))?
            .with_shapes(self.parcels.iter().map(|p| Some(p.outline.clone().into())).collect())
    }
}
