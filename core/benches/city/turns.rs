//! Two stages in turns.

use lifecircle::reach::Work;

use crate::measure::{Report, Runs};

/// Two stages are compared by so many runs at least, if that many are asked for: the first of them meets memory the system has
/// yet to find, and how dear that is says more about the system.
const TURNS: usize = 3;

impl Report {
    /// [`Report::working`], each run after one of `other`, and how they compare: what is compared has to have had the same minute.
    pub(crate) fn working_after<T, E>(
        &mut self,
        [name, other_name]: [&str; 2],
        amount: (usize, &str),
        work: impl Fn(&T) -> Work,
        mut job: impl FnMut() -> Result<T, E>,
        mut other: impl FnMut() -> Result<T, E>,
    ) -> Result<T, E> {
        let mut others = Runs::default();
        let (result, runs) = self.timed(TURNS, || others.run(&mut other).map_or((), drop), &mut job);
        self.line(name, amount, &runs, result.as_ref().ok().map(work));
        let (best, other_best) = (runs.best_s(), others.best_s());
        let (ratio, first, other_ms) = (best / other_best, runs.wall_s[0] / others.wall_s[0], other_best * 1e3);
        println!(
            "{:>38} {ratio:.2} of {other_name}, {other_ms:.1} ms when run in turns; the first time {first:.2}",
            ""
        );
        self.record(&format!(r#""tool":"{other_name}, in turns","stage":"{name}","best_s":{other_best}"#));
        result
    }
}
