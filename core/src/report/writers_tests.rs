//! Every writer read back: by this library's readers, and by decoders that know nothing of it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use geo_types::{Geometry, LineString, MultiPolygon, Polygon, polygon};
use proptest::prelude::*;

use super::CsvOptions;
use crate::error::ErrorKind;
use crate::geo::{Crs, LonLat};
use crate::model::{Catalogue, Facilities, Facility, Home, Homes, People, ResidentialLand, Service};
use crate::source::table::TableOptions;
use crate::table::{Column, Table, Value};

fn csv(table: &Table) -> Vec<u8> {
    let mut out = Vec::new();
    table.write_csv(&mut out, CsvOptions::default()).unwrap();
    out
}

fn geojson(table: &Table) -> Vec<u8> {
    let mut out = Vec::new();
    table.write_geojson(&mut out).unwrap();
    out
}

/// Text a cell can hold and a reader gives back: no white space at its ends, and not one of the words for nothing.
fn text() -> impl Strategy<Value = String> {
    "x[=+@'a-z,\";\n 南é#]{0,12}y|['=@]{0,2}[p-z南]{3,6}"
}

/// A number of degrees with seven decimals, as the files hold them.
fn degrees(low: i64, high: i64) -> impl Strategy<Value = f64> {
    (low * 10_000_000..high * 10_000_000).prop_map(|n| n as f64 / 1e7)
}

fn place() -> impl Strategy<Value = LonLat> {
    (degrees(-179, 180), degrees(-89, 90))
        .prop_filter("0, 0 means nowhere, and swapped columns are tested elsewhere", |(x, y)| *x != 0.0 || *y != 0.0)
        .prop_map(|(x, y)| LonLat::new(x, y).unwrap())
}

fn home() -> impl Strategy<Value = Home> {
    let amount = || prop::option::of(0.0..1e9f64);
    let people =
        prop::option::of((0.0..1e6f64, any::<bool>()).prop_map(|(count, estimated)| People { count, estimated }));
    (prop::option::of(text()), place(), people, amount(), amount(), prop::collection::vec(amount(), 2)).prop_map(
        |(name, position, people, households, floor_area_m2, groups)| Home {
            id: String::new(),
            name,
            position,
            entrances: Vec::new(),
            people,
            households,
            floor_area_m2,
            groups,
        },
    )
}

fn homes() -> impl Strategy<Value = Homes> {
    prop::collection::vec(home(), 1..12).prop_map(|mut rows| {
        rows.iter_mut().enumerate().for_each(|(i, home)| home.id = format!("way/{i}"));
        Homes { rows, group_names: vec!["0-6".into(), "60+".into()], ..Homes::default() }
    })
}

fn facilities() -> impl Strategy<Value = Facilities> {
    let categories: Vec<_> = Catalogue::bundled().categories().map(|(id, _)| id).collect();
    let services = prop::collection::vec(prop::sample::select(categories), 1..3).prop_map(|mut ids| {
        ids.dedup();
        ids.into_iter().map(Service::of).collect::<Vec<_>>()
    });
    let row = (prop::option::of(text()), place(), services, prop::option::of(0.0..1e6f64));
    prop::collection::vec(row, 1..12).prop_map(|rows| {
        let rows = rows.into_iter().enumerate().map(|(i, (name, position, services, area_m2))| Facility {
            id: format!("node/{i}"),
            name,
            position,
            entrances: Vec::new(),
            services,
            area_m2,
        });
        Facilities { rows: rows.collect(), ..Facilities::default() }
    })
}

/// A convex ring with corners of seven decimals.
fn parcel() -> impl Strategy<Value = Polygon<f64>> {
    (degrees(70, 140), degrees(10, 50), 1i64..90_000, 1i64..90_000).prop_map(|(x, y, w, h)| {
        // Sums of decimals are not decimals; corners are rounded as a file would.
        let round = |v: f64| (v * 1e7).round() / 1e7;
        let (east, north) = (round(x + w as f64 / 1e7), round(y + h as f64 / 1e7));
        polygon![(x: x, y: y), (x: east, y: y), (x: east, y: north), (x: x, y: north)]
    })
}

