//! Cuts JSON text into the slices of its values without reading them, so that one bad value cannot spoil the others.

/// A place in JSON text, from which values are cut off one by one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Scanner<'t> {
    text: &'t str,
    pub(super) at: usize,
}

/// The text ends, or goes on with something that cannot stand here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Broken {
    /// The byte where it does.
    pub(super) at: usize,
}

impl<'t> Scanner<'t> {
    pub(super) fn new(text: &'t str) -> Scanner<'t> {
        Scanner { text, at: 0 }
    }

    /// Goes over white space, and the record separators of a GeoJSON text sequence.
    pub(super) fn skip_space(&mut self) {
        let rest = self.rest().as_bytes();
        self.at += rest.iter().take_while(|b| matches!(b, b' ' | b'\t' | b'\n' | b'\r' | 0x1e)).count();
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// The next byte after white space.
    pub(super) fn peek(&mut self) -> Option<u8> {
        self.skip_space();
        self.rest().bytes().next()
    }

    /// Goes over `mark` if it stands next.
    pub(super) fn eat(&mut self, mark: u8) -> bool {
        let found = self.peek() == Some(mark);
        self.at += usize::from(found);
        found
    }

    /// Goes over `mark`, which must stand next.
    pub(super) fn expect(&mut self, mark: u8) -> Result<(), Broken> {
        if self.eat(mark) { Ok(()) } else { Err(Broken { at: self.at }) }
    }

    /// Cuts off the next value: balanced, otherwise unchecked.
    pub(super) fn value(&mut self) -> Result<&'t str, Broken> {
        self.skip_space();
        let start = self.at;
        let length = match self.rest().bytes().next() {
            Some(b'{' | b'[') => self.nested()?,
            Some(b'"') => self.string(start)?,
            Some(b) if !matches!(b, b',' | b':' | b'}' | b']') => self.word(),
            _ => return Err(Broken { at: start }),
        };
        self.at = start + length;
        self.text.get(start..self.at).ok_or(Broken { at: start })
    }

    fn word(&self) -> usize {
        let ends = |b: u8| b.is_ascii_whitespace() || matches!(b, b',' | b':' | b'}' | b']' | b'{' | b'[' | b'"');
        self.rest().bytes().take_while(|b| !ends(*b)).count()
    }

    /// The length of the string that starts at `start`, quotes included.
    fn string(&self, start: usize) -> Result<usize, Broken> {
        let mut escaped = false;
        for (index, byte) in self.text.as_bytes()[start..].iter().enumerate().skip(1) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return Ok(index + 1),
                _ => {}
            }
        }
        Err(Broken { at: self.text.len() })
    }

    /// The length of the object or array that starts here. Counts brackets instead of recursing: depth costs nothing.
    fn nested(&self) -> Result<usize, Broken> {
        let bytes = self.text.as_bytes();
        let (mut depth, mut at) = (0usize, self.at);
        while let Some(byte) = bytes.get(at) {
            match byte {
                b'"' => at += self.string(at)? - 1,
                b'{' | b'[' => depth += 1,
                b'}' | b']' => {
                    depth -= 1;
                    if depth == 0 {
                        return Ok(at + 1 - self.at);
                    }
                }
                _ => {}
            }
            at += 1;
        }
        Err(Broken { at: bytes.len() })
    }

    /// The start of the next object after `from` that begins as features do: `{"type": "Feature"`.
    pub(super) fn next_feature(&self, from: usize) -> Option<usize> {
        let tail = self.text.get(from..)?;
        tail.match_indices('{').map(|(at, _)| from + at).find(|at| {
            let mut probe = Scanner { text: self.text, at: at + 1 };
            let mut word = |word: &str| {
                probe.skip_space();
                let found = probe.rest().starts_with(word);
                probe.at += word.len();
                found
            };
            word("\"type\"") && word(":") && word("\"Feature\"")
        })
    }
}
