//! From sources to a study: every part named, every defect kept.

use std::sync::Arc;

use geo_types::MultiPolygon;

use super::{Extent, Ground, StreetChanges, Study, StudyParts};
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::model::{Facilities, Homes, ResidentialLand, report_hours};
use crate::network::Network;

/// A declared box this many times larger than the hull of everything in it is not believed.
const BOX_TOO_LARGE: f64 = 4.0;

/// Puts a [`Study`] together from a network, facilities and homes, wherever they come from.
///
/// # Examples
///
/// ```
/// use lifecircle::model::{Facilities, Homes};
/// use lifecircle::network::{EdgeAttributes, NetworkBuilder, RawNetwork, RawNode, RawWay, Gate};
/// use lifecircle::study::StudyBuilder;
/// # use lifecircle::geo::LonLat;
///
/// let node = |id, lon| Ok::<_, lifecircle::error::Error>(RawNode {
///     id, position: LonLat::new(lon, 32.04)?, gate: Gate::Open, keep: false, elevation_m: None,
/// });
/// let raw = RawNetwork {
///     nodes: vec![node(1, 118.77)?, node(2, 118.78)?],
///     ways: vec![RawWay { id: 7, nodes: vec![0, 1], attributes: EdgeAttributes::default(), lengths_m: None }],
///     ..RawNetwork::default()
/// };
/// let study = StudyBuilder::new(NetworkBuilder::new().build(raw)?).build()?;
/// assert_eq!(study.network().edge_count(), 1);
/// assert!(study.report().count("no-homes") == 1);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct StudyBuilder {
    network: Network,
    facilities: Facilities,
    homes: Homes,
    land: Option<ResidentialLand>,
    buildings: Vec<MultiPolygon<f64>>,
    extent: Option<Extent>,
    strict: bool,
}

impl StudyBuilder {
    /// A study on `network`, so far without facilities and homes.
    pub fn new(network: Network) -> StudyBuilder {
        let (facilities, homes) = (Facilities::default(), Homes::default());
        StudyBuilder { network, facilities, homes, land: None, buildings: Vec::new(), extent: None, strict: false }
    }

    /// Takes these facilities.
    pub fn facilities(mut self, facilities: Facilities) -> StudyBuilder {
        self.facilities = facilities;
        self
    }

    /// Takes these homes.
    pub fn homes(mut self, homes: Homes) -> StudyBuilder {
        self.homes = homes;
        self
    }

    /// Takes this residential land. Without it, coverage by residential area is no data.
    pub fn land(mut self, land: ResidentialLand) -> StudyBuilder {
        self.land = Some(land);
        self
    }

    /// Takes the outlines of buildings, homes or not: evidence on the coordinate system and the extent.
    pub fn buildings(mut self, outlines: Vec<MultiPolygon<f64>>) -> StudyBuilder {
        self.buildings = outlines;
        self
    }

    /// States where the data is complete; without it the file's header, else the hull of places and buildings.
    pub fn extent(mut self, extent: Extent) -> StudyBuilder {
        self.extent = Some(extent);
        self
    }

    /// Turns every defect that costs a row into an error.
    pub fn strict(mut self, strict: bool) -> StudyBuilder {
        self.strict = strict;
        self
    }

    /// Checks the parts against each other and builds the study.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Network`] when there is nothing to walk on; in strict building the first defect that cost a row.
    pub fn build(self) -> Result<Study, Error> {
        if self.network.edge_count() == 0 {
            return Err(Error::new(ErrorKind::Network, "the network has no walkable edge")
                .with_fix("read a file with footways or streets, or hand in edges"));
        }
        let mut report = DataReport::default();
        report.merge(self.network.report().clone());
        report.merge(self.facilities.report.clone());
        report.merge(report_hours(&self.facilities.rows));
        report.merge(self.homes.report.clone());
        if let Some(land) = &self.land {
            report.merge(land.report.clone());
        }
        let extent = self.decide_extent(&mut report);
        let ground = Ground::new(&self.network, &self.buildings, &extent);
        let check = |places: Vec<LonLat>, declared| (!places.is_empty()).then(|| ground.check(&places, declared));
        let facilities = self.facilities.rows.iter().map(|f| f.position).collect();
        let facilities_crs = check(facilities, self.facilities.declared_crs);
        let homes_crs = check(self.homes.rows.iter().map(|h| h.position).collect(), self.homes.declared_crs);
        for (table, check) in [("facilities", &facilities_crs), ("homes", &homes_crs)] {
            let defect = check.as_ref().and_then(|check| check.defect());
            defect.into_iter().for_each(|defect| report.push(defect.at(Place::file(table))));
        }
        self.note_absences(&mut report);
        if self.strict {
            report.strict()?;
        }
        let StudyBuilder { network, facilities, homes, land, .. } = self;
        // No parcel at all is no data on residential land, not a city without any.
        let land = land.filter(|land| !land.parcels.is_empty());
        let streets = StreetChanges::none(network);
        let parts = StudyParts { streets, facilities, homes, land, extent, facilities_crs, homes_crs, report };
        Ok(Study { parts: Arc::new(parts) })
    }

    /// The host's extent, else a believable header, else the hull of places and buildings.
    fn decide_extent(&self, report: &mut DataReport) -> Extent {
        if let Some(extent) = &self.extent {
            return extent.clone();
        }
        let hull = Extent::inferred(self.places());
        match self.network.declared_box().map(Extent::from_header) {
            Some(header) if header.square_degrees() <= BOX_TOO_LARGE * hull.square_degrees() => header,
            Some(_) => {
                report.push(
                    Defect::warning(
                        ErrorKind::Value,
                        "doubtful-box",
                        "the box in the file's header is far larger than its data",
                    )
                    .with_fix("state the extent; the hull of places and buildings is used"),
                );
                hull
            }
            None => {
                report.push(
                    Defect::note(ErrorKind::Value, "inferred-extent", "the file does not say where its data ends")
                        .with_fix("state the extent; the hull of places and buildings is used"),
                );
                hull
            }
        }
    }

    /// Everything that shows where the data is complete: facilities, homes, corners of buildings; never ways.
    fn places(&self) -> impl Iterator<Item = LonLat> + '_ {
        let corners = self.buildings.iter().flat_map(|b| b.iter()).flat_map(|p| p.exterior().0.iter());
        let corners = corners.filter_map(|c| LonLat::new(c.x, c.y).ok());
        let facilities = self.facilities.rows.iter().map(|f| f.position);
        facilities.chain(self.homes.rows.iter().map(|h| h.position)).chain(corners)
    }

    fn note_absences(&self, report: &mut DataReport) {
        if self.facilities.rows.is_empty() {
            report.push(
                Defect::warning(ErrorKind::Empty, "no-facilities", "the study has no facilities")
                    .with_fix("add a table of facilities; every category is no data until then"),
            );
        }
        if self.homes.rows.is_empty() {
            report.push(
                Defect::warning(ErrorKind::Empty, "no-homes", "the study has no homes")
                    .with_fix("add a table of homes, or read a file with residential buildings"),
            );
        }
    }
}
