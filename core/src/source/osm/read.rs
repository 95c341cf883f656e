//! Reading a file: three sweeps, each keeping only what the one before asked for.

use std::fs::File;
use std::io::{Cursor, Read, Seek};
use std::path::Path;

use super::blob::{BlobKind, BlobReader};
use super::header::Header;
use super::store::OsmFile;
use super::sweep::Sweep;
use crate::error::{DataReport, Defect, Error, ErrorKind, Place};
use crate::geo::BoundingBox;
use crate::progress::{NoProgress, Progress};

/// How a file is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OsmReadOptions {
    /// How large the store may grow, in bytes; a file that needs more is refused. 4 GiB unless set.
    pub memory_limit_bytes: u64,
}

impl Default for OsmReadOptions {
    fn default() -> Self {
        OsmReadOptions { memory_limit_bytes: 4 << 30 }
    }
}

impl OsmFile {
    /// The store read from a file on disk.
    ///
    /// # Errors
    ///
    /// As [`OsmFile::read_from`], with the path as the name.
    pub fn open(path: impl AsRef<Path>, options: &OsmReadOptions) -> Result<OsmFile, Error> {
        let path = path.as_ref();
        let name = path.display().to_string();
        match File::open(path) {
            Ok(file) => OsmFile::read_from(file, &name, options, &NoProgress),
            Err(e) => Err(Error::new(ErrorKind::Io, e.to_string())
                .at(Place::file(name))
                .with_fix("check the path and that the file may be read")),
        }
    }

    /// The store read from the bytes of a file.
    ///
    /// # Errors
    ///
    /// As [`OsmFile::read_from`].
    ///
    /// # Examples
    ///
    /// ```
    /// use lifecircle::error::ErrorKind;
    /// use lifecircle::source::osm::OsmFile;
    ///
    /// let refused = OsmFile::read(b"<?xml version='1.0'?><osm/>", &Default::default()).unwrap_err();
    /// assert_eq!(refused.kind(), ErrorKind::Format);
    /// ```
    pub fn read(bytes: &[u8], options: &OsmReadOptions) -> Result<OsmFile, Error> {
        OsmFile::read_from(Cursor::new(bytes), "bytes in memory", options, &NoProgress)
    }

    /// The store read from `input`, called `name` in reports.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Empty`] when there is not one byte;
    /// - [`ErrorKind::Format`] when the file is truncated, damaged, not PBF, a history file, or compressed with
    ///   anything but zlib; the place says at which byte;
    /// - [`ErrorKind::Limit`] when a block passes the format's 32 MiB or the store [`OsmReadOptions::memory_limit_bytes`];
    /// - [`ErrorKind::Io`] when reading fails; [`ErrorKind::Cancelled`] when `progress` asks to stop.
    ///
    /// A bad element is never an error: it is left out and named in [`OsmFile::report`].
    ///
    /// # Performance
    ///
    /// Each block is inflated twice, once to learn what it holds. Only one inflated block is in memory at a time.
    pub fn read_from(
        input: impl Read + Seek,
        name: &str,
        options: &OsmReadOptions,
        progress: &dyn Progress,
    ) -> Result<OsmFile, Error> {
        let mut blobs = BlobReader::new(input, name)?;
        let index = blobs.index()?;
        let mut report = DataReport::default();
        let bounds = read_header(&mut blobs, &index, name, &mut report)?;
        let data = index.into_iter().filter(|blob| blob.kind == BlobKind::Data).collect();
        let mut sweep = Sweep::new(blobs, data, name, report, options, progress);
        sweep.relations()?;
        sweep.ways()?;
        sweep.nodes()?;
        let mut file = sweep.finish();
        file.bounds = bounds;
        check_bounds(&mut file);
        Ok(file)
    }
}

/// Features this reader knows; a file may require no other.
const KNOWN_FEATURES: [&str; 3] = ["OsmSchema-V0.6", "DenseNodes", "LocationsOnWays"];

fn read_header<R: Read + Seek>(
    blobs: &mut BlobReader<R>,
    index: &[super::blob::BlobAt],
    name: &str,
    report: &mut DataReport,
) -> Result<Option<BoundingBox>, Error> {
    let Some(first) = index.first() else { return Ok(None) };
    let mut raw = Vec::new();
    blobs.inflate(first, &mut raw)?;
    let header = Header::parse(&raw).map_err(|m| blobs.malformed(first.offset, m))?;
    if let Some(unknown) = header.required.iter().find(|f| !KNOWN_FEATURES.contains(&f.as_str())) {
        return Err(Error::new(ErrorKind::Format, "the file requires a feature this reader does not have")
            .with_value(unknown)
            .at(Place::file(name))
            .with_fix("write a plain extract, without history, with `osmium cat`"));
    }
    let Some([west, east, north, south]) = header.bounds else {
        report.push(
            Defect::note(ErrorKind::Format, "no-bounds", "the file does not say which box it covers")
                .at(Place::file(name))
                .with_fix("state the extent; otherwise it is inferred from places and buildings"),
        );
        return Ok(None);
    };
    let [west, south, east, north] = [west, south, east, north].map(|nano| nano as f64 / 1e9);
    let bounds = BoundingBox::new(west, south, east, north);
    if let Err(error) = &bounds {
        report.push(
            Defect::warning(ErrorKind::Coordinate, "bad-bounds", "the box the file says it covers is no box")
                .with_value(error.value().unwrap_or_default())
                .at(Place::file(name))
                .with_fix("state the extent"),
        );
    }
    Ok(bounds.ok())
}

/// Writers that cut a file often forget to change its box, and some write the whole world.
fn check_bounds(file: &mut OsmFile) {
    let Some(bounds) = file.bounds else { return };
    let positions = (0..file.node_ids.len()).filter_map(|slot| file.slot_position(slot));
    let (mut inside, mut all, mut around) = (0u64, 0u64, None::<BoundingBox>);
    for position in positions.chain(file.nodes().map(|node| node.position())) {
        all += 1;
        inside += u64::from(bounds.contains(position));
        around = BoundingBox::around(around.iter().flat_map(|b| [b.south_west, b.north_east]).chain([position]));
    }
    let Some(around) = around else { return };
    let too_small = inside * 2 < all;
    // A box four times as wide and high as all the data in it is not the box the data was cut with.
    let width = |b: &BoundingBox| b.north_east.lon() - b.south_west.lon();
    let height = |b: &BoundingBox| b.north_east.lat() - b.south_west.lat();
    let too_large = width(&bounds) > 4.0 * width(&around) && height(&bounds) > 4.0 * height(&around);
    if too_small || too_large {
        let [sw, ne] = [bounds.south_west, bounds.north_east];
        file.report.push(
            Defect::warning(
                ErrorKind::Coordinate,
                "doubtful-bounds",
                "the box the file says it covers does not fit its nodes",
            )
            .with_value(format_args!("{sw},{ne}: {inside} of {all} nodes inside"))
            .at(Place::file(&file.name))
            .with_fix("state the extent"),
        );
    }
}
