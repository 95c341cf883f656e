//! What a registry promises.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::sync::Arc;

use super::{MadeForThread, Provided, Registry, SharedFacilitySource, SharedSitingSolver};
use crate::error::{Error, ErrorKind};
use crate::improve::siting::LagrangeSolver;
use crate::model::Facilities;
use crate::progress::{CallingThread, NoProgress, Progress};
use crate::register::{MemoryStore, Store};
use crate::source::FacilitySource;
use crate::table::Value;
use crate::walk::{WalkModel, Walker};

struct Nothing;

impl FacilitySource for Nothing {
    fn read_facilities(&self, _: &dyn Progress) -> Result<Facilities, Error> {
        Ok(Facilities::default())
    }
}

#[test]
fn what_is_put_in_is_found_again_and_a_name_is_taken_once() {
    let mut registry = Registry::new();
    let source: Arc<SharedFacilitySource> = Arc::new(Nothing);
    registry.facility_sources.add("empty", Arc::clone(&source)).unwrap();
    let again = registry.facility_sources.add("empty", source).unwrap_err();
    assert_eq!((again.kind(), again.value()), (ErrorKind::Duplicate, Some("empty")));
    let found = registry.facility_sources.get("empty").unwrap();
    assert!(found.read_facilities(&NoProgress).unwrap().rows.is_empty());
    let missing = registry.facility_sources.get("emty").err().unwrap();
    assert_eq!((missing.kind(), missing.fix()), (ErrorKind::NotFound, Some("did you mean `empty`?")));
    let nameless = registry.add_walk_model(" ", Arc::new(Walker::adult()) as Arc<dyn WalkModel>).unwrap_err();
    assert_eq!(nameless.kind(), ErrorKind::Argument);
}

#[test]
fn two_registries_know_nothing_of_each_other() {
    let (mut one, two) = (Registry::new(), Registry::new());
    one.add_walk_model("mine", Arc::new(Walker::adult()) as Arc<dyn WalkModel>).unwrap();
    assert!(one.walk_model("mine").is_ok());
    assert_eq!(two.walk_model("mine").err().unwrap().kind(), ErrorKind::NotFound);
    assert_eq!(one.table().unwrap().row_count(), two.table().unwrap().row_count() + 1);
}

#[test]
fn siting_solvers_and_stores_stand_on_shelves_of_their_own() {
    let mut registry = Registry::new();
    let (solver, store): (Arc<SharedSitingSolver>, Arc<dyn Store>) =
        (Arc::new(LagrangeSolver), Arc::new(MemoryStore::default()));
    registry.siting_solvers.add("mine", solver).unwrap();
    registry.stores.add("mine", store).unwrap();
    assert_eq!(registry.siting_solvers.get("mine").unwrap().name(), "lagrange");
    assert!(registry.stores.get("mine").unwrap().read("needs", 0).unwrap().is_empty());
    let table = registry.table().unwrap();
    let last = |column: &str| -> Vec<Option<String>> {
        let values = table.column(column).unwrap().values();
        let text = |row| match values.get(row) {
            Some(Value::Text(text)) => Some(text.to_owned()),
            _ => None,
        };
        (values.len() - 2..values.len()).map(text).collect()
    };
    let both = |text: &str| Some(String::from(text));
    assert_eq!(last("kind"), [both("siting-solver"), both("store")]);
    assert_eq!(last("name"), [both("mine"), both("mine")]);
    let missing = registry.stores.get("mime").err().unwrap();
    assert_eq!((missing.kind(), missing.fix()), (ErrorKind::NotFound, Some("did you mean `mine`?")));
}

#[test]
fn a_plugin_of_a_thread_is_made_for_each_call_and_refused_to_others() {
    let mut registry = Registry::new();
    let made_for: MadeForThread<dyn WalkModel> = Arc::new(|calling| {
        let here = calling.run(|| std::thread::current().id()).ok();
        assert_eq!(here, Some(std::thread::current().id()));
        Arc::new(Walker::elder())
    });
    registry.add_walk_model("bound", Provided::OnCallingThread(made_for)).unwrap();
    let refused = registry.walk_model("bound").err().unwrap();
    assert_eq!(refused.kind(), ErrorKind::Plugin);
    let bound = registry.find_walk_model("bound").unwrap();
    assert!(!bound.is_anywhere());
    assert_eq!(bound.on(&CallingThread::here()).name(), "elder");
}
