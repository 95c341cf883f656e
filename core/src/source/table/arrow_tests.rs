//! Arrow and GeoParquet into the model: every encoding of a point, every contradiction, every damaged byte.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::StringDictionaryBuilder;
use arrow_array::types::Int8Type;
use arrow_array::{
    ArrayRef, BinaryArray, Decimal128Array, FixedSizeListArray, Float32Array, Float64Array, Int32Array,
    LargeBinaryArray, LargeStringArray, NullArray, RecordBatch, StringArray, StringViewArray, StructArray,
    TimestampSecondArray, UInt64Array,
};
use arrow_schema::{DataType, Field as ArrowField, Schema};
use proptest::prelude::*;

use super::TableOptions;
use crate::error::{Error, ErrorKind};
use crate::geo::Crs;
use crate::model::{Facilities, Homes, ResidentialLand};

fn options() -> TableOptions<'static> {
    TableOptions::new(Crs::Wgs84).file("t")
}

/// A batch of named columns.
fn batch(columns: Vec<(&str, ArrayRef)>) -> RecordBatch {
    RecordBatch::try_from_iter_with_nullable(columns.into_iter().map(|(name, array)| (name, array, true))).unwrap()
}

/// The same batch, its column `geometry` said to be of an extension type with that metadata.
fn extended(batch: &RecordBatch, name: &str, metadata: &str) -> RecordBatch {
    let said = HashMap::from([
        ("ARROW:extension:name".to_owned(), name.to_owned()),
        ("ARROW:extension:metadata".to_owned(), metadata.to_owned()),
    ]);
    let fields = batch
        .schema()
        .fields()
        .iter()
        .map(|field| match field.name().as_str() {
            "geometry" | "where" => field.as_ref().clone().with_metadata(said.clone()),
            _ => field.as_ref().clone(),
        })
        .collect::<Vec<_>>();
    RecordBatch::try_new(Arc::new(Schema::new(fields)), batch.columns().to_vec()).unwrap()
}

