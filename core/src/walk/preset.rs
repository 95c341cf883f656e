//! The walkers everybody asks for. Each number states its source; those marked *ours* are choices to be confirmed.

use super::Walker;
use crate::error::{Error, ErrorKind};

/// The names of the bundled walkers.
pub const PRESETS: [&str; 5] = ["adult", "elder", "child", "stroller", "wheelchair"];

impl Walker {
    /// An adult: 1.2 m/s on the flat (*ours*, within the 1.0-1.2 m/s that CJJ 37-2012 gives by recollection), steps at
    /// 60 % of that (*ours*).
    pub fn adult() -> Walker {
        Walker::at_speed("adult", 1.2)
    }

    /// An older person: 0.8 m/s (*ours*; the slow end of the 0.94-1.34 m/s of Bohannon & Andrews 2011, and the older
    /// threshold for sarcopenia), steps at half of that.
    pub fn elder() -> Walker {
        let mut walker = Walker::at_speed("elder", 0.8);
        walker.steps_factor = 0.5;
        walker
    }

    /// A child who walks with an adult: 0.9 m/s (*ours*).
    pub fn child() -> Walker {
        Walker::at_speed("child", 0.9)
    }

    /// Somebody with a stroller: 0.7 m/s (*ours*), no steps unless they have a ramp, no way marked unfit for wheels.
    pub fn stroller() -> Walker {
        let mut walker = Walker::at_speed("stroller", 0.7);
        walker.refuses_steps = true;
        walker.narrowest_m = Some(0.7);
        walker
    }

    /// Somebody in a wheelchair: 0.7 m/s (*ours*), no steps unless they have a ramp, nothing marked unfit, nothing
    /// steeper than 1:12 (GB 55019-2021, recalled) or narrower than 0.9 m (*ours*; the code asks 1.2 m of new paths).
    pub fn wheelchair() -> Walker {
        let mut walker = Walker::at_speed("wheelchair", 0.7);
        walker.refuses_steps = true;
        walker.refuses_unfit = true;
        walker.steepest = Some(1.0 / 12.0);
        walker.narrowest_m = Some(0.9);
        walker
    }

    /// The bundled walker of that name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] for a name that is not in [`PRESETS`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::walk::Walker;
    ///
    /// assert_eq!(Walker::preset("elder")?.speed_m_per_s(), 0.8);
    /// assert!(Walker::preset("eagle").is_err());
    /// # Ok::<(), lifecircle::error::Error>(())
    /// ```
    pub fn preset(name: &str) -> Result<Walker, Error> {
        match name {
            "adult" => Ok(Walker::adult()),
            "elder" => Ok(Walker::elder()),
            "child" => Ok(Walker::child()),
            "stroller" => Ok(Walker::stroller()),
            "wheelchair" => Ok(Walker::wheelchair()),
            other => Err(Error::new(ErrorKind::NotFound, "there is no bundled walker of that name")
                .with_value(other)
                .with_fix(format!("use one of {}", PRESETS.join(", ")))),
        }
    }
}
