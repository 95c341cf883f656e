//! The map of the code names only what exists.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on must stop")]

use std::path::Path;

#[test]
fn every_path_on_the_architecture_page_exists() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let page = std::fs::read_to_string(root.join("core/docs/architecture.md")).unwrap();
    // Paths stand in backticks and contain a slash or an extension; code such as `Study::prepare` does not.
    let spans = page.split('`').skip(1).step_by(2);
    let paths: Vec<&str> = spans.filter(|s| s.contains('/') && !s.contains(' ') && !s.contains("::")).collect();
    assert!(paths.len() >= 30, "the page names {} paths", paths.len());
    let gone: Vec<&&str> = paths.iter().filter(|p| !root.join(p).exists()).collect();
    assert!(gone.is_empty(), "{gone:?}");
}
