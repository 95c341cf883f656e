//! Two things at once, where there are threads for it.

use std::ops::Range;

/// What `job` makes of the two halves of `0..n`.
pub(crate) fn halves<T: Send>(n: usize, job: impl Fn(Range<usize>) -> T + Send + Sync) -> (T, T) {
    join(|| job(0..n / 2), || job(n / 2..n))
}

/// Runs `job` among the threads that share its work: each [`join`] from elsewhere is handed over to them, and waited for asleep.
pub(crate) fn among_threads<T: Send>(job: impl FnOnce() -> T + Send) -> T {
    join(job, || ()).0
}

/// Runs both, possibly at the same time.
#[cfg(feature = "rayon")]
pub(crate) fn join<A: Send, B: Send>(a: impl FnOnce() -> A + Send, b: impl FnOnce() -> B + Send) -> (A, B) {
    rayon::join(a, b)
}

#[cfg(not(feature = "rayon"))]
pub(crate) fn join<A, B>(a: impl FnOnce() -> A, b: impl FnOnce() -> B) -> (A, B) {
    (a(), b())
}
