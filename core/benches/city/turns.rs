//! Two stages in turns.

use lifecircle::reach::Work;

use crate::measure::{Report, Runs};

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
        let (result, runs) = self.timed(|| others.run(&mut other).map_or((), drop), &mut job);
        self.line(name, amount, &runs, result.as_ref().ok().map(work));
        let (best, other_best) = (runs.best_s(), others.best_s());
        println!("{:>38} {:.2} of {other_name}, {:.1} ms when run in turns", "", best / other_best, other_best * 1e3);
        self.record(&format!(r#""tool":"{other_name}, in turns","stage":"{name}","best_s":{other_best}"#));
        result
    }
}
