//! CSV into the model: what is kept, what is lost, and what is said about it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)] // a test fails by panicking

use proptest::prelude::*;

use super::{Field, TableOptions};
use crate::error::{ErrorKind, Severity};
use crate::geo::Crs;
use crate::model::{Channel, Facilities, Homes, ResidentialLand};

fn wgs84() -> TableOptions<'static> {
    TableOptions::new(Crs::Wgs84).file("t.csv")
}

fn shops(csv: &str) -> Facilities {
    Facilities::from_csv(csv.as_bytes(), &wgs84()).unwrap()
}

fn codes(table: &Facilities) -> Vec<&'static str> {
    table.report.counts().map(|(code, _)| code).collect()
}

fn ids(table: &Facilities) -> Vec<&str> {
    table.rows.iter().map(|f| f.id.as_str()).collect()
}

#[test]
fn every_field_of_a_facility_is_read() {
    let table = shops(
        "id,name,lon,lat,category,channel,opening_hours,capacity,area_m2\n\
         a,苏果,118.78,32.04,market,locker,Mo-Su 08:00-20:00,40,120.5\n",
    );
    let shop = &table.rows[0];
    assert_eq!((shop.id.as_str(), shop.name.as_deref()), ("a", Some("苏果")));
    assert_eq!((shop.position.lon(), shop.position.lat()), (118.78, 32.04));
    assert_eq!(shop.area_m2, Some(120.5));
    let service = &shop.services[0];
    assert_eq!((service.channel, service.capacity), (Channel::Locker, Some(40.0)));
    assert_eq!(service.opening_hours.as_deref(), Some("Mo-Su 08:00-20:00"));
    assert!(table.report.is_empty(), "{}", table.report);
}

#[test]
fn chinese_headers_and_labels_are_understood() {
    let table = shops("编号,名称,经度(东经),纬度,业态,营业时间\n1,大药房,118.78,32.04,药店,8:00-21:00\n");
    let english = shops("id,lon,lat,category\n1,118.78,32.04,pharmacy\n");
    assert_eq!(table.rows[0].services[0].category, english.rows[0].services[0].category);
    assert_eq!(table.rows[0].services[0].opening_hours.as_deref(), Some("8:00-21:00"));
}

#[test]
fn gbk_utf16_and_byte_order_marks_are_read() {
    let csv = "名称,经度,纬度,业态\n南京大药房,118.78,32.04,药店\n";
    let (gbk, _, _) = encoding_rs::GBK.encode(csv);
    let from_gbk = Facilities::from_csv(&gbk, &wgs84()).unwrap();
    assert_eq!(from_gbk.rows[0].name.as_deref(), Some("南京大药房"));
    assert_eq!(from_gbk.report.count("transcoded"), 1);

    let utf16: Vec<u8> = [0xFEFF].into_iter().chain(csv.encode_utf16()).flat_map(u16::to_le_bytes).collect();
    assert_eq!(Facilities::from_csv(&utf16, &wgs84()).unwrap().rows, from_gbk.rows);

    let marked = shops(&format!("\u{feff}{csv}"));
    assert_eq!((marked.rows, marked.report.count("transcoded")), (from_gbk.rows, 0));
}

#[test]
fn one_bad_byte_does_not_turn_a_utf8_file_into_mojibake() {
    let mut bytes = "name,lon,lat,category\n南京大药房,118.78,32.04,pharmacy\n".as_bytes().to_vec();
    bytes.extend(b"x\xff,118.79,32.04,pharmacy\n");
    let table = Facilities::from_csv(&bytes, &wgs84()).unwrap();
    assert_eq!(table.rows[0].name.as_deref(), Some("南京大药房"));
    assert_eq!(table.report.defects()[0].place.to_string(), "t.csv, line 3");
    assert_eq!(table.rows.len(), 2);
}

