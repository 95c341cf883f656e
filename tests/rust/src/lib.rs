//! Runners that hold every door of lifecircle to the same golden cases.
