//! Why one home has, or has not, what a standard asks for, as a column table.

use geo_types::{Coord, Geometry, LineString};

use super::{Assessment, Explanation, Nearby, Verdict};
use crate::error::Error;
use crate::reach::Route;
use crate::table::{Column, Table};

impl Assessment {
    /// [`Assessment::explain`] for one home (a row of the study's homes) and every requirement of the standard: verdict,
    /// the nearest places and the walks to them, the hours of the nearest, the limit, the clause, all of it in words, and
    /// what would change it. The geometry is the way to the nearest place.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`](crate::error::ErrorKind::NotFound) when there is no such home.
    ///
    /// # Examples
    ///
    /// ```no_run
    /// # fn shown(assessment: &lifecircle::assess::Assessment) -> Result<(), lifecircle::error::Error> {
    /// let why = assessment.explanations_table(0)?;
    /// assert_eq!(why.row_count(), assessment.standard().requirements.len());
    /// # Ok(())
    /// # }
    /// ```
    pub fn explanations_table(&self, home: usize) -> Result<Table, Error> {
        let wanted = &self.standard().requirements;
        let rows = self.explain_all(home)?;
        let facilities = &self.prepared().study().facilities().rows;
        let text = |name: &str, of: &dyn Fn(&Explanation) -> Option<String>| Column::text(name, rows.iter().map(of));
        let real = |name: &str, of: &dyn Fn(&Explanation) -> Option<f64>| Column::real(name, rows.iter().map(of));
        let place = |row: usize| facilities.get(row).map(|f| f.id.clone());
        // The ids and walks after the nearest: `node/7 512; way/9 640`.
        let next = |places: &[Nearby]| {
            let one = |near: &Nearby| Some(format!("{} {:.0}", place(near.facility as usize)?, near.walk_s));
            let all: Vec<String> = places.iter().skip(1).filter_map(one).collect();
            (!all.is_empty()).then(|| all.join("; "))
        };
        Table::new(rows.len())
            .with(Column::text("requirement", wanted.iter().map(|r| Some(r.id.as_str()))))?
            .with(Column::text("title_zh", wanted.iter().map(|r| Some(r.title.zh.as_str()))))?
            .with(Column::text("title_en", wanted.iter().map(|r| Some(r.title.en.as_str()))))?
            .with(text("verdict", &|e| Some(e.verdict.name().into())))?
            .with(text("reason", &|e| match e.verdict {
                Verdict::Unknown(reason) => Some(reason.name().into()),
                _ => None,
            }))?
            .with(text("nearest", &|e| place(e.nearest?.facility as usize)))?
            .with(real("nearest_walk_s", &|e| Some(e.nearest?.walk_s)).in_unit("s"))?
            .with(text("opening_hours", &|e| e.opening_hours.clone()))?
            .with(text("next_places", &|e| next(&e.places)))?
            .with(text("nearest_in_line", &|e| place(e.straight?.0)))?
            .with(real("nearest_line_m", &|e| Some(e.straight?.1)).in_unit("m"))?
            .with(real("limit_walk_s", &|e| Some(e.reach?.walk_s)).in_unit("s"))?
            .with(real("limit_line_m", &|e| Some(e.reach?.line_m)).in_unit("m"))?
            .with(text("measure", &|e| Some(e.reach?.measure.name().into())))?
            .with(text("clause", &|e| Some(e.citation.clause.clone())))?
            .with(text("confidence", &|e| Some(e.citation.confidence.name().into())))?
            .with(text("source", &|e| Some(e.citation.source.clone())))?
            .with(text("text_zh", &|e| Some(e.text.zh.clone())))?
            .with(text("text_en", &|e| Some(e.text.en.clone())))?
            .with(text("change_zh", &|e| Some(e.change.zh.clone())))?
            .with(text("change_en", &|e| Some(e.change.en.clone())))?
            .with_shapes(rows.iter().map(|e| e.route.as_ref().map(way)).collect())
    }

    /// The circles judged: `circle`, `name`, `homes`, `facilities`, `people`.
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn circles_table(&self) -> Result<Table, Error> {
        let rows = self.circles();
        Table::new(rows.len())
            .with(Column::text("circle", rows.iter().map(|c| Some(c.spec.id.as_str()))))?
            .with(Column::text("name", rows.iter().map(|c| c.spec.name.as_deref())))?
            .with(Column::integer("homes", rows.iter().map(|c| Some(c.homes.len() as i64))))?
            .with(Column::integer("facilities", rows.iter().map(|c| Some(c.facilities.len() as i64))))?
            .with(Column::real("people", rows.iter().map(|c| c.people)).in_unit("people"))
    }
}

fn way(route: &Route) -> Geometry<f64> {
    Geometry::LineString(LineString(route.line.iter().map(|place| Coord::from(*place)).collect()))
}
