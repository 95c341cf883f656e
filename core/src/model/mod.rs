//! What exists, apart from the network: categories, facilities and their services, homes and their people, land.
//!
//! Concrete types without generics; nothing here knows of networks or walkers. Positions are WGS-84; readers convert.

mod catalogue;
mod confidence;
mod demand;
mod facility;
mod home;
mod idle_space;
mod land;
mod language;
mod need;
mod openings;
mod rows;
mod unit;

pub use catalogue::{
    Basis, Catalogue, Category, CategoryId, Classified, Crosswalk, CrosswalkCoverage, Group, Mapped, MappedBy, Scheme,
    ValueCoverage, VendorClass,
};
pub use confidence::Confidence;
pub use demand::DemandWeights;
pub use facility::{Channel, Facilities, Facility, Service};
pub use home::{Home, Homes, People};
pub use idle_space::{IdleSpace, IdleSpaces};
pub use land::{LandParcel, ResidentialLand};
pub use language::Language;
pub use need::{Need, NeedList};
pub use openings::Openings;
pub(crate) use openings::report_hours;
pub use unit::{Unit, Units};

#[cfg(test)]
mod openings_tests;
