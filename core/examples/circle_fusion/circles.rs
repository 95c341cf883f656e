//! The three circles that are laid over each other.

use lifecircle::assess::{Demand, FusionCircle};
use lifecircle::error::Error;
use lifecircle::model::{Catalogue, CategoryId};
use lifecircle::study::Study;
use lifecircle::walk::Walker;

/// Daily goods and meals for the elderly, so many places of sport and parcels for everybody; minutes and choices are
/// ours.
pub(crate) fn of(study: &Study, places_of_sport: u32) -> Result<Vec<FusionCircle>, Error> {
    let any = |ids: &[&str]| ids.iter().map(|id| Catalogue::bundled().find(id)).collect::<Result<Vec<CategoryId>, _>>();
    let (elder, adult) = (study.prepare(&Walker::elder())?, study.prepare(&Walker::adult())?);
    let circle = |id: &str, name: &str, prepared, demands| FusionCircle {
        id: id.into(),
        name: Some(name.into()),
        prepared,
        demands,
    };
    let daily = vec![
        Demand::one_of(any(&["convenience-store", "supermarket", "market", "fresh-food-store"])?, 10),
        Demand::one_of(any(&["restaurant", "community-canteen", "breakfast"])?, 10),
    ];
    let sport = any(&["gym", "sports-centre", "sports-ground", "outdoor-fitness", "park"])?;
    let sport = Demand { minimum: places_of_sport, ..Demand::one_of(sport, 15) };
    // A shop that keeps parcels counts as one: few parcel points are mapped.
    let parcels = Demand::one_of(any(&["parcel-point", "post-office", "convenience-store"])?, 10);
    Ok(vec![
        circle("life", "生活圈", elder, daily),
        circle("fitness", "健身圈", adult.clone(), vec![sport]),
        circle("express", "快递圈", adult, vec![parcels]),
    ])
}
