//! Warnings about what a file lacks: judged on the whole network, not on single elements.

use super::super::store::OsmFile;
use crate::error::{Defect, ErrorKind, Place};
use crate::geo::Metric;
use crate::network::RawNetwork;

/// Below this many kilometres of walkable way there is hardly a neighbourhood in the file.
const FEW_KM: f64 = 5.0;
/// Below this many shops and services per walkable kilometre nobody has mapped them: a mapped European city has
/// about 7, Nanjing's centre about 4.
const FEW_PLACES_PER_KM: f64 = 0.5;

pub(super) fn add(file: &OsmFile, footways: usize, network: &mut RawNetwork) {
    let place = || Place::file(file.name());
    let walkable_km = kilometres(network);
    let report = &mut network.report;
    if footways == 0 {
        let message = "no footway, path, steps or square: the file was not mapped, or not cut, for walkers";
        report.push(
            Defect::warning(ErrorKind::Network, "no-footways", message)
                .with_value(format_args!("{walkable_km:.1} km of streets"))
                .at(place())
                .with_fix("give an extract with all kinds of highway=*"),
        );
    }
    if walkable_km < FEW_KM {
        report.push(
            Defect::warning(ErrorKind::Network, "few-ways", "there is hardly anything to walk on")
                .with_value(format_args!("{walkable_km:.1} km"))
                .at(place())
                .with_fix("give a larger or a better mapped extract"),
        );
    }
    let places = count_places(file);
    if (places as f64) < FEW_PLACES_PER_KM * walkable_km {
        let message = "hardly any shop or service is mapped: a missing one may only be unmapped";
        report.push(
            Defect::warning(ErrorKind::Empty, "few-places", message)
                .with_value(format_args!("{places} on {walkable_km:.1} km of ways"))
                .at(place())
                .with_fix("add the host's own table of facilities"),
        );
    }
}

fn kilometres(network: &RawNetwork) -> f64 {
    let position = |node: &u32| network.nodes[*node as usize].position;
    let metres = network.ways.iter().flat_map(|way| way.nodes.windows(2));
    metres.map(|pair| Metric::Ellipsoid.length_m(position(&pair[0]), position(&pair[1]))).sum::<f64>() / 1000.0
}

fn count_places(file: &OsmFile) -> usize {
    const KEYS: [&str; 6] = ["amenity", "shop", "healthcare", "craft", "office", "leisure"];
    // Street furniture, of which a well-mapped street has more than shops.
    const FURNITURE: [&str; 8] = [
        "bench",
        "waste_basket",
        "bicycle_parking",
        "parking",
        "parking_space",
        "parking_entrance",
        "shelter",
        "fountain",
    ];
    let tags = file.nodes().map(|node| node.tags()).chain(file.ways().map(|way| way.tags()));
    tags.filter(|t| KEYS.iter().any(|key| t.has(key)) && !t.is_any("amenity", &FURNITURE)).count()
}
