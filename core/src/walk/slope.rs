//! How slope changes walking speed.

/// The factor on the flat walking speed at `slope` (rise over run, negative downhill), after Tobler's hiking function.
///
/// Tobler's speed `6 exp(-3.5 |s + 0.05|)` km/h is divided by its own value on the flat, so that it scales any walker:
/// 1 on the flat, 1.19 at -5 %, 0.70 at +10 %. A slope that is not finite counts as flat.
///
/// # References
///
/// W. Tobler, *Three Presentations on Geographical Analysis and Modeling*, NCGIA Technical Report 93-1, 1993.
///
/// # Examples
///
/// ```
/// use lifecircle::walk::tobler_factor;
///
/// assert_eq!(tobler_factor(0.0), 1.0);
/// assert!((tobler_factor(-0.05) * 5.0367 - 6.0).abs() < 1e-3);
/// ```
pub fn tobler_factor(slope: f64) -> f64 {
    const STEEPEST: f64 = 1.0;
    let slope = if slope.is_finite() { slope.clamp(-STEEPEST, STEEPEST) } else { 0.0 };
    (-3.5 * ((slope + 0.05).abs() - 0.05)).exp()
}
