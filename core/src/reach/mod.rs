//! The engine: bounded searches over a network and its walk times.
