//! Judging circles against a standard.
