//! Cells from the values of a GeoJSON feature.

use serde_json::Value;

use super::cell::Cell;

/// The identity a feature states; white space is none.
pub(super) fn id_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The cell of a property. Words in an array are joined by `;`, as categories are.
pub(super) fn cell_of(value: &Value) -> Cell<'_> {
    match value {
        Value::Null => Cell::Null,
        Value::Bool(flag) => Cell::Flag(*flag),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Cell::Integer(whole),
            None => number.as_f64().map_or(Cell::Null, Cell::Real),
        },
        Value::String(text) => Cell::of_text(text),
        Value::Array(words) if words.iter().all(Value::is_string) => {
            Cell::of_owned(words.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(";"))
        }
        other => Cell::Strange(other.to_string()),
    }
}
