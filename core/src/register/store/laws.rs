//! The laws of a store as a test that any implementation can run.

use super::{Appended, Store};
use crate::error::{Error, ErrorKind};

/// Holds a store to the laws of [`Store`]; `fresh` names streams that were never written to.
///
/// It writes to the streams `fresh/a`, `fresh/b` and `fresh/race`, the last from four threads at once.
///
/// # Errors
///
/// [`ErrorKind::Plugin`] naming the first law that does not hold; errors of the store itself as they are.
///
/// # Examples
///
/// ```
/// use lifecircle::register::{MemoryStore, check_store};
///
/// check_store(&MemoryStore::default(), "trial")?;
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
pub fn check_store(store: &dyn Store, fresh: &str) -> Result<(), Error> {
    let [a, b, race] = ["a", "b", "race"].map(|name| format!("{fresh}/{name}"));
    law(store.read(&a, 0)?.is_empty(), "a stream never written to is empty")?;
    let records = [vec![], vec![0, 255, 10], b"three".to_vec()];
    law(store.append(&a, 0, &records)? == Appended::Done, "records go where the length is right")?;
    law(store.read(&a, 0)? == records, "records are read back byte for byte")?;
    law(store.read(&a, 2)? == records[2..], "reading begins where it is asked to")?;
    law(store.read(&a, 9)?.is_empty(), "there is nothing beyond the end")?;
    let refused = store.append(&a, 1, &[b"late".to_vec()])?;
    law(refused == Appended::Conflict { length: 3 }, "another length is told, and refused")?;
    law(store.append(&a, 3, &[])? == Appended::Done, "nothing may be appended")?;
    law(store.read(&a, 0)? == records, "a refused append writes nothing")?;
    law(store.read(&b, 0)?.is_empty(), "streams do not see each other")?;
    check_race(store, &race)
}

/// Four writers append one record each to the same length, over and over: exactly one may be first every time.
fn check_race(store: &dyn Store, stream: &str) -> Result<(), Error> {
    for round in 0..16_u64 {
        let outcomes: Vec<_> = std::thread::scope(|scope| {
            let writers =
                [0_u8, 1, 2, 3].map(|writer| scope.spawn(move || store.append(stream, round, &[vec![writer]])));
            writers.into_iter().map(|writer| writer.join()).collect()
        });
        let mut first = 0;
        for outcome in outcomes {
            let outcome = outcome.map_err(|_| broken("a writer among several must not panic"))??;
            first += u32::from(outcome == Appended::Done);
        }
        law(first == 1, "of several writers at once exactly one is first")?;
        law(store.read(stream, 0)?.len() as u64 == round + 1, "only the first of several writers writes")?;
    }
    Ok(())
}

fn law(holds: bool, law: &str) -> Result<(), Error> {
    if holds { Ok(()) } else { Err(broken(law)) }
}

fn broken(law: &str) -> Error {
    Error::new(ErrorKind::Plugin, format!("the store breaks a law: {law}"))
}
