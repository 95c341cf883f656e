//! The coordinate systems a table may be in.

/// The coordinate system of a table. Every table source must be told; nothing is guessed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Crs {
    /// WGS-84 degrees, as GPS and OpenStreetMap.
    #[default]
    Wgs84,
    /// UTM metres: zone 1..=60, and whether on the northern half.
    Utm {
        /// 1..=60.
        zone: u8,
        /// North of the equator.
        north: bool,
    },
    /// CGCS2000 degrees (EPSG:4490); the same as WGS-84 to centimetres.
    Cgcs2000,
    /// CGCS2000 3-degree Gauss-Krüger metres.
    Cgcs2000GaussKruger {
        /// The zone 25..=45; its central meridian is three times that.
        zone: u8,
        /// Whether the easting is prefixed with the zone number (EPSG:4513-4533) or not (EPSG:4534-4554).
        prefixed: bool,
    },
    /// GCJ-02 degrees, as AMap and Tencent maps.
    Gcj02,
    /// BD-09 degrees, as Baidu maps.
    Bd09,
}
