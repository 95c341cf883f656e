//! Hostile OpenStreetMap files: cut short, random, mutated beneath their checksums, and bombs.
//!
//! Each reader runs in a process of its own, so that what it costs can be measured and a crash is one line of a table.
//! Ours must never panic, never pass [`BOUND_MIB`], and end in an error that names a byte or in the rows that are good.
//! `osmpbf` reads the same files; what came of it is printed and stands in `core/docs/design.md`.
#![cfg(target_os = "linux")]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test stops at the first surprise")]

#[path = "osm/hostile.rs"]
mod hostile;
#[path = "osm/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::process::Command;

use lifecircle::error::ErrorKind;
use lifecircle::source::osm::{OsmFile, OsmReadOptions};
use osmpbf::{Element, ElementReader};

/// What reading any file may take, the store's own limit (64 MiB here) included.
const BOUND_MIB: u64 = 256;
const OPTIONS: OsmReadOptions = OsmReadOptions { memory_limit_bytes: 64 << 20 };
/// Names the reader and the group of files to the process that reads them.
const WORKER: &str = "LIFECIRCLE_HOSTILE_WORKER";

/// What became of a group of files.
#[derive(Debug, Default, PartialEq)]
struct Outcome {
    refused: u64,
    read: u64,
    panics: u64,
    peak_mib: u64,
}

/// Whether the file was read; complains when an error is not a good one.
fn ours(name: &str, bytes: &[u8]) -> bool {
    match OsmFile::read(bytes, &OPTIONS) {
        Ok(_) => true,
        Err(error) => {
            let kinds = [ErrorKind::Format, ErrorKind::Limit, ErrorKind::Empty];
            assert!(kinds.contains(&error.kind()), "{name}: {error}");
            assert!(!error.place().is_empty(), "{name}: {error}");
            false
        }
    }
}

/// Whether `osmpbf` read the file, every tag, reference and member of it.
fn theirs(_: &str, bytes: &[u8]) -> bool {
    let mut seen = 0usize;
    let read = ElementReader::new(bytes).for_each(|element| {
        seen += element.id_and_parts();
    });
    std::hint::black_box(seen);
    read.is_ok()
}

trait Parts {
    fn id_and_parts(&self) -> usize;
}

impl Parts for Element<'_> {
    fn id_and_parts(&self) -> usize {
        match self {
            Element::Node(n) => n.tags().count() + n.nano_lon() as usize % 2,
            Element::DenseNode(n) => n.tags().count() + n.nano_lon() as usize % 2,
            Element::Way(w) => w.tags().count() + w.refs().count(),
            Element::Relation(r) => r.tags().count() + r.members().filter(|m| m.role().is_ok()).count(),
        }
    }
}

/// Does the work when told to by the environment; otherwise there is nothing to do.
#[test]
fn worker() {
    let Ok(task) = std::env::var(WORKER) else { return };
    let (reader, group) = task.split_once(' ').unwrap();
    let read = if reader == "ours" { ours } else { theirs };
    std::panic::set_hook(Box::new(|_| {}));
    let files = hostile::files(group);
    let mut outcome = Outcome::default();
    for (name, bytes) in files {
        match std::panic::catch_unwind(|| read(&name, &bytes)) {
            Ok(true) => outcome.read += 1,
            Ok(false) => outcome.refused += 1,
            Err(why) => {
                outcome.panics += 1;
                let said = why.downcast_ref::<String>().cloned().or(why.downcast_ref::<&str>().map(|s| s.to_string()));
                eprintln!("{name}: {}", said.unwrap_or_default());
            }
        }
    }
    println!("outcome {} {} {} {}", outcome.refused, outcome.read, outcome.panics, peak_mib());
}

/// The most memory this process has held.
fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}

/// Reads a group of files in a process that is stopped at 4 GiB; an error says how it died.
fn run(reader: &str, group: &str) -> Result<Outcome, String> {
    let program = std::env::current_exe().unwrap();
    // Bombs are made here, where their size is not measured.
    let group = if group.starts_with("bomb") { hostile::write_bomb(group) } else { group.to_owned() };
    let output = Command::new("sh")
        .args(["-c", "ulimit -v 4194304; exec \"$0\" --exact worker --nocapture --test-threads 1"])
        .arg(program)
        .env(WORKER, format!("{reader} {group}"))
        .output()
        .unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    let complaints = String::from_utf8_lossy(&output.stderr);
    let Some((_, rest)) = text.split_once("outcome ") else {
        return Err(format!("{}: {}", output.status, complaints.lines().last().unwrap_or_default()));
    };
    let numbers: Vec<u64> = rest.split_whitespace().take(4).map(|n| n.parse().unwrap()).collect();
    if numbers[2] > 0 {
        println!("{reader}, {group}: {}", complaints.lines().take(5).collect::<Vec<_>>().join("; "));
    }
    Ok(Outcome { refused: numbers[0], read: numbers[1], panics: numbers[2], peak_mib: numbers[3] })
}

#[test]
fn hostile_files_neither_crash_nor_flood_the_reader() {
    let mut table = BTreeMap::new();
    for group in hostile::GROUPS {
        let ours = run("ours", group).unwrap_or_else(|died| panic!("{group}: {died}"));
        println!("{group}: ours {ours:?}, osmpbf {:?}", run("osmpbf", group));
        assert_eq!(ours.panics, 0, "{group}");
        assert!(ours.peak_mib <= BOUND_MIB, "{group}: {} MiB", ours.peak_mib);
        table.insert(group, ours);
    }
    // A cut between two blobs leaves a shorter file that is whole; no multiple of 997 bytes is one in Nanjing.
    assert_eq!(table["truncated"], Outcome { refused: 113, read: 0, panics: 0, peak_mib: table["truncated"].peak_mib });
    assert_eq!((table["random"].refused, table["random"].read), (256, 0));
    // Beneath the checksum some mutations only change a name or a coordinate, and the rest of the file is good.
    assert!(table["mutated"].read > 10 && table["mutated"].refused > 100, "{:?}", table["mutated"]);
}
