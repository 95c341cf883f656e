//! One way of writing for characters that mean the same on a door: full width, dashes, traditional forms.

/// The text with every character folded; blanks between are kept as one.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            // Full-width forms of ASCII.
            '！'..='～' if c != '～' => folded.push(char::from_u32(c as u32 - 0xFEE0).unwrap_or(c)),
            '—' | '–' | '－' | '―' | '─' | '～' | '〜' | '∼' | '˜' | '~' => {
                // A Chinese dash is two characters wide.
                if !folded.ends_with('-') {
                    folded.push('-');
                }
            }
            '︰' | '∶' | '﹕' => folded.push(':'),
            '，' => folded.push(','),
            '；' | '\n' | '\r' | '。' => folded.push(';'),
            '【' | '〔' | '［' => folded.push('('),
            '】' | '〕' | '］' => folded.push(')'),
            '\u{3000}' | '\t' | ' ' | '\u{a0}' => {
                if !folded.ends_with(' ') {
                    folded.push(' ');
                }
            }
            _ => folded.push(simplified(c)),
        }
    }
    folded.replace("--", "-").to_lowercase()
}

/// The simplified form of the traditional characters that opening hours are written with.
fn simplified(c: char) -> char {
    match c {
        '週' => '周',
        '時' => '时',
        '點' => '点',
        '農' => '农',
        '曆' | '歷' => '历',
        '節' => '节',
        '間' => '间',
        '營' => '营',
        '業' => '业',
        '開' => '开',
        '關' => '关',
        '閉' => '闭',
        '館' => '馆',
        '務' => '务',
        '號' => '号',
        '無' => '无',
        '風' => '风',
        '禮' => '礼',
        '雙' => '双',
        '國' => '国',
        '門' => '门',
        '診' => '诊',
        '辦' => '办',
        '〇' => '零',
        other => other,
    }
}
