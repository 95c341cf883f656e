//! Who can walk to what: homes with people, outlets with supply, and the walks between them.
//!
//! This is all an [`Indicator`](super::Indicator) sees. It is one list of walks in a fixed order (home by home, outlet
//! by outlet), whether it comes from a study ([`Prepared::catchments`](crate::study::Prepared::catchments)) or from
//! the host's own table of travel times ([`Catchments::new`]).

mod build;
mod query;

pub use query::{CatchmentQuery, Supply};

use crate::error::{Error, ErrorKind, Place};
use crate::units::Ticks;

/// A home, as an indicator sees it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Dwelling {
    /// How many people live in it; `None` not known.
    pub people: Option<f64>,
    /// Whether it has a door on the network.
    pub attached: bool,
    /// The shortest walk from it to where the data ends; `None` beyond every horizon.
    pub escape: Option<Ticks>,
}

/// A facility in one of its kinds, as an indicator sees it. A facility of several kinds is as many outlets.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Outlet {
    /// The facility, as a row of [`crate::study::Study::facilities`].
    pub facility: u32,
    /// Its kind, counted from 0 in the order of the query.
    pub kind: u32,
    /// How much it can serve; `None` not known.
    pub supply: Option<f64>,
    /// The shortest walk to it from where the data begins: homes unknown to us may use it from there on. `None` beyond
    /// every horizon.
    pub entry: Option<Ticks>,
}

/// One walk within the horizon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Walk {
    /// The home, by its index.
    pub home: u32,
    /// The outlet, by its index.
    pub outlet: u32,
    /// How long it takes.
    pub time: Ticks,
}

/// Homes, outlets and the walks between them up to a horizon.
///
/// # Examples
///
/// ```
/// use lifecircle::access::{Catchments, Dwelling, Outlet, Walk};
/// use lifecircle::units::Ticks;
///
/// let home = Dwelling { people: Some(100.0), attached: true, escape: None };
/// let clinic = Outlet { supply: Some(2.0), ..Outlet::default() };
/// let walk = |home, seconds: u32| Walk { home, outlet: 0, time: Ticks::new(seconds * 32) };
/// let catchments = Catchments::new(vec![home; 2], vec![clinic], vec![walk(1, 300), walk(0, 60)], Ticks::new(900 * 32))?;
/// assert_eq!(catchments.from_home(1).len(), 1);
/// assert_eq!(catchments.to_outlet(0).map(|walk| walk.home).collect::<Vec<_>>(), [0, 1]);
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Catchments {
    homes: Vec<Dwelling>,
    outlets: Vec<Outlet>,
    /// Home by home, outlet by outlet.
    walks: Vec<Walk>,
    /// Where the walks of each home start; one more than there are homes.
    of_home: Vec<usize>,
    /// The walks to each outlet, home by home, as indices of `walks`.
    inward: Vec<u32>,
    /// Where the walks to each outlet start in `inward`; one more than there are outlets.
    of_outlet: Vec<usize>,
    kinds: u32,
    horizon: Ticks,
}

impl Catchments {
    /// Homes, outlets and walks from wherever they come; of two walks between the same pair the shorter counts.
    ///
    /// Walks beyond the horizon, and those of homes without a door, are left out.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] for a walk of a home or to an outlet that does not exist, or for people or supply that are
    /// negative, not finite or beyond 1e100; [`ErrorKind::Limit`] for 2^32 walks or more.
    pub fn new(
        homes: Vec<Dwelling>,
        outlets: Vec<Outlet>,
        mut walks: Vec<Walk>,
        horizon: Ticks,
    ) -> Result<Catchments, Error> {
        check(&homes, &outlets, &walks)?;
        walks.retain(|walk| walk.time <= horizon && homes[walk.home as usize].attached);
        walks.sort_unstable();
        walks.dedup_by_key(|walk| (walk.home, walk.outlet));
        let of_home = starts(homes.len(), walks.iter().map(|walk| walk.home));
        let of_outlet = starts(outlets.len(), walks.iter().map(|walk| walk.outlet));
        let (mut next, mut inward) = (of_outlet.clone(), vec![0u32; walks.len()]);
        for (index, walk) in walks.iter().enumerate() {
            let place = &mut next[walk.outlet as usize];
            inward[*place] = index as u32;
            *place += 1;
        }
        let kinds = outlets.iter().map(|outlet| outlet.kind + 1).max().unwrap_or(0);
        Ok(Catchments { homes, outlets, walks, of_home, inward, of_outlet, kinds, horizon })
    }

