//! Capacity that exists only in a window, given to those who need it within a walk.

use lifecircle::access::Allocation;
use lifecircle::error::Error;
use lifecircle::table::Table;

use crate::allocation_question::{lc_allocation_document, lc_allocation_question};
use crate::error::lc_error;
use crate::guard::{borrow, free, guard, hand_out};
use crate::prepared::lc_prepared;
use crate::run::{lc_run, run_as};
use crate::table::lc_table;

/// Who gets what, and who does not and why.
///
/// Thread rule: immutable; may be used from several threads at once. Lifetime: until `lc_allocation_free`; it does not
/// depend on what it was made from. The caller frees it.
pub struct lc_allocation(Allocation);

/// Gives the demand of a question to its capacity, in `*out`: the greatest number of units that can be served, and of all
/// ways to serve so many the one with the least walking in all. Exact, and the same for any order of the rows and any
/// number of threads.
///
/// # Safety
///
/// `prepared`, `question` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_prepared_allocate(
    prepared: *const lc_prepared,
    question: *const lc_allocation_question,
    run: *const lc_run,
    out: *mut *mut lc_allocation,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (prepared, question) = unsafe { (borrow(prepared, "prepared")?, borrow(question, "question")?) };
        let lc_allocation_question { limit_minutes, capacities, demands } = question;
        // SAFETY: by the contract above.
        let made =
            unsafe { run_as(run, |progress| prepared.0.allocate(capacities, demands, *limit_minutes, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_allocation(made)) }
    })
}

/// The allocation of a document in a study, in `*out`: `lc_prepared_allocate` for what is written down. An id that does not
/// exist is refused with its row, its key and the ids like it.
///
/// # Safety
///
/// `document`, `prepared` and `run` are NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_document_answer(
    document: *const lc_allocation_document,
    prepared: *const lc_prepared,
    run: *const lc_run,
    out: *mut *mut lc_allocation,
    error: *mut *mut lc_error,
) -> i32 {
    guard(error, || {
        // SAFETY: by the contract above.
        let (document, prepared) = unsafe { (borrow(document, "document")?, borrow(prepared, "prepared")?) };
        // SAFETY: by the contract above.
        let made = unsafe { run_as(run, |progress| document.0.answer(&prepared.0, progress)) }?;
        // SAFETY: by the contract above.
        unsafe { hand_out(out, lc_allocation(made)) }
    })
}

/// # Safety
///
/// `allocation` is NULL or live; `out` is NULL or writable.
unsafe fn table(
    allocation: *const lc_allocation,
    make: impl FnOnce(&Allocation) -> Result<Table, Error>,
    out: *mut *mut lc_table,
) -> Result<(), Error> {
    // SAFETY: by the contract above.
    let made = make(&unsafe { borrow(allocation, "allocation")? }.0)?;
    // SAFETY: by the contract above.
    unsafe { hand_out(out, lc_table::from(made)) }
}

/// One row for each demand and the capacity it is given, in `*out`: `home`, `facility`, `from`, `until` (when the demand
/// is), `units`, `walk_s`. The geometry is the home.
///
/// # Safety
///
/// `allocation` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_assignments(
    allocation: *const lc_allocation,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(allocation, Allocation::assignments_table, out) })
}

/// One row for each demand that is not served, or not wholly, in `*out`: `home`, `from`, `until`, `units`, `why`
/// ("unattached", "nothing-within-walk", "none-then", "all-full"), `data_ends` (there may be capacity beyond the data). The
/// geometry is the home.
///
/// # Safety
///
/// `allocation` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_unserved(
    allocation: *const lc_allocation,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(allocation, Allocation::unserved_table, out) })
}

/// One row for each capacity, in `*out`: `facility`, `from`, `until`, `units`, `used`. The geometry is the facility.
///
/// # Safety
///
/// `allocation` is NULL or live; `out` is writable; `error` is NULL or writable.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_capacities(
    allocation: *const lc_allocation,
    out: *mut *mut lc_table,
    error: *mut *mut lc_error,
) -> i32 {
    // SAFETY: by the contract above.
    guard(error, || unsafe { table(allocation, Allocation::capacities_table, out) })
}

/// Frees one; NULL is allowed.
///
/// # Safety
///
/// `allocation` is NULL or live, not used afterwards.
///
/// \since 0.1
#[unsafe(no_mangle)]
pub unsafe extern "C" fn lc_allocation_free(allocation: *mut lc_allocation) {
    // SAFETY: by the contract above.
    unsafe { free(allocation) }
}
