//! What is asked for on the command line.

/// What to measure, and on what.
pub(crate) struct Options {
    /// How many nodes the made cities have.
    pub(crate) nodes: Vec<usize>,
    /// How many facilities for each node.
    pub(crate) density: f64,
    /// A graph file to measure on instead.
    pub(crate) graph: Option<String>,
    /// Where to write the graph, to be read by other tools; nothing is measured then.
    pub(crate) write: Option<String>,
    /// A directory to write the answers to, to be compared with those of other tools.
    pub(crate) answers: Option<String>,
    /// Where to write the figures, one JSON object a line.
    pub(crate) record: Option<String>,
    /// Only stages whose names contain one of these.
    pub(crate) only: Vec<String>,
    /// How often each stage is run at most.
    pub(crate) repeat: usize,
}

impl Options {
    /// Whether a stage is asked for.
    pub(crate) fn asks(&self, stage: &str) -> bool {
        self.only.is_empty() || self.only.iter().any(|part| stage.contains(part))
    }
}

pub(crate) const USAGE: &str = "cargo bench -p lifecircle --bench city -- [--nodes N[,N...]] [--density SHARE] [--graph FILE] \
[--only STAGE ...] [--repeat N] [--record FILE] [--write FILE] [--answers DIRECTORY]";

/// Reads the command line, or says what is wrong with it.
pub(crate) fn read(mut arguments: impl Iterator<Item = String>) -> Result<Options, String> {
    let mut options = Options {
        nodes: vec![100_000],
        density: 0.03,
        graph: None,
        write: None,
        answers: None,
        record: None,
        only: Vec::new(),
        repeat: 5,
    };
    while let Some(name) = arguments.next() {
        // Cargo itself hands a bench this argument.
        if name == "--bench" {
            continue;
        }
        let value = arguments.next().ok_or_else(|| format!("{name} needs a value\n{USAGE}"))?;
        let wrong = || format!("{name} {value}: not a number\n{USAGE}");
        match name.as_str() {
            "--nodes" => {
                options.nodes = value.split(',').map(str::parse).collect::<Result<_, _>>().map_err(|_| wrong())?
            }
            "--density" => options.density = value.parse().map_err(|_| wrong())?,
            "--repeat" => options.repeat = value.parse().map_err(|_| wrong())?,
            "--graph" => options.graph = Some(value),
            "--write" => options.write = Some(value),
            "--answers" => options.answers = Some(value),
            "--record" => options.record = Some(value),
            "--only" => options.only.push(value),
            _ => return Err(format!("there is no option {name}\n{USAGE}")),
        }
    }
    Ok(options)
}
