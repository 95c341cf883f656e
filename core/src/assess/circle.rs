//! Life circles: around a point, the homes in a polygon, or one part of a divided city.

use geo::{Contains, CoordsIter};
use geo_types::{Coord, MultiPolygon};

use super::Part;
use crate::access::ExactSum;
use crate::error::{Error, ErrorKind, Place};
use crate::geo::LonLat;
use crate::progress::Progress;
use crate::reach::{self, Places};
use crate::study::Prepared;
use crate::units::Ticks;

/// Which places belong to a circle.
#[derive(Clone, Debug, PartialEq)]
pub enum Outline {
    /// All homes of the study.
    Everything,
    /// Those within a walk of a centre.
    Walk {
        /// The centre.
        center: LonLat,
        /// The longest walk to it, in minutes.
        minutes: f64,
    },
    /// Those within a distance of a centre, in a straight line.
    Radius {
        /// The centre.
        center: LonLat,
        /// The distance in metres.
        metres: f64,
    },
    /// Those inside a polygon in WGS-84 degrees, such as a district or a compound.
    Polygon(MultiPolygon<f64>),
    /// Those of one circle of a divided city: see [`super::Partition::specs`].
    Part(Part),
}

/// A circle as a host asks for it.
///
/// # Examples
///
/// ```
/// use lifecircle::assess::CircleSpec;
/// use lifecircle::geo::LonLat;
///
/// let circle = CircleSpec::walk("xinjiekou", LonLat::new(118.778, 32.043)?, 15.0).named("新街口");
/// assert_eq!(circle.id, "xinjiekou");
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct CircleSpec {
    /// The host's identity for it, unique within an assessment.
    pub id: String,
    /// Its name.
    pub name: Option<String>,
    /// Which places belong to it.
    pub outline: Outline,
}

impl CircleSpec {
    /// The homes within `minutes` of walking to a centre.
    pub fn walk(id: impl Into<String>, center: LonLat, minutes: f64) -> CircleSpec {
        CircleSpec { id: id.into(), name: None, outline: Outline::Walk { center, minutes } }
    }

    /// The homes within `metres` of a centre, in a straight line.
    pub fn radius(id: impl Into<String>, center: LonLat, metres: f64) -> CircleSpec {
        CircleSpec { id: id.into(), name: None, outline: Outline::Radius { center, metres } }
    }

    /// The homes in a polygon in WGS-84 degrees.
    pub fn polygon(id: impl Into<String>, polygon: MultiPolygon<f64>) -> CircleSpec {
        CircleSpec { id: id.into(), name: None, outline: Outline::Polygon(polygon) }
    }

    /// Every home of the study as one circle.
    pub fn everything() -> CircleSpec {
        CircleSpec { id: "all".into(), name: None, outline: Outline::Everything }
    }

    /// Adds the name.
    pub fn named(mut self, name: impl Into<String>) -> CircleSpec {
        self.name = Some(name.into());
        self
    }
}

/// A circle and the homes in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Circle {
    /// What the host asked for.
    pub spec: CircleSpec,
    /// Its homes, as rows of [`crate::study::Study::homes`], ascending.
    pub homes: Vec<u32>,
    /// Its facilities, as rows of [`crate::study::Study::facilities`], ascending.
    pub facilities: Vec<u32>,
    /// Its people; `None` when no home of it says how many.
    pub people: Option<f64>,
}

impl Circle {
    /// Finds what belongs to a circle.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a limit out of range, [`ErrorKind::Coordinate`] for a vertex that is no place on
    /// earth; [`ErrorKind::Network`] when a walk is asked for and the centre
    /// cannot be linked to the network.
    pub(super) fn resolve(spec: &CircleSpec, prepared: &Prepared, progress: &dyn Progress) -> Result<Circle, Error> {
        let membership =
            Membership::new(&spec.outline, prepared, progress).map_err(|e| e.at(Place::object(&spec.id)))?;
        let study = prepared.study();
        let (homes, facilities) = (membership.homes()?, membership.facilities()?);
        let known = homes.iter().filter_map(|home| study.homes().rows.get(*home as usize)?.people);
        let mut people: Option<ExactSum> = None;
        known.for_each(|known| people.get_or_insert_with(ExactSum::default).add(known.count));
        let people = people.map(|sum| sum.value());
        Ok(Circle { spec: spec.clone(), homes, facilities, people })
    }
}

/// Decides which places belong to a circle.
pub(super) struct Membership<'a> {
    prepared: &'a Prepared,
    outline: &'a Outline,
    /// The centre on the network, and how far a walk goes.
    walk: Option<(Places, Ticks)>,
    progress: &'a dyn Progress,
}

