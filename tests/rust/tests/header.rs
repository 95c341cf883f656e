//! The committed header is the one the sources generate, and the list of symbols is that of the header. Regenerate both with
//! `LIFECIRCLE_WRITE_HEADER=1 cargo test -p lifecircle-tests --test header`.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test that cannot go on must stop")]

use std::path::Path;

#[test]
fn the_header_has_not_drifted() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let config = cbindgen::Config::from_file(root.join("ffi/cbindgen.toml")).unwrap();
    let bindings = cbindgen::Builder::new().with_crate(root.join("ffi")).with_config(config).generate().unwrap();
    let mut generated = Vec::new();
    bindings.write(&mut generated);
    let generated = String::from_utf8(generated).unwrap();
    committed_is("include/lifecircle.h", &generated);
    committed_is("ffi/symbols.txt", &symbols(&generated));
}

/// The functions a header declares, in order. `tests/c/run` compares them with what the built library exports.
fn symbols(header: &str) -> String {
    let names = header.match_indices("lc_").filter_map(|(start, _)| {
        let name: &str = header[start..].split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).next()?;
        let declared = header[..start].ends_with([' ', '*']) && header[start + name.len()..].starts_with('(');
        let in_comment = header[..start].rsplit('\n').next().is_some_and(|line| line.trim_start().starts_with('*'));
        (declared && !in_comment).then_some(name)
    });
    let names: std::collections::BTreeSet<&str> = names.collect();
    names.into_iter().map(|name| format!("{name}\n")).collect()
}

/// Whether a committed file is as generated; with the variable set it is written first.
fn committed_is(file: &str, generated: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(file);
    if std::env::var_os("LIFECIRCLE_WRITE_HEADER").is_some() {
        std::fs::write(&path, generated).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(committed == generated, "{file} has drifted from ffi/src; regenerate it (see this test's file)");
}
