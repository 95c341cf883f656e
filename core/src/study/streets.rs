//! The streets of a study: those of the source, and over them what a scenario builds and slows.

use crate::error::{Error, ErrorKind, nearest_names};
use crate::geo::LonLat;
use crate::network::{EdgeId, Edges, Network, SnapOptions, StreetWork};
use crate::walk::{WalkModel, WalkTimes};

/// Which street is meant.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Street {
    /// All stretches that carry this number of a way in the source.
    Way(i64),
    /// The street nearest to a place: all stretches that carry its number.
    Near(LonLat),
}

/// A street on which a walk takes another time.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slowed {
    /// The street.
    pub street: Street,
    /// How many times as long it takes; below 1 it is quicker.
    pub factor: f64,
}

/// A network, the work done on it, and the streets that became slower. Cheap to clone.
#[derive(Clone, Debug)]
pub(crate) struct StreetChanges {
    source: Network,
    works: Vec<StreetWork>,
    network: Network,
    slowed: Vec<Slowed>,
}

impl StreetChanges {
    /// The streets as the source has them.
    pub(crate) fn none(source: Network) -> StreetChanges {
        StreetChanges { network: source.clone(), source, works: Vec::new(), slowed: Vec::new() }
    }

    pub(crate) fn network(&self) -> &Network {
        &self.network
    }

    pub(crate) fn works(&self) -> &[StreetWork] {
        &self.works
    }

    pub(crate) fn slowed(&self) -> &[Slowed] {
        &self.slowed
    }

    /// Whether walks are the same on both: one network, the same streets slowed.
    pub(crate) fn is_same(&self, other: &StreetChanges) -> bool {
        self.network.is_same(&other.network) && self.slowed == other.slowed
    }

    /// Does one more work.
    pub(crate) fn build(&mut self, work: StreetWork) -> Result<(), Error> {
        self.network = self.network.with_work(&work)?;
        self.works.push(work);
        Ok(())
    }

    /// Undoes one of the works: the streets are those of the source with all the others.
    pub(crate) fn unbuild(&mut self, at: usize) -> Result<(), Error> {
        self.works.remove(at);
        let rebuilt = self.works.iter().try_fold(self.source.clone(), |network, work| network.with_work(work))?;
        self.network = rebuilt;
        Ok(())
    }

    /// Slows one more street.
    pub(crate) fn slow(&mut self, slowed: Slowed) -> Result<(), Error> {
        stretches(&self.network, slowed.street)?;
        self.slowed.push(slowed);
        Ok(())
    }

    /// Takes back that a street was slowed.
    pub(crate) fn unslow(&mut self, at: usize) {
        self.slowed.remove(at);
    }

    /// How many times as long each edge takes; nothing where no street was slowed.
    fn factors(&self) -> Result<Vec<f64>, Error> {
        if self.slowed.is_empty() {
            return Ok(Vec::new());
        }
        let mut factors = vec![1.0; self.network.edge_count()];
        for slowed in &self.slowed {
            for edge in stretches(&self.network, slowed.street)? {
                factors[edge] *= slowed.factor;
            }
        }
        Ok(factors)
    }

    /// The walker as it goes on these streets.
    pub(crate) fn walker<'a>(&self, walker: &'a dyn WalkModel) -> Result<SlowedWalker<'a>, Error> {
        Ok(SlowedWalker { walker, factors: self.factors()? })
    }
}

/// The edges of a street.
fn stretches(network: &Network, street: Street) -> Result<Vec<usize>, Error> {
    let ids = &network.edges().source_id;
    let number = match street {
        Street::Way(number) => number,
        Street::Near(place) => {
            let snap = network.snap(place, &|_: EdgeId| true, &SnapOptions::default()).map_err(|_| {
                Error::new(ErrorKind::NotFound, "no street lies near the place")
                    .with_value(format_args!("{}, {}", place.lon(), place.lat()))
                    .with_fix("give a place on the street")
            })?;
            ids[snap.attachment.edge.index()]
        }
    };
    let found: Vec<usize> = (0..ids.len()).filter(|edge| ids[*edge] == number).collect();
    if found.is_empty() {
        let known: std::collections::BTreeSet<i64> = ids.iter().copied().collect();
        let known: Vec<String> = known.into_iter().map(|id| id.to_string()).collect();
        let word = number.to_string();
        let near = nearest_names(&word, known.iter().map(String::as_str));
        let hint = if near.is_empty() { String::new() } else { format!("; near are {}", near.join(", ")) };
        return Err(Error::new(ErrorKind::NotFound, "no street has this number")
            .with_value(number)
            .with_fix(format!("where ways were joined the first gives the number: give a place on it{hint}")));
    }
    Ok(found)
}

/// A walker on streets some of which are slower.
pub(crate) struct SlowedWalker<'a> {
    walker: &'a dyn WalkModel,
    /// One for each edge, or none at all.
    factors: Vec<f64>,
}

impl WalkModel for SlowedWalker<'_> {
    fn name(&self) -> &str {
        self.walker.name()
    }

    fn link_seconds_per_metre(&self) -> f64 {
        self.walker.link_seconds_per_metre()
    }

    fn seconds(&self, edges: &Edges, times: &mut WalkTimes) -> Result<(), Error> {
        self.walker.seconds(edges, times)?;
        let both = [&mut times.forward_s, &mut times.backward_s];
        for column in both {
            column.iter_mut().zip(&self.factors).for_each(|(seconds, factor)| *seconds *= factor);
        }
        Ok(())
    }
}
