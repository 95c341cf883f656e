//! A decay by name, with its parameters in minutes.

use super::words::Words;
use crate::error::Error;
use crate::reach::Decay;
use crate::units::Ticks;

pub(super) const NAMES: [&str; 9] =
    ["step", "linear", "gaussian", "exponential", "bell", "inverse-power", "logistic", "plateau", "steps"];

/// Luo and Qi's zones with slow decay.
const ZONES: &str = "10:1,20:0.68,30:0.22";

/// The decay under `decay`, else the one called `otherwise`, up to `minutes`.
pub(super) fn decay(words: &Words<'_>, otherwise: &str) -> Result<Decay, Error> {
    let name = words.text("decay").unwrap_or(otherwise);
    if name == "steps" {
        return steps(words, words.text("steps").unwrap_or(ZONES));
    }
    let limit = words.minutes("minutes", 15.0)?;
    let third = limit.seconds() / 60.0 / 3.0;
    match name {
        "step" => Ok(Decay::step(limit)),
        "linear" => Ok(Decay::linear(limit)),
        "gaussian" => Ok(Decay::gaussian(limit)),
        "exponential" => Decay::exponential(words.minutes("scale", third)?, limit),
        "bell" => Decay::bell(words.minutes("deviation", third)?, limit),
        "inverse-power" => {
            Decay::inverse_power(words.number("exponent")?.unwrap_or(1.0), words.minutes("unit", 1.0)?, limit)
        }
        "logistic" => {
            let (middle, scale) = (words.minutes("middle", 1.5 * third)?, words.minutes("scale", third / 3.0)?);
            Decay::logistic(middle, scale, limit)
        }
        "plateau" => Decay::plateau(words.minutes("full", third)?, limit),
        other => Err(words.bad("decay", other, &format!("one of {}", NAMES.join(", ")))),
    }
}

/// `10:1,20:0.68,30:0.22`: up to ten minutes 1, up to twenty 0.68.
fn steps(words: &Words<'_>, text: &str) -> Result<Decay, Error> {
    let step = |part: &str| {
        let (minutes, weight) = part.split_once(':')?;
        let (minutes, weight): (f64, f64) = (minutes.trim().parse().ok()?, weight.trim().parse().ok()?);
        let walk = Ticks::from_seconds(minutes * 60.0).filter(|_| (0.0..=240.0).contains(&minutes))?;
        Some((walk, weight))
    };
    let steps = text.split(',').map(step).collect::<Option<Vec<_>>>();
    Decay::steps(steps.ok_or_else(|| words.bad("steps", text, "minutes and weights, such as 10:1,20:0.68,30:0.22"))?)
}