#[test]
fn semicolons_tabs_and_the_hint_of_spreadsheets_are_delimiters() {
    for csv in [
        "id;lon;lat;category\na;118.78;32.04;market\n",
        "id\tlon\tlat\tcategory\na\t118.78\t32.04\tmarket\n",
        "sep=|\nid|lon|lat|category\na|118.78|32.04|market\n",
        "sep=;\r\nid;lon;lat;category\r\na;118.78;32.04;market\r\n",
    ] {
        assert_eq!(ids(&shops(csv)), ["a"], "{csv}");
    }
}

#[test]
fn each_bad_row_is_named_and_the_good_ones_survive() {
    let table = shops(
        "id,lon,lat,category\n\
         good,118.78,32.04,market\n\
         swapped,32.04,118.78,market\n\
         nan,NaN,32.04,market\n\
         inf,inf,32.04,market\n\
         far,118.78,320.4,market\n\
         words,here,there,market\n\
         zero,0,0,market\n\
         typo,118.78,32.04,markte\n\
         none,118.78,32.04,\n\
         good,118.79,32.05,market\n\
         spare,118.78,32.04,market,Road 5, shop 3\n\
         last,118.78,32.04,market\n",
    );
    assert_eq!(ids(&table), ["good", "last"]);
    let found: Vec<_> = table.report.defects().iter().map(|d| (d.code, d.place.line_number().unwrap())).collect();
    let expected = [
        ("missing-coordinates", 4),
        ("bad-coordinate", 5),
        ("bad-coordinate", 6),
        ("bad-coordinate", 7),
        ("missing-coordinates", 8),
        ("unknown-category", 9),
        ("missing-category", 10),
        ("too-many-cells", 12),
        ("swapped-coordinates", 3),
        ("duplicate-id", 11),
    ];
    assert_eq!(found, expected);
    assert!(table.report.defects().iter().all(|d| d.severity == Severity::Error));
    let typo = table.report.defects().iter().find(|d| d.code == "unknown-category").unwrap();
    assert_eq!(typo.value.as_deref(), Some("markte"));
    assert!(typo.fix.as_deref().unwrap().contains("market"), "{typo:?}");
}

#[test]
fn strict_reading_stops_at_the_first_row_left_out() {
    let csv = "id,lon,lat,category\na,118.78,north,market\n";
    let error = Facilities::from_csv(csv.as_bytes(), &wgs84().strict(true)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Coordinate);
    assert_eq!(error.place().to_string(), "t.csv, line 2, column lat");
    let fine = "id,lon,lat,category\na,118.78,32.04,market\n";
    assert!(Facilities::from_csv(fine.as_bytes(), &wgs84().strict(true)).is_ok());
}

#[test]
fn swapped_columns_are_one_defect() {
    let rows: String = (0..50).map(|i| format!("{i},32.04,118.7{i},market\n")).collect();
    let table = shops(&format!("id,lon,lat,category\n{rows}"));
    assert_eq!((table.rows.len(), table.report.defects().len()), (0, 1));
    let defect = &table.report.defects()[0];
    assert_eq!((defect.code, defect.place.line_number()), ("swapped-columns", Some(2)));
    assert!(defect.message.contains("50 of 50"), "{}", defect.message);
}

#[test]
fn nothing_to_read_is_empty() {
    for bytes in [&b""[..], b"\n \n\n", b"\xef\xbb\xbf", b"sep=;\n"] {
        assert_eq!(Facilities::from_csv(bytes, &wgs84()).unwrap_err().kind(), ErrorKind::Empty, "{bytes:?}");
    }
    let header = shops("id,lon,lat,category\n");
    assert_eq!((header.rows.len(), codes(&header)), (0, vec!["no-rows"]));
}

