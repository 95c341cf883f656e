//! One question for each of many origins, in parallel and watched.

use super::parallel;
use super::pool::Pool;
use crate::error::Error;
use crate::progress::{Progress, Watch};

/// Origins in one piece of work: enough to pay for lending the memory, few enough to share out and to stop between.
const PIECE: usize = 32;

/// The answers of `job(origin)` for all of `0..origins`, in that order; working memory is lent by `pool`.
///
/// # Errors
///
/// [`ErrorKind::Cancelled`](crate::error::ErrorKind::Cancelled) when the watcher asks to stop.
pub(super) fn each<T: Send, S: Default + Send>(
    stage: &'static str,
    origins: usize,
    progress: &dyn Progress,
    pool: &Pool<S>,
    job: impl Fn(&mut S, usize) -> T + Send + Sync,
) -> Result<Vec<T>, Error> {
    let watch = Watch::new(progress, stage, origins);
    let one = |memory: &mut S, origin| watch.check().map(|()| job(memory, origin));
    let piece = |(): &mut (), piece: usize| -> Result<Vec<T>, Error> {
        let range = piece * PIECE..((piece + 1) * PIECE).min(origins);
        let parts = range.len();
        let answers = pool.with(|memory| range.map(|origin| one(memory, origin)).collect::<Result<_, _>>())?;
        watch.advance(parts).map(|()| answers)
    };
    let pieces = parallel::map(origins.div_ceil(PIECE), || (), piece);
    let answers = pieces.into_iter().collect::<Result<Vec<_>, _>>()?;
    watch.finish()?;
    Ok(answers.into_iter().flatten().collect())
}
