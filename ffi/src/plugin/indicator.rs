//! Indicators in C.

use std::ffi::c_void;
use std::sync::Arc;

use lifecircle::access::{Catchments, Indicator, Level, Unknown};
use lifecircle::error::{Error, ErrorKind, Place};
use lifecircle::plugin::{Provided, SharedIndicator};
use lifecircle::progress::{CallingThread, Progress};
use lifecircle::units::Ticks;

use super::catchment_columns::{CatchmentColumns, lc_catchment_columns};
use super::owner::Owner;
use super::reply::lc_plugin_reply;
use super::vtable::{self, Extensible, needed};

/// What is known of an indicator at one home.
#[repr(u8)]
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum lc_level {
    /// The number is the value.
    Exact = 1,
    /// The value is at least the number: the data ends within the horizon.
    AtLeast = 2,
    /// The value is at most the number.
    AtMost = 3,
    /// The value lies beyond the horizon; there is no number.
    TooFar = 4,
    /// Not known: the data ends within the reach of the indicator.
    BeyondData = 5,
    /// Not known: the home has no door on the network.
    Unattached = 6,
    /// Not known: nobody says how many people live in a home that matters.
    People = 7,
    /// Not known: nobody says how much a facility that matters can serve.
    Supply = 8,
    /// Not known: nobody lives where an outlet that matters can be reached from.
    NoDemand = 9,
    /// Not known: the study has nothing of what is asked for.
    NoFacility = 10,
}

/// The level of every home: fills `level` (`lc_level`) and, where that has one, `number` (finite, `>= 0`), each with
/// `catchments->home_count` rows. Returns 0, or anything else after `lc_plugin_reply_fail`.
///
/// An exact level is a promise: whatever lies beyond the data, it stays. It must not unwind (no C++ exception, no
/// longjmp) and may call this library.
pub type lc_indicator_levels = Option<
    unsafe extern "C" fn(
        context: *mut c_void,
        catchments: *const lc_catchment_columns,
        number: *mut f64,
        level: *mut u8,
        reply: *mut lc_plugin_reply,
    ) -> i32,
>;

/// An indicator of the host: from the walks between homes and outlets to a number for each home. Set every field that is
/// not used to 0.
///
/// Thread rule: as `flags` say. Lifetime: the structure is copied; `context` must live until `release` is called, which
/// happens once, when the registry and everything taken from it are freed; not at all when registering fails.
#[repr(C)]
#[derive(Clone, Copy, Debug)]
pub struct lc_indicator_plugin {
    /// `sizeof(lc_indicator_plugin)`.
    pub struct_size: usize,
    /// 0 or `LC_PLUGIN_THREAD_SAFE`.
    pub flags: u64,
    /// Handed to every function.
    pub context: *mut c_void,
    /// Gives the context back; may be NULL.
    pub release: Option<unsafe extern "C" fn(context: *mut c_void)>,
    /// The longest walk that matters, in seconds; finite and positive.
    pub horizon_s: f64,
    /// How many horizons away something can matter to a home: 1 for what it reaches, 2 for who else reaches that, 3 for
    /// what else these reach.
    pub dependency_radius: u64,
    /// The levels of homes.
    pub levels: lc_indicator_levels,
}

// SAFETY: repr(C), begins with its size, only fields of 8 bytes; zeros are NULLs.
unsafe impl Extensible for lc_indicator_plugin {
    const NAME: &'static str = "lc_indicator_plugin";
    const FIRST_SIZE: usize = 56;
}

type Levels =
    unsafe extern "C" fn(*mut c_void, *const lc_catchment_columns, *mut f64, *mut u8, *mut lc_plugin_reply) -> i32;

/// An indicator of the host.
struct Measure {
    name: String,
    horizon: Ticks,
    dependency_radius: u32,
    levels: Levels,
    owner: Arc<Owner>,
}

