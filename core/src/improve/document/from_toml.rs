//! TOML as nodes.

use toml::de::{DeTable, DeValue};

use super::{Content, Node, line_of};
use crate::error::{Error, ErrorKind, Place};

pub(super) fn parse(text: &str, file: &str) -> Result<Node, Error> {
    let table = DeTable::parse(text).map_err(|error| {
        let place = error.span().map(|span| Place::file(file).line(line_of(text, span.start)));
        Error::new(ErrorKind::Format, error.message().trim_end()).at(place.unwrap_or_else(|| Place::file(file)))
    })?;
    Ok(Node { line: 1, content: table_of(text, table.get_ref()) })
}

fn table_of(text: &str, table: &DeTable<'_>) -> Content {
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (&toml::Spanned<_>, &toml::Spanned<DeValue<'_>>)| {
        let key: &toml::Spanned<std::borrow::Cow<'_, str>> = key;
        let node = Node { line: line_of(text, value.span().start), content: content_of(text, value.get_ref()) };
        (key.get_ref().to_string(), line_of(text, key.span().start), node)
    };
    Content::Table(keys.into_iter().map(entry).collect())
}

fn content_of(text: &str, value: &DeValue<'_>) -> Content {
    match value {
        DeValue::String(words) => Content::Text(words.to_string()),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(whole) => Content::Whole(whole),
            Err(_) => Content::Text(number.as_str().to_owned()),
        },
        DeValue::Float(number) => match number.as_str().parse() {
            Ok(real) => Content::Number(real),
            Err(_) => Content::Text(number.as_str().to_owned()),
        },
        DeValue::Boolean(flag) => Content::Flag(*flag),
        DeValue::Datetime(date) => Content::Text(date.to_string()),
        DeValue::Array(values) => {
            let node = |value: &toml::Spanned<DeValue<'_>>| Node {
                line: line_of(text, value.span().start),
                content: content_of(text, value.get_ref()),
            };
            Content::List(values.iter().map(node).collect())
        }
        DeValue::Table(table) => table_of(text, table),
    }
}
