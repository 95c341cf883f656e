//! Content lines of iCalendar: folded at 75 octets, with names, parameters and escaped text.

/// A content line: `DTSTART;TZID=Asia/Shanghai:20260210T090000`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ContentLine {
    /// In upper case.
    pub(super) name: String,
    /// Names in upper case, values without their quotes.
    pub(super) parameters: Vec<(String, String)>,
    pub(super) value: String,
    /// The line it begins on, from 1.
    pub(super) line: u64,
}

impl ContentLine {
    pub(super) fn parameter(&self, name: &str) -> Option<&str> {
        self.parameters.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// The content lines of a text, unfolded; a line without a colon is left out.
pub(super) fn read_lines(text: &str) -> Vec<ContentLine> {
    let mut unfolded: Vec<(u64, String)> = Vec::new();
    for (number, line) in (1..).zip(text.split('\n')) {
        let line = line.strip_suffix('\r').unwrap_or(line);
        match (line.strip_prefix([' ', '\t']), unfolded.last_mut()) {
            (Some(rest), Some((_, last))) => last.push_str(rest),
            _ => unfolded.push((number, line.to_owned())),
        }
    }
    unfolded.into_iter().filter_map(|(number, line)| read_line(&line, number)).collect()
}

fn read_line(text: &str, line: u64) -> Option<ContentLine> {
    let (mut quoted, mut parts, mut start) = (false, Vec::new(), 0);
    let mut colon = None;
    for (at, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            ';' if !quoted => {
                parts.push(text.get(start..at)?);
                start = at + 1;
            }
            ':' if !quoted => {
                colon = Some(at);
                break;
            }
            _ => {}
        }
    }
    let colon = colon?;
    parts.push(text.get(start..colon)?);
    let value = text.get(colon + 1..)?.to_owned();
    let (name, parameters) = parts.split_first()?;
    let parameter = |text: &&str| {
        let (name, value) = text.split_once('=')?;
        Some((name.trim().to_ascii_uppercase(), value.trim_matches('"').to_owned()))
    };
    let parameters = parameters.iter().filter_map(parameter).collect();
    Some(ContentLine { name: name.trim().trim_start_matches('\u{feff}').to_ascii_uppercase(), parameters, value, line })
}

/// Adds a content line to a text, folded, with the line end of the standard.
pub(super) fn write_line(text: &mut String, line: &str) {
    const LONGEST: usize = 75;
    let mut length = 0;
    for c in line.chars() {
        if length + c.len_utf8() > LONGEST {
            text.push_str("\r\n ");
            length = 1;
        }
        text.push(c);
        length += c.len_utf8();
    }
    text.push_str("\r\n");
}

/// Text as a value.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            '\r' => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A value as text.
pub(super) fn unescape(value: &str) -> String {
    let mut text = String::with_capacity(value.len());
    let mut chars = value.chars();
    while let Some(c) = chars.next() {
        match c {
            '\\' => match chars.next() {
                Some('n' | 'N') => text.push('\n'),
                Some(other) => text.push(other),
                None => {}
            },
            c => text.push(c),
        }
    }
    text
}
