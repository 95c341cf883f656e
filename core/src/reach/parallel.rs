//! The only place that knows of threads. Results are written by index, so their number changes nothing.
//!
//! With the feature `rayon` work runs in the pool of the caller: wrap a call in `rayon::ThreadPool::install` to choose
//! how many threads it may take. Without it everything runs on the calling thread.

use crate::error::Error;
use crate::progress::Watch;

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

/// What `job` makes of each item, in their order; every item is handed to one thread.
#[cfg(feature = "rayon")]
pub(crate) fn each<I: Send, T: Send, S>(
    items: Vec<I>,
    scratch: impl Fn() -> S + Send + Sync,
    job: impl Fn(&mut S, I) -> T + Send + Sync,
) -> Vec<T> {
    use rayon::prelude::*;
    items.into_par_iter().map_init(scratch, job).collect()
}

#[cfg(not(feature = "rayon"))]
pub(crate) fn each<I: Send, T: Send, S>(
    items: Vec<I>,
    scratch: impl Fn() -> S,
    job: impl Fn(&mut S, I) -> T,
) -> Vec<T> {
    let mut scratch = scratch();
    items.into_iter().map(|item| job(&mut scratch, item)).collect()
}

/// The results of one job for each of `items`, which it may change.
#[cfg(feature = "rayon")]
pub(crate) fn map_mut<I: Send, T: Send>(items: &mut [I], job: impl Fn(&mut I) -> T + Send + Sync) -> Vec<T> {
    use rayon::prelude::*;
    items.par_iter_mut().with_max_len(1).map(job).collect()
}

#[cfg(not(feature = "rayon"))]
pub(crate) fn map_mut<I: Send, T: Send>(items: &mut [I], job: impl Fn(&mut I) -> T) -> Vec<T> {
    items.iter_mut().map(job).collect()
}

/// [`map`], watched: each job is one part of the stage, and none begins after the watcher has asked to stop.
pub(crate) fn try_map<T: Send, S>(
    n: usize,
    scratch: impl Fn() -> S + Send + Sync,
    watch: &Watch<'_>,
    job: impl Fn(&mut S, usize) -> T + Send + Sync,
) -> Result<Vec<T>, Error> {
    let watched = |scratch: &mut S, i| {
        watch.check()?;
        let result = job(scratch, i);
        watch.advance(1).map(|()| result)
    };
    map(n, scratch, watched).into_iter().collect()
}
