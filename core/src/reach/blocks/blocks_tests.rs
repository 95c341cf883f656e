//! However the graph is cut, however wide the vectors and however many the threads: one answer.

use proptest::prelude::*;

use super::cut::Shape;
use super::solve::{Answer, Question};
use crate::machine::vectors::Width;
use crate::network::{Attachment, NodeId, Passage};
use crate::progress::NoProgress;
use crate::reach::batch::Side;
use crate::reach::engine_tests::in_pool;
use crate::reach::scene::{Scene, drawings};
use crate::reach::{Places, nearest, nearest_at_nodes, nearest_times, nearest_times_at_nodes};

fn by(question: &Question<'_>, shape: Shape, width: Width) -> Answer {
    question.answer_by(shape, width, &NoProgress).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn every_cut_and_width_gives_the_same_table(
        drawing in drawings(), ranked: bool, nodes: bool, region in 1usize..40, tile_bits in 0u32..4, count in 0usize..60,
    ) {
        let Scene { timed, origins, targets, groups, horizon, .. } = &drawing.scene();
        let groups: Vec<Vec<u32>> = groups.iter().cycle().take(count).cloned().collect();
        let origins = Some(if nodes { Side::Nodes } else { Side::Places(origins) });
        let question = Question { timed, origins, targets, groups: &groups, horizon: *horizon, ranked };
        let whole = question.answer(&NoProgress).unwrap();
        let cut = Shape::tiny(region, tile_bits);
        let narrow = by(&question, cut, Width::all()[0]);
        prop_assert_eq!(&narrow.table, &whole.table);
        for width in Width::all() {
            let answer = by(&question, cut, width);
            prop_assert_eq!(&answer.table, &whole.table);
            prop_assert_eq!(answer.work, narrow.work);
        }
    }

    #[test]
    fn a_group_gets_the_same_alone_as_among_many(drawing in drawings(), count in 1usize..110) {
        let Scene { timed, origins, targets, groups, horizon, .. } = &drawing.scene();
        let many: Vec<Vec<u32>> = groups.iter().cycle().take(count).cloned().collect();
        let near = nearest(timed, origins, targets, &many, *horizon, &NoProgress).unwrap();
        let times = nearest_times(timed, origins, targets, &many, *horizon, &NoProgress).unwrap();
        prop_assert_eq!((near.group_count(), times.origin_count()), (count, origins.len()));
        for (g, group) in many.iter().enumerate() {
            let alone = nearest(timed, origins, targets, std::slice::from_ref(group), *horizon, &NoProgress).unwrap();
            prop_assert!(near.column(g).eq(alone.column(0)));
            prop_assert!(times.column(g).eq(alone.column(0).map(|found| found.map(|(ticks, _)| ticks))));
        }
        prop_assert_eq!((near.column(count).len(), near.get(0, origins.len())), (0, None));
    }

    /// A walk from a node begins on any edge that touches it.
    #[test]
    fn a_node_is_an_origin_with_a_door_at_the_end_of_each_of_its_edges(drawing in drawings()) {
        let Scene { network, timed, targets, groups, horizon, .. } = &drawing.scene();
        let (edges, nodes) = (network.edges(), (0..network.node_count() as u32).map(NodeId));
        let doors = nodes.map(|node| {
            let at = |edge: &crate::network::EdgeId| {
                let length = edges.length_m[edge.index()];
                let ends = [(edges.from[edge.index()], 0.0), (edges.to[edge.index()], length)];
                let here = ends.into_iter().filter(move |(end, _)| *end == node);
                here.map(|(_, chainage_m)| Attachment { edge: *edge, chainage_m, link_m: 0.0, point: network.position(node) })
                    .collect::<Vec<_>>()
            };
            network.incident(node).iter().flat_map(at).collect::<Vec<_>>()
        });
        let at_ends = Places::new(timed, doors);
        let by_doors = nearest(timed, &at_ends, targets, groups, *horizon, &NoProgress).unwrap();
        let at_nodes = nearest_at_nodes(timed, targets, groups, *horizon, &NoProgress).unwrap();
        let times = nearest_times_at_nodes(timed, targets, groups, *horizon, &NoProgress).unwrap();
        let is_odd = |edge: &crate::network::EdgeId| {
            edges.attributes[edge.index()].passage == Passage::Residents || edges.length_m[edge.index()] == 0.0
        };
        for node in 0..network.node_count() {
            for group in 0..groups.len() {
                prop_assert_eq!(times.get(group, node), at_nodes.get(group, node).map(|(ticks, _)| ticks));
                // No door may stand at a residents' gate, but a walk may begin there; and an edge without length is all
                // at its start, even if it may not be walked that way.
                if !network.incident(NodeId(node as u32)).iter().any(is_odd) {
                    prop_assert_eq!(at_nodes.get(group, node), by_doors.get(group, node));
                }
            }
        }
    }

    #[test]
    fn neither_the_answer_nor_the_work_depends_on_the_threads(drawing in drawings(), region in 1usize..12) {
        let Scene { timed, origins, targets, groups, horizon, .. } = &drawing.scene();
        let origins = Some(Side::Places(origins));
        let question = Question { timed, origins, targets, groups, horizon: *horizon, ranked: true };
        let answer = || by(&question, Shape::tiny(region, 1), Width::widest());
        let one = in_pool(1, answer);
        for threads in [2, 8] {
            let other = in_pool(threads, answer);
            prop_assert_eq!((&other.table, other.work), (&one.table, one.work));
        }
    }
}
