//! Showing results: GeoJSON, CSV, the offline map.
