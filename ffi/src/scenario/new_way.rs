//! What is known of a way to be built.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::network::{Crossing, Direction, Surface, WayClass};

use super::street_work::{attributes, lc_street_work, numbered, passage_of};
use crate::error::lc_error;
use crate::guard::guard;
use crate::input::flag;
use crate::plugin::{lc_crossing, lc_direction, lc_surface, lc_way_class, lc_wheelchair};

/// Says what kind of way it is (`lc_way_class`); gates are opened, not built.
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_class(
    work: *mut lc_street_work,
    way_class: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        let known = [
            (lc_way_class::Street as i32, WayClass::Street),
            (lc_way_class::MainStreet as i32, WayClass::MainStreet),
            (lc_way_class::Footway as i32, WayClass::Footway),
            (lc_way_class::Steps as i32, WayClass::Steps),
            (lc_way_class::Elevator as i32, WayClass::Elevator),
            (lc_way_class::Indoor as i32, WayClass::Indoor),
            (lc_way_class::Service as i32, WayClass::Service),
            (lc_way_class::Area as i32, WayClass::Area),
        ];
        attributes.class = numbered(way_class, &known, "way_class must be a number of lc_way_class, and no gate")?;
        Ok(())
    })
}

/// Says who may pass (`lc_passage`): everyone, or only whoever begins or ends a walk there. Only a gate can be for
/// residents alone.
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_passage(
    work: *mut lc_street_work,
    passage: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        attributes.passage = passage_of(passage)?;
        Ok(())
    })
}

/// Says in which direction it may be walked (`lc_direction`), as its places are given or against them.
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_direction(
    work: *mut lc_street_work,
    direction: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        let known = [
            (lc_direction::Both as i32, Direction::Both),
            (lc_direction::Forward as i32, Direction::Forward),
            (lc_direction::Backward as i32, Direction::Backward),
        ];
        attributes.direction = numbered(direction, &known, "direction must be a number of lc_direction")?;
        Ok(())
    })
}

/// Says whether it crosses a street with cars (`lc_crossing`).
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_crossing(
    work: *mut lc_street_work,
    crossing: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        let known = [
            (lc_crossing::None as i32, Crossing::None),
            (lc_crossing::Signals as i32, Crossing::Signals),
            (lc_crossing::Marked as i32, Crossing::Marked),
            (lc_crossing::Unmarked as i32, Crossing::Unmarked),
        ];
        attributes.crossing = numbered(crossing, &known, "crossing must be a number of lc_crossing")?;
        Ok(())
    })
}

/// Says what the ground is like (`lc_surface`).
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_surface(
    work: *mut lc_street_work,
    surface: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        let known = [
            (lc_surface::Unknown as i32, Surface::Unknown),
            (lc_surface::Paved as i32, Surface::Paved),
            (lc_surface::Rough as i32, Surface::Rough),
            (lc_surface::Unpaved as i32, Surface::Unpaved),
        ];
        attributes.surface = numbered(surface, &known, "surface must be a number of lc_surface")?;
        Ok(())
    })
}

/// Says whether it is fit for wheelchairs (`lc_wheelchair`); on steps, whether there is a ramp.
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_wheelchair(
    work: *mut lc_street_work,
    wheelchair: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        let known = [
            (lc_wheelchair::Unknown as i32, None),
            (lc_wheelchair::Fit as i32, Some(true)),
            (lc_wheelchair::Unfit as i32, Some(false)),
        ];
        attributes.wheelchair = numbered(wheelchair, &known, "wheelchair must be a number of lc_wheelchair")?;
        Ok(())
    })
}

/// Sets the slope as its places are given, rise over run, from -1 to 1 (0.05 is 5 %).
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_incline(
    work: *mut lc_street_work,
    incline: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        attributes.incline = Some(within(incline, -1.0, 1.0, "incline must lie between -1 and 1")?);
        Ok(())
    })
}

/// Sets the usable width in metres, 0.01 to 1,000.
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_width_m(
    work: *mut lc_street_work,
    width_m: f64,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        attributes.width_m = Some(within(width_m, 0.01, 1000.0, "width_m must be metres, 0.01 to 1000")?);
        Ok(())
    })
}

/// Sets the storey or layer, 0 on the ground, from -128 to 127, and whether it is on a bridge or in a tunnel (0 or 1), so
/// that it may pass over or under a barrier.
///
/// # Safety
///
/// `work` is NULL or live; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_street_work_set_layer(
    work: *mut lc_street_work,
    layer: i32,
    grade_separated: i32,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let attributes = unsafe { attributes(work)? };
        let refused = |_| Error::new(ErrorKind::Argument, "layer must lie between -128 and 127").with_value(layer);
        let (storey, separated) = (i8::try_from(layer).map_err(refused)?, flag(grade_separated, "grade_separated")?);
        (attributes.layer, attributes.grade_separated) = (storey, separated);
        Ok(())
    })
}

/// A number within its range; NaN never is.
fn within(value: f64, least: f64, most: f64, otherwise: &str) -> Result<f32, Error> {
    match (least..=most).contains(&value) {
        true => Ok(value as f32),
        false => Err(Error::new(ErrorKind::Argument, otherwise).with_value(value)),
    }
}
