//! Where new facilities should stand: questions of location, their solvers, and plans with a proven bound.

mod demand;
mod limits;
mod model;
mod options;
mod plan;
mod question;
mod shared;
mod sites;
mod solver;

pub use demand::*;
pub use limits::*;
pub use model::*;
pub use options::*;
pub use plan::*;
pub use question::*;
pub use shared::*;
pub use sites::*;
pub use solver::*;
