//! Figures of a standard held against what a circle has: green space per person (人均公共绿地), 千人指标.

use geo::CoordsIter;

use super::Assessment;
use super::circle::{Circle, Outline};
use super::facts::Absence;
use super::straight::EdgeOfData;
use super::verdict::NoData;
use crate::access::ExactSum;
use crate::error::Error;
use crate::geo::LonLat;
use crate::model::{Catalogue, CategoryId};
use crate::standard::{AreaKind, Counted, Figure, Standard};
use crate::study::Prepared;
use crate::table::{Column, Table};

/// Whether a circle has what a figure asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FigureStatus {
    /// It has, whatever is not known.
    Met,
    /// It has not, whatever is not known.
    Short,
    /// What is known decides neither.
    NoData(NoData),
}

impl FigureStatus {
    /// The name in kebab case, the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            FigureStatus::Met => "met",
            FigureStatus::Short => "short",
            FigureStatus::NoData(_) => "no-data",
        }
    }
}

/// One figure of the standard in one circle, in the figure's own unit.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct FigureFinding {
    /// The circle, as an index into [`Assessment::circles`].
    pub circle: usize,
    /// The figure, as an index into [`Standard::figures`].
    pub figure: usize,
    /// What is found: only the least that is asked for is judged, never the most.
    pub status: FigureStatus,
    /// At least so many: of the places whose area is known, for all people there may be.
    pub at_least: Option<f64>,
    /// At most so many; `None` where a place does not say how large it is, or there may be places the data does not know.
    pub at_most: Option<f64>,
    /// How many places were added up.
    pub places: u32,
    /// How many more there are that do not say how large they are.
    pub places_of_unknown_area: u32,
}

/// Every figure in every circle, circle by circle.
pub(super) fn figures(
    prepared: &Prepared,
    standard: &Standard,
    circles: &[Circle],
    absence: Absence,
    catalogue: &Catalogue,
) -> Result<Vec<FigureFinding>, Error> {
    let study = prepared.study();
    let edge = EdgeOfData::new(study.network().plane(), study.extent().outline());
    let wanted = standard.figures.iter().map(|figure| categories(figure, catalogue)).collect::<Result<Vec<_>, _>>()?;
    let mut found = Vec::with_capacity(circles.len() * wanted.len());
    for (circle, resolved) in circles.iter().enumerate() {
        // Places beyond the data, or too few in it, may add to what is known.
        let complete = !absence.sparse && within_the_data(resolved, prepared, &edge);
        for (index, (figure, categories)) in standard.figures.iter().zip(&wanted).enumerate() {
            let sum = figure.counted.as_ref().map(|counted| Sum::of(prepared, resolved, counted, categories));
            found.push(judge(circle, index, figure, sum, Known { resolved, prepared, complete, absence }));
        }
    }
    Ok(found)
}

fn categories(figure: &Figure, catalogue: &Catalogue) -> Result<Vec<CategoryId>, Error> {
    let names = figure.counted.iter().flat_map(|counted| &counted.categories.value);
    names.map(|name| catalogue.find(name)).collect()
}

/// Whether the data covers all of a circle's outline.
fn within_the_data(circle: &Circle, prepared: &Prepared, edge: &EdgeOfData<'_>) -> bool {
    let extent = prepared.study().extent();
    match &circle.spec.outline {
        // What the study holds is all there is of it.
        Outline::Everything | Outline::Part(_) => true,
        Outline::Radius { center, metres } => edge.distance_m(*center) >= *metres,
        Outline::Walk { center, minutes } => {
            let metres = minutes * 60.0 / prepared.timed().link_seconds_per_metre();
            edge.distance_m(*center) >= metres
        }
        Outline::Polygon(polygon) => {
            let inside = |x, y| LonLat::new(x, y).is_ok_and(|vertex| extent.contains(vertex));
            polygon.coords_iter().all(|vertex| inside(vertex.x, vertex.y))
        }
    }
}

/// What is known of a circle beside the areas.
struct Known<'a> {
    resolved: &'a Circle,
    prepared: &'a Prepared,
    complete: bool,
    absence: Absence,
}

/// The areas of the facilities of a circle.
struct Sum {
    area: AreaKind,
    persons: f64,
    area_m2: f64,
    places: u32,
    unknown: u32,
}

impl Sum {
    fn of(prepared: &Prepared, circle: &Circle, counted: &Counted, categories: &[CategoryId]) -> Sum {
        let (mut sum, mut places, mut unknown) = (ExactSum::default(), 0, 0);
        let rows = &prepared.study().facilities().rows;
        let range = counted.area_m2.as_ref().map(|cited| cited.value);
        for facility in circle.facilities.iter().filter_map(|row| rows.get(*row as usize)) {
            if !facility.services.iter().any(|service| categories.contains(&service.category)) {
                continue;
            }
            let fits = |area: f64| {
                let least = range.and_then(|range| range.min).is_none_or(|least| area >= least);
                least && range.and_then(|range| range.max).is_none_or(|most| area < most)
            };
            match facility.area_m2.filter(|_| counted.area == AreaKind::Site) {
                None => unknown += 1,
                Some(area) if fits(area) => {
                    sum.add(area);
                    places += 1;
                }
                Some(_) => {}
            }
        }
        Sum { area: counted.area, persons: counted.persons, area_m2: sum.value(), places, unknown }
    }
}