#[test]
fn a_missing_column_names_the_nearest() {
    let error = Facilities::from_csv(b"id,longitud,lat,category\n", &wgs84()).unwrap_err();
    assert_eq!((error.kind(), error.place().column_name()), (ErrorKind::Column, Some("lon")));
    assert!(error.fix().unwrap().contains("`longitud`"), "{error}");
    let error = Facilities::from_csv(b"id,lon,lat,kategory\n", &wgs84()).unwrap_err();
    assert!(error.fix().unwrap().contains("`kategory`"), "{error}");
    let error = Facilities::from_csv(b"a,lon,lat,category\n", &wgs84().column(Field::Name, "shop")).unwrap_err();
    assert_eq!(error.value(), Some("shop"));
    let error = ResidentialLand::from_csv(b"id,lon,lat\n", &wgs84()).unwrap_err();
    assert_eq!(error.place().column_name(), Some("geometry"));
}

#[test]
fn the_host_names_its_columns_and_words() {
    let csv = "店,E,N,kind\n甲,118.78,32.04,菜场子\n";
    let options = wgs84()
        .column(Field::Name, "店")
        .column(Field::X, "E")
        .column(Field::Y, "N")
        .column(Field::Category, "kind")
        .category_name("菜场子", "market");
    let table = Facilities::from_csv(csv.as_bytes(), &options).unwrap();
    assert_eq!((table.rows.len(), table.rows[0].name.as_deref()), (1, Some("甲")));
    assert_eq!(table.rows[0].id, "row/1");
    assert_eq!(codes(&table), ["numbered-rows"]);
}

#[test]
fn two_columns_for_one_field_are_a_warning_and_the_surer_name_wins() {
    let table = shops("id,x,lon,lat,category\na,1,118.78,32.04,market\n");
    assert_eq!((table.rows[0].position.lon(), codes(&table)), (118.78, vec!["ambiguous-column"]));
}

#[test]
fn several_categories_share_one_place() {
    let table = shops("id,lon,lat,category,capacity\na,118.78,32.04,market;pharmacy|market,10\n");
    assert_eq!(table.rows[0].services.len(), 2);
    assert_eq!(table.rows[0].services[0].capacity, None);
    assert_eq!(codes(&table), ["shared-capacity"]);
}

#[test]
fn type_codes_stand_in_for_categories() {
    let table = shops(
        "id,name,lon,lat,typecode\na,大药房,118.78,32.04,090601\nb,公司,118.78,32.04,170200\nc,?,118.78,32.04,x\n",
    );
    let pharmacy = crate::model::Catalogue::bundled().find("pharmacy").unwrap();
    assert_eq!((ids(&table), table.rows[0].services[0].category), (vec!["a"], pharmacy));
    assert_eq!(codes(&table), ["bad-typecode", "outside-catalogue"]);
}

#[test]
fn a_whole_table_may_be_of_one_category() {
    let csv = "id,lon,lat\na,118.78,32.04\n";
    let table = Facilities::from_csv(csv.as_bytes(), &wgs84().category("park")).unwrap();
    assert_eq!(table.rows.len(), 1);
    let error = Facilities::from_csv(csv.as_bytes(), &wgs84()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Column);
}

#[test]
fn positions_are_brought_from_the_declared_system_to_wgs84() {
    let csv = "id,lon,lat,category\na,118.7833,32.0447,market\n";
    let read = |crs| Facilities::from_csv(csv.as_bytes(), &TableOptions::new(crs)).unwrap();
    let (gcj, bd) = (read(Crs::Gcj02), read(Crs::Bd09));
    assert_eq!(gcj.declared_crs, Crs::Gcj02);
    assert_eq!(gcj.rows[0].position, Crs::Gcj02.to_wgs84(118.7833, 32.0447).unwrap());
    assert!(gcj.rows[0].position.lon() < 118.7833 && bd.rows[0].position.lon() < gcj.rows[0].position.lon());

    let metres = "id,lon,lat,category\na,424654.893,2559024.739,market\n";
    let options = TableOptions::new("EPSG:4547".parse().unwrap());
    let table = Facilities::from_csv(metres.as_bytes(), &options).unwrap();
    assert_eq!(table.rows[0].position.to_string(), "113.2644000,23.1291000");
}

