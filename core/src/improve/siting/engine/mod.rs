//! The machinery of the library's own solver: Lagrangian bounds, local search, branch and bound.

pub(super) mod ascent;
pub(super) mod backup;
pub(super) mod branch;
pub(super) mod capacity;
pub(super) mod centre;
pub(super) mod choice;
pub(super) mod cover;
pub(super) mod dispersion;
pub(super) mod effort;
pub(super) mod nearest;
pub(super) mod rooms;
