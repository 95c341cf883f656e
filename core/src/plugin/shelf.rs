//! Plugins of one kind by name.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use super::Provided;
use crate::error::{Error, ErrorKind, nearest_names};

/// Plugins of one kind by name.
pub struct Shelf<T: ?Sized> {
    /// What stands here, for errors: `walk model`.
    kind: &'static str,
    plugins: BTreeMap<String, Provided<T>>,
}

impl<T: ?Sized> Shelf<T> {
    pub(super) fn of(kind: &'static str) -> Shelf<T> {
        Shelf { kind, plugins: BTreeMap::new() }
    }

    /// Puts a plugin here under a name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for an empty name, [`ErrorKind::Duplicate`] for one that is taken.
    pub fn add(&mut self, name: &str, plugin: impl Into<Provided<T>>) -> Result<(), Error> {
        if name.trim().is_empty() {
            return Err(Error::new(ErrorKind::Argument, format!("a {} needs a name", self.kind)).with_value(name));
        }
        if self.plugins.contains_key(name) {
            return Err(Error::new(ErrorKind::Duplicate, format!("the registry has a {} of that name", self.kind))
                .with_value(name)
                .with_fix("register it under another name, or in another registry"));
        }
        self.plugins.insert(name.to_owned(), plugin.into());
        Ok(())
    }

    /// The plugin of that name, with its thread rule.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] with the nearest name.
    pub fn find(&self, name: &str) -> Result<&Provided<T>, Error> {
        self.plugins.get(name).ok_or_else(|| {
            let error = Error::new(ErrorKind::NotFound, format!("the registry has no {} of that name", self.kind));
            let error = error.with_value(name);
            match nearest_names(name, self.names()).first() {
                Some(near) => error.with_fix(format!("did you mean `{near}`?")),
                None => error.with_fix("register it first"),
            }
        })
    }

    /// The plugin of that name, for any thread.
    ///
    /// # Errors
    ///
    /// As [`Shelf::find`]; [`ErrorKind::Plugin`] when it belongs to the thread of a call.
    pub fn get(&self, name: &str) -> Result<Arc<T>, Error> {
        self.find(name)?.anywhere()
    }

    /// The names, in order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.plugins.keys().map(String::as_str)
    }
}

// Derived, these would ask for plugins that can be cloned and shown.
impl<T: ?Sized> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        Shelf { kind: self.kind, plugins: self.plugins.clone() }
    }
}

impl<T: ?Sized> fmt::Debug for Shelf<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(&self.plugins).finish()
    }
}