#[test]
fn homes_have_people_households_and_groups() {
    let csv = "id,lon,lat,people,households,estimated,floor_area_m2,group:0-6,group:60+\n\
               a,118.78,32.04,100,40,true,3500,8,n/a\n\
               b,118.78,32.05,,,,,x,3\n\
               c,118.78,32.05,many,,,,,\n\
               d,118.78,32.05,-4,,,,,\n";
    let homes = Homes::from_csv(csv.as_bytes(), &wgs84()).unwrap();
    assert_eq!(homes.group_names, ["0-6", "60+"]);
    let [a, b] = &homes.rows[..] else { panic!("{:?}", homes.rows) };
    assert_eq!((a.people.unwrap().count, a.people.unwrap().estimated), (100.0, true));
    assert_eq!((a.households, a.floor_area_m2), (Some(40.0), Some(3500.0)));
    assert_eq!((&a.groups[..], &b.groups[..]), (&[Some(8.0), None][..], &[None, Some(3.0)][..]));
    assert_eq!((b.people, b.households), (None, None));
    assert_eq!((homes.report.count("bad-people"), homes.report.count("bad-number")), (2, 1));
}

#[test]
fn the_host_names_groups_by_column() {
    let csv = "id,lon,lat,pop,a60\na,118.78,32.04,100,30\n";
    let homes = Homes::from_csv(csv.as_bytes(), &wgs84().group("60+", "a60").people_estimated(true)).unwrap();
    assert_eq!((&homes.group_names[..], homes.rows[0].groups[0]), (&["60+".to_owned()][..], Some(30.0)));
    assert!(homes.rows[0].people.unwrap().estimated);
    assert!(Homes::from_csv(csv.as_bytes(), &wgs84().group("60+", "a65")).is_err());
}

#[test]
fn geometry_columns_hold_wkt_or_hexadecimal_wkb() {
    let square = "POLYGON ((118.78 32.04, 118.781 32.04, 118.781 32.041, 118.78 32.041, 118.78 32.04))";
    let table = shops(&format!(
        "id,wkt,category\n\
         park,\"{square}\",park\n\
         gates,\"MULTIPOINT ((118.78 32.04), (118.79 32.05))\",park\n\
         hex,0101000020E61000000AD7A3703DB25D4085EB51B81E054040,park\n\
         other,0101000020110F00000AD7A3703DB25D4085EB51B81E054040,park\n\
         line,\"LINESTRING (118.78 32.04, 118.79 32.05)\",park\n\
         broken,\"POLYGON ((118.78 32.04\",park\n"
    ));
    assert_eq!(ids(&table), ["park", "gates", "hex"]);
    let [park, gates, hex] = &table.rows[..] else { panic!() };
    assert_eq!(park.position.to_string(), "118.7805000,32.0405000");
    assert!((park.area_m2.unwrap() - 10_473.0).abs() < 20.0, "{:?}", park.area_m2);
    assert_eq!(park.entrances.len(), 16);
    assert_eq!((gates.entrances.len(), gates.position), (2, gates.entrances[0]));
    assert_eq!((hex.position.lon(), hex.position.lat()), (118.785, 32.04));
    assert_eq!(codes(&table), ["bad-geometry", "crs-contradiction", "unsupported-geometry"]);

    let land = ResidentialLand::from_csv(format!("id,wkt\na,\"{square}\"\nb,POINT (118 32)\n").as_bytes(), &wgs84());
    let land = land.unwrap();
    assert_eq!((land.parcels.len(), land.report.count("no-area")), (1, 1));
}

