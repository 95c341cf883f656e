//! The numbers of the models of location, and of what comes with them.

use lifecircle::error::{Error, ErrorKind};
use lifecircle::improve::siting::{Model, Selection, Stopped, Weighing};
use lifecircle::reach::Decay;

/// What good sites are: the models of the literature, each with what it makes least or most. A limit is in the unit of the
/// costs, which is seconds for the walks of a study.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_siting_model {
    /// LSCP: everybody within the limit of a site, with the fewest (or the cheapest) new sites.
    CoverAll = 1,
    /// LSCP-B: everybody within the limit of a site, and as much demand as possible within that of a second.
    CoverTwice = 2,
    /// MCLP: as much demand as possible within the limit of a site.
    MaxCover = 3,
    /// As much demand as possible, each counted by the decay of its walk to the nearest site. Costs are seconds.
    Decayed = 4,
    /// p-median: the least sum of demand times cost to the nearest site.
    Median = 5,
    /// p-centre: the least longest cost to the nearest site, whatever the demand.
    Centre = 6,
    /// p-dispersion: the largest least cost between two sites.
    Dispersion = 7,
}

impl lc_siting_model {
    pub(crate) fn of(model: &Model) -> lc_siting_model {
        match model {
            Model::CoverAll { .. } => lc_siting_model::CoverAll,
            Model::CoverTwice { .. } => lc_siting_model::CoverTwice,
            Model::MaxCover { .. } => lc_siting_model::MaxCover,
            Model::Decayed { .. } => lc_siting_model::Decayed,
            Model::Centre => lc_siting_model::Centre,
            Model::Dispersion => lc_siting_model::Dispersion,
            _ => lc_siting_model::Median,
        }
    }
}

/// The model of a number.
pub(super) fn model_of(code: i32, limit: f64, decay: Option<&Decay>) -> Result<Model, Error> {
    match code {
        c if c == lc_siting_model::CoverAll as i32 => Ok(Model::CoverAll { limit }),
        c if c == lc_siting_model::CoverTwice as i32 => Ok(Model::CoverTwice { limit }),
        c if c == lc_siting_model::MaxCover as i32 => Ok(Model::MaxCover { limit }),
        c if c == lc_siting_model::Decayed as i32 => {
            let decay = decay.ok_or_else(|| crate::error::null("decay"))?.clone();
            Ok(Model::Decayed { decay })
        }
        c if c == lc_siting_model::Median as i32 => Ok(Model::Median),
        c if c == lc_siting_model::Centre as i32 => Ok(Model::Centre),
        c if c == lc_siting_model::Dispersion as i32 => Ok(Model::Dispersion),
        other => Err(Error::new(ErrorKind::Argument, "model must be a number of lc_siting_model").with_value(other)),
    }
}

/// How many new sites there may be.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_siting_selection {
    /// As few as the model needs.
    Fewest = 0,
    /// At most so many.
    Number = 1,
    /// Those whose prices add up to no more than this.
    Budget = 2,
}

impl lc_siting_selection {
    /// The kind of a selection with its number and its budget, of which one counts.
    pub(crate) fn of(selection: Selection) -> (lc_siting_selection, usize, f64) {
        match selection {
            Selection::Fewest => (lc_siting_selection::Fewest, 0, 0.0),
            Selection::Number(number) => (lc_siting_selection::Number, number, 0.0),
            Selection::Budget(budget) => (lc_siting_selection::Budget, 0, budget),
        }
    }
}

/// What a home of a study counts for as demand.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_weighing {
    /// Its people; a home that does not say how many is listed and left out.
    People = 0,
    /// Each home counts 1.
    Homes = 1,
}

/// The weighing of a number.
pub(super) fn weighing_of(code: i32) -> Result<Weighing, Error> {
    match code {
        c if c == lc_weighing::People as i32 => Ok(Weighing::People),
        c if c == lc_weighing::Homes as i32 => Ok(Weighing::Homes),
        other => Err(Error::new(ErrorKind::Argument, "weighing must be a number of lc_weighing").with_value(other)),
    }
}

/// What ended the search for a better plan.
#[repr(i32)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_stopped {
    /// There is none.
    Optimal = 1,
    /// The gap asked for is reached.
    Gap = 2,
    /// The work allowed is done.
    Work = 3,
    /// The time allowed is over.
    Time = 4,
    /// The solver has nothing more to try.
    Exhausted = 5,
}

impl lc_stopped {
    /// What a number stands for.
    pub(crate) fn named(code: u64) -> Option<Stopped> {
        match code {
            c if c == lc_stopped::Optimal as u64 => Some(Stopped::Optimal),
            c if c == lc_stopped::Gap as u64 => Some(Stopped::Gap),
            c if c == lc_stopped::Work as u64 => Some(Stopped::Work),
            c if c == lc_stopped::Time as u64 => Some(Stopped::Time),
            c if c == lc_stopped::Exhausted as u64 => Some(Stopped::Exhausted),
            _ => None,
        }
    }
}
