//! The coordinate system a file states, against the one the host declares.

use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::Crs;

/// Whether coordinates that a file says are in `stated` may be read as `declared`.
///
/// CGCS2000 and WGS-84 are one to centimetres. GCJ-02 and BD-09 have no code in any register, so that files in them
/// call themselves WGS-84 for want of a better word; there the host knows better than the file.
pub(super) fn agree(stated: Crs, declared: Crs) -> bool {
    let degrees = |crs| matches!(crs, Crs::Wgs84 | Crs::Cgcs2000);
    let unregistered = matches!(declared, Crs::Gcj02 | Crs::Bd09);
    stated == declared || (degrees(stated) && (degrees(declared) || unregistered))
}

/// Compares the system a file states with the one the host declared.
pub(super) fn check_stated(name: &str, declared: Crs, place: Place, report: &mut DataReport) -> Result<(), Error> {
    let stated: Crs = name.parse().map_err(|error: Error| error.at(place.clone()))?;
    if !agree(stated, declared) {
        let message = format!("the file says {} and the host declares {}", stated.name(), declared.name());
        let fix = "declare the system the coordinates are in, or correct the file";
        return Err(Error::new(ErrorKind::Crs, message).with_value(name).at(place).with_fix(fix));
    }
    if matches!(declared, Crs::Gcj02 | Crs::Bd09) {
        let message = format!("the file says {}, which has no better word for {}", stated.name(), declared.name());
        report.push(Defect::note(ErrorKind::Crs, "crs-overruled", message).with_value(name).at(place));
    }
    Ok(())
}
