//! Where data comes from: OpenStreetMap, tables, the host.
