//! A progress line in the terminal, out of nothing but the library's own [`Progress`].

use std::io::{IsTerminal, Write};
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicU64, Ordering};

use lifecircle::progress::Progress;

/// Rewrites one line with what is being done and how far it is; silent where nobody sees it.
#[derive(Default)]
pub(crate) struct Meter {
    /// The whole percent last shown, plus one.
    shown: AtomicU64,
}

impl Progress for Meter {
    fn tick(&self, stage: &str, done: u64, total: u64) -> ControlFlow<()> {
        let percent = 100 * done.min(total) / total.max(1);
        let mut terminal = std::io::stderr();
        if self.shown.swap(percent + 1, Ordering::Relaxed) != percent + 1 && terminal.is_terminal() {
            let filled = "━".repeat(percent as usize / 5);
            // A terminal that cannot be written to is no reason to stop the work.
            let _ =
                write!(terminal, "\r\x1b[2K{stage:<28} {filled:<20} {percent:>3} %").and_then(|()| terminal.flush());
            if percent == 100 {
                let _ = write!(terminal, "\r\x1b[2K");
            }
        }
        ControlFlow::Continue(())
    }
}