impl Measure {
    fn ask(&self, catchments: &CatchmentColumns) -> Result<Vec<Level>, Error> {
        let who = format!("indicator {:?}", self.name);
        let homes = catchments.home_count();
        // What a plugin leaves as it is has no level, and a number only if its level has none.
        let (mut numbers, mut levels) = (vec![f64::NAN; homes], vec![0u8; homes]);
        let mut reply = lc_plugin_reply::new();
        let view = catchments.view();
        // SAFETY: the host keeps the rules of `lc_indicator_levels`; columns and rows live during the call.
        let status = unsafe {
            (self.levels)(self.owner.context(), &view, numbers.as_mut_ptr(), levels.as_mut_ptr(), &mut reply)
        };
        reply.judge(status, &who)?;
        let read = |(home, (level, number)): (usize, (&u8, &f64))| {
            level_of(*level, *number).ok_or_else(|| {
                Error::new(ErrorKind::Plugin, format!("{who} must give each home a number of lc_level"))
                    .with_value(level)
                    .at(Place::default().row(home as u64))
            })
        };
        levels.iter().zip(&numbers).enumerate().map(read).collect()
    }
}

fn level_of(level: u8, number: f64) -> Option<Level> {
    let unknown = |reason| Some(Level::Unknown(reason));
    match level {
        l if l == lc_level::Exact as u8 => Some(Level::Exact(number)),
        l if l == lc_level::AtLeast as u8 => Some(Level::AtLeast(number)),
        l if l == lc_level::AtMost as u8 => Some(Level::AtMost(number)),
        l if l == lc_level::TooFar as u8 => Some(Level::TooFar),
        l if l == lc_level::BeyondData as u8 => unknown(Unknown::BeyondData),
        l if l == lc_level::Unattached as u8 => unknown(Unknown::Unattached),
        l if l == lc_level::People as u8 => unknown(Unknown::People),
        l if l == lc_level::Supply as u8 => unknown(Unknown::Supply),
        l if l == lc_level::NoDemand as u8 => unknown(Unknown::NoDemand),
        l if l == lc_level::NoFacility as u8 => unknown(Unknown::NoFacility),
        _ => None,
    }
}

/// An indicator of the host, asked on the thread that is allowed to.
struct Asked {
    measure: Arc<Measure>,
    thread: Option<CallingThread>,
}

impl Indicator for Asked {
    fn name(&self) -> &str {
        &self.measure.name
    }

    fn horizon(&self) -> Ticks {
        self.measure.horizon
    }

    fn dependency_radius(&self) -> u32 {
        self.measure.dependency_radius
    }

    fn levels(&self, catchments: &Catchments, _progress: &dyn Progress) -> Result<Vec<Level>, Error> {
        let columns = CatchmentColumns::of(catchments);
        match &self.thread {
            None => self.measure.ask(&columns),
            Some(thread) => {
                let measure = Arc::clone(&self.measure);
                thread.run(move || measure.ask(&columns))?
            }
        }
    }
}

/// An indicator from its structure, and the owner to be taken over once it is registered.
///
/// # Safety
///
/// As [`vtable::read`]; the functions of the structure keep the rules of their types.
pub(super) unsafe fn indicator(
    name: &str,
    plugin: *const lc_indicator_plugin,
) -> Result<(Provided<SharedIndicator>, Arc<Owner>), Error> {
    // SAFETY: by the contract above.
    let plugin = unsafe { vtable::read(plugin) }?;
    let thread_safe = vtable::thread_safe(plugin.flags)?;
    let wrong = |what: &str, value: String| {
        Error::new(ErrorKind::Plugin, format!("indicator {name:?} must have {what}")).with_value(value)
    };
    let horizon = Ticks::from_seconds(plugin.horizon_s).filter(|ticks| *ticks > Ticks::ZERO);
    let radius = u32::try_from(plugin.dependency_radius).ok().filter(|radius| (1..=16).contains(radius));
    let owner = Arc::new(Owner::new(plugin.context, plugin.release));
    let measure = Arc::new(Measure {
        name: name.to_owned(),
        horizon: horizon.ok_or_else(|| wrong("a finite, positive horizon in seconds", plugin.horizon_s.to_string()))?,
        dependency_radius: radius
            .ok_or_else(|| wrong("a dependency radius of 1 to 16 horizons", plugin.dependency_radius.to_string()))?,
        levels: needed(plugin.levels, "levels")?,
        owner: Arc::clone(&owner),
    });
    let asked = move |thread| Arc::new(Asked { measure: Arc::clone(&measure), thread }) as Arc<SharedIndicator>;
    let provided = match thread_safe {
        true => Provided::Anywhere(asked(None)),
        false => Provided::OnCallingThread(Arc::new(move |thread: &CallingThread| asked(Some(thread.clone())))),
    };
    Ok((provided, owner))
}
