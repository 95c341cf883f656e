//! Whether an array of the C data interface is laid out as its type says.

use std::slice;

use arrow_data::ffi::FFI_ArrowArray;
use arrow_schema::DataType;

/// Deeper than any table; each level is a call of ours.
const DEEPEST: usize = 32;

/// No array has more rows or buffers: their bytes could not be addressed.
const LONGEST: i64 = 1 << 48;

/// What is wrong with an array; nothing when it can be imported.
///
/// # Safety
///
/// Pointers of the array that are not NULL point to as much as the interface says they do.
pub(super) unsafe fn check(array: &FFI_ArrowArray, of: &DataType) -> Result<(), String> {
    // SAFETY: by the contract above.
    unsafe { check_level(array, of, 0) }
}

unsafe fn check_level(array: &FFI_ArrowArray, of: &DataType, depth: usize) -> Result<(), String> {
    if depth > DEEPEST {
        return Err(String::from("arrays are nested too deeply"));
    }
    let rows = check_numbers(array)?;
    let shape = Shape::of(of).ok_or_else(|| format!("arrays of type {of} are not read"))?;
    // SAFETY: by the contract of `check`.
    let buffers = unsafe { buffers(array) }?;
    check_buffers(array, &shape, buffers, rows, of)?;
    // SAFETY: by the contract of `check`; the buffers are there.
    unsafe { check_offsets(&shape, buffers, array.offset, array.length) }?;
    let children = children_of(of);
    if array.n_children != children.len() as i64 {
        return Err(format!("an array of type {of} has {} children instead of {}", array.n_children, children.len()));
    }
    // SAFETY: by the contract of `check`, with the number of children just checked.
    let given = unsafe { pointers(array.children, children.len(), "children") }?;
    for (child, of) in given.iter().zip(children) {
        // SAFETY: by the contract of `check`.
        let child = unsafe { child.as_ref() }.ok_or("a child is NULL")?;
        // SAFETY: by the contract of `check`.
        unsafe { check_level(child, of, depth + 1) }?;
    }
    // SAFETY: by the contract of `check`.
    match (unsafe { array.dictionary.as_ref() }, of) {
        // SAFETY: by the contract of `check`.
        (Some(values), DataType::Dictionary(_, of)) => unsafe { check_level(values, of, depth + 1) },
        (None, DataType::Dictionary(..)) => Err(String::from("a dictionary has no values")),
        (Some(_), _) => Err(format!("an array of type {of} has a dictionary")),
        (None, _) => Ok(()),
    }
}

/// How many rows the buffers hold: the offset and the length.
fn check_numbers(array: &FFI_ArrowArray) -> Result<i64, String> {
    let FFI_ArrowArray { length, offset, null_count, .. } = array;
    let numbers = || format!("length {length}, offset {offset}, null_count {null_count}");
    if *length < 0 || *offset < 0 || *null_count < -1 || *null_count > *length {
        return Err(numbers());
    }
    length.checked_add(*offset).filter(|rows| *rows < LONGEST).ok_or_else(numbers)
}

/// The buffers a type has.
struct Shape {
    /// Whether the first says which rows are valid.
    validity: bool,
    /// The bits of a row in the others; 0 where the length follows from offsets or views.
    fixed_bits: &'static [usize],
    offsets: Offsets,
    /// Whether any number of buffers and then their lengths follow.
    variadic: bool,
}

#[derive(Clone, Copy, PartialEq)]
enum Offsets {
    None,
    Narrow,
    Wide,
}

impl Shape {
    fn of(data_type: &DataType) -> Option<Shape> {
        let plain = |fixed_bits| Shape { validity: true, fixed_bits, offsets: Offsets::None, variadic: false };
        let offset = |offsets, fixed_bits| Shape { validity: true, fixed_bits, offsets, variadic: false };
        Some(match data_type {
            DataType::Null => Shape { validity: false, ..plain(&[]) },
            DataType::Struct(_) | DataType::FixedSizeList(..) => plain(&[]),
            DataType::Utf8 | DataType::Binary => offset(Offsets::Narrow, &[32, 0]),
            DataType::LargeUtf8 | DataType::LargeBinary => offset(Offsets::Wide, &[64, 0]),
            DataType::List(_) | DataType::Map(..) => offset(Offsets::Narrow, &[32]),
            DataType::LargeList(_) => offset(Offsets::Wide, &[64]),
            DataType::Utf8View | DataType::BinaryView => Shape { variadic: true, ..plain(&[128]) },
            DataType::Dictionary(keys, _) => return Shape::of(keys),
            DataType::Boolean => plain(&[1]),
            DataType::FixedSizeBinary(_) => plain(&[8]),
            other => match other.primitive_width()? {
                1 => plain(&[8]),
                2 => plain(&[16]),
                4 => plain(&[32]),
                8 => plain(&[64]),
                16 => plain(&[128]),
                _ => plain(&[256]),
            },
        })
    }
}

