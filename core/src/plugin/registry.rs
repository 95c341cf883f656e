//! Plugins of every kind by name.

use std::sync::Arc;

use super::{
    Provided, SharedFacilitySource, SharedHomeSource, SharedIndicator, SharedNetworkSource, SharedSitingSolver, Shelf,
};
use crate::error::{Error, ErrorKind};
use crate::register::Store;
use crate::table::{Column, Table};
use crate::walk::{PRESETS, WalkModel, Walker};

/// Walk models, sources, indicators, siting solvers and stores by name: the host's own, and the bundled walkers.
///
/// A plugin with parameters is put in once for each set of them, under a name of its own.
///
/// # Examples
///
/// ```
/// use std::sync::Arc;
/// use lifecircle::plugin::Registry;
/// use lifecircle::walk::{WalkModel, Walker};
///
/// let mut registry = Registry::new();
/// let brisk: Arc<dyn WalkModel> = Arc::new(Walker::with_speed("brisk", 1.6)?);
/// registry.add_walk_model("brisk", Arc::clone(&brisk))?;
/// assert_eq!(registry.walk_model("brisk")?.name(), "brisk");
/// assert_eq!(registry.walk_model("elder")?.name(), "elder", "the bundled walkers are there");
/// assert!(registry.add_walk_model("elder", brisk).is_err(), "and keep their names");
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Registry {
    walk_models: Shelf<dyn WalkModel>,
    /// Sources of networks.
    pub network_sources: Shelf<SharedNetworkSource>,
    /// Sources of facilities.
    pub facility_sources: Shelf<SharedFacilitySource>,
    /// Sources of homes.
    pub home_sources: Shelf<SharedHomeSource>,
    /// Indicators.
    pub indicators: Shelf<SharedIndicator>,
    /// Siting solvers.
    pub siting_solvers: Shelf<SharedSitingSolver>,
    /// Stores of registers.
    pub stores: Shelf<dyn Store>,
}

impl Default for Registry {
    fn default() -> Self {
        Registry::new()
    }
}

impl Registry {
    /// A registry of the bundled walkers and nothing else.
    pub fn new() -> Registry {
        Registry {
            walk_models: Shelf::of("walk model"),
            network_sources: Shelf::of("network source"),
            facility_sources: Shelf::of("facility source"),
            home_sources: Shelf::of("home source"),
            indicators: Shelf::of("indicator"),
            siting_solvers: Shelf::of("siting solver"),
            stores: Shelf::of("store"),
        }
    }

    /// Puts a walk model in under a name.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for an empty name, [`ErrorKind::Duplicate`] for one that is taken, by a bundled walker too.
    pub fn add_walk_model(&mut self, name: &str, model: impl Into<Provided<dyn WalkModel>>) -> Result<(), Error> {
        if PRESETS.contains(&name) {
            return Err(Error::new(ErrorKind::Duplicate, "a bundled walker has that name")
                .with_value(name)
                .with_fix("register it under another name"));
        }
        self.walk_models.add(name, model)
    }

    /// The walk model of that name, registered or bundled, for any thread.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] with the nearest name; [`ErrorKind::Plugin`] when it belongs to the thread of a call.
    pub fn walk_model(&self, name: &str) -> Result<Arc<dyn WalkModel>, Error> {
        self.find_walk_model(name)?.anywhere()
    }

    /// The walk model of that name, registered or bundled, with its thread rule.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::NotFound`] with the nearest name.
    pub fn find_walk_model(&self, name: &str) -> Result<Provided<dyn WalkModel>, Error> {
        if PRESETS.contains(&name) {
            return Ok(Provided::Anywhere(Arc::new(Walker::preset(name)?)));
        }
        self.walk_models.find(name).cloned()
    }

    /// What is registered, the bundled walkers first: one row for each plugin with `kind` and `name`.
    ///
    /// # Errors
    ///
    /// None; it is what tables are made with.
    pub fn table(&self) -> Result<Table, Error> {
        let named = |kind: &'static str| move |name: &str| (kind, name.to_owned());
        let mut rows: Vec<(&str, String)> = PRESETS.iter().copied().map(named("walk-model")).collect();
        rows.extend(self.walk_models.names().map(named("walk-model")));
        rows.extend(self.network_sources.names().map(named("network-source")));
        rows.extend(self.facility_sources.names().map(named("facility-source")));
        rows.extend(self.home_sources.names().map(named("home-source")));
        rows.extend(self.indicators.names().map(named("indicator")));
        rows.extend(self.siting_solvers.names().map(named("siting-solver")));
        rows.extend(self.stores.names().map(named("store")));
        Table::new(rows.len())
            .with(Column::text("kind", rows.iter().map(|(kind, _)| Some(*kind))))?
            .with(Column::text("name", rows.iter().map(|(_, name)| Some(name.as_str()))))
    }
}
