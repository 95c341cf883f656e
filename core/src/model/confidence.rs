//! How sure a value of a standard, or a name of a vendor, is.

/// How well a value, or a name, is supported by the text it is said to come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Confidence {
    /// Taken from the named source, which quotes the text.
    Quoted,
    /// Found in a source that reports the text at second hand.
    SecondHand,
    /// Written down from memory; no text was at hand.
    Recalled,
    /// A choice of this library (or of the host): the text gives no such value.
    Ours,
}

impl Confidence {
    /// Every confidence, surest first.
    pub const ALL: [Confidence; 4] =
        [Confidence::Quoted, Confidence::SecondHand, Confidence::Recalled, Confidence::Ours];

    /// The name used in files and tables.
    pub const fn name(self) -> &'static str {
        match self {
            Confidence::Quoted => "quoted",
            Confidence::SecondHand => "second-hand",
            Confidence::Recalled => "recalled",
            Confidence::Ours => "ours",
        }
    }

    /// The confidence of that name.
    pub fn from_name(name: &str) -> Option<Confidence> {
        Confidence::ALL.into_iter().find(|c| c.name() == name)
    }

    /// Whether a report must mark the value as a default to be confirmed: everything that is not quoted.
    pub const fn to_be_confirmed(self) -> bool {
        !matches!(self, Confidence::Quoted)
    }
}