fn options() -> TableOptions<'static> {
    TableOptions::new(Crs::Wgs84)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn homes_survive_every_format(homes in homes()) {
        let table = homes.to_table().unwrap();
        let from_csv = Homes::from_csv(&csv(&table), &options()).unwrap();
        prop_assert_eq!(&from_csv.rows, &homes.rows, "{}", from_csv.report);
        prop_assert_eq!(&from_csv.group_names, &homes.group_names);
        prop_assert!(from_csv.report.is_empty());
        let from_json = Homes::from_geojson(&geojson(&table), &options()).unwrap();
        prop_assert_eq!(&from_json.rows, &homes.rows, "{}", from_json.report);
        #[cfg(feature = "arrow")]
        {
            let mut file = Vec::new();
            table.write_parquet(&mut file).unwrap();
            let from_parquet = Homes::from_parquet(&file, &options()).unwrap();
            prop_assert_eq!(&from_parquet.rows, &homes.rows, "{}", from_parquet.report);
            let from_arrow = Homes::from_arrow(&[table.to_arrow().unwrap()], &options()).unwrap();
            prop_assert_eq!(&from_arrow.rows, &homes.rows);
        }
    }

    #[test]
    fn facilities_survive_every_format(facilities in facilities()) {
        let table = facilities.to_table(Catalogue::bundled()).unwrap();
        let read = [
            Facilities::from_csv(&csv(&table), &options()).unwrap(),
            Facilities::from_geojson(&geojson(&table), &options()).unwrap(),
            #[cfg(feature = "arrow")]
            Facilities::from_arrow(&[table.to_arrow().unwrap()], &options()).unwrap(),
        ];
        for read in read {
            prop_assert_eq!(&read.rows, &facilities.rows, "{}", read.report);
        }
    }

    #[test]
    fn land_survives_every_format(parcels in prop::collection::vec(parcel(), 1..6)) {
        let shapes = parcels.iter().map(|p| Some(Geometry::MultiPolygon(MultiPolygon(vec![p.clone()])))).collect();
        let ids = (0..parcels.len()).map(|i| Some(i.to_string()));
        let table = Table::new(parcels.len()).with(Column::text("id", ids)).unwrap().with_shapes(shapes).unwrap();
        let read = [
            ResidentialLand::from_csv(&csv(&table), &options()).unwrap(),
            ResidentialLand::from_geojson(&geojson(&table), &options()).unwrap(),
            #[cfg(feature = "arrow")]
            ResidentialLand::from_arrow(&[table.to_arrow().unwrap()], &options()).unwrap(),
        ];
        for read in read {
            let outlines: Vec<_> = read.parcels.iter().map(|p| p.outline.0[0].clone()).collect();
            prop_assert_eq!(&outlines, &parcels, "{}", read.report);
        }
    }

    #[test]
    fn any_text_in_any_cell_stays_what_it_is(texts in prop::collection::vec(prop::option::of(any::<String>()), 1..8)) {
        let table = Table::new(texts.len()).with(Column::text("a", texts.clone())).unwrap()
            .with(Column::integer("b", texts.iter().map(|_| Some(1)))).unwrap();
        let parsed: serde_json::Value = serde_json::from_slice(&geojson(&table)).unwrap();
        let mut raw = Vec::new();
        table.write_csv(&mut raw, CsvOptions { byte_order_mark: false, guard_formulas: false }).unwrap();
        let mut guarded = ::csv::Reader::from_reader(&csv(&table)[3..]).into_records().map(Result::unwrap).collect::<Vec<_>>().into_iter();
        for (row, record) in ::csv::Reader::from_reader(&raw[..]).records().map(Result::unwrap).enumerate() {
            prop_assert_eq!(&record[0], texts[row].as_deref().unwrap_or(""));
            prop_assert_eq!(parsed["features"][row]["properties"]["a"].as_str(), texts[row].as_deref());
            let cell = guarded.next().unwrap();
            prop_assert!(!cell[0].starts_with(['=', '+', '-', '@', '\t', '\r']), "{:?}", cell);
        }
    }
}

#[test]
fn rings_follow_the_right_hand_and_close() {
    // Clockwise outside, counter-clockwise hole: both the wrong way round.
    let outer = LineString::from(vec![(0.0, 0.0), (0.0, 1.0), (1.0, 1.0), (1.0, 0.0), (0.0, 0.0)]);
    let hole = LineString::from(vec![(0.2, 0.2), (0.4, 0.2), (0.4, 0.4), (0.2, 0.2)]);
    let shape = Geometry::Polygon(Polygon::new(outer, vec![hole]));
    let table = Table::new(1).with_shapes(vec![Some(shape)]).unwrap();
    let parsed: serde_json::Value = serde_json::from_slice(&geojson(&table)).unwrap();
    let expected =
        serde_json::json!(
            [[[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]], [[0.2, 0.2], [0.4, 0.4], [0.4, 0.2], [0.2, 0.2]],]
        );
    let numbers = |v: &serde_json::Value| v.to_string().replace(".0", "");
    assert_eq!(numbers(&parsed["features"][0]["geometry"]["coordinates"]), numbers(&expected));
    let text = String::from_utf8(csv(&table)).unwrap();
    assert!(text.contains("\"POLYGON ((0 0, 1 0, 1 1, 0 1, 0 0), (0.2 0.2, 0.4 0.4, 0.4 0.2, 0.2 0.2))\""), "{text}");
}

