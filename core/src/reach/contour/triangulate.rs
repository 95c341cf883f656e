//! The triangulation itself: a constrained Delaunay triangulation, as fans of neighbours.

use spade::handles::FixedVertexHandle;
use spade::{ConstrainedDelaunayTriangulation, HasPosition, Point2, Triangulation};

use super::pieces::Piece;
use crate::error::{Error, ErrorKind};

/// A site on its way through the triangulation.
struct Corner {
    position: Point2<f64>,
    site: u32,
}

impl HasPosition for Corner {
    type Scalar = f64;

    fn position(&self) -> Point2<f64> {
        self.position
    }
}

/// The number of a corner that is not one of the sites: where two barriers cross that rounding brought together.
const NEW: u32 = u32::MAX;

/// The neighbours of every site, counter-clockwise.
#[derive(Debug, Default)]
pub(super) struct Fans {
    /// The sites in metres; a few may have been added.
    pub(super) sites: Vec<[f64; 2]>,
    /// Where each site's neighbours start; one more than there are sites.
    pub(super) start: Vec<u32>,
    pub(super) heads: Vec<u32>,
    /// The sites on the outer rim, whose fans are open.
    pub(super) rim: Vec<bool>,
    /// The sides that are barriers, as pairs of sites in both directions, sorted.
    pub(super) barred: Vec<(u32, u32)>,
}

/// Triangulates `sites` so that the pieces are sides: all barriers, and every piece of an edge that crosses nothing.
///
/// # Errors
///
/// [`ErrorKind::Internal`] when the triangulation refuses a coordinate; those of a lattice it never does.
pub(super) fn triangulate(sites: Vec<[f64; 2]>, pieces: &[Piece]) -> Result<Fans, Error> {
    let corners = (0u32..).zip(&sites).map(|(site, [x, y])| Corner { position: Point2::new(*x, *y), site }).collect();
    let loaded = ConstrainedDelaunayTriangulation::<Corner>::bulk_load(corners);
    let mut mesh =
        loaded.map_err(|e| Error::new(ErrorKind::Internal, format!("a network could not be triangulated: {e}")))?;
    let mut handle = vec![FixedVertexHandle::from_index(0); sites.len()];
    mesh.vertices().for_each(|v| handle[v.data().site as usize] = v.fix());
    for piece in pieces.iter().filter(|p| p.is_barrier()) {
        let [from, to] = piece.ends.map(|site| handle[site as usize]);
        if mesh.try_add_constraint(from, to).is_empty() {
            mesh.add_constraint_and_split(from, to, |position| Corner { position, site: NEW });
        }
    }
    let number = |mesh: &ConstrainedDelaunayTriangulation<Corner>, v: FixedVertexHandle| match mesh.vertex(v).data() {
        // New corners come after all others, in the order they were made.
        Corner { site: NEW, .. } => v.index() as u32,
        Corner { site, .. } => *site,
    };
    let mut barred: Vec<(u32, u32)> = Vec::with_capacity(2 * mesh.num_constraints());
    for side in mesh.undirected_edges().filter(|e| e.is_constraint_edge()) {
        let [a, b] = side.vertices().map(|v| number(&mesh, v.fix()));
        barred.extend([(a, b), (b, a)]);
    }
    barred.sort_unstable();
    for piece in pieces.iter().filter(|p| !p.is_barrier()) {
        let [from, to] = piece.ends.map(|site| handle[site as usize]);
        // Where it crosses something after all, it goes without: its ends are corners anyway.
        mesh.try_add_constraint(from, to);
    }
    Ok(fans(&mesh, sites, barred, |v| number(&mesh, v)))
}

fn fans(
    mesh: &ConstrainedDelaunayTriangulation<Corner>,
    mut sites: Vec<[f64; 2]>,
    barred: Vec<(u32, u32)>,
    number: impl Fn(FixedVertexHandle) -> u32,
) -> Fans {
    let known = sites.len();
    sites.resize(mesh.num_vertices().max(known), [0.0, 0.0]);
    let mut start = vec![0u32; sites.len() + 1];
    for v in mesh.vertices() {
        let (site, position) = (number(v.fix()) as usize, v.position());
        if site >= known {
            sites[site] = [position.x, position.y];
        }
        start[site + 1] = v.out_edges().count() as u32;
    }
    for site in 0..sites.len() {
        start[site + 1] += start[site];
    }
    let mut fans =
        Fans { heads: vec![0; start[sites.len()] as usize], rim: vec![false; sites.len()], ..Fans::default() };
    for v in mesh.vertices() {
        let site = number(v.fix()) as usize;
        for (place, side) in (start[site] as usize..).zip(v.out_edges()) {
            fans.heads[place] = number(side.to().fix());
            fans.rim[site] |= side.is_part_of_convex_hull();
        }
    }
    Fans { sites, start, barred, ..fans }
}