fn hex(text: &str) -> Vec<u8> {
    text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(std::str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

const POINT: &str = "01010000000AD7A3703DB25D4085EB51B81E054040"; // 118.785, 32.04
const EWKB_POINT: &str = "0101000020E61000000AD7A3703DB25D4085EB51B81E054040"; // the same, EPSG:4326
const EWKB_Z: &str = "01010000A0E61000000AD7A3703DB25D4085EB51B81E0540400000000000002440";

fn homes_with(geometry: ArrayRef) -> Result<Homes, Error> {
    Homes::from_arrow(&[batch(vec![("geometry", geometry)])], &options())
}

fn position(homes: &Homes) -> (f64, f64) {
    (homes.rows[0].position.lon(), homes.rows[0].position.lat())
}

fn xy(x: f64, y: f64) -> StructArray {
    let part = |name, v| {
        (Arc::new(ArrowField::new(name, DataType::Float64, true)), Arc::new(Float64Array::from(vec![v])) as ArrayRef)
    };
    StructArray::from(vec![part("x", x), part("y", y)])
}

#[test]
fn every_type_of_column_is_read() {
    let mut category = StringDictionaryBuilder::<Int8Type>::new();
    category.append_value("market");
    category.append_value("pharmacy");
    let table = batch(vec![
        ("id", Arc::new(UInt64Array::from(vec![u64::MAX, 2]))),
        ("name", Arc::new(LargeStringArray::from(vec![Some("甲"), None]))),
        ("lon", Arc::new(Float64Array::from(vec![118.78, 118.79]))),
        ("lat", Arc::new(Float32Array::from(vec![32.0, 32.5]))),
        ("category", Arc::new(category.finish())),
        ("capacity", Arc::new(Int32Array::from(vec![Some(40), None]))),
        ("area_m2", Arc::new(Decimal128Array::from(vec![12_050, 1]).with_precision_and_scale(9, 2).unwrap())),
        ("opening_hours", Arc::new(StringViewArray::from(vec!["8:00-20:00", "24/7"]))),
        ("channel", Arc::new(NullArray::new(2))),
    ]);
    let shops = Facilities::from_arrow(&[table.clone(), table.slice(1, 0)], &options()).unwrap();
    let [a, b] = &shops.rows[..] else { panic!("{}", shops.report) };
    assert_eq!((a.id.as_str(), a.name.as_deref(), b.name.as_deref()), ("18446744073709551615", Some("甲"), None));
    assert_eq!((b.position.lon(), b.position.lat()), (118.79, 32.5));
    assert_eq!((a.area_m2, a.services[0].capacity, b.services[0].capacity), (Some(120.5), Some(40.0), None));
    assert_eq!(b.services[0].opening_hours.as_deref(), Some("24/7"));
    assert_ne!(a.services[0].category, b.services[0].category);
    assert!(shops.report.is_empty(), "{}", shops.report);
}

#[test]
fn every_encoding_of_a_point_is_read() {
    let interleaved = |v: Vec<Option<f64>>, size| {
        FixedSizeListArray::from_iter_primitive::<arrow_array::types::Float64Type, _, _>(vec![Some(v)], size)
    };
    let binary = |hexadecimal: &str| Arc::new(BinaryArray::from_vec(vec![&hex(hexadecimal)])) as ArrayRef;
    let columns: Vec<ArrayRef> = vec![
        binary(POINT),
        binary(EWKB_POINT),
        binary(EWKB_Z),
        Arc::new(LargeBinaryArray::from_vec(vec![&hex(POINT)])),
        Arc::new(StringArray::from(vec!["POINT Z (118.785 32.04 7)"])),
        Arc::new(StringArray::from(vec!["SRID=4326;POINT(118.785 32.04)"])),
        Arc::new(StringArray::from(vec![EWKB_POINT])),
        Arc::new(xy(118.785, 32.04)),
        Arc::new(interleaved(vec![Some(118.785), Some(32.04)], 2)),
        Arc::new(interleaved(vec![Some(118.785), Some(32.04), Some(7.0)], 3)),
    ];
    for column in columns {
        let kind = column.data_type().clone();
        let homes = homes_with(column).unwrap();
        assert_eq!(homes.rows.len(), 1, "{kind} {}", homes.report);
        assert_eq!(position(&homes), (118.785, 32.04), "{kind}");
    }
}

#[test]
fn what_is_nowhere_or_damaged_is_reported_by_row() {
    let cut = hex(POINT)[..12].to_vec();
    let other = hex("0101000020110F00000AD7A3703DB25D4085EB51B81E054040");
    let good = hex(POINT);
    let rows: Vec<Option<&[u8]>> = vec![Some(&good), None, Some(&cut), Some(b""), Some(&other), Some(&good)];
    let homes = homes_with(Arc::new(BinaryArray::from_opt_vec(rows))).unwrap();
    assert_eq!(homes.rows.iter().map(|h| h.id.as_str()).collect::<Vec<_>>(), ["row/1", "row/6"]);
    let found: Vec<_> = homes.report.defects().iter().map(|d| (d.code, d.place.row_number())).collect();
    let expected = [
        ("missing-coordinates", Some(1)),
        ("bad-geometry", Some(2)),
        ("bad-geometry", Some(3)),
        ("crs-contradiction", Some(4)),
        ("numbered-rows", None),
    ];
    assert_eq!(found, expected);
    assert_eq!(homes_with(Arc::new(xy(f64::NAN, f64::NAN))).unwrap().report.count("missing-coordinates"), 1);
    assert_eq!(homes_with(Arc::new(xy(f64::INFINITY, 32.0))).unwrap().report.count("bad-coordinate"), 1);
}

#[test]
fn a_type_no_field_has_is_a_column_error() {
    let times: ArrayRef = Arc::new(TimestampSecondArray::from(vec![0]));
    let error = homes_with(times.clone()).unwrap_err();
    assert_eq!((error.kind(), error.place().column_name()), (ErrorKind::Column, Some("geometry")));
    let one = || Arc::new(Float64Array::from(vec![32.0])) as ArrayRef;
    let error = Homes::from_arrow(&[batch(vec![("lon", one()), ("lat", one()), ("people", times)])], &options());
    assert_eq!(error.unwrap_err().place().column_name(), Some("people"));
    let points = extended(&batch(vec![("geometry", Arc::new(xy(118.0, 32.0)))]), "geoarrow.polygon", "{}");
    assert_eq!(Homes::from_arrow(&[points], &options()).unwrap_err().kind(), ErrorKind::Column);
    assert_eq!(Homes::from_arrow(&[], &options()).unwrap_err().kind(), ErrorKind::Empty);
    let (a, b) = (batch(vec![("geometry", Arc::new(xy(118.0, 32.0)))]), batch(vec![("geometry", one())]));
    assert_eq!(Homes::from_arrow(&[a, b], &options()).unwrap_err().kind(), ErrorKind::Column);
}

#[test]
fn metadata_names_the_geometry_and_may_not_contradict() {
    let table = batch(vec![("where", Arc::new(xy(118.785, 32.04)))]);
    let read = |metadata: &str, crs| {
        Homes::from_arrow(&[extended(&table, "geoarrow.point", metadata)], &TableOptions::new(crs))
    };
    let utm = Crs::Utm { zone: 50, north: true };
    for wgs84 in [
        r#"{"crs": "EPSG:4326"}"#,
        r#"{"crs": {"type": "GeographicCRS", "id": {"authority": "OGC", "code": "CRS84"}}, "crs_type": "projjson"}"#,
        r#"{"crs": {"name": "WGS 84", "ids": [{"authority": "EPSG", "code": 4326}]}}"#,
        r#"{"crs": "{\"id\": {\"authority\": \"EPSG\", \"code\": 4326}}"}"#,
    ] {
        assert_eq!(position(&read(wgs84, Crs::Wgs84).unwrap()), (118.785, 32.04), "{wgs84}");
        assert_eq!(read(wgs84, utm).unwrap_err().kind(), ErrorKind::Crs, "{wgs84}");
        assert_eq!(read(wgs84, Crs::Gcj02).unwrap().report.count("crs-overruled"), 1, "{wgs84}");
    }
    assert_eq!(read(r#"{"crs": "EPSG:32650"}"#, Crs::Wgs84).unwrap_err().kind(), ErrorKind::Crs);
    for unsaid in ["", "{}", "not json", r#"{"crs": 7}"#] {
        assert_eq!(read(unsaid, Crs::Wgs84).unwrap().report.count("crs-unstated"), 1, "{unsaid}");
    }
}

/// A GeoParquet file of land, facilities' categories and people, as this library writes it.
fn parquet() -> Vec<u8> {
    let csv = "id,geometry,people\na,POINT (118.78 32.04),5\nb,POINT (118.79 32.05),\n";
    let homes = Homes::from_csv(csv.as_bytes(), &options()).unwrap();
    let mut file = Vec::new();
    homes.to_table().unwrap().write_parquet(&mut file).unwrap();
    file
}

#[test]
fn geoparquet_of_land_comes_back_with_its_holes() {
    let csv = "id,geometry\nx,\"MULTIPOLYGON (((118.78 32.04, 118.79 32.04, 118.79 32.05, 118.78 32.05, 118.78 32.04), \
               (118.784 32.044, 118.784 32.046, 118.786 32.046, 118.784 32.044)))\"\n";
    let land = ResidentialLand::from_csv(csv.as_bytes(), &options()).unwrap();
    let mut file = Vec::new();
    land.to_table().unwrap().write_parquet(&mut file).unwrap();
    let again = ResidentialLand::from_parquet(&file, &options()).unwrap();
    assert_eq!(again.parcels, land.parcels);
    let error = ResidentialLand::from_parquet(&file, &TableOptions::new("EPSG:4547".parse().unwrap())).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Crs);
}

#[test]
fn parquet_beyond_the_limit_or_empty_is_refused() {
    assert_eq!(Homes::from_parquet(&parquet(), &options().max_rows(1)).unwrap_err().kind(), ErrorKind::Limit);
    assert_eq!(Homes::from_parquet(b"", &options()).unwrap_err().kind(), ErrorKind::Empty);
    assert_eq!(Homes::from_parquet(b"PAR1 it is not PAR1", &options()).unwrap_err().kind(), ErrorKind::Format);
}

#[test]
fn every_truncation_of_a_parquet_file_is_an_error() {
    let file = parquet();
    for end in 0..file.len() {
        assert!(Homes::from_parquet(&file[..end], &options()).is_err(), "{end}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_damaged_parquet_makes_it_panic(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4)) {
        let mut file = parquet();
        for (at, byte) in flips {
            let at = at.index(file.len());
            file[at] = byte;
        }
        let _ = Homes::from_parquet(&file, &options());
    }

    #[test]
    fn no_bytes_of_a_geometry_make_it_panic(bytes in prop::collection::vec(prop_oneof![0u8..8, any::<u8>()], 0..80)) {
        let _ = super::wkb::decode_wkb(&bytes);
        let framed = [&[1u8, 7, 0, 0, 0][..], &bytes].concat();
        let _ = super::wkb::decode_wkb(&framed);
    }
}

#[test]
fn collections_in_collections_do_not_spend_the_stack() {
    let nested: Vec<u8> = [1u8, 7, 0, 0, 0, 1, 0, 0, 0].repeat(100_000);
    assert_eq!(super::wkb::decode_wkb(&nested).unwrap_err().kind(), ErrorKind::Format);
    let huge = [&[1u8, 3, 0, 0, 0][..], &[0xff; 4]].concat();
    assert_eq!(super::wkb::decode_wkb(&huge).unwrap_err().kind(), ErrorKind::Format);
}
