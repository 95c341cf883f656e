//! Where the data ends: the area in which the study's places are complete.

use geo::{Area, BoundingRect, Contains, ConvexHull};
use geo_types::{Coord, LineString, MultiPoint, MultiPolygon, Point, Polygon};

use crate::error::{Error, ErrorKind};
use crate::geo::{BoundingBox, LonLat};

/// Who says where the data ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ExtentOrigin {
    /// The host.
    Host,
    /// The header of the file.
    Header,
    /// The convex hull of places and buildings, since nobody said.
    Inferred,
}

impl ExtentOrigin {
    /// The name in lower case.
    pub const fn name(self) -> &'static str {
        match self {
            ExtentOrigin::Host => "host",
            ExtentOrigin::Header => "header",
            ExtentOrigin::Inferred => "inferred",
        }
    }
}

/// The area in which a study's places are complete.
///
/// A facility beyond it still counts when the data knows it. A home whose walk may leave the extent within the limit
/// can be met, but never missing: there may be a nearer facility that the data does not know.
///
/// # Examples
///
/// ```
/// use lifecircle::geo::{BoundingBox, LonLat};
/// use lifecircle::study::Extent;
///
/// let extent = Extent::from_box(BoundingBox::new(118.7634, 32.0359, 118.7968, 32.0519)?);
/// assert!(extent.contains(LonLat::new(118.78, 32.04)?));
/// assert!(!extent.contains(LonLat::new(118.80, 32.04)?));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Extent {
    outline: MultiPolygon<f64>,
    origin: ExtentOrigin,
}

impl Extent {
    /// The extent the host states as a box.
    pub fn from_box(area: BoundingBox) -> Extent {
        Extent { outline: MultiPolygon(vec![rectangle(area)]), origin: ExtentOrigin::Host }
    }

    /// The extent the host states as polygons in WGS-84 degrees.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Empty`] without area; [`ErrorKind::Coordinate`] when a vertex is not a place on earth.
    pub fn from_polygon(outline: MultiPolygon<f64>) -> Result<Extent, Error> {
        for ring in outline.iter().flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors())) {
            for vertex in &ring.0 {
                LonLat::new(vertex.x, vertex.y)?;
            }
        }
        if outline.unsigned_area() > 0.0 {
            Ok(Extent { outline, origin: ExtentOrigin::Host })
        } else {
            Err(Error::new(ErrorKind::Empty, "an extent must have an area"))
        }
    }

    /// The extent the header of a file declares.
    pub(super) fn from_header(area: BoundingBox) -> Extent {
        Extent { outline: MultiPolygon(vec![rectangle(area)]), origin: ExtentOrigin::Header }
    }

    /// The convex hull of places and buildings, never of ways: extracts keep whole ways beyond their box.
    pub(super) fn inferred(places: impl Iterator<Item = LonLat>) -> Extent {
        let points: MultiPoint<f64> = places.map(|p| Point::new(p.lon(), p.lat())).collect::<Vec<_>>().into();
        Extent { outline: MultiPolygon(vec![points.convex_hull()]), origin: ExtentOrigin::Inferred }
    }

    /// The outline in WGS-84 degrees.
    pub fn outline(&self) -> &MultiPolygon<f64> {
        &self.outline
    }

    /// Who says so.
    pub fn origin(&self) -> ExtentOrigin {
        self.origin
    }

    /// Whether `place` lies inside.
    pub fn contains(&self, place: LonLat) -> bool {
        self.outline.contains(&Coord::from(place))
    }

    /// The smallest box around it; `None` when it is empty.
    pub fn bounds(&self) -> Option<BoundingBox> {
        let r = self.outline.bounding_rect()?;
        BoundingBox::new(r.min().x, r.min().y, r.max().x, r.max().y).ok()
    }

    /// Area in square degrees, to compare two extents of one city.
    pub(super) fn square_degrees(&self) -> f64 {
        self.outline.unsigned_area()
    }

    /// Every segment of the outline, holes included.
    pub(super) fn segments(&self) -> impl Iterator<Item = [LonLat; 2]> + '_ {
        self.outline
            .iter()
            .flat_map(|p| std::iter::once(p.exterior()).chain(p.interiors()))
            .flat_map(|ring| ring.0.windows(2))
            .filter_map(|w| Some([LonLat::new(w[0].x, w[0].y).ok()?, LonLat::new(w[1].x, w[1].y).ok()?]))
    }
}

fn rectangle(area: BoundingBox) -> Polygon<f64> {
    let (a, b) = (area.south_west, area.north_east);
    let corners = [(a.lon(), a.lat()), (b.lon(), a.lat()), (b.lon(), b.lat()), (a.lon(), b.lat()), (a.lon(), a.lat())];
    Polygon::new(LineString::from(corners.to_vec()), Vec::new())
}
