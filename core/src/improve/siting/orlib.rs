//! The p-median graphs of OR-Library, read as published. Plain `std`, for the bench reads them too.

/// A graph as all its shortest paths, and how many sites are to be chosen.
pub(crate) struct Instance {
    pub(crate) number: usize,
    /// `paths[from][to]`.
    pub(crate) paths: Vec<Vec<u32>>,
}

/// Reads `n m p` and one edge a line; an edge given again replaces the earlier one.
pub(crate) fn read(text: &str) -> Instance {
    let mut numbers = text.split_whitespace().filter_map(|word| word.parse::<usize>().ok());
    let mut next = || numbers.next().unwrap_or(0);
    let (n, edges, number) = (next(), next(), next());
    let mut paths = vec![vec![u32::MAX; n]; n];
    (0..n).for_each(|node| paths[node][node] = 0);
    for _ in 0..edges {
        let (a, b, cost) = (next() - 1, next() - 1, next() as u32);
        paths[a][b] = cost;
        paths[b][a] = cost;
    }
    for by in 0..n {
        let from_by = paths[by].clone();
        for row in &mut paths {
            let there = row[by];
            if there == u32::MAX {
                continue;
            }
            for (known, on) in row.iter_mut().zip(&from_by) {
                *known = (*known).min(there.saturating_add(*on));
            }
        }
    }
    Instance { number, paths }
}
