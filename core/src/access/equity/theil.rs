//! Theil's T divided: how much of the inequality lies between groups, how much within them.

use super::Distribution;
use crate::error::{Error, ErrorKind};
use crate::exact_sum::exact_sum;

/// The part of one group.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TheilGroup {
    /// Its people whose value is known.
    pub people: f64,
    /// Its share of everything (0..=1).
    pub share: f64,
    /// What it adds to the inequality between the groups; negative for a group with less than its share.
    pub between: f64,
    /// What the inequality within it adds.
    pub within: f64,
}

/// Theil's T of several groups that make up a population.
///
/// # Examples
///
/// ```
/// use lifecircle::access::equity::{Distribution, TheilGroups};
///
/// let group = |values: [f64; 2]| Distribution::of_numbers(&values.map(Some), &[Some(1.0); 2]);
/// let apart = TheilGroups::new(&[group([1.0, 1.0])?, group([3.0, 3.0])?])?.expect("somebody has something");
/// assert_eq!(apart.within, 0.0);
/// assert_eq!(apart.between, apart.total());
/// # Ok::<(), lifecircle::error::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct TheilGroups {
    /// The inequality between the groups: what would remain if all within a group had the same.
    pub between: f64,
    /// The inequality within the groups.
    pub within: f64,
    /// Group by group, in the order given.
    pub groups: Vec<TheilGroup>,
}

impl TheilGroups {
    /// Divides the inequality of the population that these groups make up.
    ///
    /// A group without anybody, or with nothing, adds nothing. `None` when nobody has anything or somebody's value lies
    /// beyond the horizon.
    ///
    /// # Errors
    ///
    /// [`ErrorKind::Argument`] without a group.
    pub fn new(groups: &[Distribution]) -> Result<Option<TheilGroups>, Error> {
        if groups.is_empty() {
            return Err(Error::new(ErrorKind::Argument, "a division into groups needs at least one group"));
        }
        let people = exact_sum(groups.iter().map(Distribution::people));
        let total = exact_sum(groups.iter().map(Distribution::total));
        if groups.iter().any(|group| group.people_beyond() > 0.0) || people <= 0.0 || total <= 0.0 {
            return Ok(None);
        }
        let part = |group: &Distribution| {
            let (share, of_people) = (group.total() / total, group.people() / people);
            let between = if share > 0.0 { share * (share / of_people).ln() } else { 0.0 };
            TheilGroup { people: group.people(), share, between, within: share * group.theil().unwrap_or(0.0) }
        };
        let groups: Vec<TheilGroup> = groups.iter().map(part).collect();
        let between = exact_sum(groups.iter().map(|group| group.between));
        let within = exact_sum(groups.iter().map(|group| group.within));
        Ok(Some(TheilGroups { between: between.max(0.0), within, groups }))
    }

    /// The inequality of the whole.
    pub fn total(&self) -> f64 {
        self.between + self.within
    }
}
