//! Numbers as mappers write them: slopes, widths, layers.

/// Slope as rise over run from `5%`, `-8 %` or `10°`; `None` for `up`, `down`, a bare number and anything steeper
/// than 2 (no stairs are).
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Key:incline>.
pub(super) fn incline(text: &str) -> Option<f32> {
    let text = text.trim();
    let slope = match text.strip_suffix('%') {
        Some(percent) => number(percent)? / 100.0,
        None => number(text.strip_suffix('°')?)?.to_radians().tan(),
    };
    (slope.abs() <= 2.0).then_some(slope as f32)
}

/// Metres from `2`, `2.5 m`, `150 cm`, `6'` or `6'6"`; `None` for anything else, and beyond 0..=100 m.
///
/// # References
///
/// <https://wiki.openstreetmap.org/wiki/Map_features/Units>.
pub(super) fn metres(text: &str) -> Option<f32> {
    let text = text.trim();
    let metres = if let Some(cm) = text.strip_suffix("cm") {
        number(cm)? / 100.0
    } else if let Some((feet, inches)) = text.split_once('\'') {
        let inches = inches.trim().trim_end_matches('"');
        let inches = if inches.is_empty() { 0.0 } else { number(inches)? };
        (number(feet)? * 12.0 + inches) * 0.0254
    } else {
        number(text.strip_suffix('m').unwrap_or(text))?
    };
    (metres > 0.0 && metres <= 100.0).then_some(metres as f32)
}

/// A layer or storey from a whole number; `None` for ranges, lists and fractions, and beyond -99..=127.
pub(super) fn layer(text: &str) -> Option<i8> {
    text.trim().parse::<i8>().ok().filter(|layer| *layer >= -99)
}

/// Digits, a sign and a point only: Rust would also read `inf` and `1e300`, which no mapper means.
fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let plain = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+'));
    text.parse().ok().filter(|_| plain)
}
