//! Words looked for in the names of places.

/// A list of words, any of which may stand in a name.
#[derive(Clone, Debug, Default)]
pub(super) struct Words(Vec<String>);

impl Words {
    pub(super) fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Words {
        Words(words.into_iter().map(|word| fold(word.trim())).filter(|word| !word.is_empty()).collect())
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of the words stands in a name that [`plain_name`] has prepared.
    pub(super) fn in_name(&self, name: &str) -> bool {
        self.0.iter().any(|word| stands_in(name, word))
    }

    /// Whether one of the words stands in one of the names.
    pub(super) fn in_any(&self, names: &[String]) -> bool {
        names.iter().any(|name| self.in_name(name))
    }
}

/// The name as words are looked for in it: half-width, lower case, without the branch in brackets (`永和大王(中山路店)`).
pub(super) fn plain_name(name: &str) -> String {
    let folded = fold(name);
    let mut plain = String::with_capacity(folded.len());
    let mut depth = 0u32;
    for c in folded.chars() {
        match c {
            '(' | '[' | '【' | '〔' => depth += 1,
            ')' | ']' | '】' | '〕' => depth = depth.saturating_sub(1),
            _ if depth == 0 => plain.push(c),
            _ => {}
        }
    }
    match plain.trim().is_empty() {
        true => folded.trim().to_owned(),
        false => plain.trim().to_owned(),
    }
}

/// Full-width letters, digits and signs made half-width, and everything lower case.
fn fold(text: &str) -> String {
    let half = |c: char| match c {
        '\u{3000}' => ' ',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(half).flat_map(char::to_lowercase).collect()
}

/// Whether `word` stands in `name`; a Latin word only as a whole word, so that `pub` is not found in `public`.
fn stands_in(name: &str, word: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let whole = |c: Option<char>, outside: Option<char>| !(latin(c) && latin(outside));
    name.match_indices(word).any(|(start, _)| {
        let (before, after) = (name[..start].chars().next_back(), name[start + word.len()..].chars().next());
        whole(word.chars().next(), before) && whole(word.chars().next_back(), after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_in_brackets_are_not_read() {
        assert_eq!(plain_name("苏果超市（药店路店）"), "苏果超市");
        assert_eq!(plain_name("ＡＢＣ【新街口】"), "abc");
        assert_eq!(plain_name("全家(中山路"), "全家");
        // A name that is nothing but brackets is still a name.
        assert_eq!(plain_name("(公厕)"), "(公厕)");
    }

    #[test]
    fn latin_words_are_whole_words() {
        let words = Words::new(["pub"]);
        assert!(words.in_name("the irish pub"));
        assert!(words.in_name("老pub酒吧"));
        assert!(!words.in_name("public library"));
        assert!(Words::new(["7-Eleven"]).in_name("7-eleven 便利"));
    }

    #[test]
    fn empty_words_match_nothing() {
        assert!(!Words::new(["", " "]).in_name("anything"));
    }
}
