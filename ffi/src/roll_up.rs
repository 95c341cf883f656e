//! Roll-up: circles added up by administrative division.

use std::ffi::c_char;

use lifecircle::assess::{CircleRecord, CircleRecords, DivisionNames, RollUp, Share};
use lifecircle::error::{Error, ErrorKind};
use lifecircle::standard::Standard;

use crate::assessment::lc_assessment;
use crate::error::{lc_error, null};
use crate::guard::{borrow, free, guard, guard_table, hand_out, write_out};
use crate::input::text;
use crate::standard::lc_standard;
use crate::table::lc_table;

/// What is reported of circles, each with its administrative code, to be added up.
///
/// Thread rule: reads from several threads at once; adding needs it alone. Lifetime: until `lc_circle_records_free`;
/// calls copy what they need. The caller frees it.
#[derive(Default)]
pub struct lc_circle_records {
    records: Vec<CircleRecord>,
    names: Option<DivisionNames>,
}

fn last(records: &mut lc_circle_records) -> Result<&mut CircleRecord, Error> {
    records.records.last_mut().ok_or_else(|| Error::new(ErrorKind::Empty, "there is no circle yet"))
}

/// The records under the targets of a standard; refused when one is no target of it, or two circles of a division have
/// one id.
fn under(records: &[CircleRecord], standard: &Standard) -> Result<CircleRecords, Error> {
    let mut all = CircleRecords::new(standard);
    records.iter().try_for_each(|record| all.add(record.clone()))?;
    Ok(all)
}

/// No circles yet, in `*out`.
///
/// # Safety
///
/// `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_new(out: *mut *mut lc_circle_records, error: *mut *mut lc_error) -> i32 {
    guard(error, || {
        let made = lc_circle_records::default();
        // SAFETY: by the contract above.
        unsafe { hand_out(out, made) }
    })
}

/// Adds a circle of an assessment, counted from 0, that lies in a division: an administrative code of 2, 4, 6, 9 or 12
/// digits.
///
/// # Safety
///
/// `records` and `assessment` are NULL or live; `division` points to `division_length` bytes of UTF-8; `error` is NULL
/// or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_add_assessed(
    records: *mut lc_circle_records,
    assessment: *const lc_assessment,
    circle: usize,
    division: *const c_char,
    division_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (records, assessment, division) = unsafe {
            (
                records.as_mut().ok_or_else(|| null("records"))?,
                borrow(assessment, "assessment")?,
                text(division, division_length, "division")?,
            )
        };
        let record = CircleRecord::of_assessment(&assessment.0, circle, division.parse()?)?;
        records.records.push(record);
        Ok(())
    })
}

/// Adds a circle that was judged elsewhere: its id, its division, its people and outlets (NaN: not known).
///
/// # Safety
///
/// `records` is NULL or live; `id` points to `id_length` bytes of UTF-8; `division` points to `division_length` bytes
/// of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_add(
    records: *mut lc_circle_records,
    id: *const c_char,
    id_length: usize,
    division: *const c_char,
    division_length: usize,
    people: f64,
    outlets: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (records, id, division) = unsafe {
            (
                records.as_mut().ok_or_else(|| null("records"))?,
                text(id, id_length, "id")?,
                text(division, division_length, "division")?,
            )
        };
        let mut record = CircleRecord::new(id, division.parse()?);
        record.people = (!people.is_nan()).then_some(people);
        record.outlets = (!outlets.is_nan()).then_some(outlets);
        records.records.push(record);
        Ok(())
    })
}

/// Says of the circle added last what was surveyed for a target of the standard, such as "satisfaction": a part of a
/// whole.
///
/// # Safety
///
/// `records` is NULL or live; `target` points to `target_length` bytes of UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_set_entry(
    records: *mut lc_circle_records,
    target: *const c_char,
    target_length: usize,
    part: f64,
    whole: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (records, target) =
            unsafe { (records.as_mut().ok_or_else(|| null("records"))?, text(target, target_length, "target")?) };
        let share = Share::new(part, whole)?;
        last(records)?.entries.insert(target.to_owned(), share);
        Ok(())
    })
}

