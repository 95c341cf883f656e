//! Keeping what users wrote from becoming markup or script.

use std::io;

use serde_json::ser::Formatter;

/// Writes JSON that may stand inside a `<script>` element: nothing in it can end the element, open a comment or break
/// an older JavaScript parser.
pub(super) struct ScriptSafe;

impl Formatter for ScriptSafe {
    fn write_string_fragment<W: ?Sized + io::Write>(&mut self, out: &mut W, fragment: &str) -> io::Result<()> {
        let is_risky = |c: char| matches!(c, '<' | '>' | '&' | '\u{2028}' | '\u{2029}');
        let mut rest = fragment;
        while let Some(at) = rest.find(is_risky) {
            let (safe, tail) = rest.split_at(at);
            out.write_all(safe.as_bytes())?;
            let mut chars = tail.chars();
            if let Some(risky) = chars.next() {
                write!(out, "\\u{:04x}", u32::from(risky))?;
            }
            rest = chars.as_str();
        }
        out.write_all(rest.as_bytes())
    }
}

/// The text as HTML shows it, in an element or in a quoted attribute.
pub(super) fn html(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            c => safe.push(c),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test stops at the first surprise")]
    use super::*;
    use proptest::prelude::*;
    use serde::Serialize;

    fn script(text: &str) -> String {
        let mut bytes = Vec::new();
        let mut serializer = serde_json::Serializer::with_formatter(&mut bytes, ScriptSafe);
        text.serialize(&mut serializer).unwrap();
        String::from_utf8(bytes).unwrap()
    }

    #[test]
    fn script_cannot_be_ended_from_inside() {
        let text = script("</script><!--\u{2028}\u{2029}&\"\\");
        assert_eq!(text, r#""\u003c/script\u003e\u003c!--\u2028\u2029\u0026\"\\""#);
    }

    #[test]
    fn html_shows_markup_as_text() {
        assert_eq!(html("<img onerror='x'>&\""), "&lt;img onerror=&#39;x&#39;&gt;&amp;&quot;");
    }

    proptest! {
        #[test]
        fn any_text_survives_and_nothing_risky_stays(text in any::<String>()) {
            let safe = script(&text);
            let is_safe = !safe.contains(['<', '>', '&', '\u{2028}', '\u{2029}']);
            prop_assert!(is_safe);
            prop_assert_eq!(serde_json::from_str::<String>(&safe).unwrap(), text);
        }
    }
}