#[test]
fn nulls_are_null_and_numbers_that_are_none_are_null_too() {
    let table = Table::new(3)
        .with(Column::real("walk_s", [Some(1.5), Some(f64::NAN), None]))
        .unwrap()
        .with(Column::flag("met", [Some(true), None, Some(false)]))
        .unwrap()
        .with(Column::text("name", [Some(""), None, Some("b")]))
        .unwrap()
        .with_points(vec![None, Some(LonLat::new(-0.000_000_001, 1e-9).unwrap()), None])
        .unwrap();
    assert_eq!(table.column("walk_s").unwrap().values().get(1), None);
    assert_eq!(table.column("met").unwrap().values().get(2), Some(Value::Flag(false)));
    let text = String::from_utf8(csv(&table)).unwrap();
    assert_eq!(text, "\u{feff}walk_s,met,name,lon,lat\n1.5,true,\"\",,\n,,,0,0\n,false,b,,\n");
    let parsed: serde_json::Value = serde_json::from_slice(&geojson(&table)).unwrap();
    assert!(parsed["features"][1]["properties"]["walk_s"].is_null() && parsed["features"][0]["geometry"].is_null());
}

#[test]
fn a_table_holds_what_it_says() {
    let table = || Table::new(1).with(Column::integer("n", [Some(1)])).unwrap();
    for name in ["n", "", "geometry"] {
        assert_eq!(table().with(Column::integer(name, [Some(1)])).unwrap_err().kind(), ErrorKind::Column, "{name}");
    }
    assert_eq!(table().with_points(vec![]).unwrap_err().kind(), ErrorKind::Column);
    let wild = Geometry::Point(geo_types::Point::new(f64::NAN, 0.0));
    assert_eq!(table().with_shapes(vec![Some(wild)]).unwrap_err().kind(), ErrorKind::Coordinate);
    assert_eq!(geojson(&Table::new(0)), b"{\"type\":\"FeatureCollection\",\"features\":[\n]}\n");
}

#[cfg(feature = "arrow")]
#[test]
fn every_geometry_is_written_as_wkb_and_the_same_bytes_every_time() {
    use geo_types::{line_string, point};
    let square = polygon![(x: 0., y: 0.), (x: 1., y: 0.), (x: 1., y: 1.)];
    let shapes: Vec<Geometry<f64>> = vec![
        point!(x: 1., y: 2.).into(),
        line_string![(x: 0., y: 0.), (x: 1., y: 1.)].into(),
        square.clone().into(),
        Geometry::MultiPoint(vec![point!(x: 1., y: 2.)].into()),
        Geometry::MultiLineString(geo_types::MultiLineString(vec![line_string![(x: 0., y: 0.), (x: 1., y: 1.)]])),
        MultiPolygon(vec![square.clone()]).into(),
        Geometry::GeometryCollection(vec![Geometry::from(square)].into()),
    ];
    for shape in &shapes {
        let mut bytes = Vec::new();
        super::wkb::write_wkb(&mut bytes, shape);
        assert_eq!(crate::source::table::decode_wkb(&bytes).unwrap().geometry, *shape);
    }
    let table = Table::new(7).with_shapes(shapes.into_iter().map(Some).collect()).unwrap();
    let write = || {
        let mut file = Vec::new();
        table.write_parquet(&mut file).unwrap();
        file
    };
    assert_eq!(write(), write());
    let geo = super::arrow::geoparquet_metadata(table.geometry().unwrap());
    let geo: serde_json::Value = serde_json::from_str(&geo).unwrap();
    assert_eq!(geo["columns"]["geometry"]["geometry_types"].as_array().unwrap().len(), 7);
    let bbox = geo["columns"]["geometry"]["bbox"].as_array().unwrap();
    assert_eq!(bbox.iter().filter_map(serde_json::Value::as_f64).collect::<Vec<_>>(), [0.0, 0.0, 1.0, 2.0]);
    assert_eq!(geo["columns"]["geometry"]["crs"]["id"]["code"], 4326);
}
