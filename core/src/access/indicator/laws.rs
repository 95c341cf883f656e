//! The laws of an indicator as a test that an outside implementer can run.

use super::super::{Catchments, Dwelling, Level, Outlet, Walk};
use super::Indicator;
use crate::error::{Error, ErrorKind};
use crate::progress::NoProgress;
use crate::units::Ticks;

/// Which homes and outlets the data no longer knows: every so many, beginning with one.
struct Cut {
    homes: Option<(usize, usize)>,
    outlets: Option<(usize, usize)>,
}

const CUTS: [Cut; 6] = [
    Cut { homes: None, outlets: Some((2, 0)) },
    Cut { homes: None, outlets: Some((3, 1)) },
    Cut { homes: Some((2, 1)), outlets: None },
    Cut { homes: Some((5, 3)), outlets: None },
    Cut { homes: Some((2, 0)), outlets: Some((2, 1)) },
    Cut { homes: Some((7, 2)), outlets: Some((4, 0)) },
];

/// Holds an indicator to the laws of [`Indicator`] on some catchments: random ones, or those of a small study.
///
/// The rows are turned round, and the data is cut smaller in several ways: what is exact in less data must be the same
/// in more. An indicator that keeps its laws on many catchments may still break them on others.
///
/// # Errors
///
/// [`ErrorKind::Plugin`] naming the law that is broken; whatever the indicator itself reports.
///
/// # Performance
///
/// Measures eight times.
pub fn check_indicator(indicator: &dyn Indicator, catchments: &Catchments) -> Result<(), Error> {
    let levels = catchments.measure(indicator, &NoProgress)?;
    let same =
        |a: Level, b: Level| a.name() == b.name() && a.number().map(f64::to_bits) == b.number().map(f64::to_bits);
    let turned = turned(catchments)?.measure(indicator, &NoProgress)?;
    if !levels.iter().zip(turned.iter().rev()).all(|(a, b)| same(*a, *b)) {
        return Err(broken(indicator, "permuting homes and outlets must permute the levels and change no bit of them"));
    }
    for cut_away in CUTS {
        let kept = |count: usize, cut: Option<(usize, usize)>| -> Vec<bool> {
            (0..count).map(|index| cut.is_none_or(|(every, first)| index % every != first)).collect()
        };
        let homes = kept(levels.len(), cut_away.homes);
        let outlets = kept(catchments.outlets().len(), cut_away.outlets);
        let less = cut(catchments, &homes, &outlets)?.measure(indicator, &NoProgress)?;
        let kept = levels.iter().zip(&homes).filter(|(_, kept)| **kept).map(|(level, _)| *level);
        if !less.iter().zip(kept).all(|(less, more)| allows(*less, more)) {
            return Err(broken(indicator, "what is exact, or a bound, in less data must hold in more"));
        }
    }
    Ok(())
}

/// Whether what less data said of a home may be followed by what more data says.
pub(super) fn allows(less: Level, more: Level) -> bool {
    // The cut and the whole are summed in one order; but a bound may be off by rounding.
    let at_least = |bound: f64, x: f64| x >= bound * (1.0 - 1e-12);
    match (less, more) {
        (Level::Exact(a), Level::Exact(b)) => a.to_bits() == b.to_bits(),
        (Level::AtLeast(a), Level::Exact(b) | Level::AtLeast(b)) => at_least(a, b),
        (Level::AtMost(a), Level::Exact(b) | Level::AtMost(b)) => at_least(b, a),
        (Level::TooFar, Level::TooFar) | (Level::Unknown(_), _) => true,
        _ => false,
    }
}

fn broken(indicator: &dyn Indicator, law: &str) -> Error {
    Error::new(ErrorKind::Plugin, law.to_string()).with_value(indicator.name())
}

/// The same catchments with homes and outlets in the opposite order.
fn turned(catchments: &Catchments) -> Result<Catchments, Error> {
    let (homes, outlets) = (catchments.homes().len() as u32, catchments.outlets().len() as u32);
    let turn = |walk: &Walk| Walk { home: homes - 1 - walk.home, outlet: outlets - 1 - walk.outlet, ..*walk };
    let walks = catchments.walks().iter().map(turn).collect();
    let homes = catchments.homes().iter().rev().copied().collect();
    let outlets = catchments.outlets().iter().rev().copied().collect();
    Ok(Catchments::new(homes, outlets, walks, catchments.horizon())?.with_kinds(catchments.kind_count()))
}

/// Data that knows only some homes and outlets, and for the others no more than how near they are.
pub(super) fn cut(catchments: &Catchments, homes: &[bool], outlets: &[bool]) -> Result<Catchments, Error> {
    let sooner = |known: Option<Ticks>, time: Ticks| Some(known.map_or(time, |known| known.min(time)));
    let mut dwellings = catchments.homes().to_vec();
    let mut places = catchments.outlets().to_vec();
    for walk in catchments.walks() {
        let (home, outlet) = (walk.home as usize, walk.outlet as usize);
        if !outlets[outlet] {
            dwellings[home].escape = sooner(dwellings[home].escape, walk.time);
        }
        if !homes[home] {
            places[outlet].entry = sooner(places[outlet].entry, walk.time);
        }
    }
    let (home_at, outlet_at) = (numbered(homes), numbered(outlets));
    let keep = |walk: &Walk| {
        let (home, outlet) = (home_at[walk.home as usize]?, outlet_at[walk.outlet as usize]?);
        Some(Walk { home, outlet, time: walk.time })
    };
    let walks = catchments.walks().iter().filter_map(keep).collect();
    let dwellings: Vec<Dwelling> = dwellings.iter().zip(homes).filter(|(_, kept)| **kept).map(|(d, _)| *d).collect();
    let places: Vec<Outlet> = places.iter().zip(outlets).filter(|(_, kept)| **kept).map(|(o, _)| *o).collect();
    Ok(Catchments::new(dwellings, places, walks, catchments.horizon())?.with_kinds(catchments.kind_count()))
}

fn numbered(kept: &[bool]) -> Vec<Option<u32>> {
    let mut next = 0;
    let number = |kept: &bool| {
        let number = kept.then_some(next);
        next += u32::from(*kept);
        number
    };
    kept.iter().map(number).collect()
}
