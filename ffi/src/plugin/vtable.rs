//! Reading a plugin's structure, which may be older or newer than this library.

use std::ffi::c_void;
use std::mem::MaybeUninit;
use std::slice;

use lifecircle::error::{Error, ErrorKind};

use crate::error::null;

/// A plugin's flag: it may be called on any thread, by several at once. Without it a plugin is called only on the thread
/// that made the call it is used by, while that call runs.
pub const LC_PLUGIN_THREAD_SAFE: u64 = 1;

/// No structure will ever be larger; what claims to be is not a size.
const LARGEST: usize = 4096;

/// A structure that hosts fill and later versions extend.
///
/// # Safety
///
/// The implementer is `#[repr(C)]`, begins with `struct_size: usize`, has no padding, and is valid when all its bytes are 0.
pub(super) unsafe trait Extensible: Copy {
    /// Its name in the header.
    const NAME: &'static str;
    /// The size it had when it was first released.
    const FIRST_SIZE: usize;
}

/// The structure behind a pointer, whatever version of the header it was compiled with.
///
/// An older structure is shorter: what it lacks is 0. A newer one is longer: that is fine as long as what this library does
/// not know is 0, for then nothing is asked of it that it would silently leave undone.
///
/// # Safety
///
/// `pointer` is NULL or points to a `size_t` which, when at least [`Extensible::FIRST_SIZE`] and at most 4096, is the number
/// of readable bytes from there.
pub(super) unsafe fn read<T: Extensible>(pointer: *const T) -> Result<T, Error> {
    if pointer.is_null() {
        return Err(null(T::NAME));
    }
    let wrong = |what: &str, size: usize| {
        Error::new(ErrorKind::Plugin, format!("struct_size of {} {what}", T::NAME))
            .with_value(size)
            .with_fix(format!("set it to sizeof({})", T::NAME))
    };
    if !pointer.is_aligned() {
        return Err(Error::new(ErrorKind::Argument, format!("{} is not aligned", T::NAME)));
    }
    // SAFETY: not NULL, aligned, and begins with a readable size by the contract above.
    let size = unsafe { pointer.cast::<usize>().read() };
    if size < T::FIRST_SIZE {
        return Err(wrong("is smaller than that of the first version", size));
    }
    if size > LARGEST {
        return Err(wrong("is no size of a structure", size));
    }
    // SAFETY: so many bytes are readable by the contract above.
    let given = unsafe { slice::from_raw_parts(pointer.cast::<u8>(), size) };
    let (known, unknown) = given.split_at(size.min(size_of::<T>()));
    if unknown.iter().any(|byte| *byte != 0) {
        return Err(Error::new(ErrorKind::Plugin, format!("{} asks for what this library does not know", T::NAME))
            .with_value(size)
            .with_fix("use a newer library, or leave its new fields 0"));
    }
    let mut whole = MaybeUninit::<T>::zeroed();
    // SAFETY: `known` is no longer than T, and any T of zeros and of a host's own fields is valid (Extensible).
    unsafe {
        std::ptr::copy_nonoverlapping(known.as_ptr(), whole.as_mut_ptr().cast::<u8>(), known.len());
        Ok(whole.assume_init())
    }
}

/// Whether the flags say thread-safe.
pub(super) fn thread_safe(flags: u64) -> Result<bool, Error> {
    if flags & !LC_PLUGIN_THREAD_SAFE != 0 {
        return Err(Error::new(ErrorKind::Argument, "a plugin has flags this library does not know")
            .with_value(format_args!("{flags:#x}"))
            .with_fix("use 0 or LC_PLUGIN_THREAD_SAFE"));
    }
    Ok(flags & LC_PLUGIN_THREAD_SAFE != 0)
}

/// A function that must be there.
pub(super) fn needed<F>(function: Option<F>, name: &str) -> Result<F, Error> {
    function.ok_or_else(|| Error::new(ErrorKind::Plugin, format!("a plugin's function `{name}` must not be NULL")))
}

/// How a plugin is given back.
pub(super) type Release = Option<unsafe extern "C" fn(*mut c_void)>;
