//! The names a mistyped name may have meant.

/// The at most three `candidates` most like `word`, best first; empty when none is near.
///
/// Case does not count. Near means an edit distance of at most a third of the longer of the two, so that `markte`
/// finds `market` and `xyz` finds nothing.
pub(crate) fn nearest_names<'a>(word: &str, candidates: impl IntoIterator<Item = &'a str>) -> Vec<&'a str> {
    // Hostile names can be megabytes long, and the cost is the product of the lengths.
    const LONGEST: usize = 64;
    const SHOWN: usize = 3;
    let word: Vec<char> = word.to_lowercase().chars().take(LONGEST).collect();
    let mut near: Vec<(usize, &str)> = candidates
        .into_iter()
        .filter_map(|name| {
            let chars: Vec<char> = name.to_lowercase().chars().take(LONGEST).collect();
            let distance = edit_distance(&word, &chars);
            (distance * 3 <= word.len().max(chars.len())).then_some((distance, name))
        })
        .collect();
    near.sort_unstable();
    near.dedup();
    near.into_iter().take(SHOWN).map(|(_, name)| name).collect()
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`, no letter touched twice (optimal
/// string alignment, after Damerau, 1964).
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let substituted = row[j] + usize::from(x != y);
            let swapped = i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y;
            let by_swap = if swapped { before[j - 1] + 1 } else { usize::MAX };
            next.push(substituted.min(row[j + 1] + 1).min(next[j] + 1).min(by_swap));
        }
        before = std::mem::replace(&mut row, next);
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::nearest_names;

    const NAMES: [&str; 4] = ["market", "marketplace", "pharmacy", "supermarket"];

    #[test]
    fn a_slip_finds_the_name_and_nonsense_finds_nothing() {
        assert_eq!(nearest_names("Markte", NAMES), ["market"]);
        assert_eq!(nearest_names("farmacy", NAMES), ["pharmacy"]);
        assert!(nearest_names("xyz", NAMES).is_empty());
        assert!(nearest_names("", NAMES).is_empty());
        assert!(nearest_names(&"m".repeat(1 << 20), NAMES).is_empty());
    }

    /// Two letters swapped were two slips, too many for a short word.
    #[test]
    fn swapped_letters_are_one_slip() {
        assert_eq!(nearest_names("tiem", ["time", "item"]), ["item", "time"]);
        assert_eq!(nearest_names("wlak", ["walk"]), ["walk"]);
        assert_eq!(nearest_names("ab", ["ba"]).len(), 0, "half of a word of two letters");
    }

    #[test]
    fn ties_come_in_alphabetical_order() {
        assert_eq!(nearest_names("bat", ["cat", "bar", "bat"]), ["bat", "bar", "cat"]);
    }
}
