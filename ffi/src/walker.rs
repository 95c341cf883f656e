//! Who walks.

use std::ffi::c_char;

use std::sync::Arc;

use lifecircle::plugin::Provided;
use lifecircle::progress::CallingThread;
use lifecircle::walk::{WalkModel, Walker};

use crate::error::lc_error;
use crate::guard::{free, guard, hand_out};
use crate::input::text;

/// A kind of walker: how fast, over what; bundled, or a plugin from a registry.
///
/// Thread rule: immutable; may be used from several threads at once, unless it is a plugin that is not thread-safe.
/// Lifetime: until `lc_walker_free`; calls copy what they need. The caller frees it.
pub struct lc_walker(Provided<dyn WalkModel>);

impl lc_walker {
    /// The walk model for one call that came in on `calling`.
    pub(crate) fn on(&self, calling: &CallingThread) -> Arc<dyn WalkModel> {
        self.0.on(calling)
    }

    /// Whether it may be called on the calling thread only: see `run_with_plugins`.
    pub(crate) fn is_bound(&self) -> bool {
        !self.0.is_anywhere()
    }
}

impl From<Walker> for lc_walker {
    fn from(walker: Walker) -> lc_walker {
        lc_walker(Provided::Anywhere(Arc::new(walker)))
    }
}

impl From<Provided<dyn WalkModel>> for lc_walker {
    fn from(walker: Provided<dyn WalkModel>) -> lc_walker {
        lc_walker(walker)
    }
}

/// A bundled walker in `*out`: "adult", "elder", "child", "stroller" or "wheelchair".
///
/// # Safety
///
/// `name` points to `name_length` bytes of UTF-8; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_walker_preset(
    name: *const c_char,
    name_length: usize,
    out: *mut *mut lc_walker,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let walker = Walker::preset(unsafe { text(name, name_length, "name") }?)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_walker::from(walker)) }
    })
}

/// A walker with a name and a speed on level ground of one's own, in metres per second, in `*out`.
///
/// # Safety
///
/// As `lc_walker_preset`.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_walker_with_speed(
    name: *const c_char,
    name_length: usize,
    speed_m_per_s: f64,
    out: *mut *mut lc_walker,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let walker = Walker::with_speed(unsafe { text(name, name_length, "name") }?, speed_m_per_s)?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_walker::from(walker)) }
    })
}

/// Frees a walker; NULL is allowed.
///
/// # Safety
///
/// `walker` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_walker_free(walker: *mut lc_walker) {
    // SAFETY: by the contract above.
    unsafe { free(walker) }
}
