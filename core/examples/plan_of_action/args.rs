//! The command line.

const USAGE: &str = "usage: plan_of_action [CITY.osm.pbf | FACILITIES.csv] [ACTIONS.toml] [--out DIR]";

/// What the example was asked to do.
#[derive(Default)]
pub(crate) struct Args {
    /// A city, or a table of the facilities of the town.
    pub(crate) place: Option<String>,
    pub(crate) actions: Option<String>,
    /// Where the map is written.
    pub(crate) out: Option<String>,
}

impl Args {
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Args, String> {
        let mut args = Args::default();
        while let Some(word) = words.next() {
            match word.as_str() {
                "--out" => args.out = Some(words.next().ok_or(USAGE)?),
                option if option.starts_with('-') => return Err(format!("unknown option {option}; {USAGE}")),
                file if file.ends_with(".toml") => args.actions = Some(word),
                _ => args.place = Some(word),
            }
        }
        Ok(args)
    }
}