    /// Says that the outlets come in so many kinds, some of them perhaps without any.
    pub(crate) fn with_kinds(mut self, kinds: u32) -> Catchments {
        self.kinds = self.kinds.max(kinds);
        self
    }

    /// The homes.
    pub fn homes(&self) -> &[Dwelling] {
        &self.homes
    }

    /// The outlets.
    pub fn outlets(&self) -> &[Outlet] {
        &self.outlets
    }

    /// All walks, home by home, outlet by outlet.
    pub fn walks(&self) -> &[Walk] {
        &self.walks
    }

    /// How many kinds of outlets.
    pub fn kind_count(&self) -> u32 {
        self.kinds
    }

    /// The longest walk there may be.
    pub fn horizon(&self) -> Ticks {
        self.horizon
    }

    /// The walks of a home, outlet by outlet; none when it does not exist.
    pub fn from_home(&self, home: usize) -> &[Walk] {
        match (self.of_home.get(home), self.of_home.get(home.saturating_add(1))) {
            (Some(a), Some(b)) => &self.walks[*a..*b],
            _ => &[],
        }
    }

    /// The walks to an outlet, home by home; none when it does not exist.
    pub fn to_outlet(&self, outlet: usize) -> impl Iterator<Item = Walk> {
        let range = match (self.of_outlet.get(outlet), self.of_outlet.get(outlet.saturating_add(1))) {
            (Some(a), Some(b)) => *a..*b,
            _ => 0..0,
        };
        self.inward[range].iter().map(|walk| self.walks[*walk as usize])
    }

    /// Whether the data goes on for longer than a walk of `limit` from a home: then it knows all the home can reach.
    pub fn home_complete(&self, home: usize, limit: Ticks) -> bool {
        self.homes.get(home).is_some_and(|home| home.escape.is_none_or(|escape| escape > limit))
    }

    /// Whether the data knows every home within a walk of `limit` to an outlet.
    pub fn outlet_complete(&self, outlet: usize, limit: Ticks) -> bool {
        self.outlets.get(outlet).is_some_and(|outlet| outlet.entry.is_none_or(|entry| entry > limit))
    }
}

fn check(homes: &[Dwelling], outlets: &[Outlet], walks: &[Walk]) -> Result<(), Error> {
    let refuse = |what: &str, value: f64, row: usize| {
        Err(Error::new(ErrorKind::Argument, format!("{what} must be finite and not negative"))
            .with_value(value)
            .at(Place::default().row(row as u64)))
    };
    let wrong = |number: &Option<f64>| number.filter(|n| !(0.0..=1e100).contains(n));
    if let Some((row, people)) = homes.iter().enumerate().find_map(|(row, home)| Some((row, wrong(&home.people)?))) {
        return refuse("the people of a home", people, row);
    }
    if let Some((row, n)) = outlets.iter().enumerate().find_map(|(row, outlet)| Some((row, wrong(&outlet.supply)?))) {
        return refuse("the supply of an outlet", n, row);
    }
    if walks.len() > u32::MAX as usize {
        return Err(Error::new(ErrorKind::Limit, "there may be at most 2^32 - 1 walks").with_value(walks.len()));
    }
    let stray = |walk: &&Walk| walk.home as usize >= homes.len() || walk.outlet as usize >= outlets.len();
    match walks.iter().find(stray) {
        None => Ok(()),
        Some(walk) => Err(Error::new(ErrorKind::Argument, "a walk needs a home and an outlet that exist")
            .with_value(format_args!("home {}, outlet {}", walk.home, walk.outlet))),
    }
}

/// Where each place's part of a list sorted by place starts.
fn starts(places: usize, owners: impl Iterator<Item = u32>) -> Vec<usize> {
    let mut start = vec![0usize; places + 1];
    owners.for_each(|owner| start[owner as usize + 1] += 1);
    for place in 0..places {
        start[place + 1] += start[place];
    }
    start
}
