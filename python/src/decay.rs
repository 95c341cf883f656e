//! How the worth of a place falls with the walk to it.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::reach::{Ask, Decay};
use lifecircle::units::Ticks;
use pyo3::prelude::*;

use crate::walks::ticks;

/// A decay by name; the public layer names the parts, in minutes.
#[derive(FromPyObject)]
#[pyo3(from_item_all)]
pub(crate) struct DecayRow {
    name: String,
    minutes: f64,
    parameters: Vec<f64>,
    steps: Vec<(f64, f64)>,
}

impl DecayRow {
    pub(crate) fn decay(self) -> Result<Decay, Error> {
        let limit = ticks(self.minutes)?;
        match (self.name.as_str(), self.parameters.as_slice()) {
            ("step", []) => Ok(Decay::step(limit)),
            ("linear", []) => Ok(Decay::linear(limit)),
            ("gaussian", []) => Ok(Decay::gaussian(limit)),
            ("exponential", [scale]) => Decay::exponential(ticks(*scale)?, limit),
            ("bell", [deviation]) => Decay::bell(ticks(*deviation)?, limit),
            ("inverse-power", [exponent, unit]) => Decay::inverse_power(*exponent, ticks(*unit)?, limit),
            ("logistic", [middle, scale]) => Decay::logistic(ticks(*middle)?, ticks(*scale)?, limit),
            ("plateau", [full]) => Decay::plateau(ticks(*full)?, limit),
            ("steps", []) => {
                let steps = self.steps.iter().map(|(minutes, weight)| Ok((ticks(*minutes)?, *weight)));
                Decay::steps(steps.collect::<Result<Vec<_>, Error>>()?)
            }
            (other, _) => Err(Error::new(ErrorKind::Argument, "there is no decay of that name and so many parameters")
                .with_value(other)),
        }
    }
}

pub(crate) fn ask(limits: &[Ticks], k: usize, decays: Vec<DecayRow>) -> Result<Ask, Error> {
    let mut ask = Ask::new().within(limits.iter().copied());
    if k > 0 {
        ask = ask.nearest(k, limits.iter().max().copied().unwrap_or(Ticks::ZERO));
    }
    for decay in decays {
        ask = ask.decay(decay.decay()?);
    }
    Ok(ask)
}
