//! The command line.

use std::path::PathBuf;

use lifecircle::error::Error;
use lifecircle::geo::BoundingBox;
use lifecircle::study::Extent;

const USAGE: &str = "usage: city_map [CITY.osm.pbf] [--out DIR] [--extent W,S,E,N] [--walker NAME]";

/// What the example was asked to do.
pub(crate) struct Args {
    pub(crate) city: PathBuf,
    /// Whether the city is the bundled one.
    pub(crate) bundled: bool,
    pub(crate) out: PathBuf,
    pub(crate) extent: Option<Extent>,
    pub(crate) walker: String,
}

impl Args {
    pub(crate) fn parse(mut words: impl Iterator<Item = String>) -> Result<Args, Box<dyn std::error::Error>> {
        let data = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/data");
        let nanjing = PathBuf::from(data).join("cn_nanjing_xinjiekou_2021/nanjing_xinjiekou.osm.pbf");
        let (out, walker) = (PathBuf::from("out/city_map"), "adult".to_string());
        let mut args = Args { city: nanjing, bundled: true, out, extent: None, walker };
        while let Some(word) = words.next() {
            let mut value = || words.next().ok_or_else(|| format!("{word} needs a value; {USAGE}"));
            match word.as_str() {
                "--out" => args.out = value()?.into(),
                "--walker" => args.walker = value()?,
                "--extent" => args.extent = Some(extent(&value()?)?),
                "--help" | "-h" => return Err(USAGE.into()),
                other if other.starts_with('-') => return Err(format!("unknown option {other}; {USAGE}").into()),
                _ => (args.city, args.bundled) = (word.into(), false),
            }
        }
        Ok(args)
    }

    /// What the city is called on the map.
    pub(crate) fn title(&self) -> (String, String) {
        if self.bundled {
            return ("南京市中心（新街口—鼓楼）".into(), "Central Nanjing (Xinjiekou to Gulou)".into());
        }
        let name = self.city.file_name().map_or_else(String::new, |n| n.to_string_lossy().into_owned());
        let name = name.trim_end_matches(".pbf").trim_end_matches(".osm").to_string();
        (name.clone(), name)
    }
}

fn extent(text: &str) -> Result<Extent, Box<dyn std::error::Error>> {
    let numbers: Result<Vec<f64>, _> = text.split(',').map(|n| n.trim().parse()).collect();
    let boxed = match numbers.as_deref() {
        Ok([w, s, e, n]) => BoundingBox::new(*w, *s, *e, *n).map_err(|e: Error| e.to_string())?,
        _ => return Err(format!("--extent takes west,south,east,north in degrees, not {text:?}").into()),
    };
    Ok(Extent::from_box(boxed))
}
