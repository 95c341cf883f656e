//! The members of a group of targets.

use super::Places;

/// How many searches one piece of parallel work holds: enough to pay for its scratch, few enough to share out.
pub(super) const GRAIN: usize = 128;

/// The targets a group names, each once, in order; indices that do not exist are passed over.
pub(super) fn members(group: &[u32], targets: &Places) -> Vec<u32> {
    let mut members: Vec<u32> = group.iter().copied().filter(|t| (*t as usize) < targets.len()).collect();
    members.sort_unstable();
    members.dedup();
    members
}
