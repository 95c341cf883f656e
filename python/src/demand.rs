//! Demand of the host: how much each home asks for some categories.

use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::model::{Catalogue, DemandWeights};
use lifecircle::study::Study;

/// Categories, each with the residents every home counts for.
pub(crate) type Weights = Vec<(String, Vec<f64>)>;

/// The demand of the homes of a study: their people, and for some categories what the host says.
pub(crate) fn demand(study: &Study, weights: Option<Weights>) -> Result<Option<DemandWeights>, Error> {
    let Some(weights) = weights else { return Ok(None) };
    let rows = &study.homes().rows;
    let people: Vec<f64> = rows.iter().map(|home| home.people.map_or(0.0, |people| people.count)).collect();
    let mut demand = DemandWeights::of_people(people.clone());
    for (name, residents) in weights {
        let category = Catalogue::bundled().find(&name)?;
        if residents.len() != people.len() {
            return Err(Error::new(
                ErrorKind::Argument,
                format!("the demand for {name} must have a number for each home"),
            )
            .with_value(format_args!("{} of {}", residents.len(), people.len())));
        }
        for (home, (residents, living)) in residents.into_iter().zip(&people).enumerate() {
            if !(residents.is_finite() && residents >= 0.0) {
                return Err(Error::new(ErrorKind::Value, "demand must be finite and not negative")
                    .with_value(residents)
                    .at(Place::file("weights").row(home as u64).column(name)));
            }
            if residents != *living {
                demand.add(category, home, residents - living);
            }
        }
    }
    Ok(Some(demand))
}
