//! Standards as data: requirements with clause and confidence on every number.
