//! The fields a table may have, and the names their columns go by.

/// A field of a facility, a home or a parcel of land that a column may hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Field {
    /// Identity, unique within the table.
    Id,
    /// The name as people say it.
    Name,
    /// Longitude or easting.
    X,
    /// Latitude or northing.
    Y,
    /// WKT, or WKB in hexadecimal; in an Arrow table WKB or points.
    Geometry,
    /// Category of the catalogue, by id or label; several separated by `;` or `|`.
    Category,
    /// AMap type code; several separated by `|`.
    TypeCode,
    /// How the service reaches its users.
    Channel,
    /// Opening hours.
    OpeningHours,
    /// How many can be served, in the unit of the category.
    Capacity,
    /// Floor or ground area in square metres.
    Area,
    /// Number of people.
    People,
    /// Whether the number of people is an estimate.
    Estimated,
    /// Number of households.
    Households,
    /// Floor area in square metres.
    FloorArea,
    /// How far it is brought or done at home, in metres.
    ServiceRadius,
}

impl Field {
    /// Every field, in the order of their numbers.
    pub const ALL: [Field; 16] = [
        Field::Id,
        Field::Name,
        Field::X,
        Field::Y,
        Field::Geometry,
        Field::Category,
        Field::TypeCode,
        Field::Channel,
        Field::OpeningHours,
        Field::Capacity,
        Field::Area,
        Field::People,
        Field::Estimated,
        Field::Households,
        Field::FloorArea,
        Field::ServiceRadius,
    ];

    /// The field's own name: the one its column should have, and the same through every door.
    pub const fn name(self) -> &'static str {
        match self {
            Field::Id => "id",
            Field::Name => "name",
            Field::X => "lon",
            Field::Y => "lat",
            Field::Geometry => "geometry",
            Field::Category => "category",
            Field::TypeCode => "typecode",
            Field::Channel => "channel",
            Field::OpeningHours => "opening_hours",
            Field::Capacity => "capacity",
            Field::Area => "area_m2",
            Field::People => "people",
            Field::Estimated => "estimated",
            Field::Households => "households",
            Field::FloorArea => "floor_area_m2",
            Field::ServiceRadius => "service_radius_m",
        }
    }

    /// The field of that name.
    pub fn named(name: &str) -> Option<Field> {
        Field::ALL.into_iter().find(|f| f.name() == name)
    }

    /// The names a column of this field may have, the surest first, as [`normal`] spells them.
    pub(super) const fn aliases(self) -> &'static [&'static str] {
        match self {
            Field::Id => &["id", "uid", "poiid", "osmid", "objectid", "fid", "编号", "标识", "代码"],
            Field::Name => &["name", "namezh", "poiname", "title", "名称", "店名", "小区名称", "楼栋", "地名"],
            Field::X => &[
                "lon",
                "lng",
                "long",
                "longitude",
                "wgslon",
                "wgslng",
                "gcjlng",
                "gcjlon",
                "x",
                "easting",
                "经度",
                "东经",
            ],
            Field::Y => &["lat", "latitude", "wgslat", "gcjlat", "y", "northing", "纬度", "北纬"],
            Field::Geometry => &["geometry", "geom", "wkt", "wkb", "thegeom", "wkbgeometry", "shape"],
            Field::Category => &["category", "categoryid", "业态", "类别", "类型", "分类"],
            Field::TypeCode => &["typecode", "amapcode", "gdcode", "类型编码", "高德编码"],
            Field::Channel => &["channel", "服务方式"],
            Field::OpeningHours => &["openinghours", "hours", "opentime", "营业时间", "开放时间"],
            Field::Capacity => &["capacity", "容量", "床位", "学位", "座位数"],
            Field::Area => &["aream2", "area", "面积", "用地面积"],
            Field::People => {
                &["people", "population", "pop", "persons", "residents", "人口", "常住人口", "人口数", "人数"]
            }
            Field::Estimated => &["estimated", "peopleestimated", "估算"],
            Field::Households => &["households", "hh", "户数", "家庭户数"],
            Field::FloorArea => &["flooraream2", "floorarea", "gfa", "建筑面积"],
            Field::ServiceRadius => &["serviceradiusm", "serviceradius", "deliveryradius", "配送半径", "服务半径"],
        }
    }

    pub(super) const fn slot(self) -> usize {
        self as usize
    }
}

/// How a column is compared: lower case, without spaces, underscores, hyphens, dots or a unit in brackets.
pub(super) fn normal(column: &str) -> String {
    let bare = match column.find(['(', '（', '[']) {
        Some(start) if start > 0 => &column[..start],
        _ => column,
    };
    let kept = bare.chars().filter(|c| !(c.is_whitespace() || matches!(c, '_' | '-' | '.' | '\u{feff}' | '"' | ':')));
    kept.flat_map(char::to_lowercase).collect()
}

/// What a table is a table of: which fields it may have and which it must have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Facilities,
    Homes,
    Land,
}

impl Kind {
    /// The fields looked for.
    pub(super) const fn fields(self) -> &'static [Field] {
        use Field::*;
        match self {
            Kind::Facilities => {
                &[Id, Name, X, Y, Geometry, Category, TypeCode, Channel, OpeningHours, Capacity, Area, ServiceRadius]
            }
            Kind::Homes => &[Id, Name, X, Y, Geometry, People, Estimated, Households, FloorArea],
            Kind::Land => &[Id, Geometry],
        }
    }
}
