//! The committed header is the one the sources generate. Regenerate it with `LIFECIRCLE_WRITE_HEADER=1 cargo test -p
//! lifecircle-tests --test header`.
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
    let path = root.join("include/lifecircle.h");
    if std::env::var_os("LIFECIRCLE_WRITE_HEADER").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == generated,
        "include/lifecircle.h has drifted from ffi/src; regenerate it (see this test's file)"
    );
}