fn judge(circle: usize, index: usize, figure: &Figure, sum: Option<Sum>, known: Known<'_>) -> FigureFinding {
    let silent = |reason| FigureFinding {
        circle,
        figure: index,
        status: FigureStatus::NoData(reason),
        at_least: None,
        at_most: None,
        places: 0,
        places_of_unknown_area: 0,
    };
    let Some(sum) = sum else { return silent(NoData::NothingToCompare) };
    let Some(people) = known.resolved.people.filter(|people| *people > 0.0) else {
        return silent(if known.resolved.homes.is_empty() { NoData::NoHomes } else { NoData::NoPeople });
    };
    let rows = &known.prepared.study().homes().rows;
    let all_counted =
        known.resolved.homes.iter().all(|home| rows.get(*home as usize).is_some_and(|h| h.people.is_some()));
    let rate = sum.area_m2 / people * sum.persons;
    let at_least = all_counted.then_some(rate);
    let at_most = (sum.unknown == 0 && known.complete).then_some(rate);
    let status = match figure.range.value.min {
        None => FigureStatus::NoData(NoData::NothingToCompare),
        Some(least) if at_least.is_some_and(|rate| rate >= least) => FigureStatus::Met,
        Some(least) if at_most.is_some_and(|rate| rate < least) => FigureStatus::Short,
        Some(_) => FigureStatus::NoData(match () {
            () if sum.unknown > 0 || sum.area == AreaKind::Floor => NoData::AreaNotKnown,
            () if known.absence.sparse => NoData::SparseData,
            () if !known.complete => NoData::BeyondTheData,
            () => NoData::NoPeople,
        }),
    };
    let (places, places_of_unknown_area) = (sum.places, sum.unknown);
    FigureFinding { circle, figure: index, status, at_least, at_most, places, places_of_unknown_area }
}

impl Assessment {
    /// The figures of the standard in every circle, circle by circle, in the order of the standard. Those that say nothing of
    /// the places of a circle, or of what no data states, are no data.
    pub fn figures(&self) -> &[FigureFinding] {
        &self.parts().figures
    }

    /// The figures as a table: `circle`, `standard`, `figure`, `title_zh`, `title_en`, `level`, `unit`, `asked_at_least`,
    /// `asked_at_most`, `status` (`met`, `short`, `no-data`), `reason`, `at_least` and `at_most` (what the circle has), `places`,
    /// `places_of_unknown_area`, `clause`, `counted_by` (who says which places are added up).
    ///
    /// # Errors
    ///
    /// None in practice: the columns are all of one length and have names of their own.
    pub fn figures_table(&self) -> Result<Table, Error> {
        let rows = self.figures();
        let of = |row: &FigureFinding| self.standard().figures.get(row.figure);
        let text = |name: &str, cell: &dyn Fn(&FigureFinding, &Figure) -> Option<String>| {
            Column::text(name, rows.iter().map(|row| cell(row, of(row)?)))
        };
        let real = |name: &str, cell: &dyn Fn(&FigureFinding) -> Option<f64>| Column::real(name, rows.iter().map(cell));
        let circle = |row: &FigureFinding| self.circles().get(row.circle).map(|circle| circle.spec.id.as_str());
        let level = |figure: &Figure| Some(self.standard().levels.get(figure.level?)?.id.clone());
        let reason = |row: &FigureFinding| match row.status {
            FigureStatus::NoData(reason) => Some(reason.name().to_owned()),
            _ => None,
        };
        Table::new(rows.len())
            .with(Column::text("circle", rows.iter().map(circle)))?
            .with(Column::text("standard", rows.iter().map(|_| Some(self.standard().id.as_str()))))?
            .with(text("figure", &|_, figure| Some(figure.id.clone())))?
            .with(text("title_zh", &|_, figure| Some(figure.title.zh.clone())))?
            .with(text("title_en", &|_, figure| Some(figure.title.en.clone())))?
            .with(text("level", &|_, figure| level(figure)))?
            .with(text("unit", &|_, figure| Some(figure.unit.clone())))?
            .with(real("asked_at_least", &|row| of(row)?.range.value.min))?
            .with(real("asked_at_most", &|row| of(row)?.range.value.max))?
            .with(text("status", &|row, _| Some(row.status.name().into())))?
            .with(text("reason", &|row, _| reason(row)))?
            .with(real("at_least", &|row| row.at_least))?
            .with(real("at_most", &|row| row.at_most))?
            .with(Column::integer("places", rows.iter().map(|row| Some(i64::from(row.places)))))?
            .with(Column::integer(
                "places_of_unknown_area",
                rows.iter().map(|row| Some(i64::from(row.places_of_unknown_area))),
            ))?
            .with(text("clause", &|_, figure| Some(figure.range.citation.to_string())))?
            .with(text("counted_by", &|_, figure| Some(figure.counted.as_ref()?.categories.citation.to_string())))
    }
}