impl<'a> Membership<'a> {
    pub(super) fn new(
        outline: &'a Outline,
        prepared: &'a Prepared,
        progress: &'a dyn Progress,
    ) -> Result<Membership<'a>, Error> {
        let refuse = |message, value: f64| Err(Error::new(ErrorKind::Argument, message).with_value(value));
        let walk = match *outline {
            Outline::Walk { center, minutes } => {
                let longest = prepared.options().max_minutes;
                let Some(limit) = Ticks::from_seconds(minutes * 60.0).filter(|_| minutes <= f64::from(longest)) else {
                    return refuse(
                        "a circle's walk must lie between 0 and the minutes the study was prepared for",
                        minutes,
                    );
                };
                Some((center_on_network(center, prepared)?, limit))
            }
            Outline::Radius { metres, .. } if !(metres.is_finite() && metres >= 0.0) => {
                return refuse("a circle's radius must be finite and not negative", metres);
            }
            Outline::Polygon(ref polygon) => {
                check_vertices(polygon)?;
                None
            }
            Outline::Part(ref part) if !std::ptr::eq(part.study().homes(), prepared.study().homes()) => {
                return Err(Error::new(ErrorKind::Argument, "the circle is of a division of another study")
                    .with_fix("divide the study that is to be judged"));
            }
            Outline::Radius { .. } | Outline::Everything | Outline::Part(_) => None,
        };
        Ok(Membership { prepared, outline, walk, progress })
    }

    fn homes(&self) -> Result<Vec<u32>, Error> {
        match self.outline {
            Outline::Part(part) => Ok(part.homes()),
            _ => self.origins(self.prepared.study().homes().rows.iter().map(|h| h.position), self.prepared.homes()),
        }
    }

    /// Those one can walk to from the centre, where it is a walk.
    fn facilities(&self) -> Result<Vec<u32>, Error> {
        let (outline, walk) = (self.outline, &self.walk);
        match (outline, walk) {
            (Outline::Part(part), _) => Ok(part.facilities()),
            (_, Some((center, limit))) => {
                let (timed, places) = (self.prepared.timed(), self.prepared.facilities());
                let matrix = reach::matrix(timed, center, places, *limit, self.progress)?;
                Ok(matrix.row(0).map(|(place, _)| place).collect())
            }
            _ => Ok(self.by_position(self.prepared.study().facilities().rows.iter().map(|f| f.position))),
        }
    }

    /// The points of land that belong to the circle; `nodes` are those of the network they are nearest to.
    pub(super) fn points<'n>(
        &self,
        positions: impl Iterator<Item = LonLat>,
        places: &Places,
        nodes: impl FnOnce() -> &'n [Option<u32>],
    ) -> Result<Vec<u32>, Error> {
        match self.outline {
            Outline::Part(part) => {
                let inside = (0u32..).zip(nodes()).filter(|(_, node)| node.is_some_and(|node| part.has_node(node)));
                Ok(inside.map(|(point, _)| point).collect())
            }
            _ => self.origins(positions, places),
        }
    }

    /// The origins that belong to the circle: those that can walk to the centre, where it is a walk.
    fn origins(&self, positions: impl Iterator<Item = LonLat>, places: &Places) -> Result<Vec<u32>, Error> {
        let Some((center, limit)) = &self.walk else { return Ok(self.by_position(positions)) };
        let timed = self.prepared.timed();
        let nearest = reach::nearest_times(timed, places, center, &[vec![0]], *limit, self.progress)?;
        Ok((0..).zip(nearest.column(0)).filter(|(_, walk)| walk.is_some()).map(|(place, _)| place).collect())
    }

    fn by_position(&self, positions: impl Iterator<Item = LonLat>) -> Vec<u32> {
        let inside = positions.enumerate().filter(|(_, position)| self.contains(*position));
        inside.map(|(place, _)| place as u32).collect()
    }

    fn contains(&self, position: LonLat) -> bool {
        match self.outline {
            Outline::Everything => true,
            Outline::Walk { .. } | Outline::Part(_) => false,
            Outline::Radius { center, metres } => {
                self.prepared.study().network().plane().distance_m(*center, position) <= *metres
            }
            Outline::Polygon(polygon) => polygon.contains(&Coord::from(position)),
        }
    }
}

/// The centre linked to the nearest edge the walker may use.
fn center_on_network(center: LonLat, prepared: &Prepared) -> Result<Places, Error> {
    let timed = prepared.timed();
    let snap = timed.network().snap(center, &|edge| timed.usable(edge), &prepared.options().snap);
    let snap = snap.map_err(|_| {
        Error::new(ErrorKind::Network, "the centre of the circle cannot be linked to the network")
            .with_value(center)
            .with_fix("move it to a street, allow a longer link, or ask for a radius or a polygon")
    })?;
    Ok(Places::new(timed, [vec![snap.attachment]]))
}

/// Every vertex must be a place on earth: what a point in a polygon of NaN is, nobody can say.
fn check_vertices(polygon: &MultiPolygon<f64>) -> Result<(), Error> {
    polygon.coords_iter().try_for_each(|vertex| LonLat::new(vertex.x, vertex.y).map(|_| ()))
}
