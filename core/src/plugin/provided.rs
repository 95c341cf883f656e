//! A plugin, and on which threads it may be called.

use std::fmt;
use std::sync::Arc;

use crate::error::{Error, ErrorKind};
use crate::progress::CallingThread;

/// Makes a plugin for the thread that a call came in on.
pub type MadeForThread<T> = Arc<dyn Fn(&CallingThread) -> Arc<T> + Send + Sync>;

/// A plugin as it was handed in, with its thread rule.
pub enum Provided<T: ?Sized> {
    /// It may be called on any thread.
    Anywhere(Arc<T>),
    /// It may be called only on the thread that entered the library: for each call it is made anew for that thread.
    OnCallingThread(MadeForThread<T>),
}

impl<T: ?Sized> Provided<T> {
    /// The plugin for one call that came in on `calling`.
    pub fn on(&self, calling: &CallingThread) -> Arc<T> {
        match self {
            Provided::Anywhere(plugin) => Arc::clone(plugin),
            Provided::OnCallingThread(make) => make(calling),
        }
    }

    /// The plugin for any thread.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Plugin`] when it belongs to the thread of a call.
    pub fn anywhere(&self) -> Result<Arc<T>, Error> {
        match self {
            Provided::Anywhere(plugin) => Ok(Arc::clone(plugin)),
            Provided::OnCallingThread(_) => Err(Error::new(
                ErrorKind::Plugin,
                "the plugin may be called only on the thread that enters the library",
            )
            .with_fix("make it thread-safe, or use it through the door it came in by")),
        }
    }

    /// Whether it may be called on any thread.
    pub fn is_anywhere(&self) -> bool {
        matches!(self, Provided::Anywhere(_))
    }
}

impl<T: ?Sized> Clone for Provided<T> {
    fn clone(&self) -> Self {
        match self {
            Provided::Anywhere(plugin) => Provided::Anywhere(Arc::clone(plugin)),
            Provided::OnCallingThread(make) => Provided::OnCallingThread(Arc::clone(make)),
        }
    }
}

impl<T: ?Sized> fmt::Debug for Provided<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_anywhere() { "Anywhere" } else { "OnCallingThread" })
    }
}

impl<T: ?Sized> From<Arc<T>> for Provided<T> {
    fn from(plugin: Arc<T>) -> Self {
        Provided::Anywhere(plugin)
    }
}