/// Adds the rows of a CSV text: what hosts enter, or the `lc_circle_records_table` of another run. `circle` and
/// `division` must be there; `people` and `outlets` state the circle; `target` with `part` and `whole`, or with
/// `percent` (of `whole`, or of the circle's people), enters a value for a target of the standard; a row of a circle
/// that is there already adds to it. `file` names the text in errors. How many rows there were comes out in `*rows`,
/// which may be NULL. Rows before a bad one are kept.
///
/// # Safety
///
/// `records` and `standard` are NULL or live; `csv` points to `csv_length` bytes of UTF-8; `file` points to
/// `file_length` bytes of UTF-8; `rows` is NULL or writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_read_csv(
    records: *mut lc_circle_records,
    standard: *const lc_standard,
    csv: *const c_char,
    csv_length: usize,
    file: *const c_char,
    file_length: usize,
    rows: *mut usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (records, standard, csv, file) = unsafe {
            (
                records.as_mut().ok_or_else(|| null("records"))?,
                borrow(standard, "standard")?,
                text(csv, csv_length, "csv")?,
                text(file, file_length, "file")?,
            )
        };
        let mut all = under(&records.records, &standard.0)?;
        let read = all.read_csv(csv, file);
        records.records = all.rows().to_vec();
        let read = read?;
        // SAFETY: by the contract above.
        if rows.is_null() { Ok(()) } else { unsafe { write_out(rows, read, "rows") } }
    })
}

/// All records, in `*out`, for `lc_circle_records_read_csv` of another run: cities may be judged apart and added up at
/// the end. One row for each circle, followed by one for each entry (`target`, `part`, `whole`) and for each
/// requirement that its people are served or not.
///
/// # Safety
///
/// `records` and `standard` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_table(
    records: *const lc_circle_records,
    standard: *const lc_standard,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (records, standard) = unsafe { (borrow(records, "records")?, borrow(standard, "standard")?) };
        under(&records.records, &standard.0)?.table()
    })
}

/// Whether each circle meets each target of the standard that circles report, in `*out`: `circle`, `division`,
/// `people`, `target`, `title_zh`, `title_en`, `value` (for each hundred of the whole), `at_least`, `unit`, `verdict`
/// ("pass", "fail", "no-data"), `part`, `whole`, `clause`. A value nobody entered is no data, never nought.
///
/// # Safety
///
/// `records` and `standard` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_acceptance(
    records: *const lc_circle_records,
    standard: *const lc_standard,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (records, standard) = unsafe { (borrow(records, "records")?, borrow(standard, "standard")?) };
        under(&records.records, &standard.0)?.acceptance_table()
    })
}

/// Reads names of divisions from a CSV text (`code`, `name`) beside the bundled ones, for `lc_circle_records_roll_up`;
/// `file` names it in errors.
///
/// # Safety
///
/// `records` is NULL or live; `csv` points to `csv_length` bytes of UTF-8; `file` points to `file_length` bytes of
/// UTF-8; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_read_names(
    records: *mut lc_circle_records,
    csv: *const c_char,
    csv_length: usize,
    file: *const c_char,
    file_length: usize,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (records, csv, file) = unsafe {
            (
                records.as_mut().ok_or_else(|| null("records"))?,
                text(csv, csv_length, "csv")?,
                text(file, file_length, "file")?,
            )
        };
        let mut names = records.names.clone().unwrap_or_else(|| DivisionNames::bundled().clone());
        names.read_csv(csv, file)?;
        records.names = Some(names);
        Ok(())
    })
}

/// Adds the circles up, in `*out`: one row for each community, sub-district, district, city, province and the nation,
/// weighted by people, with how much is no data; targets are those of the standard.
///
/// # Safety
///
/// `records` and `standard` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_roll_up(
    records: *const lc_circle_records,
    standard: *const lc_standard,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    guard_table(out, error, || {
        // SAFETY: by the contract above.
        let (records, standard) = unsafe { (borrow(records, "records")?, borrow(standard, "standard")?) };
        let names = records.names.as_ref().unwrap_or_else(|| DivisionNames::bundled());
        RollUp::new(&records.records)?.table(&standard.0, names)
    })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `circle_records` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_circle_records_free(circle_records: *mut lc_circle_records) {
    // SAFETY: by the contract above.
    unsafe { free(circle_records) }
}
