//! From the bytes of a text file to UTF-8, whatever Chinese software wrote it.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8};

use crate::error::{DataReport, Defect, ErrorKind, Place};

/// The text of a file, without its byte order mark.
///
/// A byte order mark decides. Without one, valid UTF-8 is taken as it is; bytes that are not are GB18030 (which holds
/// GBK and GB 2312), unless most of the characters beyond ASCII are good UTF-8: that is a damaged UTF-8 file. The
/// report says which reading was taken. Only transcoding copies.
pub(super) fn decode<'a>(bytes: &'a [u8], file: &str, report: &mut DataReport) -> Cow<'a, str> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
        if encoding != UTF_8 {
            report.push(transcoded(encoding, file));
        }
        if damaged {
            report.push(undecodable(encoding, file, &text));
        }
        return text;
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Cow::Borrowed(text);
    }
    let encoding = if mostly_utf8(bytes) { UTF_8 } else { GB18030 };
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    if encoding == GB18030 {
        report.push(transcoded(encoding, file));
    }
    if damaged {
        report.push(undecodable(encoding, file, &text));
    }
    text
}

fn transcoded(encoding: &'static Encoding, file: &str) -> Defect {
    let message = format!("the file is not UTF-8; it was read as {}", encoding.name());
    Defect::note(ErrorKind::Format, "transcoded", message)
        .at(Place::file(file))
        .with_fix("save the file as UTF-8 if names look wrong")
}

fn undecodable(encoding: &'static Encoding, file: &str, text: &str) -> Defect {
    let message = format!("some bytes are not {}; each was replaced by U+FFFD", encoding.name());
    let before = text.split('\u{fffd}').next().unwrap_or_default();
    let line = 1 + before.bytes().filter(|b| *b == b'\n').count() as u64;
    Defect::warning(ErrorKind::Format, "undecodable-bytes", message)
        .at(Place::file(file).line(line))
        .with_fix("save the file as UTF-8 again from its source")
}

/// Whether good multi-byte characters of UTF-8 outnumber the bad ones. GBK text passes for UTF-8 only by rare accident.
fn mostly_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}
