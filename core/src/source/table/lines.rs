//! The line of a byte, for the places of defects.

/// Counts lines as reading goes on, so that each byte is looked at once.
pub(super) struct Lines<'t> {
    pub(super) text: &'t str,
    at: usize,
    line: u64,
}

impl<'t> Lines<'t> {
    pub(super) fn new(text: &'t str) -> Lines<'t> {
        Lines { text, at: 0, line: 1 }
    }

    /// The line of a byte, from 1. Going back is counted from the start.
    pub(super) fn line_at(&mut self, at: usize) -> u64 {
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        let passed = self.text.as_bytes().get(self.at..at).unwrap_or_default();
        self.line += passed.iter().filter(|b| **b == b'\n').count() as u64;
        self.at = self.at.max(at);
        self.line
    }
}
