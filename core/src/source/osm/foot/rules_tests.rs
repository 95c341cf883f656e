//! One test per rule of foot access.
#![allow(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use super::super::tags::Tags;
use super::super::testing::with_tags;
use super::highway::{Walkable, is_closed_road};
use super::{attributes, barrier, crossing, direction, gate, highway, numbers};
use crate::network::{BarrierKind, Crossing, Direction, EdgeAttributes, Gate, Passage, Surface, WayClass};

/// Tags as one line: `highway=footway foot=yes`.
fn ask<T>(line: &str, question: impl FnOnce(Tags<'_>) -> T) -> T {
    let tags: Vec<_> = line.split(' ').filter(|tag| !tag.is_empty()).map(|tag| tag.split_once('=').unwrap()).collect();
    with_tags(&tags, question)
}

fn walkable(line: &str) -> Option<Walkable> {
    ask(line, |tags| highway::walkable(tags, false))
}

fn ring(line: &str) -> Option<WayClass> {
    ask(line, |tags| highway::walkable(tags, true)).map(|found| found.class)
}

fn class(line: &str) -> Option<WayClass> {
    walkable(line).map(|found| found.class)
}

fn passage(line: &str) -> Option<Passage> {
    walkable(line).map(|found| found.passage)
}

fn attributes_of(line: &str) -> EdgeAttributes {
    ask(line, |tags| attributes::attributes(tags, highway::walkable(tags, false).unwrap(), Crossing::None))
}

fn gate_of(line: &str) -> Gate {
    ask(line, |tags| gate::role(tags).gate)
}

#[test]
fn every_walked_kind_of_way_has_its_class() {
    use WayClass::{Elevator, Footway, Indoor, MainStreet, Service, Steps, Street};
    let kinds = [
        ("footway path pedestrian living_street platform crossing", Footway),
        ("steps", Steps),
        ("elevator", Elevator),
        ("corridor", Indoor),
        ("residential unclassified tertiary tertiary_link road", Street),
        ("secondary secondary_link primary primary_link", MainStreet),
        ("service track", Service),
    ];
    for (names, expected) in kinds {
        for name in names.split(' ') {
            assert_eq!(class(&format!("highway={name}")), Some(expected), "{name}");
            assert_eq!(passage(&format!("highway={name}")), Some(Passage::Public), "{name}");
        }
    }
}

#[test]
fn driveways_and_parking_aisles_are_walked_like_any_service_way() {
    for kind in ["driveway", "parking_aisle", "alley", "drive-through"] {
        assert_eq!(class(&format!("highway=service service={kind}")), Some(WayClass::Service), "{kind}");
    }
}

#[test]
fn what_is_not_built_or_not_for_walkers_is_never_walked() {
    let kinds = "construction proposed planned abandoned disused razed raceway bus_guideway escape via_ferrata no";
    for kind in kinds.split(' ').chain(["an_invented_kind"]) {
        assert_eq!(class(&format!("highway={kind} foot=yes")), None, "{kind}");
    }
}

#[test]
fn motorways_trunks_and_bridleways_are_walked_only_where_told() {
    for kind in ["motorway", "motorway_link", "trunk", "trunk_link", "bridleway", "busway"] {
        assert_eq!(class(&format!("highway={kind}")), None, "{kind}");
        assert_eq!(class(&format!("highway={kind} access=yes")), None, "{kind}: access speaks of vehicles");
        for told in ["foot=yes", "foot=designated", "foot=permissive", "sidewalk=both", "sidewalk:left=yes"] {
            assert!(class(&format!("highway={kind} {told}")).is_some(), "{kind} {told}");
        }
        assert_eq!(class(&format!("highway={kind} sidewalk=no")), None, "{kind}");
    }
}

#[test]
fn a_motorroad_is_walked_only_where_told() {
    assert_eq!(class("highway=primary motorroad=yes"), None);
    assert_eq!(class("highway=primary motorroad=yes foot=yes"), Some(WayClass::MainStreet));
    assert_eq!(class("highway=primary motorroad=no"), Some(WayClass::MainStreet));
}

#[test]
fn a_cycleway_is_walked_only_where_told_or_shared() {
    assert_eq!(class("highway=cycleway"), None);
    for told in ["foot=yes", "foot=designated", "foot=permissive", "segregated=yes", "segregated=no", "sidewalk=right"]
    {
        assert_eq!(class(&format!("highway=cycleway {told}")), Some(WayClass::Footway), "{told}");
    }
    assert_eq!(class("highway=cycleway segregated=yes foot=no"), None);
    assert_eq!(class("highway=path bicycle=designated"), Some(WayClass::Footway), "a path is not a cycleway");
}

#[test]
fn each_access_value_has_its_passage() {
    let values = [
        ("yes designated permissive official discouraged limited", Some(Passage::Public)),
        ("destination customers delivery private permit members agricultural forestry", Some(Passage::EndOnly)),
        ("residents", Some(Passage::Residents)),
        ("no military emergency use_sidepath", None),
        ("unknown variable nonsense", Some(Passage::Public)),
    ];
    for (names, expected) in values {
        for value in names.split(' ') {
            assert_eq!(passage(&format!("highway=service access={value}")), expected, "access={value}");
            assert_eq!(passage(&format!("highway=service foot={value}")), expected, "foot={value}");
        }
    }
}

#[test]
fn of_several_values_the_first_that_says_something_counts() {
    assert_eq!(passage("highway=service access=variable;customers;no"), Some(Passage::EndOnly));
}

#[test]
fn foot_beats_access_and_vehicles_do_not_matter() {
    assert_eq!(passage("highway=path access=no foot=yes"), Some(Passage::Public));
    assert_eq!(passage("highway=path access=yes foot=no"), None);
    assert_eq!(passage("highway=path access=private foot=permissive"), Some(Passage::Public));
    assert_eq!(passage("highway=residential vehicle=no motor_vehicle=private bicycle=no"), Some(Passage::Public));
    assert_eq!(passage("highway=path access=private foot=unknown"), Some(Passage::EndOnly));
}

#[test]
fn a_pavement_of_its_own_takes_walkers_off_the_carriageway() {
    let dropped = [
        "sidewalk=separate",
        "foot=use_sidepath",
        "sidewalk:both=separate",
        "sidewalk:left=separate sidewalk:right=separate",
        "sidewalk:left=separate sidewalk:right=no",
        "sidewalk:left=none sidewalk:right=separate",
    ];
    for tags in dropped {
        assert_eq!(class(&format!("highway=tertiary {tags}")), None, "{tags}");
    }
    let kept = [
        "sidewalk=both",
        "sidewalk=none",
        "sidewalk:left=separate",
        "sidewalk:left=separate sidewalk:right=yes",
        "sidewalk=separate foot=yes",
    ];
    for tags in kept {
        assert_eq!(class(&format!("highway=tertiary {tags}")), Some(WayClass::Street), "{tags}");
    }
}

#[test]
fn platforms_and_piers_are_walked_ferries_and_running_tracks_are_not() {
    for tags in ["railway=platform", "public_transport=platform", "man_made=pier"] {
        assert_eq!(class(tags), Some(WayClass::Footway), "{tags}");
        assert_eq!(ring(tags), Some(WayClass::Area), "{tags}");
        assert_eq!(class(&format!("{tags} access=no")), None, "{tags}");
    }
    for tags in ["route=ferry", "route=ferry foot=yes", "leisure=track", "leisure=track foot=yes", "building=yes"] {
        assert_eq!(class(tags), None, "{tags}");
    }
}

#[test]
fn the_edge_of_a_square_is_an_area() {
    assert_eq!(ring("highway=pedestrian"), Some(WayClass::Area));
    assert_eq!(ring("highway=footway area=yes"), Some(WayClass::Area));
    assert_eq!(ring("highway=pedestrian area=no"), Some(WayClass::Footway));
    assert_eq!(ring("highway=footway"), Some(WayClass::Footway));
    assert_eq!(ring("highway=residential area=yes"), Some(WayClass::Street));
    assert_eq!(class("highway=pedestrian area=yes"), Some(WayClass::Footway), "an open line has no inside");
}

#[test]
fn ways_inside_buildings_are_indoor() {
    assert_eq!(class("highway=footway indoor=yes"), Some(WayClass::Indoor));
    assert_eq!(class("highway=footway indoor=no"), Some(WayClass::Footway));
    assert_eq!(class("highway=steps indoor=yes"), Some(WayClass::Steps), "stairs stay stairs");
    assert_eq!(attributes_of("highway=corridor level=2").layer, 2);
    assert_eq!(attributes_of("highway=corridor level=0;1").layer, 0);
    assert_eq!(attributes_of("highway=footway level=2").layer, 0, "a storey says nothing out of doors");
}

#[test]
fn oneway_binds_walkers_only_on_ways_of_their_own() {
    use Direction::{Backward, Both, Forward};
    let cases = [
        ("highway=residential oneway=yes", Both),
        ("highway=path oneway=yes", Both),
        ("highway=footway oneway=yes", Forward),
        ("highway=footway oneway=-1", Backward),
        ("highway=footway oneway=yes bicycle=yes", Both),
        ("highway=footway oneway=yes bicycle=no", Forward),
        ("highway=footway oneway=yes oneway:foot=no", Both),
        ("highway=residential oneway:foot=yes", Forward),
        ("highway=residential oneway:foot=-1", Backward),
        ("highway=path foot:backward=no", Forward),
        ("highway=path foot:forward=no", Backward),
        ("highway=path foot:forward=no foot:backward=no", Both),
    ];
    for (line, expected) in cases {
        assert_eq!(ask(line, direction::direction), expected, "{line}");
    }
}

#[test]
fn escalators_go_where_they_convey() {
    use Direction::{Backward, Both, Forward};
    let cases = [
        ("forward", Forward),
        ("backward", Backward),
        ("reversible", Both),
        ("yes", Both),
        ("yes oneway=yes", Forward),
        ("yes oneway=-1", Backward),
        ("backward oneway=yes", Backward),
    ];
    for (tags, expected) in cases {
        assert_eq!(attributes_of(&format!("highway=steps conveying={tags}")).direction, expected, "{tags}");
    }
}

#[test]
fn a_crossing_way_says_its_kind_or_takes_it_from_its_node() {
    use Crossing::{Marked, Signals, Unmarked};
    let of = |line: &str, at_node| ask(line, |tags| crossing::of_way(tags, at_node));
    let kinds = [
        ("crossing=traffic_signals", Signals),
        ("crossing=marked crossing:signals=yes", Signals),
        ("crossing=uncontrolled", Marked),
        ("crossing=zebra", Marked),
        ("crossing:markings=zebra", Marked),
        ("crossing=unmarked", Unmarked),
        ("crossing:markings=no", Unmarked),
        ("crossing:signals=no crossing=marked", Marked),
        ("", Marked),
    ];
    for (tags, expected) in kinds {
        for way in
            ["highway=footway footway=crossing", "highway=path path=crossing", "highway=cycleway cycleway=crossing"]
        {
            assert_eq!(of(&format!("{way} {tags}"), Crossing::None), expected, "{way} {tags}");
        }
    }
    assert_eq!(of("highway=footway footway=crossing", Signals), Signals);
    assert_eq!(of("highway=footway footway=crossing crossing=unmarked", Signals), Unmarked);
    assert_eq!(of("highway=footway footway=sidewalk", Signals), Crossing::None);
    assert_eq!(of("highway=residential crossing=zebra", Signals), Crossing::None);
}

#[test]
fn a_crossing_node_is_kept_and_says_its_kind() {
    let role = |line| ask(line, gate::role);
    assert_eq!(role("highway=crossing crossing=traffic_signals").crossing, Crossing::Signals);
    assert_eq!(role("highway=crossing").crossing, Crossing::Marked);
    assert_eq!(role("highway=traffic_signals crossing=yes").crossing, Crossing::Signals);
    assert_eq!(role("highway=traffic_signals").crossing, Crossing::None);
    assert!(role("highway=crossing").keep && !role("highway=traffic_signals").keep);
}

#[test]
fn doors_lifts_and_station_entrances_are_kept() {
    for line in ["entrance=yes", "entrance=main", "door=hinged", "highway=elevator", "railway=subway_entrance"] {
        assert!(ask(line, gate::role).keep, "{line}");
    }
    assert!(!ask("entrance=no", gate::role).keep);
    assert!(!ask("barrier=bollard", gate::role).keep);
}

#[test]
fn gates_and_what_stops_only_vehicles_are_open() {
    let barriers =
        "gate lift_gate swing_gate kissing_gate turnstile bollard block cycle_barrier stile kerb entrance yes";
    for barrier in barriers.split(' ') {
        assert_eq!(gate_of(&format!("barrier={barrier}")), Gate::Open, "{barrier}");
    }
}

#[test]
fn walls_and_locks_are_closed_unless_told() {
    for barrier in ["wall", "fence", "hedge", "city_wall", "retaining_wall"] {
        assert_eq!(gate_of(&format!("barrier={barrier}")), Gate::Closed, "{barrier}");
        assert_eq!(gate_of(&format!("barrier={barrier} foot=yes")), Gate::Open, "{barrier}");
    }
    assert_eq!(gate_of("barrier=gate locked=yes"), Gate::Closed);
    assert_eq!(gate_of("barrier=gate locked=yes access=yes"), Gate::Open);
    assert_eq!(gate_of("barrier=gate locked=yes access=customers"), Gate::Residents);
    assert_eq!(gate_of("barrier=gate locked=no"), Gate::Open);
}

#[test]
fn a_gates_access_says_who_passes() {
    let values = [
        ("yes permissive designated", Gate::Open),
        ("customers destination delivery permit members", Gate::Visitors),
        ("private residents", Gate::Residents),
        ("no military", Gate::Closed),
    ];
    for (names, expected) in values {
        for value in names.split(' ') {
            assert_eq!(gate_of(&format!("barrier=gate access={value}")), expected, "access={value}");
            assert_eq!(gate_of(&format!("barrier=lift_gate foot={value}")), expected, "foot={value}");
            assert_eq!(gate_of(&format!("entrance=yes access={value}")), expected, "door with access={value}");
        }
    }
    assert_eq!(gate_of("barrier=gate access=private foot=yes"), Gate::Open);
    assert_eq!(gate_of("barrier=gate access=yes foot=private"), Gate::Residents);
    assert_eq!(gate_of("amenity=cafe access=private"), Gate::Open, "neither gate nor door");
}

#[test]
fn steps_know_of_ramps() {
    assert_eq!(attributes_of("highway=steps").wheelchair, None);
    assert_eq!(attributes_of("highway=steps ramp=yes").wheelchair, Some(true));
    assert_eq!(attributes_of("highway=steps ramp=yes ramp:wheelchair=no").wheelchair, Some(false));
    assert_eq!(attributes_of("highway=steps ramp:stroller=yes").wheelchair, None);
    assert_eq!(attributes_of("highway=footway wheelchair=no").wheelchair, Some(false));
    assert_eq!(attributes_of("highway=footway wheelchair=limited").wheelchair, None);
}

#[test]
fn surfaces_fall_into_three_classes() {
    let of = |value: &str| attributes_of(&format!("highway=path surface={value}")).surface;
    for value in ["asphalt", "concrete:plates", "paving_stones:30", "wood"] {
        assert_eq!(of(value), Surface::Paved, "{value}");
    }
    for value in ["sett", "cobblestone:flattened", "fine_gravel", "compacted"] {
        assert_eq!(of(value), Surface::Rough, "{value}");
    }
    for value in ["ground", "grass", "sand", "mud"] {
        assert_eq!(of(value), Surface::Unpaved, "{value}");
    }
    assert_eq!(of("lava"), Surface::Unknown);
}

#[test]
fn bridges_and_tunnels_leave_the_ground() {
    let level = |line: &str| {
        let found = attributes_of(line);
        (found.layer, found.grade_separated)
    };
    assert_eq!(level("highway=footway"), (0, false));
    assert_eq!(level("highway=footway bridge=yes"), (1, true));
    assert_eq!(level("highway=footway bridge=viaduct layer=2"), (2, true));
    assert_eq!(level("highway=footway tunnel=yes"), (-1, true));
    assert_eq!(level("highway=footway tunnel=building_passage"), (0, false));
    assert_eq!(level("highway=footway bridge=no tunnel=no layer=x"), (0, false));
}

#[test]
fn slopes_need_a_unit() {
    let near = |text: &str, slope: f32| (numbers::incline(text).unwrap() - slope).abs() < 1e-6;
    assert!(near("5%", 0.05) && near("-8 %", -0.08) && near("45°", 1.0));
    for text in ["up", "down", "5", "", "%", "nan%", "inf%", "1e9%", "90°", "500%", "--5%"] {
        assert_eq!(numbers::incline(text), None, "{text}");
    }
}

#[test]
fn widths_are_metres_unless_they_say_otherwise() {
    for (text, metres) in [("2", 2.0), ("2.5 m", 2.5), ("150 cm", 1.5), ("6'", 1.8288), ("6' 6\"", 1.9812)] {
        assert!((numbers::metres(text).unwrap() - metres).abs() < 1e-5, "{text}");
    }
    for text in ["", "wide", "0", "-1", "1000", "nan", "1,5", "m", "'"] {
        assert_eq!(numbers::metres(text), None, "{text}");
    }
}

#[test]
fn water_rail_motorways_and_walls_on_the_ground_are_barriers() {
    use BarrierKind::{Motorway, Rail, Wall, Water};
    let cases = [
        ("waterway=river", Some(Water)),
        ("waterway=canal", Some(Water)),
        ("waterway=stream", None),
        ("waterway=river tunnel=culvert", None),
        ("waterway=canal bridge=aqueduct", None),
        ("natural=water", Some(Water)),
        ("waterway=riverbank", Some(Water)),
        ("natural=coastline", Some(Water)),
        ("natural=water covered=yes", None),
        ("railway=rail", Some(Rail)),
        ("railway=subway tunnel=yes", None),
        ("railway=light_rail bridge=viaduct layer=1", None),
        ("railway=rail layer=-1", None),
        ("railway=tram", None),
        ("railway=abandoned", None),
        ("highway=motorway", Some(Motorway)),
        ("highway=trunk", Some(Motorway)),
        ("highway=trunk bridge=yes", None),
        ("highway=primary motorroad=yes", Some(Motorway)),
        ("highway=primary foot=no", None),
        ("barrier=wall", Some(Wall)),
        ("barrier=fence", Some(Wall)),
        ("barrier=hedge", None),
        ("barrier=kerb", None),
    ];
    for (line, expected) in cases {
        assert_eq!(ask(line, barrier::of_way), expected, "{line}");
    }
}

#[test]
fn a_trunk_with_pavements_is_no_barrier() {
    for tags in ["foot=yes", "sidewalk=both", "sidewalk=separate"] {
        assert!(!ask(&format!("highway=trunk {tags}"), is_closed_road), "{tags}");
    }
}
