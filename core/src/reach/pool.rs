//! Working memory lent from call to call, so that no call pays for the size of the network.

use std::sync::{Mutex, PoisonError};

/// Pieces of working memory nobody uses at the moment; as many are made as are ever used at the same time.
#[derive(Debug, Default)]
pub(super) struct Pool<T> {
    idle: Mutex<Vec<T>>,
}

impl<T: Default> Pool<T> {
    /// Lends `job` a piece, a new one where none is idle. A piece is lost when `job` panics.
    pub(super) fn with<R>(&self, job: impl FnOnce(&mut T) -> R) -> R {
        let idle = self.idle().pop();
        let mut piece = idle.unwrap_or_default();
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
        let pool = Pool::default();
        for _ in 0..3 {
            pool.with(|piece: &mut Vec<u32>| piece.push(7));
        }
        assert_eq!(pool.with(|piece| piece.len()), 3);
    }

    #[test]
    fn two_at_a_time_get_two() {
        let pool = Pool::<u32>::default();
        pool.with(|outer| {
            *outer = 1;
            pool.with(|inner| assert_eq!(*inner, 0));
        });
    }
}
