//! The fast polygon: contours of the walking time over a triangulation of the network that is built once.
//!
//! # What the area means
//!
//! Corners of the mesh are the nodes, points along edges at most 40 m apart, points of barriers, and points of the open
//! ground in squares of 50 m that no street comes through. Every corner on a street has the exact time of the search;
//! one on open ground belongs to the street corner nearest to it, at most 100 m off, and adds the walk from there. A
//! triangle whose corners are all reached lies in the area; one with a corner that is not is cut:
//!
//! * along a street exactly where the time runs out;
//! * on any other side after as much walking off the network as time is left for, but at most half way to the corner
//!   that is not reached: what lies nearer to that corner is its own;
//! * 10 cm before a barrier.
//!
//! Barriers are sides of triangles and no walk reaches their corners, so the area never leaps over one. Only where a
//! street goes through a barrier does the area, too, over 2 m to either side.
//!
//! What this leaves out is honest but coarse: a gap in a street narrower than 40 m may be closed, and within a triangle
//! that is wholly reached, or where a walk may not go on from a corner as the gate rules have it, up to half a side
//! counts as reached though its own walk off the network would take longer. [`polygon`](super::polygon()) is the slow
//! form that buffers the reached lines themselves.

mod areas;
mod cells;
mod field;
mod ground;
mod march;
mod mesh;
mod noding;
mod pieces;
mod sites;
mod triangulate;
mod walked;

use std::sync::Arc;

use geo::MultiPolygon;

use self::field::Field;
use self::march::Rings;
use self::mesh::Mesh;
use self::walked::Walked;
use super::each::each;
use super::flood::Flood;
use super::isochrone::ascending;
use super::pool::Pool;
use super::{Places, TimedNetwork, Work};
use crate::error::Error;
use crate::progress::{Progress, Watch};
use crate::units::Ticks;

/// A network triangulated once, to outline one isochrone after another. Cheap to clone; shared between threads.
///
/// # Examples
///
/// ```
/// use lifecircle::network::{EdgeId, EdgeList, Network};
/// use lifecircle::progress::NoProgress;
/// use lifecircle::reach::{Contours, Places, TimedNetwork};
/// use lifecircle::units::Ticks;
/// use lifecircle::walk::Walker;
///
/// let mut list = EdgeList::default();
/// list.push_node(1, 118.780, 32.04);
/// list.push_node(2, 118.790, 32.04);
/// list.push_edge(1, 2);
/// let timed = TimedNetwork::new(Network::from_edges(&list)?, &Walker::with_speed("stroll", 1.0)?)?;
/// let door = timed.network().snap(lifecircle::geo::LonLat::new(118.785, 32.04)?, &|_| true, &Default::default());
/// let homes = Places::new(&timed, [vec![door.unwrap().attachment]]);
///
/// let contours = Contours::new(&timed, &NoProgress)?;
/// let areas = contours.of(&homes, 0, &[Ticks::new(2 * 60 * 32), Ticks::new(5 * 60 * 32)]);
/// assert_eq!(areas.polygons().map(|(_, area)| area.0.len()).collect::<Vec<_>>(), [1, 1]);
/// assert!(contours.of(&homes, 7, &[Ticks::new(5 * 60 * 32)]).polygons().all(|(_, area)| area.0.is_empty()));
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Contours {
    inner: Arc<Parts>,
}

#[derive(Debug)]
struct Parts {
    timed: TimedNetwork,
    mesh: Mesh,
    desks: Pool<Desk>,
}

/// The working memory of one thread.
#[derive(Debug, Default)]
struct Desk {
    flood: Flood,
    field: Field,
    rings: Rings,
}

/// What lies within walking time of one place, a polygon for each limit; a longer limit's holds a shorter one's.
#[derive(Clone, Debug, PartialEq)]
pub struct Areas {
    limits: Vec<Ticks>,
    polygons: Vec<MultiPolygon<f64>>,
    work: Work,
}

impl Areas {
    /// The limits asked for, ascending, each with its polygon in degrees.
    ///
    /// Rings are simple and do not touch each other; outer ones run counter-clockwise, holes clockwise (RFC 7946).
    pub fn polygons(&self) -> impl Iterator<Item = (Ticks, &MultiPolygon<f64>)> {
        self.limits.iter().copied().zip(&self.polygons)
    }

    /// What the search cost.
    pub fn work(&self) -> Work {
        self.work
    }
}

impl Contours {
    /// Triangulates a network.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop; the triangulation
    /// itself, about a second for a million corners, is not interrupted.
    ///
    /// # Performance
    ///
    /// O(n log n) in the corners, of which a city has about three for each node.
    pub fn new(timed: &TimedNetwork, progress: &dyn Progress) -> Result<Contours, Error> {
        const STEPS: usize = 4;
        let watch = Watch::new(progress, "triangulation", STEPS);
        let mesh = Mesh::new(timed, &|| watch.advance(1))?;
        watch.finish()?;
        Ok(Contours { inner: Arc::new(Parts { timed: timed.clone(), mesh, desks: Pool::default() }) })
    }

    /// The network triangulated.
    pub fn timed(&self) -> &TimedNetwork {
        &self.inner.timed
    }

    /// What lies within each of `limits` of one origin; nothing when the origin does not exist.
    ///
    /// A walk too short to come to any corner of the mesh, within 20 m of its door (40 m where the street begins at a
    /// barrier), has no area.
    ///
    /// # Performance
    ///
    /// One search bounded by the longest limit, and for each limit a look at the corners within it. Nothing as large as
    /// the network is allocated.
    pub fn of(&self, origins: &Places, origin: usize, limits: &[Ticks]) -> Areas {
        let limits = ascending(limits);
        self.inner.desks.with(|desk| self.outline(origins, origin, &limits, desk))
    }

    /// The areas of each origin, in the order of the origins.
    ///
    /// An origin that reaches nothing, because it has no usable door, has empty polygons and stops nobody else's.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when `progress` asks to stop.
    ///
    /// # Performance
    ///
    /// In parallel in the caller's rayon pool.
    pub fn of_each(&self, origins: &Places, limits: &[Ticks], progress: &dyn Progress) -> Result<Vec<Areas>, Error> {
        let limits = ascending(limits);
        each("polygons", origins.len(), progress, &self.inner.desks, |desk, origin| {
            self.outline(origins, origin, &limits, desk)
        })
    }

    fn outline(&self, origins: &Places, origin: usize, limits: &[Ticks], desk: &mut Desk) -> Areas {
        let Parts { timed, mesh, .. } = &*self.inner;
        let Desk { flood, field, rings } = desk;
        let doors = u32::try_from(origin).map_or(&[][..], |origin| origins.doors(origin));
        let horizon = limits.last().map_or(0, |limit| limit.get());
        let work = field.fill(mesh, timed, doors, horizon, flood);
        let plane = timed.network().plane();
        let walked = Walked { field, timed, doors, flood };
        let outline = |limit: &Ticks| {
            rings.outline(mesh, &walked, limit.get());
            areas::polygons(rings, &plane)
        };
        Areas { limits: limits.to_vec(), polygons: limits.iter().map(outline).collect(), work }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests fail by panicking")]
mod contour_tests;
