//! What exists, apart from the network: categories, facilities and their services, homes and their people, land.
//!
//! Concrete types without generics; nothing here knows of networks or walkers. Positions are WGS-84; readers convert.

mod catalogue;
mod facility;
mod home;
mod land;
mod language;
mod rows;

pub use catalogue::{Basis, Catalogue, Category, CategoryId, Classified, Group};
pub use facility::{Channel, Facilities, Facility, Service};
pub use home::{Home, Homes, People};
pub use land::{LandParcel, ResidentialLand};
pub use language::Language;