#[test]
fn a_quote_that_never_closes_costs_one_row() {
    let table = shops(
        "id,name,lon,lat,category\n\
         a,good,118.78,32.04,market\n\
         b,\"open,118.78,32.04,market\n\
         c,fine,118.78,32.04,market\n\
         d,5\" pipe,118.78,32.04,market\n",
    );
    // The quote in the last row closes the one in the third: what lies between is one cell, which cannot go unsaid.
    assert_eq!((ids(&table), codes(&table)), (vec!["a", "b"], vec!["swallowed-rows"]));

    let table = shops(
        "id,name,lon,lat,category\na,good,118.78,32.04,market\nb,\"open,118.78,32.04,market\n\
         c,fine,118.78,32.04,market\nd,5 pipe,118.78,32.04,market\n",
    );
    assert_eq!(ids(&table), ["a", "c", "d"]);
    let defect = &table.report.defects()[0];
    assert_eq!((defect.code, defect.place.line_number()), ("unclosed-quote", Some(3)));

    let inch = shops("id,name,lon,lat,category\nd,5\" pipe,118.78,32.04,market");
    assert_eq!(inch.rows[0].name.as_deref(), Some("5\" pipe"));
}

#[test]
fn lines_are_those_an_editor_shows() {
    for end in ["\n", "\r\n"] {
        let csv = ["id,name,lon,lat,category", "a,\"two\nlines\",118.78,32.04,market", "", "b,x,bad,32.04,market", ""];
        let table = shops(&csv.join(end));
        assert_eq!(table.report.defects()[0].place.line_number(), Some(5), "{end:?} {:?}", table.report);
    }
}

#[test]
fn a_table_beyond_the_limit_is_refused() {
    let csv = "id,lon,lat,category\na,118.78,32.04,market\nb,118.78,32.04,market\n";
    let error = Facilities::from_csv(csv.as_bytes(), &wgs84().max_rows(1)).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
    assert!(Facilities::from_csv(csv.as_bytes(), &wgs84().max_rows(2)).is_ok());
}

#[test]
fn groups_are_limited() {
    let header: String = (0..300).map(|i| format!(",group:{i}")).collect();
    let error = Homes::from_csv(format!("lon,lat{header}\n").as_bytes(), &wgs84()).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::Limit);
}

#[test]
fn every_field_name_is_an_alias_of_its_own_and_of_no_other() {
    for field in Field::ALL {
        assert_eq!(Field::named(field.name()), Some(field));
        assert!(field.aliases().contains(&super::field::normal(field.name()).as_str()), "{field:?}");
        for alias in field.aliases() {
            let owners = Field::ALL.into_iter().filter(|f| f.aliases().contains(alias)).count();
            assert_eq!((owners, super::field::normal(alias).as_str()), (1, *alias));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(512))]

    #[test]
    fn no_bytes_make_it_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let with_header = [&b"id,name,lon,lat,category,wkt\n"[..], &bytes].concat();
        for bytes in [&bytes, &with_header] {
            let _ = Facilities::from_csv(bytes, &wgs84());
            let _ = Homes::from_csv(bytes, &wgs84());
            let _ = ResidentialLand::from_csv(bytes, &wgs84());
        }
    }

    #[test]
    fn no_text_of_the_right_letters_makes_it_panic(text in "[\",;\n\r01.\\-aé南]{0,120}") {
        let _ = Homes::from_csv(format!("lon,lat,people\n{text}").as_bytes(), &wgs84());
    }

    #[test]
    fn a_row_is_read_or_reported(rows in prop::collection::vec((-400.0..400.0f64, -200.0..200.0f64, "[a-z]{0,3}"), 0..40)) {
        let lines: String = rows.iter().map(|(x, y, people)| format!("{x},{y},{people}\n")).collect();
        let homes = Homes::from_csv(format!("lon,lat,people\n{lines}").as_bytes(), &wgs84()).unwrap();
        let lost: u64 = ["bad-coordinate", "swapped-coordinates", "bad-people", "missing-coordinates"]
            .iter().map(|code| homes.report.count(code)).sum();
        if homes.report.count("swapped-columns") == 0 {
            prop_assert_eq!(homes.rows.len() as u64 + lost, rows.len() as u64);
        }
    }
}
