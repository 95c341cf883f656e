//! Measures a stage: the shortest and the middle time of several runs, processor time, peak memory, throughput, work.
//!
//! Processor time is that of all threads; on a machine that does other work too it says more than the time passed.

use std::io::Write;
use std::time::Instant;

use lifecircle::reach::Work;

/// A stage is run again until it has taken this long, so that a short one is measured well and a long one once.
const ENOUGH_S: f64 = 2.0;

/// Prints one line for each stage, and writes it to a file for other programs when asked to.
pub(crate) struct Report {
    record: Option<std::fs::File>,
    subject: String,
    repeat: usize,
}

impl Report {
    /// A report that repeats each stage up to `repeat` times.
    pub(crate) fn new(record: Option<std::fs::File>, repeat: usize) -> Report {
        Report { record, subject: String::new(), repeat: repeat.max(1) }
    }

    /// Begins the table of a city.
    pub(crate) fn begin(&mut self, subject: &str) {
        self.subject = subject.to_owned();
        println!("\n{subject}");
        println!(
            "{:>38} {:>10} {:>10} {:>10} {:>9} {:>20}  work",
            "stage", "best", "median", "cpu", "peak", "throughput"
        );
    }

    /// Runs a stage and prints what it took; `count` and `unit` say what one run gets through.
    pub(crate) fn stage<T>(&mut self, name: &str, amount: (usize, &str), mut job: impl FnMut() -> T) -> T {
        let (result, runs) = self.timed(1, || (), &mut job);
        self.line(name, amount, &runs, None);
        result
    }

    /// A stage that counts its work, or fails.
    pub(crate) fn working<T, E>(
        &mut self,
        name: &str,
        amount: (usize, &str),
        work: impl Fn(&T) -> Work,
        mut job: impl FnMut() -> Result<T, E>,
    ) -> Result<T, E> {
        let (result, runs) = self.timed(1, || (), &mut job);
        self.line(name, amount, &runs, result.as_ref().ok().map(work));
        result
    }

    /// What `job` gives, and how long it took each time, `least` times however long it takes; `before` is run before each and
    /// not counted.
    pub(crate) fn timed<T>(&self, least: usize, mut before: impl FnMut(), job: &mut impl FnMut() -> T) -> (T, Runs) {
        forget_peak();
        let mut runs = Runs::default();
        loop {
            before();
            let result = runs.run(job);
            let (count, total_s) = (runs.wall_s.len(), runs.wall_s.iter().sum::<f64>());
            if count >= self.repeat || (count >= least && total_s > ENOUGH_S) {
                return (result, runs);
            }
        }
    }

    pub(crate) fn line(&mut self, name: &str, (count, unit): (usize, &str), runs: &Runs, work: Option<Work>) {
        let (best, median, cpu_s) = (runs.best_s(), runs.median_s(), runs.cpu_s);
        let per_second = format!("{} {unit}/s", short(count as f64 / best));
        let peak = peak_mb();
        let peak_mb = peak.map_or_else(|| "-".to_owned(), |mb| format!("{mb:.0} MB"));
        let counted = work.map_or_else(String::new, |work| {
            let settled_per_second = short(work.settled as f64 / best);
            format!("{} settled ({settled_per_second}/s), {} relaxed", work.settled, work.relaxed)
        });
        let (best_ms, median_ms, cpu_ms) = (best * 1e3, median * 1e3, cpu_s * 1e3);
        println!(
            "{name:>38} {best_ms:>7.1} ms {median_ms:>7.1} ms {cpu_ms:>7.1} ms {peak_mb:>9} {per_second:>20}  {counted}"
        );
        let (runs, peak_mb) = (runs.wall_s.len(), peak.unwrap_or(0.0));
        let (settled, relaxed) = work.map_or((0, 0), |work| (work.settled, work.relaxed));
        self.record(&format!(
            r#""tool":"lifecircle","stage":"{name}","best_s":{best},"median_s":{median},"cpu_s":{cpu_s},"runs":{runs},"count":{count},"unit":"{unit}","peak_mb":{peak_mb:.0},"settled":{settled},"relaxed":{relaxed}"#
        ));
    }

    pub(crate) fn record(&mut self, fields: &str) {
        if let Some(record) = &mut self.record {
            // A file that cannot be written to is no reason to lose the figures on the screen.
            let _ = writeln!(record, r#"{{"graph":"{}",{fields}}}"#, self.subject);
        }
    }
}

/// How long the runs of a stage took.
pub(crate) struct Runs {
    pub(crate) wall_s: Vec<f64>,
    /// Of all threads, in the run that took least.
    cpu_s: f64,
}

impl Default for Runs {
    fn default() -> Runs {
        Runs { wall_s: Vec::new(), cpu_s: f64::INFINITY }
    }
}

impl Runs {
    pub(crate) fn run<T>(&mut self, job: &mut impl FnMut() -> T) -> T {
        let (start, cpu_start_s) = (Instant::now(), cpu_s());
        let result = job();
        self.wall_s.push(start.elapsed().as_secs_f64());
        self.cpu_s = self.cpu_s.min(cpu_s() - cpu_start_s);
        result
    }

    pub(crate) fn best_s(&self) -> f64 {
        self.wall_s.iter().copied().fold(f64::INFINITY, f64::min)
    }

    fn median_s(&self) -> f64 {
        let mut sorted = self.wall_s.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[sorted.len() / 2]
    }
}

/// What the process's threads have run for until now, in seconds; 0 where the system does not say.
fn cpu_s() -> f64 {
    let Ok(tasks) = std::fs::read_dir("/proc/self/task") else { return 0.0 };
    let run_ns = |task: std::fs::DirEntry| {
        let line = std::fs::read_to_string(task.path().join("schedstat")).ok()?;
        line.split(' ').next()?.parse::<f64>().ok()
    };
    tasks.flatten().filter_map(run_ns).sum::<f64>() / 1e9
}

/// A number with its thousands: 12.3k, 45.6M.
fn short(number: f64) -> String {
    match number {
        n if n >= 1e9 => format!("{:.2}G", n / 1e9),
        n if n >= 1e6 => format!("{:.2}M", n / 1e6),
        n if n >= 1e4 => format!("{:.1}k", n / 1e3),
        n => format!("{n:.1}"),
    }
}

/// The most memory the process has held since [`forget_peak`], in MB; only Linux says.
pub(crate) fn peak_mb() -> Option<f64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().trim_end_matches(" kB").parse::<f64>().ok().map(|kb| kb / 1024.0)
}

/// Lets the peak begin anew at what is held now; where that cannot be done it is the peak of the whole run.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}
