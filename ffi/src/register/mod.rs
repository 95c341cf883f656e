//! Registers that live, and the stores they are kept in.

mod entries;
mod home_demand;
mod needs;
mod store;
mod tables;

pub use entries::*;
pub use home_demand::*;
pub use needs::*;
pub use store::*;
pub use tables::*;
