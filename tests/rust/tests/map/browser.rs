//! A browser without a screen and without a network.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use serde_json::Value;

/// A browser that was found.
pub(crate) struct Browser {
    program: String,
}

/// What a browser made of a page.
pub(crate) struct Opened {
    /// The document once its scripts had run.
    pub(crate) document: String,
    /// What the page wrote to the console.
    pub(crate) complaints: Vec<String>,
}

/// A browser, or `None` (said aloud) where there is none.
pub(crate) fn find() -> Option<Browser> {
    let named = std::env::var("CHROMIUM").ok();
    let usual = ["chromium", "chromium-browser", "google-chrome", "chrome"].map(String::from);
    let answers = |program: &String| {
        let version = Command::new(program).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status();
        version.is_ok_and(|status| status.success())
    };
    let program = named.into_iter().chain(usual).find(answers);
    if program.is_none() {
        assert!(std::env::var_os("LIFECIRCLE_REQUIRE_BROWSER").is_none(), "no Chromium on this machine");
        eprintln!("not tried: no Chromium on this machine");
    }
    program.map(|program| Browser { program })
}

impl Browser {
    /// Opens a page from a file, with no host to be found, and waits until its scripts have run.
    pub(crate) fn open(&self, name: &str, page: &str) -> Opened {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(folder.join("user")).unwrap();
        let file = folder.join("page.html");
        std::fs::write(&file, page).unwrap();
        let output = Command::new(&self.program)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--disable-quic"])
            .args(["--disable-background-networking", "--disable-component-update", "--disable-default-apps"])
            .args(["--host-resolver-rules=MAP * ~NOTFOUND", "--window-size=1280,860", "--virtual-time-budget=20000"])
            .args(["--enable-logging=stderr", "--dump-dom"])
            .arg(format!("--user-data-dir={}", folder.join("user").display()))
            .arg(format!("file://{}", file.display()))
            .output()
            .unwrap();
        let log = String::from_utf8_lossy(&output.stderr);
        let complaints = log.lines().filter(|line| line.contains(":CONSOLE")).map(String::from).collect();
        Opened { document: String::from_utf8_lossy(&output.stdout).into_owned(), complaints }
    }
}

impl Opened {
    /// What the probe wrote into the document.
    pub(crate) fn probe(&self) -> Value {
        let (_, rest) = self.document.split_once("<pre id=\"probe\">").expect("the probe did not come to its end");
        let text = rest.split_once("</pre>").unwrap().0;
        let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&nbsp;", "\u{a0}").replace("&amp;", "&");
        serde_json::from_str(&text).unwrap()
    }
}
