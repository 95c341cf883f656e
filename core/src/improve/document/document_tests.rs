//! Whatever it is written in, a value is where it stands.

use super::{Document, Entry};
use crate::error::{Error, ErrorKind};

const TOML: &str = "id = \"a\"\nflag = true\n[[row]]\nnumber = 7\nat = [118.78, 32.04]\n\n[[row]]\nnumber = 0.5\nnames = [\"x\", \"y\"]\n";
const JSON: &str = "{\n \"id\": \"a\", \"flag\": true,\n \"row\": [\n  {\"number\": 7, \"at\": [118.78, 32.04]},\n  {\"number\": 0.5,\n   \"names\": [\"x\", \"y\"], \"none\": null}\n ]\n}";

fn refused(text: &str, read: impl Fn(&Document) -> Result<(), Error>) -> Error {
    Document::read(text, "f").and_then(|document| read(&document)).unwrap_err()
}

#[test]
fn toml_and_json_say_the_same() {
    for (text, lines) in [(TOML, [1, 3, 7]), (JSON, [2, 4, 5])] {
        let document = Document::read(text, "f").unwrap();
        let root = document.root().unwrap();
        assert_eq!(root.need("id").unwrap().text().unwrap(), "a");
        assert_eq!(root.need("id").unwrap().place().line_number(), Some(lines[0]));
        assert!(root.need("flag").unwrap().flag().unwrap());
        let rows = root.each("row").unwrap();
        assert_eq!(
            rows.iter().map(|row| row.place().line_number()).collect::<Vec<_>>(),
            [Some(lines[1]), Some(lines[2])]
        );
        assert_eq!(rows[0].need("number").unwrap().whole().unwrap(), 7);
        assert_eq!(rows[0].need("at").unwrap().position().unwrap().lat(), 32.04);
        assert_eq!(rows[1].need("number").unwrap().number().unwrap(), 0.5);
        assert_eq!(rows[1].need("names").unwrap().texts().unwrap(), ["x", "y"]);
        assert!(rows[1].get("none").is_none(), "null is nothing");
        assert!(root.each("nothing").unwrap().is_empty());
    }
}

#[test]
fn what_is_wrong_is_told_with_its_place_and_the_nearest_name() {
    let unknown = refused(TOML, |document| document.root()?.only(&["ids", "flag", "row"]));
    assert_eq!(unknown.to_string(), "unknown key: \"id\" (f, line 1, column id); did you mean ids?");
    let missing = refused(JSON, |document| document.root()?.each("row")?[1].need("at").map(|_| ()));
    assert_eq!(missing.to_string(), "the key at is missing (f, line 5, row 1, column row); add at");
    let wrong = refused(TOML, |document| document.root()?.each("row")?[0].need("number")?.text().map(|_| ()));
    assert_eq!((wrong.kind(), wrong.value(), wrong.place().line_number()), (ErrorKind::Value, Some("7"), Some(4)));
    let swapped = "at = [32.04, 118.78]";
    let swapped = refused(swapped, |document| document.root()?.need("at")?.position().map(|_| ()));
    assert_eq!((swapped.kind(), swapped.place().column_name()), (ErrorKind::Coordinate, Some("at")));
    for (text, line) in
        [("id = ", 1), ("a = 1\na = 2\n", 2), ("{\"a\": 1,\n \"b\" 2}", 2), ("{\"a\": 1,\n\"a\": 2}", 2)]
    {
        let error = refused(text, |_| Ok(()));
        assert_eq!((error.kind(), error.place().line_number()), (ErrorKind::Format, Some(line)), "{text}: {error}");
    }
}

#[test]
fn hostile_depth_is_an_error_and_no_crash() {
    for (open, close) in [("[", "]"), ("{\"a\":", "}")] {
        let deep = format!("{{\"a\":{}1{}}}", open.repeat(50_000), close.repeat(50_000));
        assert_eq!(refused(&deep, |_| Ok(())).kind(), ErrorKind::Format);
        assert!(Document::read(&format!("a = {}1{}", open.repeat(50_000), close.repeat(50_000)), "f").is_err());
    }
}

#[test]
fn whole_numbers_keep_all_their_digits() {
    for text in ["id = 9007199254740993", "{\"id\": 9007199254740993}"] {
        let document = Document::read(text, "f").unwrap();
        let id = document.root().unwrap().read("id", Entry::whole).unwrap();
        assert_eq!(id, Some(9_007_199_254_740_993));
    }
}
