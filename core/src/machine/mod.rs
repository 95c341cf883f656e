//! What is asked of the machine itself, and the only `unsafe` code of the core.

pub(crate) mod bytes;
pub(crate) mod column;
pub(crate) mod gather;
pub(crate) mod lent;
pub(crate) mod threads;
pub(crate) mod vectors;
