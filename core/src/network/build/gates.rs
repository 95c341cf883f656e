//! Gates: a node somebody may not pass becomes edges that carry the rule.
//!
//! A gate node is cut: each stretch that ends at it gets an end of its own, and an edge of no length leads from there to
//! the gate. Who passes the gate walks two such edges. At a closed gate the stretches simply end.

use super::draft::{Draft, Stretch};
use crate::error::{Defect, ErrorKind, Place};
use crate::network::{EdgeAttributes, Gate, Passage, WayClass};

/// One end of a stretch: the node it stands on, the stretch, and whether it is the end it is drawn to.
type StretchEnd = (u32, u32, bool);

impl Draft<'_> {
    /// Cuts the network at its gates.
    pub(super) fn cut_at_gates(&mut self) {
        if self.nodes.gate.iter().all(|gate| *gate == Gate::Open) {
            return;
        }
        let mut ends: Vec<StretchEnd> = Vec::new();
        for (index, [from, to]) in (0u32..).zip(&self.ends) {
            for (node, is_to) in [(*from, false), (*to, true)] {
                if self.nodes.gate(node) != Gate::Open {
                    ends.push((node, index, is_to));
                }
            }
        }
        ends.sort_unstable();
        for ends in ends.chunk_by(|a, b| a.0 == b.0) {
            self.cut_at_gate(ends);
        }
    }

    fn cut_at_gate(&mut self, ends: &[StretchEnd]) {
        let gate = ends[0].0;
        if ends.len() > 2 {
            self.report_gate_at_junction(gate, ends.len());
        }
        let passage = match self.nodes.gate(gate) {
            // Nothing to pass: the way ends at the gate.
            _ if ends.len() == 1 => return self.nodes.keep(gate),
            Gate::Closed | Gate::Open => None,
            Gate::Visitors => Some(Passage::EndOnly),
            Gate::Residents => Some(Passage::Residents),
        };
        // Contraction must not make one edge of the two that lead through a gate, nor bridge a closed one.
        self.nodes.keep(gate);
        // A closed gate has no middle: the first stretch keeps the node, the others get one each.
        let keeps_node = usize::from(passage.is_none());
        for &(_, stretch, is_to) in &ends[keeps_node..] {
            let stub = self.nodes.add_like(gate);
            if self.open_ends.contains(&gate) {
                self.open_ends.insert(stub);
            }
            self.ends[stretch as usize][usize::from(is_to)] = stub;
            if let Some(passage) = passage {
                self.add_passage(stub, gate, passage);
            }
        }
    }

    fn add_passage(&mut self, from: u32, to: u32, passage: Passage) {
        let attributes = EdgeAttributes { class: WayClass::Gate, passage, ..EdgeAttributes::default() };
        let source_id = self.nodes.id[to as usize];
        let kind = self.kinds.number_of(&attributes);
        self.stretches.push(Stretch { length_m: 0.0, source_id, way: None, kind });
        self.ends.push([from, to]);
    }

    fn report_gate_at_junction(&mut self, gate: u32, ways: usize) {
        let message = "a gate stands where several ways meet; it is taken to stand between all of them";
        self.report.push(
            Defect::warning(ErrorKind::Network, "gate-at-junction", message)
                .with_value(ways)
                .at(Place::object(format!("node {}", self.nodes.id[gate as usize])))
                .with_fix("move the gate onto the way that it closes"),
        );
    }
}
