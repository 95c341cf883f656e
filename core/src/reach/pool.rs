//! Working memory lent from call to call, so that no call pays for the size of the network.

use std::sync::{Mutex, PoisonError};

/// Pieces of working memory nobody uses at the moment; as many are made as are ever used at the same time.
#[derive(Debug)]
pub(super) struct Pool<T> {
    idle: Mutex<Vec<T>>,
}

impl<T> Pool<T> {
    pub(super) fn new() -> Pool<T> {
        Pool { idle: Mutex::new(Vec::new()) }
    }

    /// Lends `job` a piece; `make` makes one where none is idle. A piece is lost when `job` panics.
    pub(super) fn with<R>(&self, make: impl FnOnce() -> T, job: impl FnOnce(&mut T) -> R) -> R {
        let idle = self.idle().pop();
        let mut piece = idle.unwrap_or_else(make);
        let result = job(&mut piece);
        self.idle().push(piece);
        result
    }

    fn idle(&self) -> std::sync::MutexGuard<'_, Vec<T>> {
        // Nothing can panic while it is held, so it cannot be half written.
        self.idle.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_made_once_and_lent_again() {
        let (pool, mut made) = (Pool::new(), 0);
        for _ in 0..3 {
            pool.with(
                || {
                    made += 1;
                    Vec::new()
                },
                |piece: &mut Vec<u32>| piece.push(7),
            );
        }
        assert_eq!((made, pool.with(Vec::new, |piece| piece.len())), (1, 3));
    }

    #[test]
    fn two_at_a_time_get_two() {
        let pool = Pool::new();
        pool.with(|| 1, |outer| pool.with(|| 2, |inner| assert_ne!(outer, inner)));
    }
}
