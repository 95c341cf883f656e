//! The only place that knows of threads. Results are written by index, so their number changes nothing.
//!
//! With the feature `rayon` work runs in the pool of the caller: wrap a call in `rayon::ThreadPool::install` to choose
//! how many threads it may take. Without it everything runs on the calling thread.

#[cfg(feature = "rayon")]
pub(crate) fn map<T: Send, S>(
    n: usize,
    scratch: impl Fn() -> S + Send + Sync,
    job: impl Fn(&mut S, usize) -> T + Send + Sync,
) -> Vec<T> {
    use rayon::prelude::*;
    (0..n).into_par_iter().map_init(scratch, job).collect()
}

#[cfg(not(feature = "rayon"))]
pub(crate) fn map<T: Send, S>(n: usize, scratch: impl Fn() -> S, job: impl Fn(&mut S, usize) -> T) -> Vec<T> {
    let mut scratch = scratch();
    (0..n).map(|i| job(&mut scratch, i)).collect()
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

/// Folds `items` piece by piece (at most `grain` each) and merges neighbouring results, left before right.
pub(crate) fn fold<I: Sync, T: Send>(
    items: &[I],
    grain: usize,
    piece: &(impl Fn(&[I]) -> T + Sync),
    merge: &(impl Fn(T, T) -> T + Sync),
) -> T {
    if items.len() <= grain.max(1) {
        return piece(items);
    }
    let (left, right) = items.split_at(items.len() / 2);
    let (a, b) = join(|| fold(left, grain, piece, merge), || fold(right, grain, piece, merge));
    merge(a, b)
}