/// The types of an array's children.
fn children_of(of: &DataType) -> Vec<&DataType> {
    match of {
        DataType::Struct(fields) => fields.iter().map(|field| field.data_type()).collect(),
        DataType::List(field)
        | DataType::LargeList(field)
        | DataType::FixedSizeList(field, _)
        | DataType::Map(field, _) => vec![field.data_type()],
        _ => Vec::new(),
    }
}

/// A C array of pointers.
unsafe fn pointers<'a, T>(data: *mut T, count: usize, what: &str) -> Result<&'a [T], String> {
    if count == 0 {
        return Ok(&[]);
    }
    if data.is_null() || !data.is_aligned() {
        return Err(format!("{what} is NULL or not aligned"));
    }
    // SAFETY: not NULL, aligned, and of so many pointers by the contract of `check`.
    Ok(unsafe { slice::from_raw_parts(data, count) })
}

unsafe fn buffers<'a>(array: &FFI_ArrowArray) -> Result<&'a [*const std::ffi::c_void], String> {
    // A table of a million pieces of text in views has a few; a number made to fill the memory is refused.
    const MOST: i64 = 1 << 20;
    if !(0..=MOST).contains(&array.n_buffers) {
        return Err(format!("n_buffers {}", array.n_buffers));
    }
    // SAFETY: by the contract of `check`.
    unsafe { pointers(array.buffers, array.n_buffers as usize, "buffers") }
}

fn check_buffers(
    array: &FFI_ArrowArray,
    shape: &Shape,
    buffers: &[*const std::ffi::c_void],
    rows: i64,
    of: &DataType,
) -> Result<(), String> {
    let fixed = usize::from(shape.validity) + shape.fixed_bits.len();
    let fits = if shape.variadic { buffers.len() > fixed } else { buffers.len() == fixed };
    if !fits {
        return Err(format!("an array of type {of} has {} buffers instead of {fixed}", buffers.len()));
    }
    if shape.validity && array.null_count > 0 && buffers.first().is_none_or(|validity| validity.is_null()) {
        return Err(String::from("an array has nulls and does not say where"));
    }
    let data = buffers.iter().skip(usize::from(shape.validity)).zip(shape.fixed_bits);
    for (buffer, bits) in data {
        // Bytes of texts may be absent where all texts are empty; that is looked at with the offsets.
        if buffer.is_null() && rows > 0 && *bits > 0 {
            return Err(format!("a buffer of an array of type {of} is NULL"));
        }
    }
    Ok(())
}

/// Offsets must start at 0 or above, never fall, and lead to bytes that are there; lengths of buffers must be lengths.
///
/// # Safety
///
/// As [`check`], with the buffers of the shape there.
unsafe fn check_offsets(
    shape: &Shape,
    buffers: &[*const std::ffi::c_void],
    offset: i64,
    length: i64,
) -> Result<(), String> {
    if shape.variadic {
        let lengths = buffers.last().copied().unwrap_or(std::ptr::null()).cast::<i64>();
        let count = buffers.len().saturating_sub(3);
        for index in 0..count {
            // SAFETY: the last buffer of views holds the lengths of those between.
            let size = (!lengths.is_null()).then(|| unsafe { lengths.add(index).read_unaligned() });
            let data = buffers.get(2 + index).copied().unwrap_or(std::ptr::null());
            if size.is_none_or(|size| !(0..LONGEST).contains(&size) || (size > 0 && data.is_null())) {
                return Err(String::from("the lengths of an array's buffers are no lengths"));
            }
        }
    }
    let width = match shape.offsets {
        Offsets::None => return Ok(()),
        Offsets::Narrow => 4,
        Offsets::Wide => 8,
    };
    if length == 0 && offset == 0 {
        return Ok(());
    }
    let Some(offsets) = buffers.get(1).copied().filter(|offsets| !offsets.is_null()) else { return Ok(()) };
    // From the first row on, for what lies before an array's offset is read by nobody; the importer asks for the last.
    let mut before = 0i64;
    for row in 0..=length.saturating_add(offset) {
        // SAFETY: there is one offset more than rows, each of that width.
        let end = unsafe {
            match width {
                4 => i64::from(offsets.cast::<i32>().add(row as usize).read_unaligned()),
                _ => offsets.cast::<i64>().add(row as usize).read_unaligned(),
            }
        };
        if end < before || end >= LONGEST {
            return Err(format!("the offsets of an array fall or are negative at row {row}"));
        }
        before = end;
    }
    let bytes = buffers.get(2);
    if before > 0 && bytes.is_some_and(|bytes| bytes.is_null()) {
        return Err(String::from("an array has text and no bytes"));
    }
    Ok(())
}
